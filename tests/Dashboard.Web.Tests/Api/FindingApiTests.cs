using Dashboard.Domain.People;

namespace Dashboard.Web.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class FindingApiTests(ApiHost host)
{
    private readonly ApiClient _editor = host.As(Role.Editor);

    [Fact]
    public async Task Contradictions_have_the_shape_of_the_contract_and_quote_exactly()
    {
        var (story, articles) = await _editor.AnalysedStoryAsync();
        var texts = new Dictionary<string, string>();
        foreach (var article in articles)
            texts[article] = (await _editor.GetAsync($"articles/{article}")).Text("text");
        var found = (await _editor.GetAsync($"stories/{story}/contradictions")).Is(200).Items.ToList();
        Assert.NotEmpty(found);
        foreach (var contradiction in found)
        {
            Assert.Equal("new", contradiction.GetProperty("status").GetString());
            Assert.Contains(contradiction.GetProperty("severity").GetString(), new[] { "low", "medium", "high" });
            Assert.NotEmpty(contradiction.GetProperty("rule").GetProperty("name").GetString()!);
            Assert.NotEmpty(contradiction.GetProperty("explanation").GetString()!);
            var sides = contradiction.GetProperty("sides").EnumerateArray().ToList();
            Assert.True(sides.Count >= 2);
            foreach (var statement in sides.SelectMany(side => side.GetProperty("statements").EnumerateArray()))
            {
                var text = texts[statement.GetProperty("articleId").GetString()!];
                var quote = text[statement.GetProperty("start").GetInt32()..statement.GetProperty("end").GetInt32()];
                Assert.Equal(statement.GetProperty("quote").GetString(), quote);
                Assert.Contains(statement.GetProperty("voice").GetString(), new[] { "narrator", "quoted" });
                Assert.Contains(statement.GetProperty("stance").GetString(), new[] { "affirm", "deny", "hedge" });
            }
        }
        var single = (await _editor.GetAsync($"contradictions/{found[0].GetProperty("id").GetString()}")).Is(200);
        Assert.Equal(found[0].GetProperty("title").GetString(), single.Text("title"));
    }

    [Fact]
    public async Task Contradictions_are_filtered_and_paged()
    {
        var (story, _) = await _editor.AnalysedStoryAsync();
        var path = $"stories/{story}/contradictions";
        var all = (await _editor.GetAsync(path)).Items.ToList();
        var kinds = all.Select(item => item.GetProperty("kind").GetString()!).ToHashSet();
        foreach (var kind in kinds)
            Assert.All((await _editor.GetAsync($"{path}?kind={kind}")).Items, item => Assert.Equal(kind, item.GetProperty("kind").GetString()));
        Assert.Equal(all.Count, (await _editor.GetAsync($"{path}?kind={string.Join(',', kinds)}&status=new,taken")).Items.Count());
        Assert.Empty((await _editor.GetAsync($"{path}?status=resolved")).Items);
        Assert.All((await _editor.GetAsync($"{path}?minSeverity=high")).Items, item => Assert.Equal("high", item.GetProperty("severity").GetString()));
        Assert.Equal(all.Count, (await _editor.GetAsync($"{path}?minSeverity=low")).Items.Count());
        (await _editor.GetAsync($"{path}?kind=quarrel")).Blames(400, "kind");
        (await _editor.GetAsync($"{path}?status=open")).Blames(400, "status");
        (await _editor.GetAsync($"{path}?minSeverity=low,high")).Blames(400, "minSeverity");
        var seen = new List<string>();
        for (string? after = ""; after is not null;)
        {
            var page = (await _editor.GetAsync($"{path}?limit=1{(after.Length == 0 ? "" : $"&after={after}")}")).Is(200);
            seen.AddRange(page.Items.Select(item => item.GetProperty("id").GetString()!));
            after = page.Json.GetProperty("next").GetString();
        }
        Assert.Equal(all.Select(item => item.GetProperty("id").GetString()!), seen);
    }

    [Fact]
    public async Task Contradiction_is_taken_passed_on_and_settled()
    {
        var (story, _) = await _editor.AnalysedStoryAsync();
        var first = (await _editor.GetAsync($"stories/{story}/contradictions")).Items.First();
        var path = $"contradictions/{first.GetProperty("id").GetString()}";
        var taken = (await _editor.PatchAsync(path, new { status = "taken" }, $"\"{first.GetProperty("version")}\"")).Is(200);
        Assert.Equal("Editor", taken.Json.GetProperty("assignee").GetProperty("name").GetString());
        (await host.As(Role.FactChecker).PatchAsync(path, new { status = "needs-call" }, $"\"{first.GetProperty("version")}\"")).Is(412);
        var call = (await _editor.PatchAsync(path, new { status = "needs-call", assignee = "" }, taken.Tag)).Is(200);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, call.Json.GetProperty("assignee").ValueKind);
        (await _editor.PatchAsync(path, new { status = "resolved" })).Blames(422, "status");
        (await _editor.PatchAsync(path, new { status = "lost" })).Blames(400, "status");
        (await _editor.PatchAsync(path, new { assignee = "nobody-known" })).Is(404);

        var resolution = $"{path}/resolution";
        (await _editor.PostAsync(resolution, new { reason = "The board published its figures." })).Blames(422, "verdict");
        (await _editor.PostAsync(resolution, new { verdict = "side", side = 0 })).Blames(422, "reason");
        (await _editor.PostAsync(resolution, new { verdict = "side", side = 9, reason = "x" })).Blames(422, "side");
        (await _editor.PostAsync(resolution, new { verdict = "maybe", reason = "x" })).Blames(400, "verdict");
        (await _editor.PostAsync(resolution, new { verdict = "both", reason = "x", evidenceUrl = "javascript:alert(1)" })).Is(422);
        (await _editor.PostAsync(resolution, new { verdict = "both", reason = "x" }, tag: taken.Tag)).Is(412);
        var settled = (await _editor.PostAsync(resolution, new { verdict = "side", side = 1, reason = "The board published its figures.", evidenceUrl = "https://board.example/figures" }, tag: call.Tag)).Is(200);
        Assert.Equal("resolved", settled.Text("status"));
        Assert.Equal("Editor", settled.Json.GetProperty("resolution").GetProperty("by").GetProperty("name").GetString());
        Assert.Single((await _editor.GetAsync($"stories/{story}/contradictions?status=resolved")).Items);
    }

    [Fact]
    public async Task Matrix_and_shared_passages_are_given()
    {
        var (story, articles) = await _editor.AnalysedStoryAsync();
        Assert.Equal(System.Text.Json.JsonValueKind.Array, (await _editor.GetAsync($"stories/{story}/claims")).Is(200).Json.GetProperty("claims").ValueKind);
        var reuse = (await _editor.GetAsync($"stories/{story}/reuse")).Is(200).Json;
        var passages = reuse.GetProperty("passages").EnumerateArray().ToList();
        Assert.NotEmpty(passages);
        foreach (var passage in passages)
        {
            Assert.Contains(passage.GetProperty("kind").GetString(), new[] { "shared-quote", "copied", "wire-background", "altered" });
            Assert.InRange(passage.GetProperty("jaccard").GetDouble(), 0, 1);
            Assert.InRange(passage.GetProperty("containment").GetDouble(), 0, 1);
            Assert.Contains(passage.GetProperty("a").GetProperty("articleId").GetString(), articles);
        }
        Assert.Equal(System.Text.Json.JsonValueKind.Array, reuse.GetProperty("lineage").ValueKind);
        (await _editor.GetAsync("stories/nowhere/claims")).Is(404);
        (await _editor.GetAsync("stories/nowhere/reuse")).Is(404);
        (await _editor.GetAsync("contradictions/nothing")).Is(404);
    }

    [Fact]
    public async Task Matrix_is_taken_along_as_table_and_picture_and_names_zone_and_filters()
    {
        var (story, _) = await _editor.AnalysedStoryAsync();
        var claims = (await _editor.GetAsync($"stories/{story}/claims")).Json.GetProperty("claims").GetArrayLength();
        var table = (await _editor.GetAsync($"stories/{story}/claims.csv?zone=Europe/London")).Is(200).Response;
        Assert.Equal("text/csv", table.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", table.Content.Headers.ContentDisposition!.DispositionType);
        var text = System.Text.Encoding.UTF8.GetString(await table.Content.ReadAsByteArrayAsync());
        Assert.StartsWith("\ufeff", text, StringComparison.Ordinal);
        Assert.Contains("Time zone,Europe/London", text, StringComparison.Ordinal);
        Assert.Contains($"Claims,{claims} of {claims}", text, StringComparison.Ordinal);
        var none = await (await _editor.GetAsync($"stories/{story}/claims.csv?search=no-such-words")).Response.Content.ReadAsStringAsync();
        Assert.Contains($"Claims,0 of {claims}", none, StringComparison.Ordinal);
        Assert.Contains("Filters,claims with “no-such-words”", none, StringComparison.Ordinal);

        var picture = (await _editor.GetAsync($"stories/{story}/claims.svg?theme=dark&disputed=true")).Is(200).Response;
        Assert.Equal("image/svg+xml", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal("svg", System.Xml.Linq.XDocument.Parse(await picture.Content.ReadAsStringAsync()).Root!.Name.LocalName);

        (await _editor.GetAsync($"stories/{story}/claims.csv?zone=Mars/Olympus")).Blames(400, "zone");
        (await _editor.GetAsync($"stories/{story}/claims.csv?disputed=perhaps")).Blames(400, "disputed");
        (await _editor.GetAsync($"stories/{story}/claims.svg?theme=pink")).Blames(400, "theme");
        (await _editor.GetAsync("stories/nowhere/claims.csv")).Is(404);
        (await _editor.GetAsync("stories/nowhere/claims.svg")).Is(404);
    }

    [Fact]
    public async Task Labels_are_given_with_exact_places()
    {
        var (story, articles) = await _editor.AnalysedStoryAsync();
        var entities = (await _editor.GetAsync($"stories/{story}/labels")).Is(200).Json.GetProperty("entities").EnumerateArray().ToList();
        foreach (var use in entities.SelectMany(entity => entity.GetProperty("terms").EnumerateArray()).SelectMany(term => term.GetProperty("uses").EnumerateArray()).Take(50))
        {
            var article = use.GetProperty("articleId").GetString()!;
            Assert.Contains(article, articles);
            var text = (await _editor.GetAsync($"articles/{article}")).Text("text");
            Assert.Equal(use.GetProperty("quote").GetString(), text[use.GetProperty("start").GetInt32()..use.GetProperty("end").GetInt32()]);
            Assert.Contains(use.GetProperty("voice").GetString(), new[] { "narrator", "quoted" });
        }
        (await _editor.GetAsync("stories/nowhere/labels")).Is(404);
    }
}
