using System.Text.Json;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Admin;

namespace Dashboard.Web.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class PublishApiTests(ApiHost host)
{
    private readonly ApiClient _editor = host.As(Role.Editor);

    private async Task<(string Story, string Path, JsonElement Row)> ContradictionAsync()
    {
        var (story, _) = await _editor.AnalysedStoryAsync();
        var row = (await _editor.GetAsync($"stories/{story}/contradictions")).Items.First();
        return (story, $"contradictions/{row.GetProperty("id").GetString()}", row);
    }

    private static async Task<string> TextAsync(ApiAnswer answer, string type)
    {
        Assert.Equal(type, answer.Is(200).Response.Content.Headers.ContentType!.MediaType);
        return await answer.Response.Content.ReadAsStringAsync();
    }

    [Fact]
    public async Task Texts_for_readers_are_refused_until_there_is_a_verdict_that_readers_can_be_given()
    {
        var (_, path, _) = await ContradictionAsync();
        foreach (var text in new[] { "claim-review", "brief", "correction?format=html" })
            Assert.Equal("urn:dashboard:problem:not-settled", (await _editor.GetAsync($"{path}/{text}")).Is(409).Text("type"));
        (await _editor.PostAsync($"{path}/publish")).Is(409);
        (await _editor.PostAsync($"{path}/resolution", new { verdict = "not-a-conflict", reason = "Two different nights." })).Is(200);
        (await _editor.GetAsync($"{path}/claim-review")).Is(409);
        (await _editor.PostAsync($"{path}/publish")).Is(409);
        (await _editor.GetAsync("contradictions/nothing/claim-review")).Is(404);
    }

    [Fact]
    public async Task Finding_is_published_reopened_and_dated_and_never_gives_the_desk_away()
    {
        var (story, path, row) = await ContradictionAsync();
        var resolved = (await _editor.PostAsync($"{path}/resolution", new { verdict = "side", side = 0, reason = "Zelda of our desk rang them.", evidenceUrl = "https://board.example/list" })).Is(200);
        var review = (await _editor.GetAsync($"{path}/claim-review")).Is(200);
        Assert.Equal("application/ld+json", review.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("https://schema.org", review.Text("@context"));
        Assert.Equal("ClaimReview", review.Text("@type"));
        Assert.True(review.Text("claimReviewed").Length < 75);
        Assert.StartsWith(host.Address.ToString(), review.Text("url"), StringComparison.Ordinal);
        Assert.NotEmpty(review.Json.GetProperty("itemReviewed").GetProperty("appearance").EnumerateArray());

        (await _editor.PostAsync($"{path}/publish", new { forReaders = "x" }, "\"1\"")).Is(412);
        (await _editor.PostAsync($"{path}/publish", new { page = "javascript:alert(1)" })).Is(422);
        var published = (await _editor.PostAsync($"{path}/publish", new { forReaders = "The board's list settles it.", page = "https://paper.example/checked/7" }, resolved.Tag)).Is(200);
        Assert.Equal("published", published.Text("status"));
        Assert.Equal("https://paper.example/checked/7", (await _editor.GetAsync($"{path}/claim-review")).Text("url"));
        Assert.Contains("contradiction.published", (await _editor.GetAsync($"stories/{story}/events?limit=200")).Items.Select(item => item.GetProperty("kind").GetString()));

        var brief = await TextAsync(await _editor.GetAsync($"{path}/brief"), "text/markdown");
        Assert.Contains("The board's list settles it.", brief, StringComparison.Ordinal);
        Assert.Contains("(https://board.example/list)", brief, StringComparison.Ordinal);
        var html = await TextAsync(await _editor.GetAsync($"{path}/brief?format=html"), "text/html");
        Assert.Contains("application/ld+json", html, StringComparison.Ordinal);
        var note = await TextAsync(await _editor.GetAsync($"{path}/correction?format=text"), "text/plain");
        Assert.StartsWith("Correction:", note, StringComparison.Ordinal);
        (await _editor.GetAsync($"{path}/brief?format=pdf")).Blames(400, "format");

        (await _editor.PatchAsync(path, new { status = "taken" })).Is(200);
        (await _editor.GetAsync($"{path}/claim-review")).Is(409);
        var reopened = await TextAsync(await _editor.GetAsync($"{path}/brief?format=text"), "text/plain");
        Assert.Contains("The question is open again", reopened, StringComparison.Ordinal);
        foreach (var text in new[] { brief, html, note, reopened })
        {
            Assert.DoesNotContain("Zelda", text, StringComparison.Ordinal);
            Assert.DoesNotContain(row.GetProperty("rule").GetProperty("name").GetString()!, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Words_for_readers_that_name_the_desk_are_refused()
    {
        await host.Get<ManagePeople>().CreateAsync(Actor.Program, new("may@newsroom.example", "May Tern", Role.Reporter, "seven lamps on a wet quay"));
        var (_, path, _) = await ContradictionAsync();
        (await _editor.PostAsync($"{path}/resolution", new { verdict = "both", reason = "Two different nights." })).Is(200);
        (await _editor.PostAsync($"{path}/publish", new { forReaders = "Checked by May Tern." })).Blames(422, "forReaders");
        (await _editor.PostAsync($"{path}/publish", new { forReaders = "In May Terns nested on the wall." })).Is(200);
    }

    [Fact]
    public async Task Publication_is_taken_back_by_the_log()
    {
        var (story, path, _) = await ContradictionAsync();
        (await _editor.PostAsync($"{path}/resolution", new { verdict = "both", reason = "Two different nights." })).Is(200);
        var published = (await _editor.PostAsync($"{path}/publish")).Is(200);
        (await _editor.PostAsync($"events/{story}/{published.Json.GetProperty("version").GetInt64()}/undo")).Is(200);
        Assert.Equal("resolved", (await _editor.GetAsync(path)).Text("status"));
        Assert.DoesNotContain("Published", await TextAsync(await _editor.GetAsync($"{path}/brief"), "text/markdown"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publication_sent_twice_with_one_key_is_one_row()
    {
        var (story, path, _) = await ContradictionAsync();
        (await _editor.PostAsync($"{path}/resolution", new { verdict = "both", reason = "Two different nights." })).Is(200);
        var key = Guid.NewGuid().ToString();
        (await _editor.PostAsync($"{path}/publish", new { forReaders = "Both are right." }, key: key)).Is(200);
        (await _editor.PostAsync($"{path}/publish", new { forReaders = "Both are right." }, key: key)).Is(200);
        Assert.Single((await _editor.GetAsync($"stories/{story}/events?limit=200")).Items, item => item.GetProperty("kind").GetString() == "contradiction.published");
    }
}
