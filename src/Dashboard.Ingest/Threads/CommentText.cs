using System.Collections.Frozen;
using System.Net;
using System.Text;
using Dashboard.Ingest.PastedText;

namespace Dashboard.Ingest.Threads;

/// <summary>Reduces the body of a comment, HTML or plain, to text with paragraphs. One pass, whatever is in it.</summary>
public static class CommentText
{
    private const int LongestTag = 4000;

    private static readonly FrozenSet<string> Breaks =
        "p div br li ul ol blockquote pre h1 h2 h3 h4 h5 h6 table tr hr section article dl dt dd".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Hidden = "script style template noscript iframe svg".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Inline =
        "a b i u em strong span font small big sub sup code s strike del ins cite q img abbr acronym mark kbd tt time wbr td th tbody thead figure figcaption video audio input form button label"
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Plain text; paragraphs are separated by a blank line, line breaks within them stay.</summary>
    public static string Of(string body)
    {
        var stripped = body.Contains('<', StringComparison.Ordinal) ? Strip(body) : body;
        var plain = stripped.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(stripped) : stripped;
        var text = new StringBuilder(plain.Length);
        var blank = false;
        foreach (var line in SourceText.Lines(plain))
        {
            if (line.IsBlank)
            {
                blank = true;
                continue;
            }
            if (text.Length > 0)
                text.Append(blank ? "\n\n" : "\n");
            text.Append(line.Text);
            blank = false;
        }
        return text.ToString();
    }

    public static string OneLine(string value) => Of(value).Replace("\n\n", " ", StringComparison.Ordinal).Replace('\n', ' ');

    // Only names that HTML knows are tags: "a <b> c" in mathematics would be one, "I <3 you" and "x <y" are not.
    private static string Strip(string body)
    {
        var text = new StringBuilder(body.Length);
        var i = 0;
        while (i < body.Length)
        {
            var open = body.IndexOf('<', i);
            if (open < 0)
                break;
            text.Append(body, i, open - i);
            i = open;
            if (string.CompareOrdinal(body, i, "<!--", 0, 4) == 0)
            {
                var close = body.IndexOf("-->", i + 4, StringComparison.Ordinal);
                i = close < 0 ? body.Length : close + 3;
            }
            else if (Tag(body, i) is var (name, end))
            {
                i = end;
                if (Hidden.Contains(name) && body[open + 1] != '/')
                    i = EndOfHidden(body, end, name);
                else if (Breaks.Contains(name))
                    text.Append(name.Equals("br", StringComparison.OrdinalIgnoreCase) ? "\n" : "\n\n");
            }
            else
            {
                text.Append('<');
                i++;
            }
        }
        return text.Append(body, i, body.Length - i).ToString();
    }

    private static (string Name, int End)? Tag(string body, int open)
    {
        var start = open + 1 < body.Length && body[open + 1] == '/' ? open + 2 : open + 1;
        var stop = start;
        while (stop < body.Length && stop - start < 12 && char.IsAsciiLetterOrDigit(body[stop]))
            stop++;
        var name = body[start..stop];
        if (!Breaks.Contains(name) && !Inline.Contains(name) && !Hidden.Contains(name))
            return null;
        var close = body.IndexOf('>', stop, Math.Min(LongestTag, body.Length - stop));
        return close < 0 ? null : (name, close + 1);
    }

    private static int EndOfHidden(string body, int from, string name)
    {
        var close = body.IndexOf("</" + name, from, StringComparison.OrdinalIgnoreCase);
        if (close < 0)
            return body.Length;
        var end = body.IndexOf('>', close);
        return end < 0 ? body.Length : end + 1;
    }
}
