using System.Globalization;
using System.Text.Json;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Pages;

namespace Dashboard.Ingest.Feeds;

/// <summary>JSON Feed 1.0 and 1.1, read as generously as it is written: numbers as identities, single authors, missing versions.</summary>
internal static class JsonFeedReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static bool IsFeed(string text) => (text.AsSpan().TrimStart() is ['{' or '/', ..]) && (text.Contains("jsonfeed.org/version", StringComparison.OrdinalIgnoreCase)
        || (text.Contains("\"items\"", StringComparison.Ordinal) && (text.Contains("\"content_", StringComparison.Ordinal) || text.Contains("\"home_page_url\"", StringComparison.Ordinal))));

    /// <exception cref="UnreadableException">It is broken or no JSON Feed.</exception>
    public static FeedReading Read(string text, Uri address, DateHabits habits)
    {
        try
        {
            using var document = JsonDocument.Parse(JsonEscapes.Mend(text.Trim()), Options);
            return Read(document.RootElement, address, habits);
        }
        catch (JsonException broken)
        {
            throw new UnreadableException(string.Create(CultureInfo.InvariantCulture, $"The JSON of this feed is broken in line {broken.LineNumber + 1}. Tell the publisher, or add another feed of the site."));
        }
    }

    private static FeedReading Read(JsonElement root, Uri address, DateHabits habits)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("items", out var list) || list.ValueKind != JsonValueKind.Array)
            throw new UnreadableException("This JSON is no feed: it has no list of items.");

        var faults = new List<string>();
        var version = Text(root, "version") ?? "";
        if (!version.Contains("jsonfeed.org/version", StringComparison.OrdinalIgnoreCase)) faults.Add("It does not say which version of JSON Feed it is.");
        var language = FeedLanguage.Tag(Text(root, "language"));
        var authors = Authors(root);
        var entries = list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).ToList();
        if (entries.Count < list.GetArrayLength()) faults.Add("Some of its items are no items.");
        var (items, more) = ItemComposer.Compose(entries.Select(item => Item(item, authors, address)), language, habits);
        return new FeedReading(
            version.TrimEnd('/').EndsWith("/1", StringComparison.Ordinal) || version.EndsWith("1.0", StringComparison.Ordinal) ? "JSON Feed 1.0" : "JSON Feed 1.1",
            FeedText.Guess(Text(root, "title"), address)?.ToPlain(), FeedAddress.Resolve(Text(root, "home_page_url"), address), language, null,
            FeedAddress.Resolve(Text(root, "next_url"), address), items, [.. faults, .. more])
        {
            Hub = Hubs(root).FirstOrDefault(hub => Text(hub, "type")?.Equals("WebSub", StringComparison.OrdinalIgnoreCase) == true) is { ValueKind: JsonValueKind.Object } hub ? FeedAddress.Resolve(Text(hub, "url"), address) : null,
            Topic = FeedAddress.Resolve(Text(root, "feed_url"), address),
            Description = FeedText.Plain(Text(root, "description"), address)?.ToPlain(),
        };
    }

    private static IEnumerable<JsonElement> Hubs(JsonElement root) =>
        root.TryGetProperty("hubs", out var hubs) && hubs.ValueKind == JsonValueKind.Array ? hubs.EnumerateArray().Where(hub => hub.ValueKind == JsonValueKind.Object) : [];

    private static RawItem Item(JsonElement item, IReadOnlyList<string> feedAuthors, Uri address)
    {
        var link = FeedAddress.Resolve(Text(item, "url"), address) ?? FeedAddress.Resolve(Text(item, "external_url"), address);
        var id = Text(item, "id")?.Trim();
        var authors = Authors(item);
        return new RawItem
        {
            Identity = string.IsNullOrEmpty(id) ? null : id,
            Link = link ?? (id?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true ? FeedAddress.Resolve(id, address) : null),
            // Plain text by the specification, yet programs that make HTML pages leave its references in.
            Title = FeedText.Guess(Text(item, "title"), address),
            Body = FeedText.Markup(Text(item, "content_html"), address) ?? FeedText.Plain(Text(item, "content_text"), address),
            Summary = FeedText.Guess(Text(item, "summary"), address),
            Authors = authors.Count > 0 ? authors : feedAuthors,
            Published = Dates(item, "date_published"),
            Updated = Dates(item, "date_modified"),
            Categories = Strings(item, "tags"),
            Language = FeedLanguage.Tag(Text(item, "language")),
            Media = Media(item, address),
        };
    }

    private static List<FeedMedia> Media(JsonElement item, Uri address)
    {
        var media = new List<FeedMedia>();
        foreach (var image in (string[])["image", "banner_image"])
        {
            if (FeedAddress.Resolve(Text(item, image), address) is { } picture) MediaHints.Add(media, new FeedMedia(picture, null, "image", null, null));
        }

        foreach (var attachment in Objects(item, "attachments"))
        {
            if (FeedAddress.Resolve(Text(attachment, "url"), address) is not { } file) continue;
            var type = Text(attachment, "mime_type");
            long? length = attachment.TryGetProperty("size_in_bytes", out var size) && size.ValueKind == JsonValueKind.Number && size.TryGetInt64(out var bytes) && bytes > 0 ? bytes : null;
            MediaHints.Add(media, new FeedMedia(file, type, MediaHints.MediumOf(type), length, null) { Caption = Text(attachment, "title") });
        }

        return media;
    }

    /// <summary>Version 1.1 has a list, version 1.0 one object; some write only the name.</summary>
    private static IReadOnlyList<string> Authors(JsonElement parent)
    {
        var names = Objects(parent, "authors").Select(author => Text(author, "name")).Concat(Strings(parent, "authors"));
        if (parent.TryGetProperty("author", out var author)) names = names.Append(author.ValueKind == JsonValueKind.Object ? Text(author, "name") : Text(parent, "author"));
        return FeedAuthors.Distinct(names.Select(FeedAuthors.Name));
    }

    private static string[] Dates(JsonElement item, string name) => Text(item, name)?.Trim() is { Length: > 0 } date ? [date] : [];

    private static IEnumerable<JsonElement> Objects(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object) : [];

    private static IEnumerable<string> Strings(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(Text).OfType<string>() : [];

    private static string? Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? Text(value) : null;

    private static string? Text(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number) return value.GetRawText();
        return value.ValueKind == JsonValueKind.String ? SoundText.Of(value.GetString()!) : null;
    }
}
