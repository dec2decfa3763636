using Dashboard.Domain.Claims;

namespace Dashboard.Web.Features.Board;

/// <summary>Short pieces of long quotes.</summary>
public static class Excerpt
{
    private const int Reach = 84;

    // What may stand before the mark, so that a narrow card still shows it: about one line of half a card.
    private const int Before = 26;

    /// <summary>The part of a quote around its first mark, cut at words, and where it begins in the article's text.</summary>
    public static (string Text, int Offset) Around(Statement statement)
    {
        var quote = statement.Quote;
        var mark = statement.Marks.Count > 0 ? Math.Clamp(statement.Marks[0].Start - statement.Start, 0, quote.Length) : 0;
        if (quote.Length <= Reach && mark <= Before)
            return (quote, statement.Start);
        var start = mark <= Before ? 0 : Math.Min(mark, NextWord(quote, mark - Before));
        var end = Math.Min(quote.Length, start + Reach);
        while (end < quote.Length && !char.IsWhiteSpace(quote[end]))
            end++;
        return ((start > 0 ? "…" : "") + quote[start..end] + (end < quote.Length ? "…" : ""), statement.Start + start - (start > 0 ? 1 : 0));
    }

    private static int NextWord(string text, int from)
    {
        while (from < text.Length && !char.IsWhiteSpace(text[from]))
            from++;
        return Math.Min(text.Length, from + 1);
    }
}
