namespace Dashboard.Web.Pipeline;

/// <summary>Takes stored articles through the pipeline, a few at a time.</summary>
internal sealed partial class PipelineWorker(PipelineQueue queue, StoryPipeline pipeline, ILogger<PipelineWorker> logger) : BackgroundService
{
    // More than cores, because a fetch mostly waits; the analysis of one story is one at a time anyway.
    private const int Workers = 4;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() => WorkAsync(stoppingToken), stoppingToken)));

    private async Task WorkAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (await queue.TakeAsync(stop) is { } receipt)
                    await pipeline.RunAsync(receipt, stop);
                else
                    await queue.WaitAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // The database may be away; the row stays leased and is taken up again.
                CouldNotWork(logger, error);
                await Task.Delay(TimeSpan.FromSeconds(1), stop);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A pipeline worker met an error and goes on")]
    private static partial void CouldNotWork(ILogger logger, Exception error);
}
