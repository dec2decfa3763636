using System.Text.Json;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests.Support;

/// <summary>What people do in a browser, in the words of the screens.</summary>
public static class Newsdesk
{
    /// <summary>First start: makes the admin account and comes out on the list of stories.</summary>
    public static async Task SetUpAsync(this IPage page, bool sample = false)
    {
        await page.GotoAsync("/");
        await page.WaitForURLAsync("**/setup");
        await page.GetByLabel("Your name").FillAsync("Ana Admin");
        await page.GetByLabel("E-mail").FillAsync("ana@newsroom.example");
        await page.GetByLabel("Password").FillAsync(DashboardProgram.Password);
        if (sample)
            await page.GetByLabel("sample story", new() { Exact = false }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the account" }).ClickAsync();
        await page.WaitForLiveAsync();
    }

    public static async Task SignInAsync(this IPage page, string email)
    {
        // The first person made beside a running program is known to it within a second; until then it offers the set-up.
        do
            await page.GotoAsync("/login");
        while (new Uri(page.Url).AbsolutePath == "/setup");
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(DashboardProgram.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForLiveAsync();
    }

    /// <summary>Waits until the page answers: its line to the server is up.</summary>
    public static Task WaitForLiveAsync(this IPage page) => page.Locator("html[data-line=up]").WaitForAsync();

    public static async Task<string> NewStoryAsync(this IPage page, string title)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "New story" }).First.ClickAsync();
        await page.GetByLabel("Title", new() { Exact = false }).First.FillAsync(title);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/stories/*");
        await page.WaitForLiveAsync();
        return new Uri(page.Url).AbsolutePath;
    }

    public static async Task OpenBoardAsync(this IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.WaitForLiveAsync();
        await page.Locator(".lane").First.WaitForAsync();
    }

    /// <summary>The lane with this heading.</summary>
    public static ILocator Lane(this IPage page, string name) =>
        page.Locator(".lane", new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true }) });

    /// <summary>Cards of a lane that are on the screen.</summary>
    public static ILocator Cards(this IPage page, string lane) => page.Lane(lane).Locator("[data-card]");

    /// <summary>The number beside the lane's heading counts the cards, drawn or not.</summary>
    public static async Task WaitForCountAsync(this IPage page, string lane, int count) =>
        await Assertions.Expect(page.Lane(lane).Locator(".lane-head .num")).ToHaveTextAsync(count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), new() { Timeout = 20_000 });

    /// <summary>Drops files on the board as a hand would: with the browser's own drop event.</summary>
    public static async Task DropAsync(this IPage page, params (string Name, string Text)[] files)
    {
        var transfer = await page.EvaluateHandleAsync(
            """
            files => {
              const transfer = new DataTransfer();
              for (const [name, text] of files) transfer.items.add(new File([text], name, { type: "text/plain" }));
              return transfer;
            }
            """, files.Select(file => new[] { file.Name, file.Text }).ToArray());
        await page.Locator("[data-drop-files]").DispatchEventAsync("drop", new { dataTransfer = transfer });
    }

    /// <summary>
    /// Starts to note, on the browser's clock, when the lane's count passes each number: what a person at this screen sees,
    /// whether the card is drawn or waits behind "3 new".
    /// </summary>
    public static Task WatchCountAsync(this IPage page, string lane) => page.Lane(lane).Locator(".lane-head .num").EvaluateAsync(
        """
        number => {
          window.seen = {};
          const look = () => { for (let n = Number(number.textContent.replace(/\D/g, "")); n > 0 && !(n in window.seen); n--) window.seen[n] = Date.now(); };
          look();
          new MutationObserver(look).observe(number, { childList: true, characterData: true, subtree: true });
        }
        """);

    /// <summary>When each count was reached, milliseconds of the browser's clock.</summary>
    public static async Task<IReadOnlyDictionary<int, double>> SeenAsync(this IPage page) =>
        JsonDocument.Parse(await page.EvaluateAsync<string>("JSON.stringify(window.seen)")).RootElement.EnumerateObject()
            .ToDictionary(entry => int.Parse(entry.Name, System.Globalization.CultureInfo.InvariantCulture), entry => entry.Value.GetDouble());

    /// <summary>Lets waiting cards in.</summary>
    public static async Task ShowNewAsync(this IPage page)
    {
        foreach (var pill in await page.Locator(".pill").AllAsync())
            await pill.ClickAsync();
    }

    public static Task PictureAsync(this IPage page, string name, bool whole = false) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(DashboardProgram.Pictures, name + ".png"), FullPage = whole });
}
