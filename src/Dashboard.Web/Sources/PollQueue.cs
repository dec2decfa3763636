using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Sources;
using Dashboard.Domain.Sources;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Sources;

/// <summary>Which sources are due.</summary>
public sealed class PollQueue(IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, HostTurns turns, SourceSignals signals, TimeProvider time)
    : VisitQueue<SourcePolling>(contexts, gate, turns, time), IVisitQueue<Visit, VisitOutcome>
{
    /// <summary>Longer than a visit can last; a source whose node died is visited by another one after that.</summary>
    public static readonly TimeSpan Lease = VisitLease.Length;

    /// <summary>Takes sources that are due, the longest overdue first, one for each site.</summary>
    public async Task<IReadOnlyList<Visit>> TakeAsync(int most, CancellationToken stop)
    {
        await using var db = await Contexts.CreateDbContextAsync(stop);
        if (await LeaseAsync(db, most, stop) is not var (lease, turns))
            return [];
        try
        {
            var now = Time.GetUtcNow();
            var taken = await db.SourcePollings.AsNoTracking().Where(row => row.LeasedUntil >= now && row.LeasedBy == lease)
                .Join(db.Sources.AsNoTracking(), row => row.SourceId, source => source.Id, (row, source) => new { row, source }).ToListAsync(stop);
            return [.. taken.Select(pair => turns.Remove(pair.source.Id, out var turn) ? new Visit(pair.source, pair.row, lease, turn) : null).OfType<Visit>()];
        }
        finally
        {
            foreach (var turn in turns.Values)
                turn.Dispose();
        }
    }

    /// <summary>Says that a visit goes on.</summary>
    /// <returns>False when it was taken over meanwhile: then it is no longer ours.</returns>
    public async Task<bool> RenewAsync(Visit visit, CancellationToken stop)
    {
        var until = Time.GetUtcNow() + Lease;
        using (await Gate.EnterAsync(stop))
        {
            await using var db = await Contexts.CreateDbContextAsync(stop);
            return await db.SourcePollings.Where(row => row.SourceId == visit.Source.Id && row.LeasedBy == visit.Lease)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeasedUntil, until), stop) > 0;
        }
    }

    /// <summary>Enters what came of visits and gives their leases back, in one transaction.</summary>
    public async Task FinishAsync(IReadOnlyList<VisitOutcome> outcomes, CancellationToken stop)
    {
        var ids = outcomes.Select(outcome => outcome.SourceId).ToList();
        using (await Gate.EnterAsync(stop))
        {
            await using var db = await Contexts.CreateDbContextAsync(stop);
            var rows = await db.SourcePollings.Where(row => ids.Contains(row.SourceId)).ToDictionaryAsync(row => row.SourceId, stop);
            var minutes = await db.Sources.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Minutes, stop);
            foreach (var outcome in outcomes)
            {
                // Taken over meanwhile, or removed: then it is not ours to enter.
                if (rows.TryGetValue(outcome.SourceId, out var row) && row.LeasedBy == outcome.Lease && minutes.TryGetValue(outcome.SourceId, out var interval))
                    outcome.EnterInto(row, TimeSpan.FromMinutes(interval));
            }
            await db.SaveChangesAsync(stop);
        }
        signals.Raise();
    }

    protected override IQueryable<Due> DueAt(DashboardDbContext db, DateTimeOffset now, IReadOnlyCollection<string> busy) =>
        db.SourcePollings.AsNoTracking()
            .Where(row => row.NextAt <= now && (row.LeasedUntil == null || row.LeasedUntil < now) && !busy.Contains(row.Host))
            .Join(
                db.Sources.Where(source => source.State == SourceState.Active
                    && (source.StoryId == Source.WholeDesk || db.Stories.Any(story => story.Id == source.StoryId && !story.Archived))),
                row => row.SourceId, source => source.Id, (row, source) => row)
            .OrderBy(row => row.NextAt).Select(row => new Due(row.SourceId, row.Host));

    protected override IQueryable<SourcePolling> StillDue(DashboardDbContext db, IReadOnlyList<string> ids, DateTimeOffset now) =>
        db.SourcePollings.Where(row => ids.Contains(row.SourceId) && row.NextAt <= now);
}
