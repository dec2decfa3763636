using Dashboard.Web.Components;

namespace Dashboard.Web.Tests.Components;

public sealed class MarkedPieceTests
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(4, 7)]
    [InlineData(-5, 400)]
    [InlineData(7, 7)]
    public void Cutting_a_text_loses_and_adds_nothing(int start, int end)
    {
        const string text = "one two three";
        var pieces = MarkedPiece.Cut(text, [new MarkedSpan(start, end), new MarkedSpan(2, 6)]);
        Assert.Equal(text, string.Concat(pieces.Select(piece => piece.Text)));
    }

    [Fact]
    public void Mark_covers_exactly_its_span_counted_from_the_offset()
    {
        var pieces = MarkedPiece.Cut("one two three", [new MarkedSpan(104, 107)], offset: 100);
        Assert.Equal("two", pieces.Single(piece => piece.Tone is not null).Text);
    }

    [Fact]
    public void Of_two_overlapping_marks_the_later_one_keeps_only_its_rest()
    {
        var pieces = MarkedPiece.Cut("abcdef", [new MarkedSpan(0, 4, "first"), new MarkedSpan(2, 6, "second")]);
        Assert.Equal([("abcd", "first"), ("ef", "second")], pieces.Select(piece => (piece.Text, piece.Tone!)));
    }
}
