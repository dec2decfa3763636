using System.Net.Http.Json;
using Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests.Gathering;

/// <summary>Articles chosen by keys go to a new story and come back, and whoever looks at a story that is merged is led to the other.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class GatherTests(SampleNewsroom newsroom) : IClassFixture<SampleNewsroom>
{
    [BrowserFact]
    public async Task Chosen_articles_begin_a_story_by_keys_alone_undo_brings_them_back_and_a_merge_leads_the_others_along()
    {
        var (from, to) = (await DashboardProgram.CreateStoryAsync(newsroom.Api, "Two things at once"), await DashboardProgram.CreateStoryAsync(newsroom.Api, "The larger story"));
        foreach (var text in new[] { "Mill closes\n\nThe mill on the Arle closes in June.", "Mill owner speaks\n\nThe owner of the mill spoke on Monday.", "Ferry late\n\nThe ferry was late on Sunday." })
            (await newsroom.Api.PostAsync($"stories/{from}/articles", new StringContent(text))).EnsureSuccessStatusCode();
        var ana = await newsroom.SignedInAsync("Ana");
        var ben = await newsroom.SignedInAsync("Ben");
        await ana.OpenBoardAsync($"/stories/{from}");
        await ben.OpenBoardAsync($"/stories/{from}");
        await ana.WaitForCountAsync("Articles", 3);

        foreach (var headline in new[] { "Mill closes", "Mill owner speaks" })
        {
            await ana.Cards("Articles").Filter(new() { HasText = headline }).Locator(".card-open").FocusAsync();
            await ana.Keyboard.PressAsync("x");
        }
        await Assertions.Expect(ana.GetByText("2 articles chosen")).ToBeVisibleAsync();
        await ana.Keyboard.PressAsync("m");
        await ana.GetByLabel("A new story").CheckAsync();
        await Assertions.Expect(ana.GetByText("2 articles move.")).ToBeVisibleAsync();
        await ana.GetByLabel("Title of the new story").FillAsync("The mill");
        await ana.Keyboard.PressAsync("Enter");

        await ben.WaitForCountAsync("Articles", 1);
        await Assertions.Expect(ana.Locator(".toast")).ToContainTextAsync("2 articles moved to “The mill”");
        await ana.Locator(".toast").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await ben.WaitForCountAsync("Articles", 3);

        (await newsroom.Api.PostAsJsonAsync($"stories/{from}/merge", new { into = to })).EnsureSuccessStatusCode();
        await Assertions.Expect(ben.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("The larger story");
        await ben.WaitForCountAsync("Articles", 3);
        Assert.Empty(newsroom.Faults);
    }

    [BrowserFact]
    public async Task Story_dragged_onto_another_asks_and_is_merged_into_it()
    {
        foreach (var title in new[] { "Weir gate stuck", "River high" })
            await DashboardProgram.CreateStoryAsync(newsroom.Api, title);
        var ana = await newsroom.SignedInAsync("Ana");
        await ana.GotoAsync("/");
        await ana.WaitForLiveAsync();
        ILocator Row(string title) => ana.Locator("li.story").Filter(new() { HasText = title });

        await Row("Weir gate stuck").DragToAsync(Row("River high"), new() { SourcePosition = new() { X = 8, Y = 8 }, TargetPosition = new() { X = 8, Y = 8 } });

        var dialog = ana.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToContainTextAsync("River high");
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^Merge") }).ClickAsync();
        await Assertions.Expect(Row("Weir gate stuck")).ToHaveCountAsync(0);
        await Assertions.Expect(Row("River high")).ToHaveCountAsync(1);
        Assert.Empty(newsroom.Faults);
    }
}
