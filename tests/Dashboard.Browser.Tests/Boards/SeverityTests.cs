using System.Net.Http.Json;
using Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests.Boards;

/// <summary>A contradiction weighs the same wherever it is shown: what the sliders of its board make of it.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class SeverityTests(SampleNewsroom newsroom) : IClassFixture<SampleNewsroom>
{
    [BrowserFact]
    public async Task A_slider_moved_changes_the_severity_on_every_screen_at_once()
    {
        var story = await newsroom.StoryAsync("One weight everywhere",
            ("Valley Courier", "The dam supplies about 40,000 households in the valley, the water board said in a statement."),
            ("Hill Post", "The dam supplies fewer than 26,000 households in the valley, according to council figures."));
        var flag = (await newsroom.Api.GetFromJsonAsync($"stories/{story}/contradictions?kind=number")).GetProperty("items")[0];
        var (id, article) = (flag.GetProperty("id").GetString(), flag.GetProperty("sides")[0].GetProperty("statements")[0].GetProperty("articleId").GetString());
        var path = $"/stories/{story}";
        var board = await newsroom.SignedInAsync("Fay");
        async Task<IPage> OpenAsync(string address)
        {
            var page = await board.Context.NewPageAsync();
            await page.GotoAsync($"{newsroom.Address}{address}");
            await page.WaitForLiveAsync();
            return page;
        }
        await board.OpenBoardAsync(path);
        var margin = await OpenAsync($"{path}/articles/{article}");
        var matrix = await OpenAsync($"{path}/matrix");
        await matrix.Locator(".matrix-table tr.disputed td:not(.silent) a").First.ClickAsync();
        var drawer = await OpenAsync($"{path}?card={(await newsroom.CardsAsync(story)).First(card => card.Kind == "contradiction").Id}");
        var whole = await OpenAsync($"{path}/contradictions/{id}");
        ILocator[] places =
        [
            board.Cards("Contradictions").First.Locator(".rank"), margin.Locator(".margin a.conflict .severity").First, margin.Locator("section[aria-labelledby=found-title] li"),
            matrix.Locator("section[aria-labelledby=matrix-flags] li").First, drawer.Locator(".drawer-head"), drawer.Locator(".drawer .rank"), whole.Locator(".meta .rank"), whole.Locator(".rank-why b"),
        ];
        foreach (var (weight, severity) in new[] { (0.0, "low"), (2.0, "high") })
        {
            using var answer = await newsroom.Api.PatchAsJsonAsync($"stories/{story}/ranking", new { kinds = new { number = weight } });
            answer.EnsureSuccessStatusCode();
            foreach (var place in places)
                await Assertions.Expect(place).ToContainTextAsync(severity);
        }
        Assert.Empty(newsroom.Faults);
    }
}
