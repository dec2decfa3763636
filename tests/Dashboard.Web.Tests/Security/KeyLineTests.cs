using System.Diagnostics;
using System.Net.WebSockets;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Admin;
using Dashboard.Web.Tests.Support;

namespace Dashboard.Web.Tests.Security;

public sealed class KeyLineTests
{
    // Two seconds are promised; the rest is for a busy machine.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(6);

    private static async Task<TimeSpan> EndedAfterAsync(ClientWebSocket socket)
    {
        var clock = Stopwatch.StartNew();
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            while ((await socket.ReceiveAsync(new byte[4096].AsMemory(), patience.Token)).MessageType != WebSocketMessageType.Close)
            {
                // What was on its way.
            }
        }
        catch (WebSocketException)
        {
            // Cut.
        }
        return clock.Elapsed;
    }

    [Fact]
    public async Task Line_of_a_key_ends_when_it_is_revoked_or_expires()
    {
        await using var host = new DashboardHost();
        using var browser = host.Browser();
        var revoked = await host.KeyAsync(Role.Viewer);
        var expiring = await host.Get<ManageKeys>().CreateAsync(Actor.Program, new("Bot", Role.Viewer, Lifetime: TimeSpan.FromHours(1)));
        using var first = await browser.ConnectAsync($"/hubs/story?access_token={revoked.Secret}", browser.Origin);
        using var second = await browser.ConnectAsync($"/hubs/story?access_token={expiring.Secret}", browser.Origin);
        await host.Get<ManageKeys>().RevokeAsync(Actor.Program, revoked.Id);
        await EndedAfterAsync(first).WaitAsync(s_patience);
        Assert.Equal(WebSocketState.Open, second.State);
        host.Clock.Forward(TimeSpan.FromHours(2));
        await EndedAfterAsync(second).WaitAsync(s_patience);
    }
}
