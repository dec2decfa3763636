using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Doors;

/// <summary>
/// Hostile markup and hostile addresses through every door, and then every page that shows something of them: nothing of it is markup there,
/// no link leads anywhere but to the web, and opening a page loads nothing from anywhere else.
/// </summary>
public sealed class WhatIsShownTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    private const string Named = "Ann <img src=x onerror=alert(1)><svg onload=alert(1)></svg> &lt;script&gt;Lee";
    private const string Prose = "<p>The water board of Tarn Hollow said on Monday that the gauge at the reservoir had risen, and that the valley road would stay open for buses.</p>";

    private static string Escaped(string text) => WebUtility.HtmlEncode(new string([.. text.Where(c => c is '\t' or '\n' || c >= ' ')]));

    private string Address => $"http://0.0.0.0:{house.Canary.Port}/pixel.gif";

    private string PageOf(string title, IEnumerable<string> pieces) =>
        $"<!doctype html><html><head><title>{title}</title><link rel=canonical href=\"javascript:alert(1)\"><meta property=og:url content=\"data:text/html,x\"><meta property=og:image content=\"{Address}\"><meta name=author content=\"&lt;img src={Address}&gt; Ann Lee\">"
        + $"<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"headline\":\"{title} <img src={Address}>\",\"url\":\"javascript:alert(1)\",\"image\":\"{Address}\",\"author\":{{\"name\":\"<svg onload=alert(1)>\",\"url\":\"vbscript:x\"}}}}</script></head>"
        + $"<body><article><h1>{title} &lt;img src={Address} onerror=alert(1)&gt;</h1>{Prose}{string.Concat(pieces.Select(piece => $"<p>It said so at length, and then again on Tuesday: {piece} and so on.</p>"))}{Prose}</article></body></html>";

    private string Feed(IEnumerable<(string Id, string Link, string Title, string Html)> items) =>
        $"""
        <?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xmlns:wfw="http://wellformedweb.org/CommentAPI/"><channel>
        <title>&lt;img src={Address} onerror=alert(1)&gt;Courier</title><link>javascript:alert(1)</link><atom:link rel="self" href="data:text/html,x"/><image><url>{Address}</url><link>javascript:alert(1)</link></image>
        {string.Concat(items.Select(item => $"<item><guid isPermaLink=\"true\">{Escaped(item.Id)}</guid><title>{Escaped(item.Title)}</title><link>{Escaped(item.Link)}</link><comments>{Escaped(item.Link)}</comments><wfw:commentRss>{Escaped(item.Link)}</wfw:commentRss><source url=\"{Escaped(item.Link)}\">{Escaped(item.Title)}</source>"
            + $"<enclosure url=\"{Address}\" type=\"image/svg+xml\" length=\"1\"/><media:content url=\"{Address}\" medium=\"image\"/><media:thumbnail url=\"javascript:alert(1)\"/><author>{Escaped("<svg onload=alert(1)>")}</author><content:encoded>{Escaped(item.Html)}</content:encoded></item>"))}
        </channel></rss>
        """;

    [Fact]
    public async Task Markup_from_every_door_is_shown_as_words_and_loads_nothing()
    {
        Assert.True(await house.Canary.NoticesAsync());
        var noticed = house.Canary.Visits;
        var editor = house.Editor;
        var story = await editor.NewStoryAsync("<script>alert(1)</script> Doors");
        var pieces = HostileMarkup.Pieces(Address);
        var all = string.Concat(pieces);

        // Pasted, posted, uploaded, dropped.
        var pasted = await house.ArticleAsync(story, $"Quay closed {pieces[0]}\nBy <b onmouseover=alert(1)>Ann Lee</b>\n\n" + string.Join("\n\n", pieces.Select(piece => $"The port authority said this on Monday: {piece} and nothing more.")), "text/plain");
        await house.ArticleAsync(story, PageOf("Pasted page", pieces), "text/html");
        (await editor.PostAsync($"stories/{story}/articles", new { html = PageOf("Posted page", pieces), title = pieces[0], byline = pieces[14], source = pieces[14] })).Is(201);
        await house.UploadAsync(story, ("<img src=x onerror=alert(1)>.html", Encoding.UTF8.GetBytes(PageOf("Uploaded page", pieces))), ("a'><script>alert(1)</script>.txt", Encoding.UTF8.GetBytes("Told on Monday\n\n" + all)));
        await house.DropAsync(story, "a.json", System.Text.Json.JsonSerializer.Serialize(new
        {
            uri = "javascript:alert(1)", headline = $"Wire {all[..300]}", body_xhtml = PageOf("Wire page", pieces), byline = pieces[14], slugline = pieces[0], ednote = pieces[14], pubstatus = "usable",
            associations = new { main = new { type = "picture", headline = "Quay", renditions = new { web = new { href = Address } } } }, trustindicators = new[] { new { title = "Ours", href = "javascript:alert(1)" } },
        }));
        await house.DropAsync(story, "b.xml", $"""
            <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:doors:b" version="1"><catalogRef href="{Address}"/><itemMeta><itemClass qcode="ninat:text"/><versionCreated>2030-03-02T10:00:00Z</versionCreated><edNote>{Escaped(pieces[14])}</edNote></itemMeta>
            <contentMeta><headline>{Escaped(all[..300])}</headline><by>{Escaped(pieces[14])}</by><slugline>{Escaped(pieces[0])}</slugline></contentMeta>
            <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>{Prose}<script src="{Address}"/><img src="{Address}" onerror="alert(1)"/><p>{Escaped(all)}</p></body></html></inlineXML><remoteContent href="{Address}" contenttype="image/svg+xml"/></contentSet></newsItem>
            """);
        await house.DropAsync(story, "c.xml", $"""
            <nitf><head><title>{Escaped(pieces[0])}</title><docdata><doc-id id-string="doors.c"/><ed-msg info="{Escaped(pieces[14])}"/></docdata></head><body><body.head><hedline><hl1>{Escaped(all[..300])}</hl1></hedline><byline>By <person>{Escaped(pieces[14])}</person></byline></body.head>
            <body.content>{Prose}<media media-type="image"><media-reference source="{Address}"/></media><p>{Escaped(all)}</p></body.content></body></nitf>
            """);

        // Fetched: an address, a feed with whole texts, a feed with teasers and the pages behind them.
        Task Html(HttpContext context, string text)
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync(text);
        }
        house.Site.On("/address", context => Html(context, PageOf("Fetched page", pieces)));
        house.Site.On("/behind", context => Html(context, PageOf("Page behind an item", pieces)));
        (await editor.PostAsync($"stories/{story}/articles", new { url = house.Site.Address("/address") })).Is(201);
        var whole = PageOf("", pieces) + string.Concat(Enumerable.Repeat(Prose, 6));
        house.Site.Feed("/whole", Feed([("w1", house.Site.Address("/w1"), $"Whole {all[..200]}", whole)]), "\"1\"");
        house.Site.Feed("/teasers", Feed([("t1", house.Site.Address("/behind"), $"Teaser {all[..200]}", Prose)]), "\"1\"");
        await house.FollowAsync(house.Site.Address("/whole"), story);
        await house.FollowAsync(house.Site.Address("/teasers"), story);
        house.Site.Feed("/waiting", Feed([("n1", house.Site.Address("/behind2"), $"Waiting {all[..200]}", Prose + all)]), "\"1\"");
        await house.FollowAsync(house.Site.Address("/waiting"), null);
        var looked = (await editor.PostAsync("./sources:look", new { address = house.Site.Address("/whole") })).Is(200);
        Assert.DoesNotContain("<img", looked.Json.ToString(), StringComparison.Ordinal);

        // Readers' words in every form, under the pasted article; Coral's come by their hook.
        foreach (var (text, type) in Comments("Told on Monday. " + all))
            Assert.True((await editor.PostTextAsync($"articles/{pasted}/comments", text, type)).Is(200).Json.GetProperty("added").GetInt32() == 1, $"Nothing was taken of {text[..60]}");
        const string Page = "https://news.example/doors";
        await house.ArticleAsync(story, "Bridge closed\n\nThe bridge was closed on Tuesday, the council said in a statement.", "text/plain", Page);
        await house.CoralAsync(System.Text.Json.JsonSerializer.Serialize(new
        {
            type = "COMMENT_CREATED",
            data = new { commentID = "c9", storyID = "s", storyURL = Page, comment = new { id = "c9", body = "Told. " + all, author = new { username = Named }, createdAt = "2026-03-01T10:00:00Z" } },
        }));
        (await editor.PostAsync($"stories/{story}/notes", new { text = all[..2000] })).Is(201);
        await editor.WaitAsync(story);

        var articles = (await editor.GetAsync($"stories/{story}/articles?limit=200")).Items.ToList();
        Assert.All(articles, article => Assert.Equal("ready", article.GetProperty("status").GetString()));
        Assert.True(articles.Count >= 11, $"Only {articles.Count} articles came in.");
        Assert.True((await editor.GetAsync($"stories/{story}/comments?limit=200")).Items.Count() >= 10);
        var pages = await house.PagesAsync(story);
        Assert.Contains(pages, page => page.Page.Body!.TextContent.Contains("onerror=alert(1)", StringComparison.Ordinal));
        Assert.Contains(pages, page => page.Path == "/sources" && page.Page.Body!.TextContent.Contains("Waiting", StringComparison.Ordinal));
        Assert.Empty(pages.SelectMany(page => ShownPage.Strangers(page.Page).Select(stranger => $"{page.Path}: {stranger}")));
        Assert.Equal(noticed, house.Canary.Visits);
    }

    private static IEnumerable<(string Text, string Type)> Comments(string all)
    {
        var xml = Escaped(all);
        yield return (System.Text.Json.JsonSerializer.Serialize(new[] { new { externalId = "j", author = Named, text = all, url = "javascript:alert(1)" } }), "application/json");
        yield return (System.Text.Json.JsonSerializer.Serialize(new[] { new { id = 11, post = 1, author_name = Named, author_url = "javascript:alert(1)", date_gmt = "2026-03-01T10:00:00", content = new { rendered = $"<p>{all}</p>" }, link = "javascript:alert(1)", status = "approved", type = "comment" } }), "application/json");
        yield return (System.Text.Json.JsonSerializer.Serialize(new { post_stream = new { posts = new[] { new { id = 1, post_number = 1, username = Named, created_at = "2026-03-01T10:00:00Z", cooked = all, post_type = 1 } }, stream = new[] { 1 } }, id = 7, title = all[..200] }), "application/json");
        yield return ($"ID;Name;Date;Comment\r\nv;\"{Named}\";2026-03-01 10:00;\"" + all.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"\r\n", "text/csv");
        yield return ($"<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><item><title>{xml[..200]}</title><link>javascript:alert(1)</link><wp:post_id>1</wp:post_id><wp:comment><wp:comment_id>31</wp:comment_id><wp:comment_author>{Escaped(Named)}</wp:comment_author>"
            + $"<wp:comment_author_url>javascript:alert(1)</wp:comment_author_url><wp:comment_date_gmt>2026-03-01 10:00:00</wp:comment_date_gmt><wp:comment_content>{xml}</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment></item></channel></rss>", "application/xml");
        yield return ($"<?xml version=\"1.0\"?><disqus xmlns=\"http://disqus.com\" xmlns:dsq=\"http://disqus.com/disqus-internals\"><thread dsq:id=\"1\"><link>javascript:alert(1)</link><title>{xml[..200]}</title></thread><post dsq:id=\"2\"><message>{xml}</message><createdAt>2026-03-01T10:00:00Z</createdAt><isDeleted>false</isDeleted>"
            + $"<isSpam>false</isSpam><author><name>{Escaped(Named)}</name></author><thread dsq:id=\"1\"/></post></disqus>", "application/xml");
        yield return ($"<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Comments on: x</title><link>javascript:alert(1)</link><item><title>By: {Escaped(Named)}</title><link>javascript:alert(1)#comment-41</link><dc:creator>{Escaped(Named)}</dc:creator>"
            + $"<pubDate>Sun, 01 Mar 2026 10:00:00 +0000</pubDate><guid isPermaLink=\"false\">https://blog.example/?p=1#comment-41</guid><description>x</description><content:encoded>{xml}</content:encoded></item></channel></rss>", "application/rss+xml");
        yield return ($"<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:thr=\"http://purl.org/syndication/thread/1.0\"><title>Comments on x</title><entry><title>By: x</title><link rel=\"alternate\" href=\"javascript:alert(1)\"/><author><name>{Escaped(Named)}</name><uri>javascript:alert(1)</uri></author><id>https://blog.example/?p=1#comment-51</id>"
            + $"<published>2026-03-01T10:00:00Z</published><updated>2026-03-01T10:00:00Z</updated><content type=\"html\">{xml}</content><thr:in-reply-to ref=\"https://blog.example/?p=1\" href=\"javascript:alert(1)\"/></entry></feed>", "application/atom+xml");
        yield return ($"<html><body><article><h1>Quay</h1>{Prose}</article><ol class=commentlist><li class=comment id=comment-61><cite>Ann</cite><time datetime=2026-03-01T10:00:00Z>1 March</time><div class=comment-content><p>{all}</p></div></li></ol></body></html>", "text/html");
    }

    [Fact]
    public async Task Address_of_another_scheme_is_no_link_whatever_door_it_comes_through()
    {
        var editor = house.Editor;
        var story = await editor.NewStoryAsync("Schemes");
        var text = string.Concat(Enumerable.Repeat(Prose, 5));
        foreach (var (scheme, number) in HostileMarkup.Schemes.Select((scheme, number) => (scheme, number)))
        {
            (await editor.PostAsync($"stories/{story}/articles", new { url = scheme })).Is(422);
            (await editor.PostTextAsync($"stories/{story}/articles?url={Uri.EscapeDataString(scheme)}", $"Told number {number}\n\nThe council met on Monday, it said in a statement.", "text/plain")).Is(422);
            (await editor.PostAsync("sources", new { address = scheme, story })).Blames(422, "address");
            Assert.Equal("nothing", (await editor.PostAsync("./sources:look", new { address = scheme })).Is(200).Text("kind"));
            await house.ArticleAsync(story, $"<html><head><title>Page {number}</title><base href=\"{Escaped(scheme)}\"><link rel=canonical href=\"{Escaped(scheme)}\"><meta property=og:url content=\"{Escaped(scheme)}\"></head><body><h1>Page {number}</h1>{text}<p>Original url: {Escaped(scheme)}</p></body></html>", "text/html");
        }
        house.Site.Feed("/rss", Feed(HostileMarkup.Schemes.Select((scheme, number) => ($"{scheme}#{number}", scheme, $"Item {number}", $"<p>Number {number}. <a href=\"{Escaped(scheme)}\">x</a></p>{text}"))), "\"1\"");
        await house.FollowAsync(house.Site.Address("/rss"), story);
        house.Site.Feed("/atom", "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"javascript:alert(1)\"><title>A</title><link rel=\"alternate\" href=\"javascript:alert(1)\"/>" + string.Concat(HostileMarkup.Schemes.Select((scheme, number) =>
            $"<entry xml:base=\"{Escaped(scheme)}\"><id>a{number}</id><title>Entry {number}</title><link rel=\"alternate\" href=\"{Escaped(scheme)}\"/><link rel=\"replies\" href=\"{Escaped(scheme)}\"/><updated>2026-03-01T10:00:00Z</updated><content type=\"html\">{Escaped($"<p>Entry {number}.</p>{text}")}</content></entry>")) + "</feed>", "\"1\"");
        await house.FollowAsync(house.Site.Address("/atom"), story);
        house.Site.Feed("/json", System.Text.Json.JsonSerializer.Serialize(new
        {
            version = "https://jsonfeed.org/version/1.1", title = "J", home_page_url = "javascript:alert(1)", feed_url = "data:text/html,x",
            items = HostileMarkup.Schemes.Select((scheme, number) => new { id = $"j{number}", url = scheme, external_url = scheme, title = $"Piece {number}", content_html = $"<p>Piece {number}.</p>{text}" }),
        }), "\"1\"");
        await house.FollowAsync(house.Site.Address("/json"), story);
        house.Site.Feed("/desk", Feed(HostileMarkup.Schemes.Select((scheme, number) => ($"d{number}", scheme, $"Desk {number}", "<p>Short.</p>"))), "\"1\"");
        await house.FollowAsync(house.Site.Address("/desk"), null);
        var list = $"<opml version=\"2.0\"><body>{string.Concat(HostileMarkup.Schemes.Select(scheme => $"<outline text=\"x\" type=\"rss\" xmlUrl=\"{Escaped(scheme)}\" htmlUrl=\"{Escaped(scheme)}\"/>"))}</body></opml>";
        Assert.Equal(0, (await editor.PostTextAsync($"./sources:import?story={story}", list, "text/x-opml")).Is(200).Json.GetProperty("added").GetInt32());
        await editor.WaitAsync(story);

        await using var db = await house.Host.OpenAsync();
        var articles = await db.Articles.Where(row => row.StoryId == story).Select(row => row.Url).ToListAsync();
        Assert.Equal(HostileMarkup.Schemes.Length * 4, articles.Count);
        var waiting = await db.SourceItems.Where(row => row.Waiting != null).ToListAsync();
        Assert.True(waiting.Count >= HostileMarkup.Schemes.Length);
        Assert.All(articles.Concat(waiting.Select(row => row.Waiting!.Link)).Concat(await db.Sources.Select(row => (string?)row.Address).ToListAsync()),
            address => Assert.True(address is null || address.StartsWith("http://", StringComparison.Ordinal) || address.StartsWith("https://", StringComparison.Ordinal), address));
        var slug = (await editor.GetAsync($"stories/{story}")).Text("slug");
        foreach (var path in new[] { $"/stories/{slug}", $"/stories/{slug}/articles", $"/stories/{slug}/sources", "/sources" }.Concat((await db.Articles.Where(row => row.StoryId == story).Select(row => row.Id).ToListAsync()).Where((_, index) => index % 8 == 0).Select(id => $"/stories/{slug}/articles/{id}")))
            Assert.Empty(ShownPage.Strangers(await house.Screen.PageAsync(path)));
    }
}
