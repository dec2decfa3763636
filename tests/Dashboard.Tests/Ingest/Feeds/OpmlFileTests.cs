using System.Text;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Feeds;

namespace Dashboard.Tests.Ingest.Feeds;

public class OpmlFileTests
{
    private static OpmlReading Read(string text) => OpmlFile.Read(Encoding.UTF8.GetBytes(text), null);

    [Fact]
    public void List_in_folders_comes_back_as_it_was_written()
    {
        OpmlSource[] sources =
        [
            new("Harbour & \"Quay\" <news>", new Uri("https://news.example/feed?a=1&b=2"), new Uri("https://news.example/"), ["Coast", "North"]),
            new("Été", new Uri("https://other.example/rss"), null, ["Coast"]),
            new("Top", new Uri("https://top.example/rss"), null, []),
            new("Again north", new Uri("https://north.example/rss"), null, ["Coast", "North"]),
        ];
        var written = OpmlFile.Write("My \u0001list", new DateTimeOffset(2019, 6, 4, 12, 0, 0, TimeSpan.Zero), sources);
        var read = OpmlFile.Read(written, "text/x-opml");
        Assert.Equal("My list", read.Title);
        Assert.Empty(read.Faults);
        Assert.Equivalent(sources, read.Sources);
        Assert.Equal(read.Sources.Select(Line), OpmlFile.Read(OpmlFile.Write("x", DateTimeOffset.UnixEpoch, read.Sources), null).Sources.Select(Line));
    }

    private static string Line(OpmlSource source) => $"{string.Join('/', source.Folder)} {source.Title} {source.Feed} {source.Page}";

    [Theory]
    [InlineData("<outline text='A' type='rss' xmlUrl='https://a.example/f'/>")]
    [InlineData("<outline TEXT='A' xmlurl='https://a.example/f'/>")]
    [InlineData("<outline title='A' XMLURL='https://a.example/f'/>")]
    [InlineData("<Outline text='A' type='rss' url='https://a.example/f'/>")]
    [InlineData("<outline text='A' xmlUrl='feed:https://a.example/f'/>")]
    public void Names_of_attributes_vary_and_are_understood(string outline)
    {
        var source = Assert.Single(Read($"<opml version='1.0'><head/><body>{outline}</body></opml>").Sources);
        Assert.Equal(("A", new Uri("https://a.example/f")), (source.Title, source.Feed));
    }

    [Fact]
    public void What_is_left_out_is_said()
    {
        var read = Read("<OPML><BODY><outline text='Bad' xmlUrl='ftp://a.example/f'/><outline text='Rel' xmlUrl='/f'/><outline text='A' xmlUrl='https://a.example/f'/><outline xmlUrl='https://a.example/f'/><outline xmlUrl='https://b.example/?x=1&y=2'/></BODY></OPML>");
        Assert.Equal(["A", "b.example"], read.Sources.Select(source => source.Title));
        Assert.Contains("Entries without a usable address: 2 (Bad, Rel).", read.Faults);
        Assert.Contains("Feeds that are in the list more than once and were taken once: 1.", read.Faults);
    }

    [Fact]
    public void Folders_without_end_are_refused() =>
        Assert.Throws<UnreadableException>(() => Read("<opml><body>" + string.Concat(Enumerable.Repeat("<outline text='x'>", 5000)) + "</body></opml>"));

    [Theory]
    [InlineData("<rss/>")]
    [InlineData("no list")]
    public void What_is_no_list_is_refused_in_words(string text) => Assert.Contains("OPML", Assert.Throws<UnreadableException>(() => Read(text)).Message, StringComparison.Ordinal);
}
