using System.Threading.Channels;

namespace Dashboard.Web.Sources;

/// <summary>Visits that wait for their moment; see <see cref="VisitQueue{TRow}"/>.</summary>
public interface IVisitQueue<TVisit, TOutcome>
{
    Task<IReadOnlyList<TVisit>> TakeAsync(int most, CancellationToken stop);
    Task FinishAsync(IReadOnlyList<TOutcome> outcomes, CancellationToken stop);
    Task FreeDeadAsync(CancellationToken stop);
}

/// <summary>Makes visits that are due, several at a time, never two of one site.</summary>
internal abstract partial class Poller<TVisit, TOutcome>(IVisitQueue<TVisit, TOutcome> queue, int slots, TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookForDead = TimeSpan.FromSeconds(5);

    private readonly Channel<TOutcome> _outcomes = Channel.CreateUnbounded<TOutcome>(new() { SingleReader = true });
    private int _running;

    protected TimeProvider Time { get; } = time;

    /// <summary>One visit. Never throws: whatever happens is the outcome. Gives the turn at the site back.</summary>
    protected abstract Task<TOutcome> VisitAsync(TVisit visit, CancellationToken stop);

    /// <summary>Returns when there may be something to do, or after a while: another node may have changed something.</summary>
    protected abstract Task WaitAsync(TimeSpan atMost, CancellationToken stop);

    /// <summary>Something to be begun now and then beside the visits; it does not keep them waiting.</summary>
    protected virtual void Begin(CancellationToken stop)
    {
    }

    /// <summary>The poller met an error and goes on.</summary>
    protected void Report(Exception fault) => CouldNotWork(logger, fault);

    /// <summary>Ends the waiting.</summary>
    protected abstract void Wake();

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
        long? lookedForDead = null;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (lookedForDead is not { } at || Time.GetElapsedTime(at) > LookForDead)
                {
                    await queue.FreeDeadAsync(stop);
                    lookedForDead = Time.GetTimestamp();
                }
                Begin(stop);
                var free = slots - Volatile.Read(ref _running);
                var visits = free > 0 ? await queue.TakeAsync(free, stop) : [];
                foreach (var visit in visits)
                {
                    Interlocked.Increment(ref _running);
                    _ = Task.Run(() => RunAsync(visit, stop), CancellationToken.None);
                }
                await WaitAsync(Look, stop);
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

    private async Task RunAsync(TVisit visit, CancellationToken stop)
    {
        try
        {
            await _outcomes.Writer.WriteAsync(await VisitAsync(visit, stop), CancellationToken.None);
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
            var lot = new List<TOutcome>();
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
            Wake();
        }
    }

    [LoggerMessage(LogLevel.Error, "The poller met an error and goes on")]
    private static partial void CouldNotWork(ILogger logger, Exception fault);
}
