using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests.Hostile;

/// <summary>Words that want to be a program: in every place that takes words from outside, on every screen that shows them.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class HostileWordsTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Image = "<img src=x onerror=\"window.__ran='image'\">";
    private const string Drawing = "\"><svg onload=\"window.__ran='drawing'\">";
    private const string Script = "</script></title></textarea><script>window.__ran='script'</script>";
    private const string Template = "{{constructor.constructor(\"window.__ran='template'\")()}} ${window.__ran='literal'} @(1+1)";

    [BrowserFact]
    public async Task Scripts_in_titles_bodies_comments_notes_names_and_lanes_are_shown_as_words_on_every_screen()
    {
        await using var program = new DashboardProgram(("Limits__ApiPerSecond", "0"));
        await program.StartAsync();
        using var api = await program.ApiAsync();
        var (code, output) = await program.RunAsync(
            ["user", "create", "--email", "eve@newsroom.example", "--name", $"Eve {Image}", "--role", "admin", "--password-stdin"], DashboardProgram.Password);
        Assert.True(code == 0, output);
        var story = await DashboardProgram.CreateStoryAsync(api, $"Flood {Image} {Template}");
        var first = await PostAsync(api, $"stories/{story}/articles", new
        {
            title = $"Rain {Drawing}", byline = Image, source = $"Post {Script}",
            text = $"Rain {Drawing}\n\nBy {Image}\n\nThe council said on Monday that 140 houses {Image} stood under water in the lower town.\n\n{Script} {Template}\n\nSubscribe to our newsletter {Drawing}",
        });
        await PostAsync(api, $"stories/{story}/articles", new
        {
            source = $"Echo {Image}", text = $"Water {Script}\n\nThe council said on Monday that 90 houses {Drawing} stood under water in the lower town.\n\n{Template}",
        });
        using (var page = new StringContent($"<html><head><title>Page &lt;img src=x onerror=window.__ran=1&gt;</title></head><body><article><h1>Page {Image}</h1><p onclick=\"window.__ran='click'\">The mill stood dry, {Escaped(Image)} said the miller, and so did the road to it.</p><p>{Escaped(Script)} A second paragraph of the same length follows here, so that it is read as one.</p></article></body></html>", Encoding.UTF8))
        {
            page.Headers.ContentType = new MediaTypeHeaderValue("text/html") { CharSet = "utf-8" };
            using var answer = await api.PostAsync(new Uri($"stories/{story}/articles?source=Page", UriKind.Relative), page);
            answer.EnsureSuccessStatusCode();
        }
        await PostAsync(api, $"articles/{first}/comments", new[]
        {
            new { externalId = "1", author = Image, postedAt = "2026-11-01T10:00:00Z", text = $"{Script} Is this true? {Drawing}" },
            new { externalId = "2", author = Template, postedAt = "2026-11-01T10:01:00Z", text = "CALL 555 NOW " + Image + " https://spam.example/javascript:window.__ran=1" },
        });
        await PostAsync(api, $"stories/{story}/notes", new { text = $"{Image}\n{Drawing} {Script} {Template} javascript:window.__ran='address'" });
        using (var refused = await api.PostAsJsonAsync($"stories/{story}/articles", new { text = "A text.\n\nIt has an address that is a script.", url = "javascript:window.__ran='address'" }))
            Assert.InRange((int)refused.StatusCode, 400, 499);
        await DashboardProgram.WaitForAnalysisAsync(api, story, TimeSpan.FromSeconds(30));

        var eve = await chromium.OpenAsync(program.Address);
        var witness = await Witness.OfAsync(eve, program.Address);
        await eve.SignInAsync("eve@newsroom.example");
        await ExpectWordsAsync(eve, Image);
        await eve.OpenBoardAsync($"/stories/{story}");

        // By hand, in the browser: a lane and a dropped file whose name and words are hostile.
        await eve.GetByLabel("Story and lanes").First.ClickAsync();
        await eve.GetByRole(AriaRole.Button, new() { Name = "Add a lane…" }).ClickAsync();
        await eve.Locator("dialog[open] input").FillAsync($"Lane {Image}");
        await eve.Keyboard.PressAsync("Enter");
        await Assertions.Expect(eve.Locator(".lane.team h2")).ToContainTextAsync(Image);
        await eve.DropAsync(($"{Image}.txt", $"Dropped {Drawing}\n\nThe bridge is open, the mayor said, {Script} and so is the road."));
        await eve.WaitForCountAsync("Articles", 4);
        await DashboardProgram.WaitForAnalysisAsync(api, story, TimeSpan.FromSeconds(30));
        await eve.DropAsync(($"{Drawing}.txt", ""));
        await Assertions.Expect(eve.Locator(".toast.bad")).ToContainTextAsync("<svg");
        await eve.PictureAsync("hostile-board");

        var board = await api.GetFromJsonAsync($"stories/{story}/board");
        var cards = board.GetProperty("lanes").EnumerateArray().SelectMany(lane => lane.GetProperty("cards").EnumerateArray()).ToList();
        Assert.Contains(cards, card => card.GetProperty("kind").GetString() == "contradiction");
        foreach (var card in cards)
        {
            await eve.OpenBoardAsync($"/stories/{story}?card={card.GetProperty("id").GetString()}");
            await eve.Locator(".drawer").WaitForAsync();
            await OpenFoldsAsync(eve);
            await ExpectWordsAsync(eve, "window.__ran");
        }
        await eve.GotoAsync($"/stories/{story}/articles/{first}");
        await eve.WaitForLiveAsync();
        await OpenFoldsAsync(eve);
        await ExpectWordsAsync(eve, Image);
        await eve.GetByRole(AriaRole.Button, new() { Name = "Correct" }).First.ClickAsync();
        await eve.GetByRole(AriaRole.Heading, new() { Name = "What each part is" }).WaitForAsync();
        await ExpectWordsAsync(eve, "window.__ran");
        var contradictions = (await api.GetFromJsonAsync($"stories/{story}/contradictions")).GetProperty("items");
        foreach (var path in new[] { $"/stories/{story}/articles", $"/stories/{story}/contradictions/{contradictions[0].GetProperty("id").GetString()}", $"/stories/{story}/catch-up", $"/stories/{story}/moderation", "/moderation", "/admin/people", "/" })
        {
            await eve.GotoAsync(path);
            await eve.WaitForLiveAsync();
            await ExpectWordsAsync(eve, "window.__ran");
        }
        var writer = (await api.GetFromJsonAsync($"stories/{story}/comments")).GetProperty("items").EnumerateArray().Select(row => row.GetProperty("author").GetString()!)
            .First(name => name.Contains("window.__ran", StringComparison.Ordinal));
        await PostAsync(api, $"people/{Uri.EscapeDataString(writer)}/strikes", new { weight = 3, reason = $"{Drawing} {Script}" });
        await PostAsync(api, $"stories/{story}/notes", new { text = $"{Image} {Template}", target = "person", targetId = writer });
        await eve.GotoAsync($"/moderation/people/{Uri.EscapeDataString(writer.ToLowerInvariant())}");
        await eve.WaitForLiveAsync();
        await OpenFoldsAsync(eve);
        foreach (var words in new[] { writer, "<svg onload", "<img src=x" })
            await ExpectWordsAsync(eve, words);
        foreach (var path in new[] { "/moderation/people", $"/moderation/people/{Uri.EscapeDataString($"{Drawing}/{Script}")}" })
        {
            await eve.GotoAsync(path);
            await eve.WaitForLiveAsync();
            await ExpectWordsAsync(eve, "Nobody wrote under this name");
        }
        Assert.Empty(witness.Faults);
    }

    private static string Escaped(string words) => System.Net.WebUtility.HtmlEncode(words);

    private static async Task<string?> PostAsync(HttpClient api, string path, object body)
    {
        using var answer = await api.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement.TryGetProperty("id", out var id) ? id.GetString() : null;
    }

    private static Task OpenFoldsAsync(IPage page) => page.EvaluateAsync("document.querySelectorAll('details').forEach(fold => fold.open = true)");

    /// <summary>The words stand there as words, and nothing of them became a part of the page.</summary>
    private static async Task ExpectWordsAsync(IPage page, string words)
    {
        await page.WaitForFunctionAsync("words => document.body.innerText.includes(words)", words);
        var became = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("img[src=x], [onload], [onerror], [onclick], a[href^='javascript' i], body script:not([src])")].map(element => element.outerHTML.slice(0, 200))
            """);
        Assert.DoesNotContain(became, element => !element.StartsWith("<script type=\"application/json\"", StringComparison.Ordinal));
    }
}
