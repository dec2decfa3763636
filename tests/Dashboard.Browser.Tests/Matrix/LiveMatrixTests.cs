using System.Globalization;
using System.Text;
using System.Text.Json;
using Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Dashboard.Browser.Tests.Matrix;

/// <summary>One more article in one browser: cell, flag and counts change in the others, within a second of its analysis.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class LiveMatrixTests(SampleNewsroom newsroom, ITestOutputHelper output) : IClassFixture<SampleNewsroom>
{
    private const string Seventh =
        """
        Police give a count of their own after the Wenlow evacuation

        By Una Cole
        Valley Herald, March 14, 2026

        About 5,200 people were evacuated from lower Wenlow on Wednesday night, the police said.

        The dam itself is sound, according to Arlewater, the firm that runs the reservoir.
        """;

    [BrowserFact]
    public async Task An_article_dropped_by_one_changes_cell_flag_and_counts_for_the_others_within_a_second_of_its_analysis()
    {
        var ana = await newsroom.SignedInAsync("Ana");
        var ben = await newsroom.SignedInAsync("Ben");
        var fay = await newsroom.SignedInAsync("Fay");
        await ana.OpenBoardAsync(SampleNewsroom.Path);
        await fay.OpenBoardAsync(SampleNewsroom.Path);
        await OpenMatrixAsync(ben, SampleNewsroom.Path);
        var sources = await ben.Locator(".matrix-table thead th").CountAsync() - 1;
        // What is read stays where it is.
        var first = await ben.Locator(".matrix-table tbody th a").AllInnerTextsAsync();
        await WatchAsync(ben, "Valley Herald");
        var flags = fay.Lane("Contradictions");
        var before = await flags.InnerTextAsync();

        await ana.DropAsync(("police.txt", Seventh));
        await Assertions.Expect(ben.Locator(".matrix-table thead th")).ToHaveCountAsync(sources + 2, new() { Timeout = 30_000 });
        var cell = ben.Locator(".matrix-table td[data-source='Valley Herald']:not(.silent)").First;
        await Assertions.Expect(cell).ToBeVisibleAsync();
        await Assertions.Expect(ben.Locator(".tabs")).ToContainTextAsync($"Articles{sources + 1}");
        await Assertions.Expect(ben.Locator(".matrix-foot")).ToContainTextAsync($"{sources + 1} sources");
        await Assertions.Expect(flags).Not.ToHaveTextAsync(before);

        await ReportAsync(ben, SampleNewsroom.Story, "dropped sample article", sources + 1);
        Assert.Equal(first, (await ben.Locator(".matrix-table tbody th a").AllInnerTextsAsync()).Take(first.Count));
        await Assertions.Expect(ben.Locator(".matrix-table td.new").First).ToBeVisibleAsync();
        await ben.PictureAsync("matrix-live");
        await cell.Locator("a").ClickAsync();
        await Assertions.Expect(ben.Locator(".drawer")).ToContainTextAsync("Valley Herald");
        await Assertions.Expect(ben.Locator(".drawer .quote").First).ToBeVisibleAsync();
        Assert.Empty(newsroom.Faults);
    }

    [BrowserFact(Seeds = true)]
    public async Task The_fifth_article_of_the_reference_story_changes_the_matrix_within_a_second_of_its_analysis()
    {
        var story = await DashboardProgram.CreateStoryAsync(newsroom.Api, "Reference story");
        var files = Directory.GetFiles(DashboardProgram.Seeds!, "*.txt").Order().ToList();
        foreach (var file in files.Where((_, index) => index != 1))
        {
            using var content = new StringContent(await File.ReadAllTextAsync(file), Encoding.UTF8, "text/plain");
            using var answer = await newsroom.Api.PostAsync(new Uri($"stories/{story}/articles", UriKind.Relative), content);
            answer.EnsureSuccessStatusCode();
        }
        await DashboardProgram.WaitForAnalysisAsync(newsroom.Api, story, TimeSpan.FromMinutes(1));
        var ana = await newsroom.SignedInAsync("Ana");
        var ben = await newsroom.SignedInAsync("Ben");
        await ana.OpenBoardAsync($"/stories/{story}");
        await OpenMatrixAsync(ben, $"/stories/{story}");
        var sources = await ben.Locator(".matrix-table thead th").CountAsync() - 1;
        await WatchAsync(ben, null);

        await ana.DropAsync((Path.GetFileName(files[1]), await File.ReadAllTextAsync(files[1])));
        await Assertions.Expect(ben.Locator(".matrix-table thead th")).ToHaveCountAsync(sources + 2, new() { Timeout = 30_000 });
        await Assertions.Expect(ben.Locator(".matrix-table td.new").First).ToBeVisibleAsync();
        await ReportAsync(ben, story, "fifth reference article", sources + 1);
        await ben.PictureAsync("matrix-seeds");
        Assert.Empty(newsroom.Faults);
    }

    private static async Task OpenMatrixAsync(IPage page, string path)
    {
        await page.GotoAsync($"{path}/matrix");
        await page.WaitForLiveAsync();
        await page.Locator(".matrix-table").WaitForAsync();
    }

    // On the browser's clock, which is the server's too: when the new column has a cell that says something.
    private static Task WatchAsync(IPage page, string? source) => page.EvaluateAsync(
        """
        source => {
          const frame = document.querySelector(".matrix");
          const look = () => {
            const cell = source ? `td[data-source='${source}']:not(.silent)` : "td.new";
            if (!window.cellAt && document.querySelector(cell)) window.cellAt = Date.now();
          };
          new MutationObserver(look).observe(frame, { childList: true, subtree: true, attributes: true });
        }
        """, source);

    private async Task ReportAsync(IPage page, string story, string what, int articles)
    {
        // The matrix may be there a frame before the board and its log tell that the article is ready.
        List<JsonElement> ready;
        do
            ready = [.. (await EventsAsync(story)).Where(row => row.GetProperty("kind").GetString() == "article.ready")];
        while (ready.Count < articles);
        var at = DateTimeOffset.Parse(ready[^1].GetProperty("at").GetString()!, CultureInfo.InvariantCulture);
        var delay = await page.EvaluateAsync<double>("window.cellAt") - at.ToUnixTimeMilliseconds();
        output.WriteLine($"{what}: analysed -> cell on the other screen {delay:0} ms");
        Assert.True(delay <= 1000, $"The cell came {delay} ms after the analysis.");
    }

    private async Task<List<JsonElement>> EventsAsync(string story)
    {
        var rows = new List<JsonElement>();
        for (string? after = "0"; after is not null;)
        {
            var page = await newsroom.Api.GetFromJsonAsync($"stories/{story}/events?limit=200&after={after}");
            rows.AddRange(page.GetProperty("items").EnumerateArray());
            after = page.GetProperty("next").GetString();
        }
        return rows;
    }
}
