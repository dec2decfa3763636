using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Dashboard.Ingest.Pages;

namespace Dashboard.Ingest.Feeds;

/// <summary>A value of a feed: plain text, or markup with the address that its links are relative to.</summary>
internal sealed partial record FeedText(string Value, bool IsHtml, Uri Base)
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private static readonly string[] Windows1252 =
        ["€", "", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "", "Ž", "", "", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "", "ž", "Ÿ"];

    /// <summary>
    /// Only elements of HTML count: "a List&lt;String&gt; of names" is text. Whether a value is markup is said by no RSS feed and has to be told from it.
    /// </summary>
    [GeneratedRegex(@"</?(?:a|abbr|address|article|aside|audio|b|bdi|big|blink|blockquote|br|caption|center|cite|code|dd|del|dfn|div|dl|dt|em|embed|figcaption|figure|font|footer|form|h[1-6]|header|hr|i|iframe|img|ins|kbd|li|main|mark|nav|object|ol|p|param|picture|pre|q|s|samp|script|section|small|source|span|strike|strong|style|sub|sup|svg|math|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|video|wbr)(?:\s[^<>]*)?/?>|&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Html();

    [GeneratedRegex(@"\n[ \t]*\r?\n\s*", RegexOptions.NonBacktracking)]
    private static partial Regex BlankLine();

    /// <summary>A value whose kind is told from its looks, as in RSS.</summary>
    public static FeedText? Guess(XElement? element, Uri document)
    {
        if (element is null) return null;
        if (element.HasElements) return Markup(XmlToHtml.Inner(element), FeedAddress.BaseOf(element, document));
        return Guess(element.Value, FeedAddress.BaseOf(element, document));
    }

    public static FeedText? Guess(string? raw, Uri address)
    {
        var value = Mend(raw ?? "").Trim();
        return value.Length == 0 ? null : new FeedText(value, Html().IsMatch(value), address);
    }

    public static FeedText? Plain(string? value, Uri address) => string.IsNullOrWhiteSpace(value) ? null : new FeedText(Mend(value).Trim(), false, address);

    public static FeedText? Markup(string? value, Uri address) => string.IsNullOrWhiteSpace(value) ? null : new FeedText(Mend(value).Trim(), true, address);

    [GeneratedRegex("<[^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    /// <summary>How many tags there are to be read.</summary>
    public int Tags => IsHtml ? Value.AsSpan().Count('<') : 0;

    /// <summary>The words alone, found without reading the markup.</summary>
    public FeedText WithoutMarkup() => IsHtml ? new FeedText(WebUtility.HtmlDecode(Tag().Replace(Value, " ")), false, Base) : this;

    /// <summary>On one line, without markup; null when nothing is left.</summary>
    public string? ToPlain()
    {
        var text = PageText.Collapse(IsHtml ? FeedHtml.TextOf(Value) : Value);
        return text.Length == 0 ? null : text;
    }

    /// <summary>As HTML with absolute addresses.</summary>
    public string ToHtml() => IsHtml ? FeedHtml.WithAbsoluteAddresses(Value, Base) : Paragraphs(Value);

    private static string Paragraphs(string text)
    {
        var html = new StringBuilder(text.Length + 32);
        foreach (var paragraph in BlankLine().Split(text))
        {
            if (!string.IsNullOrWhiteSpace(paragraph)) html.Append("<p>").Append(XmlToHtml.Encode(paragraph.Trim())).Append("</p>");
        }

        return html.ToString();
    }

    /// <summary>UTF-8 that was taken for Latin-1 and encoded again; only where control characters betray it.</summary>
    private static string? TwiceEncoded(string value)
    {
        if (value.AsSpan().IndexOfAnyExceptInRange('\0', '\u00FF') >= 0) return null;
        try
        {
            return StrictUtf8.GetString(Encoding.Latin1.GetBytes(value));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>References such as &amp;#150; mean a character of Windows, although the number belongs to a control character.</summary>
    private static string Mend(string value)
    {
        if (value.AsSpan().IndexOfAnyInRange('\u0080', '\u009F') < 0) return value;
        if (TwiceEncoded(value) is { } once) return once;
        var mended = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            if (c is >= '\u0080' and <= '\u009F') mended.Append(Windows1252[c - '\u0080']);
            else mended.Append(c);
        }

        return mended.ToString();
    }
}
