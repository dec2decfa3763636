using System.Text;
using Dashboard.Domain.People;
using Dashboard.Web.Tests.Support;

namespace Dashboard.Web.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class CommentApiTests(ApiHost host)
{
    private readonly ApiClient _editor = host.As(Role.Editor);

    [Fact]
    public async Task Comments_imported_twice_change_nothing()
    {
        var (story, articles) = await _editor.AnalysedStoryAsync();
        var path = $"articles/{articles[0]}/comments";
        var first = (await _editor.PostAsync(path, ApiClient.CommentsAsJson())).Is(200);
        Assert.Equal((3, 0), (first.Json.GetProperty("added").GetInt32(), first.Json.GetProperty("unchanged").GetInt32()));
        var sequence = (await _editor.GetAsync($"stories/{story}/status")).Json.GetProperty("lastSequence").GetInt64();
        var again = (await _editor.PostAsync(path, ApiClient.CommentsAsJson())).Is(200);
        Assert.Equal((0, 3), (again.Json.GetProperty("added").GetInt32(), again.Json.GetProperty("unchanged").GetInt32()));
        Assert.Equal(sequence, (await _editor.GetAsync($"stories/{story}/status")).Json.GetProperty("lastSequence").GetInt64());
    }

    [Fact]
    public async Task Comments_have_the_shape_of_the_contract()
    {
        var (story, articles) = await _editor.AnalysedStoryAsync(comments: true);
        var list = (await _editor.GetAsync($"stories/{story}/comments?queue=needs-decision")).Is(200).Items.ToList();
        Assert.Equal(InventedStory.Comments.Select(comment => comment.Text), list.Select(item => item.GetProperty("text").GetString()!));
        Assert.Equal(list[0].GetProperty("id").GetString(), list[2].GetProperty("parentId").GetString());
        Assert.All(list, item => Assert.Equal(articles[0], item.GetProperty("articleId").GetString()));
        Assert.Equal("2026-03-10T09:00:00Z", list[0].GetProperty("postedAt").GetString());
        var signal = list[2].GetProperty("signals").EnumerateArray().First(item => item.GetProperty("kind").GetString() == "near-duplicate");
        Assert.NotEmpty(signal.GetProperty("reason").GetString()!);
        Assert.Equal(list[1].GetProperty("id").GetString(), signal.GetProperty("relatedCommentId").GetString());
        Assert.Empty((await _editor.GetAsync($"stories/{story}/comments?queue=decided,escalated")).Items);
        (await _editor.GetAsync($"stories/{story}/comments?queue=pile")).Blames(400, "queue");
        (await _editor.GetAsync($"stories/{story}/comments?after=nonsense")).Blames(400, "after");
        var seen = new List<string>();
        for (string? after = ""; after is not null;)
        {
            var page = (await _editor.GetAsync($"stories/{story}/comments?limit=2{(after.Length == 0 ? "" : $"&after={after}")}")).Is(200);
            seen.AddRange(page.Items.Select(item => item.GetProperty("id").GetString()!));
            after = page.Json.GetProperty("next").GetString();
        }
        Assert.Equal(list.Select(item => item.GetProperty("id").GetString()!), seen);
    }

    [Fact]
    public async Task Decision_is_kept_and_a_late_one_says_who_was_faster()
    {
        var (story, _) = await _editor.AnalysedStoryAsync(comments: true);
        var comment = (await _editor.GetAsync($"stories/{story}/comments")).Items.First();
        var (path, tag) = ($"comments/{comment.GetProperty("id").GetString()}/decisions", $"\"{comment.GetProperty("version")}\"");
        (await _editor.PostAsync(path, new { policy = "insult" })).Blames(422, "action");
        (await _editor.PostAsync(path, new { action = "shout" })).Blames(400, "action");
        (await _editor.PostAsync(path, new { action = "hide", note = new string('x', 20_001) }, tag)).Blames(422, "note");
        var decided = (await host.As(Role.Moderator).PostAsync(path, new { action = "hide", policy = "insult", reason = "Personal", note = "Look at the next one too" }, tag)).Is(200);
        Assert.Equal("decided", decided.Text("state"));
        Assert.Equal("Moderator", decided.Json.GetProperty("decision").GetProperty("by").GetProperty("name").GetString());
        Assert.Equal("Look at the next one too", decided.Json.GetProperty("notes")[0].GetProperty("text").GetString());
        var late = (await _editor.PostAsync(path, new { action = "keep" }, tag)).Is(412);
        Assert.Equal("Moderator", late.Json.GetProperty("by").GetProperty("actor").GetString());
        Assert.Equal("comment.decided", late.Json.GetProperty("by").GetProperty("kind").GetString());
        (await _editor.PostAsync(path, new { action = "escalate" }, decided.Tag)).Is(200);
        Assert.Single((await _editor.GetAsync($"stories/{story}/comments?queue=escalated")).Items);
        (await _editor.PostAsync("comments/nothing/decisions", new { action = "keep" })).Is(404);
    }

    [Fact]
    public async Task Notes_on_comment_thread_and_person_become_cards()
    {
        var (story, articles) = await _editor.AnalysedStoryAsync(comments: true);
        var comment = (await _editor.GetAsync($"stories/{story}/comments")).Items.First().GetProperty("id").GetString();
        (await _editor.PostAsync($"comments/{comment}/notes", new { text = "On the comment", visibility = "team" })).Is(201);
        (await _editor.PostAsync($"articles/{articles[0]}/thread-notes", new { text = "On the thread" })).Is(201);
        (await _editor.PostAsync("people/m.%20tarrant/notes", new { text = "On the person", storyId = story })).Is(201);
        var note = (await _editor.PostAsync($"people/m.%20tarrant/notes?story={story}", new { text = "Again" })).Is(201);
        Assert.Equal("person", note.Json.GetProperty("target").GetProperty("type").GetString());
        Assert.Equal("m. tarrant", note.Json.GetProperty("target").GetProperty("id").GetString());
        (await _editor.PostAsync("people/m.%20tarrant/notes", new { text = "Nowhere" })).Blames(422, "storyId");
        (await _editor.PostAsync($"comments/{comment}/notes", new { text = "" })).Blames(422, "text");
        (await _editor.PostAsync($"comments/{comment}/notes", new { text = "Mine", visibility = "private" })).Is(201);
        (await _editor.PostAsync("comments/nothing/notes", new { text = "x" })).Is(404);
        var cards = (await _editor.GetAsync($"stories/{story}/board")).Json.GetProperty("lanes").EnumerateArray()
            .SelectMany(lane => lane.GetProperty("cards").EnumerateArray()).Where(card => card.GetProperty("kind").GetString() == "note");
        Assert.Equal(4, cards.Count());
        Assert.Equal("On the comment", (await _editor.GetAsync($"comments/{comment}")).Json.GetProperty("notes")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Comments_of_every_format_are_taken_and_bad_rows_are_named()
    {
        var (_, articles) = await _editor.AnalysedStoryAsync();
        var path = $"articles/{articles[0]}/comments";
        var json = (await _editor.PostAsync(path, new object[] { new { author = "ann", text = "From JSON" }, new { author = "", text = "Nobody" }, 5 })).Is(200);
        Assert.Equal((1, 2), (json.Json.GetProperty("added").GetInt32(), json.Json.GetProperty("rejected").GetArrayLength()));
        Assert.Equal(2, json.Json.GetProperty("rejected")[0].GetProperty("line").GetInt32());
        var csv = (await _editor.PostTextAsync(path, "id,author,date,text,parent\n1,bea,2026-03-10T09:00:00Z,From CSV,\n", "text/csv")).Is(200);
        Assert.Equal(1, csv.Json.GetProperty("added").GetInt32());
        const string Atom = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:c,1</id><author><name>cyn</name></author><published>2026-03-10T10:00:00Z</published><content type="html">&lt;p&gt;From Atom&lt;/p&gt;</content></entry></feed>""";
        Assert.Equal(1, (await _editor.PostTextAsync(path, Atom, "application/atom+xml")).Is(200).Json.GetProperty("added").GetInt32());
        (await _editor.PostTextAsync(path, "[{\"author\":", "application/json")).Is(422);
        (await _editor.PostTextAsync(path, "<feed>", "application/xml")).Is(422);
        (await _editor.PostBytesAsync(path, Encoding.UTF8.GetBytes("x"), "application/zip")).Is(415);
        (await _editor.PostAsync("articles/nothing/comments", ApiClient.CommentsAsJson())).Is(404);
    }
}
