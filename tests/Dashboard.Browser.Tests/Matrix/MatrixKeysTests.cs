using Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests.Matrix;

/// <summary>The matrix without a mouse, and what can be taken along.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class MatrixKeysTests(SampleNewsroom newsroom) : IClassFixture<SampleNewsroom>
{
    private static readonly System.Text.RegularExpressions.Regex s_article = new("article=");

    [BrowserFact]
    public async Task Cells_are_walked_opened_and_left_with_the_keyboard_alone()
    {
        var ben = await OpenAsync("Ben");
        var keys = ben.Keyboard;
        // One stop for Tab, whatever the number of cells.
        await Assertions.Expect(ben.Locator("[data-cell][tabindex='0']")).ToHaveCountAsync(1);
        for (var step = 0; step < 40 && !await ben.EvaluateAsync<bool>("!!document.activeElement.closest('[data-cell]')"); step++)
            await keys.PressAsync("Tab");
        await ExpectCellAsync(ben, 2, 0);
        await keys.PressAsync("ArrowDown");
        await ExpectCellAsync(ben, 3, 0);
        await keys.PressAsync("ArrowUp");
        await keys.PressAsync("ArrowUp");
        await ExpectCellAsync(ben, 1, 0);
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("ArrowRight");
        await ExpectCellAsync(ben, 2, 1);
        await keys.PressAsync("End");
        await keys.PressAsync("Home");
        await ExpectCellAsync(ben, 2, 0);
        for (var step = 0; step < 12 && await ben.EvaluateAsync<bool>("!(document.activeElement.localName === 'td' && document.activeElement.querySelector('a'))"); step++)
            await keys.PressAsync("ArrowRight");
        var cell = await ben.EvaluateAsync<string>("document.activeElement.dataset.source");

        await keys.PressAsync("Enter");
        await Assertions.Expect(ben.Locator(".drawer")).ToContainTextAsync(cell);
        await Assertions.Expect(ben).ToHaveURLAsync(s_article);
        await Assertions.Expect(ben.Locator(".drawer .quote mark, .drawer .quote").First).ToBeVisibleAsync();
        await keys.PressAsync("Escape");
        await Assertions.Expect(ben.Locator(".drawer")).ToHaveCountAsync(0);
        await ben.WaitForFunctionAsync("source => document.activeElement.dataset.source === source", cell);

        var all = await ben.Locator(".matrix-table tbody tr").CountAsync();
        await keys.PressAsync("/");
        await Assertions.Expect(ben.GetByPlaceholder("Claim, speaker or outlet")).ToBeFocusedAsync();
        await keys.TypeAsync("warned");
        await Assertions.Expect(ben.Locator(".matrix-table tbody tr")).Not.ToHaveCountAsync(all);
        await keys.PressAsync("Escape");
        await Assertions.Expect(ben.Locator(".matrix-table tbody tr")).ToHaveCountAsync(all);
        await ben.GetByRole(AriaRole.Button, new() { Name = "Disputed" }).PressAsync("Enter");
        await Assertions.Expect(ben.Locator(".matrix-table tbody tr:not(.disputed)")).ToHaveCountAsync(0);
        Assert.Empty(newsroom.Faults);
    }

    [BrowserFact]
    public async Task Matrix_is_taken_along_as_table_and_as_painted_picture()
    {
        var ben = await OpenAsync("Ben");
        async Task<byte[]> TakeAsync(string name)
        {
            await ben.GetByLabel("Export the matrix").First.ClickAsync();
            var download = await ben.RunAndWaitForDownloadAsync(() => ben.Locator("#matrix-export").GetByText(name).ClickAsync());
            await using var stream = await download.CreateReadStreamAsync();
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            return bytes.ToArray();
        }
        var table = await TakeAsync("Table (CSV)");
        Assert.Equal([0xEF, 0xBB, 0xBF], table[..3]);
        // The clock of the reader, as his browser says it.
        Assert.Contains("Time zone,Europe/London", System.Text.Encoding.UTF8.GetString(table), StringComparison.Ordinal);
        Assert.StartsWith("<?xml", System.Text.Encoding.UTF8.GetString(await TakeAsync("Picture (SVG)")), StringComparison.Ordinal);
        var picture = await TakeAsync("Picture (PNG)");
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], picture[..4]);
        Assert.True(picture.Length > 10_000);
        await File.WriteAllBytesAsync(Path.Combine(DashboardProgram.Pictures, "matrix-export.png"), picture);
        Assert.Empty(newsroom.Faults);
    }

    private async Task<IPage> OpenAsync(string name)
    {
        var page = await newsroom.SignedInAsync(name);
        await page.GotoAsync($"{SampleNewsroom.Path}/matrix");
        await page.WaitForLiveAsync();
        await page.Locator(".matrix-table").WaitForAsync();
        return page;
    }

    private static Task ExpectCellAsync(IPage page, int row, int column) => page.WaitForFunctionAsync(
        "([row, column]) => document.activeElement.closest('tr')?.getAttribute('aria-rowindex') === String(row) && document.activeElement.cellIndex === column", new[] { row, column });
}
