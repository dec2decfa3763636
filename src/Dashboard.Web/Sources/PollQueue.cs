using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Pipeline;
using Dashboard.Data.Sources;
using Dashboard.Domain.Sources;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Sources;

/// <summary>
/// Which sources are due. Rows are leased, so that two nodes never visit the same source, nor one site at the same time; leases are
/// taken and given back in batches: a round in which nothing changed costs a few small writes for all sources together.
/// </summary>
public sealed class PollQueue(IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, HostTurns turns, SourceSignals signals, TimeProvider time)
{
    /// <summary>Longer than a visit can last; a source whose node died is visited by another one after that.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private readonly string _node = $"{Worker.Name}/{Guid.NewGuid():N}/";
    private long _batch;

    /// <summary>Takes sources that are due, the longest overdue first, one for each site.</summary>
    public async Task<IReadOnlyList<Visit>> TakeAsync(int most, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(stop);
        var held = new Dictionary<string, IDisposable>();
        try
        {
            var ids = new List<string>();
            foreach (var row in await DueAsync(db, now, most, stop))
            {
                if (ids.Count == most)
                    break;
                if (turns.TryEnter(row.Host) is not { } turn)
                    continue;
                held[row.SourceId] = turn;
                ids.Add(row.SourceId);
            }
            if (ids.Count == 0)
                return [];
            var lease = _node + Interlocked.Increment(ref _batch).ToString(CultureInfo.InvariantCulture);
            using (await gate.EnterAsync(stop))
            {
                await using var transaction = await db.Database.BeginTransactionAsync(stop);
                await SiteLock.HoldAsync(db, stop);
                await db.SourcePollings
                    .Where(row => ids.Contains(row.SourceId) && row.NextAt <= now && (row.LeasedUntil == null || row.LeasedUntil < now)
                        && !db.SourcePollings.Any(other => other.Host == row.Host && other.SourceId != row.SourceId && other.LeasedUntil >= now)
                        && !db.Receipts.Any(page => page.Host == row.Host && page.State == ReceiptState.Working && page.LeasedUntil >= now))
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeasedBy, lease).SetProperty(row => row.LeasedUntil, now + Lease), stop);
                await transaction.CommitAsync(stop);
            }
            var taken = await db.SourcePollings.AsNoTracking().Where(row => row.LeasedBy == lease)
                .Join(db.Sources.AsNoTracking(), row => row.SourceId, source => source.Id, (row, source) => new { row, source }).ToListAsync(stop);
            return [.. taken.Select(pair => held.Remove(pair.source.Id, out var turn) ? new Visit(pair.source, pair.row, lease, turn) : null).OfType<Visit>()];
        }
        finally
        {
            foreach (var turn in held.Values)
                turn.Dispose();
        }
    }

    /// <summary>Says that a visit goes on.</summary>
    /// <returns>False when it was taken over meanwhile: then it is no longer ours.</returns>
    public async Task<bool> RenewAsync(Visit visit, CancellationToken stop)
    {
        var until = time.GetUtcNow() + Lease;
        using (await gate.EnterAsync(stop))
        {
            await using var db = await contexts.CreateDbContextAsync(stop);
            return await db.SourcePollings.Where(row => row.SourceId == visit.Source.Id && row.LeasedBy == visit.Lease)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeasedUntil, until), stop) > 0;
        }
    }

    /// <summary>Enters what came of visits and gives their leases back, in one transaction.</summary>
    public async Task FinishAsync(IReadOnlyList<VisitOutcome> outcomes, CancellationToken stop)
    {
        var ids = outcomes.Select(outcome => outcome.SourceId).ToList();
        using (await gate.EnterAsync(stop))
        {
            await using var db = await contexts.CreateDbContextAsync(stop);
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

    /// <summary>Frees what processes of this machine held that are no more: their sources need not wait for the end of the lease.</summary>
    public async Task FreeDeadAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var now = time.GetUtcNow();
        var holders = await db.SourcePollings.Where(row => row.LeasedBy != null && row.LeasedUntil >= now).Select(row => row.LeasedBy).Distinct().ToListAsync(stop);
        var dead = holders.FindAll(holder => !holder!.StartsWith(_node, StringComparison.Ordinal) && Worker.IsDead(holder));
        if (dead.Count == 0)
            return;
        using (await gate.EnterAsync(stop))
        {
            await db.SourcePollings.Where(row => dead.Contains(row.LeasedBy))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeasedBy, (string?)null).SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null), stop);
        }
    }

    private sealed record DueRow(string SourceId, string Host);

    // Several of one site may be due; only one of them can go now, so more rows are read than wanted.
    private Task<List<DueRow>> DueAsync(DashboardDbContext db, DateTimeOffset now, int most, CancellationToken stop)
    {
        var busy = turns.Busy;
        return db.SourcePollings.AsNoTracking()
            .Where(row => row.NextAt <= now && (row.LeasedUntil == null || row.LeasedUntil < now) && !busy.Contains(row.Host))
            .Join(
                db.Sources.Where(source => source.State == SourceState.Active
                    && (source.StoryId == Source.WholeDesk || db.Stories.Any(story => story.Id == source.StoryId && !story.Archived))),
                row => row.SourceId, source => source.Id, (row, source) => row)
            .OrderBy(row => row.NextAt).Select(row => new DueRow(row.SourceId, row.Host)).Take(most * 8).ToListAsync(stop);
    }
}
