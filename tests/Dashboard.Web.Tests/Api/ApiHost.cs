using System.Collections.Concurrent;
using Dashboard.Data;
using Dashboard.Data.People;
using Dashboard.Domain;
using Dashboard.Domain.People;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Features.Stories;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Dashboard.Web.Tests.Api;

/// <summary>The real program on a real port over a database of its own, with one key for each role.</summary>
public sealed class ApiHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dashboard-api-").FullName;
    private readonly ConcurrentDictionary<string, string> _keys = new();
    private Factory? _factory;

    private string Connection => $"Data Source={Path.Combine(_folder, "test.db")}";

    /// <summary>The database and what belongs to it.</summary>
    public IEnumerable<string> DatabaseFiles => Directory.EnumerateFiles(_folder, "test.db*");

    /// <summary>Configuration beyond the defaults; to be set before the start.</summary>
    public Dictionary<string, string> Settings { get; } = new() { ["Limits:ApiPerSecond"] = "0" };

    /// <summary>The clock of the program: the real one, until it is moved.</summary>
    public MovedClock Clock { get; } = new();

    /// <summary>What the program has written to its log.</summary>
    public ConcurrentQueue<string> Written { get; } = new();

    public Uri Address => _factory!.ClientOptions.BaseAddress;

    public T Get<T>() where T : notnull => _factory!.Services.GetRequiredService<T>();

    public async Task<DashboardDbContext> OpenAsync() => await Get<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync();

    public async Task InitializeAsync()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Dashboard"] = Connection }).Build();
        await using (var services = new ServiceCollection().AddDashboardData(configuration).BuildServiceProvider())
        await using (var db = services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContext())
        {
            await db.Database.MigrateAsync();
            foreach (var role in Enum.GetValues<Role>())
                _keys[role.ToString()] = AddKey(db, role.ToString(), role);
            await db.SaveChangesAsync();
        }
        Start();
    }

    /// <summary>Ends the program and starts it again on the same files, at another port.</summary>
    public async Task RestartAsync()
    {
        await _factory!.DisposeAsync();
        Start();
    }

    private void Start()
    {
        _factory = new Factory(Connection, Settings, Clock, Written);
        _factory.UseKestrel(0);
        _factory.StartServer();
    }

    /// <summary>A client with the key of a role.</summary>
    public ApiClient As(Role role) => With(_keys[role.ToString()]);

    /// <summary>A client with a key; with none when it is null.</summary>
    public ApiClient With(string? key)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Address, "/api/v1/"), Timeout = TimeSpan.FromMinutes(2) };
        if (key is not null)
            http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return new ApiClient(http);
    }

    public string KeyOf(Role role) => _keys[role.ToString()];

    /// <summary>A new key that may touch some stories only.</summary>
    public async Task<(string Id, string Key)> NewKeyAsync(Role role, params string[] stories)
    {
        await using var db = await OpenAsync();
        var key = AddKey(db, "Bot", role, stories);
        var id = db.ApiKeys.Local.Single().Id;
        await db.SaveChangesAsync();
        await Get<PeopleDirectory>().RefreshAsync();
        return (id, key);
    }

    private static string AddKey(DashboardDbContext db, string name, Role role, params string[] stories)
    {
        var key = KeySecrets.NewKey();
        db.ApiKeys.Add(new ApiKey { Id = Ids.New(), Name = name, Role = role, Hash = KeySecrets.HashOf(key), Stories = stories, CreatedAt = DateTimeOffset.UtcNow });
        return key;
    }

    public async Task DisposeAsync()
    {
        await _factory!.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    // Any public class of the program names its assembly.
    private sealed class Factory(string connection, Dictionary<string, string> settings, TimeProvider clock, ConcurrentQueue<string> written) : WebApplicationFactory<CreateStory>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("ConnectionStrings:Dashboard", connection);
            foreach (var (name, value) in settings)
                builder.UseSetting(name, value);
            builder.ConfigureLogging(logging => logging.AddFilter<ConsoleLoggerProvider>(null, LogLevel.Warning));
            builder.ConfigureTestServices(services => services.AddSingleton(clock).AddSingleton<ILoggerProvider>(new Logbook(written)));
        }
    }

    private sealed class Logbook(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}

/// <summary>The real clock, put forward.</summary>
public sealed class MovedClock : TimeProvider
{
    private TimeSpan _by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _by;

    public void Pass(TimeSpan time) => _by += time;
}

[CollectionDefinition(Name)]
public sealed class ApiCollection : ICollectionFixture<ApiHost>
{
    public const string Name = "API";
}
