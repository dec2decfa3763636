using System.Text.Json;
using Dashboard.Domain.People;

namespace Dashboard.Web.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class BoardApiTests(ApiHost host)
{
    private readonly ApiClient _editor = host.As(Role.Editor);

    [Fact]
    public async Task Board_shows_lanes_and_cards()
    {
        var (story, _) = await _editor.AnalysedStoryAsync(comments: true);
        var board = (await _editor.GetAsync($"stories/{story}/board")).Is(200).Json;
        Assert.Equal(["articles", "contradictions", "moderation", "notes"], board.GetProperty("lanes").EnumerateArray().Select(lane => lane.GetProperty("kind").GetString()!));
        var article = CardsOf(board).Last(card => card.GetProperty("kind").GetString() == "article");
        Assert.Contains(article.GetProperty("title").GetString()!, ApiClient.Articles[0].Text, StringComparison.Ordinal);
        Assert.Equal("ready", article.GetProperty("article").GetProperty("status").GetString());
        Assert.True(article.GetProperty("openContradictions").GetInt32() > 0);
        Assert.Equal(3, article.GetProperty("comments").GetProperty("all").GetInt32());
        Assert.Contains(CardsOf(board), card => card.GetProperty("kind").GetString() == "contradiction");
        Assert.Equal(5, board.GetProperty("counts").GetProperty("articles").GetInt32());
    }

    [Fact]
    public async Task Board_is_shown_as_it_was()
    {
        var story = await _editor.NewStoryAsync();
        (await _editor.PostAsync($"stories/{story}/notes", new { text = "First" })).Is(201);
        var then = (await _editor.GetAsync($"stories/{story}/board")).Json;
        await Task.Delay(20);
        (await _editor.PostAsync($"stories/{story}/notes", new { text = "Second" })).Is(201);
        Assert.Equal(2, CardsOf((await _editor.GetAsync($"stories/{story}/board")).Json).Count());
        var sequence = then.GetProperty("sequence").GetInt64();
        Assert.Equal("First", CardsOf((await _editor.GetAsync($"stories/{story}/board?at={sequence}")).Is(200).Json).Single().GetProperty("text").GetString());
        Assert.Equal(sequence, (await _editor.GetAsync($"stories/{story}/board?at={then.GetProperty("at").GetString()}")).Is(200).Json.GetProperty("sequence").GetInt64());
        (await _editor.GetAsync($"stories/{story}/board?at=0")).Is(404);
        (await _editor.GetAsync($"stories/{story}/board?at=2001-01-01T00:00:00Z")).Is(404);
        (await _editor.GetAsync($"stories/{story}/board?at=lunch")).Blames(400, "at");
        (await _editor.GetAsync($"stories/{story}/board?at=99999999999999999999")).Blames(400, "at");
    }

    [Fact]
    public async Task Card_is_moved_labelled_and_given_away()
    {
        var story = await _editor.NewStoryAsync();
        foreach (var text in new[] { "one", "two" })
            (await _editor.PostAsync($"stories/{story}/notes", new { text })).Is(201);
        var lane = (await _editor.PostAsync($"stories/{story}/lanes", new { name = "Ours" })).Is(201);
        var cards = CardsOf((await _editor.GetAsync($"stories/{story}/board")).Json).Select(card => card.GetProperty("id").GetString()!).ToList();
        var moved = (await _editor.PostAsync($"cards/{cards[0]}/move", new { laneId = lane.Text("id") })).Is(200);
        (await _editor.PostAsync($"cards/{cards[1]}/move", new { laneId = lane.Text("id"), before = cards[0] })).Is(200);
        var board = (await _editor.GetAsync($"stories/{story}/board")).Json;
        Assert.Equal([cards[1], cards[0]], board.GetProperty("lanes").EnumerateArray().Last().GetProperty("cards").EnumerateArray().Select(card => card.GetProperty("id").GetString()!));

        var labelled = (await _editor.PatchAsync($"cards/{cards[0]}", new { labels = new[] { "call", "call", "urgent" } }, moved.Tag)).Is(200);
        Assert.Equal(2, labelled.Json.GetProperty("labels").GetArrayLength());
        (await _editor.PatchAsync($"cards/{cards[0]}", new { labels = Array.Empty<string>() }, moved.Tag)).Is(412);
        (await _editor.PatchAsync($"cards/{cards[0]}", new { labels = Enumerable.Range(0, 21).Select(i => $"l{i}") })).Blames(422, "labels");
        (await _editor.PatchAsync($"cards/{cards[0]}", new { labels = new[] { new string('x', 41) } })).Blames(422, "labels");
        (await _editor.PatchAsync($"cards/{cards[0]}", new { assignee = "nobody-known" })).Is(404);
        (await _editor.PostAsync($"cards/{cards[0]}/move", new { laneId = "nowhere" })).Is(404);
        (await _editor.PostAsync($"cards/{cards[0]}/move", new { })).Blames(422, "laneId");
        (await _editor.PostAsync($"cards/{cards[0]}/move", new { laneId = lane.Text("id"), before = "nothing" })).Is(404);
        (await _editor.PostAsync("cards/nothing/move", new { laneId = lane.Text("id") })).Is(404);
        var elsewhere = await _editor.NewStoryAsync("Elsewhere");
        var foreign = (await _editor.GetAsync($"stories/{elsewhere}/board")).Json.GetProperty("lanes")[0].GetProperty("id").GetString();
        (await _editor.PostAsync($"cards/{cards[0]}/move", new { laneId = foreign })).Is(404);
    }

    [Fact]
    public async Task Lane_is_renamed_and_removed_and_its_cards_go_home()
    {
        var story = await _editor.NewStoryAsync();
        (await _editor.PostAsync($"stories/{story}/notes", new { text = "one" })).Is(201);
        var lane = (await _editor.PostAsync($"stories/{story}/lanes", new { name = "Ours" })).Is(201);
        var card = CardsOf((await _editor.GetAsync($"stories/{story}/board")).Json).Single();
        (await _editor.PostAsync($"cards/{card.GetProperty("id").GetString()}/move", new { laneId = lane.Text("id") })).Is(200);
        var renamed = (await _editor.PatchAsync($"lanes/{lane.Text("id")}", new { name = "Theirs" }, lane.Tag)).Is(200);
        Assert.Equal("Theirs", renamed.Text("name"));
        (await _editor.PatchAsync($"lanes/{lane.Text("id")}", new { name = "Late" }, lane.Tag)).Is(412);
        (await _editor.PatchAsync($"lanes/{lane.Text("id")}", new { name = " " })).Blames(422, "name");
        (await _editor.DeleteAsync($"lanes/{lane.Text("id")}")).Is(204);
        (await _editor.DeleteAsync($"lanes/{lane.Text("id")}")).Is(404);
        var home = CardsOf((await _editor.GetAsync($"stories/{story}/board")).Json).Single();
        Assert.Equal(card.GetProperty("laneId").GetString(), home.GetProperty("laneId").GetString());
        (await _editor.DeleteAsync($"lanes/{home.GetProperty("laneId").GetString()}")).Is(422);
    }

    [Fact]
    public async Task Note_is_changed_by_its_author_and_taken_off_the_board()
    {
        var story = await _editor.NewStoryAsync();
        var reporter = host.As(Role.Reporter);
        var note = (await reporter.PostAsync($"stories/{story}/notes", new { text = "Ring the harbour office" })).Is(201);
        Assert.Equal("Reporter", note.Json.GetProperty("author").GetProperty("name").GetString());
        var path = $"notes/{note.Text("id")}";
        (await reporter.PatchAsync(path, new { text = "Ring them twice" }, note.Tag)).Is(200);
        (await reporter.PatchAsync(path, new { text = "Late" }, note.Tag)).Is(412);
        (await host.As(Role.FactChecker).PatchAsync(path, new { text = "Not mine" })).Is(403);
        (await host.As(Role.FactChecker).DeleteAsync(path)).Is(403);
        Assert.Equal("Ring them twice", (await reporter.GetAsync(path)).Is(200).Text("text"));
        (await reporter.DeleteAsync(path)).Is(204);
        (await reporter.GetAsync(path)).Is(404);
        Assert.Empty(CardsOf((await reporter.GetAsync($"stories/{story}/board")).Json));
        (await reporter.PostAsync($"stories/{story}/notes", new { text = "x", target = "article", targetId = "nothing" })).Is(404);
    }

    [Fact]
    public async Task Log_is_read_in_pages_without_holes_and_chains()
    {
        var (story, _) = await _editor.AnalysedStoryAsync(comments: true);
        var last = (await _editor.GetAsync($"stories/{story}/status")).Json.GetProperty("lastSequence").GetInt64();
        var sequences = new List<long>();
        string? after = null;
        do
        {
            var page = (await _editor.GetAsync($"stories/{story}/events?limit=7{(after is null ? "" : $"&after={after}")}")).Is(200);
            sequences.AddRange(page.Items.Select(item => item.GetProperty("sequence").GetInt64()));
            Assert.All(page.Items, item => Assert.Equal(64, item.GetProperty("hash").GetString()!.Length));
            after = page.Json.GetProperty("next").GetString();
        }
        while (after is not null);
        Assert.Equal(Enumerable.Range(1, (int)last).Select(i => (long)i), sequences);
        var first = (await _editor.GetAsync($"stories/{story}/events?limit=1")).Items.Single();
        Assert.Equal("story.created", first.GetProperty("kind").GetString());
        Assert.Equal("story", first.GetProperty("subject").GetProperty("type").GetString());
        Assert.Equal("Editor", first.GetProperty("actor").GetProperty("name").GetString());
        Assert.EndsWith("Z", first.GetProperty("at").GetString());
        Assert.Equal(JsonValueKind.Null, first.GetProperty("before").ValueKind);
        Assert.Empty((await _editor.GetAsync($"stories/{story}/events?after={last}")).Items);
        (await _editor.GetAsync($"stories/{story}/events?after=-1")).Blames(400, "after");
        (await _editor.GetAsync($"stories/{story}/events?after=soon")).Blames(400, "after");
    }

    [Fact]
    public async Task Change_is_taken_back_unless_somebody_acted_since()
    {
        var story = await _editor.NewStoryAsync("Before");
        (await _editor.PatchAsync($"stories/{story}", new { title = "After" })).Is(200);
        var edit = (await _editor.GetAsync($"stories/{story}/events?after=5")).Items.Single().GetProperty("sequence").GetInt64();
        var undone = (await _editor.PostAsync($"events/{story}/{edit}/undo")).Is(200);
        Assert.Equal(edit, undone.Json.GetProperty("undoes").GetInt64());
        Assert.Equal("Before", (await _editor.GetAsync($"stories/{story}")).Text("title"));
        (await _editor.PostAsync($"events/{story}/{edit}/undo")).Is(409);

        (await _editor.PatchAsync($"stories/{story}", new { title = "Mine" })).Is(200);
        var mine = (await _editor.GetAsync($"stories/{story}/status")).Json.GetProperty("lastSequence").GetInt64();
        (await host.As(Role.Admin).PatchAsync($"stories/{story}", new { title = "Theirs" })).Is(200);
        var late = (await _editor.PostAsync($"events/{story}/{mine}/undo")).Is(409);
        Assert.Equal("Admin", late.Json.GetProperty("by").GetProperty("actor").GetString());
        (await _editor.PostAsync($"events/{story}/9999/undo")).Is(404);
        (await _editor.PostAsync($"events/{story}/soon/undo")).Is(404);
        (await _editor.PostAsync($"events/{story}/1/undo")).Is(409);
    }

    private static IEnumerable<JsonElement> CardsOf(JsonElement board) =>
        board.GetProperty("lanes").EnumerateArray().SelectMany(lane => lane.GetProperty("cards").EnumerateArray());
}
