using System.Xml.Linq;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.Wires;

/// <summary>Reads NewsML-G2, the XML format of the IPTC: a <c>newsItem</c>, or a <c>newsMessage</c> with any number of them.</summary>
internal static class NewsMlReader
{
    private const string Namespace = "http://iptc.org/std/nar/2006-10-01/";
    private const int MostItems = 1_000;

    /// <exception cref="UnreadableException">Broken XML, or an item without an identity.</exception>
    public static List<(WireItem Item, Func<string> Source)> Items(string text)
    {
        var root = WireXml.Load(text);
        if (root.Name.NamespaceName != Namespace)
            throw new UnreadableException($"This looks like NewsML but is not NewsML-G2: its namespace is not {Namespace}. Ask the agency for G2, NITF or ninjs.");
        if (root.Name.LocalName == "newsItem")
            return [(Item(root), () => text)];
        List<XElement> items = [.. root.Children("itemSet").SelectMany(set => set.Children("newsItem"))];
        if (items.Count > MostItems)
            throw new UnreadableException($"This message holds {items.Count} items, more than {MostItems}. Send it in parts.");
        return [.. items.Select(item => (Item(item), (Func<string>)(() => item.ToString(SaveOptions.DisableFormatting))))];
    }

    private static WireItem Item(XElement node)
    {
        var (item, content, rights) = (node.Child("itemMeta"), node.Child("contentMeta"), node.Child("rightsInfo"));
        if (node.Said("guid") is not { } guid)
            throw new UnreadableException("This newsItem has no guid, so it could not be told from others. Send it as the agency delivered it.");
        var type = Word(item.Child("itemClass"));
        var (bodies, captions) = Bodies(node.Child("contentSet"));
        if (type is "picture" or "graphic" or "video") captions = [.. captions, .. content.Children("description").Select(WireXml.Words).OfType<string>()];
        return new WireItem
        {
            Id = guid,
            Version = node.Said("version"),
            Type = type,
            Status = Word(item.Child("pubStatus")) ?? "usable",
            // Left empty it means an embargo whose end is not known.
            EmbargoedUntil = item.Child("embargoed") is { } embargo ? embargo.Words() ?? "without an end" : null,
            Urgency = content.Child("urgency").Words(),
            EdNote = WireXml.Filled(string.Join(" ", item.Children("edNote").Select(WireXml.Words))),
            Slugline = content.Child("slugline").Words(),
            Byline = content.Child("by").Words() ?? NameOf(content.Child("creator")),
            Dateline = content.Child("dateline").Words(),
            Language = content.Child("language").Said("tag") ?? node.Attribute(XNamespace.Xml + "lang")?.Value,
            CopyrightHolder = NameOf(rights.Child("copyrightHolder")),
            DigitalSource = Word(content.Child("digitalSourceType")),
            Sources = [.. content.Children("infoSource").Select(NameOf).Append(NameOf(item.Child("provider"))).OfType<string>().Distinct()],
            Titles = Titles(content, item),
            Bodies = bodies,
            Captions = captions,
            Times =
            [
                new(item.Child("versionCreated").Words(), 0.97, "when the agency made this version"), new(content.Child("contentModified").Words(), 0.92, "when the agency changed the content"),
                new(content.Child("contentCreated").Words(), 0.9, "when the agency wrote the content"), new(item.Child("firstCreated").Words(), 0.88, "when the agency made the first version"),
            ],
        };
    }

    private static List<FieldCandidate> Titles(XElement? content, XElement? item)
    {
        var titles = new List<FieldCandidate>();
        foreach (var headline in content.Children("headline"))
            WireDraft.Add(titles, headline.Words(), headline.Said("role") is null || Word(headline, "role") is "main" or "headline" ? 0.98 : 0.9, "headline of the item");
        WireDraft.Add(titles, item.Child("title").Words(), 0.8, "short title of the item");
        return [.. titles.OrderByDescending(title => title.Confidence)];
    }

    private static (List<WireText> Bodies, List<string> Captions) Bodies(XElement? set)
    {
        var bodies = new List<WireText>();
        var captions = new List<string>();
        foreach (var part in set?.Elements() ?? [])
        {
            var type = part.Said("contenttype") ?? "";
            if (part.Name.LocalName == "inlineData")
                bodies.Add(new WireText(part.Value, true, type.Contains("html", StringComparison.OrdinalIgnoreCase)));
            else if (part.Name.LocalName == "inlineXML" && part.Descendants().FirstOrDefault(inner => inner.Name.LocalName is "nitf" or "body" or "html" or "body.content") is { } document)
                AddXml(document);
        }

        return (bodies, captions);

        void AddXml(XElement document)
        {
            if (document.Name.LocalName is "nitf" or "body.content" || document.Child("body.content") is not null)
            {
                var (body, its) = NitfReader.Body(document);
                bodies.Add(new WireText(body, true, false));
                captions.AddRange(its);
            }
            else
            {
                var body = document.Name.LocalName == "html" ? document.Child("body") ?? document : document;
                bodies.Add(new WireText(Markup(body), true, true));
            }
        }
    }

    // XHTML carries its namespace along, which a reader of HTML takes for attributes and prefixes.
    private static string Markup(XElement body)
    {
        var plain = new XElement(body);
        foreach (var element in plain.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
            element.ReplaceAttributes(element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Name.NamespaceName.Length == 0));
            // "<p/>" would be an open paragraph.
            if (element.IsEmpty && element.Name.LocalName is not ("br" or "hr" or "img")) element.Value = "";
        }

        return plain.ToString(SaveOptions.DisableFormatting);
    }

    private static string? NameOf(XElement? party) => party.Child("name").Words() ?? party.Said("literal") ?? Code(party, "qcode");

    /// <summary>"usable" out of <c>stat:usable</c> or out of the address of the same code.</summary>
    private static string? Word(XElement? element, string attribute = "qcode") => Code(element, attribute)?.ToLowerInvariant();

    private static string? Code(XElement? element, string attribute) =>
        (element.Said(attribute) ?? element.Said("uri")) is { } code ? WireXml.Filled(code[(code.LastIndexOfAny([':', '/']) + 1)..]) : null;
}
