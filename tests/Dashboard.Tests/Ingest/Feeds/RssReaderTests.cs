using Dashboard.Ingest.Feeds;

namespace Dashboard.Tests.Ingest.Feeds;

public class RssReaderTests
{
    [Fact]
    public void Rss_whole_item_keeps_every_field()
    {
        var feed = FeedSample.Read(FeedSample.Rss(
            """
            <item>
              <title>Ferry &amp;amp; tug &lt;i&gt;collide&lt;/i&gt;</title>
              <link>https://news.example/2019/ferry?utm_source=rss</link>
              <guid isPermaLink="false">harbour-17</guid>
              <pubDate>Tues, 04 Jun 2019 12:00 EST</pubDate>
              <dc:creator>Ada Quay</dc:creator><dc:creator>Ben Mole</dc:creator>
              <description>A ferry and a tug met in fog.</description>
              <content:encoded><![CDATA[<p>A ferry met a tug. <a href="/more">More</a><img src="pic.jpg"></p>]]></content:encoded>
              <category>Ships</category><category>Fog</category><category>ships</category>
              <comments>https://news.example/2019/ferry#comments</comments>
              <wfw:commentRss>https://news.example/2019/ferry/feed/</wfw:commentRss>
              <slash:comments>12</slash:comments>
              <enclosure url="https://cdn.example/fog.mp3" type="audio/mpeg" length="9000"/>
              <media:group><media:content url="https://cdn.example/ferry.jpg" medium="image" width="800"/><media:credit>Cleo Pier</media:credit><media:description>The ferry</media:description></media:group>
              <source url="https://wire.example/">Wire Service</source>
            </item>
            """,
            "<language>en_GB</language><ttl>45</ttl><description>All of the harbour</description><skipHours><hour>2</hour><hour>24</hour></skipHours><skipDays><day>Sunday</day></skipDays>"));
        Assert.Equal(("RSS 2.0", "Harbour News", "en-GB", TimeSpan.FromMinutes(45)), (feed.Format, feed.Title, feed.Language, feed.Ttl!.Value));
        Assert.Equal(("All of the harbour", new Uri("https://news.example/")), (feed.Description, feed.Link));
        Assert.Equal([2, 0], feed.SkipHours);
        Assert.Equal([DayOfWeek.Sunday], feed.SkipDays);
        Assert.Empty(feed.Faults);

        var item = Assert.Single(feed.Items);
        Assert.Equal(("harbour-17", "Ferry & tug collide", "Ada Quay, Ben Mole"), (item.Id, item.Title, item.Author));
        Assert.Equal(new Uri("https://news.example/2019/ferry?utm_source=rss"), item.Link);
        Assert.Equal(new DateTimeOffset(2019, 6, 4, 12, 0, 0, TimeSpan.FromHours(-5)), item.Published);
        Assert.Equal("Tues, 04 Jun 2019 12:00 EST", item.RawDate);
        Assert.Equal("A ferry and a tug met in fog.", item.Summary);
        Assert.Contains("https://news.example/more", item.Html, StringComparison.Ordinal);
        Assert.Contains("https://news.example/feeds/pic.jpg", item.Html, StringComparison.Ordinal);
        Assert.True(item.HasBody);
        Assert.Equal(["Ships", "Fog"], item.Categories);
        Assert.Equal((new Uri("https://news.example/2019/ferry#comments"), new Uri("https://news.example/2019/ferry/feed/"), 12), (item.Comments, item.CommentFeed, item.CommentCount));
        Assert.Equal("Wire Service", item.Origin);
        Assert.Equal(
            [new FeedMedia(new Uri("https://cdn.example/fog.mp3"), "audio/mpeg", "audio", 9000, null), new FeedMedia(new Uri("https://cdn.example/ferry.jpg"), null, "image", null, 800) { Caption = "The ferry", Credit = "Cleo Pier" }],
            item.Media);
    }

    [Fact]
    public void Rdf_items_beside_the_channel_are_read()
    {
        var feed = FeedSample.Read(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
              <channel rdf:about="https://news.example/rdf"><title>Harbour</title><link>https://news.example/</link><dc:language>fr</dc:language></channel>
              <item rdf:about="https://news.example/a"><title>First</title><link>https://news.example/a</link><dc:date>2019-06-04T10:00+02:00</dc:date><dc:creator>Ada Quay</dc:creator></item>
              <item rdf:about="https://news.example/b"><title>Second</title><link>https://news.example/b</link></item>
            </rdf:RDF>
            """);
        Assert.Equal("RSS 1.0", feed.Format);
        Assert.Equal(["https://news.example/a", "https://news.example/b"], feed.Items.Select(item => item.Id));
        Assert.Equal(("fr", "Ada Quay"), (feed.Items[0].Language, feed.Items[0].Author));
        Assert.Equal(new DateTimeOffset(2019, 6, 4, 10, 0, 0, TimeSpan.FromHours(2)), feed.Items[0].Published);
        Assert.Contains("Items without a date that can be read: 1 of 2.", feed.Faults);
    }

    [Theory]
    [InlineData("<guid>https://news.example/p</guid>", "https://news.example/p", "https://news.example/p")]
    [InlineData("<guid>p-1</guid>", "p-1", null)]
    [InlineData("<guid isPermaLink='false'>https://news.example/p</guid>", "https://news.example/p", null)]
    [InlineData("<link>/p?utm_medium=feed&amp;id=3</link>", "https://news.example/p?id=3", "https://news.example/p?utm_medium=feed&id=3")]
    [InlineData("<link>javascript:alert(1)</link><guid>p-2</guid>", "p-2", null)]
    [InlineData("<link>file:///etc/passwd</link><guid>p-3</guid>", "p-3", null)]
    [InlineData("<link>https://me:secret@news.example/</link><guid>p-4</guid>", "p-4", null)]
    [InlineData("<link>https://news.example/\n  long</link><guid>p-5</guid>", "p-5", "https://news.example/  long")]
    [InlineData("<atom:link href='https://news.example/q'/><guid>p-6</guid>", "p-6", "https://news.example/q")]
    public void Item_identity_and_link_follow_what_is_there(string inner, string id, string? link)
    {
        var item = Assert.Single(FeedSample.Read(FeedSample.Rss($"<item><title>x</title>{inner}</item>")).Items);
        Assert.Equal(id, item.Id);
        Assert.Equal(link is null ? null : new Uri(link), item.Link);
    }

    [Fact]
    public void Item_without_guid_and_link_has_an_identity_that_stays()
    {
        var text = FeedSample.Rss("<item><title>Only a title</title></item><item><title>Another</title></item>");
        var (first, again) = (FeedSample.Read(text).Items, FeedSample.Read(text).Items);
        Assert.Equal(first.Select(item => item.Id), again.Select(item => item.Id));
        Assert.NotEqual(first[0].Id, first[1].Id);
    }

    [Fact]
    public void Items_that_share_an_identity_are_told_apart_by_their_links()
    {
        var feed = FeedSample.Read(FeedSample.Rss(
            "<item><guid>same</guid><link>https://news.example/1</link></item><item><guid>same</guid><link>https://news.example/2</link></item><item><guid>x</guid></item><item><guid>x</guid></item>"));
        Assert.Equal(["https://news.example/1", "https://news.example/2", "x"], feed.Items.Select(item => item.Id));
        Assert.Contains(feed.Faults, fault => fault.Contains("same identity", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<title>1 &lt; 2</title>", "1 < 2")]
    [InlineData("<title>A List&lt;String&gt; of names</title>", "A List<String> of names")]
    [InlineData("<title>&lt;b&gt;Bold&lt;/b&gt; claim&amp;#8217;s end</title>", "Bold claim’s end")]
    [InlineData("<title><![CDATA[Tom &amp; Co &mdash; here]]></title>", "Tom & Co — here")]
    [InlineData("<title>Don&#146;t</title>", "Don’t")]
    [InlineData("<title>Fa&#195;&#167;ade &#195;&#137;t&#195;&#169;</title>", "Façade Été")]
    [InlineData("<title><b>Naked</b> markup</title>", "Naked markup")]
    [InlineData("<title>  two\n lines </title>", "two lines")]
    [InlineData("<title>Caf&eacute; &nosuch; &amp; more</title>", "Café &nosuch; & more")]
    [InlineData("<media:title>Only here</media:title>", "Only here")]
    public void Title_is_plain_text(string element, string expected) =>
        Assert.Equal(expected, Assert.Single(FeedSample.Read(FeedSample.Rss($"<item><guid>1</guid>{element}</item>")).Items).Title);

    [Theory]
    [InlineData("<author>desk@news.example (Ada Quay)</author>", "Ada Quay")]
    [InlineData("<author>Ada Quay &lt;desk@news.example&gt;</author>", "Ada Quay")]
    [InlineData("<author>desk@news.example</author>", null)]
    [InlineData("<author>mailto:desk@news.example Ada Quay</author>", "Ada Quay")]
    [InlineData("<author>desk@news.example</author><dc:creator>Ben Mole</dc:creator>", "Ben Mole")]
    [InlineData("<atom:author><atom:name>Ada Quay</atom:name><atom:email>desk@news.example</atom:email></atom:author>", "Ada Quay")]
    public void Author_is_a_name_and_never_a_mail_address(string element, string? expected) =>
        Assert.Equal(expected, Assert.Single(FeedSample.Read(FeedSample.Rss($"<item><guid>1</guid>{element}</item>")).Items).Author);

    [Fact]
    public void Description_alone_is_summary_and_text_and_no_body()
    {
        var item = Assert.Single(FeedSample.Read(FeedSample.Rss("<item><guid>1</guid><description>First part.\n\nSecond &lt; part.</description></item>")).Items);
        Assert.Equal("First part. Second < part.", item.Summary);
        Assert.Equal("<p>First part.</p><p>Second &lt; part.</p>", item.Html);
        Assert.False(item.HasBody);
    }

    [Theory]
    [InlineData("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 30)]
    [InlineData("<sy:updatePeriod>daily</sy:updatePeriod>", 1440)]
    [InlineData("<ttl>90</ttl><sy:updatePeriod>daily</sy:updatePeriod>", 90)]
    [InlineData("<ttl>-5</ttl>", null)]
    [InlineData("<ttl>99999999999</ttl>", null)]
    [InlineData("<sy:updatePeriod>sometimes</sy:updatePeriod>", null)]
    public void Ttl_is_what_the_feed_asks_for(string channel, int? minutes) =>
        Assert.Equal(minutes is { } known ? TimeSpan.FromMinutes(known) : null, FeedSample.Read(FeedSample.Rss("", channel)).Ttl);

    [Fact]
    public void Dates_of_one_feed_tell_the_order_of_the_others()
    {
        var feed = FeedSample.Read(FeedSample.Rss("<item><guid>1</guid><pubDate>03/04/2019 at 1:00 pm</pubDate></item><item><guid>2</guid><pubDate>03/28/2019 at 1:00 pm</pubDate></item>"));
        Assert.Equal(new DateTime(2019, 3, 4, 13, 0, 0), feed.Items[0].Published!.Value.DateTime);
        Assert.Contains("Times without a known zone: 2. The zone of the source was taken.", feed.Faults);

        var open = FeedSample.Read(FeedSample.Rss("<item><guid>1</guid><pubDate>03/04/2019 at 1:00 pm</pubDate></item>"));
        Assert.Null(open.Items[0].Published);
        Assert.Equal("03/04/2019 at 1:00 pm", open.Items[0].RawDate);
        Assert.Contains(open.Faults, fault => fault.Contains("day or month first", StringComparison.Ordinal));
    }

    [Fact]
    public void Date_that_cannot_be_read_gives_way_to_one_that_can()
    {
        var item = Assert.Single(FeedSample.Read(FeedSample.Rss("<item><guid>1</guid><pubDate>yesterday</pubDate><dc:date>2019-06-04T10:00Z</dc:date></item>")).Items);
        Assert.Equal(new DateTimeOffset(2019, 6, 4, 10, 0, 0, TimeSpan.Zero), item.Published);
        Assert.Equal("2019-06-04T10:00Z", item.RawDate);
    }

    [Fact]
    public void Names_of_modules_do_not_stand_in_for_those_of_the_item()
    {
        var item = Assert.Single(FeedSample.Read(FeedSample.Rss("<item><guid>1</guid><x:title xmlns:x='urn:x'>wrong</x:title><image><title>wrong</title></image><title>Right</title></item>")).Items);
        Assert.Equal("Right", item.Title);
    }
}
