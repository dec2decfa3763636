using System.Xml.Linq;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.Feeds;

/// <summary>News sitemaps: what a publisher wants a search engine to know about the articles of the last two days.</summary>
internal static class SitemapReader
{
    public const string Format = "News sitemap";

    /// <summary>Where to look instead, for someone who added a map without news.</summary>
    public const string NotNews = "This is a sitemap without news: it lists the pages of a site, not its articles. Look for the news sitemap of the site (robots.txt names it), or add a feed.";

    public static FeedReading Read(FeedDocument document, Uri address, DateHabits habits)
    {
        var raw = new List<RawItem>();
        string? name = null;
        foreach (var page in document.Root.All(FeedNames.Core, "url"))
        {
            if (page.One(FeedNames.News, "news") is not { } news) continue;
            var publication = news.One(FeedNames.News, "publication");
            name ??= publication?.TextOf(FeedNames.News, "name");
            raw.Add(Item(page, news, publication, address));
        }

        if (raw.Count == 0) throw new UnreadableException(NotNews);
        if (document.CutInItem) raw.RemoveAt(raw.Count - 1);
        var (items, faults) = ItemComposer.Compose(raw, null, habits);
        var languages = items.Select(item => item.Language).Distinct().ToList();
        return new FeedReading(Format, name, new Uri(address, "/"), languages is [{ } only] ? only : null, null, null, items, [.. document.Faults, .. faults]);
    }

    private static RawItem Item(XElement page, XElement news, XElement? publication, Uri address) => new()
    {
        Link = FeedAddress.Resolve(page.TextOf(FeedNames.Core, "loc"), page, address),
        Title = FeedText.Guess(news.One(FeedNames.News, "title"), address),
        Published = [.. news.All(FeedNames.News, "publication_date").Select(date => date.Value.Trim()).Where(text => text.Length > 0)],
        Updated = [.. page.All(FeedNames.Core, "lastmod").Select(date => date.Value.Trim()).Where(text => text.Length > 0)],
        Categories = (news.TextOf(FeedNames.News, "keywords") ?? "").Split(','),
        Language = FeedLanguage.Tag(publication?.TextOf(FeedNames.News, "language")),
        Origin = publication?.TextOf(FeedNames.News, "name"),
    };
}
