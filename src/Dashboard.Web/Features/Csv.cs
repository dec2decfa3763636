using System.Buffers;
using System.Text;

namespace Dashboard.Web.Features;

/// <summary>Writes tables that spreadsheets open as they are meant: UTF-8 with a byte order mark, CRLF, and no cell that a spreadsheet would run.</summary>
public sealed class Csv
{
    private static readonly SearchValues<char> s_quoted = SearchValues.Create(",\"\r\n;\t");
    private readonly StringBuilder _text = new();

    public void Row(params IEnumerable<string?> cells) => _text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    public byte[] ToBytes() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(_text.ToString())];

    /// <summary>One cell. What a spreadsheet would take for a formula gets an apostrophe before it.</summary>
    public static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        // Some spreadsheets also take the full-width signs for formulas.
        if (text.TrimStart(' ', '\u00a0') is [('=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠'), ..])
            text = "'" + text;
        return text.AsSpan().IndexOfAny(s_quoted) >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
