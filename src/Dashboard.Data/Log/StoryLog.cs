using System.Collections.Concurrent;
using Dashboard.Data.Moderation;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Stories;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Log;

/// <summary>
/// The one way to change a story: state and log rows in one transaction, then a signal to whoever follows the story.
/// </summary>
public sealed class StoryLog(IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, StorySignals signals, TimeProvider time)
{
    /// <summary>Starts a story with its log.</summary>
    public Task<T> CreateAsync<T>(Story story, Actor actor, Func<StoryWrite, Task<T>> change, CancellationToken cancel) =>
        InTransactionAsync(actor, db =>
        {
            db.Add(story);
            return Task.FromResult<Story[]>([story]);
        }, async writes =>
        {
            writes[0].Add(LogKinds.StoryCreated, story);
            return await change(writes[0]).ConfigureAwait(false);
        }, cancel);

    /// <summary>
    /// Runs a change on a story. Changes of one story come one after the other; nothing is written when it throws.
    /// </summary>
    /// <exception cref="NotFoundException">No such story.</exception>
    /// <exception cref="MovedAwayException">It was merged into another story.</exception>
    public Task<T> WriteAsync<T>(string storyId, Actor actor, Func<StoryWrite, Task<T>> change, CancellationToken cancel = default) =>
        InTransactionAsync(actor, async db =>
        {
            var story = await LockAsync(db, storyId, cancel).ConfigureAwait(false);
            // Nobody looks at a signpost: what was written there would be lost from sight.
            if (story.MergedIntoId is { } other)
                throw new MovedAwayException($"“{story.Title}” has been merged into another story in the meantime. Do it there; nothing was changed.", other);
            return [story];
        }, writes => change(writes[0]), cancel);

    public Task WriteAsync(string storyId, Actor actor, Func<StoryWrite, Task> change, CancellationToken cancel = default) =>
        WriteAsync(storyId, actor, async write =>
        {
            await change(write).ConfigureAwait(false);
            return true;
        }, cancel);

    /// <summary>Runs a change on this very story, even when it was merged into another and is only a signpost.</summary>
    /// <exception cref="NotFoundException">No such story.</exception>
    public Task<T> WriteItselfAsync<T>(string storyId, Actor actor, Func<StoryWrite, Task<T>> change, CancellationToken cancel = default) =>
        InTransactionAsync(actor, async db => [await LockAsync(db, storyId, cancel).ConfigureAwait(false)], writes => change(writes[0]), cancel);

    /// <summary>
    /// Runs a change on two stories in one transaction: both logs get their rows, or neither. A signpost may be one of them; the caller looks.
    /// </summary>
    /// <exception cref="NotFoundException">No such story.</exception>
    public Task<T> WriteBothAsync<T>(string storyId, string otherId, Actor actor, Func<StoryWrite, StoryWrite, Task<T>> change, CancellationToken cancel = default) =>
        InTransactionAsync(actor, async db =>
        {
            // Always in the same order, so that two such changes never wait for each other.
            var first = await LockAsync(db, string.CompareOrdinal(storyId, otherId) < 0 ? storyId : otherId, cancel).ConfigureAwait(false);
            var second = await LockAsync(db, first.Id == storyId ? otherId : storyId, cancel).ConfigureAwait(false);
            return first.Id == storyId ? [first, second] : [second, first];
        }, writes => change(writes[0], writes[1]), cancel);

    /// <summary>The same with a story that begins in this transaction.</summary>
    /// <exception cref="NotFoundException">No such story.</exception>
    public Task<T> WriteBothAsync<T>(string storyId, Story fresh, Actor actor, Func<StoryWrite, StoryWrite, Task<T>> change, CancellationToken cancel = default) =>
        InTransactionAsync(actor, async db =>
        {
            var story = await LockAsync(db, storyId, cancel).ConfigureAwait(false);
            db.Add(fresh);
            return [story, fresh];
        }, async writes =>
        {
            writes[1].Add(LogKinds.StoryCreated, fresh);
            return await change(writes[0], writes[1]).ConfigureAwait(false);
        }, cancel);

    private static async Task<Story> LockAsync(DashboardDbContext db, string storyId, CancellationToken cancel)
    {
        // Locks the row for this transaction, so that the sequence read next is nobody else's (PostgreSQL; SQLite has one writer).
        await db.Stories.Where(row => row.Id == storyId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSequence, row => row.LastSequence), cancel).ConfigureAwait(false);
        return await db.Stories.SingleOrDefaultAsync(row => row.Id == storyId, cancel).ConfigureAwait(false)
            ?? throw new NotFoundException("story", storyId);
    }

    private async Task<T> InTransactionAsync<T>(
        Actor actor, Func<DashboardDbContext, Task<Story[]>> load, Func<StoryWrite[], Task<T>> change, CancellationToken cancel)
    {
        T result;
        StoryWrite[] writes;
        using (await gate.EnterAsync(cancel).ConfigureAwait(false))
        {
            var db = await contexts.CreateDbContextAsync(cancel).ConfigureAwait(false);
            await using var disposeDb = db.ConfigureAwait(false);
            var transaction = await db.Database.BeginTransactionAsync(cancel).ConfigureAwait(false);
            await using var disposeTransaction = transaction.ConfigureAwait(false);
            var stories = await load(db).ConfigureAwait(false);
            var now = time.GetUtcNow();
            writes = [.. stories.Select(story => new StoryWrite(db, story, actor, now))];
            result = await change(writes).ConfigureAwait(false);
            StoryWrite.RefuseUnrecordedChanges(writes);
            await OutgoingDecisions.EnqueueAsync(db, writes.SelectMany(write => write.Entries), now, cancel).ConfigureAwait(false);
            // From here on the caller's patience no longer matters: a half-awaited commit would leave its outcome unknown.
            await db.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        foreach (var write in writes.Where(write => write.Entries.Count > 0))
            signals.Raise(write.Story.Id, write.Story.LastSequence);
        return result;
    }

    /// <summary>Rows of a story after a sequence, oldest first.</summary>
    public async Task<IReadOnlyList<LogEntry>> ReadAsync(string storyId, long after, int limit, CancellationToken cancel = default)
    {
        var db = await contexts.CreateDbContextAsync(cancel).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        return await db.Log.AsNoTracking()
            .Where(row => row.StoryId == storyId && row.Sequence > after)
            .OrderBy(row => row.Sequence).Take(limit)
            .ToListAsync(cancel).ConfigureAwait(false);
    }
}

/// <summary>
/// SQLite has one writer. Waiting here, in order and awake at once, is fairer and faster than SQLite's own polling retry;
/// other processes on the same file still meet its lock. PostgreSQL needs no gate.
/// </summary>
public sealed class WriteGate(DatabaseProvider provider) : IDisposable
{
    private readonly SemaphoreSlim? _one = provider == DatabaseProvider.Sqlite ? new(1, 1) : null;

    public async ValueTask<IDisposable?> EnterAsync(CancellationToken cancel = default)
    {
        if (_one is null)
            return null;
        await _one.WaitAsync(cancel).ConfigureAwait(false);
        return new Exit(_one);
    }

    public void Dispose() => _one?.Dispose();

    private sealed class Exit(SemaphoreSlim one) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                one.Release();
        }
    }
}

/// <summary>
/// "Story S has rows up to N": raised after each commit. A hint to read the log; a lost or doubled one does no harm.
/// </summary>
public sealed class StorySignals
{
    private readonly ConcurrentDictionary<Guid, Action<string, long>> _listeners = new();

    public IDisposable Listen(Action<string, long> listener)
    {
        var key = Guid.NewGuid();
        _listeners[key] = listener;
        return new Listening(() => _listeners.TryRemove(key, out _));
    }

    public void Raise(string storyId, long sequence)
    {
        foreach (var listener in _listeners.Values)
            listener(storyId, sequence);
    }

    private sealed class Listening(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
