using System.Text.Json;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.Threads;

/// <summary>The JSON array of the API: <c>[{externalId?, author, postedAt?, text, parentExternalId?}]</c>.</summary>
internal static class JsonComments
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static void Read(Stream input, CommentSink sink)
    {
        try
        {
            using var document = JsonDocument.Parse(input, Options);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
                throw new UnreadableException("The JSON is not an array. Send [{\"author\": …, \"text\": …}, …].");
            var position = 0;
            foreach (var item in document.RootElement.EnumerateArray())
                Add(item, ++position, sink);
        }
        catch (JsonException broken)
        {
            throw new UnreadableException($"The JSON breaks off at line {(broken.LineNumber ?? 0) + 1}, character {(broken.BytePositionInLine ?? 0) + 1}.");
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
            var postedAt = Text(item, "postedAt");
            var time = CommentTimes.Of(postedAt);
            if (postedAt is { Length: > 0 } && time is null)
                sink.Reject(position, "postedAt is no time; write it like 2026-11-22T14:05:00Z.");
            else
                sink.Add(position, Text(item, "externalId"), Text(item, "author"), time, Text(item, "text"), Text(item, "parentExternalId"));
        }
        catch (InvalidOperationException)
        {
            // A lone half of a surrogate pair, written as an escape, is no text.
            sink.Reject(position, "A string in it is not valid Unicode.");
        }
    }

    private static string? Text(JsonElement item, string name) =>
        !item.TryGetProperty(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
}
