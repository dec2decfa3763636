using System.Diagnostics;
using System.Net.WebSockets;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Admin;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Security;

/// <summary>What was allowed ends where it is going on, not at the next sign-in.</summary>
public sealed class RevocationTests
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

    [Theory]
    [InlineData("disable")]
    [InlineData("sign out everywhere")]
    [InlineData("new password")]
    [InlineData("sign out")]
    [InlineData("by another process")]
    [InlineData("too old")]
    public async Task Page_and_hub_lines_end_when_their_session_does(string how)
    {
        await using var host = new DashboardHost();
        var (person, browser) = await host.SignedInAsync();
        var (_, other) = await host.SignedInAsync("Ben");
        using var page = await browser.ConnectAsync("/_blazor", browser.Origin);
        using var hub = await browser.ConnectAsync("/hubs/story", browser.Origin);
        using var others = await other.ConnectAsync("/_blazor", other.Origin);
        Assert.Equal((WebSocketState.Open, WebSocketState.Open, WebSocketState.Open), (page.State, hub.State, others.State));
        var people = host.Get<ManagePeople>();
        switch (how)
        {
            case "disable": await people.DisableAsync(Actor.Program, person.Id); break;
            case "sign out everywhere": await people.SignOutEverywhereAsync(Actor.Program, person.Id); break;
            case "new password": await people.ResetPasswordAsync(Actor.Program, person.Id); break;
            case "sign out": await browser.PostTokenAsync("/logout"); break;
            case "by another process":
                await using (var db = host.Open())
                    await db.Users.Where(row => row.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Disabled, true));
                break;
            default: host.Clock.Forward(TimeSpan.FromDays(15)); break;
        }
        await Task.WhenAll(EndedAfterAsync(page), EndedAfterAsync(hub)).WaitAsync(s_patience);
        if (how != "too old")
            Assert.Equal(WebSocketState.Open, others.State);
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

    [Fact]
    public async Task Role_taken_away_acts_on_the_very_next_act()
    {
        await using var host = new DashboardHost();
        var (person, browser) = await host.SignedInAsync(role: Role.Admin);
        await host.PersonAsync("Ben", Role.Admin);
        Assert.Equal(200, (int)(await browser.GetAsync("/admin/people")).StatusCode);
        await host.Get<ManagePeople>().ChangeRoleAsync(Actor.Program, person.Id, Role.Viewer);
        Assert.NotEqual(200, (int)(await browser.GetAsync("/admin/people")).StatusCode);
        Assert.True(await browser.IsSignedInAsync());
        Assert.Equal(Role.Viewer, (await host.Get<PeopleDirectory>().GetAsync()).People[person.Id].Role);
    }
}
