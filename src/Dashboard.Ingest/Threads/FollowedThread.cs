using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Comments;
using Dashboard.Ingest.Feeds;
using Dashboard.Ingest.Pages;

namespace Dashboard.Ingest.Threads;

/// <summary>A comment that was followed to.</summary>
/// <param name="Page">Address of the page under which it stands, when its origin says so.</param>
public sealed record FollowedComment(CommentDraft Draft, string? Page);

/// <summary>One answer of a thread: the whole of it, or a part.</summary>
/// <param name="Title">As its origin names it; plain text.</param>
/// <param name="Refused">Entries that are no comments: hidden, spam, pingbacks, broken.</param>
/// <param name="Stream">Ids of all posts of a topic of Discourse in their order; empty for other systems.</param>
/// <param name="Held">Those of the stream that this answer holds.</param>
public sealed record FollowedPart(string? Title, IReadOnlyList<FollowedComment> Comments, int Refused, IReadOnlyList<long> Stream, IReadOnlySet<long> Held);

/// <summary>
/// Reads what the address of a thread answers: WordPress' list of comments, a topic of Discourse, a feed of comments. Mail and network
/// addresses, agents and pictures of people are never read.
/// </summary>
public static partial class FollowedThread
{
    [GeneratedRegex(@"/comment-page-[0-9]+/?$", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex CommentPage();

    /// <param name="body">As received.</param>
    /// <param name="contentType">As sent.</param>
    /// <param name="address">Where it came from.</param>
    /// <exception cref="UnreadableException">It is no thread; the message is for an editor.</exception>
    public static FollowedPart Read(ReadOnlyMemory<byte> body, string? contentType, Uri address)
    {
        var text = FeedReader.Decode(body, contentType);
        return text.AsSpan().TrimStart() is ['{' or '[', ..] ? OfJson(text) : OfFeed(text, address);
    }

    private static FollowedPart OfJson(string received)
    {
        var text = JsonEscapes.Mend(received);
        JsonDocument whole;
        try
        {
            whole = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 64 });
        }
        catch (JsonException)
        {
            throw new UnreadableException("The answer is broken JSON. It is tried again; tell the site if it stays.");
        }
        using (whole)
        {
            var root = whole.RootElement;
            var topic = Property(root, "post_stream");
            if (root.ValueKind != JsonValueKind.Array && topic?.ValueKind != JsonValueKind.Object)
                throw new UnreadableException("The answer is JSON, but neither WordPress' list of comments nor a topic of Discourse.");
            var stream = Property(topic, "stream") is { ValueKind: JsonValueKind.Array } ids ? ids.EnumerateArray().Select(Number).OfType<long>().ToList() : [];
            var held = Property(topic, "posts") is { ValueKind: JsonValueKind.Array } posts ? posts.EnumerateArray().Select(post => Number(Property(post, "id"))).OfType<long>().ToHashSet() : [];
            var title = Property(root, "title") is { ValueKind: JsonValueKind.String } named ? CommentText.OneLine(SoundText.Of(named.GetString()!)) : null;
            // Numbers of posts that this answer leaves out are no fault here: they are asked for.
            var missing = stream.Count > held.Count ? 1 : 0;
            var (comments, refused) = Collect(text, "application/json");
            return new(title, comments, Math.Max(0, refused - missing), stream, held);
        }
    }

    private static FollowedPart OfFeed(string text, Uri address)
    {
        if (!FeedReader.LooksLikeXml(text))
            throw new UnreadableException("This address shows a page, not a list of comments. Paste it into the field for following: the way to its comments is looked for there.");
        var document = FeedXml.Parse(text);
        var reading = FeedReader.Read(document, address, new DateHabits());
        // Written anew, because the reader of archives takes only what is well-formed, and feeds often are not.
        var (comments, refused) = Collect(Written(document.Root), "application/xml");
        return new(reading.Title, comments, refused, [], new HashSet<long>());
    }

    private static string Written(XElement root)
    {
        try
        {
            return root.ToString(SaveOptions.DisableFormatting);
        }
        catch (ArgumentException reserved)
        {
            throw new UnreadableException($"The XML uses a name that XML keeps for itself: {reserved.Message} Tell the publisher.");
        }
    }

    private static (List<FollowedComment> Comments, int Refused) Collect(string text, string contentType)
    {
        var comments = new List<FollowedComment>();
        var sink = new CommentSink((_, draft, thread) => comments.Add(new(draft, PageOf(thread?.Url))));
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        CommentImport.Into(sink, stream, contentType, CoralTables.None, null);
        return (comments, sink.Rejected.Count);
    }

    /// <summary>The page of an article, of the address of one of its comments: also when they are spread over several pages.</summary>
    public static string? PageOf(string? address)
    {
        if (PageAddress.Clean(address) is not { } clean || !Uri.TryCreate(clean, UriKind.Absolute, out var uri))
            return null;
        var query = string.Join('&', uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(pair => !pair.StartsWith("cpage=", StringComparison.OrdinalIgnoreCase)));
        return CommentPage().Replace(uri.GetLeftPart(UriPartial.Path), "/") + (query.Length > 0 ? "?" + query : "");
    }

    /// <summary>
    /// In the order of the page, with suspected answers marked, and without those that would answer themselves: as the import of an archive
    /// hands them on.
    /// </summary>
    public static IReadOnlyList<CommentDraft> InOrder(IEnumerable<FollowedComment> comments)
    {
        var circles = new CommentCircles();
        var ordered = comments.Select(comment => comment.Draft).DistinctBy(draft => draft.ExternalId)
            .Select((draft, place) => (draft, place)).OrderBy(pair => pair.draft.PostedAt ?? DateTimeOffset.MaxValue).ThenBy(pair => pair.place).Select(pair => pair.draft).ToList();
        ordered.ForEach(circles.Note);
        var open = circles.Found();
        return SuspectedReplies.Mark([.. ordered.Select(draft => open.Contains(IdentityKey.Of(draft.ExternalId)) ? draft with { ParentExternalId = null } : draft)]);
    }

    private static JsonElement? Property(JsonElement? item, string name) =>
        item is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var value) ? value : null;

    private static long? Number(JsonElement? item) => item is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    private static long? Number(JsonElement item) => Number((JsonElement?)item);
}
