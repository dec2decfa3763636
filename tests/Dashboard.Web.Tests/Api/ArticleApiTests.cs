using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dashboard.Domain.People;
using Dashboard.Web.Tests.Support;

namespace Dashboard.Web.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class ArticleApiTests(ApiHost host)
{
    private readonly ApiClient _editor = host.As(Role.Editor);

    [Fact]
    public async Task Article_read_has_the_shape_of_the_contract()
    {
        var (_, articles) = await _editor.AnalysedStoryAsync();
        var article = (await _editor.GetAsync($"articles/{articles[0]}")).Is(200);
        Assert.Equal("ready", article.Text("status"));
        Assert.Equal(ApiClient.Articles[0].Source, article.Text("source"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ApiClient.Articles[0].Text))), article.Text("sha256"));
        var text = article.Text("text");
        var blocks = article.Json.GetProperty("blocks").EnumerateArray().ToList();
        Assert.Contains(blocks, block => block.GetProperty("kind").GetString() == "title");
        Assert.Contains(blocks, block => block.GetProperty("kind").GetString() == "body");
        foreach (var block in blocks)
        {
            var (start, end) = (block.GetProperty("start").GetInt32(), block.GetProperty("end").GetInt32());
            Assert.True(0 <= start && start < end && end <= text.Length);
            Assert.InRange(block.GetProperty("confidence").GetDouble(), 0, 1);
            Assert.NotEmpty(block.GetProperty("reason").GetString()!);
        }
        var title = article.Json.GetProperty("fields").GetProperty("title");
        Assert.Contains(title.GetProperty("value").GetString()!, ApiClient.Articles[0].Text, StringComparison.Ordinal);
        Assert.NotEmpty(title.GetProperty("candidates").EnumerateArray());
        Assert.Equal(1, article.Json.GetProperty("versions").GetArrayLength());
        Assert.NotEmpty(article.Json.GetProperty("reuse").EnumerateArray());
        Assert.NotEmpty(article.Json.GetProperty("contradictions").EnumerateArray());
        Assert.Equal($"\"{article.Json.GetProperty("version")}\"", article.Tag);
        var version = (await _editor.GetAsync($"articles/{articles[0]}/versions")).Is(200).Items.Single();
        Assert.Equal(text, version.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Article_just_received_is_answered_at_once_and_read_later()
    {
        var story = await _editor.NewStoryAsync();
        var made = (await _editor.PostAsync($"stories/{story}/articles", new { text = InventedStory.Articles[1], source = "The Valley", title = "Given", language = "en", publishedAt = "2026-03-11" })).Is(201);
        Assert.Contains(made.Text("status"), new[] { "received", "reading", "ready" });
        await _editor.WaitAsync(story);
        var read = (await _editor.GetAsync($"articles/{made.Text("id")}")).Is(200);
        Assert.Equal("ready", read.Text("status"));
        Assert.Equal("The Valley", read.Text("source"));
    }

    [Fact]
    public async Task Same_bytes_again_give_the_article_that_is_there()
    {
        var story = await _editor.NewStoryAsync();
        var first = (await _editor.PostTextAsync($"stories/{story}/articles", "A bridge was closed on Monday after a lorry hit a pillar.")).Is(201);
        var again = (await _editor.PostTextAsync($"stories/{story}/articles", "A bridge was closed on Monday after a lorry hit a pillar.")).Is(200);
        Assert.Equal(first.Text("id"), again.Text("id"));
        var asJson = (await _editor.PostAsync($"stories/{story}/articles", new { text = "A bridge was closed on Monday after a lorry hit a pillar." })).Is(200);
        Assert.Equal(first.Text("id"), asJson.Text("id"));
        Assert.Single((await _editor.GetAsync($"stories/{story}/articles")).Items);
        var elsewhere = await _editor.NewStoryAsync();
        (await _editor.PostTextAsync($"stories/{elsewhere}/articles", "A bridge was closed on Monday after a lorry hit a pillar.")).Is(201);
    }

    [Fact]
    public async Task Article_in_every_raw_form_is_taken()
    {
        var story = await _editor.NewStoryAsync();
        var path = $"stories/{story}/articles";
        (await _editor.PostTextAsync($"{path}?source=Post&url=https%3A%2F%2Fnews.example%2Fone", "The ferry stopped on Tuesday because of the storm, the harbour office said.")).Is(201);
        (await _editor.PostTextAsync(path, "<!doctype html><title>Ferry</title><h1>Ferry stopped</h1><p>The ferry stopped on Tuesday because of high waves, the harbour office said in a statement.</p>", "text/html")).Is(201);
        (await _editor.PostAsync(path, new { html = "<h1>Ferry again</h1><p>The ferry went again on Wednesday, the harbour office said in a statement that day.</p>" })).Is(201);
        (await _editor.PostTextAsync(path, """{"uri":"urn:news:1","type":"text","headlines":[{"value":"Ferry stopped for a day"}],"bodies":[{"contenttype":"text/plain","value":"The ferry stopped on Tuesday, the harbour office said in a statement."}],"language":"en"}""", "application/ninjs+json")).Is(201);
        await _editor.WaitAsync(story);
        var list = (await _editor.GetAsync(path)).Is(200);
        Assert.All(list.Items, item => Assert.True(item.GetProperty("status").GetString() == "ready", item.ToString()));
        Assert.Equal(4, list.Items.Count());
        Assert.All(list.Items, item => Assert.NotEmpty(item.GetProperty("blocks").EnumerateArray()));
        Assert.Equal("https://news.example/one", list.Items.First().GetProperty("url").GetString());
        Assert.Equal("Post", list.Items.First().GetProperty("source").GetString());
        Assert.Equal("Ferry stopped for a day", list.Items.Last().GetProperty("title").GetString());
    }

    [Fact]
    public async Task Files_of_a_form_have_a_result_each()
    {
        var story = await _editor.NewStoryAsync();
        var form = new MultipartFormDataContent
        {
            { File("The mayor opened the new library on Friday, the council said.", "text/plain"), "files", "one.txt" },
            { File("<h1>Library</h1><p>The mayor opened the new library on Friday, visitors said.</p>", "text/html"), "files", "C:\\press\\two.html" },
            { File("   ", "text/plain"), "files", "empty.txt" },
            { File("The mayor opened the new library on Friday, the council said.", "text/plain"), "files", "copy.txt" },
            { new StringContent("The Weekly"), "source" },
        };
        var results = (await _editor.SendAsync(HttpMethod.Post, $"stories/{story}/articles", form)).Is(207).Items.ToList();
        Assert.Equal([201, 201, 422, 200], results.Select(result => result.GetProperty("status").GetInt32()));
        Assert.Equal(["one.txt", "two.html", "empty.txt", "copy.txt"], results.Select(result => result.GetProperty("name").GetString()!));
        Assert.Equal(results[0].GetProperty("article").GetProperty("id").GetString(), results[3].GetProperty("article").GetProperty("id").GetString());
        Assert.Contains("rule-broken", results[2].GetProperty("problem").GetProperty("type").GetString(), StringComparison.Ordinal);
        await _editor.WaitAsync(story);
        Assert.All((await _editor.GetAsync($"stories/{story}/articles")).Items, item => Assert.Equal("The Weekly", item.GetProperty("source").GetString()));

        static ByteArrayContent File(string text, string type) => ApiClient.Bytes(Encoding.UTF8.GetBytes(text), type);
    }

    [Fact]
    public async Task Form_without_files_or_broken_off_is_refused_and_stores_nothing()
    {
        var path = $"stories/{await _editor.NewStoryAsync()}/articles";
        (await _editor.SendAsync(HttpMethod.Post, path, new MultipartFormDataContent { { new StringContent("x"), "source" } })).Blames(422, "files");
        (await _editor.SendAsync(HttpMethod.Post, path, ApiClient.Bytes([], "multipart/form-data"))).Is(400);
        const string Cut = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n\r\nThe first file is whole.\r\n--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"b.txt\"\r\n\r\nThe second";
        (await _editor.SendAsync(HttpMethod.Post, path, ApiClient.Bytes(Encoding.UTF8.GetBytes(Cut), "multipart/form-data; boundary=b"))).Is(400);
        Assert.Empty((await _editor.GetAsync(path)).Items);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"text":"a text","html":"<p>a text</p>"}""")]
    [InlineData("""{"text":"a text","url":"https://news.example/"}""")]
    public async Task Article_without_exactly_one_content_is_refused(string body) =>
        (await _editor.PostTextAsync($"stories/{await _editor.NewStoryAsync()}/articles", body, "application/json")).Blames(422, "text");

    [Theory]
    [InlineData("""{"url":"ftp://news.example/a"}""", 422)]
    [InlineData("""{"url":"javascript:alert(1)"}""", 422)]
    [InlineData("""{"url":"not an address"}""", 422)]
    [InlineData("""{"text":"  \n "}""", 422)]
    [InlineData("""{"text":"a text","publishedAt":"yesterday"}""", 400)]
    [InlineData("""{"text":"a text","publishedAt":20260311}""", 400)]
    [InlineData("""{"text":["a text"]}""", 400)]
    public async Task Article_with_a_bad_value_is_refused(string body, int code) =>
        (await _editor.PostTextAsync($"stories/{await _editor.NewStoryAsync()}/articles", body, "application/json")).Is(code);

    [Fact]
    public async Task Article_of_another_type_or_for_no_story_is_refused()
    {
        var story = await _editor.NewStoryAsync();
        var refused = (await _editor.PostTextAsync($"stories/{story}/articles", "%PDF-1.7", "application/pdf")).Is(415);
        Assert.Contains("openapi", refused.Text("detail"), StringComparison.Ordinal);
        (await _editor.PostTextAsync("stories/nowhere/articles", "Something happened.")).Is(404);
        (await _editor.GetAsync("articles/nothing")).Is(404);
        (await _editor.GetAsync("articles/nothing/versions")).Is(404);
    }

    [Fact]
    public async Task Articles_are_paged_in_the_order_of_their_arrival()
    {
        var story = await _editor.NewStoryAsync();
        var sent = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            sent.Add((await _editor.PostTextAsync($"stories/{story}/articles", $"Report number {i} of the harbour office about the ferry.")).Text("id"));
            await Task.Delay(2);
        }
        var first = (await _editor.GetAsync($"stories/{story}/articles?limit=3")).Is(200);
        var second = (await _editor.GetAsync($"stories/{story}/articles?limit=3&after={first.Text("next")}")).Is(200);
        Assert.Equal(sent, first.Items.Concat(second.Items).Select(item => item.GetProperty("id").GetString()!));
        Assert.Equal(JsonValueKind.Null, second.Json.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task Article_corrected_shows_who_set_what_and_is_compared_again()
    {
        var (story, articles) = await _editor.AnalysedStoryAsync();
        var path = $"articles/{articles[0]}";
        var before = await _editor.GetAsync(path);
        var corrected = (await _editor.PatchAsync(path, new { fields = new { title = "A better title", byline = (string?)null }, blocks = new Dictionary<string, string> { ["0"] = "caption" } }, before.Tag)).Is(200);
        Assert.Equal("A better title", corrected.Text("title"));
        Assert.Equal("Set by Editor", corrected.Json.GetProperty("fields").GetProperty("title").GetProperty("reason").GetString());
        Assert.Equal("caption", corrected.Json.GetProperty("blocks")[0].GetProperty("kind").GetString());
        Assert.Equal(before.Text("text"), corrected.Text("text"));
        await _editor.WaitAsync(story);
        (await _editor.PatchAsync(path, new { fields = new { title = "Too late" } }, before.Tag)).Is(412);
        (await _editor.PatchAsync(path, new { fields = new { colour = "red" } })).Is(422);
        (await _editor.PatchAsync(path, new { fields = new { publishedAt = "some day" } })).Is(422);
        (await _editor.PatchAsync(path, new { blocks = new Dictionary<string, string> { ["99"] = "body" } })).Is(422);
        (await _editor.PatchAsync(path, new { blocks = new Dictionary<string, string> { ["0"] = "poem" } })).Is(400);
        (await _editor.PatchAsync(path, new { blocks = new Dictionary<string, string> { ["x"] = "body" } })).Is(400);
    }

    [Fact]
    public async Task Article_that_cannot_be_read_fails_with_a_reason_and_can_be_tried_again()
    {
        var story = await _editor.NewStoryAsync();
        var made = (await _editor.PostBytesAsync($"stories/{story}/articles", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[200]], "text/plain")).Is(201);
        await _editor.WaitAsync(story);
        var failed = (await _editor.GetAsync($"articles/{made.Text("id")}")).Is(200);
        Assert.Equal("failed", failed.Text("status"));
        Assert.NotEmpty(failed.Text("failure"));
        Assert.Equal(1, (await _editor.GetAsync($"stories/{story}/status")).Json.GetProperty("failed").GetInt32());
        (await _editor.PostAsync($"articles/{made.Text("id")}/retry")).Is(200);
        await _editor.WaitAsync(story);
        Assert.Equal("failed", (await _editor.GetAsync($"articles/{made.Text("id")}")).Text("status"));
        (await _editor.PostAsync("articles/nothing/retry")).Is(404);
    }
}
