using System.Collections.Concurrent;
using Dashboard.Data;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Admin;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Features.Stories;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Dashboard.Web.Tests.Support;

/// <summary>The real program on a real port with screens and doors, over a SQLite file of its own; empty at first.</summary>
public sealed class DashboardHost : IAsyncDisposable
{
    public const string Password = "seven lamps on a wet quay";

    private readonly string _folder = Directory.CreateTempSubdirectory("dashboard-host-").FullName;
    private readonly Dictionary<string, string> _settings;
    private Factory _factory;

    /// <param name="settings">Configuration beyond the defaults, with colons.</param>
    public DashboardHost(params (string Name, string Value)[] settings)
    {
        _settings = settings.ToDictionary(setting => setting.Name, setting => setting.Value);
        _settings.TryAdd("Doors:HashRounds", "1000");
        _settings["ConnectionStrings:Dashboard"] = $"Data Source={Database}";
        _factory = Start();
    }

    public string Database => Path.Combine(_folder, "test.db");

    /// <summary>Moves the time of the program; its timers go on as they were.</summary>
    public MovableClock Clock { get; } = new();

    /// <summary>Everything the program logged.</summary>
    public ConcurrentQueue<string> Logged { get; } = new();

    public Uri Address => _factory.ClientOptions.BaseAddress;

    public T Get<T>() where T : notnull => _factory.Services.GetRequiredService<T>();

    public DashboardDbContext Open() => Get<IDbContextFactory<DashboardDbContext>>().CreateDbContext();

    /// <summary>Ends the program and starts it again on the same files.</summary>
    public async Task RestartAsync()
    {
        await _factory.DisposeAsync();
        _factory = Start();
    }

    /// <summary>Somebody with an account; their e-mail address is <c>name@newsroom.example</c>.</summary>
    public async Task<KnownPerson> PersonAsync(string name, Role role) =>
        (await Get<ManagePeople>().CreateAsync(Actor.Program, new($"{name.ToLowerInvariant()}@newsroom.example", name, role, Password))).Person;

    public Task<CreatedKey> KeyAsync(Role role, params string[] stories) => Get<ManageKeys>().CreateAsync(Actor.Program, new("Bot", role, stories));

    /// <summary>A browser that nobody has signed in with.</summary>
    public Browser Browser() => new(Address);

    /// <summary>A new person's browser, signed in.</summary>
    public async Task<(KnownPerson Person, Browser Browser)> SignedInAsync(string name = "Ana", Role role = Role.Editor)
    {
        var person = await PersonAsync(name, role);
        var browser = Browser();
        var answer = await browser.SignInAsync(person.Email, Password);
        Assert.Equal(302, (int)answer.StatusCode);
        return (person, browser);
    }

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private Factory Start()
    {
        var factory = new Factory(_settings, Clock, Logged);
        factory.UseKestrel(0);
        factory.StartServer();
        return factory;
    }

    // Any public class of the program names its assembly.
    private sealed class Factory(Dictionary<string, string> settings, TimeProvider clock, ConcurrentQueue<string> logged) : WebApplicationFactory<CreateStory>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSolutionRelativeContentRoot("", "*.sln");
            builder.UseEnvironment("Production");
            foreach (var (name, value) in settings)
                builder.UseSetting(name, value);
            builder.ConfigureServices(services => services.AddSingleton(clock));
            builder.ConfigureLogging(logging => logging.AddFilter<ConsoleLoggerProvider>(null, LogLevel.Warning).AddProvider(new Keep(logged)));
        }
    }

    private sealed class Keep(ConcurrentQueue<string> logged) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            logged.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
        public void Dispose()
        {
        }
    }
}

/// <summary>A clock that can be set forward.</summary>
public sealed class MovableClock : TimeProvider
{
    private TimeSpan _ahead;

    public void Forward(TimeSpan time) => _ahead += time;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
}
