using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Pages;
using Dashboard.Ingest.Threads;

namespace Dashboard.Ingest.Feeds;

/// <summary>What received bytes are.</summary>
public enum SourceKind
{
    /// <summary>Nothing that can be followed or read; the sentence says what to do.</summary>
    Nothing,

    /// <summary>RSS, Atom or JSON Feed.</summary>
    Feed,
    NewsSitemap,

    /// <summary>A list of sitemaps; the candidates are its members, those with news first.</summary>
    SitemapIndex,

    /// <summary>A sitemap without news.</summary>
    Sitemap,

    /// <summary>A list of feeds in OPML.</summary>
    FeedList,

    /// <summary>An export of a comment system or of WordPress.</summary>
    CommentArchive,

    /// <summary>NewsML-G2, NITF or ninjs.</summary>
    WireMessage,

    /// <summary>A web page; the candidates are its feeds.</summary>
    Page,
}

/// <summary>The answer to "what is this?".</summary>
/// <param name="Sentence">For the person who added it.</param>
/// <param name="Feed">What was read, for <see cref="SourceKind.Feed"/> and <see cref="SourceKind.NewsSitemap"/>.</param>
/// <param name="List">What was read, for <see cref="SourceKind.FeedList"/>.</param>
/// <param name="Candidates">What to look at next, best first.</param>
public sealed partial record SourceRecognition(SourceKind Kind, string Sentence, FeedReading? Feed, OpmlReading? List, IReadOnlyList<FeedCandidate> Candidates)
{
    /// <summary>For <see cref="SourceKind.Page"/>: where the comments on its article are given out.</summary>
    public IReadOnlyList<ThreadAddress> Threads { get; init; } = [];

    private const int SniffLength = 16 * 1024;
    private const int MostSitemaps = 50;

    /// <summary>Looks at bytes of any kind; never throws for what they contain.</summary>
    /// <param name="body">A file or the body of an answer; of a large file its beginning is enough for archives and wires.</param>
    /// <param name="contentType">As sent, when it was.</param>
    /// <param name="address">Where it came from; for a file any address, for instance that of the newsroom.</param>
    public static SourceRecognition Of(ReadOnlyMemory<byte> body, string? contentType, Uri address)
    {
        try
        {
            if (OfOtherReaders(body) is { } other) return other;
            var text = FeedReader.Decode(body, contentType);
            if (JsonFeedReader.IsFeed(text)) return Followed(JsonFeedReader.Read(text, address, new DateHabits()));
            if (FeedReader.LooksLikeXml(text)) return OfXml(FeedXml.Parse(text), address);
            return LooksLikePage(text, contentType) ? OfPage(text, address) : Only(SourceKind.Nothing, "This is text, but no feed, list or page. To read it as an article, paste it into a story.");
        }
        catch (UnreadableException refused)
        {
            return Only(SourceKind.Nothing, refused.Message);
        }
    }

    private static SourceRecognition Only(SourceKind kind, string sentence) => new(kind, sentence, null, null, []);

    /// <summary>Archives may be far larger than a feed, so that their beginning has to do.</summary>
    private static SourceRecognition? OfOtherReaders(ReadOnlyMemory<byte> body)
    {
        var head = Encoding.Latin1.GetString(body.Span[..Math.Min(body.Length, SniffLength)]);
        bool Has(string mark) => head.Contains(mark, StringComparison.OrdinalIgnoreCase);
        if (Has("<html") || Has("<!doctype html")) return null;
        if (Has("http://wordpress.org/export/")) return Only(SourceKind.CommentArchive, "An export of a WordPress site. Its comments can be imported as a thread.");
        if (Has("<disqus")) return Only(SourceKind.CommentArchive, "An export of comments from Disqus. It can be imported as a thread.");
        if (Has("http://iptc.org/std/nar/")) return Only(SourceKind.WireMessage, "A wire message (NewsML-G2). It can be uploaded as an article.");
        if (Has("<nitf")) return Only(SourceKind.WireMessage, "A wire message (NITF). It can be uploaded as an article.");
        var json = head.AsSpan().TrimStart().StartsWith("{") || head.AsSpan().TrimStart("ï»¿ \r\n\t").StartsWith("{");
        return json && Has("\"uri\"") && (Has("\"headline") || Has("\"bod") || Has("\"pubstatus\"")) ? Only(SourceKind.WireMessage, "A wire message (ninjs). It can be uploaded as an article.") : null;
    }

    private static SourceRecognition OfXml(FeedDocument document, Uri address)
    {
        switch (document.Root.Name.LocalName.ToLowerInvariant())
        {
            case "opml":
                var list = OpmlFile.Read(document);
                var folders = list.Sources.Select(source => string.Join('/', source.Folder)).Where(folder => folder.Length > 0).Distinct().Count();
                return new SourceRecognition(SourceKind.FeedList, $"A list of feeds (OPML) with {Count(list.Sources.Count, "feed")}{(folders > 0 ? $" in {Count(folders, "folder")}" : "")}.", null, list, []);
            case "sitemapindex":
                return OfIndex(document, address);
            case "urlset" when !document.Root.Descendants().Any(element => element.Is(FeedNames.News, "news")):
                return Only(SourceKind.Sitemap, SitemapReader.NotNews);
            case "html":
                return Only(SourceKind.Nothing, "This is a web page that no browser would show. Open it and send the text.");
            default:
                return Followed(FeedReader.Read(document, address, new DateHabits()));
        }
    }

    private static SourceRecognition OfIndex(FeedDocument document, Uri address)
    {
        var maps = document.Root.All(FeedNames.Core, "sitemap").Select(map => FeedAddress.Resolve(map.TextOf(FeedNames.Core, "loc"), map, address)).OfType<Uri>().Distinct().ToList();
        var news = maps.Where(map => map.PathAndQuery.Contains("news", StringComparison.OrdinalIgnoreCase)).ToList();
        var candidates = news.Select(map => new FeedCandidate(map, null, "Its name says that it has the news.", IsGuess: true))
            .Concat(maps.Except(news).Select(map => new FeedCandidate(map, null, "One of the sitemaps of the site.", IsGuess: true))).Take(MostSitemaps);
        return new SourceRecognition(SourceKind.SitemapIndex, news.Count > 0
            ? $"The list of {Count(maps.Count, "sitemap")} of a site; {Count(news.Count, "of them")} by name for news."
            : $"The list of {Count(maps.Count, "sitemap")} of a site; none of them is named for news.", null, null, [.. candidates]);
    }

    private static SourceRecognition Followed(FeedReading feed)
    {
        var news = feed.Format == SitemapReader.Format;
        var named = feed.Title is { } title ? $" named “{title}”" : "";
        var newest = feed.Items.Select(item => item.Published ?? item.Updated).Max();
        var latest = newest is { } time ? $"; the newest is of {time.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}" : "";
        return new SourceRecognition(news ? SourceKind.NewsSitemap : SourceKind.Feed, $"A {(news ? "news sitemap" : $"feed {(feed.OfComments ? "of comments " : "")}({feed.Format})")}{named} with {Count(feed.Items.Count, "item")}{latest}.", feed, null, []);
    }

    private static bool LooksLikePage(string text, string? contentType) =>
        contentType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true || Tags().Count(text[..Math.Min(text.Length, SniffLength)]) >= 3;

    private static SourceRecognition OfPage(string html, Uri address)
    {
        var candidates = FeedDiscovery.In(html, address);
        using var document = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(MarkupLimits.Bound(html));
        var title = PageText.Collapse(document.Title ?? "");
        var named = title.Length > 0 ? $" (“{title}”)" : "";
        var feeds = candidates.Count(candidate => !candidate.IsGuess);
        return new SourceRecognition(SourceKind.Page, feeds > 0
            ? $"A web page{named} that names {Count(feeds, "feed")}."
            : $"A web page{named} that names no feed. It can be added as an article.", null, null, candidates) { Threads = ThreadDiscovery.In(document, address) };
    }

    private static string Count(int count, string noun) => noun switch
    {
        "of them" => count == 1 ? "1 of them is" : $"{count} of them are",
        _ => count == 1 ? $"1 {noun}" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}s"),
    };

    [GeneratedRegex(@"<(?:!doctype|html|head|body|p|div|a|article|section|h[1-6]|ul|li|span|br|img|table|meta|link|script)[\s>/]", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex Tags();
}
