using System.Text;
using System.Text.Json;
using Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests.Boards;

/// <summary>The lane of contradictions as a desk finds it: the gravest first, why on hover, and nothing moves under a hand.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class PressingFirstTests(SampleNewsroom newsroom) : IClassFixture<SampleNewsroom>
{
    [BrowserFact(Seeds = true)]
    public async Task A_fresh_board_of_the_reference_story_stands_by_severity_and_explains_it_on_hover()
    {
        var story = await DashboardProgram.CreateStoryAsync(newsroom.Api, "Reference, gravest first");
        foreach (var file in Directory.GetFiles(DashboardProgram.Seeds!, "*.txt").Order())
        {
            using var content = new StringContent(await File.ReadAllTextAsync(file), Encoding.UTF8, "text/plain");
            using var answer = await newsroom.Api.PostAsync(new Uri($"stories/{story}/articles", UriKind.Relative), content);
            answer.EnsureSuccessStatusCode();
        }
        await DashboardProgram.WaitForAnalysisAsync(newsroom.Api, story, TimeSpan.FromMinutes(1));
        var ranked = (await newsroom.Api.GetFromJsonAsync($"stories/{story}/contradictions?order=rank&limit=200")).GetProperty("items").EnumerateArray().ToList();
        var severities = ranked.ConvertAll(row => Array.IndexOf(s_severities, row.GetProperty("severity").GetString()));
        Assert.Equal(severities.Order(), severities);

        var ben = await newsroom.SignedInAsync("Ben");
        await ben.OpenBoardAsync($"/stories/{story}");
        var shown = await ben.Cards("Contradictions").Locator("h3").AllInnerTextsAsync();
        Assert.NotEmpty(shown);
        // What weighs the same may stand either way.
        var scores = shown.Select(title => ranked.First(row => row.GetProperty("title").GetString() == title)).Select(Score).ToList();
        Assert.Equal(scores.OrderDescending(), scores);
        foreach (var rank in await ben.Lane("Contradictions").Locator(".rank").AllAsync())
        {
            var why = await rank.GetAttributeAsync("title") ?? "";
            Assert.Matches($"^({string.Join('|', s_severities)}): .+×.+headline.+×.+origin.+×", why);
        }
        await ben.PictureAsync("seeds-lane");
        Assert.Empty(newsroom.Faults);
    }

    [BrowserFact]
    public async Task A_graver_flag_that_comes_later_waits_and_what_is_under_the_cursor_stays_there()
    {
        var story = await newsroom.StoryAsync("Graver later",
            ("Valley Courier", "Councillor Mara Finch opened the ferry on Monday, the harbour office said."), ("Hill Post", "Councillor Mara Finch opened the ferry on Sunday, the pilots said."));
        var first = Assert.Single(await FoundAsync(story));
        var ben = await newsroom.SignedInAsync("Ben");
        await ben.OpenBoardAsync($"/stories/{story}");
        var card = ben.Cards("Contradictions").First;
        await card.HoverAsync();
        await ben.EvaluateAsync("() => document.addEventListener('pointermove', event => window.at = [event.clientX, event.clientY])");
        await ben.Mouse.MoveAsync((await BoxAsync(card)).X + 40, (await BoxAsync(card)).Y + 30);
        var under = await UnderAsync(ben);
        var box = await BoxAsync(card);

        await newsroom.AddAsync(story,
            ("Dale Mercury", "The dam supplies about 40,000 households in the valley, the water board said in a statement."), ("Quay Herald", "The dam supplies fewer than 26,000 households in the valley, according to council figures."));
        var all = await FoundAsync(story);
        Assert.True(Score(all.Single(row => row.GetProperty("kind").GetString() == "number")) > Score(first));
        var pill = ben.Lane("Contradictions").Locator(".pill");
        await Assertions.Expect(pill).ToHaveTextAsync("1 new");
        Assert.Equal(under, await UnderAsync(ben));
        Assert.Equal(box, await BoxAsync(card));

        await pill.ClickAsync();
        await Assertions.Expect(ben.Cards("Contradictions")).ToHaveCountAsync(2);
        await Assertions.Expect(ben.Cards("Contradictions").First).ToContainTextAsync("Number");
        Assert.Empty(newsroom.Faults);
    }

    [BrowserFact]
    public async Task A_card_moved_within_the_ranked_lane_stays_and_the_desk_is_told_how_to_arrange_it_by_hand()
    {
        var ana = await newsroom.SignedInAsync("Ana");
        await ana.OpenBoardAsync(SampleNewsroom.Path);
        var before = await ana.Cards("Contradictions").Locator("h3").AllInnerTextsAsync();
        await ana.Cards("Contradictions").First.Locator(".card-open").FocusAsync();
        await ana.Keyboard.PressAsync("Control+Shift+ArrowDown");
        await Assertions.Expect(ana.Locator(".toast", new() { HasText = "most pressing first" })).ToBeVisibleAsync();
        Assert.Equal(before, await ana.Cards("Contradictions").Locator("h3").AllInnerTextsAsync());

        await ana.GetByRole(AriaRole.Button, new() { Name = "Ranking" }).ClickAsync();
        await ana.GetByLabel("Most pressing first in this lane").UncheckAsync();
        await ana.Keyboard.PressAsync("Escape");
        await Assertions.Expect(ana.Locator("#ranking")).ToBeHiddenAsync();
        var first = await ana.Cards("Contradictions").First.GetAttributeAsync("data-card");
        await ana.Cards("Contradictions").First.Locator(".card-open").FocusAsync();
        await ana.Keyboard.PressAsync("Control+Shift+ArrowDown");
        await Assertions.Expect(ana.Cards("Contradictions").Nth(1)).ToHaveAttributeAsync("data-card", first!);
        Assert.Empty(newsroom.Faults);
    }

    private static readonly string[] s_severities = ["high", "medium", "low"];

    private static double Score(JsonElement row) => row.GetProperty("rank").GetProperty("score").GetDouble();

    private async Task<List<JsonElement>> FoundAsync(string story) => [.. (await newsroom.Api.GetFromJsonAsync($"stories/{story}/contradictions")).GetProperty("items").EnumerateArray()];

    private static Task<string?> UnderAsync(IPage page) => page.EvaluateAsync<string?>("document.elementFromPoint(...window.at).closest('[data-card]')?.dataset.card");

    private static async Task<(float X, float Y)> BoxAsync(ILocator card) => await card.BoundingBoxAsync() is { } box ? (box.X, box.Y) : throw new InvalidOperationException("The card is not on the screen.");
}
