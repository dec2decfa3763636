using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Moderation;
using Dashboard.Web.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace Dashboard.Web.Tests.Features.DecisionOutlets;

/// <summary>The triage as a phase of Coral, asked as Coral asks, over HTTP.</summary>
public sealed class CoralPhaseTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Secret = "what Coral signs with";
    private const string Spam = "I am making $85 an hour from home, details at www.example.com/job";

    private readonly ApiHost _host = new() { Settings = { ["Coral:PhaseSecret"] = $"older, {Secret}" } };

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    private static string Request(string body, string url = "https://news.example/unknown", string action = "NEW", string? parent = null, string role = "COMMENTER") => JsonSerializer.Serialize(new
    {
        action,
        comment = new { body, parentID = parent },
        author = new { id = "baf4e943-3594-4fcc-b2ba-3e8de7a76352", role },
        story = new { id = "245b3856-b0a0-4d2f-a6bb-58c71f18d6a6", url },
        site = new { id = "a4bede88-2d2c-4424-bc18-4322a9e285a6" },
        tenantID = "19ba5794-7eeb-4d46-a81b-c00c61672501",
        tenantDomain = "localhost",
    });

    private static string Sign(string body, string secret = Secret) => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));

    private async Task<(int Status, JsonElement Json)> AskAsync(string body, string? signature, string? key = null)
    {
        var client = _host.With(key);
        using var request = new HttpRequestMessage(HttpMethod.Post, "hooks/coral/moderation-phase") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (signature is not null)
            request.Headers.Add("X-Coral-Signature", signature);
        using var answer = await client.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode == HttpStatusCode.NoContent)
            Assert.Empty(text);
        return ((int)answer.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    private Task<(int Status, JsonElement Json)> AskAsync(string body) => AskAsync(body, Sign(body));

    private async Task<(string Article, string Url)> ThreadAsync()
    {
        var editor = _host.As(Role.Editor);
        var (story, url) = (await editor.NewStoryAsync(), $"https://news.example/{Guid.NewGuid():N}");
        var article = (await editor.PostTextAsync($"stories/{story}/articles?url={Uri.EscapeDataString(url)}", "Quay closed\n\nThe quay was closed on Monday after a lorry hit a pillar, the port authority said.")).Is(201).Text("id");
        await editor.WaitAsync(story);
        return (article, url);
    }

    [Fact]
    public async Task Civil_comment_gets_no_opinion_and_spam_is_flagged_and_not_decided()
    {
        Assert.Equal(204, (await AskAsync(Request("<p>Thank you, I had not known that the quay is that old.</p>"))).Status);
        var (status, json) = await AskAsync(Request(Spam));
        Assert.Equal(200, status);
        var flag = Assert.Single(json.GetProperty("actions").EnumerateArray());
        Assert.Equal(("FLAG", "COMMENT_DETECTED_SPAM"), (flag.GetProperty("actionType").GetString(), flag.GetProperty("reason").GetString()));
        Assert.Empty(json.GetProperty("tags").EnumerateArray());
        Assert.False(json.TryGetProperty("status", out _));
        await using var db = await _host.OpenAsync();
        Assert.False(await db.Comments.AnyAsync());
    }

    [Fact]
    public async Task Staff_are_not_judged() => Assert.Equal(204, (await AskAsync(Request(Spam, role: "MODERATOR"))).Status);

    [Fact]
    public async Task Status_is_named_only_where_the_team_switched_a_policy_on()
    {
        var (policies, admin) = (_host.Get<Policies>(), new Actor("bo", "Bo", Role.Admin));
        Assert.False((await AskAsync(Request(Spam))).Json.TryGetProperty("status", out _));
        foreach (var (action, expected) in ((DecisionAction, string?)[])[(DecisionAction.Hide, "SYSTEM_WITHHELD"), (DecisionAction.Escalate, "PREMOD"), (DecisionAction.Reject, "REJECTED"), (DecisionAction.RequestEdit, null)])
        {
            await policies.SaveAsync(admin, PolicyIds.Spam, new(Automatic: action, AutomaticFrom: Severity.Low));
            var (_, json) = await AskAsync(Request(Spam));
            Assert.Equal(expected, json.TryGetProperty("status", out var status) ? status.GetString() : null);
        }
        await policies.SaveAsync(admin, PolicyIds.Spam, new(Off: true));
        Assert.False((await AskAsync(Request(Spam))).Json.TryGetProperty("status", out _));
    }

    [Fact]
    public async Task Copy_of_a_comment_in_the_thread_is_flagged_and_an_edit_of_it_is_not()
    {
        const string Text = "The mayor has promised a new bridge in every election since I moved here, and every time the money went into the car park instead.";
        var (article, url) = await ThreadAsync();
        (await _host.As(Role.Editor).PostAsync($"articles/{article}/comments", new[] { new { externalId = "c1", author = "Mara", postedAt = "2026-03-01T10:00:00Z", text = Text } })).Is(200);
        var (status, json) = await AskAsync(Request($"<p>{Text}</p>", url + "#comments"));
        Assert.Equal(200, status);
        Assert.Equal("COMMENT_DETECTED_SPAM", Assert.Single(json.GetProperty("actions").EnumerateArray()).GetProperty("reason").GetString());
        Assert.Equal(204, (await AskAsync(Request($"<p>{Text}</p>", url, action: "EDIT", parent: "c1"))).Status);
        Assert.Equal(204, (await AskAsync(Request($"<p>{Text}</p>", "https://news.example/elsewhere"))).Status);
    }

    [Fact]
    public async Task Only_what_is_signed_or_comes_with_a_key_is_answered()
    {
        var body = Request("<p>Good morning.</p>");
        Assert.Equal(204, (await AskAsync(body, Sign(body, "older"))).Status);
        Assert.Equal(204, (await AskAsync(body, null, _host.KeyOf(Role.Viewer))).Status);
        Assert.Equal(401, (await AskAsync(body, null)).Status);
        Assert.Equal(401, (await AskAsync(body, Sign(body + " "))).Status);
        Assert.Equal(401, (await AskAsync(body, Sign(body, ""))).Status);
        Assert.Equal(401, (await AskAsync(body, "sha256=", _host.KeyOf(Role.Viewer))).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"comment":null}""")]
    [InlineData("""{"comment":"x"}""")]
    [InlineData("""{"comment":{"body":7}}""")]
    [InlineData("""{"comment":{"body":"\ud800"},"author":[]}""")]
    [InlineData("""{"comment":{"body":"x"},"story":{"url":{"a":1}}}""")]
    [InlineData("{\"comment\":{\"body\":\"x\"")]
    public async Task Body_that_is_no_request_is_a_mistake_of_its_sender(string body) => Assert.Equal(400, (await AskAsync(body)).Status);

    [Fact]
    public async Task Hostile_comments_are_answered()
    {
        string[] bodies =
        [
            new('a', 200_000), string.Concat(Enumerable.Repeat("<b>", 10_000)), string.Concat(Enumerable.Repeat("😀", 10_000)), new('!', 100_000), "\u0000\u0001\u202e", "&#x110000;&#0;", "<script>alert(1)</script>",
            string.Concat(Enumerable.Repeat("a b c d e f ", 15_000)), "=cmd|' /C calc'!A0", "<!--", string.Concat(Enumerable.Repeat("http://x.example/ ", 8_000)),
        ];
        foreach (var body in bodies)
            Assert.InRange((await AskAsync(Request(body))).Status, 200, 204);
        foreach (var url in (string[])["", "javascript:alert(1)", "http://[", new('u', 5_000), "' OR 1=1 --"])
            Assert.InRange((await AskAsync(Request("Good morning.", url))).Status, 200, 204);
        Assert.Equal(413, (await AskAsync(Request(new string('a', 300_000)))).Status);
        Assert.Equal(400, (await AskAsync(new string('[', 5_000))).Status);
    }

    // Prints how long Coral would wait; judged by reading, since other work shares this machine.
    [Fact]
    public async Task Answers_come_long_before_coral_gives_up()
    {
        var (article, url) = await ThreadAsync();
        (await _host.As(Role.Editor).PostAsync($"articles/{article}/comments", Enumerable.Range(0, 300).Select(number => new
        {
            externalId = $"c{number}", author = $"Reader {number}", postedAt = "2026-03-01T10:00:00Z",
            text = $"Comment {number}: when I crossed the bridge at {number % 24} o'clock on day {number} nobody had put up a sign, and the guard named {number * 7} cars that had turned back before me.",
        }).ToArray())).Is(200);
        var took = new List<double>();
        for (var number = 0; number < 220; number++)
        {
            var body = Request($"<p>Number {number}: was anybody asked whether the ferry could run later while the quay is closed? It took me {number} minutes to walk around.</p>", url);
            var start = Stopwatch.GetTimestamp();
            Assert.InRange((await AskAsync(body)).Status, 200, 204);
            took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        var steady = took.Skip(20).Order().ToList();
        output.WriteLine($"first {took[0]:0.0} ms; median {steady[100]:0.0} ms, p99 {steady[197]:0.0} ms, most {steady[^1]:0.0} ms over {steady.Count}");
    }
}
