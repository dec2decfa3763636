using Dashboard.Domain.Articles;
using Dashboard.Ingest.Pages;

namespace Dashboard.Tests.Ingest.Pages;

/// <summary>When two readings of a page say the same.</summary>
public sealed class ReadingFingerprintTests
{
    private const string Text =
        "<p>The water board said on Monday that the gauge at the reservoir had risen by 4 centimetres since the week before.</p>"
        + "<p>Engineers who walked along the wall told the council that they had seen no new cracks and that the pumps were running.</p>";

    private static string Of(string article, string around = "", string title = "Gauge rises", string byline = "Mara Quill") => ReadingFingerprint.Of(PageReader.Read(
        $"<!doctype html><html lang=en><head><title>{title}</title><meta name=author content=\"{byline}\"></head><body><article><h1>{title}</h1>{article}</article><aside>{around}</aside></body></html>",
        new ReceivedWith(), new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("<p>Updated 5 minutes ago</p>")]
    [InlineData("<p>Published 10 March 2026, 14:05 GMT · Updated 11 March 2026, 09:30 GMT</p>")]
    [InlineData("<p>Aktualisiert am 10. März 2026 um 14:05 Uhr</p>")]
    [InlineData("<p>1,234 views</p>")]
    public void Lines_that_only_tell_the_time_do_not_count(string stamp) => Assert.Equal(Of(Text), Of(stamp + Text));

    [Fact]
    public void What_stands_around_the_article_and_how_it_is_typed_do_not_count()
    {
        Assert.Equal(Of(Text), Of(Text.Replace(" ", "\n  ", StringComparison.Ordinal).Replace("<p>", "<p>", StringComparison.Ordinal), "<ul><li><a href=/x>Ten lamps that glow</a></li></ul>"));
        Assert.Equal(Of(Text + "<p>She said “yes”.</p>"), Of(Text + "<p>She said \"yes\".</p>"));
    }

    [Fact]
    public void A_word_a_headline_a_byline_and_a_paragraph_count()
    {
        string[] all =
        [
            Of(Text), Of(Text.Replace("4 centimetres", "5 centimetres", StringComparison.Ordinal)), Of(Text, title: "Gauge falls"), Of(Text, byline: "Nils Amber"),
            Of(Text + "<p>On 10 March 2026 the valve was opened by 3 divers, the board said later.</p>"), Of(Text + "<p>She said “yes”.</p>"), Of(Text + "<p>She said yes.</p>"),
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
    }
}
