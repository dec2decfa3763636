using System.Text.Json;
using Dashboard.Domain.People;

namespace Dashboard.Web.Tests.Api;

/// <summary>What a team does about contradictions, as programs do it.</summary>
[Collection(ApiCollection.Name)]
public sealed class WorkApiTests(ApiHost host)
{
    private readonly ApiClient _editor = host.As(Role.Editor);
    private readonly ApiClient _checker = host.As(Role.FactChecker);

    private async Task<(string Story, string Path)> FoundAsync()
    {
        var (story, _) = await _editor.AnalysedStoryAsync();
        return (story, $"contradictions/{(await _editor.GetAsync($"stories/{story}/contradictions")).Items.First().GetProperty("id").GetString()}");
    }

    [Fact]
    public async Task A_second_person_confirms_and_the_proposer_cannot()
    {
        var (story, path) = await FoundAsync();
        Assert.True((await _editor.PatchAsync($"stories/{story}", new { secondPerson = true })).Is(200).Json.GetProperty("secondPerson").GetBoolean());
        var proposed = (await _checker.PostAsync($"{path}/resolution", new { verdict = "both", reason = "Two counts" })).Is(200);
        Assert.Equal("taken", proposed.Text("status"));
        Assert.Equal(JsonValueKind.Null, proposed.Json.GetProperty("resolution").ValueKind);
        Assert.Equal(1, proposed.Json.GetProperty("opinions").GetArrayLength());
        (await _checker.PostAsync($"{path}/confirmation")).Is(422);
        (await _editor.PostAsync($"{path}/confirmation", tag: "\"1\"")).Is(412);
        var settled = (await _editor.PostAsync($"{path}/confirmation", tag: proposed.Tag)).Is(200);
        Assert.Equal("resolved", settled.Text("status"));
        Assert.Equal("Editor", settled.Json.GetProperty("confirmation").GetProperty("by").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Differing_opinions_stand_until_one_is_taken_back_or_an_editor_decides()
    {
        var (_, path) = await FoundAsync();
        (await _checker.PostAsync($"{path}/resolution", new { verdict = "side", side = 0, reason = "Counted" })).Is(200);
        var disputed = (await _editor.PostAsync($"{path}/resolution", new { verdict = "unresolvable", reason = "Nobody counted" })).Is(200);
        Assert.Equal(2, disputed.Json.GetProperty("opinions").GetArrayLength());
        Assert.Equal("taken", disputed.Text("status"));
        Assert.Equal("resolved", (await _editor.SendAsync(HttpMethod.Delete, $"{path}/resolution", tag: disputed.Tag)).Is(200).Text("status"));
        (await _editor.DeleteAsync($"{path}/resolution")).Is(422);

        (await _editor.PostAsync($"{path}/resolution", new { verdict = "unresolvable", reason = "Nobody counted" })).Is(200);
        (await _checker.PostAsync($"{path}/resolution", new { verdict = "side", side = 0, reason = "I insist", decide = true })).Is(403);
        var decided = (await _editor.PostAsync($"{path}/resolution", new { verdict = "side", side = 0, reason = "The ledger says so", decide = true })).Is(200);
        Assert.True(decided.Json.GetProperty("resolution").GetProperty("decides").GetBoolean());
        Assert.Equal(2, decided.Json.GetProperty("opinions").GetArrayLength());
    }

    [Fact]
    public async Task Dismissals_are_listed_with_their_reason_and_lifted()
    {
        var (story, path) = await FoundAsync();
        (await _checker.PostAsync($"{path}/resolution", new { verdict = "not-a-conflict", why = "no-idea", reason = "x" })).Blames(400, "why");
        var dismissed = (await _checker.PostAsync($"{path}/resolution", new { verdict = "not-a-conflict", why = "different-time", reason = "Two days" })).Is(200);
        Assert.Equal("not-a-conflict", dismissed.Text("status"));
        Assert.Equal("different-time", dismissed.Json.GetProperty("resolution").GetProperty("why").GetString());
        var row = Assert.Single((await _editor.GetAsync($"stories/{story}/dismissals")).Is(200).Items);
        Assert.Equal(dismissed.Text("title"), row.GetProperty("title").GetString());
        Assert.Equal("different-time", row.GetProperty("why").GetString());
        (await _editor.SendAsync(HttpMethod.Delete, $"dismissals/{row.GetProperty("id").GetString()}", tag: "\"1\"")).Is(412);
        (await _editor.DeleteAsync($"dismissals/{row.GetProperty("id").GetString()}")).Is(204);
        Assert.Empty((await _editor.GetAsync($"stories/{story}/dismissals")).Items);
        Assert.Equal("taken", (await _editor.PatchAsync(path, new { status = "taken" })).Is(200).Text("status"));

        // The contract knows no kind of mistake: without one it is "other".
        Assert.Equal("other", (await _checker.PostAsync($"{path}/resolution", new { verdict = "not-a-conflict", reason = "Two days" })).Is(200).Json.GetProperty("resolution").GetProperty("why").GetString());
    }

    [Fact]
    public async Task Ranking_orders_the_list_explains_itself_and_follows_the_sliders()
    {
        var (story, _) = await FoundAsync();
        var before = (await _editor.GetAsync($"stories/{story}/ranking")).Is(200);
        Assert.Equal(1, before.Json.GetProperty("kinds").GetProperty("denial").GetDouble());
        var ranked = (await _editor.GetAsync($"stories/{story}/contradictions?order=rank")).Is(200).Items.ToList();
        var scores = ranked.Select(item => item.GetProperty("rank").GetProperty("score").GetDouble()).ToList();
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.All(ranked, item => Assert.StartsWith(item.GetProperty("severity").GetString() + ": ", item.GetProperty("rank").GetProperty("words").GetString(), StringComparison.Ordinal));
        var page = (await _editor.GetAsync($"stories/{story}/contradictions?order=rank&limit=1")).Is(200);
        if (ranked.Count > 1)
            Assert.Equal(ranked[1].GetProperty("id").GetString(), (await _editor.GetAsync($"stories/{story}/contradictions?order=rank&limit=1&after={page.Text("next")}")).Items.Single().GetProperty("id").GetString());

        var kind = ranked[0].GetProperty("kind").GetString()!;
        (await _editor.PatchAsync($"stories/{story}/ranking", new { kinds = new Dictionary<string, double> { [kind] = 3 } })).Blames(422, "kinds");
        (await _editor.PatchAsync($"stories/{story}/ranking", new { kinds = new { quarrel = 1 } })).Blames(422, "kinds");
        (await _editor.PatchAsync($"stories/{story}/ranking", new { origins = -1 })).Blames(422, "origins");
        (await _editor.PatchAsync($"stories/{story}/ranking", new { origins = 2 }, "\"2\"")).Is(412);
        var changed = (await _editor.PatchAsync($"stories/{story}/ranking", new { kinds = new Dictionary<string, double> { [kind] = 0 }, byRank = true }, before.Tag)).Is(200);
        Assert.Equal(0, changed.Json.GetProperty("kinds").GetProperty(kind).GetDouble());
        Assert.True(changed.Json.GetProperty("byRank").GetBoolean());
        Assert.All((await _editor.GetAsync($"stories/{story}/contradictions?kind={kind}")).Items, item => Assert.Equal("low", item.GetProperty("severity").GetString()));
        Assert.Empty((await _editor.GetAsync($"stories/{story}/contradictions?kind={kind}&minSeverity=high")).Items);
        (await _editor.GetAsync($"stories/{story}/contradictions?order=mood")).Blames(400, "order");
        (await _editor.GetAsync("stories/nowhere/ranking")).Is(404);
    }

    [Fact]
    public async Task A_slider_moved_changes_the_severity_in_every_answer()
    {
        var (story, path) = await FoundAsync();
        var id = path.Split('/')[1];
        var kind = (await _editor.GetAsync(path)).Text("kind");
        async Task<string> OnBoardAsync() => (await _editor.GetAsync($"stories/{story}/board")).Is(200).Json.GetProperty("lanes").EnumerateArray()
            .SelectMany(lane => lane.GetProperty("cards").EnumerateArray()).Single(card => card.GetProperty("subject").GetProperty("id").GetString() == id)
            .GetProperty("contradiction").GetProperty("severity").GetString()!;
        async Task SlideAsync(double weight)
        {
            (await _editor.PatchAsync($"stories/{story}/ranking", new { kinds = new Dictionary<string, double> { [kind] = weight } })).Is(200);
            // The board follows the log a moment later.
            var sequence = (await _editor.GetAsync($"stories/{story}/ranking")).Json.GetProperty("version").GetInt64();
            while ((await _editor.GetAsync($"stories/{story}/board")).Json.GetProperty("sequence").GetInt64() < sequence)
                await Task.Yield();
        }
        async Task<string[]> EverywhereAsync() =>
        [
            (await _editor.GetAsync($"stories/{story}/contradictions")).Items.Single(item => item.GetProperty("id").GetString() == id).GetProperty("severity").GetString()!,
            (await _editor.GetAsync(path)).Text("severity"),
            await OnBoardAsync(),
            (await _editor.PatchAsync(path, new { status = "taken" })).Is(200).Text("severity"),
            (await _editor.PostAsync($"{path}/resolution", new { verdict = "both", reason = "Two counts" })).Is(200).Text("severity"),
            (await _editor.PostAsync($"{path}/publish")).Is(200).Text("severity"),
        ];
        await SlideAsync(0);
        Assert.Equal(["low"], (await EverywhereAsync()).Distinct());
        await SlideAsync(2);
        Assert.Equal(["high"], (await EverywhereAsync()).Distinct());
    }

    [Fact]
    public async Task Statements_are_joined_split_and_released()
    {
        var (story, articles) = await _editor.AnalysedStoryAsync();
        object At(int article, int start, int end) => new { articleId = articles[article], start, end };
        var joined = (await _checker.PostAsync($"stories/{story}/claims:join", new { a = At(1, 0, 20), b = At(0, 0, 20) })).Is(200);
        Assert.Equal("together", joined.Text("kind"));
        var split = (await _checker.PostAsync($"stories/{story}/claims:split", new { a = At(0, 2, 18), b = At(1, 2, 18) })).Is(200);
        Assert.Equal((joined.Text("id"), "apart"), (split.Text("id"), split.Text("kind")));
        Assert.Single((await _editor.GetAsync($"stories/{story}/claims:choices")).Is(200).Items);
        (await _checker.PostAsync($"stories/{story}/claims:join", new { a = At(0, 0, 20) })).Blames(422, "b");
        (await _checker.PostAsync($"stories/{story}/claims:join", new { a = At(0, 0, 20), b = At(0, 5, 30) })).Blames(422, "b");
        (await _checker.PostAsync($"stories/{story}/claims:join", new { a = At(0, 0, 20), b = At(1, 5, 9_999_999) })).Is(422);
        (await _checker.PostAsync($"stories/{story}/claims:join", new { a = At(0, 0, 20), b = new { articleId = "nothing", start = 0, end = 5 } })).Is(422);
        (await _editor.GetAsync($"stories/{story}/claims")).Is(200);
        (await _checker.DeleteAsync($"claim-choices/{joined.Text("id")}")).Is(204);
        Assert.Empty((await _editor.GetAsync($"stories/{story}/claims:choices")).Items);
    }

    [Fact]
    public async Task Rules_are_measured_by_verdicts_for_admins_only()
    {
        var (story, path) = await FoundAsync();
        var admin = host.As(Role.Admin);
        var rule = (await admin.GetAsync(path)).Json.GetProperty("rule");
        async Task<JsonElement> FigureAsync() => (await admin.GetAsync($"rules?story={story}")).Is(200).Json.GetProperty("items").EnumerateArray()
            .Single(row => row.GetProperty("rule").GetString() == rule.GetProperty("name").GetString() && row.GetProperty("version").GetString() == rule.GetProperty("version").GetString());
        Assert.Equal(JsonValueKind.Null, (await FigureAsync()).GetProperty("precision").ValueKind);
        (await _editor.PostAsync($"{path}/resolution", new { verdict = "not-a-conflict", why = "trivial", reason = "x" })).Is(200);
        var figure = await FigureAsync();
        Assert.Equal(1, figure.GetProperty("dismissed").GetProperty("trivial").GetInt32());
        Assert.Equal(0, figure.GetProperty("precision").GetDouble());
        Assert.InRange(figure.GetProperty("high").GetDouble(), 0.5, 1);
        using var csv = await admin.Http.GetAsync(new Uri($"rules.csv?story={story}", UriKind.Relative));
        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("rule,version,found,real,dismissed,same-fact,different-time,", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        (await _editor.GetAsync("rules")).Is(403);
        (await _editor.GetAsync("rules.csv")).Is(403);
    }
}
