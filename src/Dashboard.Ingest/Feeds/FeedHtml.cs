using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Dashboard.Ingest.Pages;

namespace Dashboard.Ingest.Feeds;

/// <summary>The little that is done with HTML in a feed; reading it as an article is the work of <see cref="PageReader"/>.</summary>
internal static partial class FeedHtml
{
    private static readonly HtmlParserOptions Options = new() { IsScripting = false };
    private static readonly string[] AddressAttributes = ["href", "src", "poster", "cite", "data", "action", "longdesc", "background"];

    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "b", "bdi", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u",
        "var", "wbr",
    };

    /// <summary>Longer than any text whose links are worth the work.</summary>
    private const int LongestLinked = 1_000_000;
    private const int LongestRead = 300_000;

    /// <summary>Up to where an address begins.</summary>
    [GeneratedRegex("""\s(?:href|src|poster|cite|data|action|longdesc|background)\s*=\s*["']?""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex AddressStart();

    /// <summary>The words of the markup, as far as anybody would read it; blocks are set apart by blanks, scripts and styles left out.</summary>
    public static string TextOf(string html)
    {
        using var document = Parse(html[..Math.Min(html.Length, LongestRead)]);
        var text = new StringBuilder(html.Length);
        if (document.Body is not { } body) return "";

        var node = body.FirstChild;
        while (node is not null)
        {
            var skip = false;
            if (node is IText words) text.Append(words.Data);
            else if (node is IElement element)
            {
                skip = element.LocalName is "script" or "style" or "template" or "noscript";
                if (!Inline.Contains(element.LocalName)) text.Append(' ');
            }

            if (!skip && node.FirstChild is { } first)
            {
                node = first;
                continue;
            }

            while (node is not null && node.NextSibling is null)
            {
                node = node.Parent == body ? null : node.Parent;
                if (node is IElement closed && !Inline.Contains(closed.LocalName)) text.Append(' ');
            }

            node = node?.NextSibling;
        }

        return text.ToString();
    }

    /// <summary>The same markup when no address in it is relative.</summary>
    public static string WithAbsoluteAddresses(string html, Uri relativeTo)
    {
        if (html.Length > LongestLinked || !HasRelativeAddress(html)) return html;
        using var document = Parse(html);
        if (document.Body is not { } body) return html;
        foreach (var element in body.Descendants<IElement>())
        {
            foreach (var name in AddressAttributes)
            {
                if (element.GetAttribute(name) is { Length: > 0 } raw && !raw.StartsWith('#') && FeedAddress.Resolve(raw, relativeTo) is { } address)
                    element.SetAttribute(name, address.AbsoluteUri);
            }
        }

        return body.InnerHtml;
    }

    private static bool HasRelativeAddress(string html)
    {
        foreach (var match in AddressStart().EnumerateMatches(html))
        {
            var value = html.AsSpan(match.Index + match.Length).TrimStart();
            if (!(value.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || value.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
                || value.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || value.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || value is ['#', ..])) return true;
        }

        return false;
    }

    private static AngleSharp.Html.Dom.IHtmlDocument Parse(string html) => new HtmlParser(Options).ParseDocument("<body>" + MarkupLimits.Bound(html));
}
