namespace Dashboard.Analysis.Text;

/// <summary>What stands between quotation marks, paragraph by paragraph, so that one mark too few cannot swallow an article.</summary>
internal static class QuoteSpans
{
    /// <summary>Spans between double quotation marks within <c>text[start..end]</c>, marks excluded, in order.</summary>
    public static List<(int Start, int End)> Find(string text, int start, int end)
    {
        var spans = new List<(int, int)>();
        var open = -1;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            var newline = c == '\n' && i + 1 < end && text[i + 1] is '\n' or '\r';
            if (newline)
            {
                // A quotation that runs over paragraphs opens each of them again; one that does not was never closed.
                if (open >= 0)
                    spans.Add((open, i));
                open = -1;
            }
            else if (c is '“' or '«' or '„' || c == '"' && open < 0)
            {
                // An opening mark right before a blank or at the end, or a second one that nothing closes, is a closing one typed wrongly.
                if (c != '"' && open >= 0 && (i + 1 >= end || char.IsWhiteSpace(text[i + 1]) || c == '“' && !Closes(text, i + 1, end)))
                {
                    spans.Add((open, i));
                    open = -1;
                }
                else
                {
                    open = i + 1;
                }
            }
            else if (c is '”' or '»' or '"' && open >= 0)
            {
                spans.Add((open, i));
                open = -1;
            }
        }
        if (open >= 0)
            spans.Add((open, end));
        return spans;
    }

    /// <summary>A closing mark follows before the paragraph ends and before another one opens.</summary>
    private static bool Closes(string text, int from, int end)
    {
        for (var i = from; i < end && text[i] is not ('\n' or '“'); i++)
        {
            if (text[i] is '”' or '"')
                return true;
        }
        return false;
    }
}
