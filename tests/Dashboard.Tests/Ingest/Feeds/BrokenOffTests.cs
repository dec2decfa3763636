using System.Text;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Feeds;
using Xunit.Abstractions;

namespace Dashboard.Tests.Ingest.Feeds;

/// <summary>Feeds that end at any byte, and feeds that say the wrong encoding: read as far as they go, or refused in words; never a fault of ours.</summary>
public class BrokenOffTests(ITestOutputHelper output)
{
    private static readonly string[] Invented =
    [
        FeedSample.Rss("<item><guid isPermaLink=\"false\">a</guid><title>Grüße &amp; <![CDATA[<b>more</b>]]></title><link>https://news.example/a?b=1&amp;c=2</link><pubDate>Tue, 4 Jun 2019 12:00 EST</pubDate><content:encoded>&lt;p&gt;Words&lt;/p&gt;</content:encoded></item>", "<ttl>60</ttl>"),
        FeedSample.Atom("<entry xml:lang='de'><id>tag:a</id><title type='html'>Grüße &amp;lt;</title><link href='/a'/><updated>2019-06-04T12:00:00Z</updated><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Wörter</p></div></content></entry>"),
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel rdf:about=\"https://news.example/\"><title>T</title></channel><item rdf:about=\"https://news.example/1\"><title>Één</title><dc:date>2019-06-04</dc:date></item></rdf:RDF>",
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"items\":[{\"id\":\"1\",\"title\":\"Eins \\u00fc\",\"content_html\":\"<p>x</p>\",\"date_published\":\"2019-06-04T12:00:00Z\",\"authors\":[{\"name\":\"Ann\"}]},{\"id\":\"2\",\"content_text\":\"Zwei\"}]}",
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\"><url><loc>https://news.example/1</loc><news:news><news:publication><news:name>N</news:name><news:language>en</news:language></news:publication><news:publication_date>2019-06-04</news:publication_date><news:title>One</news:title></news:news></url></urlset>",
    ];

    private static int ReadOrRefuse(ReadOnlyMemory<byte> bytes, string? contentType = null)
    {
        try
        {
            return FeedReader.Read(bytes, contentType, FeedSample.Address).Items.Count;
        }
        catch (UnreadableException refused)
        {
            Assert.NotEmpty(refused.Message);
            return 0;
        }
    }

    private static void CutEverywhere(byte[] feed)
    {
        var whole = ReadOrRefuse(feed);
        for (var length = 0; length < feed.Length; length++)
            Assert.InRange(ReadOrRefuse(feed.AsMemory(0, length)), 0, whole);
    }

    [Fact]
    public void Feed_that_ends_at_any_byte_gives_no_more_than_the_whole_one() => Array.ForEach(Invented, feed => CutEverywhere(Encoding.UTF8.GetBytes(feed)));

    [Fact]
    public void Fifty_reference_feeds_may_end_at_any_byte()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Dashboard.sln"))) folder = folder.Parent;
        var root = Path.Combine(folder.FullName, "..", "shared", "data", "feeds");
        if (!Directory.Exists(root))
        {
            output.WriteLine("Skipped: ../shared/data/feeds is not there.");
            return;
        }

        // The smallest of each folder in turn, so that every format and encoding has its part.
        var byFolder = Directory.EnumerateFiles(root, "*.xml", SearchOption.AllDirectories).Select(path => new FileInfo(path)).Where(file => file.Length is > 200 and < 500)
            .GroupBy(file => file.DirectoryName, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.OrderBy(file => file.Length).ThenBy(file => file.Name, StringComparer.Ordinal).ToList()).ToList();
        var chosen = Enumerable.Range(0, 50).SelectMany(turn => byFolder.Where(group => group.Count > turn).Select(group => group[turn])).Take(50).ToList();
        Assert.Equal(50, chosen.Count);
        foreach (var file in chosen) CutEverywhere(File.ReadAllBytes(file.FullName));
        output.WriteLine($"{chosen.Count} feeds were cut at {chosen.Sum(file => file.Length):N0} places.");
    }

    [Fact]
    public void Encoding_that_is_not_the_one_it_says_is_read_or_told()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        string[] named = ["utf-8", "utf-16", "utf-16be", "iso-8859-1", "windows-1251", "windows-1252", "koi8-r", "shift_jis", "euc-jp", "gb18030", "big5", "iso-2022-jp", "us-ascii", "utf-7", "unicode-1-1-utf-7", "ebcdic-us", "no-such-thing", ""];
        foreach (var said in named)
        {
            foreach (var written in named.Where(name => name is not ("utf-7" or "unicode-1-1-utf-7" or "ebcdic-us" or "no-such-thing" or "")))
            {
                var text = $"<?xml version=\"1.0\" encoding=\"{said}\"?><rss version=\"2.0\"><channel><title>T</title><item><guid>1</guid><title>Grüße привет 日本</title><description>Words of the harbour paper, at some length.</description></item></channel></rss>";
                var bytes = Encoding.GetEncoding(written).GetBytes(text);
                ReadOrRefuse(bytes);
                ReadOrRefuse(bytes, $"application/rss+xml; charset={said}");
            }
        }

        // Damage is told, and what is not damaged is read.
        byte[] damaged = [.. "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel><title>T</title><item><guid>1</guid><title>Gr"u8, 0xFC, 0xDF, .. "e \u0444\u0444\u0444\u0444</title></item></channel></rss>"u8];
        var reading = FeedReader.Read(damaged, "application/rss+xml; charset=utf-8", FeedSample.Address);
        Assert.Equal("1", Assert.Single(reading.Items).Id);
        Assert.NotEmpty(FeedReader.Read(Encoding.UTF8.GetBytes(Invented[0].Replace("encoding=\"utf-8\"", "encoding=\"no-such-thing\"", StringComparison.Ordinal)), null, FeedSample.Address).Faults);
    }

    [Theory]
    [InlineData("Fri, 01 Jan 2999 00:00:00 GMT")]
    [InlineData("Mon, 01 Jan 0001 00:00:00 GMT")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("99999999999999999999")]
    [InlineData("9999999999999")]
    [InlineData("-1")]
    [InlineData("2019-02-30")]
    [InlineData("32 Foo 2019 25:61:61 +99:99")]
    [InlineData("Tue, 4 Jun 2019 12:00:00 +9999")]
    public void Date_that_no_article_can_have_is_no_date_and_the_item_stays(string date)
    {
        var item = Assert.Single(FeedSample.Read(FeedSample.Rss($"<item><guid>1</guid><title>One</title><pubDate>{date}</pubDate></item>")).Items);
        Assert.Equal(("1", "One"), (item.Id, item.Title));
        Assert.True(item.Published is null or { Year: > 1980 and < 2200 }, $"{item.Published}");
    }

    [Fact]
    public void Items_of_one_identity_are_one_or_told_apart_by_their_links()
    {
        var same = FeedSample.Read(FeedSample.Rss(string.Concat(Enumerable.Repeat("<item><guid>1</guid><title>One</title><link>https://news.example/1</link></item>", 100))));
        Assert.Single(same.Items);
        var other = FeedSample.Read(FeedSample.Rss(string.Concat(Enumerable.Range(0, 100).Select(i => $"<item><guid>1</guid><title>One</title><link>https://news.example/{i}</link></item>"))));
        Assert.Equal(100, other.Items.Select(item => item.Id).Distinct().Count());
        Assert.Contains(other.Faults, fault => fault.Contains("same identity", StringComparison.Ordinal));
    }
}
