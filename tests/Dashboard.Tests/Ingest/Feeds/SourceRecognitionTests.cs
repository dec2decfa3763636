using System.Text;
using Dashboard.Ingest.Feeds;

namespace Dashboard.Tests.Ingest.Feeds;

public class SourceRecognitionTests
{
    private static readonly Uri Page = new("https://news.example/2019/ferry/");

    private static SourceRecognition Of(string text, string? contentType = null) => SourceRecognition.Of(Encoding.UTF8.GetBytes(text), contentType, Page);

    public static TheoryData<string, string?, SourceKind, string> Things => new()
    {
        { FeedSample.Rss("<item><guid>1</guid><pubDate>Tue, 04 Jun 2019 12:00 GMT</pubDate></item>"), "text/html", SourceKind.Feed, "A feed (RSS 2.0) named “Harbour News” with 1 item; the newest is of 4 June 2019." },
        { FeedSample.Rss("<item><link>https://news.example/2019/ferry/#comment-17</link></item>"), null, SourceKind.Feed, "A feed of comments (RSS 2.0) named “Harbour News” with 1 item." },
        { FeedSample.Atom(""), null, SourceKind.Feed, "A feed (Atom 1.0) named “Harbour News” with 0 items." },
        { "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"J\",\"items\":[]}", null, SourceKind.Feed, "A feed (JSON Feed 1.1) named “J” with 0 items." },
        { "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>https://news.example/a</loc><n:news><n:title>A</n:title></n:news></url></urlset>", null, SourceKind.NewsSitemap, "A news sitemap with 1 item." },
        { "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://news.example/a</loc></url></urlset>", null, SourceKind.Sitemap, "This is a sitemap without news" },
        { "<opml version='2.0'><body><outline text='F'><outline xmlUrl='https://a.example/f'/></outline></body></opml>", null, SourceKind.FeedList, "A list of feeds (OPML) with 1 feed in 1 folder." },
        { "<rss xmlns:wp='http://wordpress.org/export/1.2/'><channel><wp:wxr_version>1.2</wp:wxr_version></channel></rss>", null, SourceKind.CommentArchive, "An export of a WordPress site" },
        { "<disqus xmlns='http://disqus.com'/>", null, SourceKind.CommentArchive, "An export of comments from Disqus" },
        { "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'/>", null, SourceKind.WireMessage, "A wire message (NewsML-G2)" },
        { "<?xml version='1.0'?><!DOCTYPE nitf SYSTEM 'nitf.dtd'><nitf/>", null, SourceKind.WireMessage, "A wire message (NITF)" },
        { "{\"uri\":\"tag:1\",\"headlines\":[]}", null, SourceKind.WireMessage, "A wire message (ninjs)" },
        { "<html><head><title>Ferry</title></head><body><p>Hello</p></body></html>", null, SourceKind.Page, "A web page (“Ferry”) that names no feed." },
        { "<p>Hello</p>", "text/html; charset=utf-8", SourceKind.Page, "A web page that names no feed." },
        { "Just words.", "text/plain", SourceKind.Nothing, "This is text" },
        { "", null, SourceKind.Nothing, "empty" },
        { "%PDF-1.4 something", null, SourceKind.Nothing, "PDF" },
    };

    [Theory]
    [MemberData(nameof(Things))]
    public void Thing_is_recognised_with_a_sentence(string text, string? contentType, SourceKind kind, string words)
    {
        var found = Of(text, contentType);
        Assert.Equal(kind, found.Kind);
        Assert.Contains(words, found.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Index_of_sitemaps_offers_those_with_news_first()
    {
        var found = Of("<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>https://news.example/pages.xml</loc></sitemap><sitemap><loc>https://news.example/sitemap-news.xml</loc></sitemap></sitemapindex>");
        Assert.Equal(SourceKind.SitemapIndex, found.Kind);
        Assert.Equal(["https://news.example/sitemap-news.xml", "https://news.example/pages.xml"], found.Candidates.Select(candidate => candidate.Address.AbsoluteUri));
        Assert.Equal("The list of 2 sitemaps of a site; 1 of them is by name for news.", found.Sentence);
    }

    [Fact]
    public void Page_offers_its_feeds_articles_before_comments()
    {
        var found = Of(
            """
            <html><head><base href="https://news.example/root/"><link rel="alternate" type="application/rss+xml" title="Harbour » Comments Feed" href="/comments/feed/">
            <link rel="Alternate" type="application/atom+xml; charset=utf-8" href="atom.xml"><link rel=alternate type=application/feed+json href=//news.example/feed.json>
            <link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1"><link rel="alternate" hreflang="de" href="/de/"><link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
            </head><body><a href="/local/rss.xml">Local news</a><a href="/about">About</a></body></html>
            """, "text/html");
        Assert.Equal(SourceKind.Page, found.Kind);
        Assert.Equal(["https://news.example/root/atom.xml", "https://news.example/feed.json", "https://news.example/local/rss.xml", "https://news.example/comments/feed/"], found.Candidates.Select(candidate => candidate.Address.AbsoluteUri));
        Assert.True(found.Candidates[^1].OfComments);
        Assert.All(found.Candidates, candidate => Assert.False(candidate.IsGuess));
        Assert.Equal("A web page that names 4 feeds.", found.Sentence);
    }

    [Fact]
    public void Page_of_wordpress_is_guessed_at()
    {
        var found = Of("<html><head><meta name='generator' content='WordPress 6.1'></head><body><p>x</p></body></html>");
        Assert.Equal(["https://news.example/feed/", "https://news.example/comments/feed/", "https://news.example/2019/ferry/feed/"], found.Candidates.Select(candidate => candidate.Address.AbsoluteUri));
        Assert.All(found.Candidates, candidate => Assert.True(candidate.IsGuess));
    }
}
