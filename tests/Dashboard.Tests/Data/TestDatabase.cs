using Dashboard.Data;
using Dashboard.Data.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Data;

/// <summary>A real SQLite file of its own for one test.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dashboard-test-").FullName;
    private readonly ServiceProvider _services;

    public TestDatabase()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Dashboard"] = $"Data Source={Path.Combine(_folder, "test.db")}",
        }).Build();
        _services = new ServiceCollection().AddDashboardData(configuration).AddLogging().BuildServiceProvider();
        using var db = Open();
        db.Database.Migrate();
    }

    public StoryLog Log => _services.GetRequiredService<StoryLog>();

    public StorySignals Signals => _services.GetRequiredService<StorySignals>();

    public LogVerifier Verifier => _services.GetRequiredService<LogVerifier>();

    public DashboardDbContext Open() => _services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
