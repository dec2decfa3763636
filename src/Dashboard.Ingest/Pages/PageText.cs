using System.Net;
using System.Text;

namespace Dashboard.Ingest.Pages;

/// <summary>Small text work that several readers of a page share.</summary>
internal static class PageText
{
    /// <summary>White space collapsed, entities that were encoded twice decoded, tags that were written as text taken out.</summary>
    public static string Plain(string? raw)
    {
        if (string.IsNullOrWhiteSpace(raw)) return "";
        if (raw.Contains('&', StringComparison.Ordinal)) raw = WebUtility.HtmlDecode(raw);
        return Collapse(WithoutTags(raw));
    }

    public static string Collapse(string raw)
    {
        var text = new StringBuilder(raw.Length);
        var space = false;
        foreach (var c in raw)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c)) space = true;
            else if (c is not ('\u200B' or '\u00AD' or '\u2060' or '\uFEFF'))
            {
                if (space && text.Length > 0) text.Append(' ');
                space = false;
                text.Append(c);
            }
        }

        return text.ToString();
    }

    private static string WithoutTags(string raw)
    {
        var at = raw.IndexOf('<', StringComparison.Ordinal);
        if (at < 0) return raw;
        var text = new StringBuilder(raw.Length);
        var from = 0;
        while (at >= 0)
        {
            var isTag = at + 1 < raw.Length && (char.IsAsciiLetter(raw[at + 1]) || raw[at + 1] is '/' or '!');
            var end = isTag ? raw.IndexOf('>', at) : -1;
            if (end < 0)
            {
                if (isTag) break;
                end = at;
                text.Append(raw, from, at + 1 - from);
            }
            else
            {
                text.Append(raw, from, at - from).Append(' ');
            }

            from = end + 1;
            at = from < raw.Length ? raw.IndexOf('<', from) : -1;
        }

        return text.Append(raw, from, raw.Length - from).ToString();
    }

    /// <summary>Letters and digits only, lower case: for asking whether two lines say the same.</summary>
    public static string Key(ReadOnlySpan<char> text, int limit = 300)
    {
        var key = new StringBuilder(Math.Min(text.Length, limit));
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) key.Append(char.ToLowerInvariant(c));
            if (key.Length == limit) break;
        }

        return key.ToString();
    }
}
