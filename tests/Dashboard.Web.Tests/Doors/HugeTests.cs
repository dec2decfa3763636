using System.Text;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Web.Tests.Doors;

/// <summary>Articles as no one writes them, as large as doors let through: each ends as an article or with a reason, and what comes after them is read as ever.</summary>
public sealed class HugeTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    private const string Prose = "<p>The harbour was closed on Monday after the storm, and two ferries had to wait outside until the wind dropped.</p>";

    private static string Repeat(string part, int count) => new StringBuilder(part.Length * count).Insert(0, part, count).ToString();

    private static (string Name, string Html, string Text)[] Shapes =>
    [
        ("one paragraph", $"<html><body><h1>Quay</h1><p>{Repeat("It went on, and on. ", 480_000)}</p></body></html>", "Quay closed\n\n" + Repeat("It went on, and on. ", 480_000)),
        ("as long as may be", $"<html><body><h1>Quay</h1><p>{Repeat("It went on, and on. ", 14_000)}</p></body></html>", "Quay closed\n\n" + Repeat("It went on; and on. ", 14_000)),
        ("one word", $"<html><body><h1>Quay</h1>{Prose}<p>{new string('a', 9_000_000)}</p></body></html>", "Quay closed\n\n" + new string('a', 9_000_000)),
        ("deep tags", $"<html><body><h1>Quay</h1>{Prose}{Repeat("<div><b>", 100_000)}x", Repeat("<div>", 200_000) + "Quay closed"),
        ("many links", $"<html><body><h1>Quay</h1>{Prose}{Repeat("<a href=x>", 900_000)}", Repeat("https://a.b/c ", 600_000)),
    ];

    [Fact]
    public async Task Each_shape_through_each_door_ends_and_the_next_article_is_read()
    {
        var editor = house.Editor;
        var story = await editor.NewStoryAsync("Huge");
        foreach (var (name, html, text) in Shapes)
        {
            await house.ArticleAsync(story, text, "text/plain");
            await house.ArticleAsync(story, html, "text/html");
            await house.UploadAsync(story, ($"{name}.html", Encoding.UTF8.GetBytes(html + "<!-- file -->")), ($"{name}.txt", Encoding.UTF8.GetBytes(text + " ")));
            var path = "/" + name.Replace(' ', '-');
            house.Site.On(path, async context =>
            {
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync(html.Length > 4_900_000 ? html[..4_900_000] : html);
            });
            (await editor.PostAsync($"stories/{story}/articles", new { url = house.Site.Address(path) })).Is(201);
            house.Site.Feed(path + "-feed", $"<rss version=\"2.0\"><channel><title>Huge</title><item><guid>{name}</guid><title>{name}</title><description><![CDATA[{(html.Length > 4_800_000 ? html[..4_800_000] : html)}]]></description></item></channel></rss>", "\"1\"");
            await house.VisitedAsync((await editor.PostAsync("sources", new { address = house.Site.Address(path + "-feed"), story })).Is(201).Text("id"));
        }
        var next = await house.ArticleAsync(story, "Bridge open\n\nThe bridge was opened on Tuesday, the council said in a statement.", "text/plain");
        await editor.WaitAsync(story);

        Assert.Equal("ready", (await editor.GetAsync($"articles/{next}")).Text("status"));
        var articles = (await editor.GetAsync($"stories/{story}/articles?limit=200")).Items.ToList();
        Assert.True(articles.Count > Shapes.Length * 4, $"{articles.Count}");
        Assert.All(articles, article =>
        {
            var failure = article.GetProperty("failure").GetString();
            Assert.True(article.GetProperty("status").GetString() == "ready" || failure is { Length: > 20 } && !failure.Contains("fault in the program", StringComparison.Ordinal), article.ToString()[..300]);
        });
        var slug = (await editor.GetAsync($"stories/{story}")).Text("slug");
        await house.Screen.PageAsync($"/stories/{slug}");
        await house.Screen.PageAsync($"/stories/{slug}/articles/{articles[0].GetProperty("id").GetString()}");
    }
}
