using System.Collections.Concurrent;
using System.Net.Http.Json;
using Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Dashboard.Browser.Tests.Look;

/// <summary>On a desk's wide screen.</summary>
public sealed class ModerationScreensWideTests(SampleNewsroom newsroom, ITestOutputHelper output) : ModerationScreensTests(newsroom, output, 1440, 900), IClassFixture<SampleNewsroom>;

/// <summary>On a phone.</summary>
public sealed class ModerationScreensNarrowTests(SampleNewsroom newsroom, ITestOutputHelper output) : ModerationScreensTests(newsroom, output, 390, 844), IClassFixture<SampleNewsroom>;

/// <summary>The screens of moderation, each in its states: the desk, a writer's history, appeals, quality, policies and settings.</summary>
public abstract class ModerationScreensTests(SampleNewsroom newsroom, ITestOutputHelper output, int width, int height)
{
    private readonly ConcurrentQueue<string> _faults = new();

    [BrowserFact]
    public async Task Every_screen_of_moderation_is_clean()
    {
        var ana = await newsroom.SignedInAsync("Ana", width, height, watched: false);
        var witness = await Witness.OfAsync(ana, newsroom.Address);
        var look = new ScreenJudge(ana, $"{width}", _faults);
        var comments = await newsroom.Api.GetFromJsonAsync($"stories/{SampleNewsroom.Story}/comments");
        var comment = comments.GetProperty("items").EnumerateArray().First(row => row.GetProperty("state").GetString() == "needs-decision");
        var (id, author) = (comment.GetProperty("id").GetString()!, comment.GetProperty("author").GetString()!);

        await look.AtAsync("/moderation", "desk-all", ".line");
        await look.AtAsync($"{SampleNewsroom.Path}/moderation?comment={id}", "desk", ".decide");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Reject" }).First.ClickAsync();
        await ana.Locator(".ask-policy").WaitForAsync();
        await look.TakeAsync("desk-policy");
        await ana.Locator(".ask-policy .btn", new() { HasText = "Accusation" }).ClickAsync();
        await ana.Locator(".ask-policy textarea").WaitForAsync();
        await look.TakeAsync("desk-reason");
        await ana.Keyboard.PressAsync("Escape");
        await look.AtAsync($"{SampleNewsroom.Path}/moderation", "desk-queue", ".line");
        await ana.Locator(".line-pick").First.CheckAsync();
        await ana.Locator(".bulk-bar .btn", new() { HasText = "Hide" }).ClickAsync();
        await ana.Locator(".preview-list").WaitForAsync();
        await look.TakeAsync("desk-bulk");
        await ana.Keyboard.PressAsync("Escape");
        await look.AtAsync($"{SampleNewsroom.Path}/moderation?queue=escalated", "desk-empty", ".queue-pane .empty");

        await look.AtAsync($"{SampleNewsroom.Path}/moderation/featured", "featured-empty", ".empty");
        (await newsroom.Api.PostAsJsonAsync($"comments/{comments.GetProperty("items").EnumerateArray().Last(row => row.GetProperty("author").GetString() != author).GetProperty("id").GetString()}/feature", new { featured = true })).EnsureSuccessStatusCode();
        await look.AtAsync($"{SampleNewsroom.Path}/moderation/featured", "featured", ".featured li");
        await ana.GetByRole(AriaRole.Button, new() { Name = "HTML" }).ClickAsync();
        await look.TakeAsync("featured-html");

        (await newsroom.Api.PostAsJsonAsync($"people/{Uri.EscapeDataString(author)}/strikes", new { commentId = id, weight = 3, reason = "Third time this week." })).EnsureSuccessStatusCode();
        await look.AtAsync($"/moderation/people/{Uri.EscapeDataString(author.ToLowerInvariant())}", "commenter", "h1");
        (await newsroom.Api.PostAsJsonAsync($"comments/{id}/decisions", new { action = "reject", policy = "insult" })).EnsureSuccessStatusCode();
        (await newsroom.Api.PostAsJsonAsync($"comments/{id}/appeals", new { text = "I only repeated what the council said." })).EnsureSuccessStatusCode();
        await look.AtAsync("/moderation/appeals", "appeals", "h1");
        await look.AtAsync("/moderation/quality", "quality", "h1");
        await look.AtAsync("/admin/policies", "admin-policies", "h1");
        await look.AtAsync("/admin/moderation", "admin-moderation", "h1");
        await look.AtAsync("/admin/decision-outlets", "admin-decision-outlets-empty", ".empty");
        (await newsroom.Api.PostAsJsonAsync("decision-outlets", new { name = "Evening site", system = "word-press", address = "https://news.example", secret = "ana:abcd efgh" })).EnsureSuccessStatusCode();
        await look.AtAsync("/admin/decision-outlets", "admin-decision-outlets", "section h2");
        await ana.GetByRole(AriaRole.Button, new() { Name = "New outlet" }).ClickAsync();
        await ana.Locator("form.panel input").First.WaitForAsync();
        await look.TakeAsync("admin-decision-outlet-form");

        output.WriteLine($"{look.Screens} screens at {width} x {height}, light and dark");
        ScreenJudge.NoFaults(_faults.Concat(witness.Faults));
    }
}
