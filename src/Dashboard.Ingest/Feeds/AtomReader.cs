using System.Text;
using System.Xml.Linq;

namespace Dashboard.Ingest.Feeds;

/// <summary>Atom 1.0 and its draft 0.3, which some programs never stopped writing.</summary>
internal static class AtomReader
{
    public static FeedReading Read(FeedDocument document, Uri address, DateHabits habits)
    {
        var root = document.Root;
        var old = root.Said("version") is not null || root.Name.NamespaceName.Contains("purl.org/atom", StringComparison.OrdinalIgnoreCase);
        var entries = root.Is(FeedNames.Atom, "entry") ? [root] : root.All(FeedNames.Atom, "entry").ToList();
        if (document.CutInItem && entries.Count > 0) entries.RemoveAt(entries.Count - 1);

        var language = FeedLanguage.Tag(root.TextOf(FeedNames.DublinCore, "language")) ?? FeedLanguage.Tag(FeedLanguage.InReach(root));
        var authors = FeedAuthors.OfAtom(root);
        var (items, faults) = ItemComposer.Compose(entries.Select(entry => Entry(entry, old, authors, address)), language, habits);
        return new FeedReading(
            old ? "Atom 0.3" : "Atom 1.0", Construct(First(root, "title"), old, address)?.ToPlain(), FeedLinks.Related(root, "alternate", address), language, RssReader.UpdatePeriod(root),
            FeedLinks.Related(root, "next", address), items, [.. document.Faults, .. faults])
        {
            Hub = FeedLinks.Related(root, "hub", address),
            Topic = FeedLinks.Related(root, "self", address),
            OfComments = entries.Count > 0 && entries.TrueForAll(CommentMarks.On),
            Description = Construct(First(root, "subtitle") ?? First(root, "tagline"), old, address)?.ToPlain(),
        };
    }

    private static RawItem Entry(XElement entry, bool old, IReadOnlyList<string> feedAuthors, Uri address)
    {
        var source = entry.One(FeedNames.Atom, "source");
        var content = First(entry, "content");
        var body = content?.Said("src") is null ? Construct(content, old, address) : null;
        var summary = Construct(First(entry, "summary"), old, address);
        var authors = FeedAuthors.OfAtom(entry);
        if (authors.Count == 0) authors = FeedAuthors.Distinct(entry.All(FeedNames.DublinCore, "creator").Select(creator => FeedAuthors.Name(creator.Value)));
        if (authors.Count == 0 && source is not null) authors = FeedAuthors.OfAtom(source);
        return new RawItem
        {
            Identity = Identity(entry, address),
            Link = FeedAddress.Resolve(entry.TextOf(FeedNames.FeedBurner, "origLink"), entry, address) ?? FeedLinks.Related(entry, "alternate", address)
                ?? FeedAddress.Resolve(content?.Said("src"), content ?? entry, address) ?? FeedLinks.Related(entry, "self", address),
            Title = Construct(First(entry, "title"), old, address),
            Body = body,
            Summary = summary,
            Authors = authors.Count > 0 ? authors : feedAuthors,
            Published = Dates(entry, "published", "issued", "created"),
            Updated = Dates(entry, "updated", "modified"),
            Categories = entry.All(FeedNames.Atom, "category").Select(category => category.Said("label") ?? category.Said("term") ?? category.Value)
                .Concat(entry.All(FeedNames.DublinCore, "subject").Select(subject => subject.Value)).Concat(MediaHints.Keywords(entry)),
            Comments = FeedLinks.All(entry, "replies").Where(link => link.Said("type") is "text/html").Select(link => FeedAddress.Resolve(link.Said("href"), link, address)).FirstOrDefault(),
            CommentFeed = FeedLinks.All(entry, "replies").Where(link => link.Said("type") is not "text/html").Select(link => FeedAddress.Resolve(link.Said("href"), link, address)).FirstOrDefault()
                ?? FeedAddress.Resolve(entry.TextOf(FeedNames.CommentApi, "commentRss"), entry, address),
            CommentCount = int.TryParse(entry.TextOf(FeedNames.Threading, "total"), out var count) && count >= 0 ? count : null,
            Language = FeedLanguage.OfParts(entry, "content", "summary", "title"),
            Media = MediaHints.Of(entry, address),
            Origin = source is null ? null : Construct(First(source, "title"), old, address)?.ToPlain(),
        };
    }

    /// <summary>Kept letter by letter when it is absolute: identities are compared, not visited.</summary>
    private static string? Identity(XElement entry, Uri address) =>
        First(entry, "id")?.Value.Trim() is not { Length: > 0 } id ? null
        : id.StartsWith('/') ? FeedAddress.Resolve(id, entry, address)?.AbsoluteUri ?? id : id;

    private static XElement? First(XElement parent, string name) => parent.All(FeedNames.Atom, name).FirstOrDefault(child => child.HasElements || !string.IsNullOrWhiteSpace(child.Value) || child.Said("src") is not null);

    private static List<string> Dates(XElement entry, params string[] names) =>
        [.. names.SelectMany(name => entry.All(FeedNames.Atom, name)).Concat(entry.All(FeedNames.DublinCore, "date")).Select(element => element.Value.Trim()).Where(text => text.Length > 0)];

    /// <summary>A text construct: its type says whether it is text, markup written as text, markup as elements, or coded as base64.</summary>
    private static FeedText? Construct(XElement? element, bool old, Uri document)
    {
        if (element is null) return null;
        var type = element.Said("type")?.ToLowerInvariant() ?? (old ? "text/plain" : "text");
        var mode = old ? element.Said("mode")?.ToLowerInvariant() ?? (element.HasElements ? "xml" : "escaped") : "";
        var address = FeedAddress.BaseOf(element, document);
        if (type == "html" && element.Elements().ToList() is [{ HasElements: false } wrapper] && wrapper.Is(FeedNames.Xhtml, "div")) return FeedText.Markup(wrapper.Value, address);
        if (element.HasElements) return FeedText.Markup(XmlToHtml.Inner(Unwrapped(element, old)), address);

        var value = element.Value;
        if (mode == "base64" || (!old && type is not ("text" or "html" or "xhtml") && !type.StartsWith("text/", StringComparison.Ordinal) && !IsXml(type)))
            value = FromBase64(value) ?? value;
        return type is "text" or "text/plain" ? FeedText.Plain(value, address) : FeedText.Markup(value, address);
    }

    // The div of an XHTML construct is a wrapper and no part of the text.
    private static XElement Unwrapped(XElement element, bool old) =>
        !old && element.Elements().ToList() is [{ Name.LocalName: "div" } div] && div.Is(FeedNames.Xhtml, "div") && element.Nodes().OfType<XText>().All(text => string.IsNullOrWhiteSpace(text.Value)) ? div : element;

    private static bool IsXml(string type) => type.EndsWith("+xml", StringComparison.Ordinal) || type.EndsWith("/xml", StringComparison.Ordinal);

    private static string? FromBase64(string value)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(value));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
