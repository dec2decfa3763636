using System.Collections.Concurrent;
using Dashboard.Data;
using Dashboard.Data.Sources;
using Dashboard.Domain.Sources;
using Dashboard.Web.Sources;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Sources;

/// <summary>A source with its books.</summary>
public sealed record SourceView(Source Source, SourcePolling Polling);

/// <summary>All sources as of now.</summary>
/// <param name="Sources">By title.</param>
/// <param name="Waiting">Items without a story.</param>
/// <param name="Sign">Differs when anything that is shown differs.</param>
public sealed record SourcesState(IReadOnlyList<SourceView> Sources, int Waiting, int Sign);

/// <summary>
/// The sources as all pages of this node see them: read once for all, when something happened here and every two seconds for what other
/// nodes do, and only while somebody looks.
/// </summary>
public sealed partial class SourceFeed(IDbContextFactory<DashboardDbContext> contexts, SourceSignals signals, TimeProvider time, ILogger<SourceFeed> logger)
{
    private static readonly TimeSpan Others = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<Guid, Func<SourcesState, Task>> _listeners = new();
    private readonly Lock _lock = new();
    private bool _following;

    public async Task<SourcesState> GetAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var sources = await db.Sources.AsNoTracking().Join(db.SourcePollings.AsNoTracking(), row => row.Id, books => books.SourceId, (row, books) => new SourceView(row, books)).ToListAsync(cancel);
        var waiting = await db.SourceItems.CountAsync(row => row.State == SourceItemState.Waiting, cancel);
        sources.Sort((a, b) => string.Compare(a.Source.Title, b.Source.Title, StringComparison.CurrentCultureIgnoreCase) is var order and not 0
            ? order : string.CompareOrdinal(a.Source.Id, b.Source.Id));
        var sign = new HashCode();
        sign.Add(waiting);
        foreach (var (source, books) in sources)
            sign.Add(HashCode.Combine(source.Id, source.Version, source.State, books.Fetches, books.NextAt, books.LeasedUntil > time.GetUtcNow()));
        return new(sources, waiting, sign.ToHashCode());
    }

    /// <summary>Calls the listener with every newer state until the result is disposed.</summary>
    public IDisposable Subscribe(Func<SourcesState, Task> listener)
    {
        var key = Guid.NewGuid();
        _listeners[key] = listener;
        lock (_lock)
        {
            if (!_following)
                _ = FollowAsync();
            _following = true;
        }
        return new Subscription(() => _listeners.TryRemove(key, out _));
    }

    private async Task FollowAsync()
    {
        // Not on the caller's own context: pages subscribe from theirs.
        await Task.Yield();
        using var changed = new SemaphoreSlim(0);
        void Wake()
        {
            if (changed.CurrentCount == 0)
                changed.Release();
        }
        signals.Changed += Wake;
        var sign = 0;
        while (true)
        {
            lock (_lock)
            {
                if (_listeners.IsEmpty)
                {
                    _following = false;
                    signals.Changed -= Wake;
                    return;
                }
            }
            try
            {
                await changed.WaitAsync(Others).ConfigureAwait(false);
                await Task.Delay(Frame, time).ConfigureAwait(false);
                var state = await GetAsync().ConfigureAwait(false);
                if (state.Sign == sign)
                    continue;
                sign = state.Sign;
                foreach (var listener in _listeners.Values)
                    await TellAsync(listener, state).ConfigureAwait(false);
            }
            catch (Exception fault)
            {
                NotRead(logger, fault);
            }
        }
    }

    // A page that cannot take it, e.g. because it has just been closed, must not keep it from the others.
    private async Task TellAsync(Func<SourcesState, Task> listener, SourcesState state)
    {
        try
        {
            await listener(state).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            NotTaken(logger, fault);
        }
    }

    [LoggerMessage(LogLevel.Debug, "A page did not take the state of the sources")]
    private static partial void NotTaken(ILogger logger, Exception fault);

    [LoggerMessage(LogLevel.Warning, "The sources could not be read for the pages that show them")]
    private static partial void NotRead(ILogger logger, Exception fault);

    private sealed class Subscription(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
