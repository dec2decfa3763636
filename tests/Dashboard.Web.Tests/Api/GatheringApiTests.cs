using Dashboard.Domain.People;

namespace Dashboard.Web.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class GatheringApiTests(ApiHost host)
{
    private readonly ApiClient _editor = host.As(Role.Editor);

    [Fact]
    public async Task Move_is_looked_at_done_and_taken_back_by_its_row()
    {
        var (from, to) = (await _editor.NewStoryAsync("From here"), await _editor.NewStoryAsync("To there"));
        var article = (await _editor.PostTextAsync($"stories/{from}/articles", $"Weir opened\n\nThe weir at Tarn Hollow was opened on Monday. {Guid.NewGuid()}")).Is(201).Text("id");
        await _editor.WaitAsync(from);

        var look = (await _editor.PostAsync($"stories/{from}/articles:move", new { ids = new[] { article }, to, preview = true })).Is(200);
        Assert.Equal(1, look.Json.GetProperty("moved").GetProperty("articles").GetInt32());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, look.Json.GetProperty("undo").ValueKind);
        Assert.Equal(from, (await _editor.GetAsync($"articles/{article}")).Text("storyId"));

        var done = (await _editor.PostAsync($"stories/{from}/articles:move", new { ids = new[] { article }, to })).Is(200);
        await _editor.WaitAsync(to);
        Assert.Equal(to, (await _editor.GetAsync($"articles/{article}")).Text("storyId"));
        var left = (await _editor.GetAsync($"stories/{from}/events?limit=200")).Items.Select(row => row.GetProperty("kind").GetString()).ToList();
        Assert.Equal("articles.sent", left[^1]);
        Assert.Contains("article.left", left);
        Assert.Contains("articles.brought", (await _editor.GetAsync($"stories/{to}/events?limit=200")).Items.Select(row => row.GetProperty("kind").GetString()));
        (await _editor.PostAsync($"stories/{from}/articles:move", new { ids = new[] { article }, to })).Is(409);

        var undo = done.Json.GetProperty("undo");
        (await _editor.PostAsync($"events/{undo.GetProperty("story").GetString()}/{undo.GetProperty("sequence").GetInt64()}/undo")).Is(200);
        Assert.Equal(from, (await _editor.GetAsync($"articles/{article}")).Text("storyId"));
        (await _editor.PostAsync($"events/{undo.GetProperty("story").GetString()}/{undo.GetProperty("sequence").GetInt64()}/undo")).Is(409);
    }

    [Fact]
    public async Task Addresses_of_a_merged_story_lead_to_the_other_and_its_log_stays_readable()
    {
        var (from, to) = (await _editor.PostAsync("stories", new { title = "Small story", keywords = new[] { "weir" } }), await _editor.NewStoryAsync("Large story"));
        var merged = (await _editor.PostAsync($"stories/{from.Text("id")}/merge", new { into = to }, tag: from.Tag)).Is(200);
        Assert.Equal(to, merged.Text("to"));

        Assert.Equal(to, (await _editor.GetAsync($"stories/{from.Text("slug")}")).Is(200).Text("id"));
        (await _editor.PostTextAsync($"stories/{from.Text("slug")}/articles", $"Weir closed\n\nThe weir was closed. {Guid.NewGuid()}")).Is(201);
        Assert.Single((await _editor.GetAsync($"stories/{to}/articles")).Items);
        Assert.Contains("story.merged", (await _editor.GetAsync($"stories/{from.Text("id")}/events?limit=200")).Items.Select(row => row.GetProperty("kind").GetString()));
        (await _editor.GetAsync($"stories/{from.Text("id")}/board?at=5")).Is(200);
        Assert.DoesNotContain(from.Text("id"), (await _editor.GetAsync("stories?limit=200")).Items.Select(story => story.GetProperty("id").GetString()));
        (await _editor.PostAsync($"stories/{from.Text("id")}/merge", new { into = to })).Is(422);
    }

    [Fact]
    public async Task Watchers_of_either_story_are_sent_what_happened_to_theirs_in_order()
    {
        var (from, to) = (await _editor.NewStoryAsync("Watched"), await _editor.NewStoryAsync("Watched too"));
        (await _editor.PostTextAsync($"stories/{from}/articles", $"Weir opened\n\nThe weir at Tarn Hollow was opened on Monday. {Guid.NewGuid()}")).Is(201);
        await _editor.WaitAsync(from);
        await using var one = await HubClient.ConnectAsync(host.Address, host.KeyOf(Role.Viewer));
        await using var two = await HubClient.ConnectAsync(host.Address, host.KeyOf(Role.Viewer));
        Assert.Null(await one.InvokeAsync("Watch", from, 0));
        Assert.Null(await two.InvokeAsync("Watch", to, 0));

        (await _editor.PostAsync($"stories/{from}/merge", new { into = to })).Is(200);
        await _editor.WaitAsync(to);

        foreach (var (client, story, kind) in new[] { (one, from, "articles.sent"), (two, to, "articles.brought") })
        {
            var rows = (await _editor.GetAsync($"stories/{story}/events?limit=200")).Items.ToList();
            var sent = await client.EventsUntilAsync(rows[^1].GetProperty("sequence").GetInt64());
            Assert.Equal(Enumerable.Range(1, sent.Count).Select(number => (long)number), sent.Select(row => row.GetProperty("sequence").GetInt64()));
            Assert.Contains(kind, sent.Select(row => row.GetProperty("kind").GetString()));
        }
    }

    [Theory]
    [InlineData("""{"ids":[],"to":"x"}""", 404)]
    [InlineData("""{"ids":["none"],"to":"x"}""", 404)]
    [InlineData("""{"ids":["none"]}""", 422)]
    [InlineData("""{"ids":["none"],"to":"x","newTitle":"y"}""", 422)]
    [InlineData("""{"ids":["none"],"newTitle":"y"}""", 404)]
    [InlineData("""{"ids":"none"}""", 400)]
    public async Task Bad_move_is_refused_with_a_reason(string body, int code)
    {
        var story = await _editor.NewStoryAsync();
        (await _editor.SendAsync(HttpMethod.Post, $"stories/{story}/articles:move", new StringContent(body, System.Text.Encoding.UTF8, "application/json"))).Is(code);
    }

    [Fact]
    public async Task Merge_into_itself_into_nothing_and_after_somebody_elses_change_is_refused()
    {
        var (story, other) = (await _editor.PostAsync("stories", new { title = "Once" }), await _editor.NewStoryAsync());
        (await _editor.PostAsync($"stories/{story.Text("id")}/merge", new { into = story.Text("slug") })).Blames(422, "into");
        (await _editor.PostAsync($"stories/{story.Text("id")}/merge", new { })).Blames(422, "into");
        (await _editor.PatchAsync($"stories/{story.Text("id")}", new { summary = "Changed" })).Is(200);
        (await _editor.PostAsync($"stories/{story.Text("id")}/merge", new { into = other }, tag: story.Tag)).Is(412);
    }
}
