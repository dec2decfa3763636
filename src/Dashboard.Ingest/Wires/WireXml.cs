using System.Xml;
using System.Xml.Linq;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Pages;

namespace Dashboard.Ingest.Wires;

/// <summary>Reads XML of a wire into a tree, with everything turned off that an item has no use for.</summary>
internal static class WireXml
{
    private const int MaxCharacters = 32 * 1024 * 1024;
    private const int MaxDepth = 200;
    private const int MaxElements = 500_000;
    private const int MaxAttributes = 200;

    // Files in NITF name their DTD as a matter of course: the line is stepped over, nothing in it is looked up or expanded.
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersInDocument = MaxCharacters, CheckCharacters = false, IgnoreComments = true, IgnoreProcessingInstructions = true,
    };

    /// <exception cref="UnreadableException">Broken, too deep, too large, or it defines entities of its own.</exception>
    public static XElement Load(string xml)
    {
        if (DefinesEntities(xml))
            throw new UnreadableException("This XML brings definitions of its own (a DTD), which are not accepted. Send it without the DOCTYPE.");
        try
        {
            using (var look = XmlReader.Create(new StringReader(xml), Settings))
                Check(look);
            using var reader = XmlReader.Create(new StringReader(xml), Settings);
            return Sound(XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!);
        }
        catch (XmlException broken)
        {
            throw new UnreadableException($"This is not well-formed XML: line {broken.LineNumber}, character {broken.LinePosition}. Send the item again as the agency delivered it.");
        }
    }

    private static XElement Sound(XElement root)
    {
        foreach (var node in root.DescendantNodesAndSelf())
        {
            if (node is XText text && SoundText.Of(text.Value) is var words && !ReferenceEquals(words, text.Value))
                text.Value = words;
            foreach (var attribute in (node as XElement)?.Attributes() ?? [])
            {
                if (SoundText.Of(attribute.Value) is var value && !ReferenceEquals(value, attribute.Value))
                    attribute.Value = value;
            }
        }
        return root;
    }

    /// <summary>The first child of this local name, whatever its namespace.</summary>
    public static XElement? Child(this XElement? parent, string name) => parent?.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    public static IEnumerable<XElement> Children(this XElement? parent, string name) => parent?.Elements().Where(child => child.Name.LocalName == name) ?? [];

    /// <summary>White space collapsed; null when nothing is left.</summary>
    public static string? Words(this XElement? element) => element is null ? null : Filled(PageText.Collapse(element.Value));

    public static string? Said(this XElement? element, string attribute) => Filled(element?.Attribute(attribute)?.Value.Trim());

    public static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    // Elements that end a line when they begin and when they end.
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
        { "p", "hl1", "hl2", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "tr", "pre", "block", "blockquote", "bq", "note", "table", "ul", "ol", "dl", "div", "body.content", "fn", "hr", "br" };

    /// <summary>The text of a body of block elements, paragraphs parted by blank lines; elements called <paramref name="without"/> are left out.</summary>
    public static string Paragraphs(XElement body, string without)
    {
        var paragraphs = new List<string>();
        var line = new System.Text.StringBuilder();
        void End()
        {
            if (PageText.Collapse(line.ToString()) is { Length: > 0 } words) paragraphs.Add(words);
            line.Clear();
        }

        var open = new Stack<IEnumerator<XNode>>();
        open.Push(body.Nodes().GetEnumerator());
        while (open.TryPeek(out var nodes))
        {
            if (!nodes.MoveNext())
            {
                open.Pop();
                if (open.TryPeek(out var outer) && outer.Current is XElement ended && Blocks.Contains(ended.Name.LocalName)) End();
                continue;
            }

            if (nodes.Current is XText text) line.Append(text.Value);
            if (nodes.Current is not XElement element || element.Name.LocalName == without) continue;
            if (Blocks.Contains(element.Name.LocalName)) End();
            else if (element.Name.LocalName is "td" or "th") line.Append(' ');
            open.Push(element.Nodes().GetEnumerator());
        }

        End();
        return string.Join("\n\n", paragraphs);
    }

    private static bool DefinesEntities(string xml)
    {
        var at = xml.IndexOf("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || at > 8192) return false;
        var end = xml.AsSpan(at).IndexOfAny('[', '>');
        return end >= 0 && xml[at + end] == '[';
    }

    private static void Check(XmlReader reader)
    {
        var elements = 0;
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth || (reader.NodeType == XmlNodeType.Element && (++elements > MaxElements || reader.AttributeCount > MaxAttributes)))
                throw new UnreadableException("This XML is nested deeper or cut into more pieces than any news item is. Send the text of the article.");
        }
    }
}
