using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Browser.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests.Sources;

/// <summary>What one person connects flows onto everybody's board by itself.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class FollowTests : IAsyncLifetime
{
    private readonly DashboardProgram _program = new(("Fetch__AllowLoopback", "true"));
    private readonly Chromium _chromium = new();
    private WebApplication _site = null!;
    private string _more = "", _report = "";

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _site = builder.Build();
        _site.Run(AnswerAsync);
        await _site.StartAsync();
        await _program.StartAsync();
        await _chromium.InitializeAsync();
    }

    [BrowserFact]
    public async Task An_address_that_one_person_pastes_brings_articles_onto_the_board_of_the_other_and_new_ones_follow_by_themselves()
    {
        var (ana, ben) = (await SignedInAsync("Ana", "editor"), await SignedInAsync("Ben", "reporter"));
        var board = await ana.NewStoryAsync("Water in the valley");
        await ben.OpenBoardAsync(board);
        await ana.Locator("a[data-go=f]").ClickAsync();
        await ana.GetByText("This story follows nothing yet").WaitForAsync();

        // By keys alone: the field, the question, the button.
        await ana.Keyboard.PressAsync("a");
        await ana.Keyboard.TypeAsync(_site.Urls.First());
        await ana.Keyboard.PressAsync("Enter");
        var follow = ana.GetByRole(AriaRole.Button, new() { Name = "Follow Valley Courier" });
        await follow.FocusAsync();
        await ana.Keyboard.PressAsync("Enter");

        await Assertions.Expect(ben.Lane("Articles")).ToContainTextAsync("Gauge rises", new() { Timeout = 20_000 });
        var row = ana.Locator(".source");
        await Assertions.Expect(row).ToContainTextAsync("good", new() { Timeout = 20_000 });
        await Assertions.Expect(row).ToContainTextAsync("RSS 2.0");

        _more = Item("Gauge falls", 2);
        await ana.GetByRole(AriaRole.Button, new() { Name = "Fetch now: Valley Courier" }).ClickAsync();
        await Assertions.Expect(ben.Lane("Articles")).ToContainTextAsync("Gauge falls", new() { Timeout = 20_000 });
        await Assertions.Expect(row.Locator(".figures")).ToContainTextAsync("2", new() { Timeout = 20_000 });

        await row.Locator("[data-menu]").ClickAsync();
        await ana.GetByRole(AriaRole.Button, new() { Name = "Pause", Exact = true }).ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("paused");
        await ana.Locator(".toast").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("good");

        // Who may not connect anything sees how it goes, and nothing to press in vain.
        await ben.GotoAsync(board + "/sources");
        await Assertions.Expect(ben.Locator(".source")).ToContainTextAsync("Valley Courier");
        await Assertions.Expect(ben.Locator(".add-source")).ToHaveCountAsync(0);
        await Assertions.Expect(ben.Locator(".source [data-menu]")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_page_that_changes_becomes_a_version_on_everybodys_screen_and_its_number_comes_first()
    {
        _report = Report("4 centimetres");
        using var api = await _program.ApiAsync("reporter");
        var story = await DashboardProgram.CreateStoryAsync(api, "Water in the valley");
        (await api.PostAsJsonAsync($"stories/{story}/articles", new { url = _site.Urls.First() + "/report" })).EnsureSuccessStatusCode();
        await DashboardProgram.WaitForAnalysisAsync(api, story, TimeSpan.FromSeconds(60));
        var article = (await api.GetFromJsonAsync<JsonElement>($"stories/{story}/articles")).GetProperty("items")[0].GetProperty("id").GetString();
        var (ana, ben) = (await SignedInAsync("Ana", "reporter"), await SignedInAsync("Ben", "viewer"));
        foreach (var page in new[] { ana, ben })
        {
            await page.GotoAsync($"/stories/{story}/articles/{article}");
            await Assertions.Expect(page.Locator(".watch-line")).ToContainTextAsync("unchanged", new() { Timeout = 20_000 });
        }
        _report = Report("9 centimetres");

        await ana.GetByRole(AriaRole.Button, new() { Name = "Look now" }).ClickAsync();

        await Assertions.Expect(ben.Locator(".article-text")).ToContainTextAsync("9 centimetres", new() { Timeout = 30_000 });
        await Assertions.Expect(ben.Locator(".watch-line")).ToContainTextAsync("changed");
        await ben.Keyboard.PressAsync("v");
        await Assertions.Expect(ben.Locator(".changes li").First).ToContainTextAsync("number", new() { Timeout = 20_000 });
        await Assertions.Expect(ben.Locator(".diff del")).ToContainTextAsync("4");
        await Assertions.Expect(ben.Locator(".diff ins")).ToContainTextAsync("9");
    }

    private static string Report(string risen) =>
        $"<!doctype html><html lang=en><title>Gauge rises</title><article><h1>Gauge rises</h1><p>The water board said that the gauge at the reservoir had risen by {risen} since the week before.</p>"
        + string.Concat(Enumerable.Range(1, 4).Select(part => $"<p>In part {part} of the report, engineers who walked along the wall told the council that they had seen no new cracks and that the pumps were running.</p>")) + "</article></html>";

    private async Task<IPage> SignedInAsync(string name, string role)
    {
        var email = await _program.PersonAsync(name, role);
        var page = await _chromium.OpenAsync(_program.Address);
        await page.SignInAsync(email);
        return page;
    }

    private Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/")
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<!doctype html><title>Valley Courier</title><link rel=alternate type='application/rss+xml' href='/feed'><p>News of the valley, every day.</p>");
        }
        if (context.Request.Path == "/report")
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync(_report);
        }
        if (context.Request.Path != "/feed")
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        context.Response.ContentType = "application/rss+xml";
        return context.Response.WriteAsync($"<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Valley Courier</title>{_more}{Item("Gauge rises", 1)}</channel></rss>");
    }

    private static string Item(string title, int number) =>
        $"<item><guid isPermaLink=\"false\">{number}</guid><title>{title}</title><pubDate>Tue, 10 Mar 2026 1{number}:00:00 GMT</pubDate><content:encoded><![CDATA["
        + string.Concat(Enumerable.Range(1, 6).Select(part => $"<p>In part {part} of report {number}, engineers who walked along the wall told the council that they had seen no new cracks, that the pumps were running, and that the valley road would stay open for residents.</p>"))
        + "]]></content:encoded></item>";

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _program.DisposeAsync();
        await _site.DisposeAsync();
    }
}
