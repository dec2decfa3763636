using System.Text;
using System.Xml.Linq;

namespace Dashboard.Ingest.Feeds;

/// <summary>Writes markup that stands in a feed as elements (XHTML, or HTML that nobody escaped) as HTML.</summary>
internal static class XmlToHtml
{
    private static readonly HashSet<string> Void = new(StringComparer.OrdinalIgnoreCase)
        { "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr" };

    /// <summary>The only foreign attributes that HTML knows: links inside drawings.</summary>
    private static readonly XNamespace XLink = "http://www.w3.org/1999/xlink";

    public static string Inner(XElement element)
    {
        var html = new StringBuilder();
        foreach (var node in element.Nodes()) Write(node, html);
        return html.ToString();
    }

    public static string Encode(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    // Depth is bounded by the parser.
    private static void Write(XNode node, StringBuilder html)
    {
        if (node is XText text) html.Append(Encode(text.Value));
        if (node is not XElement element) return;

        var name = element.Name.LocalName;
        html.Append('<').Append(name);
        foreach (var attribute in element.Attributes())
        {
            var prefix = attribute.Name.Namespace == XLink ? "xlink:" : "";
            if (prefix.Length > 0 || attribute.Name.NamespaceName.Length == 0)
                html.Append(' ').Append(prefix).Append(attribute.Name.LocalName).Append("=\"").Append(Encode(attribute.Value).Replace("\"", "&quot;", StringComparison.Ordinal)).Append('"');
        }

        html.Append('>');
        foreach (var child in element.Nodes()) Write(child, html);
        if (!Void.Contains(name)) html.Append("</").Append(name).Append('>');
    }
}
