using System.Threading.Channels;

namespace Dashboard.Web.Sources;

/// <summary>Visits sources that are due, several at a time, never two of one site.</summary>
internal sealed partial class SourcePoller(
    PollQueue queue, SourceVisitor visitor, FeedHubs hubs, SourceSignals signals, TimeProvider time, ILogger<SourcePoller> logger) : BackgroundService
{
    // Visits mostly wait for the other side.
    private const int Slots = 24;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookForDead = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AskHubs = TimeSpan.FromMinutes(1);

    private readonly Channel<VisitOutcome> _outcomes = Channel.CreateUnbounded<VisitOutcome>(new() { SingleReader = true });
    private int _running;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var writing = WriteAsync();
        try
        {
            await TakeAsync(stoppingToken);
        }
        finally
        {
            while (Volatile.Read(ref _running) > 0)
                await Task.Delay(10, CancellationToken.None);
            _outcomes.Writer.Complete();
            await writing;
        }
    }

    private async Task TakeAsync(CancellationToken stop)
    {
        long? lookedForDead = null, askedHubs = null;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (lookedForDead is not { } at || time.GetElapsedTime(at) > LookForDead)
                {
                    await queue.FreeDeadAsync(stop);
                    lookedForDead = time.GetTimestamp();
                }
                if (hubs.IsOn && (askedHubs is not { } last || time.GetElapsedTime(last) > AskHubs))
                {
                    _ = AskHubsAsync(stop);
                    askedHubs = time.GetTimestamp();
                }
                var free = Slots - Volatile.Read(ref _running);
                var visits = free > 0 ? await queue.TakeAsync(free, stop) : [];
                foreach (var visit in visits)
                {
                    Interlocked.Increment(ref _running);
                    _ = Task.Run(() => VisitAsync(visit, stop), CancellationToken.None);
                }
                await signals.WaitAsync(Look, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // The database may be away; leases end by themselves.
                CouldNotWork(logger, fault);
                await Task.Delay(Look, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // Hubs answer slowly; visits do not wait for them.
    private async Task AskHubsAsync(CancellationToken stop)
    {
        try
        {
            await hubs.AskAsync(stop);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            CouldNotWork(logger, fault);
        }
        catch (OperationCanceledException)
        {
            // The program stops.
        }
    }

    private async Task VisitAsync(Visit visit, CancellationToken stop)
    {
        try
        {
            using (visit.Turn)
                await _outcomes.Writer.WriteAsync(await visitor.VisitAsync(visit, stop), CancellationToken.None);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    // Whatever has come in while the last lot was written goes into the next: under load one transaction holds many.
    private async Task WriteAsync()
    {
        while (await _outcomes.Reader.WaitToReadAsync())
        {
            var lot = new List<VisitOutcome>();
            while (_outcomes.Reader.TryRead(out var outcome))
                lot.Add(outcome);
            try
            {
                await queue.FinishAsync(lot, CancellationToken.None);
            }
            catch (Exception fault)
            {
                // Their leases end, and they are visited again: nothing is received twice by that.
                CouldNotWork(logger, fault);
            }
            signals.Wake();
        }
    }

    [LoggerMessage(LogLevel.Error, "The poller met an error and goes on")]
    private static partial void CouldNotWork(ILogger logger, Exception fault);
}
