using System.Text;
using Dashboard.Domain.Articles;
using Dashboard.Ingest;

namespace Dashboard.Tests.Ingest;

public sealed class ArticleReaderTests
{
    private const string Lead = "The old bridge over the Hale was closed on Monday after divers found cracks in two of its piers.";

    private static readonly string Page = $"""
        <html lang="en"><head><title>Bridge closed</title></head><body><article><h1>Old bridge over the Hale closed</h1>
        <p>{Lead}</p><p>Lorries have to use the northern road until the piers have been strengthened, the port authority said.</p></article></body></html>
        """;

    private static ArticleDraft Read(byte[] bytes, string? type = null, string? file = null) =>
        new ArticleReader().Read(bytes, new ReceivedWith(ContentType: type, FileName: file), new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero));

    private static ArticleDraft Read(string text, string? type = null, string? file = null) => Read(Encoding.UTF8.GetBytes(text), type, file);

    [Theory]
    [InlineData("text/html; charset=utf-8", null)]
    [InlineData("text/plain", null)]
    [InlineData(null, "bridge.html")]
    [InlineData(null, null)]
    public void Page_is_read_as_a_page_however_it_was_named(string? type, string? file)
    {
        var draft = Read(Page, type, file);
        Assert.DoesNotContain('<', draft.Text);
        Assert.Contains(Lead, draft.Text);
        Assert.Equal("Old bridge over the Hale closed", draft.Fields[FieldNames.Title].Value);
    }

    [Fact]
    public void Fragment_of_a_page_is_read_as_a_page() =>
        Assert.DoesNotContain("<p>", Read($"<p>{Lead}</p>\n<p>{Lead}</p>").Text);

    [Fact]
    public void Plain_text_with_angle_brackets_stays_plain_text() =>
        Assert.Contains("<b>bold</b>", Read($"{Lead}\n\nWrite <b>bold</b> and <i>slanted</i> <br> words like this.").Text);

    [Fact]
    public void Text_in_another_encoding_is_decoded()
    {
        var draft = Read(Encoding.Latin1.GetBytes("Brücke über die Hale gesperrt\n\nDie alte Brücke wurde am Montag gesperrt."), "text/plain; charset=iso-8859-1");
        Assert.Equal("Brücke über die Hale gesperrt", draft.Fields[FieldNames.Title].Value);
    }

    [Theory]
    [InlineData(new byte[0], "empty")]
    [InlineData(new byte[] { 32, 10, 10, 9 }, "no text")]
    [InlineData(new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2D, 0x31, 0x2E, 0x34, 0x0A }, "PDF")]
    public void What_is_no_text_is_refused_with_advice(byte[] bytes, string word) =>
        Assert.Contains(word, Assert.Throws<UnreadableException>(() => Read(bytes)).Message, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Feed_sent_as_an_article_is_refused_with_advice() =>
        Assert.Contains("source", Assert.Throws<UnreadableException>(() => Read("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel/></rss>")).Message);

    [Fact]
    public void Wire_item_goes_to_the_reader_of_its_format()
    {
        var draft = Read("""{"uri":"urn:bridge:1","type":"text","headline":"Old bridge closed","body_text":"The old bridge was closed on Monday."}""", "application/ninjs+json");
        Assert.Equal("Old bridge closed", draft.Fields[FieldNames.Title].Value);
        Assert.Contains("closed on Monday", draft.Text);
    }

    [Fact]
    public void Too_large_a_file_is_refused_before_it_is_read()
    {
        var reader = new ArticleReader { MostBytes = 1024 };
        Assert.Throws<UnreadableException>(() => reader.Read(new byte[2000], new ReceivedWith(), DateTimeOffset.UnixEpoch));
    }
}
