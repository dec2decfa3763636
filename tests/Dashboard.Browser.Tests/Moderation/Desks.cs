using System.Globalization;
using System.Net.Http.Json;
using Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests.Moderation;

/// <summary>What moderators do in a browser, and stories that they do it with.</summary>
internal static class Desks
{
    /// <summary>A story with one report and so many invented comments under it, judged; its slug.</summary>
    /// <param name="more">Comments after those, by writer and words, one minute apart.</param>
    public static async Task<string> FilledStoryAsync(this SampleNewsroom newsroom, string title, int comments, params (string Author, string Text)[] more)
    {
        var story = await newsroom.StoryAsync(title, ("Ellery Courier", "Bridge inspectors report\n\nThe inspectors of the harbour bridge published their report on Monday. They found cracks in two of the nine piers and asked for a second look in spring."));
        var article = (await newsroom.Api.GetFromJsonAsync($"stories/{story}/articles")).GetProperty("items")[0].GetProperty("id").GetString();
        var posts = Enumerable.Range(0, comments).Select(i => ($"Reader {i % 60:00}", $"{Opening(i)} the ferry number {i * 37 % 911} was late on the morning of day {i}, so I walked over pier {i % 9} instead."))
            .Concat(more).Select((post, i) => new
            {
                externalId = $"c{i}",
                author = post.Item1,
                postedAt = new DateTime(2026, 3, 1, 9, 0, 0, DateTimeKind.Utc).AddMinutes(i),
                text = post.Item2,
            });
        using var answer = await newsroom.Api.PostAsJsonAsync($"articles/{article}/comments", posts);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await DashboardProgram.WaitForAnalysisAsync(newsroom.Api, story, TimeSpan.FromMinutes(1));
        return story;
    }

    private static string Opening(int i) => new[] { "My neighbour says that", "On the quay they told me", "For the third time", "Nobody wrote that", "Just to add that", "Please note that", "Down at the locks" }[i % 7];

    public static async Task<IPage> ModeratorAsync(this SampleNewsroom newsroom, string name, string? address = null)
    {
        var email = await newsroom.Program.PersonAsync(name, "moderator");
        var page = await newsroom.Chromium.OpenAsync(address ?? newsroom.Address, 1440, 900);
        await page.SignInAsync(email);
        return page;
    }

    public static async Task OpenDeskAsync(this IPage page, string story, string? comment = null)
    {
        await page.GotoAsync($"/stories/{story}/moderation{(comment is null ? "" : $"?comment={comment}")}");
        await page.WaitForLiveAsync();
        await page.Locator(".line.on").WaitForAsync();
    }

    /// <summary>How many stand in a queue, as its button says.</summary>
    public static ILocator QueueCount(this IPage page, string name) => page.Locator(".desk-head .segments button", new() { HasText = name }).Locator(".num");

    public static Task CountAsync(this IPage page, string queue, int count) =>
        Assertions.Expect(page.QueueCount(queue)).ToHaveTextAsync(count.ToString("N0", CultureInfo.InvariantCulture), new() { Timeout = 10_000 });
}
