using System.IO.Compression;
using System.Text;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Feeds;

namespace Dashboard.Tests.Ingest.Feeds;

public class OtherFormatsTests
{
    [Fact]
    public void JsonFeed_whole_item_keeps_every_field()
    {
        var feed = FeedSample.Read(
            """
            {"version":"https://jsonfeed.org/version/1.1","title":"Harbour","home_page_url":"https://news.example/","next_url":"?page=2","language":"en-US","description":"Quay",
             "items":[{"id":"17","url":"/ferry","title":"Ferry & tug","content_html":"<p>A <a href='x'>tug</a></p>","summary":"Short","date_published":"2019-06-04T10:00:00-05:00",
             "date_modified":"2019-06-05T10:00:00Z","authors":[{"name":"Ada Quay"},{"name":"Ben Mole"}],"tags":["Ships",3],"language":"de","image":"https://cdn.example/a.jpg",
             "attachments":[{"url":"https://cdn.example/fog.mp3","mime_type":"audio/mpeg","size_in_bytes":9,"title":"Fog"}]}]}
            """);
        Assert.Equal(("JSON Feed 1.1", "Harbour", "en-US", new Uri("https://news.example/feeds/all.xml?page=2")), (feed.Format, feed.Title, feed.Language, feed.NextPage));
        Assert.Empty(feed.Faults);
        var item = Assert.Single(feed.Items);
        Assert.Equal(("17", "Ferry & tug", "Ada Quay, Ben Mole", "de", "Short"), (item.Id, item.Title, item.Author, item.Language, item.Summary));
        Assert.Equal((new Uri("https://news.example/ferry"), TimeSpan.FromHours(-5)), (item.Link, item.Published!.Value.Offset));
        Assert.Contains("https://news.example/feeds/x", item.Html, StringComparison.Ordinal);
        Assert.Equal(["Ships"], item.Categories);
        Assert.Equal(["image", "audio"], item.Media.Select(media => media.Medium));
    }

    [Fact]
    public void JsonFeed_usual_mistakes_are_read()
    {
        var feed = FeedSample.Read(
            """
            /* ours */ {"version":"https://jsonfeed.org/version/1","author":{"name":"The Desk"},"items":[
              {"id":17,"title":"Don&#8217;t stop","content_text":"One.\n\nTwo < three.","external_url":"https://other.example/a"},
              {"id":"https://news.example/b","content_html":"","author":"Ada Quay","date_published":"2019-06-04"},
              null, "text", {"title":"\ud83d no pair","id":null,"url":null,"tags":"none","attachments":{"url":"x"}},],}
            """);
        Assert.Equal("JSON Feed 1.0", feed.Format);
        Assert.Equal(3, feed.Items.Count);
        Assert.Equal(("17", "<p>One.</p><p>Two &lt; three.</p>", "The Desk"), (feed.Items[0].Id, feed.Items[0].Html, feed.Items[0].Author));
        Assert.Equal(("Don’t stop", new Uri("https://other.example/a")), (feed.Items[0].Title, feed.Items[0].Link));
        Assert.Equal((new Uri("https://news.example/b"), "Ada Quay", null), (feed.Items[1].Link, feed.Items[1].Author, feed.Items[1].Html));
        Assert.Contains("Some of its items are no items.", feed.Faults);
    }

    [Theory]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":{}}")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1.1\"}")]
    public void JsonFeed_that_is_none_is_refused_in_words(string text) => Assert.NotEmpty(Assert.Throws<UnreadableException>(() => FeedSample.Read(text)).Message);

    private const string NewsMap =
        """
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
          <url><loc>https://news.example/a</loc><lastmod>2019-06-05T10:00Z</lastmod><news:news><news:publication><news:name>Harbour News</news:name><news:language>en</news:language></news:publication>
            <news:publication_date>2019-06-04T10:00+02:00</news:publication_date><news:title>Ferry &amp; tug</news:title><news:keywords>ships, fog</news:keywords></news:news></url>
          <url><loc>https://news.example/about</loc></url>
        </urlset>
        """;

    [Fact]
    public void News_sitemap_gives_its_articles_and_not_its_pages()
    {
        var feed = FeedSample.Read(NewsMap);
        Assert.Equal(("News sitemap", "Harbour News", "en", new Uri("https://news.example/")), (feed.Format, feed.Title, feed.Language, feed.Link));
        var item = Assert.Single(feed.Items);
        Assert.Equal(("https://news.example/a", "Ferry & tug", 4, 5), (item.Id, item.Title, item.Published!.Value.Day, item.Updated!.Value.Day));
        Assert.Equal(["ships", "fog"], item.Categories);
    }

    [Fact]
    public void Gzip_file_is_unpacked()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(NewsMap));
        Assert.Single(FeedReader.Read(packed.ToArray(), "application/x-gzip", FeedSample.Address).Items);
    }

    [Theory]
    [InlineData("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://news.example/</loc></url></urlset>", "sitemap without news")]
    [InlineData("<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>", "list of the sitemaps")]
    [InlineData("<opml version='2.0'/>", "OPML")]
    [InlineData("<?xml version='1.0'?><nitf/>", "<nitf>")]
    [InlineData("<!DOCTYPE html><html><body>Hello</body></html>", "web page")]
    [InlineData("Just words.", "no feed")]
    [InlineData("{\"a\":1}", "no feed")]
    [InlineData("", "empty")]
    public void What_is_no_feed_is_refused_with_what_it_is(string text, string words) =>
        Assert.Contains(words, Assert.Throws<UnreadableException>(() => FeedSample.Read(text)).Message, StringComparison.Ordinal);
}
