namespace Dashboard.Ingest.Fetching;

/// <summary>The time one fetch has: all of it together, and the longest silence within it.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly FetchOptions _options;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _clock;
    private readonly CancellationTokenSource _either;

    public Deadline(FetchOptions options, TimeProvider time, CancellationToken caller)
    {
        _options = options;
        _time = time;
        _start = time.GetTimestamp();
        _caller = caller;
        _clock = new CancellationTokenSource(options.TotalTime, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_clock.Token, caller);
        Listen();
    }

    public CancellationToken Token => _either.Token;

    /// <summary>The caller did not give up, so it was the clock.</summary>
    public bool HasPassed => _clock.IsCancellationRequested && !_caller.IsCancellationRequested;

    /// <summary>Starts the silence anew: the other side was just heard, or is about to be asked.</summary>
    public void Listen()
    {
        var left = _options.TotalTime - _time.GetElapsedTime(_start);
        var wait = left < _options.IdleTime ? left : _options.IdleTime;
        _clock.CancelAfter(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
    }

    public void Dispose()
    {
        _either.Dispose();
        _clock.Dispose();
    }
}
