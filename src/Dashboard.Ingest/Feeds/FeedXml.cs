using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Pages;

namespace Dashboard.Ingest.Feeds;

/// <summary>A document with what had to be mended in it.</summary>
/// <param name="CutInItem">True when its last item is only half there.</param>
internal sealed record FeedDocument(XElement Root, IReadOnlyList<string> Faults, bool CutInItem);

/// <summary>XML to elements, within limits and without document types; what is not well-formed is mended once and read again.</summary>
internal static class FeedXml
{
    /// <summary>XHTML in a feed nests a few dozen deep.</summary>
    public const int MostDepth = 128;

    /// <summary>A full sitemap of 50,000 addresses has 250,000.</summary>
    public const int MostElements = 400_000;
    private const int MostAttributes = 100;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false, IgnoreComments = true, IgnoreProcessingInstructions = true,
    };

    /// <exception cref="UnreadableException">Not even mended it is XML, or it is beyond the limits.</exception>
    public static FeedDocument Parse(string text)
    {
        try
        {
            return new FeedDocument(Load(text), [], false);
        }
        catch (XmlException broken)
        {
            var mended = XmlMender.Mend(text);
            try
            {
                return new FeedDocument(Load(mended.Xml), Faults(broken, mended), mended.CutInItem);
            }
            catch (XmlException still)
            {
                throw new UnreadableException($"The XML is broken beyond repair: {Words(still)} Tell the publisher, or add the page itself.");
            }
        }
    }

    public static UnreadableException TooDeep() => new($"The XML is nested more than {MostDepth} deep, as no feed is. It was not read.");

    public static UnreadableException TooMany() => new(string.Create(CultureInfo.InvariantCulture, $"The XML has more than {MostElements:N0} elements, as no feed has. It was not read."));

    private static List<string> Faults(XmlException broken, MendedXml mended) =>
        [.. mended.Faults.Count > 0 ? mended.Faults : [Words(broken)]];

    private static string Words(XmlException broken) => $"Line {broken.LineNumber}: {broken.Message.Split(". ")[0].TrimEnd('.')}.";

    /// <summary>Whatever namespace the root stands in, drafts and inventions among them, is the one of the format.</summary>
    private static string NamespaceMeant(string root, string stated) => root.ToLowerInvariant() switch
    {
        "feed" or "entry" when FeedNames.VocabularyOf(stated) != FeedNames.Atom => FeedNames.UsualNamespace(FeedNames.Atom),
        _ => FeedNames.VocabularyOf(stated) == FeedNames.Foreign ? "" : stated,
    };

    /// <summary>Built by hand, because the limits must hold while the document is read and not after.</summary>
    private static XElement Load(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text.TrimStart()), Settings);
        XElement? root = null, current = null;
        var elements = 0;
        var (own, meant) = ("", "");
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth >= MostDepth) throw TooDeep();
                    if (++elements > MostElements) throw TooMany();
                    if (root is null) (own, meant) = (reader.NamespaceURI, NamespaceMeant(reader.LocalName, SoundText.Of(reader.NamespaceURI)));
                    var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI == own ? meant : SoundText.Of(reader.NamespaceURI)));
                    var isEmpty = reader.IsEmptyElement;
                    for (var i = 0; i < MostAttributes && reader.MoveToNextAttribute(); i++)
                    {
                        if (reader.NamespaceURI != XNamespace.Xmlns.NamespaceName) element.Add(new XAttribute(XName.Get(reader.LocalName, SoundText.Of(reader.NamespaceURI)), SoundText.Of(reader.Value)));
                    }

                    current?.Add(element);
                    root ??= element;
                    if (!isEmpty) current = element;
                    break;
                case XmlNodeType.EndElement:
                    current = current?.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    current?.Add(new XText(SoundText.Of(reader.Value)));
                    break;
            }
        }

        return root ?? throw new XmlException("It has no root element.");
    }
}
