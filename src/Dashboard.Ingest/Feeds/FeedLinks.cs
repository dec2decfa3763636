using System.Xml.Linq;

namespace Dashboard.Ingest.Feeds;

/// <summary>Atom links, which other formats borrow.</summary>
internal static class FeedLinks
{
    /// <summary>The address with that relation; of several, the one to a page.</summary>
    public static Uri? Related(XElement parent, string relation, Uri document) =>
        All(parent, relation).OrderBy(link => link.Said("type") is null or "text/html" or "application/xhtml+xml" ? 0 : 1)
            .Select(link => FeedAddress.Resolve(link.Said("href") ?? link.Value, link, document)).FirstOrDefault(address => address is not null);

    public static IEnumerable<XElement> All(XElement parent, string relation) => parent.All(FeedNames.Atom, "link").Where(link => Relation(link) == relation);

    // The full name of a relation is its address in the registry.
    private static string Relation(XElement link)
    {
        var relation = link.Said("rel")?.ToLowerInvariant() ?? "alternate";
        return relation.StartsWith("http://www.iana.org/assignments/relation/", StringComparison.Ordinal) ? relation[(relation.LastIndexOf('/') + 1)..] : relation;
    }
}
