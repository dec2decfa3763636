using Dashboard.Domain.People;

namespace Dashboard.Web.Tests.Api;

/// <summary>Commenters, appeals, settings and erasing through the API.</summary>
[Collection(ApiCollection.Name)]
public sealed class CommenterApiTests(ApiHost host)
{
    private readonly ApiClient _moderator = host.As(Role.Moderator);

    [Fact]
    public async Task Strikes_sanctions_and_appeals_stand_on_the_timeline_of_the_commenter()
    {
        var (name, comment) = await CommentAsync();
        (await _moderator.PostAsync($"comments/{comment}/decisions", new { action = "reject" })).Is(200);
        var strike = (await _moderator.PostAsync($"people/{name}/strikes", new { commentId = comment, weight = 4, reason = "again" })).Is(201);
        Assert.True(strike.Json.GetProperty("counts").GetBoolean());
        (await _moderator.PostAsync($"people/{name}/strikes", new { weight = 11 })).Blames(422, "weight");
        (await _moderator.PostAsync($"people/{name}/sanctions", new { kind = "suspend", reason = "r" })).Blames(422, "until");
        var sanction = (await _moderator.PostAsync($"people/{name}/sanctions", new { kind = "watch", reason = "r" })).Is(201);
        var appeal = (await host.As(Role.Editor).PostAsync($"comments/{comment}/appeals", new { text = "It was civil" })).Is(201);
        Assert.Contains((await _moderator.GetAsync("moderation/appeals")).Is(200).Items, item => item.GetProperty("id").GetString() == appeal.Text("id"));
        (await _moderator.PostAsync($"appeals/{appeal.Text("id")}/decision", new { verdict = "overturn", reason = "r" })).Is(422);
        (await host.As(Role.Editor).PostAsync($"appeals/{appeal.Text("id")}/decision", new { reason = "r" })).Blames(422, "verdict");
        (await host.As(Role.Editor).PostAsync($"appeals/{appeal.Text("id")}/decision", new { verdict = "overturn", reason = "It was" })).Is(200);
        (await _moderator.PostAsync($"strikes/{strike.Text("id")}/lift", new { reason = "sorry" })).Is(200);
        (await _moderator.PostAsync($"sanctions/{sanction.Text("id")}/lift", new { })).Is(200);

        var person = (await _moderator.GetAsync($"people/{name.ToUpperInvariant()}")).Is(200);
        Assert.Equal(
            ["sanction-lifted", "strike-lifted", "appeal-settled", "decision", "appeal-received", "sanction-set", "strike-given", "decision"],
            person.Json.GetProperty("timeline").EnumerateArray().Select(item => item.GetProperty("kind").GetString()!).Where(kind => kind != "comment"));
        Assert.Equal(0, person.Json.GetProperty("strikeWeight").GetInt32());
        Assert.Equal("keep", (await _moderator.GetAsync($"comments/{comment}")).Json.GetProperty("decision").GetProperty("action").GetString());
        (await _moderator.GetAsync("people/nobody-of-this-name")).Is(404);
        (await host.As(Role.Reporter).GetAsync($"people/{name}")).Is(403);
        var first = (await _moderator.GetAsync($"people/{name}?limit=2")).Is(200);
        (await _moderator.GetAsync($"people/{name}?after={first.Text("next")}")).Is(200);
        (await _moderator.GetAsync($"people/{name}?after=x")).Blames(400, "after");
    }

    [Fact]
    public async Task Commenter_with_a_slash_in_the_name_is_reached_like_any_other()
    {
        var (name, _) = await CommentAsync("Anna/Ben ");
        var part = Uri.EscapeDataString(name);
        Assert.Contains("%2F", part, StringComparison.Ordinal);
        Assert.Equal(name, (await _moderator.GetAsync($"people/{part}")).Is(200).Text("name"));
        (await _moderator.PostAsync($"people/{part}/strikes", new { })).Is(201);
        (await _moderator.PostAsync($"people/{part}/sanctions", new { kind = "watch", reason = "r" })).Is(201);
        Assert.Equal(1, (await host.As(Role.Editor).PostAsync($"people/{part}:erase", new { preview = true })).Is(200).Json.GetProperty("strikes").GetInt32());
    }

    [Fact]
    public async Task Strike_or_sanction_under_a_policy_that_is_not_there_is_refused()
    {
        var (name, comment) = await CommentAsync();
        (await _moderator.PostAsync($"people/{name}/strikes", new { commentId = comment, policy = "no-such-policy" })).Blames(422, "policy");
        (await _moderator.PostAsync($"people/{name}/sanctions", new { kind = "watch", reason = "r", policy = "no-such-policy" })).Blames(422, "policy");
        Assert.Equal(0, (await _moderator.GetAsync($"people/{name}")).Is(200).Json.GetProperty("strikeWeight").GetInt32());
        (await _moderator.PostAsync($"people/{name}/strikes", new { commentId = comment, policy = "insult" })).Is(201);
    }

    [Fact]
    public async Task Erasing_is_for_editors_and_says_first_what_it_would_touch()
    {
        var (name, comment) = await CommentAsync();
        (await _moderator.PostAsync($"people/{name}:erase", new { preview = true })).Is(403);
        var preview = (await host.As(Role.Editor).PostAsync($"people/{name}:erase", new { preview = true })).Is(200);
        Assert.Equal((1, false), (preview.Json.GetProperty("comments").GetInt32(), preview.Json.GetProperty("done").GetBoolean()));
        Assert.True((await host.As(Role.Editor).PostAsync($"people/{name}:erase", new { })).Is(200).Json.GetProperty("done").GetBoolean());
        Assert.Equal("Erased", (await _moderator.GetAsync($"comments/{comment}")).Is(200).Text("author"));
        (await host.As(Role.Editor).PostAsync($"people/{name}:erase", new { })).Is(404);
    }

    [Fact]
    public async Task Settings_of_the_desk_are_changed_by_admins_and_a_late_change_is_refused()
    {
        var now = (await _moderator.GetAsync("moderation/settings")).Is(200);
        (await _moderator.SendAsync(HttpMethod.Put, "moderation/settings", new { strikeDays = 90 })).Is(403);
        (await host.As(Role.Admin).SendAsync(HttpMethod.Put, "moderation/settings", new { strikeDays = 0 })).Blames(422, "strikeDays");
        (await host.As(Role.Admin).SendAsync(HttpMethod.Put, "moderation/settings", new { watchAt = 5, premoderateAt = 4 })).Blames(422, "premoderateAt");
        (await host.As(Role.Admin).SendAsync(HttpMethod.Put, "moderation/settings", new { strikeDays = 90 }, now.Tag)).Is(200);
        (await host.As(Role.Admin).SendAsync(HttpMethod.Put, "moderation/settings", new { strikeDays = 91 }, now.Tag)).Is(412);
        Assert.Equal(90, (await _moderator.GetAsync("moderation/settings")).Json.GetProperty("strikeDays").GetInt32());
    }

    [Fact]
    public async Task Private_note_is_shown_to_its_author_only()
    {
        var (_, comment) = await CommentAsync();
        var note = (await _moderator.PostAsync($"comments/{comment}/notes", new { text = "mine", visibility = "private" })).Is(201);
        Assert.Equal("private", note.Text("visibility"));
        Assert.Single((await _moderator.GetAsync($"comments/{comment}")).Json.GetProperty("notes").EnumerateArray());
        Assert.Empty((await host.As(Role.Editor).GetAsync($"comments/{comment}")).Json.GetProperty("notes").EnumerateArray());
        (await host.As(Role.Editor).GetAsync($"notes/{note.Text("id")}")).Is(404);
        (await _moderator.GetAsync("moderation/quality")).Is(200);
        (await _moderator.PostAsync($"comments/{comment}/skips")).Is(204);
    }

    private async Task<(string Name, string Comment)> CommentAsync(string before = "reader-")
    {
        var name = $"{before}{Guid.NewGuid():N}";
        var (story, articles) = await host.As(Role.Editor).AnalysedStoryAsync();
        (await host.As(Role.Editor).PostAsync($"articles/{articles[0]}/comments", new[] { new { author = name, text = $"A question about the level of the water, {Guid.NewGuid()}" } })).Is(200);
        return (name, (await _moderator.GetAsync($"stories/{story}/comments")).Items.First(item => item.GetProperty("author").GetString() == name).GetProperty("id").GetString()!);
    }
}
