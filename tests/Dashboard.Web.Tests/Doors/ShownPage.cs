using AngleSharp.Dom;

namespace Dashboard.Web.Tests.Doors;

/// <summary>Looks through a page of ours for anything that only a stranger would have put there.</summary>
internal static class ShownPage
{
    private static readonly HashSet<string> Loading = new(StringComparer.OrdinalIgnoreCase)
        { "src", "srcset", "href", "xlink:href", "poster", "background", "data", "action", "formaction", "cite", "ping", "longdesc", "manifest", "srcdoc", "codebase", "archive", "classid", "profile", "dynsrc", "lowsrc", "imagesrcset" };

    private static readonly HashSet<string> Never = new(StringComparer.OrdinalIgnoreCase)
    {
        "iframe", "object", "embed", "frame", "frameset", "applet", "portal", "img", "image", "picture", "source", "video", "audio", "track", "style", "math", "foreignobject", "animate", "use", "bgsound", "marquee", "isindex",
        "xmp", "noscript", "noembed", "mglyph", "keygen",
    };

    /// <returns>What does not belong there, in words; empty on a page that is ours alone.</returns>
    public static IEnumerable<string> Strangers(IDocument page)
    {
        foreach (var element in page.All)
        {
            var name = element.LocalName;
            if (Never.Contains(name))
                yield return $"<{name}>";
            if (name == "script" && (element.TextContent.Trim().Length > 0 && element.GetAttribute("type") is not "importmap" || element.GetAttribute("src") is { } source && IsElsewhere(source)))
                yield return element.OuterHtml;
            if (name == "link" && element.GetAttribute("rel") is not ("stylesheet" or "icon" or "manifest" or "preload" or "modulepreload"))
                yield return element.OuterHtml;
            if (name == "meta" && element.HasAttribute("http-equiv"))
                yield return element.OuterHtml;
            if (name == "base" && element.GetAttribute("href") != "/")
                yield return element.OuterHtml;
            foreach (var attribute in element.Attributes)
            {
                if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
                    yield return $"{name} {attribute.Name}={attribute.Value}";
                if (attribute.Name is "style" && attribute.Value.Contains("url", StringComparison.OrdinalIgnoreCase))
                    yield return $"{name} style={attribute.Value}";
                if (Loading.Contains(attribute.Name) && !IsFine(name, attribute.Name, attribute.Value))
                    yield return $"{name} {attribute.Name}={attribute.Value}";
            }
            // Links out are opened by hand, elsewhere, and do not tell where from.
            if (name == "a" && element.GetAttribute("href") is { } link && IsElsewhere(link) && (element.GetAttribute("rel")?.Contains("noopener noreferrer", StringComparison.Ordinal) != true || element.GetAttribute("target") != "_blank"))
                yield return element.OuterHtml;
        }
    }

    private static bool IsElsewhere(string address) => address.Contains(':', StringComparison.Ordinal) || address.StartsWith("//", StringComparison.Ordinal) || address.StartsWith('\\');

    // Only a link that a person follows may lead out, and only to the web.
    private static bool IsFine(string element, string attribute, string value) =>
        !IsElsewhere(value) || (element == "a" && attribute == "href" && Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0);
}
