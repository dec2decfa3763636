namespace Dashboard.Web.Sources;

/// <summary>Visits sources that are due, and keeps up with the hubs that tell of news.</summary>
internal sealed class SourcePoller(PollQueue queue, SourceVisitor visitor, FeedHubs hubs, SourceSignals signals, TimeProvider time, ILogger<SourcePoller> logger)
    : Poller<Visit, VisitOutcome>(queue, Slots, time, logger)
{
    // Visits mostly wait for the other side.
    private const int Slots = 24;

    private static readonly TimeSpan AskHubs = TimeSpan.FromMinutes(1);

    private long? _askedHubs;

    protected override async Task<VisitOutcome> VisitAsync(Visit visit, CancellationToken stop)
    {
        using (visit.Turn)
            return await visitor.VisitAsync(visit, stop);
    }

    protected override void Begin(CancellationToken stop)
    {
        if (!hubs.IsOn || (_askedHubs is { } last && Time.GetElapsedTime(last) <= AskHubs))
            return;
        _ = AskHubsAsync(stop);
        _askedHubs = Time.GetTimestamp();
    }

    protected override Task WaitAsync(TimeSpan atMost, CancellationToken stop) => signals.WaitAsync(atMost, stop);

    protected override void Wake() => signals.Wake();

    // Hubs answer slowly; visits do not wait for them.
    private async Task AskHubsAsync(CancellationToken stop)
    {
        try
        {
            await hubs.AskAsync(stop);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            Report(fault);
        }
        catch (OperationCanceledException)
        {
            // The program stops.
        }
    }
}
