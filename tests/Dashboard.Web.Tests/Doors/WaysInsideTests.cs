using Dashboard.Web.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Doors;

/// <summary>Whatever names an address inside this machine or its network, and through whatever door: nobody inside is ever asked.</summary>
public sealed class WaysInsideTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    private static string Rss(string link, string html) =>
        $"<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" xmlns:wfw=\"http://wellformedweb.org/CommentAPI/\"><channel><title>Valley Courier</title><link>{link}</link><atom:link rel=\"hub\" href=\"{link}\"/>"
        + $"<item><guid>1</guid><title>Gauge rises</title><link>{link}</link><comments>{link}</comments><wfw:commentRss>{link}</wfw:commentRss><description>{html}</description></item></channel></rss>";

    [Fact]
    public async Task Nobody_inside_is_asked_and_an_editor_is_told_why()
    {
        Assert.True(await house.Canary.NoticesAsync());
        var noticed = house.Canary.Visits;
        var editor = house.Editor;
        var story = await editor.NewStoryAsync("Inside");
        var opml = "";
        var refused = new List<(string Id, string Address)>();
        async Task FollowAsync(string address, bool isRefused, string kind = "feed")
        {
            var id = (await editor.PostAsync("sources", new { address, story, kind })).Is(201).Text("id");
            if (isRefused)
                refused.Add((id, address));
        }
        foreach (var (inside, number) in house.Canary.Addresses.Select((address, number) => (address, number)))
        {
            // Named outright.
            (await editor.PostAsync($"stories/{story}/articles", new { url = inside })).Is(201);
            await FollowAsync(inside, true);
            await FollowAsync(inside + "/comments", true, "comments");
            Assert.Contains("not on the public web", (await editor.PostAsync("./sources:look", new { address = inside })).Is(200).Text("words"), StringComparison.Ordinal);
            opml += $"<outline text=\"x\" type=\"rss\" xmlUrl=\"{inside}/opml\"/>";

            // Sent there: an address, a feed, a page behind an item, what a page names as its feed, in one step or after others.
            house.Site.On($"/sent{number}", context => Send(context, inside, 302));
            house.Site.On($"/moved{number}", context => Send(context, inside, 301));
            house.Site.On($"/twice{number}", context => Send(context, $"/sent{number}", 307));
            foreach (var path in new[] { $"/sent{number}", $"/moved{number}", $"/twice{number}" })
            {
                (await editor.PostAsync($"stories/{story}/articles", new { url = house.Site.Address(path) })).Is(201);
                await FollowAsync(house.Site.Address(path), true);
                Assert.Equal("nothing", (await editor.PostAsync("./sources:look", new { address = house.Site.Address(path) })).Is(200).Text("kind"));
            }
            house.Site.Feed($"/items{number}", Rss(inside, $"In short. &lt;img src=\"{inside}\"&gt;&lt;a href=\"{inside}\"&gt;x&lt;/a&gt;"), $"\"{number}\"");
            house.Site.Feed($"/behind{number}", Rss(house.Site.Address($"/sent{number}"), "In short."), $"\"{number}\"");
            await FollowAsync(house.Site.Address($"/items{number}"), false);
            await FollowAsync(house.Site.Address($"/behind{number}"), false);
            house.Site.On($"/names{number}", context =>
            {
                context.Response.ContentType = "text/html";
                return context.Response.WriteAsync($"<!doctype html><html><head><title>Courier</title><link rel=alternate type=application/rss+xml href=\"{inside}\"><link rel=alternate type=application/rss+xml href=\"/sent{number}\"><base href=\"{inside}/\"></head><body><a href=\"{inside}/feed.xml\">Feed</a><p>News of the valley.</p></body></html>");
            });
            (await editor.PostAsync("./sources:look", new { address = house.Site.Address($"/names{number}") })).Is(200);
            house.Site.Feed($"/map{number}", $"<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap><loc>{inside}/news.xml</loc></sitemap></sitemapindex>", $"\"{number}\"");
            (await editor.PostAsync("./sources:look", new { address = house.Site.Address($"/map{number}") })).Is(200);

            // Only named in what comes in: never asked at all.
            await house.DropAsync(story, $"wire{number}.json", $$"""{"uri":"{{inside}}","headline":"Wire {{number}}","body_text":"The quay was closed on Monday, the port authority said.","associations":{"main":{"type":"picture","renditions":{"web":{"href":"{{inside}}"} } } } }""");
            await house.ArticleAsync(story, $"<html><head><title>Page {number}</title><link rel=canonical href=\"{inside}\"></head><body><h1>Page {number}</h1><p>The quay was closed on Monday, the port authority said.</p><img src=\"{inside}\"></body></html>", "text/html");
            await house.CoralAsync($$"""{"type":"COMMENT_CREATED","data":{"commentID":"c","storyID":"s","storyURL":"{{inside}}","comment":{"id":"c","body":"x","author":{"username":"{{inside}}"} } } }""");
            await house.CoralAsync($$"""{"type":"STORY_CREATED","data":{"storyID":"s","storyURL":"{{inside}}"} }""");
        }
        (await editor.PostTextAsync($"./sources:import?story={story}", $"<opml version=\"2.0\"><body>{opml}</body></opml>", "text/x-opml")).Is(200);
        foreach (var source in (await editor.GetAsync($"sources?story={story}&limit=200")).Items.Select(item => item.GetProperty("id").GetString()!).ToList())
            await house.VisitedAsync(source);
        await editor.WaitAsync(story);
        await house.Host.Get<FeedHubs>().AskAsync(default);
        await using (var db = await house.Host.OpenAsync())
        {
            var hubs = await db.SourcePollings.Where(row => row.Hub != null && row.HubRemark != null).Select(row => row.HubRemark).ToListAsync();
            // A hub that sends us on is not followed at all.
            Assert.Equal(house.Canary.Addresses.Count, hubs.Count(remark => remark!.Contains("not on the public web", StringComparison.Ordinal)));
            Assert.Equal(house.Canary.Addresses.Count, hubs.Count(remark => remark!.Contains("status 302", StringComparison.Ordinal)));
        }

        foreach (var (id, address) in refused)
        {
            var source = await editor.GetAsync($"sources/{id}");
            Assert.Equal(("failing", new Uri(address).AbsoluteUri), (source.Text("health"), source.Text("address")));
            Assert.Contains("not on the public web", source.Text("error"), StringComparison.Ordinal);
            Assert.NotEmpty(source.Text("advice"));
        }
        Assert.Equal(noticed, house.Canary.Visits);
        var failed = (await editor.GetAsync($"stories/{story}/articles?limit=200")).Items.Where(item => item.GetProperty("status").GetString() == "failed").ToList();
        Assert.True(failed.Count >= 4 * house.Canary.Addresses.Count);
        Assert.All(failed, item => Assert.Contains("not on the public web", item.GetProperty("failure").GetString(), StringComparison.Ordinal));
    }

    private static Task Send(HttpContext context, string to, int status)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = to;
        return Task.CompletedTask;
    }
}
