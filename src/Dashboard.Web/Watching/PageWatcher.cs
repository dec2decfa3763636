using Dashboard.Web.Sources;

namespace Dashboard.Web.Watching;

/// <summary>Looks at pages that are due.</summary>
internal sealed class PageWatcher(WatchQueue queue, PageLooker looker, WatchSignals signals, TimeProvider time, ILogger<PageWatcher> logger)
    : Poller<PageLook, LookOutcome>(queue, Slots, time, logger)
{
    // Feeds bring what is new and go first.
    private const int Slots = 8;

    protected override Task<LookOutcome> VisitAsync(PageLook visit, CancellationToken stop) => looker.LookAsync(visit, stop);

    protected override Task WaitAsync(TimeSpan atMost, CancellationToken stop) => signals.WaitAsync(atMost, stop);

    protected override void Wake() => signals.Wake();
}

public static class WatchServices
{
    /// <summary>The pages of articles, looked at again in case they change.</summary>
    public static IServiceCollection AddWatching(this IServiceCollection services)
    {
        services.AddSingleton<WatchSignals>().AddSingleton<WatchBook>().AddSingleton<WatchQueue>().AddSingleton<PageLooker>();
        services.AddHostedService<PageWatcher>();
        return services;
    }
}
