using System.Collections.Concurrent;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Microsoft.Extensions.Logging;

namespace Dashboard.Realtime;

/// <summary>
/// The live side of the log: one folded board per story on this node, whatever number of browsers look at it. A change costs one
/// read and one fold here, then one wake-up per subscriber.
/// </summary>
public sealed class StoryFeed : IDisposable
{
    private readonly ConcurrentDictionary<string, StoryChannel> _channels = new();
    private readonly StoryLog _log;
    private readonly TimeProvider _time;
    private readonly ILogger<StoryFeed> _logger;
    private readonly IDisposable _listening;

    public StoryFeed(StoryLog log, StorySignals signals, TimeProvider time, ILogger<StoryFeed> logger)
    {
        _log = log;
        _time = time;
        _logger = logger;
        _listening = signals.Listen((storyId, sequence) =>
        {
            // A story that nobody here has opened costs nothing until somebody does.
            if (_channels.TryGetValue(storyId, out var channel))
                channel.Wake(sequence);
        });
    }

    /// <summary>The board as it is now.</summary>
    /// <exception cref="NotFoundException">No such story.</exception>
    public async Task<BoardState> GetAsync(string storyId, CancellationToken cancel = default) =>
        await (await OpenAsync(storyId, cancel).ConfigureAwait(false)).CurrentAsync(cancel).ConfigureAwait(false);

    /// <summary>
    /// Hands over the present board at once, then every newer one, at most one per frame and always the newest: a subscriber
    /// that is slow skips boards, and never holds up the others. Exceptions of the callback end with it.
    /// </summary>
    /// <returns>Ends the subscription when disposed.</returns>
    /// <exception cref="NotFoundException">No such story.</exception>
    public async Task<IDisposable> SubscribeAsync(string storyId, Func<BoardState, Task> onBoard, CancellationToken cancel = default)
    {
        var channel = await OpenAsync(storyId, cancel).ConfigureAwait(false);
        return channel.Subscribe(onBoard);
    }

    /// <summary>Log rows after a sequence, oldest first, from memory where this node still has them.</summary>
    public async Task<IReadOnlyList<LogEntry>> ReadAsync(string storyId, long after, int limit, CancellationToken cancel = default) =>
        (_channels.TryGetValue(storyId, out var channel) ? await channel.RecentAsync(after, limit, cancel).ConfigureAwait(false) : null)
            ?? await _log.ReadAsync(storyId, after, limit, cancel).ConfigureAwait(false);

    /// <summary>The board as it was after a row of the log, folded anew.</summary>
    /// <exception cref="NotFoundException">No such story, or nothing had happened yet.</exception>
    public async Task<BoardState> RewindAsync(string storyId, Func<LogEntry, bool> until, CancellationToken cancel = default)
    {
        var fold = new BoardFold();
        while (true)
        {
            var rows = await _log.ReadAsync(storyId, fold.Sequence, StoryChannel.PageSize, cancel).ConfigureAwait(false);
            foreach (var row in rows)
            {
                if (!until(row))
                    return End(fold, storyId);
                fold.Apply(row);
            }
            if (rows.Count < StoryChannel.PageSize)
                return End(fold, storyId);
        }
    }

    private static BoardState End(BoardFold fold, string storyId) =>
        fold.Sequence == 0 ? throw new NotFoundException("board at that moment of story", storyId) : fold.ToState();

    private async Task<StoryChannel> OpenAsync(string storyId, CancellationToken cancel)
    {
        var channel = _channels.GetOrAdd(storyId, id => new StoryChannel(id, _log, _time, _logger));
        if (await channel.OpenAsync(cancel).ConfigureAwait(false))
            return channel;
        // Guessed ids must not fill memory.
        _channels.TryRemove(new KeyValuePair<string, StoryChannel>(storyId, channel));
        throw new NotFoundException("story", storyId);
    }

    public void Dispose()
    {
        _listening.Dispose();
        foreach (var channel in _channels.Values)
            channel.Dispose();
    }
}
