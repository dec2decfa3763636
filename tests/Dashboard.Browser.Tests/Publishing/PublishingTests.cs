using System.Text.Json;
using Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests.Publishing;

/// <summary>From a settled contradiction to what readers get, and a model's opinion beside it, with a second person looking on.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class PublishingTests(SampleNewsroom newsroom) : IClassFixture<SampleNewsroom>
{
    private static async Task OpenAsync(IPage page, string id)
    {
        await page.GotoAsync($"{SampleNewsroom.Path}/contradictions/{id}");
        await page.WaitForLiveAsync();
    }

    [BrowserFact]
    public async Task A_finding_is_previewed_published_seen_by_others_saved_as_a_file_and_taken_back()
    {
        var row = (await newsroom.Api.GetFromJsonAsync($"stories/{SampleNewsroom.Story}/contradictions")).GetProperty("items")[0];
        var id = row.GetProperty("id").GetString()!;
        var fay = await newsroom.SignedInAsync("Fay");
        var ben = await newsroom.SignedInAsync("Ben");
        await OpenAsync(fay, id);
        await OpenAsync(ben, id);
        await Assertions.Expect(fay.Locator(".publish")).ToHaveCountAsync(0);
        await fay.GetByRole(AriaRole.Button, new() { Name = "Both, different scope" }).ClickAsync();
        await fay.GetByLabel("Why", new() { Exact = true }).FillAsync("Rang both of them.");
        await fay.GetByRole(AriaRole.Button, new() { Name = "Settle", Exact = false }).Last.ClickAsync();

        // What is typed stands in the preview at once; the other one, who may not publish, sees the finding only.
        await fay.GetByLabel("Why, for readers").FillAsync("One speaks of the evening, the other of the whole night.");
        await Assertions.Expect(fay.Locator(".for-readers")).ToContainTextAsync("One speaks of the evening");
        await Assertions.Expect(fay.Locator(".for-readers")).Not.ToContainTextAsync("Rang both");
        await Assertions.Expect(ben.Locator(".publish .chip")).ToHaveTextAsync("not published");
        await Assertions.Expect(ben.GetByRole(AriaRole.Button, new() { Name = "Publish" })).ToHaveCountAsync(0);

        await fay.GetByRole(AriaRole.Button, new() { Name = "Publish…" }).ClickAsync();
        await fay.Locator("dialog.confirm").GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Assertions.Expect(ben.Locator(".publish .chip")).ToHaveTextAsync("published");
        await Assertions.Expect(ben.Locator(".for-readers")).ToContainTextAsync("One speaks of the evening");

        await ben.GetByRole(AriaRole.Button, new() { Name = "ClaimReview", Exact = true }).ClickAsync();
        var file = await ben.RunAndWaitForDownloadAsync(() => ben.GetByRole(AriaRole.Button, new() { Name = "Save as a file: ClaimReview" }).ClickAsync());
        Assert.Equal("claim-review.jsonld", file.SuggestedFilename);
        Assert.Equal("ClaimReview", JsonDocument.Parse(await File.ReadAllTextAsync(await file.PathAsync())).RootElement.GetProperty("@type").GetString());

        await fay.Locator(".toast").GetByRole(AriaRole.Button, new() { Name = "Undo" }).Last.ClickAsync();
        await Assertions.Expect(ben.Locator(".publish .chip")).ToHaveTextAsync("not published");
        Assert.Empty(newsroom.Faults);
    }
}
