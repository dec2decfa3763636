using System.Net.Http.Json;
using System.Text;
using Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests.Collaboration;

/// <summary>A contradiction as the work of two: proposed by one and confirmed by the other, disputed and decided, settled and opened again.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class WorkTogetherTests(SampleNewsroom newsroom) : IClassFixture<SampleNewsroom>
{
    private const string First =
        """
        Reservoir at Tarn Hollow drained after crack is found

        Published: Tue, March 10, 2026

        Engineers began to drain the Tarn Hollow reservoir on Monday after divers found a crack in the inner wall, the water board said.

        The reservoir supplies about 40,000 households in the valley, the water board said in a statement. No homes are in danger, it added.
        """;

    private const string Second =
        """
        Council doubts the figures of the water board

        Published: Wed, March 11, 2026

        The reservoir supplies fewer than 26,000 households in the valley, according to council figures.
        """;

    private const string Third =
        """
        County corrects the figures

        Published: Thu, March 12, 2026

        The reservoir supplies about 31,000 households in the valley, the county said in a statement on Thursday.
        """;

    [BrowserFact]
    public async Task A_verdict_proposed_by_one_is_confirmed_by_the_other_and_both_see_it_at_once()
    {
        var (story, path) = await DisputeAsync("Two people, one verdict", secondPerson: true);
        var fay = await newsroom.SignedInAsync("Fay");
        var ana = await newsroom.SignedInAsync("Ana");
        await OpenAsync(fay, path);
        await OpenAsync(ana, path);

        await SettleAsync(fay, "8", "Propose");
        await Assertions.Expect(ana.Locator(".held")).ToContainTextAsync("Fay");
        await Assertions.Expect(ana.GetByText("Fay proposed this")).ToBeVisibleAsync();
        await Assertions.Expect(fay.GetByText("Waits for somebody else to confirm.")).ToBeVisibleAsync();
        await Assertions.Expect(fay.GetByRole(AriaRole.Button, new() { Name = "Confirm" })).ToHaveCountAsync(0);
        await ana.PictureAsync("work-proposed");

        await ana.Keyboard.PressAsync("y");
        await Assertions.Expect(fay.GetByText("Confirmed by Ana")).ToBeVisibleAsync();
        await Assertions.Expect(fay.Locator(".notice.good").First).ToContainTextAsync("Both hold");
        Assert.Equal("resolved", await StatusAsync(story));

        await ana.Locator(".toast", new() { HasText = "Confirmed" }).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(fay.GetByText("Waits for somebody else to confirm.")).ToBeVisibleAsync();
        Assert.Empty(newsroom.Faults);
    }

    [BrowserFact]
    public async Task Two_opinions_stand_side_by_side_with_names_until_an_editor_decides()
    {
        var (story, path) = await DisputeAsync("Honest disagreement");
        var fay = await newsroom.SignedInAsync("Fay");
        var ana = await newsroom.SignedInAsync("Ana");
        await OpenAsync(fay, path);
        await OpenAsync(ana, path);
        await SettleAsync(fay, "1", "Settle");
        await Assertions.Expect(ana.Locator(".notice.good").First).ToContainTextAsync("holds");

        await ana.Keyboard.PressAsync("d");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Cannot be told" }).WaitForAsync();
        await SettleAsync(ana, "9", "Settle");
        await Assertions.Expect(fay.Locator(".held")).ToHaveCountAsync(2);
        await Assertions.Expect(fay.GetByText("Opinions differ.")).ToBeVisibleAsync();
        await Assertions.Expect(fay.GetByRole(AriaRole.Button, new() { Name = "Decide for this" })).ToHaveCountAsync(0);
        await ana.PictureAsync("work-differing");

        await ana.Locator(".held").First.GetByRole(AriaRole.Button, new() { Name = "Decide for this" }).ClickAsync();
        await FillAndSendAsync(ana, "Decide");
        await Assertions.Expect(fay.Locator(".notice.good").First).ToContainTextAsync("Ana");
        Assert.Equal("resolved", await StatusAsync(story));
        Assert.Empty(newsroom.Faults);
    }

    [BrowserFact]
    public async Task A_new_article_opens_a_settled_contradiction_again_on_both_screens()
    {
        var (story, path) = await DisputeAsync("Open again");
        var fay = await newsroom.SignedInAsync("Fay");
        var ana = await newsroom.SignedInAsync("Ana");
        await OpenAsync(fay, path);
        await OpenAsync(ana, path);
        await SettleAsync(fay, "1", "Settle");
        await Assertions.Expect(ana.Locator(".notice.good").First).ToContainTextAsync("holds");

        await ArticleAsync(story, "County Mirror", Third);
        foreach (var page in new[] { fay, ana })
        {
            await Assertions.Expect(page.Locator(".reopened")).ToContainTextAsync("County Mirror", new() { Timeout = 30_000 });
            await Assertions.Expect(page.Locator(".reopened")).ToContainTextAsync("Fay");
        }
        await ana.PictureAsync("work-reopened");
        await ana.Locator(".reopened").GetByRole(AriaRole.Link).ClickAsync();
        await ana.WaitForURLAsync("**/articles/**");
        Assert.Empty(newsroom.Faults);
    }

    [BrowserFact]
    public async Task A_dismissal_says_what_kind_of_mistake_it_is_stands_in_the_list_and_can_be_lifted()
    {
        var (story, path) = await DisputeAsync("Dismissed");
        var fay = await newsroom.SignedInAsync("Fay");
        await OpenAsync(fay, path);
        await fay.Keyboard.PressAsync("0");
        await fay.GetByRole(AriaRole.Group, new() { Name = "What kind of mistake is it?" }).WaitForAsync();
        await fay.Keyboard.PressAsync("3");
        await FillAndSendAsync(fay, "Settle");
        await Assertions.Expect(fay.Locator(".notice.good").First).ToContainTextAsync("Not a contradiction: different scope.");

        var ana = await newsroom.SignedInAsync("Ana");
        await ana.GotoAsync($"/stories/{story}/dismissed");
        await ana.WaitForLiveAsync();
        var row = ana.Locator("[data-dismissal]");
        await Assertions.Expect(row).ToContainTextAsync("different scope");
        await ana.PictureAsync("work-dismissed");
        await row.GetByRole(AriaRole.Button, new() { Name = "Lift" }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        await Assertions.Expect(fay.GetByRole(AriaRole.Heading, new() { Name = "Settle it" })).ToBeVisibleAsync();
        Assert.Empty(newsroom.Faults);
    }

    [BrowserFact]
    public async Task A_slider_moved_by_an_editor_moves_on_the_other_screen_and_the_lane_waits_to_be_reordered()
    {
        var ana = await newsroom.SignedInAsync("Ana");
        var fay = await newsroom.SignedInAsync("Fay");
        await ana.OpenBoardAsync(SampleNewsroom.Path);
        await fay.OpenBoardAsync(SampleNewsroom.Path);
        await ana.GetByRole(AriaRole.Button, new() { Name = "Ranking" }).ClickAsync();
        await ana.GetByLabel("Most pressing first in this lane").CheckAsync();
        await fay.GetByRole(AriaRole.Button, new() { Name = "Ranking" }).ClickAsync();
        await Assertions.Expect(fay.GetByLabel("Most pressing first in this lane")).ToBeCheckedAsync();
        await Assertions.Expect(fay.GetByLabel("Most pressing first in this lane")).ToBeDisabledAsync();

        await ana.GetByRole(AriaRole.Slider, new() { Name = "Origins" }).FillAsync("2");
        await Assertions.Expect(fay.Locator("#ranking .slider", new() { HasText = "Origins" }).Locator("output")).ToHaveTextAsync("2");
        await ana.PictureAsync("work-ranking");
        await ana.GetByRole(AriaRole.Button, new() { Name = "As usual" }).ClickAsync();
        await Assertions.Expect(fay.Locator("#ranking .slider", new() { HasText = "Origins" }).Locator("output")).ToHaveTextAsync("1");
        await ana.GetByLabel("Most pressing first in this lane").UncheckAsync();
        Assert.Empty(newsroom.Faults);
    }

    /// <summary>A story of two reports with two figures, and the page of that contradiction.</summary>
    private async Task<(string Story, string Path)> DisputeAsync(string title, bool secondPerson = false)
    {
        var story = await DashboardProgram.CreateStoryAsync(newsroom.Api, title);
        if (secondPerson)
            (await newsroom.Api.PatchAsJsonAsync($"stories/{story}", new { secondPerson = true })).EnsureSuccessStatusCode();
        await ArticleAsync(story, "Valley Courier", First);
        await ArticleAsync(story, "Hill Post", Second);
        await DashboardProgram.WaitForAnalysisAsync(newsroom.Api, story, TimeSpan.FromMinutes(1));
        return (story, $"/stories/{story}/contradictions/{(await NumberAsync(story)).GetProperty("id").GetString()}");
    }

    private async Task<System.Text.Json.JsonElement> NumberAsync(string story) =>
        Assert.Single((await newsroom.Api.GetFromJsonAsync($"stories/{story}/contradictions?kind=number")).GetProperty("items").EnumerateArray());

    private async Task<string?> StatusAsync(string story) => (await NumberAsync(story)).GetProperty("status").GetString();

    private async Task ArticleAsync(string story, string source, string text)
    {
        using var body = new StringContent(text, Encoding.UTF8, "text/plain");
        using var answer = await newsroom.Api.PostAsync(new Uri($"stories/{story}/articles?source={Uri.EscapeDataString(source)}", UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task OpenAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.WaitForLiveAsync();
        await page.Locator(".sides").First.WaitForAsync();
    }

    /// <summary>Chooses a verdict by its key and says why.</summary>
    private static async Task SettleAsync(IPage page, string key, string button)
    {
        await page.Keyboard.PressAsync(key);
        await FillAndSendAsync(page, button);
    }

    private static async Task FillAndSendAsync(IPage page, string button)
    {
        var why = page.GetByLabel("Why", new() { Exact = true });
        await Assertions.Expect(why).ToBeFocusedAsync();
        await why.PressSequentiallyAsync("The office rang back with the ledger.");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = button, Exact = false }).And(page.Locator("[data-submit]"))).ToBeEnabledAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(why).ToHaveCountAsync(0);
    }
}
