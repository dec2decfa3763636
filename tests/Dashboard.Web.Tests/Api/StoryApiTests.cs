using System.Text.Json;
using Dashboard.Domain.People;

namespace Dashboard.Web.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class StoryApiTests(ApiHost host)
{
    private readonly ApiClient _editor = host.As(Role.Editor);

    [Fact]
    public async Task Story_created_has_the_shape_of_the_contract()
    {
        var made = (await _editor.PostAsync("stories", new { title = " A dam & its <crack> ", summary = "What we know", keywords = new[] { "dam", "water", "dam" } })).Is(201);
        Assert.Equal("A dam & its <crack>", made.Text("title"));
        Assert.StartsWith("a-dam-its-crack", made.Text("slug"));
        Assert.Equal(2, made.Json.GetProperty("keywords").GetArrayLength());
        Assert.Equal("""{"articles":0,"openContradictions":0,"pendingComments":0}""", JsonSerializer.Serialize(made.Json.GetProperty("counts")));
        Assert.Equal(5, made.Json.GetProperty("lastSequence").GetInt64());
        Assert.EndsWith("Z", made.Text("createdAt"));
        Assert.Equal($"\"{made.Json.GetProperty("version")}\"", made.Tag);
        Assert.Equal($"/api/v1/stories/{made.Text("id")}", made.Response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Story_is_found_by_id_and_by_slug()
    {
        var made = await _editor.PostAsync("stories", new { title = "Found twice" });
        var byId = (await _editor.GetAsync($"stories/{made.Text("id")}")).Is(200);
        var bySlug = (await _editor.GetAsync($"stories/{made.Text("slug")}")).Is(200);
        Assert.Equal(byId.Text("id"), bySlug.Text("id"));
        (await _editor.GetAsync("stories/no-such-story")).Is(404);
    }

    [Theory]
    [InlineData("""{}""", 422, "title")]
    [InlineData("""{"title":"  "}""", 422, "title")]
    [InlineData("""{"title":5}""", 400, "title")]
    [InlineData("""{"title":"a","keywords":"dam"}""", 400, "keywords")]
    [InlineData("""{"title":"a","keywords":[["dam"]]}""", 400, "keywords[0]")]
    [InlineData("""{"title":"a","title":"b"}""", 400, "title")]
    public async Task Story_with_a_bad_field_is_refused_and_the_field_is_named(string body, int code, string field) =>
        (await _editor.PostTextAsync("stories", body, "application/json")).Blames(code, field);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"title\": \"a\"")]
    [InlineData("{\"title\": \"a\"} trailing")]
    [InlineData("{'title': 'a'}")]
    public async Task Story_from_malformed_json_is_refused_with_the_place(string body)
    {
        var refused = (await _editor.PostTextAsync("stories", body, "application/json")).Is(400);
        Assert.True(body == "null" || refused.Text("detail").Contains("line 1", StringComparison.Ordinal), refused.Json.ToString());
    }

    [Fact]
    public async Task Story_with_an_over_long_title_is_refused()
    {
        (await _editor.PostAsync("stories", new { title = new string('x', 201) })).Blames(422, "title");
        (await _editor.PostAsync("stories", new { title = "a", keywords = Enumerable.Range(0, 51).Select(i => $"k{i}") })).Blames(422, "keywords");
    }

    [Fact]
    public async Task Story_changed_with_a_stale_tag_is_refused_with_who_was_faster()
    {
        var made = await _editor.PostAsync("stories", new { title = "Race" });
        var path = $"stories/{made.Text("id")}";
        var first = (await host.As(Role.Admin).PatchAsync(path, new { title = "Race won" }, made.Tag)).Is(200);
        Assert.NotEqual(made.Tag, first.Tag);
        var late = (await _editor.PatchAsync(path, new { title = "Race lost" }, made.Tag)).Is(412);
        var by = late.Json.GetProperty("by");
        Assert.Equal("Admin", by.GetProperty("actor").GetString());
        Assert.Equal("story.edited", by.GetProperty("kind").GetString());
        Assert.EndsWith("Z", by.GetProperty("at").GetString());
        (await _editor.PatchAsync(path, new { summary = "now" }, first.Tag)).Is(200);
        (await _editor.PatchAsync(path, new { summary = "then" }, "*")).Is(200);
        (await _editor.PatchAsync(path, new { summary = "odd" }, "\"seven\"")).Blames(400, "If-Match");
    }

    [Fact]
    public async Task Story_deleted_is_put_away_and_comes_back()
    {
        var id = await _editor.NewStoryAsync("Put away");
        (await _editor.DeleteAsync($"stories/{id}")).Is(204);
        Assert.DoesNotContain((await _editor.GetAsync("stories?search=Put%20away&limit=200")).Items, item => item.GetProperty("id").GetString() == id);
        Assert.True((await _editor.GetAsync($"stories/{id}")).Is(200).Json.GetProperty("archived").GetBoolean());
        (await _editor.PatchAsync($"stories/{id}", new { archived = false })).Is(200);
        Assert.Contains((await _editor.GetAsync("stories?search=Put%20away&limit=200")).Items, item => item.GetProperty("id").GetString() == id);
    }

    [Fact]
    public async Task Story_posted_with_fields_of_the_program_keeps_its_own()
    {
        var made = (await _editor.PostAsync("stories", new { title = "Over-posted", id = "mine", slug = "mine", version = 99, lastSequence = 99, archived = true, counts = new { articles = 7 } })).Is(201);
        Assert.NotEqual("mine", made.Text("id"));
        Assert.NotEqual("mine", made.Text("slug"));
        Assert.False(made.Json.GetProperty("archived").GetBoolean());
        Assert.Equal(5, made.Json.GetProperty("lastSequence").GetInt64());
        Assert.Equal(0, made.Json.GetProperty("counts").GetProperty("articles").GetInt32());
    }

    [Fact]
    public async Task Stories_are_paged_without_gap_or_repetition()
    {
        var word = $"Paged {Guid.NewGuid():N}";
        for (var i = 0; i < 5; i++)
            await _editor.NewStoryAsync($"{word} {i}");
        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = (await _editor.GetAsync($"stories?limit=2&search={Uri.EscapeDataString(word)}{(after is null ? "" : $"&after={after}")}")).Is(200);
            Assert.InRange(page.Items.Count(), 1, 2);
            seen.AddRange(page.Items.Select(item => item.GetProperty("id").GetString()!));
            after = page.Json.GetProperty("next").GetString();
        }
        while (after is not null);
        Assert.Equal(5, seen.Distinct().Count());
        Assert.Equal(5, seen.Count);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=many", "limit")]
    [InlineData("limit=99999999999999999999", "limit")]
    public async Task Stories_with_a_bad_limit_are_refused(string query, string field) => (await _editor.GetAsync($"stories?{query}")).Blames(400, field);

    [Fact]
    public async Task Stories_with_a_large_limit_give_at_most_200() => (await _editor.GetAsync("stories?limit=100000")).Is(200);

    [Fact]
    public async Task Calls_without_a_key_or_with_a_wrong_one_are_refused()
    {
        (await host.With(null).GetAsync("stories")).Is(401);
        var wrong = (await host.With("dk_" + new string('a', 43)).GetAsync("stories")).Is(401);
        Assert.Contains("Bearer", wrong.Response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_of_one_story_cannot_touch_another()
    {
        var (mine, other) = (await _editor.NewStoryAsync("Mine"), await _editor.NewStoryAsync("Other"));
        var (_, key) = await host.NewKeyAsync(Role.Editor, mine);
        var bot = host.With(key);
        (await bot.GetAsync($"stories/{mine}")).Is(200);
        (await bot.PostTextAsync($"stories/{mine}/articles", "Something happened in the valley today.")).Is(201);
        (await bot.GetAsync($"stories/{other}")).Is(403);
        (await bot.GetAsync($"stories/{other}/events")).Is(403);
        (await bot.PostTextAsync($"stories/{other}/articles", "Something happened.")).Is(403);
        (await bot.PostAsync("stories", new { title = "A third" })).Is(403);
        Assert.Equal([mine], (await bot.GetAsync("stories?limit=200")).Items.Select(item => item.GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task Body_of_another_type_is_refused()
    {
        (await _editor.PostTextAsync("stories", "title=a", "application/x-www-form-urlencoded")).Is(415);
        (await _editor.SendAsync(HttpMethod.Post, "stories", ApiClient.Bytes("{\"title\":\"a\"}"u8.ToArray(), "application/json; charset=utf-16"))).Is(415);
        (await _editor.SendAsync(HttpMethod.Put, "stories", new { title = "a" })).Is(405);
    }
}
