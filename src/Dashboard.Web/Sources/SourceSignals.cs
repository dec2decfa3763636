namespace Dashboard.Web.Sources;

/// <summary>Tells that something about the sources of this node changed, and wakes the poller when a visit is wanted now.</summary>
public sealed class SourceSignals : IDisposable
{
    private readonly SemaphoreSlim _wake = new(0);

    /// <summary>A hint to read again; called on any thread.</summary>
    public event Action? Changed;

    public void Raise() => Changed?.Invoke();

    /// <summary>There is something for the poller to do.</summary>
    public void Wake()
    {
        // One waits, so one is enough.
        if (_wake.CurrentCount == 0)
            _wake.Release();
    }

    /// <summary>Returns when there is something to do, or after a while: another node may have changed something.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken stop) => _wake.WaitAsync(atMost, stop);

    public void Dispose() => _wake.Dispose();
}
