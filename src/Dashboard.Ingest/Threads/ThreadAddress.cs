using System.Globalization;
using System.Text.RegularExpressions;

namespace Dashboard.Ingest.Threads;

public enum ThreadSystem
{
    /// <summary>The comments of one post of WordPress (<c>/wp-json/wp/v2/comments?post=N</c>), in pages.</summary>
    WordPress,

    /// <summary>A topic of Discourse (<c>/t/N.json</c>), whose first answer holds the first posts and the numbers of all.</summary>
    Discourse,
}

/// <summary>The address of a thread that a system gives out in parts.</summary>
/// <param name="First">The first part, always written the same way.</param>
public sealed partial record ThreadAddress(ThreadSystem System, Uri First)
{
    /// <summary>Comments or posts in one part: what WordPress gives at most, and what Discourse's own pages ask for.</summary>
    public int PartLength => System == ThreadSystem.WordPress ? 100 : 20;

    [GeneratedRegex(@"^(?<base>.*)/t/(?:[^/]+/)?(?<id>[0-9]{1,12})(?:/[0-9]+)?(?:\.json)?/?$", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex Topic();

    [GeneratedRegex(@"/wp/v2/comments/?$", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex Comments();

    /// <summary>The thread behind an address, told by its form alone; null when it is none. Any page may have the form of a topic, so ask it.</summary>
    public static ThreadAddress? Of(Uri address)
    {
        var query = Query(address);
        var route = query.FirstOrDefault(pair => pair.Name == "rest_route").Value;
        if (Comments().IsMatch(route ?? address.AbsolutePath) && query.FirstOrDefault(pair => pair.Name == "post").Value is { Length: > 0 and < 13 } post && post.All(char.IsAsciiDigit))
            return Post(new Uri(address.GetLeftPart(UriPartial.Path) + (route is null ? "" : "?rest_route=/wp/v2/comments")), post);
        return address.Query.Length == 0 && Topic().Match(address.AbsolutePath) is { Success: true } topic
            ? new(ThreadSystem.Discourse, new Uri(address, $"{topic.Groups["base"].Value}/t/{topic.Groups["id"].Value}.json"))
            : null;
    }

    /// <summary>The comments of a post of WordPress.</summary>
    /// <param name="comments">Its list of all comments.</param>
    /// <param name="post">The post's number.</param>
    public static ThreadAddress Post(Uri comments, string post) =>
        new(ThreadSystem.WordPress, new Uri($"{comments.AbsoluteUri}{(comments.Query.Length == 0 ? "?" : "&")}post={post}&per_page=100"));

    /// <summary>A further page of WordPress, from 1; newest comments first.</summary>
    public Uri Page(int number) => new(string.Create(CultureInfo.InvariantCulture, $"{First.AbsoluteUri}&page={number}"));

    /// <summary>Posts of a topic of Discourse by their ids.</summary>
    public Uri Posts(IEnumerable<long> ids)
    {
        var topic = First.AbsoluteUri[..^".json".Length];
        return new($"{topic}/posts.json?{string.Join('&', ids.Select(id => string.Create(CultureInfo.InvariantCulture, $"post_ids[]={id}")))}");
    }

    private static List<(string Name, string? Value)> Query(Uri address) =>
        [.. address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => (Uri.UnescapeDataString(pair[0]).ToLowerInvariant(), pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : null))];
}
