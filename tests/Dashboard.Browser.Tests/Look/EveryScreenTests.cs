using System.Collections.Concurrent;
using System.Net.Http.Json;
using Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Dashboard.Browser.Tests.Look;

/// <summary>On a desk's wide screen.</summary>
public sealed class EveryScreenWideTests(SampleNewsroom newsroom, ITestOutputHelper output) : EveryScreenTests(newsroom, output, 1440, 900), IClassFixture<SampleNewsroom>;

/// <summary>On a phone, and once still narrower.</summary>
public sealed class EveryScreenNarrowTests(SampleNewsroom newsroom, ITestOutputHelper output) : EveryScreenTests(newsroom, output, 390, 844), IClassFixture<SampleNewsroom>;

/// <summary>
/// Every screen, wide and on a phone, each in light and in dark: axe finds nothing, the page never scrolls sideways, the console is silent,
/// nothing is fetched from elsewhere. The pictures lie in artifacts/pictures for a person to look at.
/// </summary>
public abstract class EveryScreenTests(SampleNewsroom newsroom, ITestOutputHelper output, int width, int height)
{
    private readonly ConcurrentQueue<string> _faults = new();

    [BrowserFact]
    public async Task Every_screen_of_a_filled_newsroom_is_clean()
    {
        var ana = await newsroom.SignedInAsync("Ana", width, height, watched: false);
        var witness = await Witness.OfAsync(ana, newsroom.Address);
        var look = new ScreenJudge(ana, $"{width}", _faults);
        var cards = await newsroom.CardsAsync();
        string CardOf(string kind) => cards.First(card => card.Kind == kind).Id;
        async Task<string> SubjectAsync(string collection) =>
            (await newsroom.Api.GetFromJsonAsync($"stories/{SampleNewsroom.Story}/{collection}")).GetProperty("items")[0].GetProperty("id").GetString()!;

        async Task<string> FlaggedAsync() => (await newsroom.Api.GetFromJsonAsync($"stories/{SampleNewsroom.Story}/contradictions?kind=number,denial,date&status=new,taken,needs-call"))
            .GetProperty("items")[0].GetProperty("sides")[0].GetProperty("statements")[0].GetProperty("articleId").GetString()!;

        await look.AtAsync("/", "stories");
        await look.AtAsync(SampleNewsroom.Path, "board");
        await ana.Locator("[data-dialog=add-articles]").ClickAsync();
        await look.TakeAsync("add-articles");
        await ana.Keyboard.PressAsync("Escape");
        await ana.Keyboard.PressAsync("?");
        await look.TakeAsync("keys");
        await ana.Keyboard.PressAsync("Escape");
        await ana.Locator("[data-card]").First.HoverAsync();
        await ana.Locator("[data-menu-for-card]").First.ClickAsync();
        await look.TakeAsync("card-menu");
        await ana.Keyboard.PressAsync("Escape");
        await ana.Cards("Articles").First.Locator(".card-open").FocusAsync();
        await ana.Keyboard.PressAsync("x");
        await look.TakeAsync("card-chosen");
        await ana.Keyboard.PressAsync("m");
        await ana.GetByLabel("A new story").WaitForAsync();
        await look.TakeAsync("move-articles");
        foreach (var kind in new[] { "article", "contradiction", "note", "thread" })
            await look.AtAsync($"{SampleNewsroom.Path}?card={CardOf(kind)}", $"drawer-{kind}", ".drawer");
        await look.AtAsync($"{SampleNewsroom.Path}/articles", "articles");
        await look.AtAsync($"{SampleNewsroom.Path}/articles/{await SubjectAsync("articles")}", "article");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Correct" }).First.ClickAsync();
        await ana.GetByRole(AriaRole.Heading, new() { Name = "What each part is" }).WaitForAsync();
        await look.TakeAsync("article-correction");
        await look.AtAsync($"{SampleNewsroom.Path}/articles/{await SubjectAsync("articles")}/versions", "article-versions");
        await look.AtAsync($"{SampleNewsroom.Path}/articles/{await SubjectAsync("articles")}/comments", "import-comments");
        await ana.GetByLabel("Or paste a page with its comments").FillAsync("Quay closed\n\nThe quay was closed on Monday, the port authority said in a statement.\n\n• Mara On 03/31/2026 at 9:10 am\n  It was never safe.\n\n  • Theo On 03/31/2026 at 9:12 am\n    It was safe enough for me.\n");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Look what is in it" }).ClickAsync();
        await ana.GetByRole(AriaRole.Heading, new() { Name = "What is in it" }).WaitForAsync();
        await look.TakeAsync("import-comments-preview");
        await look.AtAsync($"{SampleNewsroom.Path}/contradictions/{await SubjectAsync("contradictions")}", "contradiction");
        await ana.GetByRole(AriaRole.Button, new() { Name = " holds" }).First.ClickAsync();
        await ana.GetByLabel("Why", new() { Exact = true }).WaitForAsync();
        await look.TakeAsync("contradiction-settling");
        await look.AtAsync($"{SampleNewsroom.Path}/contradictions/{await newsroom.PublishedAsync()}", "contradiction-published", ".for-readers");
        await ana.GetByRole(AriaRole.Button, new() { Name = "ClaimReview", Exact = true }).ClickAsync();
        await ana.Locator("textarea.code").WaitForAsync();
        await look.TakeAsync("contradiction-claim-review");
        await look.AtAsync($"{SampleNewsroom.Path}/matrix", "matrix", ".matrix-table");
        await ana.Locator(".matrix-table td:not(.silent) a").First.ClickAsync();
        await ana.Locator(".drawer .statement").First.WaitForAsync();
        await look.TakeAsync("matrix-cell");
        await ana.Keyboard.PressAsync("Escape");
        await ana.Locator(".matrix-table tbody input[type=checkbox]").First.CheckAsync();
        await look.TakeAsync("matrix-chosen");
        await ana.GetByPlaceholder("Claim, speaker or outlet").FillAsync("no claim has these words");
        await ana.Locator(".empty").First.WaitForAsync();
        await look.TakeAsync("matrix-nothing-found");
        await look.AtAsync($"{SampleNewsroom.Path}/labels", "labels", ".labels > :not(h2):not(.panel:has(.skeleton))");
        await look.AtAsync($"/stories/{await ContestedAsync($"Names for one, {width}")}/labels", "labels-contested", ".terms");
        await ana.Locator(".terms .quoted .times").First.ClickAsync();
        await ana.Locator(".drawer .statement").First.WaitForAsync();
        await look.TakeAsync("labels-places");
        await look.AtAsync($"{SampleNewsroom.Path}/articles/{await FlaggedAsync()}", "article-flagged", ".margin a");
        await ana.Locator(".margin a.conflict").First.ClickAsync();
        await ana.Locator(".drawer .side").First.WaitForAsync();
        await look.TakeAsync("article-flag");
        await ana.Keyboard.PressAsync("Escape");
        await ana.Locator("button[data-key=m]").ClickAsync();
        await ana.Locator(".margin a.claim").First.WaitForAsync();
        await look.TakeAsync("article-claims");
        await look.AtAsync($"{SampleNewsroom.Path}/catch-up", "catch-up");
        await SourcesAsync(look, ana);
        foreach (var page in new[] { "people", "keys" })
            await look.AtAsync($"/admin/{page}", $"admin-{page}");
        await look.AtAsync("/nowhere", "not-found", "h1, h2");
        await look.AtAsync("/stories/nowhere", "no-story", "h1, h2");
        var empty = await DashboardProgram.CreateStoryAsync(newsroom.Api, $"Nothing yet, {width}");
        await look.AtAsync($"/stories/{empty}", "board-empty");
        await look.AtAsync($"/stories/{empty}/matrix", "matrix-empty", ".empty");
        await look.AtAsync($"/stories/{empty}/labels", "labels-empty", ".empty");
        if (width < 400)
        {
            await ana.SetViewportSizeAsync(320, 640);
            // Narrowest is hardest with the longest words: tomorrow every time of today is told with its day.
            await ana.Clock.SetSystemTimeAsync(DateTime.UtcNow.AddDays(1));
            await look.AtAsync(SampleNewsroom.Path, "board-320");
            await look.AtAsync("/", "stories-320");
            await look.AtAsync($"{SampleNewsroom.Path}/matrix", "matrix-320", ".matrix-table");
            await look.AtAsync($"{SampleNewsroom.Path}/contradictions/{await SubjectAsync("contradictions")}", "contradiction-320");
            await look.AtAsync($"{SampleNewsroom.Path}/articles/{await SubjectAsync("articles")}", "article-320");
        }
        var vic = await newsroom.SignedInAsync("Vic", width, height, watched: false);
        await new ScreenJudge(vic, look.Suffix, _faults).AtAsync("/admin/people", "no-access", "h1");

        output.WriteLine($"{look.Screens} screens at {width} x {height}, light and dark");
        ScreenJudge.NoFaults(_faults.Concat(witness.Faults));
    }

    private async Task SourcesAsync(ScreenJudge look, IPage ana)
    {
        // Nothing of these is reached from here, so that one of each kind of trouble is shown, and one that rests.
        foreach (var (address, story) in new[] { ("http://127.0.0.1:9/feed", SampleNewsroom.Story), ("https://courier.invalid/feed", SampleNewsroom.Story), ("https://gazette.invalid/feed", null) })
            (await newsroom.Api.PostAsJsonAsync("sources", new { address, story, title = $"Feed of {address}" })).EnsureSuccessStatusCode();
        var resting = (await newsroom.Api.GetFromJsonAsync($"sources?story={SampleNewsroom.Story}")).GetProperty("items")[0].GetProperty("id").GetString();
        (await newsroom.Api.PatchAsJsonAsync($"sources/{resting}", new { state = "paused" })).EnsureSuccessStatusCode();
        await look.AtAsync("/sources", "sources", ".source");
        await ana.Locator(".source [data-menu]").First.ClickAsync();
        await look.TakeAsync("source-menu");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Change…" }).ClickAsync();
        await ana.GetByLabel("Visited every").WaitForAsync();
        await look.TakeAsync("source-change");
        await ana.Keyboard.PressAsync("Escape");
        await ana.GetByLabel("Any address").FillAsync("nothing to follow");
        await ana.GetByRole(AriaRole.Button, new() { Name = "What is this?" }).ClickAsync();
        await ana.Locator(".add-source .notice").WaitForAsync();
        await look.TakeAsync("source-nothing");
        await look.AtAsync($"{SampleNewsroom.Path}/sources", "story-sources", ".source");
        var empty = await DashboardProgram.CreateStoryAsync(newsroom.Api, $"Follows nothing, {look.Suffix}");
        await look.AtAsync($"/stories/{empty}/sources", "story-sources-empty", ".empty");
        await look.AtAsync("/outlets", "outlets", "main a[href^='/outlets/']");
        await ana.Locator("main a[href^='/outlets/']").First.ClickAsync();
        await ana.Locator(".habits table, .habits p").First.WaitForAsync();
        await look.TakeAsync("outlet");
    }

    // In the sample story everybody agrees on what people are called.
    private Task<string> ContestedAsync(string title) => newsroom.StoryAsync(title,
        ("Valley Courier", "Acting mayor Dora Quill closed the quay on Monday.\n\nActing mayor Dora Quill said the ferry would wait. \"Interim mayor Dora Quill has my support,\" said Tom Reed, a harbour pilot."),
        ("Hill Post", "Dora Quill, the self-styled mayor, closed the quay on Monday.\n\n\"The usurper Dora Quill has no right to do this,\" said Ines Marlow, the council leader."));

    [BrowserFact]
    public async Task Every_state_of_the_work_on_a_contradiction_is_clean()
    {
        var story = await newsroom.StoryAsync($"Two figures, {width}",
            ("Valley Courier", "The dam supplies about 40,000 households in the valley, the water board said in a statement."),
            ("Hill Post", "The dam supplies fewer than 26,000 households in the valley, according to council figures."));
        var id = (await newsroom.Api.GetFromJsonAsync($"stories/{story}/contradictions")).GetProperty("items")[0].GetProperty("id").GetString();
        var fay = await newsroom.SignedInAsync("Fay", width, height, watched: false);
        var witness = await Witness.OfAsync(fay, newsroom.Address);
        var look = new ScreenJudge(fay, $"{width}", _faults);
        Task ResolveAsync(object body) => newsroom.Api.PostAsJsonAsync($"contradictions/{id}/resolution", body);
        Task AskAsync(bool secondPerson) => newsroom.Api.PatchAsJsonAsync($"stories/{story}", new { secondPerson });

        await AskAsync(secondPerson: true);
        await ResolveAsync(new { verdict = "side", side = 0, reason = "The board has the meters." });
        await look.AtAsync($"/stories/{story}/contradictions/{id}", "work-to-confirm", ".held");
        await fay.Keyboard.PressAsync("d");
        await fay.GetByRole(AriaRole.Button, new() { Name = "Not a contradiction" }).WaitForAsync();
        await fay.Keyboard.PressAsync("0");
        await fay.GetByRole(AriaRole.Group, new() { Name = "What kind of mistake is it?" }).WaitForAsync();
        await look.TakeAsync("work-dismissing");
        await fay.Keyboard.PressAsync("3");
        var why = fay.GetByLabel("Why", new() { Exact = true });
        await why.PressSequentiallyAsync("Homes and households.");
        await fay.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(fay.Locator(".held")).ToHaveCountAsync(2);
        await look.TakeAsync("work-opinions-differ");
        await look.AtAsync($"/stories/{story}", "board-opinions-differ");
        await fay.GetByRole(AriaRole.Button, new() { Name = "Ranking" }).ClickAsync();
        await fay.Locator("#ranking summary").ClickAsync();
        await look.TakeAsync("ranking");
        await AskAsync(secondPerson: false);
        await newsroom.Api.DeleteAsync(new Uri($"contradictions/{id}/resolution", UriKind.Relative));
        await look.AtAsync($"/stories/{story}/dismissed", "dismissed", "[data-dismissal]");
        var ana = await newsroom.SignedInAsync("Ana", width, height, watched: false);
        await new ScreenJudge(ana, look.Suffix, _faults).AtAsync("/admin/rules", "admin-rules", ".rz-data-grid, .rz-datatable");
        ScreenJudge.NoFaults(_faults.Concat(witness.Faults));
    }
}
