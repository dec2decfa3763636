using Microsoft.Extensions.Hosting;

namespace Dashboard.Realtime.Presence;

internal sealed class PresenceSweeper(PresenceBoard presence, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5), time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            presence.Sweep();
    }
}
