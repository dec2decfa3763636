using Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests.Keys;

/// <summary>A shift without a mouse.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class KeyboardOnlyTests(SampleNewsroom newsroom) : IClassFixture<SampleNewsroom>
{
    [BrowserFact]
    public async Task From_sign_in_to_a_written_note_and_a_moved_card_with_the_keyboard_alone()
    {
        var page = await newsroom.Chromium.OpenAsync(newsroom.Address);
        var witness = await Witness.OfAsync(page, newsroom.Address);
        var keys = page.Keyboard;
        await page.GotoAsync("/login");
        await Assertions.Expect(page.GetByLabel("E-mail")).ToBeFocusedAsync();
        await keys.TypeAsync("ben@newsroom.example");
        await keys.PressAsync("Tab");
        await keys.TypeAsync(DashboardProgram.Password);
        await keys.PressAsync("Enter");
        await page.WaitForLiveAsync();

        // Keys wait until the list is there; j takes the first story.
        await page.Locator("[data-row]").First.WaitForAsync();
        await TabToAsync(page, "[data-row]");
        await keys.PressAsync("Enter");
        await page.WaitForURLAsync("**/stories/*");
        await page.Locator("[data-card]").First.WaitForAsync();

        await keys.PressAsync("j");
        await ExpectFocusAsync(page, page.Cards("Articles").Nth(0));
        await keys.PressAsync("j");
        await keys.PressAsync("j");
        await keys.PressAsync("k");
        await ExpectFocusAsync(page, page.Cards("Articles").Nth(1));
        await keys.PressAsync("l");
        await ExpectFocusAsync(page, page.Cards("Contradictions").First, lane: "Contradictions");
        await keys.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".drawer")).ToBeVisibleAsync();
        await keys.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".drawer")).ToHaveCountAsync(0);

        var before = await page.Cards("Notes").CountAsync();
        await keys.PressAsync("n");
        await Assertions.Expect(page.GetByLabel("Write a note for the team").First).ToBeFocusedAsync();
        // These letters are all keys of the board; while somebody types they are only letters.
        await keys.TypeAsync("jkna? u. the keeper lit the lamp");
        await Assertions.Expect(page.GetByLabel("Write a note for the team").First).ToHaveValueAsync("jkna? u. the keeper lit the lamp");
        await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await keys.PressAsync("Control+Enter");
        await Assertions.Expect(page.Cards("Notes")).ToHaveCountAsync(before + 1);
        await Assertions.Expect(page.GetByLabel("Write a note for the team").First).ToHaveValueAsync("");

        await keys.PressAsync("Escape");
        await TabToAsync(page, ".lane.notes .card-open");
        var card = await page.EvaluateAsync<string>("document.activeElement.closest('[data-card]').dataset.card");
        await keys.PressAsync("Control+Shift+ArrowLeft");
        await Assertions.Expect(page.Lane("Moderation").Locator($"[data-card='{card}']")).ToBeVisibleAsync();
        await keys.PressAsync("u");
        await Assertions.Expect(page.Lane("Notes").Locator($"[data-card='{card}']")).ToBeVisibleAsync();
        Assert.Empty(witness.Faults);
    }

    [BrowserFact]
    public async Task Question_mark_lists_the_keys_and_switched_off_they_are_silent()
    {
        var page = await newsroom.SignedInAsync("Ben");
        await page.OpenBoardAsync(SampleNewsroom.Path);
        await page.Keyboard.PressAsync("?");
        var help = page.Locator("#keys-help");
        await Assertions.Expect(help).ToBeVisibleAsync();
        await Assertions.Expect(help).ToContainTextAsync("Next and previous card");

        await help.GetByRole(AriaRole.Button, new() { Name = "Single keys on or off" }).PressAsync("Enter");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(help).ToBeHiddenAsync();
        foreach (var key in new[] { "?", "j", "a", "n" })
            await page.Keyboard.PressAsync(key);
        await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        Assert.False(await page.EvaluateAsync<bool>("!!document.activeElement.closest('[data-card], textarea')"));

        // Remembered by this browser, and to be switched on again.
        await page.ReloadAsync();
        await page.WaitForLiveAsync();
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await page.GetByLabel("Keys and density").PressAsync("Enter");
        await help.GetByRole(AriaRole.Button, new() { Name = "Single keys on or off" }).PressAsync("Enter");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(page.Locator("#add-articles")).ToBeVisibleAsync();
        Assert.Empty(newsroom.Faults);
    }

    [BrowserFact]
    public async Task A_new_page_takes_the_focus_to_its_heading_but_not_away_from_somebody_who_is_quicker_than_the_line()
    {
        var page = await newsroom.SignedInAsync("Ben");
        await page.OpenBoardAsync(SampleNewsroom.Path);
        await page.GetByRole(AriaRole.Link, new() { Name = "Matrix" }).First.ClickAsync();
        await page.Locator(".matrix-table").WaitForAsync();
        await Assertions.Expect(page.Locator("h1").First).ToBeFocusedAsync();

        await page.GoBackAsync();
        await page.Locator("[data-card]").First.WaitForAsync();
        await page.WaitForLiveAsync();
        await page.Keyboard.PressAsync("j");
        await page.EvaluateAsync("dashboard.arrive()");
        await ExpectFocusAsync(page, page.Cards("Articles").Nth(0));
        await page.Keyboard.PressAsync("n");
        await page.EvaluateAsync("dashboard.arrive()");
        await Assertions.Expect(page.GetByLabel("Write a note for the team").First).ToBeFocusedAsync();
        Assert.Empty(newsroom.Faults);
    }

    private static async Task TabToAsync(IPage page, string target)
    {
        for (var step = 0; step < 60; step++)
        {
            if (await page.EvaluateAsync<bool>("target => !!document.activeElement?.matches(target)", target))
                return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"Sixty presses of Tab do not lead to {target}.");
    }

    private static async Task ExpectFocusAsync(IPage page, ILocator card, string? lane = null) =>
        await Assertions.Expect(lane is null ? card.Locator(".card-open") : page.Lane(lane).Locator(".card-open:focus")).ToBeFocusedAsync();
}
