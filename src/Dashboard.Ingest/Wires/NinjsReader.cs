using System.Globalization;
using System.Text.Json;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Pages;

namespace Dashboard.Ingest.Wires;

/// <summary>
/// Reads ninjs, the JSON format of the IPTC: 2.x (lower-case names), 3.x (camelCase names) and the single values of the first generation;
/// one item, or an array of them.
/// </summary>
internal static class NinjsReader
{
    private const int MostAssociations = 50;
    private const int MostItems = 1_000;

    /// <summary>Agencies' items are often saved and sent as plain JSON files, so the names in them have a word too.</summary>
    public static bool Recognises(string text, ReceivedWith with) =>
        with.ContentType?.Contains("ninjs", StringComparison.OrdinalIgnoreCase) == true
        || (text.AsSpan().TrimStart() is ['{' or '[', ..] && text.Contains("\"uri\"", StringComparison.Ordinal)
            && (text.Contains("\"headline", StringComparison.Ordinal) || text.Contains("\"bod", StringComparison.Ordinal) || text.Contains("\"pubstatus\"", StringComparison.OrdinalIgnoreCase)));

    /// <exception cref="UnreadableException">No JSON, or no item in it.</exception>
    public static List<(WireItem Item, Func<string> Source)> Items(string text)
    {
        using var document = Parse(text);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Array || root.GetArrayLength() == 0)
            return [(Item(root), () => text)];
        if (root.GetArrayLength() > MostItems)
            throw new UnreadableException($"This message holds {root.GetArrayLength()} items, more than {MostItems}. Send it in parts.");
        return [.. root.EnumerateArray().Select(entry =>
        {
            var source = entry.GetRawText();
            return (Item(entry), (Func<string>)(() => source));
        })];
    }

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(JsonEscapes.Mend(json), new JsonDocumentOptions { MaxDepth = 64, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        }
        catch (JsonException fault)
        {
            var place = fault.LineNumber is { } line ? string.Create(CultureInfo.InvariantCulture, $" at line {line + 1}, byte {fault.BytePositionInLine + 1}") : "";
            throw new UnreadableException($"This is not well-formed JSON{place}. Send the item again as the agency delivered it.");
        }
    }

    private static WireItem Item(JsonElement node)
    {
        var item = new NinjsItem(node);
        if (node.ValueKind != JsonValueKind.Object || item.Text("uri") is not { Length: > 0 } uri)
            throw new UnreadableException("This JSON is no news item: a ninjs item is an object with a \"uri\".");
        return new WireItem
        {
            Id = uri,
            Version = item.Figure("version"),
            Type = item.Text("type"),
            Status = item.Text("pubstatus")?.ToLowerInvariant() is { Length: > 0 } status ? status : "usable",
            EmbargoedUntil = (item.Text("embargoeduntil") ?? item.Text("embargoed")) is { Length: > 0 } until ? until : null,
            Urgency = item.Figure("urgency"),
            EdNote = item.Text("ednote"),
            Slugline = item.Text("slugline"),
            Byline = item.Text("by") ?? item.Text("byline"),
            Language = item.Text("language"),
            CopyrightHolder = item.Text("copyrightholder"),
            DigitalSource = item.Text("digitalsourcetype"),
            TrustIndicators = item.Sentences("trustindicators"),
            Sources = item.Named("infosources"),
            Titles = Titles(item),
            Bodies = [.. item.Values("bodies", "body"), .. item.Old("body_text", "text/plain"), .. item.Old("body_html", "text/html"), .. item.Old("body_xhtml", "text/html")],
            Captions = Captions(item),
            Times =
            [
                new(item.Text("versioncreated"), 0.97, "when the agency made this version"), new(item.Text("contentcreated"), 0.9, "when the agency wrote the content"),
                new(item.Text("firstcreated"), 0.88, "when the agency made the first version"),
            ],
        };
    }

    private static List<FieldCandidate> Titles(NinjsItem item)
    {
        var titles = new List<FieldCandidate>();
        foreach (var headline in item.Values("headlines", "headline")) WireDraft.Add(titles, PageText.Plain(headline.Value), headline.IsMain ? 0.98 : 0.9, "headline of the item");
        WireDraft.Add(titles, item.Text("headline"), 0.98, "headline of the item");
        WireDraft.Add(titles, item.Text("title"), 0.8, "short title of the item");
        return [.. titles.OrderByDescending(title => title.Confidence)];
    }

    private static List<string> Captions(NinjsItem item) => [.. item.Associations().Take(MostAssociations)
        .Where(linked => linked.Text("type") is "picture" or "graphic" or "video")
        .Select(linked => linked.Values("descriptions", "caption").OrderByDescending(d => d.IsMain).Select(d => d.Value).FirstOrDefault() ?? linked.Text("description_text"))
        .OfType<string>()];
}
