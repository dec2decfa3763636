using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Moderation;
using Dashboard.Data.Sources;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.DecisionOutlets;

/// <summary>Decisions of one outlet that one node sends now.</summary>
public sealed record DecisionBatch(DecisionOutlet Outlet, IReadOnlyList<OutgoingDecision> Decisions, DateTimeOffset Until);

/// <summary>What became of one of them.</summary>
public sealed record SentDecision(OutgoingDecision Decision, Delivery Delivery);

/// <summary>
/// Which decisions are due. A batch of one outlet is leased to one node, and no other node takes any of that outlet meanwhile: nothing is sent
/// twice, and two decisions about one comment arrive in the order in which they were made.
/// </summary>
public sealed class DecisionQueue(IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, TimeProvider time)
{
    /// <summary>A node that died had its batch for so long.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>After so many tries a decision about one comment is given up, and said on it.</summary>
    internal const int MostTries = 10;

    private const int Batch = 20;
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(30), s_longest = TimeSpan.FromHours(1), s_longestAsked = TimeSpan.FromDays(1);

    /// <summary>Takes what is due at the outlet that waits longest.</summary>
    /// <returns>Null when nothing is due that nobody else sends.</returns>
    public async Task<DecisionBatch?> TakeAsync(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(stop);
        // Asked before the gate is entered: most rounds find nothing.
        if (!await DueAt(db, now).AnyAsync(stop))
            return null;
        using var turn = await gate.EnterAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await SiteLock.HoldAsync(db, stop);
        if (await DueAt(db, now).OrderBy(row => row.NextAt).Select(row => row.OutletId).FirstOrDefaultAsync(stop) is not { } outletId)
            return null;
        var due = await DueAt(db, now).Where(row => row.OutletId == outletId).OrderBy(row => row.NextAt).ThenBy(row => row.Id).Take(Batch).ToListAsync(stop);
        // Of two about one comment the newer one counts.
        var kept = due.GroupBy(row => row.CommentId).Select(rows => rows.MaxBy(row => row.Id, StringComparer.Ordinal)!).ToList();
        db.RemoveRange(due.Except(kept));
        foreach (var row in kept)
            row.LeasedUntil = now + Lease;
        var outlet = await db.DecisionOutlets.AsNoTracking().SingleAsync(row => row.Id == outletId, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new DecisionBatch(outlet, kept, now + Lease);
    }

    private static IQueryable<OutgoingDecision> DueAt(DashboardDbContext db, DateTimeOffset now) => db.OutgoingDecisions
        .Where(row => row.NextAt <= now && db.DecisionOutlets.Any(outlet => outlet.Id == row.OutletId && !outlet.Paused)
            && !db.OutgoingDecisions.Any(other => other.OutletId == row.OutletId && other.LeasedUntil >= now));

    /// <summary>Enters what came of a batch and gives the lease of the rest back.</summary>
    public async Task FinishAsync(DecisionBatch batch, IReadOnlyList<SentDecision> sent, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var ids = batch.Decisions.Select(decision => decision.Id).ToList();
        using var turn = await gate.EnterAsync(stop);
        await using var db = await contexts.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var rows = await db.OutgoingDecisions.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, stop);
        foreach (var row in rows.Values)
            row.LeasedUntil = null;
        foreach (var (decision, delivery) in sent)
        {
            if (!rows.TryGetValue(decision.Id, out var row))
                continue;
            if (IsDone(delivery.End) || row.Attempts + 1 >= MostTries && delivery.End == DeliveryEnd.Failed || await IsOvertakenAsync(db, row, stop))
                db.Remove(row);
            else if (delivery.End != DeliveryEnd.Refused)
                (row.Attempts, row.LastFault, row.NextAt) = (row.Attempts + 1, delivery.Fault, now + Wait(row, delivery));
        }
        await db.SaveChangesAsync(stop);
        var last = sent.Count == 0 ? null : sent[^1].Delivery;
        if (last?.End == DeliveryEnd.Away)
        {
            // What is away for one is away for all.
            var back = now + Wait(batch.Decisions[sent.Count - 1], last);
            await db.OutgoingDecisions.Where(row => row.OutletId == batch.Outlet.Id && row.NextAt < back).ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAt, back), stop);
        }
        if (last is not null)
        {
            var fault = sent.Select(one => one.Delivery).LastOrDefault(delivery => delivery.End is DeliveryEnd.Failed or DeliveryEnd.Away or DeliveryEnd.Refused)?.Fault;
            var refused = last.End == DeliveryEnd.Refused;
            // An admin who changed it meanwhile knows better than this batch.
            await db.DecisionOutlets.Where(row => row.Id == batch.Outlet.Id && row.Version == batch.Outlet.Version)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastAt, now).SetProperty(row => row.LastFault, fault).SetProperty(row => row.Paused, row => row.Paused || refused)
                    .SetProperty(row => row.Version, row => refused ? row.Version + 1 : row.Version), stop);
        }
        await transaction.CommitAsync(stop);
    }

    private static bool IsDone(DeliveryEnd end) => end is DeliveryEnd.Arrived or DeliveryEnd.NoSuchComment or DeliveryEnd.Impossible;

    private static Task<bool> IsOvertakenAsync(DashboardDbContext db, OutgoingDecision row, CancellationToken stop) =>
        db.OutgoingDecisions.AnyAsync(other => other.OutletId == row.OutletId && other.CommentId == row.CommentId && string.Compare(other.Id, row.Id) > 0, stop);

    // Twice as long each time, unless it asks for longer.
    private static TimeSpan Wait(OutgoingDecision row, Delivery delivery)
    {
        var ours = TimeSpan.FromTicks(Math.Min(s_longest.Ticks, s_first.Ticks << Math.Min(row.Attempts, 10)));
        var asked = delivery.RetryAfter is { } wish ? wish > s_longestAsked ? s_longestAsked : wish : TimeSpan.Zero;
        return asked > ours ? asked : ours;
    }
}
