using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dashboard.Ingest.Pages;

namespace Dashboard.Ingest.Feeds;

/// <summary>A feed that a page may have.</summary>
/// <param name="Title">As the page names it; plain text.</param>
/// <param name="Reason">For people: why it is offered.</param>
/// <param name="IsGuess">True when the page does not name it and only a fetch can tell whether it exists.</param>
/// <param name="OfComments">True when it seems to carry reader comments and not articles.</param>
public sealed record FeedCandidate(Uri Address, string? Title, string Reason, bool IsGuess = false, bool OfComments = false);

/// <summary>Finds the feeds of a site by looking at one of its pages. Nothing is fetched.</summary>
public static partial class FeedDiscovery
{
    private const int Most = 30;
    private static readonly HtmlParserOptions Options = new() { IsScripting = false };

    [GeneratedRegex(@"^application/(?:rss\+xml|atom\+xml|feed\+json|rdf\+xml|x\.atom\+xml|x-atom\+xml|xml)$|^text/(?:xml|rss\+xml)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex FeedType();

    [GeneratedRegex(@"(?:/(?:feed|feeds|rss|atom)/?|/(?:[\w-]*[-_.])?(?:rss|feed|feeds|atom)\.(?:xml|json|rdf)|\.rss|/index\.rdf|[?&]feed=(?:rss2?|atom|rdf)|/rss/[\w/-]+\.xml)$", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex FeedAddressForm();

    [GeneratedRegex(@"comments/(?:feed|default)|/comments\b.*(?:rss|atom|feed)", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex CommentAddress();

    /// <summary>Named ones first, then links that look like feeds, then guesses; feeds of comments after those of articles.</summary>
    /// <param name="html">The decoded page.</param>
    /// <param name="address">Its address.</param>
    public static IReadOnlyList<FeedCandidate> In(string html, Uri address)
    {
        using var document = new HtmlParser(Options).ParseDocument(MarkupLimits.Bound(html));
        var site = FeedAddress.Resolve(document.QuerySelector("base[href]")?.GetAttribute("href"), address) ?? address;
        var found = new List<FeedCandidate>();
        foreach (var link in document.QuerySelectorAll("link[href]")) Add(found, Announced(link, site));
        foreach (var link in document.QuerySelectorAll("a[href]")) Add(found, Linked(link, site));
        foreach (var guess in Guesses(document, address, found.Count == 0)) Add(found, guess);
        return [.. found.OrderBy(candidate => candidate.IsGuess).ThenBy(candidate => candidate.OfComments).Take(Most)];
    }

    private static void Add(List<FeedCandidate> found, FeedCandidate? candidate)
    {
        if (candidate is not null && found.Count < Most * 4 && !found.Exists(one => one.Address == candidate.Address)) found.Add(candidate);
    }

    private static FeedCandidate? Announced(IElement link, Uri site)
    {
        var relations = (link.GetAttribute("rel") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool Says(string relation) => relations.Contains(relation, StringComparer.OrdinalIgnoreCase);
        var type = (link.GetAttribute("type") ?? "").Split(';')[0].Trim();
        var href = link.GetAttribute("href");
        // Everything may be an alternate in JSON: WordPress announces its own programming interface so.
        var json = type.Equals("application/json", StringComparison.OrdinalIgnoreCase) && href is not null && FeedAddressForm().IsMatch(href);
        if (!(Says("feed") || (Says("alternate") && !Says("stylesheet") && (json || FeedType().IsMatch(type)))) || FeedAddress.Resolve(href, site) is not { } address) return null;
        var title = PageText.Collapse(link.GetAttribute("title") ?? "");
        return new FeedCandidate(address, title.Length > 0 ? title : null, "The page names it as its feed.", OfComments: IsOfComments(address, title));
    }

    private static FeedCandidate? Linked(IElement link, Uri site)
    {
        var href = link.GetAttribute("href")!;
        if (href.Length > 500 || !FeedAddressForm().IsMatch(href.Split('#')[0]) || FeedAddress.Resolve(href, site) is not { } address) return null;
        var title = PageText.Collapse(link.TextContent);
        return new FeedCandidate(address, title.Length is > 0 and < 100 ? title : null, "A link on the page looks like a feed.", OfComments: IsOfComments(address, title));
    }

    private static bool IsOfComments(Uri address, string title) => CommentAddress().IsMatch(address.PathAndQuery) || title.Contains("comments feed", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<FeedCandidate> Guesses(IHtmlDocument document, Uri address, bool nothingFound)
    {
        var wordPress = document.QuerySelector("meta[name=generator i]")?.GetAttribute("content")?.Contains("WordPress", StringComparison.OrdinalIgnoreCase) == true
            || document.QuerySelector("link[rel='https://api.w.org/'], link[href*='/wp-content/'], script[src*='/wp-includes/'], img[src*='/wp-content/']") is not null;
        if (!wordPress && !nothingFound) yield break;

        var why = wordPress ? "The site runs on WordPress, which has its feeds there." : "The page names no feed; many sites have one there.";
        yield return new FeedCandidate(new Uri(address, "/feed/"), null, why, IsGuess: true);
        if (wordPress)
        {
            yield return new FeedCandidate(new Uri(address, "/comments/feed/"), null, "On WordPress the comments of all articles are there.", IsGuess: true, OfComments: true);
            if (address.AbsolutePath.Length > 1)
                yield return new FeedCandidate(new Uri(address, address.AbsolutePath.TrimEnd('/') + "/feed/"), null, "On WordPress the comments of this article are there.", IsGuess: true, OfComments: true);
        }
        else
        {
            yield return new FeedCandidate(new Uri(address, "/rss.xml"), null, why, IsGuess: true);
            yield return new FeedCandidate(new Uri(address, "/feed.xml"), null, why, IsGuess: true);
        }
    }
}
