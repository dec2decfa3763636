using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Dashboard.Ingest.Feeds;

namespace Dashboard.Ingest.Threads;

/// <summary>Finds the thread of the article that a page shows, where its system gives it out. Nothing is fetched.</summary>
internal static partial class ThreadDiscovery
{
    [GeneratedRegex(@"/wp/v2/(?:posts|pages)/(?<post>[0-9]{1,12})/?$|[?&](?:p|page_id)=(?<post>[0-9]{1,12})$", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex PostNumber();

    public static IReadOnlyList<ThreadAddress> In(IHtmlDocument document, Uri address)
    {
        // WordPress names its programming interface and the entry in it for the post, or at least the post's short address.
        if (FeedAddress.Resolve(document.QuerySelector("link[rel='https://api.w.org/']")?.GetAttribute("href"), address) is { } api
            && document.QuerySelectorAll("link[rel=alternate][type='application/json'], link[rel=shortlink]").Select(link => FeedAddress.Resolve(link.GetAttribute("href"), address)?.AbsoluteUri)
                .OfType<string>().Select(link => PostNumber().Match(Uri.UnescapeDataString(link))).FirstOrDefault(match => match.Success) is { } found
            && Uri.TryCreate(api.AbsoluteUri.TrimEnd('/') + "/wp/v2/comments", UriKind.Absolute, out var comments))
            return [ThreadAddress.Post(comments, found.Groups["post"].Value)];
        var discourse = document.QuerySelector("meta[name=generator i]")?.GetAttribute("content")?.Contains("Discourse", StringComparison.OrdinalIgnoreCase) == true;
        return discourse && ThreadAddress.Of(address) is { } topic ? [topic] : [];
    }
}
