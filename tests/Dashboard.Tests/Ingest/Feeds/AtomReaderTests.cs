namespace Dashboard.Tests.Ingest.Feeds;

public class AtomReaderTests
{
    [Fact]
    public void Atom_whole_entry_keeps_every_field()
    {
        var feed = FeedSample.Read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang="en" xml:base="https://news.example/sub/">
              <title type="html">Harbour &amp;amp; News</title><subtitle>Of the quay</subtitle><link href="./"/><link rel="self" href="atom.xml" type="application/atom+xml"/>
              <link rel="next" href="?page=2"/><author><name>The Desk</name></author><id>tag:news.example,2019:feed</id>
              <entry xml:lang="de">
                <id>tag:news.example,2019:17</id><title>Ferry</title>
                <link rel="alternate" type="text/html" href="ferry"/><link rel="enclosure" href="fog.mp3" type="audio/mpeg" length="9"/>
                <link rel="replies" type="application/atom+xml" href="ferry/feed"/><link rel="replies" type="text/html" href="ferry#comments"/><thr:total>4</thr:total>
                <published>2019-06-04T10:00:00Z</published><updated>2019-06-05T10:00:00Z</updated>
                <summary>Short</summary>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>tug</b><br/><a href="../x?a=1&amp;b=2">link</a></div></content>
                <category term="ships" label="Ships"/><source><title>Wire Service</title></source>
              </entry>
            </feed>
            """);
        Assert.Equal(("Atom 1.0", "Harbour & News", "Of the quay", "en"), (feed.Format, feed.Title, feed.Description, feed.Language));
        Assert.Equal((new Uri("https://news.example/sub/"), new Uri("https://news.example/sub/?page=2")), (feed.Link, feed.NextPage));
        Assert.Empty(feed.Faults);

        var item = Assert.Single(feed.Items);
        Assert.Equal(("tag:news.example,2019:17", "Ferry", "The Desk", "de", "Short"), (item.Id, item.Title, item.Author, item.Language, item.Summary));
        Assert.Equal(new Uri("https://news.example/sub/ferry"), item.Link);
        Assert.Equal("A <b>tug</b><br><a href=\"https://news.example/x?a=1&amp;b=2\">link</a>", item.Html);
        Assert.Equal((new Uri("https://news.example/sub/ferry#comments"), new Uri("https://news.example/sub/ferry/feed"), 4), (item.Comments, item.CommentFeed, item.CommentCount));
        Assert.Equal(((DateTimeOffset?)new DateTimeOffset(2019, 6, 4, 10, 0, 0, TimeSpan.Zero), (DateTimeOffset?)new DateTimeOffset(2019, 6, 5, 10, 0, 0, TimeSpan.Zero)), (item.Published, item.Updated));
        Assert.Equal(["Ships"], item.Categories);
        Assert.Equal(("Wire Service", new Uri("https://news.example/sub/fog.mp3")), (item.Origin, Assert.Single(item.Media).Address));
    }

    [Theory]
    [InlineData("<title type='text'>Use &lt;b&gt; well</title>", "Use <b> well")]
    [InlineData("<title>Use &lt;b&gt; well</title>", "Use <b> well")]
    [InlineData("<title type='html'>Use &lt;b&gt;it&lt;/b&gt; &amp;lt;well&amp;gt;</title>", "Use it <well>")]
    [InlineData("<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>Use <i>it</i></div></title>", "Use it")]
    public void Title_follows_its_type(string title, string expected) =>
        Assert.Equal(expected, Assert.Single(FeedSample.Read(FeedSample.Atom($"<entry><id>1</id>{title}</entry>")).Items).Title);

    [Theory]
    [InlineData("mode='escaped' type='text/html'", "&lt;p&gt;Old&lt;/p&gt;", "<p>Old</p>")]
    [InlineData("mode='base64' type='text/html'", "PHA+T2xkPC9wPg==", "<p>Old</p>")]
    [InlineData("mode='xml' type='application/xhtml+xml'", "<p xmlns='http://www.w3.org/1999/xhtml'>Old</p>", "<p>Old</p>")]
    public void Draft_of_atom_knows_three_modes(string attributes, string content, string expected)
    {
        var feed = FeedSample.Read($"<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><id>1</id><issued>2019-06-04T10:00Z</issued><modified>2019-06-05T10:00Z</modified><content {attributes}>{content}</content></entry></feed>");
        Assert.Equal("Atom 0.3", feed.Format);
        var item = Assert.Single(feed.Items);
        Assert.Equal(expected, item.Html);
        Assert.Equal((4, 5), (item.Published!.Value.Day, item.Updated!.Value.Day));
    }

    [Fact]
    public void Entry_with_only_updated_has_no_date_of_publication()
    {
        var item = Assert.Single(FeedSample.Read(FeedSample.Atom("<entry><id>1</id><updated>2019-06-05T10:00:00Z</updated></entry>")).Items);
        Assert.Null(item.Published);
        Assert.Equal(("2019-06-05T10:00:00Z", 5), (item.RawDate, item.Updated!.Value.Day));
    }

    [Fact]
    public void Base_that_is_no_web_address_is_skipped()
    {
        var item = Assert.Single(FeedSample.Read(FeedSample.Atom("<entry xml:base='javascript:alert(1)//'><id>1</id><link href='a'/></entry>")).Items);
        Assert.Equal(new Uri("https://news.example/feeds/a"), item.Link);
    }

    [Fact]
    public void Language_that_is_taken_back_is_none()
    {
        var items = FeedSample.Read("<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><entry><id>1</id><title xml:lang=''>x</title></entry><entry><id>2</id><title>y</title></entry></feed>").Items;
        Assert.Equal([null, "en"], items.Select(item => item.Language));
    }
}
