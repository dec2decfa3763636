using Dashboard.Data.Log;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dashboard.Data;

public static class DataServices
{
    /// <summary>The database, chosen by <c>Database:Provider</c>, and the story log.</summary>
    /// <exception cref="InvalidOperationException">The provider or the connection string is not usable; the message says why.</exception>
    public static IServiceCollection AddDashboardData(this IServiceCollection services, IConfiguration configuration)
    {
        var provider = ProviderOf(configuration);
        var connection = configuration.GetConnectionString("Dashboard") is { Length: > 0 } given
            ? given
            : throw new InvalidOperationException("ConnectionStrings__Dashboard is empty. Example: Data Source=data/dashboard.db");
        if (provider == DatabaseProvider.Sqlite)
        {
            MakeFolder(connection);
            services.AddPooledDbContextFactory<SqliteDashboardDbContext>(options => options
                .UseSqlite(connection).AddInterceptors(new SqlitePragmas()));
            services.AddSingleton<IDbContextFactory<DashboardDbContext>, Factory<SqliteDashboardDbContext>>();
        }
        else
        {
            services.AddPooledDbContextFactory<PostgreSqlDashboardDbContext>(options => options.UseNpgsql(connection));
            services.AddSingleton<IDbContextFactory<DashboardDbContext>, Factory<PostgreSqlDashboardDbContext>>();
        }
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContext());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new WriteGate(provider));
        services.AddSingleton<StorySignals>();
        services.AddSingleton<StoryLog>();
        services.AddSingleton<LogVerifier>();
        services.AddSingleton<StoryLookup>();
        return services;
    }

    public static DatabaseProvider ProviderOf(IConfiguration configuration) => configuration["Database:Provider"] switch
    {
        null or "" or "sqlite" => DatabaseProvider.Sqlite,
        "postgres" => DatabaseProvider.Postgres,
        var other => throw new InvalidOperationException($"Database__Provider is \"{other}\"; it can be sqlite or postgres."),
    };

    private static void MakeFolder(string connection)
    {
        var file = new SqliteConnectionStringBuilder(connection).DataSource;
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
    }

    private sealed class Factory<T>(IDbContextFactory<T> inner) : IDbContextFactory<DashboardDbContext> where T : DashboardDbContext
    {
        public DashboardDbContext CreateDbContext() => inner.CreateDbContext();
    }
}
