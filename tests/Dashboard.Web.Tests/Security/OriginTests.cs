using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using Dashboard.Domain.People;
using Dashboard.Web.Tests.Support;

namespace Dashboard.Web.Tests.Security;

public sealed class OriginTests
{
    [Theory]
    [InlineData("/_blazor")]
    [InlineData("/hubs/story")]
    public async Task Live_line_opens_for_our_own_pages_only(string path)
    {
        await using var host = new DashboardHost(("Doors:Origins:0", "https://intranet.example"));
        var (_, browser) = await host.SignedInAsync();
        foreach (var origin in new[]
        {
            "https://evil.example", "null", null, browser.Origin + ".evil.example", browser.Origin + "0", "http://evil.example:" + host.Address.Port,
            "https://intranet.example.evil.example", "http://intranet.example", "file://" + host.Address.Authority,
        })
        {
            using var refused = await browser.ConnectAsync(path, origin);
            Assert.Equal((origin, HttpStatusCode.Forbidden), (origin, refused.HttpStatusCode));
        }
        foreach (var origin in new[] { browser.Origin, "https://intranet.example", "https://" + host.Address.Authority })
        {
            using var open = await browser.ConnectAsync(path, origin);
            Assert.Equal((origin, WebSocketState.Open), (origin, open.State));
        }
        using var stranger = host.Browser();
        using var nobody = await stranger.ConnectAsync(path, stranger.Origin);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.HttpStatusCode);
    }

    [Fact]
    public async Task Negotiation_by_a_foreign_page_is_refused()
    {
        await using var host = new DashboardHost();
        var (_, browser) = await host.SignedInAsync();
        foreach (var path in new[] { "/_blazor/negotiate?negotiateVersion=1", "/hubs/story/negotiate?negotiateVersion=1" })
        {
            var request = new HttpRequestMessage(HttpMethod.Post, path);
            request.Headers.Add("Origin", "https://evil.example");
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.SendAsync(request)).StatusCode);
        }
    }

    [Fact]
    public async Task Hub_takes_a_key_in_the_address_where_headers_cannot_be_sent()
    {
        await using var host = new DashboardHost();
        var key = (await host.KeyAsync(Role.Viewer)).Secret;
        using var browser = host.Browser();
        using var open = await browser.ConnectAsync($"/hubs/story?access_token={key}", browser.Origin);
        Assert.Equal(WebSocketState.Open, open.State);
        // Only there: addresses end up in logs.
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync($"/api/v1/stories?access_token={key}")).StatusCode);
    }

    [Fact]
    public async Task Change_through_the_api_by_cookie_needs_the_token_of_our_pages()
    {
        await using var host = new DashboardHost();
        var (_, browser) = await host.SignedInAsync();
        HttpRequestMessage Create(string? token, string? site = null)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/stories") { Content = JsonContent.Create(new { title = "Reservoir" }) };
            if (token is not null)
                request.Headers.Add("X-CSRF-Token", token);
            if (site is not null)
                request.Headers.Add("Sec-Fetch-Site", site);
            return request;
        }
        var token = await browser.TokenAsync();
        var (_, other) = await host.SignedInAsync("Ben");
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync(Create(null))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync(Create("nonsense"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync(Create(await other.TokenAsync()))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync(Create(token, "cross-site"))).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await browser.SendAsync(Create(token, "same-origin"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/stories")).StatusCode);
    }

    [Fact]
    public async Task Api_beyond_its_rate_is_refused_until_the_time_it_says()
    {
        await using var host = new DashboardHost(("Limits:ApiPerSecond", "5"), ("Limits:ApiBurst", "5"));
        using var browser = host.Browser();
        browser.Headers["Authorization"] = $"Bearer {(await host.KeyAsync(Role.Viewer)).Secret}";
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => browser.GetAsync("/api/v1/stories")));
        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, answer => Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 10));
        Assert.All(refused, answer => Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType));
        // Somebody else is not held up, and pages are not counted.
        using var other = host.Browser();
        other.Headers["Authorization"] = $"Bearer {(await host.KeyAsync(Role.Viewer)).Secret}";
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/api/v1/stories")).StatusCode);
        await Task.Delay(refused.Max(answer => answer.Headers.RetryAfter!.Delta!.Value));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/stories")).StatusCode);
    }
}
