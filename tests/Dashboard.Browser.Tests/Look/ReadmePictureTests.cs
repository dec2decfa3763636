using Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests.Look;

/// <summary>
/// The picture at the top of the README: the sample story's board with two people on it. Taken on every run, so that it can always be
/// taken; kept as wwwroot/img/board.png only when asked:
/// <c>README_PICTURE=1 dotnet test tests/Dashboard.Browser.Tests --filter ReadmePicture</c>, then, where it is installed,
/// <c>pngquant --force --ext .png --quality 85-98 wwwroot/img/board.png</c>.
/// </summary>
[Collection(OneAfterTheOther.Name)]
public sealed class ReadmePictureTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task The_board_of_the_sample_story_with_two_people_on_it()
    {
        await using var program = new DashboardProgram(("Demo__Every", "01:00:00"));
        await program.StartAsync("serve", "--demo");
        var checker = await OpenAsync(program, "Ilse Checker");
        // The board is complete when the last article has its thread and the contradictions are there.
        await Assertions.Expect(checker.Lane("Articles").Locator(".lane-head .num")).ToHaveTextAsync("6", new() { Timeout = 30_000 });
        await Assertions.Expect(checker.Locator(".steps")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await checker.ShowNewAsync();
        await checker.Cards("Contradictions").Last.Locator(".card-open").ClickAsync();
        await checker.Locator(".drawer").WaitForAsync();
        await checker.Keyboard.PressAsync("t");
        await Assertions.Expect(checker.Cards("Contradictions").Last).ToContainTextAsync("taken");
        await checker.Keyboard.PressAsync("Escape");
        await Assertions.Expect(checker.Locator(".drawer")).ToHaveCountAsync(0);

        var editor = await OpenAsync(program, "Greta Editor");
        await editor.GetByLabel("Write a note for the team").First.FillAsync("Before the evening edition\nBoth numbers stand until the county and the fire service have rung back.");
        await editor.Keyboard.PressAsync("Control+Enter");
        await editor.WaitForCountAsync("Notes", 2);
        await Assertions.Expect(editor.GetByLabel("Write a note for the team").First).ToHaveValueAsync("");
        await Assertions.Expect(editor.Locator(".faces .face")).ToHaveCountAsync(2);
        await Assertions.Expect(editor.Cards("Contradictions").Last.Locator(".face")).ToHaveCountAsync(1);
        await editor.EvaluateAsync("document.activeElement.blur()");
        await editor.Mouse.MoveAsync(720, 880);
        await editor.EvaluateAsync("document.fonts.ready.then(() => true)");
        await editor.PictureAsync("readme-board");
        if (Environment.GetEnvironmentVariable("README_PICTURE") is { Length: > 0 })
            File.Copy(Path.Combine(DashboardProgram.Pictures, "readme-board.png"), Path.Combine(DashboardProgram.Pictures, "..", "..", "wwwroot", "img", "board.png"), overwrite: true);
        await program.StopAsync();
    }

    private async Task<IPage> OpenAsync(DashboardProgram program, string name)
    {
        var page = await chromium.OpenAsync(program.Address);
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await page.WaitForLiveAsync();
        await page.Locator("[data-row]").First.ClickAsync();
        await page.Lane("Articles").WaitForAsync();
        return page;
    }
}
