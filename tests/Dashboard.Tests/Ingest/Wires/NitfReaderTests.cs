using System.Text;
using Dashboard.Domain.Articles;

namespace Dashboard.Tests.Ingest.Wires;

public class NitfReaderTests
{
    private static readonly DateTimeOffset Now = new(2030, 5, 4, 12, 0, 0, TimeSpan.Zero);

    private const string Item = """
        <?xml version="1.0" encoding="iso-8859-1"?>
        <!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.6//EN" "http://www.nitf.org/IPTC/NITF/3.6/specification/dtd/nitf-3-6.dtd">
        <nitf version="-//IPTC//DTD NITF 3.6//EN">
          <head><title>harbour-file</title><meta name="slug" content="harbour"/>
            <docdata management-status="usable">
              <evloc iso-cc="GBR" city="Hale"/><doc-id regsrc="EXW" id-string="harbour.0302"/><urgency ed-urg="5"/>
              <date.issue norm="20300302T100000+0100"/><date.release norm="20300302T110000+01"/><date.expire norm="20300402"/>
              <doc.copyright year="2030" holder="Example Wire Ltd"/><ed-msg info="Rewrites the opening."/><du-key version="2" key="harbour" generation="1"/>
              <key-list><keyword key="harbour"/><keyword key="storm"/></key-list>
            </docdata>
            <pubdata name="Hale Port News" type="web"/><revision-history norm="20300302T093000Z" name="desk"/><revision-history norm="20300302T103000Z" name="desk"/></head>
          <body>
            <body.head><hedline><hl1>Harbour closed, <em>again</em></hl1><hl2>Ships turned away</hl2></hedline>
              <byline>By <person>A. Writer</person> and <person>B. Reporter</person><byttl>Port correspondents</byttl></byline>
              <distributor>Example Wire</distributor>
              <dateline><location><city>Hale</city></location><story.date norm="20300302">March 2</story.date></dateline>
              <abstract><p>The harbour is closed.</p></abstract></body.head>
            <body.content><block>
              <p>The harbour of <location>Hale</location> was closed on <chron norm="20300301">Monday</chron> after the storm.</p>
              <media media-type="image"><media-reference source="quay.jpg" mime-type="image/jpeg"/><media-caption><p>The quay after the storm</p></media-caption><media-producer>C. Camera</media-producer></media>
              <hl2>Damage</hl2>
              <p>Six of nine berths are under water, the harbour master said.</p>
              <ul><li>Berth 1 is open to small boats.</li></ul>
              <table><tr><td>Berth</td><td>State</td></tr></table>
            </block></body.content>
            <body.end><tagline>(c) Example Wire</tagline></body.end>
          </body>
        </nitf>
        """;

    private static ArticleDraft Read(string xml) => new Dashboard.Ingest.ArticleReader().Read(Encoding.Latin1.GetBytes(xml), new ReceivedWith(), Now);

    private static string Said(ArticleDraft draft, BlockKind kind) => string.Join("|", draft.Blocks.Where(b => b.Kind == kind).Select(b => draft.Text[b.Start..b.End]));

    [Fact]
    public void Item_gives_every_field_and_its_text_without_what_stands_around_it()
    {
        var draft = Read(Item);

        Assert.Equal("The harbour of Hale was closed on Monday after the storm.|Damage|Six of nine berths are under water, the harbour master said.|Berth 1 is open to small boats.|Berth State", Said(draft, BlockKind.Body));
        Assert.Equal("The quay after the storm", Said(draft, BlockKind.Caption));
        Assert.Equal("Harbour closed, again", draft.Fields[FieldNames.Title].Value);
        Assert.Equal("A. Writer, B. Reporter", draft.Fields[FieldNames.Byline].Value);
        Assert.Equal("Example Wire", draft.Fields[FieldNames.Source].Value);
        Assert.Equal("2030-03-02T10:30:00+00:00", draft.Fields[FieldNames.PublishedAt].Value);
        Assert.Equal("Hale, March 2", Said(draft, BlockKind.Dateline));
        var facts = WireFacts.Of(draft.Fields)!;
        Assert.Equal(("EXW:harbour.0302", "2", 5, "harbour", "Rewrites the opening."), (facts.Id, facts.Version, facts.Urgency, facts.Slugline, facts.EdNote));
        Assert.Equal(new DateTimeOffset(2030, 3, 2, 10, 0, 0, TimeSpan.Zero), facts.EmbargoedUntil);
        Assert.Null(facts.HeldBack(Now));
        Assert.NotNull(facts.HeldBack(new DateTimeOffset(2030, 3, 2, 9, 59, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Letters_of_the_declared_encoding_survive() =>
        Assert.Equal("Brücke über die Hale, again", Read(Item.Replace("Harbour closed", "Brücke über die Hale")).Fields[FieldNames.Title].Value);

    [Theory]
    [InlineData("withheld", "withholds")]
    [InlineData("usable", null)]
    public void Status_of_the_management_is_said(string status, string? word)
    {
        var facts = WireFacts.Of(Read(Item.Replace("management-status=\"usable\"", $"management-status=\"{status}\"")).Fields)!;
        if (word is null) Assert.Null(facts.HeldBack(Now));
        else Assert.Contains(word, facts.HeldBack(Now), StringComparison.Ordinal);
    }

    [Fact]
    public void Embargo_of_the_management_without_a_release_holds() =>
        Assert.Contains("names no end", WireFacts.Of(Read(Item.Replace("management-status=\"usable\"", "management-status=\"embargoed\"").Replace("<date.release norm=\"20300302T110000+01\"/>", "")).Fields)!.HeldBack(Now), StringComparison.Ordinal);

    [Theory]
    [InlineData("canceled", "canceled")]
    [InlineData("draft", "draft")]
    public void Item_that_is_not_usable_is_refused_with_its_status_and_note(string status, string word)
    {
        var message = Assert.Throws<UnreadableException>(() => Read(Item.Replace("management-status=\"usable\"", $"management-status=\"{status}\""))).Message;
        Assert.Contains(word, message, StringComparison.Ordinal);
        Assert.Contains("Rewrites the opening.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<nitf><head><docdata/></head><body><body.content><p>Text.</p></body.content></body></nitf>", "doc-id")]
    [InlineData("<nitf><head><docdata><doc-id id-string=\"1\"/></docdata></head><body><body.head/></body></nitf>", "no text")]
    [InlineData("<!DOCTYPE nitf [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><nitf><head><docdata><doc-id id-string=\"1\"/></docdata></head><body><body.content><p>&x;</p></body.content></body></nitf>", "DTD")]
    [InlineData("<nitf><head><docdata><doc-id id-string=\"1\"/></docdata></head><body><body.content><p>&nbsp;</p></body.content></body></nitf>", "line 1")]
    [InlineData("<nitf><head>", "line 1")]
    public void What_cannot_be_read_says_why(string xml, string word) =>
        Assert.Contains(word, Assert.Throws<UnreadableException>(() => Read(xml)).Message, StringComparison.Ordinal);
}
