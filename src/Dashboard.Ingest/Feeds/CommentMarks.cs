using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Dashboard.Ingest.Feeds;

/// <summary>Tells reader comments from articles: they answer something, or their address points into a page of comments.</summary>
internal static partial class CommentMarks
{
    [GeneratedRegex("#(?:comment|respond|c)-?[0-9]+$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Anchor();

    public static bool On(XElement item) =>
        item.All(FeedNames.Threading, "in-reply-to").Any()
        || Anchor().IsMatch(item.TextOf(FeedNames.Core, "link") ?? item.TextOf(FeedNames.Core, "guid") ?? FeedLinks.All(item, "alternate").FirstOrDefault()?.Said("href") ?? "");
}
