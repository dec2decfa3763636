using Dashboard.Data;
using Dashboard.Domain.Articles;
using Dashboard.Domain.People;
using Dashboard.Domain.Stories;
using Dashboard.Realtime;
using Dashboard.Web.Features;
using Dashboard.Web.Features.Articles;
using Dashboard.Web.Features.Stories;
using Dashboard.Web.Pipeline;
using Dashboard.Web.Sources;
using Dashboard.Web.Watching;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dashboard.Web.Tests.Support;

/// <summary>Everything but the screens and doors, over a real database: commands, pipeline and feed as the program wires them.</summary>
public sealed class Newsroom : IAsyncDisposable
{
    public static readonly Actor Editor = new("ana", "Ana", Role.Editor);

    // One for all, as nodes share their keys.
    private static readonly IDataProtectionProvider s_seal = new EphemeralDataProtectionProvider();

    private readonly string _folder = Directory.CreateTempSubdirectory("dashboard-test-").FullName;
    private readonly ServiceProvider _services;

    /// <param name="postgres">Connection string of a PostgreSQL database; null for a new SQLite file.</param>
    /// <param name="time">The clock; null for the real one.</param>
    /// <param name="settings">Configuration beyond the defaults.</param>
    public Newsroom(string? postgres = null, TimeProvider? time = null, Dictionary<string, string?>? settings = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = postgres is null ? "sqlite" : "postgres",
            ["ConnectionStrings:Dashboard"] = postgres ?? $"Data Source={Path.Combine(_folder, "test.db")}",
        }).AddInMemoryCollection(settings ?? []).Build();
        _services = new ServiceCollection().AddLogging().AddSingleton(s_seal).AddSingleton<IConfiguration>(configuration).AddSingleton(time ?? TimeProvider.System)
            .AddDashboardData(configuration).AddDashboardRealtime(configuration).AddPipeline(configuration).AddSources().AddWatching().AddFeatures()
            .BuildServiceProvider();
        using var db = Open();
        db.Database.Migrate();
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public DashboardDbContext Open() => Get<IDbContextFactory<DashboardDbContext>>().CreateDbContext();

    public Task<Story> CreateStoryAsync(string title = "Reservoir") => Get<CreateStory>().HandleAsync(Editor, new(title));

    public async Task<Article> ReceiveAsync(Story story, string text) =>
        (await Get<ReceiveArticle>().HandleAsync(Editor, story.Id, System.Text.Encoding.UTF8.GetBytes(text), new ReceivedWith("text/plain"))).Article;

    /// <summary>Takes everything in the queue through the pipeline.</summary>
    public async Task AnalyseAllAsync()
    {
        while (await Get<PipelineQueue>().TakeAsync(default) is { } receipt)
            await Get<StoryPipeline>().RunAsync(receipt, default);
    }

    /// <summary>Starts the workers, relay and sweeper as the host would.</summary>
    public async Task StartAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
            await service.StartAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
            await service.StopAsync(default);
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
