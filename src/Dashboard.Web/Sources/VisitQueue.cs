using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Pipeline;
using Dashboard.Data.Sources;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Sources;

internal static class VisitLease
{
    /// <summary>Longer than a visit can last; what a node that died had taken is visited by another one after that.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(30);
}

/// <summary>
/// Which visits are due. Rows are leased, so that two nodes never visit the same thing, nor one site at the same time; leases are
/// taken and given back in batches: a round in which nothing changed costs a few small writes for all visits together.
/// </summary>
/// <typeparam name="TRow">The books of what is visited.</typeparam>
public abstract class VisitQueue<TRow>(IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, HostTurns turns, TimeProvider time) where TRow : LeasedVisit
{
    protected IDbContextFactory<DashboardDbContext> Contexts { get; } = contexts;
    protected WriteGate Gate { get; } = gate;
    protected TimeProvider Time { get; } = time;

    private readonly string _node = $"{Worker.Name}/{Guid.NewGuid():N}/";
    private long _batch;

    /// <summary>Something that is due.</summary>
    /// <param name="Id">Of its row.</param>
    /// <param name="Host">Its site.</param>
    protected sealed record Due(string Id, string Host);

    /// <summary>What is due, the longest overdue first. Several of one site may be due; only one of them can go now, so more are read than wanted.</summary>
    protected abstract IQueryable<Due> DueAt(DashboardDbContext db, DateTimeOffset now, IReadOnlyCollection<string> busy);

    /// <summary>Those of the rows that nobody holds and that are still due.</summary>
    protected abstract IQueryable<TRow> StillDue(DashboardDbContext db, IReadOnlyList<string> ids, DateTimeOffset now);

    /// <summary>Leases what is due, one for each site.</summary>
    /// <returns>The name of the lease, and the turns at the sites by the ids of the rows; whoever takes a turn out of it disposes it. Null when nothing is due.</returns>
    protected async Task<(string Lease, Dictionary<string, IDisposable> Turns)?> LeaseAsync(DashboardDbContext db, int most, CancellationToken stop)
    {
        var now = Time.GetUtcNow();
        var held = new Dictionary<string, IDisposable>();
        try
        {
            foreach (var row in await DueAt(db, now, turns.Busy).Take(most * 8).ToListAsync(stop))
            {
                if (held.Count == most)
                    break;
                if (turns.TryEnter(row.Host) is { } turn)
                    held[row.Id] = turn;
            }
            if (held.Count == 0)
                return null;
            var ids = held.Keys.ToList();
            var lease = _node + Interlocked.Increment(ref _batch).ToString(CultureInfo.InvariantCulture);
            using (await Gate.EnterAsync(stop))
            {
                await using var transaction = await db.Database.BeginTransactionAsync(stop);
                await SiteLock.HoldAsync(db, stop);
                // Another node may be at the same site, for a source, for a watched page, or for one that was received.
                await StillDue(db, ids, now)
                    .Where(row => (row.LeasedUntil == null || row.LeasedUntil < now)
                        && !db.SourcePollings.Any(other => other.Host == row.Host && other.LeasedBy != lease && other.LeasedUntil >= now)
                        && !db.PageWatches.Any(other => other.Host == row.Host && other.LeasedBy != lease && other.LeasedUntil >= now)
                        && !db.Receipts.Any(page => page.Host == row.Host && page.State == ReceiptState.Working && page.LeasedUntil >= now))
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeasedBy, lease).SetProperty(row => row.LeasedUntil, now + VisitLease.Length), stop);
                await transaction.CommitAsync(stop);
            }
            var kept = held;
            held = [];
            return (lease, kept);
        }
        finally
        {
            foreach (var turn in held.Values)
                turn.Dispose();
        }
    }

    /// <summary>Frees what processes of this machine held that are no more: it need not wait for the end of the lease.</summary>
    public async Task FreeDeadAsync(CancellationToken stop)
    {
        await using var db = await Contexts.CreateDbContextAsync(stop);
        var now = Time.GetUtcNow();
        var holders = await db.Set<TRow>().Where(row => row.LeasedBy != null && row.LeasedUntil >= now).Select(row => row.LeasedBy).Distinct().ToListAsync(stop);
        var dead = holders.FindAll(holder => !holder!.StartsWith(_node, StringComparison.Ordinal) && Worker.IsDead(holder));
        if (dead.Count == 0)
            return;
        using (await Gate.EnterAsync(stop))
        {
            await db.Set<TRow>().Where(row => row.LeasedUntil >= now && dead.Contains(row.LeasedBy))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeasedBy, (string?)null).SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null), stop);
        }
    }
}
