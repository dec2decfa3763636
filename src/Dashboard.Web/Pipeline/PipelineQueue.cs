using System.Collections.Concurrent;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Pipeline;
using Dashboard.Data.Sources;
using Dashboard.Domain.Articles;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Pipeline;

/// <summary>
/// The stored queue of received articles. A worker leases a row and keeps the lease alive; a row whose worker died is taken over
/// at once on the same machine (its process is gone) and after the lease on another. An article that was worked on when the
/// program died is suspected: it comes back only when this process has been up for a while, and alone, so that three deaths prove
/// something. A program that others kill early and often accuses nobody, and one bad article takes no good one with it.
/// </summary>
public sealed class PipelineQueue(IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, HostTurns turns, TimeProvider time) : IDisposable
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>How long this process is up before it takes an article that the program died of once; twice as long after twice.</summary>
    public static readonly TimeSpan SuspectsWait = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _wake = new(0, int.MaxValue);
    private readonly DateTimeOffset _start = time.GetUtcNow();

    // Turns at sites, by the receipts whose pages are fetched.
    private readonly ConcurrentDictionary<string, IDisposable> _turns = new();

    // The suspected article in work; null when there is none.
    private string? _suspect;

    /// <summary>When a worker last looked for work: the heartbeat of the readiness check.</summary>
    public DateTimeOffset LastLook { get; private set; }

    /// <summary>Something was stored in the queue.</summary>
    public void Wake() => _wake.Release();

    /// <summary>Returns when something was stored, or after a second: another process may have stored it.</summary>
    public Task<bool> WaitAsync(CancellationToken cancel) => _wake.WaitAsync(TimeSpan.FromSeconds(1), cancel);

    /// <summary>Takes the oldest row that nobody works on; null when there is none.</summary>
    public async Task<Receipt?> TakeAsync(CancellationToken cancel)
    {
        LastLook = time.GetUtcNow();
        var db = await contexts.CreateDbContextAsync(cancel);
        await using var dispose = db.ConfigureAwait(false);
        var busy = turns.Busy;
        var candidates = await db.Receipts.AsNoTracking()
            .Where(row => (row.State == ReceiptState.Waiting || row.State == ReceiptState.Working) && (row.Host == null || !busy.Contains(row.Host)))
            .OrderBy(row => row.State).ThenBy(row => row.Id)
            .Select(row => new { row.Id, row.State, row.LeasedBy, row.LeasedUntil, row.Attempts, row.Host })
            .Take(200).ToListAsync(cancel);
        foreach (var row in candidates)
        {
            if (row.State == ReceiptState.Working && !IsAbandoned(row.LeasedBy, row.LeasedUntil))
                continue;
            if (row.Host is not null && !TakeTurn(row.Id, row.Host))
                continue;
            var now = time.GetUtcNow();
            if (row.Attempts > 0 && (now - _start < row.Attempts * SuspectsWait || Interlocked.CompareExchange(ref _suspect, row.Id, null) is not null))
            {
                LeaveTurn(row.Id);
                continue;
            }
            Receipt? taken = null;
            try
            {
                using (await gate.EnterAsync(cancel))
                {
                    await using var transaction = row.Host is null ? null : await db.Database.BeginTransactionAsync(cancel);
                    if (row.Host is not null)
                        await SiteLock.HoldAsync(db, cancel);
                    var changed = await db.Receipts
                        .Where(other => other.Id == row.Id && other.State == row.State && other.LeasedBy == row.LeasedBy && other.LeasedUntil == row.LeasedUntil
                            && (row.Host == null || (!db.SourcePollings.Any(visit => visit.Host == row.Host && visit.LeasedUntil >= now)
                                && !db.PageWatches.Any(visit => visit.Host == row.Host && visit.LeasedUntil >= now)
                                && !db.Receipts.Any(page => page.Host == row.Host && page.Id != row.Id && page.State == ReceiptState.Working && page.LeasedUntil >= now))))
                        .ExecuteUpdateAsync(set => set
                            .SetProperty(other => other.State, ReceiptState.Working)
                            .SetProperty(other => other.LeasedBy, Worker.Name)
                            .SetProperty(other => other.LeasedUntil, now + Lease), cancel);
                    if (transaction is not null)
                        await transaction.CommitAsync(cancel);
                    if (changed == 0)
                        continue;
                }
                return taken = await db.Receipts.AsNoTracking().SingleAsync(other => other.Id == row.Id, cancel);
            }
            finally
            {
                if (taken is null)
                    Leave(row.Id);
            }
        }
        return null;
    }

    /// <summary>The work on a taken row has ended, well or not: the next suspect may come.</summary>
    public void Leave(string receiptId)
    {
        LeaveTurn(receiptId);
        if (Volatile.Read(ref _suspect) == receiptId)
            Volatile.Write(ref _suspect, null);
    }

    /// <summary>The page is fetched: its site is free for the next one.</summary>
    public void LeaveTurn(string receiptId)
    {
        if (!_turns.TryRemove(receiptId, out var turn))
            return;
        turn.Dispose();
        Wake();
    }

    private bool TakeTurn(string receiptId, string host)
    {
        if (turns.TryEnter(host) is not { } turn)
            return false;
        _turns[receiptId] = turn;
        return true;
    }

    /// <summary>Says that the work goes on.</summary>
    public Task RenewAsync(string receiptId, CancellationToken cancel) => UpdateAsync(
        receiptId, row => row.ExecuteUpdateAsync(set => set.SetProperty(other => other.LeasedUntil, time.GetUtcNow() + Lease), cancel), cancel);

    /// <summary>Keeps what was fetched, so that it is not fetched again after a restart.</summary>
    /// <exception cref="UnreadableException">The story has an article with the very same bytes.</exception>
    public async Task StoreBytesAsync(Receipt receipt, byte[] bytes, string sha256, CancellationToken cancel)
    {
        var db = await contexts.CreateDbContextAsync(cancel);
        await using var dispose = db.ConfigureAwait(false);
        using (await gate.EnterAsync(cancel))
        {
            if (await db.Receipts.AnyAsync(row => row.StoryId == receipt.StoryId && row.Sha256 == sha256 && row.Id != receipt.Id, cancel))
                throw new UnreadableException("This page is on the story already, byte for byte.");
            await db.Receipts.Where(row => row.Id == receipt.Id).ExecuteUpdateAsync(set => set
                .SetProperty(row => row.Bytes, bytes)
                .SetProperty(row => row.Sha256, sha256)
                .SetProperty(row => row.Host, (string?)null)
                .SetProperty(row => row.With, receipt.With), cancel);
        }
    }

    /// <summary>Takes a row out whose article is gone.</summary>
    public Task DropAsync(string receiptId, CancellationToken cancel) => UpdateAsync(receiptId, row => row.ExecuteDeleteAsync(cancel), cancel);

    /// <summary>
    /// From here on it is this article that is worked on: should the program die now, the article may be why. Until then it only
    /// waits for its turn.
    /// </summary>
    public Task BeginAsync(Receipt receipt, CancellationToken cancel)
    {
        receipt.Attempts++;
        return UpdateAsync(receipt.Id, row => row.ExecuteUpdateAsync(set => set.SetProperty(other => other.Attempts, receipt.Attempts), cancel), cancel);
    }

    /// <summary>Puts the row back for another try.</summary>
    public Task PutBackAsync(Receipt receipt, CancellationToken cancel) => UpdateAsync(
        receipt.Id,
        row => row.ExecuteUpdateAsync(set => set.SetProperty(other => other.State, ReceiptState.Waiting).SetProperty(other => other.Attempts, receipt.Attempts), cancel), cancel);

    private async Task UpdateAsync(string receiptId, Func<IQueryable<Receipt>, Task> update, CancellationToken cancel)
    {
        var db = await contexts.CreateDbContextAsync(cancel);
        await using var dispose = db.ConfigureAwait(false);
        using (await gate.EnterAsync(cancel))
            await update(db.Receipts.Where(row => row.Id == receiptId));
    }

    private bool IsAbandoned(string? worker, DateTimeOffset? until) => until < time.GetUtcNow() || (worker != Worker.Name && Worker.IsDead(worker));

    public void Dispose() => _wake.Dispose();
}
