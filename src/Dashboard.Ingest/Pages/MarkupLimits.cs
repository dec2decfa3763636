using System.Buffers;
using System.Text;

namespace Dashboard.Ingest.Pages;

/// <summary>
/// Trims markup that would cost a parser more than any honest page does: nesting without end, elements by the hundred thousand, tags with
/// thousands of attributes. One pass over the text; an ordinary page comes back as it is.
/// </summary>
internal static class MarkupLimits
{
    /// <summary>Browsers stop nesting at the same depth.</summary>
    private const int MaxDepth = 512;

    /// <summary>Long live blogs reach 30,000.</summary>
    private const int MaxElements = 120_000;
    private const int MaxTagLength = 1_000_000;
    private const int MaxAttributes = 500;

    private static readonly HashSet<string> Void = new(StringComparer.OrdinalIgnoreCase)
        { "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr" };

    /// <summary>Elements whose end may be left out, so that missing ends say nothing about depth.</summary>
    private static readonly HashSet<string> Unclosed = new(StringComparer.OrdinalIgnoreCase)
        { "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "optgroup", "rt", "rp", "colgroup", "html", "head", "body" };

    private static readonly SearchValues<char> NameEnd = SearchValues.Create(" \t\r\n\f/>");
    private static readonly string[] RawText = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

    /// <summary>The same markup, or a trimmed copy of it.</summary>
    public static string Bound(string html)
    {
        StringBuilder? kept = null;
        int copied = 0, depth = 0, elements = 0;
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var dropped = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var openByName = open.GetAlternateLookup<ReadOnlySpan<char>>();
        var droppedByName = dropped.GetAlternateLookup<ReadOnlySpan<char>>();
        var voidByName = Void.GetAlternateLookup<ReadOnlySpan<char>>();
        var unclosedByName = Unclosed.GetAlternateLookup<ReadOnlySpan<char>>();

        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at < html.Length - 1;)
        {
            var tag = html.AsSpan(at);
            if (tag.StartsWith("<!--"))
            {
                var close = html.IndexOf("-->", at + 4, StringComparison.Ordinal);
                if (close < 0) break;
                at = Next(html, close + 3);
                continue;
            }

            var closing = tag[1] == '/';
            var nameAt = closing ? 2 : 1;
            if (nameAt >= tag.Length || !char.IsAsciiLetter(tag[nameAt]))
            {
                at = Next(html, at + 1);
                continue;
            }

            var name = tag[nameAt..];
            var nameEnd = name.IndexOfAny(NameEnd);
            name = nameEnd < 0 ? name : name[..nameEnd];
            var end = EndOfTag(html, at + nameAt + name.Length, out var attributes);
            if (end < 0) break;

            var drop = false;
            if (closing)
            {
                if (droppedByName.TryGetValue(name, out var gone) && gone > 0)
                {
                    droppedByName[name] = gone - 1;
                    drop = true;
                }
                else if (openByName.TryGetValue(name, out var count) && count > 0)
                {
                    openByName[name] = count - 1;
                    depth--;
                }
            }
            else
            {
                if (++elements > MaxElements) return (kept ?? new StringBuilder()).Append(html, copied, at - copied).ToString();
                drop = attributes > MaxAttributes || end - at > MaxTagLength;
                if (!drop && !voidByName.Contains(name) && !unclosedByName.Contains(name) && html[end - 2] != '/')
                {
                    drop = depth >= MaxDepth;
                    if (!drop)
                    {
                        depth++;
                        openByName[name] = openByName.TryGetValue(name, out var count) ? count + 1 : 1;
                    }
                    else
                    {
                        droppedByName[name] = droppedByName.TryGetValue(name, out var gone) ? gone + 1 : 1;
                    }
                }
            }

            if (drop)
            {
                (kept ??= new StringBuilder(html.Length)).Append(html, copied, at - copied);
                copied = end;
            }

            var resume = end;
            if (!closing && RawTextName(name) is { } raw)
            {
                var close = html.IndexOf("</" + raw, end, StringComparison.OrdinalIgnoreCase);
                if (close < 0) break;
                resume = close;
            }

            at = Next(html, resume);
        }

        return kept is null ? html : kept.Append(html, copied, html.Length - copied).ToString();
    }

    private static int Next(string html, int from) => from >= html.Length ? -1 : html.IndexOf('<', from);

    private static string? RawTextName(ReadOnlySpan<char> name)
    {
        foreach (var raw in RawText)
        {
            if (name.Equals(raw, StringComparison.OrdinalIgnoreCase)) return raw;
        }

        return null;
    }

    /// <summary>One past the closing bracket, or -1; brackets inside quoted values do not count.</summary>
    /// <param name="attributes">How many there are, counted only in tags long enough to have too many.</param>
    private static int EndOfTag(string html, int from, out int attributes)
    {
        attributes = 0;
        for (var i = from; i < html.Length;)
        {
            var next = html.AsSpan(i).IndexOfAny('>', '"', '\'');
            if (next < 0) return -1;
            i += next;
            if (html[i] == '>')
            {
                if (i - from > MaxAttributes * 2) attributes = CountAttributes(html.AsSpan(from, i - from));
                return i + 1;
            }

            // A quotation mark elsewhere is a stray one.
            if (html[i - 1] is '=' or ' ' or '\n' or '\t' or '\r')
            {
                var close = html.IndexOf(html[i], i + 1);
                if (close < 0) return -1;
                i = close;
            }

            i++;
        }

        return -1;
    }

    private static int CountAttributes(ReadOnlySpan<char> inside)
    {
        var attributes = 0;
        var quote = '\0';
        var inWord = false;
        for (var i = 0; i < inside.Length; i++)
        {
            var c = inside[i];
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
                continue;
            }

            if (c is '"' or '\'' && i > 0 && inside[i - 1] is '=' or ' ' or '\n' or '\t' or '\r') quote = c;
            var space = c is ' ' or '\t' or '\n' or '\r' or '\f' or '/';
            if (!space && !inWord) attributes++;
            inWord = !space;
        }

        return attributes;
    }
}
