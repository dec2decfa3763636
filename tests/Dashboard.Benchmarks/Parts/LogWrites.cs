using System.Diagnostics;
using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Stories;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Benchmarks.Parts;

/// <summary>Writes to a story's log, one by one and from 64 writers, beside one-row commits of bare SQLite with the same guarantees.</summary>
internal static class LogWrites
{
    private const int Rounds = 7;
    private const int Writes = 300;
    private const int Writers = 64;

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("dashboard-bench-").FullName;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Dashboard"] = $"Data Source={Path.Combine(folder, "log.db")}",
        }).Build();
        var services = new ServiceCollection().AddDashboardData(configuration).AddLogging().BuildServiceProvider();
        await using var endServices = services.ConfigureAwait(false);
        var db = await services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync().ConfigureAwait(false);
        await using (db.ConfigureAwait(false))
            await db.Database.MigrateAsync().ConfigureAwait(false);
        var log = services.GetRequiredService<StoryLog>();
        var actor = new Actor("writer", "Writer", Role.Editor);
        var story = new Story { Id = Ids.New(), Slug = "log", Title = "Log", CreatedAt = DateTimeOffset.UtcNow };
        await log.CreateAsync(story, actor, _ => Task.FromResult(true), default).ConfigureAwait(false);
        Task WriteAsync() => log.WriteAsync(story.Id, actor, write => Task.FromResult(write.Add(LogKinds.NoteAdded, new Note
        {
            Id = Ids.New(), StoryId = story.Id, Text = new string('n', 300), AuthorId = actor.Id, AuthorName = actor.Name, WrittenAt = write.Now,
        })));

        using var raw = new SqliteConnection($"Data Source={Path.Combine(folder, "raw.db")}");
        await raw.OpenAsync().ConfigureAwait(false);
        Run(raw, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE Rows (Id TEXT PRIMARY KEY, Text TEXT)");
        void WriteRaw() => Run(raw, $"INSERT INTO Rows VALUES ('{Ids.New()}', '{new string('n', 500)}')");

        // Warm before anything counts.
        for (var write = 0; write < Writes; write++)
        {
            await WriteAsync().ConfigureAwait(false);
            WriteRaw();
        }
        var (ones, many, bare) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            ones.Add(await RateAsync(async () =>
            {
                for (var write = 0; write < Writes; write++)
                    await WriteAsync().ConfigureAwait(false);
            }).ConfigureAwait(false));
            bare.Add(await RateAsync(() =>
            {
                for (var write = 0; write < Writes; write++)
                    WriteRaw();
                return Task.CompletedTask;
            }).ConfigureAwait(false));
            many.Add(await RateAsync(() => Parallel.ForAsync(0, Writes, new ParallelOptions { MaxDegreeOfParallelism = Writers }, async (_, _) => await WriteAsync().ConfigureAwait(false))).ConfigureAwait(false));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"durable writes per second, median of {Rounds} interleaved rounds of {Writes} (min-max), warm:"));
        Console.WriteLine($"  story log, one writer      {Figures.Range(ones, "0")}   {Figures.Range([.. ones.Zip(bare, (ours, theirs) => ours / theirs)], "0.00")} of bare SQLite");
        Console.WriteLine($"  story log, {Writers} writers     {Figures.Range(many, "0")}   {Figures.Range([.. many.Zip(bare, (ours, theirs) => ours / theirs)], "0.00")} of bare SQLite");
        Console.WriteLine($"  bare SQLite, one row each  {Figures.Range(bare, "0")}");
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task<double> RateAsync(Func<Task> writes)
    {
        var began = Stopwatch.GetTimestamp();
        await writes().ConfigureAwait(false);
        return Writes / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static void Run(SqliteConnection connection, string words)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Made of our own ids and letters.
        command.CommandText = words;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
