namespace Dashboard.Analysis.Reuse;

/// <summary>Paragraphs of a text: at blank lines, and at line ends that do not look like a wrapped line.</summary>
internal static class Paragraphs
{
    // A line that was wrapped is nearly as long as the page is wide and stops in the middle of a sentence.
    private const int ShortestWrappedLine = 45;

    public static IEnumerable<(int Start, int End)> Of(string text, int start, int end)
    {
        var from = start;
        var line = start;
        for (var at = start; at < end; at++)
        {
            if (text[at] != '\n') continue;
            if (EndsParagraph(text, line, at, end))
            {
                if (at > from) yield return (from, at);
                from = at + 1;
            }
            line = at + 1;
        }
        if (end > from) yield return (from, end);
    }

    private static bool EndsParagraph(string text, int line, int at, int end)
    {
        var next = at + 1;
        while (next < end && text[next] is ' ' or '\t' or '\r' or '\u00A0') next++;
        if (next >= end || text[next] == '\n') return true;
        var last = at - 1;
        while (last >= line && char.IsWhiteSpace(text[last])) last--;
        if (last < line) return true;
        if (last - line < ShortestWrappedLine) return true;
        // A quotation that ends with a comma goes on with its speaker on the next line.
        if (text[last] is '"' or '”' or '»') last--;
        return last >= line && text[last] is '.' or '!' or '?' or ':';
    }
}
