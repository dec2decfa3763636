using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Data.Sources;
using Dashboard.Domain.Sources;
using Dashboard.Web.Sources;
using Dashboard.Web.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Web.Tests.Sources;

/// <summary>Hubs that tell of news (WebSub), with one of our own on loopback.</summary>
public sealed class HubTests : IAsyncLifetime
{
    private readonly MovableClock _clock = new();
    private readonly ConcurrentQueue<Dictionary<string, string>> _asked = new();
    private Newsroom _newsroom = null!;
    private PressSite _site = null!;
    private Source _source = null!;

    public async Task InitializeAsync()
    {
        _newsroom = new Newsroom(time: _clock, settings: new(Desk.Loopback) { ["Sources:PublicAddress"] = "https://desk.example/board" });
        _site = await PressSite.OpenAsync();
        _site.On("/hub", async context =>
        {
            _asked.Enqueue((await context.Request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString()));
            context.Response.StatusCode = StatusCodes.Status202Accepted;
        });
        Feed("a");
        _source = await _newsroom.FollowAsync(_site.Address("/feed"), await _newsroom.CreateStoryAsync());
        await _newsroom.VisitAsync();
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        await _newsroom.DisposeAsync();
    }

    private FeedHubs Hubs => _newsroom.Get<FeedHubs>();

    private string Topic => _site.Address("/self");

    private void Feed(params string[] items) => _site.Feed(
        "/feed", _site.Rss("Valley Courier", [.. items.Select(id => (id, $"Gauge {id}", (string?)PressSite.Text(id[0])))]), $"\"{string.Concat(items)}\"",
        response => response.Headers.Link = $"<{_site.Address("/hub")}>; rel=\"hub\", <{Topic}>; rel=\"self\"");

    private Task<bool> ConfirmAsync(string mode, string? lease = "864000", string? topic = null) => Hubs.ConfirmAsync(_source.Id, mode, topic ?? Topic, lease, null, default);

    private Task<bool> DeliverAsync(string body, string secret, string method = "sha256") => Hubs.DeliverAsync(
        _source.Id, $"{method}={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)))}", Encoding.UTF8.GetBytes(body), default);

    [Fact]
    public async Task A_hub_is_asked_with_a_secret_and_its_check_is_answered_only_for_what_was_asked()
    {
        Assert.False(await ConfirmAsync("subscribe"));
        await Hubs.AskAsync(default);

        var asked = Assert.Single(_asked);
        Assert.Equal(("subscribe", Topic, $"https://desk.example/board/api/v1/hooks/websub/{_source.Id}"), (asked["hub.mode"], asked["hub.topic"], asked["hub.callback"]));
        Assert.Equal(64, asked["hub.secret"].Length);
        Assert.False(await ConfirmAsync("subscribe", topic: _site.Address("/other")));
        Assert.False(await ConfirmAsync("unsubscribe"));
        Assert.True(await ConfirmAsync("subscribe", "7200"));
        Assert.Equal(2, ((await BooksAsync()).HubUntil - _clock.GetUtcNow())!.Value.TotalHours, 0.1);
    }

    [Fact]
    public async Task A_signed_delivery_has_the_feed_visited_at_once_and_any_other_changes_nothing()
    {
        await Hubs.AskAsync(default);
        await ConfirmAsync("subscribe");
        var secret = Assert.Single(_asked)["hub.secret"];
        Feed("a", "b");
        var next = (await BooksAsync()).NextAt;

        Assert.True(await DeliverAsync("news", "another secret"));
        Assert.True(await DeliverAsync("news", secret, "sha1"));
        Assert.True(await Hubs.DeliverAsync(_source.Id, null, "news"u8.ToArray(), default));
        Assert.Equal(next, (await BooksAsync()).NextAt);
        Assert.Equal(0, await _newsroom.VisitAsync());

        Assert.True(await DeliverAsync("news", secret));
        Assert.Equal(1, await _newsroom.VisitAsync());
        Assert.Equal(2, (await BooksAsync()).Items);
        Assert.False(await Hubs.DeliverAsync("nobody", null, "news"u8.ToArray(), default));
    }

    [Fact]
    public async Task A_feed_of_which_a_hub_tells_is_visited_less_often_and_as_others_when_the_hub_falls_silent()
    {
        await Hubs.AskAsync(default);
        await ConfirmAsync("subscribe", "86400");
        await VisitAfterAsync(TimeSpan.FromMinutes(20));
        Assert.InRange(((await BooksAsync()).NextAt - _clock.GetUtcNow()).TotalMinutes, 59, 67);

        await VisitAfterAsync(TimeSpan.FromDays(2));

        Assert.InRange(((await BooksAsync()).NextAt - _clock.GetUtcNow()).TotalMinutes, 14, 17);
    }

    [Fact]
    public async Task A_hub_is_asked_again_before_its_word_ends_with_the_same_secret_and_not_before()
    {
        await Hubs.AskAsync(default);
        await ConfirmAsync("subscribe");
        _clock.Forward(TimeSpan.FromDays(5));
        await Hubs.AskAsync(default);
        Assert.Single(_asked);

        _clock.Forward(TimeSpan.FromDays(4.5));
        await Hubs.AskAsync(default);

        Assert.Equal(2, _asked.Count);
        Assert.Single(_asked.Select(asked => asked["hub.secret"]).Distinct());
    }

    [Fact]
    public async Task A_hub_that_refuses_is_said_and_the_feed_goes_on_by_itself()
    {
        _site.On("/hub", context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });
        await Hubs.AskAsync(default);
        Assert.Contains("403", (await BooksAsync()).HubRemark, StringComparison.Ordinal);

        Assert.True(await ConfirmAsync("denied"));
        Assert.Null((await BooksAsync()).HubUntil);
        await VisitAfterAsync(TimeSpan.FromMinutes(20));
        Assert.InRange(((await BooksAsync()).NextAt - _clock.GetUtcNow()).TotalMinutes, 14, 17);
    }

    [Fact]
    public async Task Without_a_public_address_no_hub_is_asked()
    {
        await using var newsroom = new Newsroom(settings: Desk.Loopback);
        await newsroom.FollowAsync(_site.Address("/feed"), await newsroom.CreateStoryAsync());
        await newsroom.VisitAsync();

        await newsroom.Get<FeedHubs>().AskAsync(default);

        Assert.Empty(_asked);
    }

    [Fact]
    public async Task The_check_and_the_delivery_of_a_hub_need_no_key_and_answer_strangers_with_nothing()
    {
        await using var host = new DashboardHost(("Sources:PublicAddress", "https://desk.example"));
        using var http = new HttpClient { BaseAddress = host.Address };

        Assert.Equal(404, (int)(await http.GetAsync(new Uri($"/api/v1/hooks/websub/{_source.Id}?hub.mode=subscribe&hub.topic=x&hub.challenge=abc", UriKind.Relative))).StatusCode);
        foreach (var type in new[] { "application/atom+xml", "text/xml", "text/plain", null })
        {
            using var body = new ByteArrayContent("news"u8.ToArray());
            body.Headers.ContentType = type is null ? null : new(type);
            Assert.Equal(410, (int)(await http.PostAsync(new Uri("/api/v1/hooks/websub/nobody", UriKind.Relative), body)).StatusCode);
        }
    }

    private Task<SourcePolling> BooksAsync() => _newsroom.BooksAsync(_source);

    private async Task VisitAfterAsync(TimeSpan wait)
    {
        _clock.Forward(wait);
        Assert.Equal(1, await _newsroom.VisitAsync());
    }
}
