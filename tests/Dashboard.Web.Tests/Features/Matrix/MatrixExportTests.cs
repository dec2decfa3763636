using System.Text;
using System.Xml.Linq;
using Dashboard.Domain.Claims;
using Dashboard.Web.Features;
using Dashboard.Web.Features.Matrix;
using static Dashboard.Web.Tests.Features.Matrix.InventedMatrix;

namespace Dashboard.Web.Tests.Features.Matrix;

public sealed class MatrixExportTests
{
    private static MatrixExport Export(string claim, MatrixFilter? filter = null, string speaker = "Harbour master") => new(
        Story,
        MatrixBuilder.Build(BoardOf(1, [Article("a", "Early Times")]), [Claim("one", claim, Says("a", Stance.Affirm, "shut", speaker), Says("a", Stance.Deny, "open", start: 9)), Claim("two", "The crane was old", Says("a", Stance.Hedge, "perhaps"))], null),
        filter ?? new MatrixFilter(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), new DateTimeOffset(2026, 3, 11, 12, 30, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 30", "'+49 30")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData(" =1+1", "' =1+1")]
    [InlineData("plain", "plain")]
    [InlineData("a \"quoted\", word", "\"a \"\"quoted\"\", word\"")]
    [InlineData(null, "")]
    public void Cell_that_a_spreadsheet_would_run_gets_an_apostrophe(string? text, string cell) => Assert.Equal(cell, Csv.Cell(text));

    [Fact]
    public void Table_begins_with_the_byte_order_mark_and_names_zone_and_filters()
    {
        var bytes = Export("=HYPERLINK(\"http://bad.example\")", new MatrixFilter(Disputed: true)).ToCsv();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.Contains("Time zone,Europe/Paris", lines);
        Assert.Contains("Made,2026-03-11 13:30", lines);
        Assert.Contains("Filters,disputed claims only", lines);
        Assert.Contains("Claims,1 of 2", lines);
        var row = lines.Single(line => line.Contains("HYPERLINK", StringComparison.Ordinal));
        Assert.StartsWith("\"'=HYPERLINK", row, StringComparison.Ordinal);
        Assert.Contains("affirms (Harbour master): “shut”", row, StringComparison.Ordinal);
        Assert.Contains("denies (own words): “open”", row, StringComparison.Ordinal);
    }

    [Fact]
    public void Picture_is_well_formed_whatever_words_come_from_outside()
    {
        var svg = XDocument.Parse(Encoding.UTF8.GetString(MatrixPicture.Draw(Export("<script>alert(1)</script> & \u0001 \ud800 “quoted”", speaker: "\" onload=\"x"))));
        XNamespace ns = "http://www.w3.org/2000/svg";
        Assert.Empty(svg.Descendants(ns + "script"));
        Assert.DoesNotContain(svg.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || attribute.Name.LocalName is "style" or "href");
        var words = string.Join('\n', svg.Descendants(ns + "text").Select(text => text.Value));
        Assert.Contains("<script>alert(1)</script>", words, StringComparison.Ordinal);
        Assert.Contains("✓ affirms", words, StringComparison.Ordinal);
        Assert.Contains("✕ denies", words, StringComparison.Ordinal);
        Assert.Contains("~ hedges", words, StringComparison.Ordinal);
        Assert.Contains("Europe/Paris", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_claim_is_wrapped_and_cut_with_an_ellipsis()
    {
        var lines = MatrixPicture.Wrap(string.Join(' ', Enumerable.Repeat("seven", 40)), 20, 3);
        Assert.Equal(3, lines.Count);
        Assert.EndsWith("…", lines[^1], StringComparison.Ordinal);
        Assert.Equal(["one two"], MatrixPicture.Wrap("one two", 20, 3));
    }
}
