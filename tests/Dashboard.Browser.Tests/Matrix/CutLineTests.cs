using Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests.Matrix;

/// <summary>Matrix and labels in a browser whose line is dead for a while: the page says so, keeps what is open and typed, and catches up by itself.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class CutLineTests(SampleNewsroom newsroom) : IClassFixture<SampleNewsroom>
{
    [BrowserFact]
    public async Task Matrix_says_that_it_is_old_and_is_what_the_others_see_once_the_line_is_back()
    {
        var story = await newsroom.StoryAsync("Line down over the matrix",
            ("Valley Courier", "The dam supplies about 40,000 households in the valley, the water board said in a statement."),
            ("Hill Post", "The dam supplies fewer than 26,000 households in the valley, according to council figures."));
        await using var wire = new Wire(newsroom.Address);
        var (ana, fay) = await BothAsync(wire, "fay", $"/stories/{story}/matrix", ".matrix-table");
        await fay.Locator(".matrix-table [data-keep-tick]").First.CheckAsync();
        await Assertions.Expect(fay.Locator(".matrix-chosen")).ToContainTextAsync("1 claim chosen");
        await fay.Locator(".matrix-table td:not(.silent) a").First.ClickAsync();
        await Assertions.Expect(fay.Locator(".drawer .quote").First).ToBeVisibleAsync();
        var open = await fay.Locator(".drawer h2").InnerTextAsync();

        wire.Cut();
        await Assertions.Expect(fay.Locator(".matrix-foot .off")).ToBeVisibleAsync();
        await ExpectCutAsync(fay);
        // To the page the cut is a long one, after which it loads itself anew: what is kept then is what this is about.
        await fay.EvaluateAsync("() => { const now = Date.now; Date.now = () => now() + 10000; window.beforeTheCut = true; }");
        var search = fay.GetByPlaceholder("Claim, speaker or outlet");
        await search.PressSequentiallyAsync("households");
        await newsroom.AddAsync(story, ("Dale Mercury", "The dam supplies about 41,000 households in the valley, the county said on Monday."));
        await Assertions.Expect(ana.Locator(".matrix-table thead th")).ToHaveCountAsync(4);
        await Assertions.Expect(fay.Locator(".matrix-table thead th")).ToHaveCountAsync(3);
        wire.Mend();

        await Assertions.Expect(fay.Locator(".matrix-table thead th")).ToHaveCountAsync(4, new() { Timeout = 30_000 });
        await Assertions.Expect(fay.Locator(".matrix-foot .off")).ToBeHiddenAsync();
        Assert.False(await fay.EvaluateAsync<bool>("() => window.beforeTheCut === true"));
        await Assertions.Expect(search).ToHaveValueAsync("households");
        await Assertions.Expect(fay.Locator(".matrix-chosen")).ToContainTextAsync("1 claim chosen");
        await Assertions.Expect(fay.Locator(".drawer h2")).ToHaveTextAsync(open);
        // What was typed without a line is looked for as if it had been there.
        await ana.GetByPlaceholder("Claim, speaker or outlet").FillAsync("households");
        await ana.ShowNewAsync();
        await fay.ShowNewAsync();
        await Assertions.Expect(fay.Locator(".matrix-table tbody tr")).ToHaveTextAsync(await ana.Locator(".matrix-table tbody tr").AllInnerTextsAsync(), new() { UseInnerText = true });
        Assert.Equal(await ana.Locator(".matrix-table thead th").AllInnerTextsAsync(), await fay.Locator(".matrix-table thead th").AllInnerTextsAsync());
        Assert.Empty(newsroom.Faults);
    }

    [BrowserFact]
    public async Task Labels_say_that_they_are_old_and_are_what_the_others_see_once_the_line_is_back()
    {
        var story = await newsroom.StoryAsync("Line down over the labels",
            ("Valley Courier", "Acting mayor Dora Quill closed the quay on Monday.\n\nActing mayor Dora Quill said the ferry would wait."),
            ("Hill Post", "Dora Quill, the self-styled mayor, closed the quay on Monday.\n\nInterim mayor Dora Quill kept the ferry waiting."));
        await using var wire = new Wire(newsroom.Address);
        var (ana, ben) = await BothAsync(wire, "ben", $"/stories/{story}/labels", ".terms .times");
        await ben.Locator(".terms .times").First.ClickAsync();
        await Assertions.Expect(ben.Locator(".drawer .statement").First).ToBeVisibleAsync();
        var open = await ben.Locator(".drawer h2").InnerTextAsync();
        var terms = await ben.Locator(".terms tbody tr").CountAsync();

        wire.Cut();
        await Assertions.Expect(ben.Locator(".as-of .off")).ToBeVisibleAsync();
        await ExpectCutAsync(ben);
        await newsroom.AddAsync(story, ("Dale Mercury", "Ferry owner Dora Quill closed the quay on Monday, and ferry owner Dora Quill opened it again on Tuesday."));
        await Assertions.Expect(ana.Locator(".terms tbody tr")).ToHaveCountAsync(terms + 1);
        await Assertions.Expect(ben.Locator(".terms tbody tr")).ToHaveCountAsync(terms);
        wire.Mend();

        await Assertions.Expect(ben.Locator(".terms tbody tr")).ToHaveCountAsync(terms + 1, new() { Timeout = 30_000 });
        await Assertions.Expect(ben.Locator(".as-of .off")).ToBeHiddenAsync();
        await Assertions.Expect(ben.Locator(".drawer h2")).ToHaveTextAsync(open);
        Assert.Equal(await ana.Locator(".label-panel").AllInnerTextsAsync(), await ben.Locator(".label-panel").AllInnerTextsAsync());
        Assert.Empty(newsroom.Faults);
    }

    private async Task<(IPage Ana, IPage Cut)> BothAsync(Wire wire, string cutName, string path, string waitFor)
    {
        var ana = await newsroom.SignedInAsync("Ana");
        var cut = await newsroom.Chromium.OpenAsync(wire.Address);
        await cut.SignInAsync(cutName + "@newsroom.example");
        foreach (var page in new[] { ana, cut })
        {
            await page.GotoAsync(path);
            await page.WaitForLiveAsync();
            await page.Locator(waitFor).First.WaitForAsync();
        }
        return (ana, cut);
    }

    private static async Task ExpectCutAsync(IPage page)
    {
        await Assertions.Expect(page.Locator("#components-reconnect-modal")).ToContainTextAsync("what you type is kept");
        await Assertions.Expect(page.Locator(".live .off")).ToBeVisibleAsync();
    }
}
