using System.Text;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Wires;

namespace Dashboard.Tests.Ingest.Wires;

public class NinjsReaderTests
{
    private static readonly DateTimeOffset Now = new(2030, 5, 4, 12, 0, 0, TimeSpan.Zero);

    private const string Lower = """
        {"uri":"urn:example:1","standard":{"name":"ninjs","version":"2.1"},"type":"text","pubstatus":"usable","language":"en","versioncreated":"2029-03-02T10:00:00+01:00","firstcreated":"2029-03-01T10:00:00Z",
         "slugline":"STORM","by":"By A. Writer","headlines":[{"role":"short","value":"Storm"},{"role":"main","contenttype":"text/plain","value":"Storm closes harbour"}],
         "bodies":[{"role":"main","contenttype":"text/html","value":"<p>The harbour was closed on Monday after the storm.</p><h2>Damage</h2><p>Nobody was hurt, the harbour master said.</p><script>alert(1)</script>"}],
         "infosources":[{"name":"Example Wire"}],"ednote":"Adds detail in paragraph 2.",
         "associations":[{"name":"p","type":"picture","uri":"urn:x","descriptions":[{"role":"caption","value":"The quay after the storm"}]}]}
        """;

    private const string Camel = """
        {"uri":"https://example.com/item/2","type":"text","pubStatus":"usable","language":"de","versionCreated":"2029-03-02T10:00:00Z","by":"A. Writer",
         "headlines":[{"value":"Sturm schließt Hafen"}],"bodies":[{"contentType":"text/plain","value":"Der Hafen wurde am Montag geschlossen.\n\nVerletzt wurde niemand."}],"infoSources":[{"name":"Example Wire","role":"source"}]}
        """;

    private static ArticleDraft Read(string json, ReceivedWith? with = null) => WireReader.Read(Encoding.UTF8.GetBytes(json), with ?? new ReceivedWith(), Now);

    private static string Said(ArticleDraft draft, BlockKind kind) => string.Join("|", draft.Blocks.Where(b => b.Kind == kind).Select(b => draft.Text[b.Start..b.End]));

    [Fact]
    public void Read_second_generation_gives_fields_and_html_as_text()
    {
        var draft = Read(Lower);

        Assert.Equal("The harbour was closed on Monday after the storm.|Damage|Nobody was hurt, the harbour master said.", Said(draft, BlockKind.Body));
        Assert.Equal("Storm closes harbour", draft.Fields[FieldNames.Title].Value);
        Assert.Equal("A. Writer", draft.Fields[FieldNames.Byline].Value);
        Assert.Equal("Example Wire", draft.Fields[FieldNames.Source].Value);
        Assert.Equal("Example Wire", draft.Fields[FieldNames.Agency].Value);
        Assert.Equal("2029-03-02T10:00:00+01:00", draft.Fields[FieldNames.PublishedAt].Value);
        Assert.Equal("en", draft.Fields[FieldNames.Language].Value);
        Assert.Equal("The quay after the storm", Said(draft, BlockKind.Caption));
        Assert.Equal("Adds detail in paragraph 2.", Said(draft, BlockKind.Insert));
        Assert.Equal(new DateOnly(2029, 3, 2), draft.Anchor!.Day);
        Assert.DoesNotContain("alert", draft.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_third_generation_gives_the_same_fields_from_camel_case()
    {
        var draft = Read(Camel);

        Assert.Equal("Der Hafen wurde am Montag geschlossen.|Verletzt wurde niemand.", Said(draft, BlockKind.Body));
        Assert.Equal("Sturm schließt Hafen", draft.Fields[FieldNames.Title].Value);
        Assert.Equal("https://example.com/item/2", draft.Fields[FieldNames.Url].Value);
        Assert.Equal("de", draft.Fields[FieldNames.Language].Value);
        Assert.Equal("2029-03-02T10:00:00+00:00", draft.Fields[FieldNames.PublishedAt].Value);
    }

    [Theory]
    [InlineData("canceled", "canceled")]
    [InlineData("draft", "draft")]
    public void Read_item_that_is_not_usable_is_refused_with_its_status(string status, string word)
    {
        foreach (var json in (string[])[Lower.Replace("\"usable\"", $"\"{status}\""), Camel.Replace("\"usable\"", $"\"{status}\"")])
            Assert.Contains(word, Assert.Throws<UnreadableException>(() => Read(json)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_item_that_is_withheld_can_be_read_and_says_so_everywhere()
    {
        foreach (var json in (string[])[Lower.Replace("\"usable\"", "\"withheld\""), Camel.Replace("\"usable\"", "\"Withheld\"")])
        {
            var draft = Read(json);
            Assert.Contains("Withheld by the agency", Said(draft, BlockKind.Insert), StringComparison.Ordinal);
            Assert.Equal(PublishingStatus.Withheld, WireFacts.Of(draft.Fields)!.Status);
            Assert.Contains("withholds", WireFacts.Of(draft.Fields)!.HeldBack(Now), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Read_what_the_agency_says_beside_the_text_becomes_fields()
    {
        var draft = Read(Lower.Replace("\"by\"", "\"version\":3,\"urgency\":2,\"embargoed\":\"2030-05-04T14:00:00+01:00\",\"digitalsourcetype\":\"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia\",\"trustindicators\":[{\"title\":\"Ethics policy\",\"href\":\"https://example.com/ethics\"}],\"by\""));

        var facts = WireFacts.Of(draft.Fields)!;
        Assert.Equal(("urn:example:1", "3", PublishingStatus.Usable, 2, "STORM"), (facts.Id, facts.Version, facts.Status, facts.Urgency, facts.Slugline));
        Assert.Equal("Adds detail in paragraph 2.", facts.EdNote);
        Assert.Equal(new DateTimeOffset(2030, 5, 4, 13, 0, 0, TimeSpan.Zero), facts.EmbargoedUntil);
        Assert.Equal("Under embargo until 2030-05-04 13:00 UTC.", facts.HeldBack(Now));
        Assert.Null(facts.HeldBack(Now.AddHours(1)));
        Assert.EndsWith("trainedAlgorithmicMedia", facts.DigitalSource, StringComparison.Ordinal);
        Assert.Contains("Ethics policy: https://example.com/ethics", Said(draft, BlockKind.Insert), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_embargo_without_a_zone_ends_when_its_hour_has_come_everywhere() =>
        Assert.Equal(new DateTimeOffset(2030, 6, 1, 18, 0, 0, TimeSpan.Zero), WireFacts.Of(Read(Camel.Replace("\"by\"", "\"embargoedUntil\":\"2030-06-01T06:00:00\",\"by\"")).Fields)!.EmbargoedUntil);

    [Fact]
    public void Split_array_gives_each_item_alone_and_names_what_has_no_text()
    {
        var parts = WireReader.Split(Encoding.UTF8.GetBytes($"[{Lower},{Camel},{{\"uri\":\"urn:example:photo\",\"type\":\"picture\"}}]"), new ReceivedWith())!;

        Assert.Equal(["urn:example:1", "https://example.com/item/2", "urn:example:photo"], parts.Select(part => part.Identity.Id));
        Assert.Equal("Sturm schließt Hafen", WireReader.Read(parts[1].Bytes, new ReceivedWith(parts[1].ContentType), Now).Fields[FieldNames.Title].Value);
        Assert.Contains("picture", parts[2].Fault, StringComparison.Ordinal);
        Assert.Null(parts[0].Fault);
    }

    [Theory]
    [InlineData("{\n  \"uri\": \"x\",\n  \"headlines\": [}\n", "line 3")]
    [InlineData("not json", "line 1")]
    [InlineData("", "JSON")]
    [InlineData("[]", "uri")]
    [InlineData("{}", "uri")]
    [InlineData("\"text\"", "uri")]
    [InlineData("{\"uri\":5}", "uri")]
    [InlineData("{\"uri\":\"x\",\"type\":\"picture\"}", "picture")]
    [InlineData("{\"uri\":\"x\",\"bodies\":{\"value\":\"not a list\"}}", "no text")]
    [InlineData("{\"uri\":\"x\",\"bodies\":[5,null,\"a\",{\"value\":7}]}", "no text")]
    public void Read_what_is_no_item_says_where_and_what(string json, string word) =>
        Assert.Contains(word, Assert.Throws<UnreadableException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_first_generation_text_is_read_too()
    {
        var draft = Read("""{"uri":"x","headline":"Storm","body_text":"The harbour was closed.\n\nNobody was hurt."}""");
        Assert.Equal("The harbour was closed.|Nobody was hurt.", Said(draft, BlockKind.Body));
        Assert.Equal("Storm", draft.Fields[FieldNames.Title].Value);
    }

    [Fact]
    public void Read_embargo_that_still_holds_is_shown()
    {
        var draft = Read(Camel.Replace("\"by\"", "\"embargoedUntil\":\"2031-01-01T06:00:00Z\",\"by\""));
        Assert.Contains("Embargoed until 2031-01-01 06:00 UTC", Said(draft, BlockKind.Insert), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_broken_escapes_and_any_cut_give_text_or_a_clear_refusal()
    {
        Assert.Contains("Storm", Read(Lower.Replace("Storm closes harbour", "Storm \\ud83d closes")).Fields[FieldNames.Title].Value, StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(Lower);
        for (var length = 0; length < bytes.Length - 2; length++)
            Assert.NotEmpty(Assert.Throws<UnreadableException>(() => WireReader.Read(bytes.AsMemory(0, length), new ReceivedWith(), Now)).Message);
    }

    [Theory]
    [InlineData("application/ninjs+json", null)]
    [InlineData("application/json", null)]
    [InlineData(null, "item.json")]
    public void ArticleReader_item_in_any_wrapping_reaches_the_wire_reader(string? contentType, string? fileName)
    {
        var draft = new Dashboard.Ingest.ArticleReader().Read(Encoding.UTF8.GetBytes(Lower), new ReceivedWith(contentType, fileName), Now);
        Assert.Equal("Example Wire", draft.Fields[FieldNames.Agency].Value);
    }
}
