using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Sources;
using Dashboard.Web.Pipeline;
using Dashboard.Web.Sources;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Watching;

/// <summary>Which pages are due. Only those have a moment in their row, and the query goes by it: what is not due costs nothing.</summary>
public sealed class WatchQueue(IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, HostTurns turns, WatchSignals signals, TimeProvider time)
    : VisitQueue<PageWatch>(contexts, gate, turns, time), IVisitQueue<PageLook, LookOutcome>
{
    /// <summary>Takes pages that are due, the longest overdue first, one for each site.</summary>
    public async Task<IReadOnlyList<PageLook>> TakeAsync(int most, CancellationToken stop)
    {
        await using var db = await Contexts.CreateDbContextAsync(stop);
        if (await LeaseAsync(db, most, stop) is not var (lease, turns))
            return [];
        try
        {
            var now = Time.GetUtcNow();
            var taken = await db.PageWatches.AsNoTracking().Where(row => row.LeasedUntil >= now && row.LeasedBy == lease)
                .Join(db.Articles.AsNoTracking(), row => row.ArticleId, article => article.Id, (row, article) => new { row, article })
                .Select(pair => new { pair.row, pair.article, Rests = !db.Stories.Any(story => story.Id == pair.article.StoryId && !story.Archived && story.WatchPages) })
                .ToListAsync(stop);
            return [.. taken.Select(one => turns.Remove(one.row.ArticleId, out var turn) ? new PageLook(one.row, one.article, one.Rests, lease, turn) : null).OfType<PageLook>()];
        }
        finally
        {
            foreach (var turn in turns.Values)
                turn.Dispose();
        }
    }

    /// <summary>Enters what came of looks and gives their leases back, in one transaction.</summary>
    public async Task FinishAsync(IReadOnlyList<LookOutcome> outcomes, CancellationToken stop)
    {
        var ids = outcomes.Select(outcome => outcome.ArticleId).ToList();
        using (await Gate.EnterAsync(stop))
        {
            await using var db = await Contexts.CreateDbContextAsync(stop);
            var rows = await db.PageWatches.Where(row => ids.Contains(row.ArticleId)).ToDictionaryAsync(row => row.ArticleId, stop);
            foreach (var outcome in outcomes)
            {
                // Taken over meanwhile: then it is not ours to enter.
                if (rows.TryGetValue(outcome.ArticleId, out var row) && row.LeasedBy == outcome.Lease)
                    outcome.EnterInto(row);
            }
            await db.SaveChangesAsync(stop);
        }
        signals.Raise(ids);
    }

    protected override IQueryable<Due> DueAt(DashboardDbContext db, DateTimeOffset now, IReadOnlyCollection<string> busy) =>
        db.PageWatches.AsNoTracking()
            .Where(row => row.NextAt <= now && (row.LeasedUntil == null || row.LeasedUntil < now) && !busy.Contains(row.Host))
            .OrderBy(row => row.NextAt).Select(row => new Due(row.ArticleId, row.Host));

    protected override IQueryable<PageWatch> StillDue(DashboardDbContext db, IReadOnlyList<string> ids, DateTimeOffset now) =>
        db.PageWatches.Where(row => ids.Contains(row.ArticleId) && row.NextAt <= now);
}
