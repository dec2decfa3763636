using System.Diagnostics;
using System.Net.Http.Json;
using Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Dashboard.Browser.Tests.Collaboration;

/// <summary>What one person does, the other one sees, without touching anything.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class TwoBrowsersTests(SampleNewsroom newsroom, ITestOutputHelper output) : IClassFixture<SampleNewsroom>
{
    private static readonly System.Text.RegularExpressions.Regex s_settled = new("settled");

    [BrowserFact]
    public async Task A_card_moved_by_drag_by_keys_and_by_menu_moves_on_the_other_screen_and_undo_takes_it_back()
    {
        var story = await DashboardProgram.CreateStoryAsync(newsroom.Api, "Moving cards");
        foreach (var text in new[] { "Ring the harbour office", "Ask for the tide tables", "Find a second witness" })
            await NoteAsync(story, text);
        var ana = await newsroom.SignedInAsync("Ana");
        var ben = await newsroom.SignedInAsync("Ben");
        await ana.OpenBoardAsync($"/stories/{story}");
        await ben.OpenBoardAsync($"/stories/{story}");
        var card = await ana.Cards("Notes").Filter(new() { HasText = "tide tables" }).GetAttributeAsync("data-card");

        await DragAsync(ana, $"[data-card='{card}'] h3", ana.Lane("Articles"));
        await Assertions.Expect(ben.Lane("Articles")).ToContainTextAsync("tide tables");
        await Assertions.Expect(ana.Locator(".toast")).ToContainTextAsync("Moved to Articles");
        await ana.Locator(".toast").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(ben.Lane("Notes")).ToContainTextAsync("tide tables");
        await Assertions.Expect(ben.Cards("Articles")).ToHaveCountAsync(0);

        await ana.Locator($"[data-card='{card}'] .card-open").FocusAsync();
        await ana.Keyboard.PressAsync("Control+Shift+ArrowLeft");
        await Assertions.Expect(ben.Lane("Moderation")).ToContainTextAsync("tide tables");
        await Assertions.Expect(ana.Locator($"[data-card='{card}'] .card-open")).ToBeFocusedAsync();
        await ana.Keyboard.PressAsync("Control+Shift+ArrowRight");
        await Assertions.Expect(ben.Cards("Moderation")).ToHaveCountAsync(0);
        Assert.Equal(card, await ben.Cards("Notes").First.GetAttributeAsync("data-card"));
        await ana.Keyboard.PressAsync("Control+Shift+ArrowDown");
        await Assertions.Expect(ben.Cards("Notes").Nth(1)).ToHaveAttributeAsync("data-card", card!);

        var third = ben.Cards("Notes").Nth(2);
        var moved = await third.GetAttributeAsync("data-card");
        await third.HoverAsync();
        await third.GetByLabel("Move and more").ClickAsync();
        await ben.Locator("#card-menu").GetByRole(AriaRole.Button, new() { Name = "Contradictions" }).ClickAsync();
        await Assertions.Expect(ana.Cards("Contradictions")).ToHaveAttributeAsync("data-card", moved!);
        Assert.Empty(newsroom.Faults);
    }

    [BrowserFact]
    public async Task A_note_written_by_one_waits_behind_a_pill_for_the_other_until_it_is_let_in()
    {
        var story = await DashboardProgram.CreateStoryAsync(newsroom.Api, "Notes for two");
        await NoteAsync(story, "The first note of the day");
        var ana = await newsroom.SignedInAsync("Ana");
        var ben = await newsroom.SignedInAsync("Ben");
        await ana.OpenBoardAsync($"/stories/{story}");
        await ben.OpenBoardAsync($"/stories/{story}");

        foreach (var (text, count) in new[] { ("The ferry sails again at noon", 2), ("Nobody reached the owner", 3), ("The owner rang back", 4) })
        {
            await ana.GetByLabel("Write a note for the team").First.FillAsync(text);
            await Assertions.Expect(ana.GetByRole(AriaRole.Button, new() { Name = "Add note" })).ToBeEnabledAsync();
            await ana.Keyboard.PressAsync("Control+Enter");
            await ben.WaitForCountAsync("Notes", count);
        }
        await Assertions.Expect(ana.Cards("Notes")).ToHaveCountAsync(4);
        await Assertions.Expect(ben.Lane("Notes").Locator(".pill")).ToHaveTextAsync("3 new");
        await Assertions.Expect(ben.Cards("Notes")).ToHaveCountAsync(1);

        await ben.Keyboard.PressAsync(".");
        await Assertions.Expect(ben.Cards("Notes")).ToHaveCountAsync(4);
        await Assertions.Expect(ben.Locator(".pill")).ToHaveCountAsync(0);
        await Assertions.Expect(ben.Lane("Notes")).ToContainTextAsync("Nobody reached the owner");
        Assert.Empty(newsroom.Faults);
    }

    [BrowserFact]
    public async Task Faces_show_who_is_here_and_on_which_card_and_go_when_the_page_closes()
    {
        var story = await DashboardProgram.CreateStoryAsync(newsroom.Api, "Faces");
        await NoteAsync(story, "A note to look at");
        var ana = await newsroom.SignedInAsync("Ana");
        var ben = await newsroom.SignedInAsync("Ben");
        await ana.OpenBoardAsync($"/stories/{story}");
        await ben.OpenBoardAsync($"/stories/{story}");
        var face = ana.Locator(".faces .face[title^='Ben']");
        await Assertions.Expect(face).ToBeVisibleAsync();

        await ben.Cards("Notes").First.Locator(".card-open").ClickAsync();
        await Assertions.Expect(ana.Cards("Notes").First.Locator(".face[title='Ben, is looking at it']")).ToBeVisibleAsync();
        await ben.Keyboard.PressAsync("Escape");
        await Assertions.Expect(ana.Cards("Notes").First.Locator(".face[title='Ben, is looking at it']")).ToHaveCountAsync(0);

        var clock = Stopwatch.StartNew();
        await ben.Context.CloseAsync();
        await Assertions.Expect(face).ToHaveCountAsync(0, new() { Timeout = 35_000 });
        output.WriteLine($"a closed page's face is gone after {clock.Elapsed.TotalSeconds:0.0} s");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(34));
        Assert.Empty(newsroom.Faults);
    }

    [BrowserFact]
    public async Task A_contradiction_taken_and_settled_with_keys_changes_on_the_other_screen_and_a_reason_is_asked_for()
    {
        var cards = (await newsroom.CardsAsync()).Where(card => card.Kind == "contradiction").ToList();
        var fay = await newsroom.SignedInAsync("Fay");
        var ana = await newsroom.SignedInAsync("Ana");
        await ana.OpenBoardAsync(SampleNewsroom.Path);
        // Each verdict has its key.
        var verdicts = new[] { ("1", "holds"), ("2", "holds"), ("8", "Both hold, in a different scope"), ("9", "It cannot be told"), ("0", "Not a contradiction") };
        for (var index = 0; index < verdicts.Length; index++)
        {
            var (key, words) = verdicts[index];
            var card = cards[index % cards.Count];
            var seen = ana.Locator($"[data-card='{card.Id}']");
            await fay.OpenBoardAsync($"{SampleNewsroom.Path}?card={card.Id}");
            await fay.Locator(".drawer").WaitForAsync();
            if (index == 0)
            {
                await fay.Keyboard.PressAsync("t");
                await Assertions.Expect(seen.Locator(".face[title^='Fay, has it']")).ToBeVisibleAsync();
            }
            await fay.Keyboard.PressAsync(key);
            // A dismissal first asks for the kind of mistake.
            if (key == "0")
            {
                await fay.GetByRole(AriaRole.Group, new() { Name = "What kind of mistake is it?" }).WaitForAsync();
                await fay.Keyboard.PressAsync("4");
            }
            var why = fay.GetByLabel("Why", new() { Exact = true });
            await Assertions.Expect(why).ToBeFocusedAsync();
            await Assertions.Expect(fay.Locator(".composer-like")).ToContainTextAsync(words);
            await Assertions.Expect(fay.GetByRole(AriaRole.Button, new() { Name = "Settle" })).ToBeDisabledAsync();
            await why.PressSequentiallyAsync("The office rang back with the ledger.");
            await Assertions.Expect(fay.GetByRole(AriaRole.Button, new() { Name = "Settle" })).ToBeEnabledAsync();
            await fay.Keyboard.PressAsync("Control+Enter");
            await Assertions.Expect(seen).ToHaveClassAsync(s_settled);
            // The other screen may be quicker than this one's own toast, and taking it left a toast of its own.
            await fay.Locator(".toast", new() { HasText = "Settled" }).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
            await Assertions.Expect(seen).Not.ToHaveClassAsync(s_settled);
        }
        Assert.Empty(newsroom.Faults);
    }

    [BrowserFact]
    public async Task A_viewer_has_nothing_to_press_and_is_refused_when_the_page_is_made_to_ask()
    {
        var story = await DashboardProgram.CreateStoryAsync(newsroom.Api, "Only looking");
        await NoteAsync(story, "A note that stays where it is");
        var ana = await newsroom.SignedInAsync("Ana");
        var vic = await newsroom.SignedInAsync("Vic");
        await ana.OpenBoardAsync($"/stories/{story}");
        await vic.OpenBoardAsync($"/stories/{story}");

        await Assertions.Expect(vic.Lane("Notes")).ToContainTextAsync("A note that stays");
        foreach (var part in new[] { "[data-movable]", "[data-menu-for-card]", "[data-dialog=add-articles]", "[data-drop-files]", "textarea", "#story-menu" })
            await Assertions.Expect(vic.Locator(part)).ToHaveCountAsync(0);

        // What a tampered page would send.
        await vic.Cards("Notes").First.EvaluateAsync(
            """
            card => card.dispatchEvent(new CustomEvent("cardmove", { bubbles: true, detail: {
              card: card.dataset.card, lane: document.querySelector(".lane.articles").dataset.lane, before: null, place: "end" } }))
            """);
        await Assertions.Expect(vic.Locator(".toast.bad")).ToBeVisibleAsync();
        await Assertions.Expect(ana.Cards("Notes")).ToHaveCountAsync(1);
        await Assertions.Expect(ana.Cards("Articles")).ToHaveCountAsync(0);
        Assert.Empty(newsroom.Faults);
    }

    private async Task NoteAsync(string story, string text)
    {
        using var answer = await newsroom.Api.PostAsJsonAsync($"stories/{story}/notes", new { text });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>As a hand does it: press, move in steps, let go.</summary>
    private static async Task DragAsync(IPage page, string what, ILocator lane)
    {
        var from = await page.Locator(what).BoundingBoxAsync();
        var to = await lane.Locator(".lane-scroll").BoundingBoxAsync();
        await page.Mouse.MoveAsync(from!.X + 20, from.Y + 8);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(to!.X + 60, to.Y + 60, new() { Steps = 12 });
        await Assertions.Expect(page.Locator(".ghost")).ToBeVisibleAsync();
        await page.Mouse.UpAsync();
        await Assertions.Expect(page.Locator(".ghost")).ToHaveCountAsync(0);
    }
}
