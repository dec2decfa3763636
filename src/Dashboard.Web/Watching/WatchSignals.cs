namespace Dashboard.Web.Watching;

/// <summary>Tells of which articles this node has looked at the page, and wakes the watcher when a look is wanted now.</summary>
public sealed class WatchSignals : IDisposable
{
    private readonly SemaphoreSlim _wake = new(0);

    /// <summary>Ids of articles: a hint to read again; called on any thread.</summary>
    public event Action<IReadOnlyCollection<string>>? Looked;

    public void Raise(IReadOnlyCollection<string> articleIds) => Looked?.Invoke(articleIds);

    /// <summary>There is something for the watcher to do.</summary>
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
