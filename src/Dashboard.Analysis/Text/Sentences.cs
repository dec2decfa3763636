namespace Dashboard.Analysis.Text;

/// <summary>A sentence's place: offsets in the article's text, and which paragraph it belongs to.</summary>
internal readonly record struct SentenceSpan(int Start, int End, int Paragraph);

/// <summary>Cuts text into sentences with exact offsets.</summary>
internal static class Sentences
{
    private const string Closers = "\"'”’»)]";
    private const string Openers = "\"'“‘«([";

    /// <summary>
    /// Sentences of <c>text[start..end]</c>. A blank line always ends one; a single line break does when the line before it looks complete,
    /// so that hard-wrapped text stays together.
    /// </summary>
    public static IEnumerable<SentenceSpan> Split(string text, int start, int end)
    {
        var paragraph = 0;
        var from = start;
        for (var i = start; i < end; i++)
        {
            if (text[i] == '\n' && EndsLine(text, from, i, end))
            {
                if (Trimmed(text, from, i, paragraph) is { } line)
                    yield return line;
                from = i + 1;
                paragraph++;
            }
            else if (text[i] is '.' or '!' or '?' or '…' && EndOfSentence(text, from, i, end) is var stop && stop > 0)
            {
                if (Trimmed(text, from, stop, paragraph) is { } sentence)
                    yield return sentence;
                from = stop;
                i = stop - 1;
            }
        }
        if (Trimmed(text, from, end, paragraph) is { } last)
            yield return last;
    }

    private static SentenceSpan? Trimmed(string text, int from, int to, int paragraph)
    {
        while (from < to && char.IsWhiteSpace(text[from]))
            from++;
        while (to > from && char.IsWhiteSpace(text[to - 1]))
            to--;
        return to > from ? new SentenceSpan(from, to, paragraph) : null;
    }

    private static bool EndsLine(string text, int from, int newline, int end)
    {
        var next = newline + 1;
        while (next < end && text[next] is ' ' or '\t' or '\r' or '\u00a0')
            next++;
        if (next >= end || text[next] == '\n')
            return true;
        var last = newline - 1;
        while (last >= from && char.IsWhiteSpace(text[last]))
            last--;
        if (last < from)
            return true;
        var inner = last > from && Closers.Contains(text[last]) ? last - 1 : last;
        if (Closers.Contains(text[last]) && text[inner] != ',' && !(text[last] == '"' && char.IsLetterOrDigit(text[inner])) || text[last] is '.' or '!' or '?' or ':' or '…')
            return true;
        // A wrapped line goes on in lower case, or was cut near the margin.
        var lineStart = text.LastIndexOf('\n', newline - 1) + 1;
        return !char.IsLower(text[next]) && newline - lineStart < 60;
    }

    /// <summary>Where the sentence ends if the mark at <paramref name="i"/> ends it, else 0.</summary>
    private static int EndOfSentence(string text, int from, int i, int end)
    {
        var stop = i + 1;
        while (stop < end && (text[stop] is '.' or '!' or '?' or '…'))
            stop++;
        var ellipsis = stop - i >= 3 || text[i] == '…';
        while (stop < end && Closers.Contains(text[stop]))
            stop++;
        if (stop >= end)
            return end;
        if (!char.IsWhiteSpace(text[stop]))
            return 0;
        var next = stop;
        while (next < end && char.IsWhiteSpace(text[next]))
            next++;
        if (next >= end)
            return stop;
        var starts = next;
        while (starts < end - 1 && Openers.Contains(text[starts]))
            starts++;
        if (char.IsLower(text[starts]) || ellipsis && !char.IsUpper(text[starts]))
            return 0;
        return text[i] == '.' && IsAbbreviation(text, from, i, starts, end) ? 0 : stop;
    }

    private static bool IsAbbreviation(string text, int from, int dot, int next, int end)
    {
        var start = dot;
        while (start > from && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '.'))
            start--;
        var word = text[start..dot];
        if (word.Length == 0)
            return false;
        if (Words.Abbreviations.Contains(word.ToLowerInvariant()))
            return word is not ("no" or "No" or "Co" or "co" or "Inc" or "Jr" or "Sr" or "etc") || !StartsNewSentence(text, next, end) && word is not ("no" or "etc");
        if (word.Length == 1 && char.IsUpper(word[0]))
            return true;
        return word.Contains('.', StringComparison.Ordinal) && !StartsNewSentence(text, next, end);
    }

    private static bool StartsNewSentence(string text, int next, int end)
    {
        var stop = next;
        while (stop < end && char.IsLetter(text[stop]))
            stop++;
        return stop > next && char.IsUpper(text[next]) && Words.Stop.Contains(text[next..stop].ToLowerInvariant());
    }
}
