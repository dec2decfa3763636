using System.Text;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Wires;

namespace Dashboard.Tests.Ingest.Wires;

public class NewsMlReaderTests
{
    private static readonly DateTimeOffset Now = new(2030, 5, 4, 12, 0, 0, TimeSpan.Zero);

    private const string Item = """
        <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:example.com:20300302:harbour" version="4" standard="NewsML-G2" standardversion="2.33" conformance="power" xml:lang="en">
          <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_39.xml"/>
          <rightsInfo><copyrightHolder literal="Example Wire Ltd"/><usageTerms>none</usageTerms></rightsInfo>
          <itemMeta>
            <itemClass qcode="ninat:text"/>
            <provider qcode="nprov:EXW"><name>Example Wire</name></provider>
            <versionCreated>2030-03-02T10:00:00+01:00</versionCreated><firstCreated>2030-03-01T08:00:00+01:00</firstCreated>
            <embargoed>2030-06-01T06:00:00Z</embargoed>
            <pubStatus qcode="stat:usable"/><edNote>Corrects the number of berths in paragraph 2.</edNote>
          </itemMeta>
          <contentMeta>
            <urgency>3</urgency><contentCreated>2030-03-02T09:40:00+01:00</contentCreated>
            <infoSource qcode="is:PORT"><name>Hale Port News</name></infoSource>
            <headline role="hld:sub">Second line</headline><headline xml:lang="en">Harbour closed &amp; ships turned away</headline>
            <by>By A. Writer</by><dateline>HALE, March 2</dateline><slugline separator="-">HARBOUR-CLOSED</slugline><language tag="en-GB"/>
            <subject type="cpnat:abstract" qcode="medtop:20000139"><name>transport</name></subject>
          </contentMeta>
          <contentSet><inlineXML contenttype="application/xhtml+xml" wordcount="20"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>
            <p>The harbour was closed on Monday after the storm.</p><p>Six of nine berths are <em>under water</em>, the harbour master said.</p><p/><script>alert(1)</script></body></html></inlineXML>
            <remoteContent href="http://example.com/quay.jpg" rendition="rnd:web" contenttype="image/jpeg"/></contentSet>
        </newsItem>
        """;

    private static readonly string Message = $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2030-03-02T10:00:01+01:00</sent><sender>example.com</sender></header>
        <itemSet>{Item}{Item.Replace("20300302:harbour", "20300302:ferry").Replace("Harbour closed", "Ferry stopped")}
        <newsItem guid="urn:newsml:example.com:20300302:photo" version="1"><itemMeta><itemClass qcode="ninat:picture"/><versionCreated>2030-03-02T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>Quay</headline></contentMeta>
          <contentSet><remoteContent href="http://example.com/q.jpg"/></contentSet></newsItem>
        <packageItem guid="urn:newsml:example.com:package" version="1"/></itemSet></newsMessage>
        """;

    private static ArticleDraft Read(string xml) => new Dashboard.Ingest.ArticleReader().Read(Encoding.UTF8.GetBytes(xml), new ReceivedWith(), Now);

    private static string Said(ArticleDraft draft, BlockKind kind) => string.Join("|", draft.Blocks.Where(b => b.Kind == kind).Select(b => draft.Text[b.Start..b.End]));

    [Fact]
    public void Item_gives_every_field_and_its_text_without_markup()
    {
        var draft = Read(Item);

        Assert.Equal("The harbour was closed on Monday after the storm.|Six of nine berths are under water, the harbour master said.", Said(draft, BlockKind.Body));
        Assert.Equal("Harbour closed & ships turned away", draft.Fields[FieldNames.Title].Value);
        Assert.Equal("A. Writer", draft.Fields[FieldNames.Byline].Value);
        Assert.Equal("Hale Port News", draft.Fields[FieldNames.Source].Value);
        Assert.Contains(draft.Fields[FieldNames.Source].Candidates, candidate => candidate.Value == "Example Wire");
        Assert.Equal("en-GB", draft.Fields[FieldNames.Language].Value);
        Assert.Equal("2030-03-02T10:00:00+01:00", draft.Fields[FieldNames.PublishedAt].Value);
        Assert.Equal("HALE, March 2", Said(draft, BlockKind.Dateline));
        var facts = WireFacts.Of(draft.Fields)!;
        Assert.Equal(("urn:newsml:example.com:20300302:harbour", "4", 3, "HARBOUR-CLOSED"), (facts.Id, facts.Version, facts.Urgency, facts.Slugline));
        Assert.Equal("Corrects the number of berths in paragraph 2.", facts.EdNote);
        Assert.Equal("Under embargo until 2030-06-01 06:00 UTC.", facts.HeldBack(Now));
        Assert.DoesNotContain("alert", draft.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<embargoed/>", "names no end")]
    [InlineData("<embargoed>when the minister has spoken</embargoed>", "names no end")]
    [InlineData("<embargoed>2999-01-01T00:00:00Z</embargoed>", "until 2999-01-01 00:00 UTC")]
    [InlineData("<embargoed>2031-06-01t06:00:00z</embargoed>", "until 2031-06-01 06:00 UTC")]
    public void Embargo_whose_end_is_far_or_not_told_holds(string embargo, string words) =>
        Assert.Contains(words, WireFacts.Of(Read(Item.Replace("<embargoed>2030-06-01T06:00:00Z</embargoed>", embargo)).Fields)!.HeldBack(Now), StringComparison.Ordinal);

    [Theory]
    [InlineData("<inlineData contenttype=\"text/plain\">First line of it.\n\nSecond paragraph of it.</inlineData>")]
    [InlineData("<inlineData contenttype=\"text/html\">&lt;p&gt;First line of it.&lt;/p&gt;&lt;p&gt;Second paragraph of it.&lt;/p&gt;</inlineData>")]
    [InlineData("<inlineXML contenttype=\"application/nitf+xml\"><nitf xmlns=\"\"><body><body.content><block><p>First line of it.</p><p>Second <org>paragraph</org> of it.</p></block></body.content></body></nitf></inlineXML>")]
    public void Item_text_is_found_in_whatever_it_is_wrapped(string content)
    {
        var start = Item.IndexOf("<contentSet>", StringComparison.Ordinal);
        var draft = Read(Item[..start] + $"<contentSet>{content}</contentSet></newsItem>");
        Assert.Equal("First line of it.|Second paragraph of it.", Said(draft, BlockKind.Body));
    }

    [Fact]
    public void Message_gives_its_items_one_by_one_and_each_reads_like_the_whole()
    {
        var parts = WireReader.Split(Encoding.UTF8.GetBytes(Message), new ReceivedWith("application/vnd.iptc.g2.newsmessage+xml"))!;

        Assert.Equal(3, parts.Count);
        Assert.Equal(["4", "4", "1"], parts.Select(part => part.Identity.Version));
        var second = WireReader.Read(parts[1].Bytes, new ReceivedWith(parts[1].ContentType), Now);
        Assert.Equal("Ferry stopped & ships turned away", second.Fields[FieldNames.Title].Value);
        Assert.Equal("urn:newsml:example.com:20300302:ferry", WireFacts.Of(second.Fields)!.Id);
        Assert.Equal(Read(Item).Text.Replace("Harbour closed", "Ferry stopped", StringComparison.Ordinal), second.Text);
        Assert.Contains("picture", parts[2].Fault, StringComparison.Ordinal);
        Assert.Contains("3 items", Assert.Throws<UnreadableException>(() => Read(Message)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Message_with_one_item_keeps_its_own_bytes()
    {
        var bytes = Encoding.UTF8.GetBytes($"<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet>{Item}</itemSet></newsMessage>");
        var part = Assert.Single(WireReader.Split(bytes, new ReceivedWith())!);
        Assert.Equal(bytes, part.Bytes);
        Assert.Equal("Harbour closed & ships turned away", WireReader.Read(part.Bytes, new ReceivedWith(), Now).Fields[FieldNames.Title].Value);
    }

    [Theory]
    [InlineData("<pubStatus uri=\"http://cv.iptc.org/newscodes/pubstatusg2/canceled\"/>")]
    [InlineData("<pubStatus qcode=\"stat:canceled\"/>")]
    public void Canceled_item_is_refused_when_it_comes_first_and_known_when_it_comes_later(string status)
    {
        var kill = Item.Replace("<pubStatus qcode=\"stat:usable\"/>", status, StringComparison.Ordinal);
        kill = kill[..kill.IndexOf("<contentSet>", StringComparison.Ordinal)] + "</newsItem>";

        Assert.Contains("canceled", Assert.Throws<UnreadableException>(() => Read(kill)).Message, StringComparison.Ordinal);
        var notice = WireReader.Notice(Encoding.UTF8.GetBytes(kill), new ReceivedWith())!;
        Assert.Equal((PublishingStatus.Canceled, false), (notice.Identity.Status, notice.Identity.HasText));
        Assert.Equal(PublishingStatus.Canceled, WireFacts.Of(notice.Facts)!.Status);
    }

    [Fact]
    public void Versions_replace_older_ones_and_a_kill_replaces_whatever_is_known()
    {
        WireIdentity Of(string version, int minute, string status = "usable") =>
            WireReader.Notice(Encoding.UTF8.GetBytes(Item.Replace("version=\"4\"", $"version=\"{version}\"").Replace("T10:00:00+01:00", $"T10:{minute:00}:00+01:00").Replace("stat:usable", "stat:" + status)), new ReceivedWith())!.Identity;

        Assert.True(Of("5", 0).Replaces(Of("4", 0)));
        Assert.True(Of("10", 0).Replaces(Of("9", 0)));
        Assert.False(Of("3", 30).Replaces(Of("4", 0)));
        Assert.True(Of("4", 5).Replaces(Of("4", 0)));
        Assert.False(Of("4", 0).Replaces(Of("4", 5)));
        Assert.True(Of("3", 0, "canceled").Replaces(Of("4", 5)));
        Assert.False(Of("4", 5).Replaces(Of("5", 6, "canceled")));
    }

    [Theory]
    [InlineData("<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemMeta/></newsItem>", "guid")]
    [InlineData("<newsItem guid=\"a\"><itemMeta/></newsItem>", "namespace")]
    [InlineData("<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet/></newsMessage>", "no news item")]
    [InlineData("<!DOCTYPE newsItem [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]><newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"&c;\"/>", "DTD")]
    [InlineData("<!DOCTYPE newsItem SYSTEM \"file:///etc/passwd\"><newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"&c;\"/>", "line 1")]
    public void What_is_no_item_says_why(string xml, string word) =>
        Assert.Contains(word, Assert.Throws<UnreadableException>(() => Read(xml)).Message, StringComparison.Ordinal);

    [Fact]
    public void Hostile_depth_and_any_cut_give_a_clear_refusal()
    {
        var deep = Item.Replace("<p/>", string.Concat(Enumerable.Repeat("<b>", 5000)) + string.Concat(Enumerable.Repeat("</b>", 5000)));
        Assert.Contains("nested", Assert.Throws<UnreadableException>(() => Read(deep)).Message, StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(Message);
        for (var length = 150; length < bytes.Length - 20; length += 37)
        {
            Assert.NotEmpty(Assert.Throws<UnreadableException>(() => new Dashboard.Ingest.ArticleReader().Read(bytes.AsMemory(0, length), new ReceivedWith(), Now)).Message);
            Assert.Null(WireReader.Split(bytes.AsMemory(0, length), new ReceivedWith()));
        }
    }

    [Fact]
    public void Text_in_utf16_and_with_nulls_is_read()
    {
        var utf16 = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + Item.Replace("Harbour closed", "Hafen geschl\0ossen ü"))).ToArray();
        Assert.Equal("Hafen geschlossen ü & ships turned away", new Dashboard.Ingest.ArticleReader().Read(utf16, new ReceivedWith(), Now).Fields[FieldNames.Title].Value);
    }
}
