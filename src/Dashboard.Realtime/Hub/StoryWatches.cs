using System.Collections.Concurrent;
using System.Collections.Immutable;
using Dashboard.Data.Log;
using Dashboard.Realtime.Presence;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Realtime.Hub;

/// <summary>
/// One reader per connection and story. Each reads the log at its own speed and waits for its own socket, so a client that
/// stops reading delays nobody; it does not hold rows for it either, they are in the log.
/// </summary>
public sealed class StoryWatches(StoryFeed feed, StorySignals signals, PresenceBoard presence, IHubDoor door)
{
    private const int BatchSize = 200;
    // A socket that takes nothing for this long is dropped; its program comes back with the sequence it has.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(string Connection, string StoryId), Watch> _watches = new();

    /// <param name="connection">The hub connection; its calls come one after the other.</param>
    /// <param name="storyId">The story.</param>
    /// <param name="name">The word by which the client knows the story: sent back with every batch.</param>
    /// <param name="after">The newest sequence that the client has.</param>
    /// <param name="client">Where to send.</param>
    /// <param name="context">To check the right to read again, and to drop the connection.</param>
    public async Task StartAsync(string connection, string storyId, string name, long after, ISingleClientProxy client, HubCallerContext context)
    {
        if (_watches.TryRemove((connection, storyId), out var old))
            await old.EndAsync().ConfigureAwait(false);
        var watch = new Watch(this, storyId, name, after, client, context);
        _watches[(connection, storyId)] = watch;
        watch.Begin();
    }

    /// <summary>When it returns, nothing more of the story is sent.</summary>
    /// <returns>The story's id, when it was watched.</returns>
    public async Task<string?> StopAsync(string connection, string name)
    {
        foreach (var (key, watch) in _watches)
        {
            if (key.Connection == connection && (watch.Name == name || key.StoryId == name) && _watches.TryRemove(key, out _))
            {
                await watch.EndAsync().ConfigureAwait(false);
                return key.StoryId;
            }
        }
        return null;
    }

    public IReadOnlyList<string> StopAll(string connection)
    {
        var stories = new List<string>();
        foreach (var (key, _) in _watches.Where(pair => pair.Key.Connection == connection))
        {
            if (_watches.TryRemove(key, out var watch))
            {
                watch.Dispose();
                stories.Add(key.StoryId);
            }
        }
        return stories;
    }

    private sealed class Watch : IDisposable
    {
        private readonly StoryWatches _owner;
        private readonly string _storyId;
        private readonly ISingleClientProxy _client;
        private readonly HubCallerContext _context;
        private readonly SemaphoreSlim _wake = new(1, 1);
        private readonly CancellationTokenSource _end = new();
        private IDisposable? _listening;
        private IDisposable? _presence;
        private ImmutableArray<Present>? _roster;
        private long _after;
        // The newest row that was signalled; before the first read has found the end of the log there may be more than that.
        private long _signalled;
        private bool _behind = true;
        private Task _running = Task.CompletedTask;

        public Watch(StoryWatches owner, string storyId, string name, long after, ISingleClientProxy client, HubCallerContext context)
        {
            _owner = owner;
            _storyId = storyId;
            Name = name;
            _after = after;
            _client = client;
            _context = context;
        }

        public string Name { get; }

        public void Begin()
        {
            _listening = _owner.SignalsFor(_storyId, sequence =>
            {
                if (Interlocked.Read(ref _signalled) < sequence)
                    Interlocked.Exchange(ref _signalled, sequence);
                Wake();
            });
            _presence = _owner.PresenceFor(_storyId, roster =>
            {
                _roster = roster;
                Wake();
            });
            _roster = _owner.RosterOf(_storyId);
            _running = Task.Run(RunAsync);
        }

        private void Wake()
        {
            try
            {
                if (_wake.CurrentCount == 0)
                    _wake.Release();
            }
            catch (Exception error) when (error is SemaphoreFullException or ObjectDisposedException)
            {
                // Awake already, or ended.
            }
        }

        private async Task RunAsync()
        {
            try
            {
                while (!_end.IsCancellationRequested)
                {
                    await _wake.WaitAsync(_end.Token).ConfigureAwait(false);
                    if (await _owner.StillWelcomeAsync(_context, _storyId).ConfigureAwait(false) is false)
                    {
                        _context.Abort();
                        return;
                    }
                    await SendRowsAsync().ConfigureAwait(false);
                    if (_roster is { } roster)
                    {
                        _roster = null;
                        await SendAsync("Presence", roster.Select(person => new { person.Name, person.Place, person.Idle })).ConfigureAwait(false);
                    }
                }
            }
            catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
            {
                // Ended, or too slow: the connection was dropped.
            }
            catch (Exception)
            {
                _context.Abort();
            }
        }

        private async Task SendRowsAsync()
        {
            while (_behind || _after < Interlocked.Read(ref _signalled))
            {
                var rows = await _owner.ReadAsync(_storyId, _after, _end.Token).ConfigureAwait(false);
                if (rows.Count == 0)
                {
                    _behind = false;
                    return;
                }
                await SendAsync("Events", rows.Select(StoryEvent.From)).ConfigureAwait(false);
                _after = rows[^1].Sequence;
            }
        }

        // Once begun a message goes out whole: a line in which one was broken off is of no use any more, for whatever else is on it.
        private async Task SendAsync(string method, object payload)
        {
            _end.Token.ThrowIfCancellationRequested();
            using var patience = new CancellationTokenSource(s_patience);
            try
            {
                await _client.SendAsync(method, Name, payload, patience.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                _context.Abort();
                throw;
            }
        }

        /// <summary>Ends it and waits for the message that is under way.</summary>
        public Task EndAsync()
        {
            Dispose();
            return _running;
        }

        public void Dispose()
        {
            _listening?.Dispose();
            _presence?.Dispose();
            _end.Cancel();
        }
    }

    private IDisposable SignalsFor(string storyId, Action<long> wake) => signals.Listen((story, sequence) =>
    {
        if (story == storyId)
            wake(sequence);
    });

    private IDisposable PresenceFor(string storyId, Action<ImmutableArray<Present>> show) => presence.Listen((story, roster) =>
    {
        if (story == storyId)
            show(roster);
    });

    private ImmutableArray<Present> RosterOf(string storyId) => presence.Roster(storyId);

    private Task<IReadOnlyList<Domain.Log.LogEntry>> ReadAsync(string storyId, long after, CancellationToken cancel) =>
        feed.ReadAsync(storyId, after, BatchSize, cancel);

    private async ValueTask<bool> StillWelcomeAsync(HubCallerContext context, string storyId) =>
        await door.ActorAsync(context).ConfigureAwait(false) is { } actor && await door.StoryAsync(actor, storyId).ConfigureAwait(false) is not null;
}
