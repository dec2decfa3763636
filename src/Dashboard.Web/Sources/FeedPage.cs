using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Ingest.Feeds;

namespace Dashboard.Web.Sources;

/// <summary>What a feed says of an article, as text and as a small page that the page reader understands.</summary>
internal static partial class FeedPage
{
    public const string ContentType = "text/html; charset=utf-8";

    // Fewer words than that are a teaser, whatever the feed calls them.
    private const int WholeWords = 120;

    [GeneratedRegex("<[^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Markup();

    [GeneratedRegex(@"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|read more|continue reading|more »)\W*$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex BreaksOff();

    /// <summary>Title, summary and text without markup.</summary>
    public static string TextOf(FeedItem item) => $"{item.Title}\n{item.Summary}\n{Plain(item.Html)}";

    /// <summary>Whether the feed gives the whole article, so that its page need not be fetched.</summary>
    public static bool IsWhole(FeedItem item)
    {
        var text = Plain(item.Html);
        return text.Split((char[]?)null, WholeWords + 1, StringSplitOptions.RemoveEmptyEntries).Length > WholeWords && !BreaksOff().IsMatch(text.AsSpan(Math.Max(0, text.Length - 60)));
    }

    /// <summary>The same item always gives the same bytes; null when the feed says nothing but an address.</summary>
    public static byte[]? Of(string? title, string? html)
    {
        if (string.IsNullOrWhiteSpace(title) && string.IsNullOrWhiteSpace(html))
            return null;
        var heading = WebUtility.HtmlEncode(title ?? "");
        return Encoding.UTF8.GetBytes($"<!doctype html><html><head><meta charset=\"utf-8\"><title>{heading}</title></head><body><article><h1>{heading}</h1>\n{html}\n</article></body></html>");
    }

    public static byte[]? Of(FeedItem item) => Of(item.Title, item.Html ?? (item.Summary is { } words ? $"<p>{WebUtility.HtmlEncode(words)}</p>" : null));

    public static string Plain(string? html) => html is null ? "" : WebUtility.HtmlDecode(Markup().Replace(html, " ")).Trim();
}
