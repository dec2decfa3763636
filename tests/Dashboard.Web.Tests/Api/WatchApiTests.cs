using Dashboard.Domain.People;
using Dashboard.Web.Tests.Support;
using Dashboard.Web.Tests.Watching;

namespace Dashboard.Web.Tests.Api;

/// <summary>Watched pages and versions by program: how they stand, switched, looked at, compared.</summary>
public sealed class WatchApiTests : IClassFixture<SourceApiTests.Host>, IAsyncLifetime
{
    private readonly ApiHost _host;
    private readonly ApiClient _editor;
    private PressSite _site = null!;

    public WatchApiTests(SourceApiTests.Host host)
    {
        _host = host.Api;
        _editor = _host.As(Role.Editor);
    }

    public async Task InitializeAsync() => _site = await PressSite.OpenAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    private async Task<(string Story, string Article)> WatchedAsync()
    {
        var story = await _editor.NewStoryAsync($"Watched {Guid.NewGuid():N}");
        _site.Page("/a", Lookout.Page("Gauge rises", PressSite.Text(1)));
        var article = (await _editor.PostAsync($"stories/{story}/articles", new { url = _site.Address("/a") })).Is(201).Text("id");
        await _editor.WaitAsync(story);
        return (story, article);
    }

    [Fact]
    public async Task A_changed_page_becomes_a_version_whose_diff_names_the_number_first()
    {
        var (story, article) = await WatchedAsync();
        var watch = (await _editor.GetAsync($"articles/{article}")).Json.GetProperty("watch");
        Assert.Equal(("on", "unchanged", 1), (watch.GetProperty("state").GetString(), watch.GetProperty("lastResult").GetString(), watch.GetProperty("looks").GetInt32()));
        Assert.InRange(watch.GetProperty("nextAt").GetDateTimeOffset() - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(11.5));
        (await _editor.GetAsync($"articles/{article}/diff")).Is(422);
        _site.Page("/a", Lookout.Page("Gauge rises", PressSite.Text(1).Replace("on Monday that", "this week that", StringComparison.Ordinal).Replace("4 centimetres", "9 centimetres", StringComparison.Ordinal)));

        (await _editor.PostAsync($"articles/{article}/look")).Is(200);
        for (var i = 0; (await _editor.GetAsync($"articles/{article}")).Json.GetProperty("currentVersion").GetInt32() < 2; i++)
        {
            Assert.True(i < 300, "No version came within 30 seconds.");
            await Task.Delay(100);
        }
        await _editor.WaitAsync(story);

        var diff = (await _editor.GetAsync($"articles/{article}/diff?from=1&to=2")).Is(200).Json;
        var changes = diff.GetProperty("changes").EnumerateArray().ToList();
        Assert.Equal("number", changes[0].GetProperty("kind").GetString());
        Assert.Equal(("4", "9"), (changes[0].GetProperty("old").GetProperty("text").GetString(), changes[0].GetProperty("new").GetProperty("text").GetString()));
        Assert.Equal("date", changes[1].GetProperty("kind").GetString());
        (await _editor.GetAsync($"articles/{article}/diff?from=1&to=7")).Is(404);
        Assert.Equal("changed", (await _editor.GetAsync($"articles/{article}")).Json.GetProperty("watch").GetProperty("lastResult").GetString());
    }

    [Fact]
    public async Task Watching_is_switched_off_and_on_by_those_who_add_articles()
    {
        var (_, article) = await WatchedAsync();
        (await _host.As(Role.Viewer).PostAsync($"articles/{article}/watch", new { on = false })).Is(403);
        (await _editor.PostAsync($"articles/{article}/watch", new { })).Blames(422, "on");

        Assert.Equal("off", (await _editor.PostAsync($"articles/{article}/watch", new { on = false })).Is(200).Text("state"));
        (await _editor.PostAsync($"articles/{article}/look")).Is(422);
        Assert.True((await _editor.GetAsync($"articles/{article}")).Json.GetProperty("watchOff").GetBoolean());
        Assert.Equal("on", (await _host.As(Role.Reporter).PostAsync($"articles/{article}/watch", new { on = true })).Is(200).Text("state"));
    }

    [Fact]
    public async Task A_story_can_leave_all_its_pages_alone()
    {
        var (story, article) = await WatchedAsync();

        Assert.False((await _editor.PatchAsync($"stories/{story}", new { watchPages = false })).Is(200).Json.GetProperty("watchPages").GetBoolean());

        var watch = (await _editor.GetAsync($"articles/{article}")).Json.GetProperty("watch");
        Assert.Equal(("off", true), (watch.GetProperty("state").GetString(), watch.GetProperty("storyRests").GetBoolean()));
    }

    [Fact]
    public async Task Pasted_text_has_no_page_to_watch()
    {
        var story = await _editor.NewStoryAsync("Pasted");
        var article = (await _editor.PostTextAsync($"stories/{story}/articles", InventedStory.Articles[0])).Is(201).Text("id");
        await _editor.WaitAsync(story);

        Assert.Equal("none", (await _editor.GetAsync($"articles/{article}")).Json.GetProperty("watch").GetProperty("state").GetString());
        (await _editor.PostAsync($"articles/{article}/watch", new { on = true })).Is(422);
        (await _editor.PostAsync("articles/nobody/look")).Is(404);
    }
}
