using Dashboard.Domain.People;

namespace Dashboard.Web.Tests.Api;

/// <summary>Each role on each call that changes something: let in or refused with 403, and nothing else.</summary>
[Collection(ApiCollection.Name)]
public sealed class RoleMatrixTests(ApiHost host)
{
    private static readonly (string Name, Permission Needed, Func<ApiClient, Parts, Task<ApiAnswer>> Call)[] s_calls =
    [
        ("POST stories", Permission.AddArticles, (client, _) => client.PostAsync("stories", new { title = "By role" })),
        ("PATCH story", Permission.EditStories, (client, parts) => client.PatchAsync($"stories/{parts.Story}", new { summary = Guid.NewGuid() })),
        ("DELETE story", Permission.EditStories, (client, parts) => client.DeleteAsync($"stories/{parts.Story}")),
        ("POST articles", Permission.AddArticles, (client, parts) => client.PostTextAsync($"stories/{parts.Story}/articles", $"Report {Guid.NewGuid()} of the harbour office.")),
        ("PATCH article", Permission.CorrectArticles, (client, parts) => client.PatchAsync($"articles/{parts.Article}", new { fields = new { byline = "Somebody" } })),
        ("POST retry", Permission.AddArticles, (client, parts) => client.PostAsync($"articles/{parts.Article}/retry")),
        ("POST watch", Permission.AddArticles, (client, parts) => client.PostAsync($"articles/{parts.Article}/watch", new { on = false })),
        ("POST look", Permission.AddArticles, (client, parts) => client.PostAsync($"articles/{parts.Article}/look")),
        ("PATCH contradiction", Permission.TakeContradictions, (client, parts) => client.PatchAsync($"contradictions/{parts.Contradiction}", new { status = "needs-call" })),
        ("POST resolution", Permission.ResolveContradictions, (client, parts) => client.PostAsync($"contradictions/{parts.Contradiction}/resolution", new { verdict = "unresolvable" })),
        ("POST publish", Permission.ResolveContradictions, (client, parts) => client.PostAsync($"contradictions/{parts.Contradiction}/publish")),
        ("POST second opinion", Permission.TakeContradictions, (client, parts) => client.PostAsync($"contradictions/{parts.Contradiction}/second-opinion")),
        ("POST comments", Permission.AddArticles, (client, parts) => client.PostAsync($"articles/{parts.Article}/comments", new[] { new { author = "a", text = $"{Guid.NewGuid()}" } })),
        ("POST decision", Permission.Moderate, (client, parts) => client.PostAsync($"comments/{parts.Comment}/decisions", new { action = "keep" })),
        ("POST bulk-decide", Permission.Moderate, (client, _) => client.PostAsync("./comments:bulk-decide", new { ids = new[] { "none" }, preview = true })),
        ("POST batch undo", Permission.Moderate, (client, _) => client.PostAsync("comments/batches/none/undo")),
        ("POST hold", Permission.Moderate, (client, parts) => client.PostAsync($"comments/{parts.Comment}/hold")),
        ("DELETE hold", Permission.Moderate, (client, parts) => client.DeleteAsync($"comments/{parts.Comment}/hold")),
        ("POST reopen", Permission.Moderate, (client, parts) => client.PostAsync($"comments/{parts.Comment}/reopen")),
        ("POST feature", Permission.Moderate, (client, parts) => client.PostAsync($"comments/{parts.Comment}/feature")),
        ("POST lead", Permission.WriteNotes, (client, parts) => client.PostAsync($"comments/{parts.Comment}/leads", new { relation = "adds" })),
        ("POST policy", Permission.EditBoards, (client, _) => client.PostAsync("moderation/policies", new { id = "No" })),
        ("PATCH policy", Permission.EditBoards, (client, _) => client.PatchAsync("moderation/policies/hate", new { wording = $"{Guid.NewGuid()}" })),
        ("POST comment note", Permission.WriteNotes, (client, parts) => client.PostAsync($"comments/{parts.Comment}/notes", new { text = "n" })),
        ("POST thread note", Permission.WriteNotes, (client, parts) => client.PostAsync($"articles/{parts.Article}/thread-notes", new { text = "n" })),
        ("POST person note", Permission.WriteNotes, (client, parts) => client.PostAsync($"people/a/notes?story={parts.Story}", new { text = "n" })),
        ("POST note", Permission.WriteNotes, (client, parts) => client.PostAsync($"stories/{parts.Story}/notes", new { text = "n" })),
        ("POST card move", Permission.MoveCards, (client, parts) => client.PostAsync($"cards/{parts.Card}/move", new { laneId = parts.Lane })),
        ("PATCH card", Permission.MoveCards, (client, parts) => client.PatchAsync($"cards/{parts.Card}", new { labels = new[] { "l" } })),
        ("POST lane", Permission.MoveCards, (client, parts) => client.PostAsync($"stories/{parts.Story}/lanes", new { name = "l" })),
        ("PATCH lane", Permission.MoveCards, (client, parts) => client.PatchAsync($"lanes/{parts.Lane}", new { name = $"{Guid.NewGuid()}" })),
        ("DELETE lane", Permission.EditBoards, (client, parts) => client.DeleteAsync($"lanes/{parts.Home}")),
        ("PATCH note of another", Permission.EditBoards, (client, parts) => client.PatchAsync($"notes/{parts.Note}", new { text = $"{Guid.NewGuid()}" })),
        ("undo of another", Permission.EditBoards, (client, parts) => client.PostAsync($"events/{parts.Story}/{parts.LaneAdded}/undo")),
        ("POST resolution that decides", Permission.DecideContradictions, (client, parts) => client.PostAsync($"contradictions/{parts.Contradiction}/resolution", new { verdict = "both", reason = "r", decide = true })),
        ("POST confirmation", Permission.ResolveContradictions, (client, parts) => client.PostAsync($"contradictions/{parts.Contradiction}/confirmation", tag: "\"1\"")),
        ("DELETE resolution", Permission.ResolveContradictions, (client, parts) => client.SendAsync(HttpMethod.Delete, $"contradictions/{parts.Contradiction}/resolution", tag: "\"1\"")),
        ("DELETE dismissal", Permission.ResolveContradictions, (client, parts) => client.SendAsync(HttpMethod.Delete, $"dismissals/{parts.Dismissal}", tag: "\"1\"")),
        ("PATCH ranking", Permission.EditBoards, (client, parts) => client.PatchAsync($"stories/{parts.Story}/ranking", new { origins = 1.5 })),
        ("POST claims:join", Permission.ResolveContradictions, (client, parts) => client.PostAsync($"stories/{parts.Story}/claims:join", new { a = new { articleId = "a", start = 0, end = 1 } })),
        ("POST claims:split", Permission.ResolveContradictions, (client, parts) => client.PostAsync($"stories/{parts.Story}/claims:split", new { a = new { articleId = "a", start = 0, end = 1 } })),
        ("POST source", Permission.ManageSources, (client, parts) => client.PostAsync("sources", new { address = $"https://{Guid.NewGuid():N}.example/feed", story = parts.Story })),
        ("POST source of the desk", Permission.ManageSources, (client, _) => client.PostAsync("sources", new { address = $"https://{Guid.NewGuid():N}.example/feed" })),
        ("PATCH source", Permission.ManageSources, (client, parts) => client.PatchAsync($"sources/{parts.Source}", new { title = $"{Guid.NewGuid()}" })),
        ("DELETE source", Permission.ManageSources, (client, parts) => client.SendAsync(HttpMethod.Delete, $"sources/{parts.Source}", tag: "\"1\"")),
        ("POST source visit", Permission.AddArticles, (client, parts) => client.PostAsync($"sources/{parts.Source}/visit")),
        ("POST sources:import", Permission.ManageSources, (client, _) => client.PostBytesAsync("./sources:import", "<opml/>"u8.ToArray(), "text/x-opml")),
        ("POST sources:look", Permission.AddArticles, (client, _) => client.PostAsync("./sources:look", new { address = "no address" })),
        ("PATCH outlet", Permission.ManageSources, (client, _) => client.PatchAsync("outlets/none", new { owner = "o" })),
        ("POST item's story", Permission.AddArticles, (client, parts) => client.PostAsync("source-items/none/story", new { story = parts.Story })),
        ("DELETE item", Permission.AddArticles, (client, _) => client.DeleteAsync("source-items/none")),
        ("POST articles:move", Permission.MoveCards, (client, parts) => client.PostAsync($"stories/{parts.Story}/articles:move", new { ids = new[] { "none" }, newTitle = "By role" })),
        ("POST merge", Permission.EditStories, (client, parts) => client.PostAsync($"stories/{parts.Story}/merge", new { into = "none" })),
        ("GET person", Permission.Moderate, (client, _) => client.GetAsync("people/a")),
        ("POST strike", Permission.Moderate, (client, _) => client.PostAsync("people/a/strikes", new { weight = 1 })),
        ("POST sanction", Permission.Moderate, (client, _) => client.PostAsync("people/nobody-here/sanctions", new { kind = "watch", reason = "r" })),
        ("POST appeal", Permission.AddArticles, (client, parts) => client.PostAsync($"comments/{parts.Comment}/appeals", new { text = "t" })),
        ("POST skip", Permission.Moderate, (client, parts) => client.PostAsync($"comments/{parts.Comment}/skips")),
        ("GET appeals", Permission.Moderate, (client, _) => client.GetAsync("moderation/appeals")),
        ("GET quality", Permission.Moderate, (client, _) => client.GetAsync("moderation/quality")),
        ("GET settings", Permission.Moderate, (client, _) => client.GetAsync("moderation/settings")),
        ("PUT settings", Permission.ManagePeople, (client, _) => client.SendAsync(HttpMethod.Put, "moderation/settings", new { strikeDays = 180 })),
        ("POST erase", Permission.EditStories, (client, _) => client.PostAsync("people/nobody-here:erase", new { preview = true })),
        ("GET decision outlets", Permission.ManagePeople, (client, _) => client.GetAsync("decision-outlets")),
        ("POST decision outlet", Permission.ManagePeople, (client, _) => client.PostAsync("decision-outlets", new { name = "n" })),
        ("PATCH decision outlet", Permission.ManagePeople, (client, _) => client.PatchAsync("decision-outlets/none", new { name = "n" })),
        ("DELETE decision outlet", Permission.ManagePeople, (client, _) => client.DeleteAsync("decision-outlets/none")),
        ("POST decision outlet test", Permission.ManagePeople, (client, _) => client.PostAsync("decision-outlets/none/test")),
        ("GET decisions.csv", Permission.Moderate, (client, parts) => client.GetAsync($"stories/{parts.Story}/comments/decisions.csv")),
        ("GET decisions.json", Permission.Moderate, (client, _) => client.GetAsync("moderation/decisions.json?policy=none")),
        ("GET rules", Permission.ManagePeople, (client, _) => client.GetAsync("rules")),
        ("GET rules.csv", Permission.ManagePeople, (client, _) => client.GetAsync("rules.csv")),
    ];

    private sealed record Parts(string Story, string Article, string Contradiction, string Comment, string Card, string Lane, string Home, string Note, long LaneAdded, string Dismissal, string Source);

    [Fact]
    public async Task Every_role_may_do_exactly_what_it_is_granted()
    {
        var parts = await PrepareAsync();
        var wrong = new List<string>();
        foreach (var (name, needed, call) in s_calls)
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                var answer = await call(host.As(role), parts);
                if (role.Grants(needed) == (answer.Code == 403))
                    wrong.Add($"{role} {name}: {answer.Code} {answer.Json}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_role_may_read_everything()
    {
        var parts = await PrepareAsync();
        string[] paths =
        [
            "stories", $"stories/{parts.Story}", $"stories/{parts.Story}/status", $"stories/{parts.Story}/articles", $"articles/{parts.Article}",
            $"articles/{parts.Article}/versions", $"stories/{parts.Story}/contradictions", $"contradictions/{parts.Contradiction}",
            $"stories/{parts.Story}/claims", $"stories/{parts.Story}/reuse", $"stories/{parts.Story}/comments", $"comments/{parts.Comment}",
            $"stories/{parts.Story}/board", $"stories/{parts.Story}/ranking", $"stories/{parts.Story}/dismissals", $"stories/{parts.Story}/claims:choices", $"notes/{parts.Note}", $"stories/{parts.Story}/events",
            "moderation/comments", "moderation/counts", "moderation/policies", "moderation/policies/hate/history",
            "sources", $"sources/{parts.Source}", "sources.opml", "source-items",
        ];
        foreach (var path in paths)
        {
            (await host.As(Role.Viewer).GetAsync(path)).Is(200);
            (await host.With(null).GetAsync(path)).Is(401);
        }
    }

    private async Task<Parts> PrepareAsync()
    {
        var admin = host.As(Role.Admin);
        var (story, articles) = await admin.AnalysedStoryAsync(comments: true);
        var found = (await admin.GetAsync($"stories/{story}/contradictions")).Items.Select(item => item.GetProperty("id").GetString()!).ToList();
        var contradiction = found[0];
        (await admin.PostAsync($"contradictions/{found[^1]}/resolution", new { verdict = "not-a-conflict", why = "trivial", reason = "r" })).Is(200);
        var dismissal = (await admin.GetAsync($"stories/{story}/dismissals")).Items.First().GetProperty("id").GetString()!;
        var comment = (await admin.GetAsync($"stories/{story}/comments")).Items.First().GetProperty("id").GetString()!;
        var note = (await admin.PostAsync($"stories/{story}/notes", new { text = "By the admin" })).Text("id");
        var lane = await admin.PostAsync($"stories/{story}/lanes", new { name = "Ours" });
        var lanes = (await admin.GetAsync($"stories/{story}/board")).Json.GetProperty("lanes").EnumerateArray().ToList();
        var card = lanes[0].GetProperty("cards")[0].GetProperty("id").GetString()!;
        return new Parts(story, articles[0], contradiction, comment, card, lane.Text("id"), lanes[0].GetProperty("id").GetString()!, note, lane.Json.GetProperty("version").GetInt64(), dismissal,
            (await admin.PostAsync("sources", new { address = $"https://{Guid.NewGuid():N}.example/feed", story })).Text("id"));
    }
}
