using Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests.Threads;

/// <summary>An editor brings readers' comments to an article: first a look at what is in the file, then the import and its report.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class ImportThreadTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Export = """
        <?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
        <item><title>Quay closed</title><link>https://blog.example/quay</link><wp:post_id>1</wp:post_id>
          <wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author>Mara</wp:comment_author><wp:comment_date_gmt>2026-03-01 10:00:00</wp:comment_date_gmt><wp:comment_content>The quay was never safe.</wp:comment_content><wp:comment_parent>0</wp:comment_parent></wp:comment>
          <wp:comment><wp:comment_id>2</wp:comment_id><wp:comment_author>Theo</wp:comment_author><wp:comment_date_gmt>2026-03-01 10:05:00</wp:comment_date_gmt><wp:comment_content>It was safe for my boat.</wp:comment_content><wp:comment_parent>1</wp:comment_parent></wp:comment>
          <wp:comment><wp:comment_id>3</wp:comment_id><wp:comment_author>Seller</wp:comment_author><wp:comment_content>Buy</wp:comment_content><wp:comment_approved>spam</wp:comment_approved></wp:comment></item>
        <item><title>Another post</title><link>https://blog.example/other</link><wp:post_id>2</wp:post_id>
          <wp:comment><wp:comment_id>4</wp:comment_id><wp:comment_author>Ida</wp:comment_author><wp:comment_content>Under another post.</wp:comment_content><wp:comment_parent>0</wp:comment_parent></wp:comment></item></channel></rss>
        """;

    [BrowserFact]
    public async Task Export_is_shown_as_a_tree_before_it_is_imported_and_reported_after()
    {
        await using var program = new DashboardProgram();
        await program.StartAsync();
        var ana = await chromium.OpenAsync(program.Address);
        var witness = await Witness.OfAsync(ana, program.Address);
        await ana.SetUpAsync();
        var path = await ana.NewStoryAsync("Quay");
        await ana.DropAsync(("quay.txt", "Quay closed\n\nThe quay was closed on Monday after a lorry hit a pillar, the port authority said in a statement."));
        await ana.WaitForCountAsync("Articles", 1);
        await ana.Cards("Articles").First.Locator("a.card-open").ClickAsync();
        await ana.Locator(".drawer").GetByRole(AriaRole.Link, new() { Name = "Import comments" }).ClickAsync();
        await ana.GetByRole(AriaRole.Heading, new() { Name = "Import reader comments" }).WaitForAsync();
        await ana.WaitForLiveAsync();

        await ana.GetByLabel("Choose an export of comments").SetInputFilesAsync(new FilePayload { Name = "export.xml", MimeType = "text/xml", Buffer = System.Text.Encoding.UTF8.GetBytes(Export) });
        await ana.GetByRole(AriaRole.Heading, new() { Name = "What is in it" }).WaitForAsync();
        await Assertions.Expect(ana.Locator("main")).ToContainTextAsync("3 comments to import, 1 rejected");
        await Assertions.Expect(ana.Locator(".thread .reply")).ToContainTextAsync("It was safe for my boat.");
        await ana.GetByLabel("Which post?").SelectOptionAsync("1");
        await Assertions.Expect(ana.Locator("main")).ToContainTextAsync("2 comments to import, 1 rejected, 1 under other posts");
        await ana.PictureAsync("import-comments-preview");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Import 2 comments" }).ClickAsync();
        await Assertions.Expect(ana.Locator("main")).ToContainTextAsync("2 comments added, 0 were there already, 1 rejected");
        await ana.GetByText("1 rejected line, with the reasons").ClickAsync();
        await Assertions.Expect(ana.Locator("main")).ToContainTextAsync("Marked as spam");
        await ana.PictureAsync("import-comments-report");

        // The same page again, now pasted nonsense: a sentence, and nothing is lost.
        await ana.GetByLabel("Or paste a page with its comments").FillAsync("There is nothing of a reader in here.");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Look what is in it" }).ClickAsync();
        await Assertions.Expect(ana.GetByRole(AriaRole.Alert)).ToContainTextAsync("No reader comments were found");
        await ana.GotoAsync(path);
        await Assertions.Expect(ana.Lane("Moderation")).ToContainTextAsync("2 comments");
        Assert.Empty(witness.Faults);
    }
}
