using System.Text.Json;
using Dashboard.Domain.People;

namespace Dashboard.Web.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class WireApiTests(ApiHost host)
{
    private readonly ApiClient _editor = host.As(Role.Editor);

    private static string Item(string id, int version, string status = "usable", string? text = "Six of nine berths are under water, the harbour master said on Monday.", string extra = "") => $"""
        <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:example.com:{id}" version="{version}"><itemMeta><itemClass qcode="ninat:text"/><provider><name>Example Wire</name></provider>
        <versionCreated>2026-03-02T10:{version:00}:00Z</versionCreated><pubStatus qcode="stat:{status}"/>{extra}</itemMeta><contentMeta><headline>Harbour closed after the storm</headline></contentMeta>
        {(text is null ? "" : $"<contentSet><inlineData contenttype=\"text/plain\">The harbour was closed on Monday after the storm, the port authority said.\n\n{text}</inlineData></contentSet>")}</newsItem>
        """;

    private static string Message(params string[] items) => $"<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet>{string.Concat(items)}</itemSet></newsMessage>";

    private Task<ApiAnswer> SendAsync(string story, string xml, string type = "application/vnd.iptc.g2.newsitem+xml") => _editor.PostTextAsync($"stories/{story}/articles", xml, type);

    private async Task<JsonElement> ArticleAsync(string id) => (await _editor.GetAsync($"articles/{id}")).Is(200).Json;

    private async Task<List<string>> NotesAsync(string story) => [.. (await _editor.GetAsync($"stories/{story}/board")).Is(200).Json.GetProperty("lanes").EnumerateArray()
        .SelectMany(lane => lane.GetProperty("cards").EnumerateArray()).Where(card => card.GetProperty("kind").GetString() == "note").Select(card => card.ToString())];

    private async Task<string> CardOfAsync(string story, string articleId) => (await _editor.GetAsync($"stories/{story}/board")).Is(200).Json.GetProperty("lanes").EnumerateArray()
        .SelectMany(lane => lane.GetProperty("cards").EnumerateArray()).Single(card => card.GetProperty("kind").GetString() == "article" && card.ToString().Contains(articleId, StringComparison.Ordinal)).ToString();

    [Fact]
    public async Task Update_becomes_a_version_with_a_card_on_every_story_that_holds_the_item()
    {
        var (one, two) = (await _editor.NewStoryAsync(), await _editor.NewStoryAsync());
        var first = (await SendAsync(one, Item("update", 1))).Is(201).Text("id");
        var second = (await SendAsync(two, Item("update", 1))).Is(201).Text("id");
        await _editor.WaitAsync(one);
        await _editor.WaitAsync(two);

        var updated = (await SendAsync(one, Item("update", 2, text: "Seven of nine berths are under water, the harbour master said on Monday.", extra: "<edNote>Corrects the number of berths.</edNote>"))).Is(200);
        Assert.Equal(first, updated.Text("id"));
        await _editor.WaitAsync(one);
        await _editor.WaitAsync(two);

        foreach (var (story, id) in ((string, string)[])[(one, first), (two, second)])
        {
            var article = await ArticleAsync(id);
            Assert.Equal(2, article.GetProperty("currentVersion").GetInt32());
            Assert.Equal("ready", article.GetProperty("status").GetString());
            Assert.Contains("Seven of nine", article.GetProperty("text").GetString(), StringComparison.Ordinal);
            Assert.Equal("2", article.GetProperty("wire").GetProperty("version").GetString());
            Assert.Contains("Six of nine", (await _editor.GetAsync($"articles/{id}/versions")).Items.First().GetProperty("text").GetString(), StringComparison.Ordinal);
            var note = Assert.Single(await NotesAsync(story));
            Assert.Contains("New version of", note, StringComparison.Ordinal);
            Assert.Contains("Corrects the number of berths.", note, StringComparison.Ordinal);
            Assert.Contains("Seven of nine", note, StringComparison.Ordinal);
            Assert.Contains("Updated ×1", await CardOfAsync(story, id), StringComparison.Ordinal);
        }
        // The same once more, and a late one, change nothing.
        var before = (await _editor.GetAsync($"stories/{one}/status")).Json.GetProperty("lastSequence").GetInt64();
        (await SendAsync(one, Item("update", 2, text: "Seven of nine berths are under water, the harbour master said on Monday.", extra: "<edNote>Corrects the number of berths.</edNote>"))).Is(200);
        (await SendAsync(one, Item("update", 1, text: "Five of nine berths are under water, the harbour master said on Monday."))).Is(200);
        Assert.Equal(before, (await _editor.GetAsync($"stories/{one}/status")).Json.GetProperty("lastSequence").GetInt64());
    }

    [Fact]
    public async Task Kill_keeps_the_text_marks_the_card_and_is_loud()
    {
        var story = await _editor.NewStoryAsync();
        var id = (await SendAsync(story, Item("kill", 1))).Is(201).Text("id");
        await _editor.WaitAsync(story);
        (await SendAsync(story, Item("kill", 2, "canceled", null, "<edNote>The harbour was never closed.</edNote>"))).Is(200);
        await _editor.WaitAsync(story);

        var article = await ArticleAsync(id);
        Assert.Equal("canceled", article.GetProperty("wire").GetProperty("status").GetString());
        Assert.Contains("Six of nine", article.GetProperty("text").GetString(), StringComparison.Ordinal);
        var note = Assert.Single(await NotesAsync(story));
        Assert.Contains("KILL", note, StringComparison.Ordinal);
        Assert.Contains("The harbour was never closed.", note, StringComparison.Ordinal);
        Assert.Contains("Killed by the agency", await CardOfAsync(story, id), StringComparison.Ordinal);
        Assert.Contains((await _editor.GetAsync($"stories/{story}/events?limit=200")).Is(200).Items, row => row.GetProperty("kind").GetString() == "article.killed");
    }

    [Fact]
    public async Task Message_with_several_items_gives_an_article_each_and_says_what_was_left_out()
    {
        var story = await _editor.NewStoryAsync();
        var photo = Item("message-3", 1, text: null).Replace("ninat:text", "ninat:picture", StringComparison.Ordinal);
        var results = (await SendAsync(story, Message(Item("message-1", 1), Item("message-2", 1, text: "The ferry goes again on Friday, the operator said."), photo), "application/vnd.iptc.g2.newsmessage+xml")).Is(207).Items.ToList();

        Assert.Equal([201, 201, 422], results.Select(result => result.GetProperty("status").GetInt32()));
        Assert.Contains("picture", results[2].GetProperty("problem").ToString(), StringComparison.Ordinal);
        await _editor.WaitAsync(story);
        Assert.All((await _editor.GetAsync($"stories/{story}/articles")).Items, item => Assert.Equal("ready", item.GetProperty("status").GetString()));
        var again = (await SendAsync(story, Message(Item("message-1", 1), Item("message-2", 1, text: "The ferry goes again on Friday, the operator said."), photo), "text/xml")).Is(207).Items;
        Assert.Equal([200, 200, 422], again.Select(result => result.GetProperty("status").GetInt32()));
        Assert.Equal(2, (await _editor.GetAsync($"stories/{story}/articles")).Items.Count());
    }

    [Fact]
    public async Task Update_that_cannot_be_read_leaves_the_article_as_it_was_and_says_so()
    {
        var story = await _editor.NewStoryAsync();
        var id = (await SendAsync(story, Item("broken", 1))).Is(201).Text("id");
        await _editor.WaitAsync(story);
        (await SendAsync(story, Item("broken", 2, text: null))).Is(200);
        await _editor.WaitAsync(story);

        var article = await ArticleAsync(id);
        Assert.Equal(("ready", 1), (article.GetProperty("status").GetString(), article.GetProperty("currentVersion").GetInt32()));
        Assert.Contains("cannot be read", Assert.Single(await NotesAsync(story)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("embargoed", "<embargoed>2999-01-01T00:00:00Z</embargoed>", "usable", "Under embargo until 2999-01-01")]
    [InlineData("held", "", "withheld", "withholds this item")]
    public async Task Item_that_is_held_back_is_shown_so_and_cannot_be_published(string id, string extra, string status, string word)
    {
        var story = await _editor.NewStoryAsync();
        var article = (await SendAsync(story, Item(id, 1, status, "Police said that 12 people were hurt when the quay broke on Monday.", extra))).Is(201).Text("id");
        (await _editor.PostTextAsync($"stories/{story}/articles?source=Post", "Quay breaks\n\nThe quay broke on Monday. Police said that 31 people were hurt when the quay broke on Monday.")).Is(201);
        await _editor.WaitAsync(story);

        Assert.Contains(status == "usable" ? "Embargo until 2999-01-01" : "Withheld by the agency", await CardOfAsync(story, article), StringComparison.Ordinal);
        var found = (await _editor.GetAsync($"stories/{story}/contradictions")).Is(200).Items.First();
        var path = $"contradictions/{found.GetProperty("id").GetString()}";
        (await _editor.PostAsync($"{path}/resolution", new { verdict = "unresolvable", reason = "Both asked, both stay with it." }, $"\"{found.GetProperty("version")}\"")).Is(200);
        foreach (var publication in (string[])["brief", "claim-review", "correction"])
            Assert.Contains(word, (await _editor.GetAsync($"{path}/{publication}")).Is(409).Json.ToString(), StringComparison.Ordinal);
        Assert.Contains(word, (await _editor.PostAsync($"{path}/publish", new { })).Is(409).Json.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nitf_and_hostile_wires_end_in_a_clear_word_and_nothing_half_stored()
    {
        var story = await _editor.NewStoryAsync();
        var path = $"stories/{story}/articles";
        (await _editor.PostTextAsync(path, "<nitf><head><docdata><doc-id id-string=\"n1\"/></docdata></head><body><body.head><hedline><hl1>Ferry stopped</hl1></hedline></body.head><body.content><p>The ferry stopped on Tuesday, the harbour office said in a statement.</p></body.content></body></nitf>", "application/nitf+xml")).Is(201);
        string[] hostile =
        [
            "<!DOCTYPE nitf [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><nitf><head><docdata><doc-id id-string=\"&b;\"/></docdata></head></nitf>",
            Message(Item("cut-1", 1), Item("cut-2", 1))[..900],
            "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"deep\">" + string.Concat(Enumerable.Repeat("<a>", 20_000)),
        ];
        foreach (var body in hostile)
            (await _editor.PostTextAsync(path, body, "application/xml")).Is(201);
        await _editor.WaitAsync(story);
        var list = (await _editor.GetAsync(path)).Is(200).Items.ToList();
        Assert.Equal(["ready", "failed", "failed", "failed"], list.Select(item => item.GetProperty("status").GetString()));
        Assert.All(list.Skip(1), item => Assert.DoesNotContain("fault in the program", item.GetProperty("failure").GetString(), StringComparison.Ordinal));
        Assert.Equal("Ferry stopped", list[0].GetProperty("title").GetString());
    }
}
