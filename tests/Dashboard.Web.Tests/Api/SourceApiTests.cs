using System.Text;
using Dashboard.Domain.People;
using Dashboard.Web.Tests.Support;

namespace Dashboard.Web.Tests.Api;

/// <summary>Sources by program: looked at, followed, visited, changed, listed in and out.</summary>
public sealed class SourceApiTests : IClassFixture<SourceApiTests.Host>, IAsyncLifetime
{
    private readonly ApiHost _host;
    private readonly ApiClient _editor;
    private PressSite _site = null!;

    public SourceApiTests(Host host)
    {
        _host = host.Api;
        _editor = _host.As(Role.Editor);
    }

    public async Task InitializeAsync() => _site = await PressSite.OpenAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    public sealed class Host : IAsyncLifetime
    {
        public ApiHost Api { get; } = new();

        public Task InitializeAsync()
        {
            Api.Settings["Fetch:AllowLoopback"] = "true";
            return Api.InitializeAsync();
        }

        public Task DisposeAsync() => Api.DisposeAsync();
    }

    [Fact]
    public async Task A_followed_feed_brings_its_articles_by_itself_and_tells_how_it_does()
    {
        var story = await _editor.NewStoryAsync("By itself");
        _site.Feed("/feed", _site.Rss("Valley Courier", ("a", "Gauge rises", PressSite.Text(1))), "\"one\"");

        var added = (await _editor.PostAsync("sources", new { address = _site.Address("/feed"), story, title = "Valley Courier" })).Is(201);
        Assert.Equal("/api/v1/sources/" + added.Text("id"), added.Response.Headers.Location!.ToString());
        var source = await WaitAsync(added.Text("id"), "good");

        Assert.Equal(1, source.Json.GetProperty("items").GetInt32());
        Assert.Equal("RSS 2.0", source.Text("format"));
        await _editor.WaitAsync(story);
        Assert.Equal(["Gauge rises"], (await _editor.GetAsync($"stories/{story}/articles")).Items.Select(item => item.GetProperty("fields").GetProperty("title").GetProperty("value").GetString()));

        (await _editor.PostAsync($"sources/{added.Text("id")}/visit")).Is(200);
        for (var i = 0; (await _editor.GetAsync($"sources/{added.Text("id")}")).Json.GetProperty("unchanged").GetInt32() == 0; i++)
        {
            Assert.True(i < 300, "It was not visited again within 30 seconds.");
            await Task.Delay(100);
        }
        var kinds = (await _editor.GetAsync($"stories/{story}/events?limit=200")).Items.Select(row => (row.GetProperty("kind").GetString(), row.GetProperty("actor").GetProperty("name").GetString())).ToList();
        Assert.Contains(("article.received", "Valley Courier"), kinds);
    }

    [Fact]
    public async Task Following_twice_is_following_once_and_bad_fields_are_named()
    {
        var story = await _editor.NewStoryAsync("Twice");
        var body = new { address = _site.Address("/nothing"), story };
        var first = (await _editor.PostAsync("sources", body)).Is(201).Text("id");
        Assert.Equal(first, (await _editor.PostAsync("sources", body)).Is(200).Text("id"));
        Assert.NotEqual(first, (await _editor.PostAsync("sources", new { body.address })).Is(201).Text("id"));

        (await _editor.PostAsync("sources", new { address = "" })).Blames(422, "address");
        (await _editor.PostAsync("sources", new { address = "ftp://example.org/feed" })).Blames(422, "address");
        (await _editor.PostAsync("sources", new { body.address, rule = "everything" })).Blames(422, "rule");
        (await _editor.PostAsync("sources", new { body.address, minutes = 1 })).Blames(422, "minutes");
        (await _editor.PostAsync("sources", new { body.address, story = "nowhere" })).Is(404);
        (await _editor.PatchAsync($"sources/{first}", new { state = "gone" })).Blames(422, "state");
        (await _editor.GetAsync("sources/nowhere")).Is(404);
    }

    [Fact]
    public async Task A_source_is_paused_resumed_and_removed_and_a_change_on_an_old_version_is_refused()
    {
        var story = await _editor.NewStoryAsync("Changes");
        foreach (var onStory in new[] { story, null })
        {
            var added = (await _editor.PostAsync("sources", new { address = _site.Address("/nothing"), story = onStory })).Is(201);
            var path = $"sources/{added.Text("id")}";
            var paused = (await _editor.PatchAsync(path, new { state = "paused", title = "Renamed" }, added.Tag)).Is(200);
            Assert.Equal(("paused", "Renamed", "paused"), (paused.Text("state"), paused.Text("title"), paused.Text("health")));
            (await _editor.PostAsync(path + "/visit")).Is(422);
            (await _editor.PatchAsync(path, new { state = "active" }, added.Tag)).Is(412);
            (await _editor.PatchAsync(path, new { state = "active" }, paused.Tag)).Is(200);
            (await _editor.DeleteAsync(path)).Is(204);
            (await _editor.GetAsync(path)).Is(404);
        }
        var kinds = (await _editor.GetAsync($"stories/{story}/events?limit=200")).Items.Select(row => row.GetProperty("kind").GetString()).Where(kind => kind!.StartsWith("source.", StringComparison.Ordinal));
        Assert.Equal(["source.added", "source.paused", "source.resumed", "source.removed"], kinds);
    }

    [Fact]
    public async Task Any_address_is_looked_at_and_answered_with_what_can_be_followed()
    {
        _site.Feed("/world", _site.Rss("World", ("a", "Gauge rises", "<p>One.</p>")), "\"one\"");
        _site.On("/", context =>
        {
            context.Response.ContentType = "text/html";
            return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, "<!doctype html><title>Valley Courier</title><link rel=alternate type='application/rss+xml' href='/world'><p>News of the valley.</p>");
        });
        var feed = (await _editor.PostAsync("./sources:look", new { address = _site.Address("/world") })).Is(200);
        Assert.Equal("feeds", feed.Text("kind"));
        var page = (await _editor.PostAsync("./sources:look", new { address = _site.Address("/") })).Is(200);
        var found = Assert.Single(page.Json.GetProperty("candidates").EnumerateArray());
        Assert.Equal((_site.Address("/world"), "World", 1), (found.GetProperty("address").GetString(), found.GetProperty("title").GetString(), found.GetProperty("items").GetInt32()));
        foreach (var nothing in new[] { "no address at all", _site.Address("/missing"), "http://169.254.169.254/latest" })
            Assert.Equal("nothing", (await _editor.PostAsync("./sources:look", new { address = nothing })).Is(200).Text("kind"));
        (await _editor.PostAsync("./sources:look", new { address = " " })).Blames(422, "address");
    }

    [Fact]
    public async Task A_list_is_followed_whole_and_comes_out_again()
    {
        var story = await _editor.NewStoryAsync("From a list");
        var list = Encoding.UTF8.GetBytes("""
            <opml version="2.0"><head><title>Ours</title></head><body><outline text="Valley">
            <outline text="Courier" type="rss" xmlUrl="https://courier.example/feed"/><outline text="Post" type="rss" xmlurl="https://post.example/feed"/></outline>
            <outline text="Broken" type="rss" xmlUrl="javascript:alert(1)"/></body></opml>
            """);
        var result = (await _editor.PostBytesAsync($"./sources:import?story={story}", list, "text/x-opml")).Is(200);
        Assert.Equal((2, 0, 1), (result.Json.GetProperty("added").GetInt32(), result.Json.GetProperty("present").GetInt32(), result.Json.GetProperty("faults").GetArrayLength()));
        Assert.Equal(2, (await _editor.PostBytesAsync($"./sources:import?story={story}", list, "application/xml")).Is(200).Json.GetProperty("present").GetInt32());

        var text = await _editor.Http.GetStringAsync($"sources.opml?story={story}");
        Assert.Contains("https://courier.example/feed", text, StringComparison.Ordinal);
        Assert.Contains("From a list", text, StringComparison.Ordinal);
        (await _editor.PostBytesAsync("./sources:import", "<html/>"u8.ToArray(), "application/xml")).Is(422);
        // A document type is said, and nothing that it names is read.
        var hostile = (await _editor.PostBytesAsync("./sources:import", "<!DOCTYPE opml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><opml><body><outline text=\"&a;\" xmlUrl=\"https://a.invalid/&a;\"/></body></opml>"u8.ToArray(), "application/xml")).Is(200);
        Assert.Contains("document type", hostile.Json.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("root:", await _editor.Http.GetStringAsync("sources.opml"), StringComparison.Ordinal);
        (await _editor.PostBytesAsync("./sources:import", list, "application/zip")).Is(415);
        Assert.Equal(2, (await _editor.GetAsync($"sources?story={story}")).Items.Count());
    }

    [Fact]
    public async Task A_key_for_one_story_sees_and_changes_only_the_sources_of_that_story()
    {
        var (own, other) = (await _editor.NewStoryAsync("Own"), await _editor.NewStoryAsync("Other"));
        var theirs = (await _editor.PostAsync("sources", new { address = _site.Address("/theirs"), story = other })).Is(201).Text("id");
        var desks = (await _editor.PostAsync("sources", new { address = _site.Address("/desks") })).Is(201).Text("id");
        var (_, key) = await _host.NewKeyAsync(Role.Editor, own);
        var bot = _host.With(key);

        (await bot.PostAsync("sources", new { address = _site.Address("/own"), story = own })).Is(201);
        (await bot.PostAsync("sources", new { address = _site.Address("/own"), story = other })).Is(403);
        (await bot.PostAsync("sources", new { address = _site.Address("/own") })).Is(403);
        (await bot.GetAsync($"sources/{theirs}")).Is(404);
        (await bot.DeleteAsync($"sources/{theirs}")).Is(404);
        (await bot.DeleteAsync($"sources/{desks}")).Is(403);
        Assert.DoesNotContain((await bot.GetAsync("sources?limit=200")).Items, item => item.GetProperty("id").GetString() == theirs);
        Assert.DoesNotContain(_site.Address("/theirs"), await bot.Http.GetStringAsync("sources.opml"), StringComparison.Ordinal);
    }

    private async Task<ApiAnswer> WaitAsync(string id, string health)
    {
        for (var i = 0; ; i++)
        {
            var source = (await _editor.GetAsync($"sources/{id}")).Is(200);
            if (source.Text("health") == health)
                return source;
            Assert.True(i < 300, $"It is {source.Text("health")} after 30 seconds: {source.Json}");
            await Task.Delay(100);
        }
    }
}
