using System.Text;

namespace Dashboard.Ingest.PastedText;

/// <summary>A paragraph of pasted text after its lines were joined.</summary>
/// <param name="Text">One line, never empty.</param>
/// <param name="AfterBlank">Whether a blank line stood before it.</param>
internal sealed record Paragraph(string Text, bool AfterBlank);

/// <summary>Joins hard-wrapped lines into paragraphs and rejoins addresses that were broken over two lines.</summary>
internal static class Paragraphs
{
    private const int LongestWrap = 130;
    private const int ShortestWrap = 30;

    /// <summary>The width at which the lines were wrapped, or null when each line is a paragraph of its own.</summary>
    public static int? WrapWidth(IReadOnlyList<SourceLine> lines)
    {
        var width = 0;
        var longer = 0;
        var filled = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.IsBlank || IsAddress(line.Text))
                continue;
            filled++;
            if (line.Text.Length > LongestWrap)
                longer++;
            else if (IsInner(lines, i))
                width = Math.Max(width, line.Text.Length + line.Indent);
        }
        if (width < ShortestWrap || longer * 10 > filled)
            return null;

        int inner = 0, full = 0, midSentence = 0;
        for (var i = 0; i < lines.Count - 1; i++)
        {
            if (!IsInner(lines, i) || lines[i].Text.Length > LongestWrap || IsAddress(lines[i].Text))
                continue;
            inner++;
            if (IsFull(lines[i], lines[i + 1], width))
                full++;
            if (!EndsSentence(lines[i].Text))
                midSentence++;
        }
        return inner >= 2 && full * 10 >= inner * 6 && midSentence * 2 >= inner ? width : null;
    }

    public static List<Paragraph> Join(IReadOnlyList<SourceLine> lines, int from, int to, int? width)
    {
        var paragraphs = new List<Paragraph>();
        var current = new StringBuilder();
        var afterBlank = false;
        SourceLine? previous = null;
        for (var i = from; i < to; i++)
        {
            var line = lines[i];
            if (line.IsBlank)
            {
                Close();
                afterBlank = true;
                continue;
            }
            var glue = previous is { } last ? Glue(last, line, width) : null;
            if (glue is null)
                Close();
            else
                current.Append(glue);
            current.Append(line.Text);
            previous = line;
        }
        Close();
        return paragraphs;

        void Close()
        {
            if (current.Length > 0)
            {
                paragraphs.Add(new Paragraph(current.ToString(), afterBlank));
                afterBlank = false;
            }
            current.Clear();
            previous = null;
        }
    }

    /// <summary>What joins two adjacent lines: a space, nothing, or null when they stay two paragraphs.</summary>
    private static string? Glue(SourceLine line, SourceLine next, int? width)
    {
        if (IsAddress(line.Text))
            return ContinuesAddress(line.Text, next.Text) ? "" : null;
        if (IsAddress(next.Text) || StartsItem(next.Text) || line.Text.EndsWith(':'))
            return null;

        var startsLower = char.IsLower(next.Text[0]);
        var joins = (startsLower && !EndsSentence(line.Text) && (line.Text.Length >= ShortestWrap || line.Text.EndsWith(',')))
            || (width is { } w && IsFull(line, next, w) && !StartsParagraph(line, next));
        if (!joins)
            return null;
        return startsLower && EndsInHyphenatedWord(line.Text) ? "" : " ";
    }

    private static bool IsInner(IReadOnlyList<SourceLine> lines, int i) =>
        i + 1 < lines.Count && !lines[i].IsBlank && !lines[i + 1].IsBlank && !lines[i].Text.EndsWith(':') && !StartsItem(lines[i + 1].Text);

    // A wrapping program breaks a line only where the next word no longer fits; some slack covers ragged margins.
    private static bool IsFull(SourceLine line, SourceLine next, int width)
    {
        var space = next.Text.IndexOf(' ', StringComparison.Ordinal);
        var word = space < 0 ? next.Text.Length : space;
        return line.Text.Length <= LongestWrap + 20 && line.Indent + line.Text.Length + 1 + word > width - 6;
    }

    private static bool StartsParagraph(SourceLine line, SourceLine next) =>
        next.Indent >= line.Indent + 3 && EndsSentence(line.Text) && !char.IsLower(next.Text[0]);

    private static bool StartsItem(string text) =>
        text.Length > 1 && text[1] == ' ' && text[0] is '•' or '◦' or '▪' or '‣' or '·' or '*' or '-' or '–';

    private static bool EndsInHyphenatedWord(string text) =>
        text.Length > 2 && text[^1] == '-' && char.IsLetter(text[^2]);

    public static bool EndsSentence(string text)
    {
        var last = text.AsSpan().TrimEnd("\"'”’»)]");
        return last.Length > 0 && last[^1] is '.' or '!' or '?' or '…' or '。' or '؟';
    }

    public static bool IsAddress(string text) =>
        text.Length > 10
        && (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        && !text.Contains(' ', StringComparison.Ordinal);

    // A broken address goes on with a piece that is no word of its own: a separator first, or a long token full of them.
    private static bool ContinuesAddress(string address, string next)
    {
        if (IsAddress(next) || next.Contains(' ', StringComparison.Ordinal) || !next.All(IsAddressCharacter))
            return false;
        return "-/_?&=%.~#+".Contains(next[0], StringComparison.Ordinal)
            || ("-/_?&=%".Contains(address[^1], StringComparison.Ordinal) && char.IsAsciiLetterOrDigit(next[0]))
            || (address.Length >= 60 && next.Count(c => "-/_?&=%".Contains(c, StringComparison.Ordinal)) >= 2);
    }

    private static bool IsAddressCharacter(char c) =>
        char.IsAsciiLetterOrDigit(c) || "-._~:/?#[]@!$&'()*+,;=%".Contains(c, StringComparison.Ordinal);
}
