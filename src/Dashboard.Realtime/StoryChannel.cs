using System.Collections.Immutable;
using Dashboard.Data.Log;
using Dashboard.Domain.Log;
using Microsoft.Extensions.Logging;

namespace Dashboard.Realtime;

/// <summary>One story on this node: its fold, its newest rows, its subscribers.</summary>
internal sealed partial class StoryChannel(string storyId, StoryLog log, TimeProvider time, ILogger logger) : IDisposable
{
    public const int PageSize = 1000;
    private const int RecentRows = 2000;

    // An import fills the log with the words of its comments: so much of them may stand in memory, and who is further behind reads the database.
    private const int RecentLetters = 256 * 1024;

    // A frame gathers what comes within it. It widens while the subscribers need longer than that to draw, so that a crowd
    // on a small machine gets fewer pictures instead of later ones.
    private static readonly TimeSpan s_shortestFrame = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_longestFrame = TimeSpan.FromMilliseconds(400);

    // Drawing is half of what a picture costs: sending it, taking its receipt and collecting the garbage come after. A frame
    // of two and a half times the drawing leaves time for them, and for everything else that the machine has to do.
    private const double Breath = 2.5;

    private readonly SemaphoreSlim _folding = new(1, 1);
    private readonly BoardFold _fold = new();
    private readonly Queue<LogEntry> _recent = new();
    private readonly Lock _lock = new();
    private ImmutableList<Subscriber> _subscribers = [];
    private volatile BoardState? _board;
    private long _wanted;
    private long _offered;
    private long _lastRecent;
    private int _recentLetters;
    private bool _pumping;

    /// <summary>Folds the log for the first time. False when there is no such story.</summary>
    public async Task<bool> OpenAsync(CancellationToken cancel)
    {
        if (_board is null)
            await CatchUpAsync(cancel).ConfigureAwait(false);
        return _board is not null;
    }

    /// <summary>The board, with every row that was signalled before this call.</summary>
    public async Task<BoardState> CurrentAsync(CancellationToken cancel)
    {
        await CatchUpAsync(cancel, Interlocked.Read(ref _wanted)).ConfigureAwait(false);
        return _board!;
    }

    /// <summary>There are rows up to a sequence. Returns at once; the writer never waits for readers.</summary>
    public void Wake(long sequence)
    {
        lock (_lock)
        {
            if (sequence > _wanted)
                Interlocked.Exchange(ref _wanted, sequence);
        }
        PumpIfBehind();
    }

    // What counts is what the subscribers were offered, not what was folded: whoever asks for the board folds too, and shows nobody.
    private void PumpIfBehind()
    {
        lock (_lock)
        {
            if (_pumping || _board is null || IsUpToDate)
                return;
            _pumping = true;
        }
        ThreadPool.UnsafeQueueUserWorkItem(static channel => _ = channel.PumpAsync(), this, preferLocal: false);
    }

    private bool IsUpToDate => _offered >= _wanted && _offered >= _board!.Sequence;

    public IDisposable Subscribe(Func<BoardState, Task> onBoard)
    {
        var subscriber = new Subscriber(this, onBoard);
        lock (_lock)
            _subscribers = _subscribers.Add(subscriber);
        // Registered first, then shown the present board: a row in between is seen twice rather than missed.
        subscriber.Offer(_board!);
        return subscriber;
    }

    /// <summary>
    /// Rows after a sequence from memory, with every row that was signalled before this call, so that nobody reads here what was erased by then;
    /// null when memory does not go back that far, or not forward that far yet.
    /// </summary>
    public async Task<IReadOnlyList<LogEntry>?> RecentAsync(long after, int limit, CancellationToken cancel)
    {
        if (_board is null)
            return null;
        await CatchUpAsync(cancel, Interlocked.Read(ref _wanted)).ConfigureAwait(false);
        lock (_recent)
        {
            if (_recent.Count == 0 || _recent.Peek().Sequence > after + 1 || _lastRecent <= after)
                return null;
            return [.. _recent.Skip((int)(after + 1 - _recent.Peek().Sequence)).Take(limit)];
        }
    }

    public void Dispose() => _folding.Dispose();

    private async Task PumpAsync()
    {
        while (true)
        {
            var began = time.GetTimestamp();
            try
            {
                await CatchUpAsync(CancellationToken.None).ConfigureAwait(false);
                var board = _board!;
                lock (_lock)
                    _offered = board.Sequence;
                await ShowAsync(board).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                // The database may be away for a while: the rows are there when it returns, so keep trying.
                CouldNotRead(logger, storyId, error);
                await Task.Delay(TimeSpan.FromSeconds(1), time).ConfigureAwait(false);
            }
            var drawing = time.GetElapsedTime(began);
            var frame = TimeSpan.FromTicks(Math.Clamp((drawing * Breath).Ticks, s_shortestFrame.Ticks, s_longestFrame.Ticks));
            var rest = frame - drawing;
            if (rest > TimeSpan.Zero)
                await Task.Delay(rest, time).ConfigureAwait(false);
            lock (_lock)
            {
                if (IsUpToDate)
                {
                    _pumping = false;
                    return;
                }
            }
        }
    }

    /// <param name="enough">A board that goes this far needs no reading.</param>
    private async Task CatchUpAsync(CancellationToken cancel, long enough = long.MaxValue)
    {
        if (_board?.Sequence >= enough)
            return;
        await _folding.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            // Of many that wait here the first reads for all.
            if (_board?.Sequence >= enough)
                return;
            while (true)
            {
                var rows = await log.ReadAsync(storyId, _fold.Sequence, PageSize, cancel).ConfigureAwait(false);
                foreach (var row in rows)
                    _fold.Apply(row);
                lock (_recent)
                {
                    foreach (var row in rows)
                    {
                        // What stands in memory may hold words that were erased.
                        if (row.Kind == LogKinds.CommentErased)
                        {
                            _recent.Clear();
                            _recentLetters = 0;
                        }
                        _recent.Enqueue(row);
                        _recentLetters += LettersOf(row);
                        _lastRecent = row.Sequence;
                    }
                    while (_recent.Count > RecentRows || (_recentLetters > RecentLetters && _recent.Count > 1))
                        _recentLetters -= LettersOf(_recent.Dequeue());
                }
                if (rows.Count < PageSize)
                    break;
            }
            if (_fold.Sequence == 0)
                return;
            _board = _fold.ToState();
        }
        finally
        {
            _folding.Release();
        }
        PumpIfBehind();
    }

    private static int LettersOf(LogEntry row) => (row.Before?.Length ?? 0) + (row.After?.Length ?? 0);

    // Waits for those who draw in time, so that the frame can widen, but never longer than the longest frame, and not at all for
    // those who still draw an earlier board: one that is stuck must not slow the frames of all others.
    private async Task ShowAsync(BoardState board)
    {
        var drawing = new List<Task>();
        foreach (var subscriber in _subscribers)
        {
            if (subscriber.Offer(board) is { } drawn)
                drawing.Add(drawn);
        }
        using var patience = new CancellationTokenSource();
        await Task.WhenAny(Task.WhenAll(drawing), Task.Delay(s_longestFrame, time, patience.Token)).ConfigureAwait(false);
        await patience.CancelAsync().ConfigureAwait(false);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The log of story {StoryId} could not be read; trying again")]
    private static partial void CouldNotRead(ILogger logger, string storyId, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A subscriber of story {StoryId} failed and was removed")]
    private static partial void SubscriberFailed(ILogger logger, string storyId, Exception error);

    /// <summary>Draws one board at a time; of those that come meanwhile only the newest waits.</summary>
    private sealed class Subscriber(StoryChannel channel, Func<BoardState, Task> onBoard) : IDisposable
    {
        private readonly Lock _lock = new();
        private BoardState? _next;
        private bool _drawing;
        private long _shown = -1;
        private bool _ended;

        /// <returns>The drawing that this board began; null when there is nothing to draw or an earlier board is still being drawn.</returns>
        public Task? Offer(BoardState board)
        {
            lock (_lock)
            {
                if (_ended || board.Sequence <= _shown || (_next is { } waiting && board.Sequence <= waiting.Sequence))
                    return null;
                _next = board;
                if (_drawing)
                    return null;
                _drawing = true;
            }
            return Task.Run(DrawAsync);
        }

        private async Task DrawAsync()
        {
            while (true)
            {
                BoardState board;
                lock (_lock)
                {
                    if (_next is null || _ended)
                    {
                        _drawing = false;
                        return;
                    }
                    board = _next;
                    _next = null;
                    _shown = board.Sequence;
                }
                try
                {
                    await onBoard(board).ConfigureAwait(false);
                }
                catch (Exception error) when (error is ObjectDisposedException or TaskCanceledException)
                {
                    Dispose();
                }
                catch (Exception error)
                {
                    SubscriberFailed(channel.Logger, channel.StoryId, error);
                    Dispose();
                }
            }
        }

        public void Dispose()
        {
            lock (_lock)
                _ended = true;
            lock (channel._lock)
                channel._subscribers = channel._subscribers.Remove(this);
        }
    }

    private ILogger Logger => logger;
    private string StoryId => storyId;
}
