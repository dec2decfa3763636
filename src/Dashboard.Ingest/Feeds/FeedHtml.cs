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

    /// <summary>An address that may have to be made absolute.</summary>
    [GeneratedRegex("""\s(?:href|src|poster|cite|data|action|longdesc|background)\s*=\s*["']?\s*(?!https?:|mailto:|tel:|data:|["'\s>])""", RegexOptions.IgnoreCase, 2000)]
    private static partial Regex RelativeAddress();

    /// <summary>The words of the markup; blocks are set apart by blanks, scripts and styles left out.</summary>
    public static string TextOf(string html)
    {
        using var document = Parse(html);
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
        if (!RelativeAddress().IsMatch(html)) return html;
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

    private static AngleSharp.Html.Dom.IHtmlDocument Parse(string html) => new HtmlParser(Options).ParseDocument("<body>" + MarkupLimits.Bound(html));
}
