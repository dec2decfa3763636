using Dashboard.Domain.People;

namespace Dashboard.Web.Tests.Api;

/// <summary>The moderation desk as programs use it.</summary>
[Collection(ApiCollection.Name)]
public sealed class ModerationApiTests(ApiHost host)
{
    private readonly ApiClient _editor = host.As(Role.Editor);
    private readonly ApiClient _moderator = host.As(Role.Moderator);

    [Fact]
    public async Task Queue_lists_counts_and_tells_who_holds_what()
    {
        var (story, _) = await _editor.AnalysedStoryAsync(comments: true);
        var list = (await _moderator.GetAsync($"moderation/comments?story={story}&order=oldest")).Is(200).Items.ToList();
        Assert.Equal(3, list.Count);
        var first = list[0].GetProperty("comment").GetProperty("id").GetString();
        var held = (await _moderator.PostAsync($"comments/{first}/hold", new { writing = true })).Is(200);
        Assert.True(held.Json.GetProperty("mine").GetBoolean());
        var other = (await _editor.PostAsync($"comments/{first}/hold")).Is(200);
        Assert.Equal((false, "Moderator"), (other.Json.GetProperty("mine").GetBoolean(), other.Json.GetProperty("by").GetProperty("name").GetString()));
        Assert.Equal("taken", (await _editor.GetAsync($"comments/{first}")).Text("state"));
        Assert.Equal(first, Assert.Single((await _editor.GetAsync($"stories/{story}/comments?queue=taken")).Items).GetProperty("id").GetString());
        Assert.Equal(2, (await _editor.GetAsync($"stories/{story}/comments?queue=needs-decision")).Items.Count());
        Assert.Equal(3, (await _editor.GetAsync($"stories/{story}/comments?queue=needs-decision,taken")).Items.Count());
        var counts = (await _moderator.GetAsync($"moderation/counts?story={story}")).Is(200).Json;
        Assert.Equal((3, 1), (counts.GetProperty("needsDecision").GetInt32(), counts.GetProperty("taken").GetInt32()));
        (await _moderator.DeleteAsync($"comments/{first}/hold")).Is(204);
        Assert.Equal("needs-decision", (await _editor.GetAsync($"comments/{first}")).Text("state"));
        Assert.Equal(2, (await _moderator.GetAsync($"moderation/comments?story={story}&author=M.%20Tarrant")).Items.Count());
        (await _moderator.GetAsync("moderation/comments?order=sideways")).Blames(400, "order");
        (await _moderator.GetAsync("moderation/comments?kind=nonsense")).Blames(400, "kind");
        (await _moderator.GetAsync("moderation/comments?after=1.x.y")).Blames(400, "after");
    }

    [Fact]
    public async Task Featured_ones_are_listed_whatever_became_of_them_and_one_queue_of_them_on_demand()
    {
        var (story, _) = await _editor.AnalysedStoryAsync(comments: true);
        var ids = (await _moderator.GetAsync($"stories/{story}/comments")).Items.Select(item => item.GetProperty("id").GetString()!).ToArray();
        await _editor.PostAsync($"comments/{ids[0]}/feature");
        await _editor.PostAsync($"comments/{ids[2]}/feature");
        (await _moderator.PostAsync($"comments/{ids[2]}/decisions", new { action = "keep" })).Is(200);
        async Task<string[]> IdsAsync(string path) => [.. (await _moderator.GetAsync(path)).Is(200).Items
            .Select(item => (item.TryGetProperty("comment", out var comment) ? comment : item).GetProperty("id").GetString()!)];
        Assert.Equal([ids[0], ids[2]], await IdsAsync($"stories/{story}/comments?featured=true"));
        Assert.Equal([ids[1]], await IdsAsync($"stories/{story}/comments?featured=false"));
        Assert.Equal([ids[2]], await IdsAsync($"stories/{story}/comments?featured=true&queue=decided"));
        Assert.Equal(new[] { ids[0], ids[2] }.Order(), (await IdsAsync($"moderation/comments?story={story}&featured=true")).Order());
        Assert.Equal([ids[0]], await IdsAsync($"moderation/comments?story={story}&featured=true&queue=needs-decision"));
        Assert.Equal([ids[1]], await IdsAsync($"moderation/comments?story={story}&featured=false"));
        (await _moderator.GetAsync("moderation/comments?featured=perhaps")).Is(400);
        var preview = (await _moderator.PostAsync("./comments:bulk-decide", new { filter = new { story, featured = true }, action = "keep", preview = true })).Is(200).Json;
        Assert.Equal((1, 1), (preview.GetProperty("count").GetInt32(), preview.GetProperty("decidedCount").GetInt32()));
    }

    [Fact]
    public async Task Several_are_looked_at_decided_and_taken_back()
    {
        var (story, _) = await _editor.AnalysedStoryAsync(comments: true);
        var ids = (await _moderator.GetAsync($"stories/{story}/comments")).Items.Select(item => item.GetProperty("id").GetString()!).ToArray();
        var preview = (await _moderator.PostAsync("./comments:bulk-decide", new { ids, action = "hide", preview = true })).Is(200).Json;
        Assert.Equal((3, 3, 2), (preview.GetProperty("count").GetInt32(), preview.GetProperty("texts").GetArrayLength(), preview.GetProperty("authors").GetInt32()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, preview.GetProperty("undoId").ValueKind);
        (await _moderator.PostAsync("./comments:bulk-decide", new { ids })).Blames(422, "action");
        (await _moderator.PostAsync("./comments:bulk-decide", new { action = "hide" })).Blames(422, "ids");
        (await _moderator.PostAsync("./comments:bulk-decide", new { ids, action = "hide", policy = "none" })).Blames(422, "policy");
        var done = (await _moderator.PostAsync("./comments:bulk-decide", new { filter = new { story, queue = "needs-decision" }, action = "hide", policy = "insult" })).Is(200).Json;
        Assert.Equal(3, done.GetProperty("count").GetInt32());
        Assert.Equal(3, (await _moderator.GetAsync($"stories/{story}/comments?queue=decided")).Items.Count());
        var undone = (await _moderator.PostAsync($"comments/batches/{done.GetProperty("undoId").GetString()}/undo")).Is(200).Json;
        Assert.Equal((3, 0), (undone.GetProperty("undone").GetInt32(), undone.GetProperty("left").GetArrayLength()));
        (await _moderator.PostAsync($"comments/batches/{done.GetProperty("undoId").GetString()}/undo")).Is(409);
    }

    [Fact]
    public async Task Late_decision_is_412_and_overrules_when_it_says_so()
    {
        var (story, _) = await _editor.AnalysedStoryAsync(comments: true);
        var comment = (await _editor.GetAsync($"stories/{story}/comments")).Items.First();
        var (path, tag) = ($"comments/{comment.GetProperty("id").GetString()}", $"\"{comment.GetProperty("version")}\"");
        (await _moderator.PostAsync($"{path}/decisions", new { action = "reject" }, tag)).Is(200);
        var late = (await _editor.PostAsync($"{path}/decisions", new { action = "keep" }, tag)).Is(412);
        Assert.Contains("Moderator rejected this", late.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        (await _editor.PostAsync($"{path}/decisions", new { action = "keep", overrule = true }, tag)).Is(200);
        Assert.True((await _editor.PostAsync($"{path}/feature")).Is(200).Json.GetProperty("featured").GetBoolean());
        Assert.False((await _editor.PostAsync($"{path}/feature", new { featured = false })).Is(200).Json.GetProperty("featured").GetBoolean());
        Assert.Equal("needs-decision", (await _editor.PostAsync($"{path}/reopen")).Is(200).Text("state"));
        var lead = (await _editor.PostAsync($"{path}/leads", new { relation = "adds", start = 0, end = 8 })).Is(201);
        (await _editor.PostAsync($"{path}/leads", new { relation = "supports" })).Blames(422, "claim");
        (await _editor.DeleteAsync($"leads/{lead.Text("id")}")).Is(204);
    }

    [Fact]
    public async Task Policies_are_listed_added_and_changed()
    {
        var list = (await _moderator.GetAsync("moderation/policies")).Is(200).Items.Select(item => item.GetProperty("id").GetString()).ToList();
        Assert.Contains("hate", list);
        var id = $"own-{Guid.NewGuid().ToString("N")[..8]}";
        var made = (await _editor.PostAsync("moderation/policies", new { id, name = "Own", wording = "Ours.", reasonRequired = true })).Is(201);
        Assert.Equal("hide", (await _editor.PatchAsync($"moderation/policies/{id}", new { automatic = "hide" }, made.Tag)).Is(200).Text("automatic"));
        (await _editor.PatchAsync($"moderation/policies/{id}", new { name = "Late" }, made.Tag)).Is(412);
        var off = (await _editor.PatchAsync($"moderation/policies/{id}", new { automatic = "none", retired = true })).Is(200).Json;
        Assert.Equal(System.Text.Json.JsonValueKind.Null, off.GetProperty("automatic").ValueKind);
        var history = (await _moderator.GetAsync($"moderation/policies/{id}/history")).Is(200).Items.ToList();
        Assert.Equal(["policy.changed", "policy.changed", "policy.added"], history.Select(item => item.GetProperty("kind").GetString()));
        (await _editor.PatchAsync("moderation/policies/none", new { name = "x" })).Is(404);
    }
}
