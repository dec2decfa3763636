using System.Text;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Pages;

namespace Dashboard.Tests.Ingest.Pages;

public class PageReaderTests
{
    private static readonly DateTimeOffset Now = new(2030, 5, 4, 12, 0, 0, TimeSpan.Zero);

    private const string First = "The harbour was closed on Monday after the storm, and two ferries had to wait outside until the wind dropped.";
    private const string Second = "Nobody was hurt, the harbour master said, although a crane had come loose and damaged the roof of a warehouse.";
    private const string Third = "Work on the quay is expected to last until the end of the month, according to the port authority, which put the cost at 40,000 euros.";
    private const string Body = $"<p>{First}</p><p>{Second}</p><p>{Third}</p>";

    private static ArticleDraft Read(string html, ReceivedWith? with = null) => PageReader.Read(html, with ?? new ReceivedWith(), Now);

    private static string Page(string head = "", string before = "", string after = "", string body = Body) =>
        $"<!doctype html><html lang=en-GB><head>{head}</head><body><nav><a href=/>Home</a> <a href=/news>News</a></nav><main><article><h1>Storm closes harbour</h1>{before}{body}{after}</article></main>" +
        "<footer><p>All rights reserved, every one of them, by the people who run this page, in all countries.</p></footer></body></html>";

    private static string Said(ArticleDraft draft, BlockKind kind) =>
        string.Join("|", draft.Blocks.Where(b => b.Kind == kind).Select(b => draft.Text[b.Start..b.End]));

    [Fact]
    public void Read_plain_page_gives_title_and_body_and_leaves_the_chrome_out()
    {
        var draft = Read(Page());

        Assert.Equal($"Storm closes harbour\n\n{First}\n\n{Second}\n\n{Third}", draft.Text);
        Assert.Equal([BlockKind.Title, BlockKind.Body, BlockKind.Body, BlockKind.Body], draft.Blocks.Select(b => b.Kind));
        Assert.Equal("Storm closes harbour", draft.Fields[FieldNames.Title].Value);
        Assert.Equal("en-GB", draft.Fields[FieldNames.Language].Value);
        Assert.All(typeof(FieldNames).GetFields(), name => Assert.Contains((string)name.GetValue(null)!, draft.Fields.Keys));
    }

    [Fact]
    public void Read_blocks_cover_the_text_in_order_without_overlap()
    {
        var draft = Read(Page(after: "<figure><figcaption>The quay. Photo: the port</figcaption></figure><div class=share-bar>Share this</div>"));
        var end = 0;
        foreach (var block in draft.Blocks)
        {
            Assert.True(string.IsNullOrWhiteSpace(draft.Text[end..block.Start]));
            Assert.True(block.Start < block.End);
            end = block.End;
        }

        Assert.Equal(draft.Text.Length, end);
    }

    [Theory]
    [InlineData("""{"@type":"NewsArticle","headline":"From data","author":{"@type":"Person","name":"A. Writer"},"datePublished":"2029-03-02T10:00:00+02:00","publisher":{"name":"The Paper"}}""")]
    [InlineData("""[{"@type":"BreadcrumbList"},{"@type":["ReportageNewsArticle","Article"],"headline":"From data","author":["A. Writer"],"datePublished":"2029-03-02T10:00:00+02:00","publisher":"The Paper"}]""")]
    [InlineData("""{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},{"@type":"Article","headline":"From data","author":{"@id":"#p1"},"datePublished":"2029-03-02T10:00:00+0200","publisher":{"@id":"#o"}},{"@type":"Person","@id":"#p1","name":"A. Writer"},{"@type":"Organization","@id":"#o","name":"The Paper"}]}""")]
    public void Read_json_ld_in_each_form_outranks_the_rest(string json)
    {
        var draft = Read(Page($"<script type=\"application/ld+json\">{json}</script><meta property=og:title content='From og'><meta name=author content='Somebody Else'><title>From title | The Paper</title>",
            "<time datetime=2028-01-01>2028</time>"));

        Assert.Equal("From data", draft.Fields[FieldNames.Title].Value);
        Assert.Equal(["From data", "From og", "Storm closes harbour", "From title"], draft.Fields[FieldNames.Title].Candidates.Select(c => c.Value));
        Assert.Equal("A. Writer", draft.Fields[FieldNames.Byline].Value);
        Assert.Equal("The Paper", draft.Fields[FieldNames.Source].Value);
        Assert.Equal("2029-03-02T10:00:00+02:00", draft.Fields[FieldNames.PublishedAt].Value);
        Assert.Contains(draft.Fields[FieldNames.PublishedAt].Candidates, c => c.Value == "2028-01-01");
        Assert.Equal(new DateOnly(2029, 3, 2), draft.Anchor!.Day);
    }

    [Theory]
    [InlineData("<meta property=article:published_time content='2029-03-02T23:30:00-05:00'>", "", null, "2029-03-02T23:30:00-05:00", "2029-03-02")]
    [InlineData("<meta name=date content='2029-03-02'>", "", null, "2029-03-02", "2029-03-02")]
    [InlineData("", "<time datetime='2029-03-02T08:00Z'>Friday</time>", null, "2029-03-02T08:00:00+00:00", "2029-03-02")]
    [InlineData("", "", "https://example.com/2029/03/02/storm", "2029-03-02", "2029-03-02")]
    [InlineData("", "<p class=byline>By A. Writer, March 2, 2029</p>", null, "2029-03-02", "2029-03-02")]
    public void Read_date_is_taken_from_the_strongest_place(string head, string before, string? url, string value, string day)
    {
        var draft = Read(Page(head, before), new ReceivedWith(Url: url));
        Assert.Equal(value, draft.Fields[FieldNames.PublishedAt].Value);
        Assert.Equal(DateOnly.Parse(day), draft.Anchor!.Day);
    }

    [Fact]
    public void Read_date_after_receipt_or_from_a_broken_template_is_not_believed()
    {
        var draft = Read(Page("<meta property=article:published_time content='2099-01-01T00:00:00Z'><meta name=date content='1970-01-01'>", "<time datetime=2029-03-02>x</time>"));
        Assert.Equal("2029-03-02", draft.Fields[FieldNames.PublishedAt].Value);
    }

    [Fact]
    public void Read_sender_outranks_the_page()
    {
        var with = new ReceivedWith(Url: "https://example.com/a", Title: "Given title", Byline: "Given name", Source: "Given source", Language: "fr", PublishedAt: new(2029, 1, 1, 8, 0, 0, TimeSpan.Zero));
        var draft = Read(Page("<meta name=author content=Other><meta property=og:site_name content=Site>"), with);
        Assert.Equal(("Given title", "Given name", "Given source", "fr"),
            (draft.Fields[FieldNames.Title].Value, draft.Fields[FieldNames.Byline].Value, draft.Fields[FieldNames.Source].Value, draft.Fields[FieldNames.Language].Value));
        Assert.StartsWith("Given title\n\n", draft.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.com/a?utm_source=x&id=7&fbclid=y#top", "https://example.com/a?id=7")]
    [InlineData("https://example.com/a?gclid=1", "https://example.com/a")]
    [InlineData("https://example.com/a?p=1&q=2", "https://example.com/a?p=1&q=2")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("https://user:pw@example.com/", null)]
    public void Clean_address_loses_what_only_tracks(string address, string? expected) => Assert.Equal(expected, PageAddress.Clean(address));

    [Fact]
    public void Read_canonical_address_is_resolved_and_cleaned()
    {
        var draft = Read(Page("<link rel=canonical href='/news/storm?utm_campaign=z'>"), new ReceivedWith(Url: "https://example.com/amp/storm?fbclid=1"));
        Assert.Equal("https://example.com/news/storm", draft.Fields[FieldNames.Url].Value);
    }

    [Fact]
    public void Read_canonical_address_that_is_the_front_page_is_not_believed()
    {
        var draft = Read(Page("<link rel=canonical href='https://example.com/'>"), new ReceivedWith(Url: "https://example.com/news/storm"));
        Assert.Equal("https://example.com/news/storm", draft.Fields[FieldNames.Url].Value);
    }

    [Fact]
    public void Read_clutter_inside_the_article_is_kept_and_named()
    {
        var draft = Read(Page(before: "<figure><img src=x><figcaption>The old quay. Photo: port archive</figcaption></figure>",
            body: $"<p>{First}</p><p><a href=/x>Read more: Ferries are late again</a></p><p>{Second}</p><div class='newsletter-signup'><p>Sign up for our morning newsletter and never miss a thing.</p></div><p>{Third}</p>",
            after: "<div class=social-share><span>Share on the networks</span></div><div class=author-bio><p>A. Writer has covered the coast for many years and lives in a lighthouse.</p></div><div class=related-posts><h3>Related</h3><a href=/y>Bridge closed</a></div>"));

        Assert.Equal($"{First}|{Second}|{Third}", Said(draft, BlockKind.Body));
        Assert.Equal("The old quay. Photo: port archive", Said(draft, BlockKind.Caption));
        Assert.Contains("Read more: Ferries are late again", Said(draft, BlockKind.RelatedLink), StringComparison.Ordinal);
        Assert.Contains("Bridge closed", Said(draft, BlockKind.RelatedLink), StringComparison.Ordinal);
        Assert.Contains("morning newsletter", Said(draft, BlockKind.Appeal), StringComparison.Ordinal);
        Assert.Contains("Share on the networks", Said(draft, BlockKind.ShareBar), StringComparison.Ordinal);
        Assert.Contains("lives in a lighthouse", Said(draft, BlockKind.AuthorBio), StringComparison.Ordinal);
        Assert.All(draft.Blocks, b => Assert.NotEmpty(b.Reason));
    }

    [Fact]
    public void Read_several_articles_takes_the_one_with_the_headline()
    {
        const string other = "<article><h2><a href=/o>Another matter</a></h2><p>A long teaser about something else entirely, with commas, clauses, and more words than the main report has in its first paragraph alone.</p>" +
            "<p>It even has a second paragraph, because teasers grow, and grow, and nobody stops them until they are longer than the news.</p></article>";
        var draft = Read($"<html><head><title>Storm closes harbour</title></head><body><article><h1>Storm closes harbour</h1>{Body}</article>{other}{other}{other}</body></html>");
        Assert.Equal($"{First}|{Second}|{Third}", Said(draft, BlockKind.Body));
    }

    [Fact]
    public void Read_page_built_by_script_falls_back_to_its_data()
    {
        var json = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { ["@type"] = "NewsArticle", ["headline"] = "Storm", ["articleBody"] = $"{First}\n\n{Second}\n{Third}" });
        var draft = Read($"<html><head><script type='application/ld+json'>{json}</script></head><body><div id=root>Loading</div></body></html>");
        Assert.Equal($"{First}|{Second}|{Third}", Said(draft, BlockKind.Body));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body></body></html>")]
    [InlineData("<html><body><script>var a = 'text';</script><noscript>Please enable scripts.</noscript></body></html>")]
    [InlineData("<html><frameset><frame src=x></frameset></html>")]
    public void Read_page_without_text_says_what_to_do(string html) =>
        Assert.Contains("paste", Assert.Throws<UnreadableException>(() => Read(html)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_scripts_and_handlers_never_reach_the_text()
    {
        var draft = Read("<html><head><title>Storm</title><meta name=author content='<img src=x onerror=alert(1)>A. Writer'></head><body><h1>Storm<script>alert('title')</script></h1>" +
            $"<article onclick=alert(2)><p onmouseover=\"alert(3)\">{First}<svg onload=alert(4)></svg><style>p{{color:red}}</style></p><script>document.write('{Second}')</script><!-- {Third} --><p>{Second}</p>" +
            "<iframe srcdoc='<p>inner</p>'></iframe><template><p>template</p></template></article></body></html>");
        var everything = draft.Text + string.Join(' ', draft.Fields.Values.SelectMany(f => f.Candidates).Select(c => c.Value));
        foreach (var trace in (string[])["alert", "onerror", "<", "document.write", "color:red", "template", "inner", "quay"]) Assert.DoesNotContain(trace, everything, StringComparison.Ordinal);
        Assert.Equal("A. Writer", draft.Fields[FieldNames.Byline].Value);
    }

    [Fact]
    public void Read_text_that_looks_like_markup_stays_text()
    {
        var draft = Read(Page(body: $"<p>The sign said &lt;script&gt;alert(1)&lt;/script&gt;, which puzzled everybody who walked past the harbour office.</p><p>{Second}</p>"));
        Assert.Contains("The sign said <script>alert(1)</script>, which", draft.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("windows-1252")]
    [InlineData("utf-8")]
    public void Read_same_page_in_each_encoding_gives_the_same_text(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var html = Page(body: $"<p>Le café fut fermé à midi, dit-on, et “personne” n’a su pourquoi le garçon était parti si tôt.</p><p>{Second}</p>");
        var draft = Read(TextDecoder.Decode(Encoding.GetEncoding(name).GetBytes(html), "text/html"));
        Assert.Contains("Le café fut fermé à midi, dit-on, et “personne” n’a su", draft.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_page_cut_at_any_place_gives_text_or_a_clear_refusal()
    {
        var html = Page("<meta charset=utf-8><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"\\ud83d cut\",\"author\":[{\"name\":\"A. Writer\"}]}</script>", "<p class=byline>By A. Writer</p>",
            "<ol class=commentlist><li class='comment depth-1' id=comment-1><cite class=fn>N. N.</cite><p>Well said, all of it.</p></li></ol>", string.Concat(Enumerable.Repeat(Body, 20)));
        var bytes = Encoding.UTF8.GetBytes(html);
        for (var length = 0; length < bytes.Length; length += 97)
        {
            try
            {
                var draft = Read(TextDecoder.Decode(bytes.AsMemory(0, length), "text/html"));
                Assert.All(draft.Blocks, b => Assert.InRange(b.End, b.Start + 1, draft.Text.Length));
            }
            catch (UnreadableException refusal)
            {
                Assert.NotEmpty(refusal.Message);
            }
        }
    }
}
