using System.Globalization;
using System.Text.Json;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Pages;

namespace Dashboard.Ingest.Threads;

/// <summary>
/// Comments in JSON, told apart by their properties: the array of the API (<c>[{externalId?, author, postedAt?, text, parentExternalId?}]</c>),
/// the answers of WordPress' <c>/wp/v2/comments</c>, a topic of Discourse, or any object with such a list in it. An array is read entry by
/// entry, however long it is.
/// </summary>
internal static class JsonComments
{
    private static readonly string[] Lists = ["comments", "items", "posts", "results", "data", "nodes"];

    public static void Read(Stream input, CommentSink sink)
    {
        using var entries = new JsonEntries(input);
        if (!entries.IsArray)
        {
            ReadObject(entries.Whole(), sink);
            return;
        }
        while (entries.Next() is { } entry)
        {
            using (entry.Document)
            {
                if (entry.Document is { } document)
                    Add(document.RootElement, entry.Position, sink);
                else
                    sink.Reject(entry.Position, entry.Fault!);
            }
        }
    }

    private static void ReadObject(JsonDocument whole, CommentSink sink)
    {
        using (whole)
        {
            var root = whole.RootElement;
            var stream = Property(root, "post_stream");
            var list = Property(stream, "posts") is { ValueKind: JsonValueKind.Array } posts ? posts
                : Lists.Select(name => Property(root, name)).FirstOrDefault(value => value?.ValueKind == JsonValueKind.Array)
                ?? throw new UnreadableException("The JSON is not an array. Send [{\"author\": …, \"text\": …}, …], the answer of /wp-json/wp/v2/comments, or a topic of Discourse.");
            var position = 0;
            foreach (var item in list.EnumerateArray())
                Add(item, ++position, sink);
            // Discourse answers with the first posts of a topic and the numbers of all.
            if (Property(stream, "stream") is { ValueKind: JsonValueKind.Array } all && all.GetArrayLength() - position is > 0 and var missing)
                sink.Reject(position + 1, string.Create(CultureInfo.InvariantCulture, $"The topic has {missing:N0} more posts than this file holds. Fetch them with their ids and import them too."));
        }
    }

    private static void Add(JsonElement item, int position, CommentSink sink)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            sink.Reject(position, "Not an object with author and text.");
            return;
        }
        try
        {
            if (Property(item, "content") is { ValueKind: JsonValueKind.Object } content && Property(content, "rendered") is not null)
                AddWordPress(item, content, position, sink);
            else if (Property(item, "cooked") is not null)
                AddDiscourse(item, position, sink);
            else
                AddPlain(item, position, sink);
        }
        catch (InvalidOperationException)
        {
            // A lone half of a surrogate pair, written as an escape, is no text.
            sink.Reject(position, "A string in it is not valid Unicode.");
        }
    }

    private static void AddPlain(JsonElement item, int position, CommentSink sink)
    {
        var author = Property(item, "author") is { ValueKind: JsonValueKind.Object } person ? Text(person, "username") ?? Text(person, "name") ?? Text(person, "displayName") : Text(item, "author");
        var postedAt = Text(item, "postedAt") ?? Text(item, "createdAt");
        var time = CommentTimes.Of(postedAt);
        var parent = Text(item, "parentExternalId") ?? Text(item, "parentId") ?? (Property(item, "parent") is { ValueKind: JsonValueKind.Object } answered ? Text(answered, "id") : null);
        if (postedAt is { Length: > 0 } && time is null)
            sink.Reject(position, "postedAt is no time; write it like 2026-11-22T14:05:00Z.");
        else if (Text(item, "status") is { } status && status.Equals("REJECTED", StringComparison.OrdinalIgnoreCase))
            sink.Reject(position, "Rejected by its moderators at its origin.");
        else
            sink.Add(position, Text(item, "externalId") ?? Text(item, "id"), author, time, Text(item, "text") ?? Text(item, "body"), parent);
    }

    private static void AddWordPress(JsonElement item, JsonElement content, int position, CommentSink sink)
    {
        if (Text(item, "type") is "pingback" or "trackback")
        {
            sink.Reject(position, "A pingback, not a comment.");
            return;
        }
        if (Text(item, "status") is "spam" or "trash")
        {
            sink.Reject(position, "Marked as spam or thrown away at its origin.");
            return;
        }
        var time = CommentTimes.Of(Text(item, "date_gmt")) is { } greenwich ? (greenwich.At, true) : CommentTimes.Of(Text(item, "date"));
        var page = Text(item, "link")?.Split('#')[0];
        var thread = Text(item, "post") is { } post ? new CommentThread(post, null, page) : page is null ? null : new CommentThread(page, null, page);
        sink.Add(position, Numbered(Text(item, "id")), Text(item, "author_name") is { Length: > 0 } name ? name : "Anonymous", time, Text(content, "rendered"),
            Text(item, "parent") is { } parent and not "0" ? Numbered(parent) : null, thread);
    }

    private static void AddDiscourse(JsonElement item, int position, CommentSink sink)
    {
        if (Text(item, "deleted_at") is not null || Property(item, "hidden") is { ValueKind: JsonValueKind.True } || Property(item, "user_deleted") is { ValueKind: JsonValueKind.True })
            sink.Reject(position, "Hidden or deleted at its origin.");
        else if (Text(item, "post_type") is { } type and not "1")
            sink.Reject(position, type == "4" ? "A whisper of the moderators, not a comment." : "A notice of the forum, not a comment.");
        else
            sink.Add(position, Text(item, "post_number") is { } number ? $"post-{number}" : Text(item, "id"), Text(item, "username") ?? Text(item, "name"), CommentTimes.Of(Text(item, "created_at")),
                Text(item, "cooked"), Text(item, "reply_to_post_number") is { } answered ? $"post-{answered}" : null);
    }

    // As the export and the feeds of WordPress have it, so that one comment keeps one identity.
    private static string? Numbered(string? id) => string.IsNullOrWhiteSpace(id) ? null : $"comment-{id}";

    private static JsonElement? Property(JsonElement? item, string name) =>
        item is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? Text(JsonElement item, string name) => Property(item, name) switch
    {
        { ValueKind: JsonValueKind.String } value => SoundText.Of(value.GetString()!),
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => null,
    };
}
