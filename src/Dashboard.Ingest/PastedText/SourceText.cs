using System.Globalization;
using System.Text;

namespace Dashboard.Ingest.PastedText;

/// <summary>One line as it was pasted: the words with single spaces, and how far they stood from the margin.</summary>
/// <param name="Text">Trimmed; empty for a blank line.</param>
/// <param name="Indent">Columns before the first character; a tab counts as four.</param>
internal readonly record struct SourceLine(string Text, int Indent)
{
    public bool IsBlank => Text.Length == 0;
}

/// <summary>Makes any string safe to read: one kind of space, one kind of line end, no invisible characters, valid and composed Unicode.</summary>
internal static class SourceText
{
    private const char Replacement = '\uFFFD';

    public static List<SourceLine> Lines(string raw)
    {
        var text = Normalise(raw);
        var lines = new List<SourceLine>();
        var line = new StringBuilder();
        var indent = 0;
        var pendingSpace = false;
        foreach (var c in text)
        {
            switch (c)
            {
                case '\n':
                    lines.Add(new SourceLine(line.ToString(), line.Length == 0 ? 0 : indent));
                    line.Clear();
                    indent = 0;
                    pendingSpace = false;
                    break;
                case ' ' or '\t' when line.Length == 0:
                    indent += c == '\t' ? 4 : 1;
                    break;
                case ' ' or '\t':
                    pendingSpace = true;
                    break;
                default:
                    if (pendingSpace)
                        line.Append(' ');
                    pendingSpace = false;
                    line.Append(c);
                    break;
            }
        }
        lines.Add(new SourceLine(line.ToString(), line.Length == 0 ? 0 : indent));
        return lines;
    }

    /// <summary>Spaces become plain, line ends become <c>\n</c>, invisible characters go; the result is NFC.</summary>
    public static string Normalise(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (c is >= ' ' and < '\u007F' or '\n' or '\t')
                text.Append(c);
            else if (c == '\r')
                AppendLineEnd(text, raw, i);
            else if (c is '\v' or '\f' or '\u0085' or '\u2028' or '\u2029')
                text.Append('\n');
            else if (char.IsSurrogate(c))
                i += AppendSurrogate(text, raw, i);
            else if (!IsInvisible(c))
                text.Append(CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator ? ' ' : c);
        }
        var normal = text.ToString();
        return normal.IsNormalized(NormalizationForm.FormC) ? normal : normal.Normalize(NormalizationForm.FormC);
    }

    private static void AppendLineEnd(StringBuilder text, string raw, int at)
    {
        if (at + 1 >= raw.Length || raw[at + 1] != '\n')
            text.Append('\n');
    }

    /// <returns>How many further units were used.</returns>
    private static int AppendSurrogate(StringBuilder text, string raw, int at)
    {
        if (char.IsHighSurrogate(raw[at]) && at + 1 < raw.Length && char.IsLowSurrogate(raw[at + 1]))
        {
            text.Append(raw[at]).Append(raw[at + 1]);
            return 1;
        }
        text.Append(Replacement);
        return 0;
    }

    // The joiners U+200C and U+200D stay: scripts and emoji are spelled with them.
    private static bool IsInvisible(char c) =>
        c is '\u00AD' or '\u200B' or '\u2060' or '\uFEFF' or '\u180E' or '\uFFFE' or '\uFFFF' || char.IsControl(c);
}
