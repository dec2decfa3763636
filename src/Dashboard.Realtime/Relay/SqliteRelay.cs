using Dashboard.Data;
using Dashboard.Data.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dashboard.Realtime.Relay;

/// <summary>
/// Notices what another process, such as the command line, wrote to the same SQLite file. <c>PRAGMA data_version</c> costs
/// microseconds and changes with every commit of another connection.
/// </summary>
internal sealed partial class SqliteRelay(
    IDbContextFactory<DashboardDbContext> contexts, StorySignals signals, TimeProvider time, ILogger<SqliteRelay> logger) : BackgroundService
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var known = new Dictionary<string, long>();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var db = await contexts.CreateDbContextAsync(stoppingToken).ConfigureAwait(false);
                await using var disposeDb = db.ConfigureAwait(false);
                await db.Database.OpenConnectionAsync(stoppingToken).ConfigureAwait(false);
                await WatchAsync(db, known, stoppingToken).ConfigureAwait(false);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LookFailed(logger, error);
                await Task.Delay(TimeSpan.FromSeconds(2), time, stoppingToken).ConfigureAwait(false);
            }
        }
    }

    private async Task WatchAsync(DashboardDbContext db, Dictionary<string, long> known, CancellationToken stop)
    {
        var seen = -1L;
        using var timer = new PeriodicTimer(s_look, time);
        do
        {
            var version = await db.Database.SqlQueryRaw<long>("SELECT data_version AS Value FROM pragma_data_version")
                .SingleAsync(stop).ConfigureAwait(false);
            if (version == seen)
                continue;
            seen = version;
            foreach (var story in await db.Stories.AsNoTracking().Select(story => new { story.Id, story.LastSequence }).ToListAsync(stop).ConfigureAwait(false))
            {
                if (known.TryGetValue(story.Id, out var sequence) && sequence == story.LastSequence)
                    continue;
                known[story.Id] = story.LastSequence;
                signals.Raise(story.Id, story.LastSequence);
            }
        }
        while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Looking for changes of other processes failed; trying again")]
    private static partial void LookFailed(ILogger logger, Exception error);
}
