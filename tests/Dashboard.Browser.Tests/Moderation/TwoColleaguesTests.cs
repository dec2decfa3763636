using System.Globalization;
using System.Net.Http.Json;
using Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Dashboard.Browser.Tests.Moderation;

/// <summary>What one moderator does, and the other sees without asking: a name in a note, comments that are handed over, an erasure, a second look.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class TwoColleaguesTests(SampleNewsroom newsroom, ITestOutputHelper output) : IClassFixture<SampleNewsroom>
{
    private const string Erased = "The keeper of pier four sold the oil of the lamps to his brother in law";
    private const string Answer = "That sounds like something that only a neighbour of the keeper would say";

    [BrowserFact]
    public async Task Name_in_a_note_and_comments_handed_over_reach_the_colleague_at_once()
    {
        var story = await newsroom.FilledStoryAsync("Hand over", 8);
        var (ana, bea) = (await newsroom.SignedInAsync("Ana"), await newsroom.ModeratorAsync("Bea"));
        await ana.OpenDeskAsync(story);
        await bea.OpenDeskAsync(story);
        await bea.EvaluateAsync(
            """
            () => new MutationObserver(() => { if (!window.named && document.querySelector(".toasts").innerText.includes("Ana names you")) window.named = Date.now(); })
              .observe(document.querySelector(".toasts"), { subtree: true, childList: true, characterData: true })
            """);

        await ana.Keyboard.PressAsync("n");
        await ana.Keyboard.TypeAsync("@Bea please ring this reader");
        await Assertions.Expect(ana.GetByRole(AriaRole.Button, new() { Name = "Add note" })).ToBeEnabledAsync();
        var sent = await ana.EvaluateAsync<double>("Date.now()");
        await ana.Keyboard.PressAsync("Control+Enter");
        await bea.WaitForFunctionAsync("() => window.named");
        var took = await bea.EvaluateAsync<double>("window.named") - sent;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"note with a name sent -> the colleague is told {took:0} ms"));
        Assert.InRange(took, 0, 1000);
        await Assertions.Expect(bea.Locator(".toast", new() { HasText = "please ring this reader" })).ToBeVisibleAsync();

        await ana.Locator(".focus-pane").FocusAsync();
        await ana.Keyboard.PressAsync("Escape");
        await ana.Keyboard.PressAsync("X");
        await Assertions.Expect(ana.Locator(".bulk-bar")).ToContainTextAsync("8 comments chosen");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Hand over…" }).ClickAsync();
        await ana.Locator("dialog[open] select").SelectOptionAsync(new SelectOptionValue { Label = "Bea" });
        await ana.Locator("dialog[open] .btn.primary").ClickAsync();
        await Assertions.Expect(bea.Locator(".toast", new() { HasText = "Ana hands over 8 comments to @Bea" })).ToBeVisibleAsync();
        await Assertions.Expect(bea.Locator(".line .chip", new() { HasText = "for you" })).ToHaveCountAsync(8);
        await bea.CountAsync("Taken", 8);
        await ana.CountAsync("Taken", 8);
        await bea.PictureAsync("desk-handed-over");
        Assert.Empty(newsroom.Faults);
    }

    [BrowserFact]
    public async Task Words_of_an_erased_writer_leave_the_open_desk_of_the_other()
    {
        var story = await newsroom.FilledStoryAsync("Forgotten", 3, ("Odo Lampwick", Erased), ("Wren Hollis", Answer));
        var comments = (await newsroom.Api.GetFromJsonAsync($"stories/{story}/comments")).GetProperty("items").EnumerateArray().ToList();
        string IdOf(string author) => comments.Single(row => row.GetProperty("author").GetString() == author).GetProperty("id").GetString()!;
        var (ana, bel) = (await newsroom.SignedInAsync("Ana"), await newsroom.ModeratorAsync("Bel"));
        // Beside the comment that she looks at stands the one that is erased; she has looked at that before.
        await bel.OpenDeskAsync(story, IdOf("Odo Lampwick"));
        await Assertions.Expect(bel.Locator(".cm.me")).ToContainTextAsync(Erased);
        await bel.Locator($"#line-{IdOf("Wren Hollis")} .line-open").ClickAsync();
        await Assertions.Expect(bel.Locator(".cm.me")).ToContainTextAsync(Answer);
        await Assertions.Expect(bel.Locator(".focus-pane")).ToContainTextAsync(Erased);

        await ana.GotoAsync("/moderation/people/odo%20lampwick");
        await ana.WaitForLiveAsync();
        await ana.GetByRole(AriaRole.Button, new() { Name = "Erase this commenter" }).ClickAsync();
        await ana.Locator("dialog[open] input[type=checkbox]").CheckAsync();
        await ana.Locator("dialog[open] .btn.danger").ClickAsync();

        await Assertions.Expect(bel.Locator("body")).Not.ToContainTextAsync("sold the oil of the lamps", new() { Timeout = 10_000 });
        await Assertions.Expect(bel.Locator("body")).Not.ToContainTextAsync("Lampwick");
        await Assertions.Expect(bel.Locator(".cm.me")).ToContainTextAsync(Answer);
        await bel.Locator($"#line-{IdOf("Odo Lampwick")} .line-open").ClickAsync();
        await Assertions.Expect(bel.Locator(".cm.me")).ToContainTextAsync("The words were erased");
        await Assertions.Expect(bel.Locator("body")).Not.ToContainTextAsync("Lampwick");
        Assert.Empty(newsroom.Faults);
    }

    [BrowserFact]
    public async Task Second_look_comes_like_any_other_comment_and_the_agreement_stands_on_the_quality_page()
    {
        (await newsroom.Api.PutAsJsonAsync("moderation/settings", new { secondLookOneIn = 1, easyOneEvery = 0 })).EnsureSuccessStatusCode();
        var story = await newsroom.FilledStoryAsync("Looked at twice", 14);
        var ana = await newsroom.SignedInAsync("Ana");
        await ana.OpenDeskAsync(story);
        var decided = (await ana.Locator(".line.on").GetAttributeAsync("id"))!;
        var words = await ana.Locator(".cm.me .words").InnerTextAsync();
        await ana.Keyboard.PressAsync("a");
        await Assertions.Expect(ana.Locator($"#{decided}")).ToContainTextAsync("kept by Ana");

        var bo = await newsroom.ModeratorAsync("Bo");
        await bo.OpenDeskAsync(story);
        await Assertions.Expect(bo.Locator($"#{decided}")).ToHaveCountAsync(0);
        for (var decision = 0; decision < 9; decision++)
        {
            var before = (await bo.Locator(".line.on").GetAttributeAsync("id"))!;
            await bo.Keyboard.PressAsync("a");
            await Assertions.Expect(bo.Locator($"#{before}")).ToContainTextAsync("kept by Bo");
        }
        await Assertions.Expect(bo.Locator($"#{decided}")).ToHaveCountAsync(1);
        await bo.Keyboard.PressAsync("j");
        await Assertions.Expect(bo.Locator(".line.on")).ToHaveIdAsync(decided);
        await Assertions.Expect(bo.Locator(".cm.me .words")).ToHaveTextAsync(words);
        // Nothing tells that it is another's: neither on the line, nor in the thread, nor beside it.
        await Assertions.Expect(bo.Locator($"#{decided}")).Not.ToContainTextAsync("kept by");
        await Assertions.Expect(bo.Locator($"#{decided}")).ToHaveClassAsync("line on");
        await Assertions.Expect(bo.Locator(".focus-pane")).Not.ToContainTextAsync("Ana");
        await Assertions.Expect(bo.Locator(".why-pane")).Not.ToContainTextAsync("Ana");
        await bo.Keyboard.PressAsync("a");
        await Assertions.Expect(bo.Locator($"#{decided}")).ToHaveCountAsync(0);

        await ana.GotoAsync("/moderation/quality");
        await ana.WaitForLiveAsync();
        await Assertions.Expect(ana.GetByText("alike in 1 second look")).ToBeVisibleAsync();
        await Assertions.Expect(ana.Locator("#main")).ToContainTextAsync("100%");
        Assert.Empty(newsroom.Faults);
    }
}
