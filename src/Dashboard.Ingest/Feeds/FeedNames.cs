using System.Xml.Linq;

namespace Dashboard.Ingest.Feeds;

/// <summary>The vocabularies that feeds are written in, by short names. Publishers write their addresses with and without the last slash, with http and https.</summary>
internal static class FeedNames
{
    /// <summary>The elements of the format itself: RSS in all its namespaces and in none, Atom.</summary>
    public const string Core = "";
    public const string Atom = "atom";
    public const string DublinCore = "dc";
    public const string Terms = "dcterms";
    public const string Content = "content";
    public const string Media = "media";
    public const string Slash = "slash";
    public const string CommentApi = "wfw";
    public const string Syndication = "sy";
    public const string Itunes = "itunes";
    public const string FeedBurner = "feedburner";
    public const string Xhtml = "xhtml";
    public const string Threading = "thr";
    public const string News = "news";
    public const string Rdf = "rdf";
    public const string Foreign = "?";

    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["purl.org/rss/1.0"] = Core, ["my.netscape.com/rdf/simple/0.9"] = Core, ["channel.netscape.com/rdf/simple/0.9"] = Core,
        ["backend.userland.com/rss"] = Core, ["backend.userland.com/rss2"] = Core, ["blogs.law.harvard.edu/tech/rss"] = Core,
        ["backend.userland.com/rss091"] = Core, ["backend.userland.com/rss092"] = Core, ["purl.org/net/rss1.1"] = Core, ["my.netscape.com/publish/formats/rss-0.91.dtd"] = Core,
        ["www.rssboard.org/rss-specification"] = Core, ["cyber.law.harvard.edu/rss/rss.html"] = Core,
        ["www.w3.org/2005/atom"] = Atom, ["purl.org/atom/ns"] = Atom,
        ["purl.org/dc/elements/1.1"] = DublinCore, ["purl.org/dc/elements/1.0"] = DublinCore, ["purl.org/dc/terms"] = Terms, ["purl.org/rss/1.0/modules/dcterms"] = Terms,
        ["purl.org/rss/1.0/modules/content"] = Content, ["search.yahoo.com/mrss"] = Media, ["www.rssboard.org/media-rss"] = Media, ["video.search.yahoo.com/mrss"] = Media,
        ["purl.org/rss/1.0/modules/slash"] = Slash, ["wellformedweb.org/commentapi"] = CommentApi, ["purl.org/rss/1.0/modules/syndication"] = Syndication,
        ["www.itunes.com/dtds/podcast-1.0.dtd"] = Itunes, ["rssnamespace.org/feedburner/ext/1.0"] = FeedBurner, ["www.w3.org/1999/xhtml"] = Xhtml,
        ["purl.org/syndication/thread/1.0"] = Threading, ["www.google.com/schemas/sitemap-news/0.9"] = News, ["www.w3.org/1999/02/22-rdf-syntax-ns"] = Rdf,
        ["www.sitemaps.org/schemas/sitemap/0.9"] = Core, ["www.google.com/schemas/sitemap/0.84"] = Core, ["www.google.com/schemas/sitemap/0.9"] = Core,
    };

    private static readonly Dictionary<string, string> UsualPrefixes = new(StringComparer.Ordinal)
    {
        ["dc"] = "http://purl.org/dc/elements/1.1/", ["dcterms"] = "http://purl.org/dc/terms/", ["content"] = "http://purl.org/rss/1.0/modules/content/",
        ["media"] = "http://search.yahoo.com/mrss/", ["slash"] = "http://purl.org/rss/1.0/modules/slash/", ["wfw"] = "http://wellformedweb.org/CommentAPI/",
        ["sy"] = "http://purl.org/rss/1.0/modules/syndication/", ["itunes"] = "http://www.itunes.com/dtds/podcast-1.0.dtd",
        ["feedburner"] = "http://rssnamespace.org/feedburner/ext/1.0", ["xhtml"] = "http://www.w3.org/1999/xhtml", ["atom"] = "http://www.w3.org/2005/Atom",
        ["thr"] = "http://purl.org/syndication/thread/1.0", ["news"] = "http://www.google.com/schemas/sitemap-news/0.9", ["rdf"] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    };

    /// <summary>What a prefix means when nobody declared it.</summary>
    public static string UsualNamespace(string prefix) => UsualPrefixes.GetValueOrDefault(prefix, "urn:undeclared:" + prefix);

    /// <summary>The vocabulary of a namespace: one of the constants above.</summary>
    public static string VocabularyOf(string name)
    {
        if (name.Length == 0) return Core;
        var bare = name.AsSpan();
        if (bare.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) bare = bare[8..];
        else if (bare.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) bare = bare[7..];
        return Known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(bare.TrimEnd("/# "), out var vocabulary) ? vocabulary : Foreign;
    }

    public static bool Is(this XElement element, string vocabulary, string localName) =>
        element.Name.LocalName.Equals(localName, StringComparison.OrdinalIgnoreCase) && VocabularyOf(element.Name.NamespaceName) == vocabulary;

    /// <summary>The direct children of that name; what lies deeper belongs to somebody else.</summary>
    public static IEnumerable<XElement> All(this XElement parent, string vocabulary, string localName) => parent.Elements().Where(child => child.Is(vocabulary, localName));

    /// <summary>The first direct child of that name that says something, else null.</summary>
    public static XElement? One(this XElement parent, string vocabulary, string localName) =>
        parent.All(vocabulary, localName).FirstOrDefault(child => !child.IsEmpty && (child.HasElements || !string.IsNullOrWhiteSpace(child.Value)));

    /// <summary>The trimmed text of <see cref="One"/>.</summary>
    public static string? TextOf(this XElement parent, string vocabulary, string localName) => parent.One(vocabulary, localName)?.Value.Trim();

    /// <summary>An attribute in no namespace, whatever its case; null when it is missing or blank.</summary>
    public static string? Said(this XElement element, string attribute)
    {
        foreach (var one in element.Attributes())
        {
            if (one.Name.LocalName.Equals(attribute, StringComparison.OrdinalIgnoreCase) && one.Name.NamespaceName.Length == 0 && !string.IsNullOrWhiteSpace(one.Value))
                return one.Value.Trim();
        }

        return null;
    }
}
