using Dashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Moderation;

/// <summary>Notices holds that ended by themselves and those of other nodes. Looks at a small table, and only while somebody on this node wants to know.</summary>
public sealed partial class HoldWatcher(IDbContextFactory<DashboardDbContext> contexts, HoldSignals signals, TimeProvider time, ILogger<HoldWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_look, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!signals.HasListeners)
                continue;
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LookFailed(logger, error);
            }
        }
    }

    /// <summary>Tells what changed since the last look.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var live = await db.CommentHolds.AsNoTracking().Where(hold => hold.Until > now).ToDictionaryAsync(hold => hold.CommentId, cancel);
        foreach (var told in signals.Told.Where(told => !live.ContainsKey(told.CommentId)))
            signals.Raise(told with { Hold = null });
        foreach (var hold in live.Values)
            signals.Raise(new HoldChange(hold.StoryId, hold.CommentId, HoldComment.View(hold)));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Looking who works on which comment failed; trying again")]
    private static partial void LookFailed(ILogger logger, Exception error);
}
