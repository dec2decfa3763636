using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.Feeds;

/// <summary>One feed of a list.</summary>
/// <param name="Title">Plain text; the host of the feed when the list names none.</param>
/// <param name="Feed">http or https.</param>
/// <param name="Page">The page that the feed belongs to.</param>
/// <param name="Folder">Names of the folders around it, outermost first; empty at the top.</param>
public sealed record OpmlSource(string Title, Uri Feed, Uri? Page, IReadOnlyList<string> Folder);

/// <summary>What a list of feeds says.</summary>
/// <param name="Sources">In the order of the list, each feed once.</param>
/// <param name="Faults">For the person who imports: what was left out, and why.</param>
public sealed record OpmlReading(string? Title, IReadOnlyList<OpmlSource> Sources, IReadOnlyList<string> Faults);

/// <summary>Lists of feeds in OPML, in which every feed reader exports and imports them.</summary>
public static class OpmlFile
{
    private const int MostSources = 5_000;
    private const int MostFolders = 10;
    private const int LongestName = 200;
    private static readonly Uri Nowhere = new("http://localhost/");

    /// <exception cref="UnreadableException">It is no OPML; the message says what it is.</exception>
    public static OpmlReading Read(ReadOnlyMemory<byte> body, string? contentType)
    {
        var text = FeedReader.Decode(body, contentType);
        if (!FeedReader.LooksLikeXml(text)) throw NoList();
        return Read(FeedXml.Parse(text));
    }

    internal static OpmlReading Read(FeedDocument document)
    {
        if (!document.Root.Name.LocalName.Equals("opml", StringComparison.OrdinalIgnoreCase)) throw NoList();
        var walk = new Walk();
        var bodies = Named(document.Root, "body").ToList();
        foreach (var outline in (bodies.Count > 0 ? bodies : [document.Root]).SelectMany(body => Named(body, "outline"))) walk.Visit(outline, []);
        return new OpmlReading(Name(Named(document.Root, "head").SelectMany(head => Named(head, "title")).FirstOrDefault()?.Value), walk.Sources, [.. document.Faults, .. walk.Faults()]);
    }

    /// <summary>As UTF-8, folders in the order in which they first appear.</summary>
    public static byte[] Write(string title, DateTimeOffset createdAt, IEnumerable<OpmlSource> sources)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false) }))
        {
            var body = new XElement("body");
            foreach (var source in sources)
            {
                FolderIn(body, source.Folder).Add(new XElement("outline",
                    new XAttribute("text", Legal(source.Title)), new XAttribute("title", Legal(source.Title)), new XAttribute("type", "rss"), new XAttribute("xmlUrl", source.Feed.AbsoluteUri),
                    source.Page is { } page ? new XAttribute("htmlUrl", page.AbsoluteUri) : null));
            }

            new XElement("opml", new XAttribute("version", "2.0"),
                new XElement("head", new XElement("title", Legal(title)), new XElement("dateCreated", createdAt.ToUniversalTime().ToString("r", CultureInfo.InvariantCulture))), body).Save(xml);
        }

        return stream.ToArray();
    }

    private static XElement FolderIn(XElement body, IReadOnlyList<string> names)
    {
        var parent = body;
        foreach (var name in names.Select(Legal))
        {
            var folder = parent.Elements().FirstOrDefault(outline => outline.Attribute("xmlUrl") is null && outline.Attribute("text")?.Value == name);
            if (folder is null) parent.Add(folder = new XElement("outline", new XAttribute("text", name), new XAttribute("title", name)));
            parent = folder;
        }

        return parent;
    }

    private static string Legal(string text) => string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));

    private static UnreadableException NoList() => new("This is no list of feeds (OPML). Feed readers write one under \"export\".");

    private static IEnumerable<XElement> Named(XElement parent, string name) => parent.Elements().Where(child => child.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string? Name(string? raw) => FeedText.Plain(raw, Nowhere)?.ToPlain() is { } name ? name[..Math.Min(name.Length, LongestName)] : null;

    // A list has no address, so that a relative one leads nowhere.
    private static Uri? Address(string? raw) => FeedAddress.Resolve(raw, Nowhere) is { IsLoopback: false } address ? address : null;

    private sealed class Walk
    {
        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
        private readonly List<string> _unusable = [];
        private int _twice;
        private int _tooMany;

        public List<OpmlSource> Sources { get; } = [];

        public void Visit(XElement outline, IReadOnlyList<string> folder)
        {
            var name = Name(outline.Said("text")) ?? Name(outline.Said("title"));
            var raw = outline.Said("xmlUrl") ?? (outline.Said("type")?.ToLowerInvariant() is "rss" or "atom" or "feed" ? outline.Said("url") : null);
            if (raw is not null) Add(outline, raw, name, folder);
            var inner = raw is null && name is not null && folder.Count < MostFolders ? [.. folder, name] : folder;
            foreach (var child in Named(outline, "outline")) Visit(child, inner);
        }

        public IEnumerable<string> Faults()
        {
            if (_unusable.Count > 0) yield return $"Entries without a usable address: {_unusable.Count} ({string.Join(", ", _unusable.Take(5))}).";
            if (_twice > 0) yield return $"Feeds that are in the list more than once and were taken once: {_twice}.";
            if (_tooMany > 0) yield return $"Only the first {MostSources:N0} feeds were taken; {_tooMany:N0} more are in the list.";
        }

        private void Add(XElement outline, string raw, string? name, IReadOnlyList<string> folder)
        {
            if (Address(raw) is not { } feed) _unusable.Add(name ?? "without a name");
            else if (!_seen.Add(feed.AbsoluteUri)) _twice++;
            else if (Sources.Count >= MostSources) _tooMany++;
            else Sources.Add(new OpmlSource(name ?? feed.Host, feed, Address(outline.Said("htmlUrl")), folder));
        }
    }
}
