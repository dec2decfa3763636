using System.Collections.Concurrent;
using System.Collections.Immutable;
using Dashboard.Analysis;
using Dashboard.Realtime;
using Dashboard.Web.Pipeline;

namespace Dashboard.Web.Features;

/// <summary>
/// The live side of what the analysis knows beyond the flags. As with the board, one state per story and node: a change costs one look
/// at the analysis here, however many browsers show it, and those are woken only when something of theirs has changed.
/// </summary>
/// <typeparam name="TFound">What is taken from the analysis.</typeparam>
/// <typeparam name="TState">What the screens show of it; immutable and shared.</typeparam>
public abstract partial class AnalysisFeed<TFound, TState>(StoryFeed feed, StoryAnalyst analyst, ILogger logger) where TState : class
{
    private readonly ConcurrentDictionary<string, Channel> _channels = new();

    /// <summary>Takes what is needed; the analysis is held meanwhile, so this is short.</summary>
    protected abstract TFound Take(StoryAnalysis analysis);

    /// <summary>Makes the state that screens show; gives back <paramref name="before"/> itself when nothing that they show is different.</summary>
    protected abstract TState Build(BoardState board, TFound found, TState? before);

    /// <summary>The state as it is now.</summary>
    /// <exception cref="Domain.NotFoundException">No such story.</exception>
    public async Task<TState> GetAsync(string storyId, CancellationToken cancel = default)
    {
        var board = await feed.GetAsync(storyId, cancel);
        return _channels.TryGetValue(storyId, out var channel) ? await channel.ReadAsync(board, cancel) : Build(board, await FoundAsync(storyId, cancel), null);
    }

    /// <summary>Hands over the present state as soon as it is there, then every newer one.</summary>
    /// <returns>Ends the subscription when disposed.</returns>
    /// <exception cref="Domain.NotFoundException">No such story.</exception>
    public async Task<IDisposable> SubscribeAsync(string storyId, Func<TState, Task> show, CancellationToken cancel = default)
    {
        while (true)
        {
            var channel = _channels.GetOrAdd(storyId, id => new Channel(this, id));
            if (channel.Add(show) is { } listener)
            {
                try
                {
                    await channel.FollowAsync(cancel);
                    listener.Offer(channel.State);
                    return listener;
                }
                catch
                {
                    listener.Dispose();
                    throw;
                }
            }
            // It closed between the two lines above, and has left the list by now.
            await Task.Yield();
        }
    }

    private Task<TFound> FoundAsync(string storyId, CancellationToken cancel) =>
        analyst.WithAsync(storyId, desk => Task.FromResult(Take(desk.Analysis)), cancel);

    /// <summary>One story on this node.</summary>
    private sealed class Channel(AnalysisFeed<TFound, TState> owner, string storyId)
    {
        private readonly Lock _lock = new();
        private ImmutableList<Listener> _listeners = [];
        private IDisposable? _following;
        private bool _begun;
        private bool _closed;
        private long _sequence = -1;

        private SemaphoreSlim Reading { get; } = new(1, 1);
        public TState? State { get; private set; }

        public Listener? Add(Func<TState, Task> show)
        {
            lock (_lock)
            {
                if (_closed)
                    return null;
                var listener = new Listener(this, show);
                _listeners = _listeners.Add(listener);
                return listener;
            }
        }

        public async Task FollowAsync(CancellationToken cancel)
        {
            lock (_lock)
            {
                if (_begun)
                    return;
                _begun = true;
            }
            IDisposable following;
            try
            {
                following = await owner.Feed.SubscribeAsync(storyId, ShowAsync, cancel);
            }
            catch
            {
                lock (_lock)
                    _begun = false;
                throw;
            }
            lock (_lock)
            {
                if (!_closed)
                {
                    _following = following;
                    return;
                }
            }
            following.Dispose();
        }

        public async Task<TState> ReadAsync(BoardState board, CancellationToken cancel)
        {
            await Reading.WaitAsync(cancel);
            try
            {
                if (State is null || board.Sequence > _sequence)
                {
                    State = owner.Build(board, await owner.FoundAsync(storyId, cancel), State);
                    _sequence = board.Sequence;
                }
                return State;
            }
            finally
            {
                Reading.Release();
            }
        }

        // The story's feed hands over the newest board when this is done, so boards that came meanwhile are read once.
        private async Task ShowAsync(BoardState board)
        {
            try
            {
                var before = State;
                var now = await ReadAsync(board, CancellationToken.None);
                if (ReferenceEquals(before, now))
                    return;
                foreach (var listener in _listeners)
                    listener.Offer(now);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // What is shown stays; the next change of the story is the next try.
                CouldNotRead(owner.Logger, storyId, fault);
            }
        }

        public void Remove(Listener listener)
        {
            lock (_lock)
            {
                _listeners = _listeners.Remove(listener);
                if (_listeners.Count > 0 || _closed)
                    return;
                _closed = true;
                _following?.Dispose();
            }
            owner._channels.TryRemove(new KeyValuePair<string, Channel>(storyId, this));
        }

        public ILogger Logger => owner.Logger;
    }

    private StoryFeed Feed => feed;
    private ILogger Logger => logger;

    private sealed class Listener(Channel channel, Func<TState, Task> show) : IDisposable
    {
        private TState? _shown;

        // What somebody shows is their own affair: nobody waits for it.
        public void Offer(TState? state)
        {
            if (state is not null && !ReferenceEquals(Interlocked.Exchange(ref _shown, state), state))
                _ = ShowAsync(state);
        }

        private async Task ShowAsync(TState state)
        {
            try
            {
                await show(state);
            }
            catch (ObjectDisposedException)
            {
                Dispose();
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                CouldNotShow(channel.Logger, fault);
            }
        }

        public void Dispose() => channel.Remove(this);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What the analysis knows of story {StoryId} could not be read")]
    private static partial void CouldNotRead(ILogger logger, string storyId, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A screen could not show what the analysis knows")]
    private static partial void CouldNotShow(ILogger logger, Exception error);
}
