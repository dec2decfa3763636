using Dashboard.Data.People;
using Dashboard.Domain.People;
using Dashboard.Web.Api;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class IdempotencyTests(ApiHost host)
{
    private readonly ApiClient _editor = host.As(Role.Editor);

    private static string NewKey() => Guid.NewGuid().ToString();

    [Fact]
    public async Task Twenty_equal_requests_at_once_do_it_once()
    {
        var story = await _editor.NewStoryAsync();
        var key = NewKey();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _editor.PostAsync($"stories/{story}/notes", new { text = "Only once" }, key: key)));
        Assert.All(answers, answer => answer.Is(201));
        Assert.Single(answers.Select(answer => answer.Text("id")).Distinct());
        Assert.Single(answers.Select(answer => answer.Tag).Distinct());
        Assert.Single(answers.Select(answer => answer.Response.Headers.Location?.ToString()).Distinct());
        Assert.Equal(19, answers.Count(answer => answer.Response.Headers.Contains("Idempotency-Replayed")));
        await using var db = await host.OpenAsync();
        Assert.Equal(1, await db.Notes.CountAsync(note => note.StoryId == story));
    }

    [Fact]
    public async Task Twenty_equal_bad_requests_at_once_are_all_refused_for_the_same_reason()
    {
        var story = await _editor.NewStoryAsync();
        var key = NewKey();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _editor.PostAsync($"stories/{story}/notes", new { text = " " }, key: key)));
        Assert.All(answers, answer => answer.Blames(422, "text"));
        (await _editor.PostAsync($"stories/{story}/notes", new { text = "Better" }, key: key)).Is(201);
    }

    [Fact]
    public async Task Same_key_with_another_request_is_refused()
    {
        var story = await _editor.NewStoryAsync();
        var key = NewKey();
        (await _editor.PostAsync($"stories/{story}/notes", new { text = "One" }, key: key)).Is(201);
        (await _editor.PostAsync($"stories/{story}/notes", new { text = "Two" }, key: key)).Blames(422, Idempotency.Header);
        (await _editor.PostAsync($"stories/{story}/lanes", new { name = "One" }, key: key)).Is(422);
        // Another program may happen to use the same key.
        (await host.As(Role.Admin).PostAsync($"stories/{story}/notes", new { text = "Two" }, key: key)).Is(201);
    }

    [Fact]
    public async Task Bad_key_is_refused()
    {
        (await _editor.PostAsync("stories", new { title = "a" }, key: new string('k', 201))).Blames(400, Idempotency.Header);
        (await _editor.PostAsync("stories", new { title = "a" }, key: " ")).Is(400);
    }

    [Fact]
    public async Task Answer_of_any_form_is_given_again()
    {
        var (story, articles) = await _editor.AnalysedStoryAsync();
        var (one, two, three, four) = (NewKey(), NewKey(), NewKey(), NewKey());
        for (var i = 0; i < 2; i++)
        {
            var form = new MultipartFormDataContent("fixed") { { ApiClient.Bytes("The council met on Monday."u8.ToArray(), "text/plain"), "f", "a.txt" } };
            Assert.Equal(201, (await _editor.SendAsync(HttpMethod.Post, $"stories/{story}/articles", form, key: one)).Is(207).Items.Single().GetProperty("status").GetInt32());
            Assert.Equal(3, (await _editor.PostAsync($"articles/{articles[0]}/comments", ApiClient.CommentsAsJson(), key: two)).Is(200).Json.GetProperty("added").GetInt32());
            (await _editor.PostAsync($"stories/{story}/articles", new { text = "The council met again on Tuesday." }, key: three)).Is(201);
        }
        var lane = (await _editor.PostAsync($"stories/{story}/lanes", new { name = "Ours" })).Is(201);
        var sequence = lane.Json.GetProperty("version").GetInt64();
        var first = (await _editor.PostAsync($"events/{story}/{sequence}/undo", key: four)).Is(200);
        Assert.Equal(first.Json.GetProperty("sequence").GetInt64(), (await _editor.PostAsync($"events/{story}/{sequence}/undo", key: four)).Is(200).Json.GetProperty("sequence").GetInt64());
    }

    [Fact]
    public async Task Same_files_in_a_form_with_another_boundary_are_the_same_request()
    {
        var story = await _editor.NewStoryAsync();
        var key = NewKey();
        foreach (var boundary in new[] { "first", "second" })
        {
            var form = new MultipartFormDataContent(boundary) { { ApiClient.Bytes("The council met on Monday."u8.ToArray(), "text/plain"), "f", "a.txt" } };
            Assert.Equal(201, (await _editor.SendAsync(HttpMethod.Post, $"stories/{story}/articles", form, key: key)).Is(207).Items.Single().GetProperty("status").GetInt32());
        }
        var other = new MultipartFormDataContent("third") { { ApiClient.Bytes("The council met on Friday."u8.ToArray(), "text/plain"), "f", "a.txt" } };
        (await _editor.SendAsync(HttpMethod.Post, $"stories/{story}/articles", other, key: key)).Is(422);
    }

    [Fact]
    public async Task Answers_older_than_a_day_are_forgotten_and_unfinished_ones_are_not_done_twice()
    {
        var key = NewKey();
        await using var db = await host.OpenAsync();
        var actor = "key:" + (await db.ApiKeys.SingleAsync(row => row.Name == "Editor")).Id;
        db.IdempotentAnswers.Add(new IdempotentAnswer { ActorId = actor, Key = key, RequestHash = "of another", At = DateTimeOffset.UtcNow.AddHours(-25), Status = 201 });
        await db.SaveChangesAsync();
        (await _editor.PostAsync("stories", new { title = "A day later" }, key: key)).Is(201);
        db.IdempotentAnswers.Add(new IdempotentAnswer { ActorId = actor, Key = NewKey(), RequestHash = "x", At = DateTimeOffset.UtcNow.AddHours(-25), Status = 201 });
        await db.SaveChangesAsync();
        Assert.True(await host.Get<Idempotency>().SweepAsync(default) >= 1);
        Assert.Equal(1, await db.IdempotentAnswers.CountAsync(row => row.Key == key));
    }
}
