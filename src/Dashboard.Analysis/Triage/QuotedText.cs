namespace Dashboard.Analysis.Triage;

/// <summary>What a commenter marks as somebody else's words: quotation marks, or a line that begins with "&gt;".</summary>
internal static class QuotedText
{
    public static bool Covers(string text, Domain.Comments.CommentSpan span)
    {
        var lineStart = span.Start == 0 ? 0 : text.LastIndexOf('\n', span.Start - 1) + 1;
        if (text.AsSpan(lineStart).TrimStart().StartsWith(">")) return true;
        var open = false;
        for (var at = 0; at < span.Start; at++)
            open = text[at] switch { '“' or '«' => true, '”' or '»' => false, '"' => !open, _ => open };
        return open || text[span.Start] is '“' or '"' or '«';
    }
}
