using Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests.Boards;

/// <summary>A browser whose line is dead for a while loses nothing and doubles nothing.</summary>
public sealed class WireCutTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task After_thirty_seconds_without_a_line_both_boards_are_equal_and_the_typed_note_is_there()
    {
        await using var program = new DashboardProgram();
        await program.StartAsync();
        await using var wire = new Wire(program.Address);
        var ana = await chromium.OpenAsync(program.Address);
        await ana.SetUpAsync();
        var path = await ana.NewStoryAsync("Line down");
        var ben = await chromium.OpenAsync(wire.Address);
        await ben.SignInAsync(await program.PersonAsync("Ben", "reporter"));
        await ben.OpenBoardAsync(path);
        var note = ben.GetByLabel("Write a note for the team").First;
        await note.PressSequentiallyAsync("The harbour master ");

        wire.Cut();
        await note.PressSequentiallyAsync("rings back at five");
        await Assertions.Expect(ben.Locator("#components-reconnect-modal")).ToContainTextAsync("what you type is kept", new() { Timeout = 20_000 });
        for (var number = 1; number <= 5; number++)
        {
            await ana.DropAsync(($"{number}.txt", $"Report {number} while the line was down\n\nThe ferry waited {number} hours, the crew said."));
            await ana.WaitForCountAsync("Articles", number);
        }
        await Task.Delay(TimeSpan.FromSeconds(30));
        // Nobody looks at a page whose line is dead, although the program keeps it for the return.
        var face = ana.Locator(".faces .face[title^='Ben']");
        await Assertions.Expect(face).ToHaveCountAsync(0, new() { Timeout = 10_000 });
        wire.Mend();

        await ben.WaitForCountAsync("Articles", 5);
        await ben.WaitForLiveAsync();
        await Assertions.Expect(face).ToBeVisibleAsync();
        await Assertions.Expect(note).ToHaveValueAsync("The harbour master rings back at five");
        await ben.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
        await ana.WaitForCountAsync("Notes", 1);
        await ana.ShowNewAsync();
        await ben.ShowNewAsync();
        await Assertions.Expect(ana.Lane("Notes")).ToContainTextAsync("The harbour master rings back at five");
        await Assertions.Expect(ben.Cards("Articles")).ToHaveCountAsync(5);
        Assert.Equal(await CardsAsync(ana), await CardsAsync(ben));
    }

    [BrowserFact]
    public async Task After_a_restart_of_the_program_the_board_comes_back_by_itself_with_what_was_typed()
    {
        await using var program = new DashboardProgram();
        await program.StartAsync();
        var ana = await chromium.OpenAsync(program.Address);
        await ana.SetUpAsync();
        await ana.NewStoryAsync("Restart");
        await ana.DropAsync(("1.txt", "Before the restart\n\nThe lamp at the pier was lit, the keeper said."));
        await ana.WaitForCountAsync("Articles", 1);
        var note = ana.GetByLabel("Write a note for the team").First;
        await note.PressSequentiallyAsync("Not sent yet");

        await program.KillAsync();
        await note.PressSequentiallyAsync(", and more");
        await program.StartAsync();

        await Assertions.Expect(ana.Locator("html[data-line=up]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await ana.WaitForCountAsync("Articles", 1);
        await Assertions.Expect(note).ToHaveValueAsync("Not sent yet, and more");
    }

    private static async Task<string[]> CardsAsync(IPage page) =>
        await page.Locator("[data-card]").EvaluateAllAsync<string[]>("cards => cards.map(card => card.dataset.card)");
}
