using System.Globalization;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Pages;
using Dashboard.Ingest.PastedText;

namespace Dashboard.Ingest.Wires;

/// <summary>Reads one item of a news agency in ninjs 2.x (lower-case names) or 3.x (camelCase names), the JSON format of the IPTC.</summary>
public static class NinjsReader
{
    private const string FromItem = "Sent by the agency in this field of the item.";
    private const int MostAssociations = 50;

    /// <exception cref="UnreadableException">No JSON, no ninjs item, no text in it, or an item that its agency withdrew or holds back.</exception>
    public static ArticleDraft Read(ReadOnlyMemory<byte> bytes, ReceivedWith with, DateTimeOffset receivedAt)
    {
        using var document = Parse(TextDecoder.Decode(bytes, with.ContentType));
        var item = new NinjsItem(document.RootElement);
        if (document.RootElement.ValueKind != JsonValueKind.Object || item.Text("uri") is not { Length: > 0 } uri)
            throw new UnreadableException("This JSON is no news item: a ninjs item is an object with a \"uri\". Send one item at a time.");
        RefuseWithdrawn(item);

        var titles = Titles(item, with);
        var title = titles is [var first, ..] ? first.Value : null;
        var draft = new DraftText();
        if (title is not null) draft.Add(title, BlockKind.Title, 1, FromItem);
        if (item.Text("by") is { Length: > 0 } by) draft.Add(by, BlockKind.Byline, 1, FromItem);
        AddNotes(draft, item, receivedAt);
        if (!AddBody(draft, item, title))
            throw new UnreadableException($"This item holds no text{(item.Text("type") is { Length: > 0 } type ? $" (its type is \"{type}\")" : "")}. Send the text item that goes with it.");
        foreach (var caption in Captions(item)) draft.Add(caption, BlockKind.Caption, 0.95, "The caption of a picture that goes with the item.");

        var text = draft.ToString();
        var published = Published(item, with, text, draft.Blocks, receivedAt);
        return new ArticleDraft(text, draft.Blocks, Fields(item, with, titles, uri, text, draft.Blocks, published.Field), [], published.Anchor);
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

    private static void RefuseWithdrawn(NinjsItem item)
    {
        var note = item.Text("ednote") is { Length: > 0 } said ? $" Its note says: {said}" : "";
        switch (item.Text("pubstatus")?.ToLowerInvariant())
        {
            case null or "" or "usable": return;
            case "canceled" or "cancelled": throw new UnreadableException($"The agency has canceled this item: it must not be used.{note}");
            case "withheld": throw new UnreadableException($"The agency withholds this item until further notice.{note}");
            case var other: throw new UnreadableException($"The agency marks this item as \"{other}\", not as usable.{note}");
        }
    }

    private static List<FieldCandidate> Titles(NinjsItem item, ReceivedWith with)
    {
        var titles = new List<FieldCandidate>();
        Add(titles, with.Title, 1, "given with the article");
        foreach (var headline in item.Values("headlines", "headline")) Add(titles, PageText.Plain(headline.Value), headline.IsMain ? 0.98 : 0.9, "headline of the item");
        Add(titles, item.Text("headline"), 0.98, "headline of the item");
        Add(titles, item.Text("title"), 0.8, "short title of the item");
        Add(titles, item.Text("slugline"), 0.5, "slugline of the item");
        return [.. titles.OrderByDescending(title => title.Confidence)];
    }

    private static void AddNotes(DraftText draft, NinjsItem item, DateTimeOffset receivedAt)
    {
        var until = item.Text("embargoeduntil") ?? item.Text("embargoed");
        if (PageTime.Parse(until)?.Time is { } time && time > receivedAt)
            draft.Add($"Embargoed until {time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC", BlockKind.Insert, 1, "The agency's embargo: not for publication before.");
        if (item.Text("ednote") is { Length: > 0 } note) draft.Add(PageText.Plain(note), BlockKind.Insert, 1, "The agency's note to editors, not part of the text.");
    }

    private static bool AddBody(DraftText draft, NinjsItem item, string? title)
    {
        NinjsValue[] bodies = [.. item.Values("bodies", "body"), .. item.Old("body_text", "text/plain"), .. item.Old("body_html", "text/html"), .. item.Old("body_xhtml", "text/html")];
        var body = bodies.Where(b => !string.IsNullOrWhiteSpace(b.Value)).OrderByDescending(b => b.IsMain).ThenByDescending(b => b.Value.Length).FirstOrDefault();
        if (body is null) return false;
        return body.IsHtml ? AddHtml(draft, body.Value, title) : AddPlain(draft, body.Value);
    }

    private static bool AddHtml(DraftText draft, string html, string? title)
    {
        using var page = new HtmlParser().ParseDocument(MarkupLimits.Bound(html));
        if (page.Body is null) return false;
        var outline = new PageOutline(page.Body);
        if (outline.Lines.Count == 0) return false;
        var lines = ArticleLines.Judge(outline, outline.Boxes[0], title);
        WordVerdicts.Apply(lines, []);
        foreach (var line in lines) draft.Add(line.Line.Text, line.Kind, line.Confidence, line.Kind == BlockKind.Body ? FromItem : line.Reason);
        return lines.Exists(line => line.Kind == BlockKind.Body);
    }

    private static bool AddPlain(DraftText draft, string text)
    {
        text = text.ReplaceLineEndings("\n");
        var separator = text.Contains("\n\n", StringComparison.Ordinal) ? "\n\n" : "\n";
        List<string> paragraphs = [.. text.Split(separator).Select(PageText.Collapse).Where(paragraph => paragraph.Length > 0)];
        var verdicts = BlockClassifier.Classify(paragraphs);
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var isBody = verdicts[i].Kind == BlockKind.Body;
            draft.Add(paragraphs[i], verdicts[i].Kind, isBody ? 1 : verdicts[i].Confidence, isBody ? FromItem : verdicts[i].Reason);
        }

        return verdicts.Any(verdict => verdict.Kind == BlockKind.Body);
    }

    private static IEnumerable<string> Captions(NinjsItem item) => item.Associations().Take(MostAssociations)
        .Where(linked => linked.Text("type") is "picture" or "graphic" or "video")
        .Select(linked => linked.Values("descriptions", "description").Select(d => d.Value).FirstOrDefault() ?? linked.Text("description_text"))
        .Where(caption => !string.IsNullOrWhiteSpace(caption)).Select(caption => PageText.Plain(caption)).Distinct();

    private static (ReadField Field, DateAnchor? Anchor) Published(NinjsItem item, ReceivedWith with, string text, List<Block> blocks, DateTimeOffset receivedAt)
    {
        var stated = new List<FieldCandidate>();
        if (with.PublishedAt is { } given) stated.Add(new FieldCandidate(FieldReading.Iso(given), 0.99, "given with the article"));
        foreach (var (name, confidence, reason) in ((string, double, string)[])
            [("versioncreated", 0.97, "when the agency made this version"), ("contentcreated", 0.9, "when the agency wrote the content"), ("firstcreated", 0.88, "when the agency made the first version")])
        {
            if (PageTime.Parse(item.Text(name)) is { } time) stated.Add(new FieldCandidate(time.Value, confidence, reason));
        }

        if (stated.Count == 0)
        {
            var inferred = PublicationDate.Infer(new DateEvidence(text, blocks, receivedAt));
            return (inferred.Field, inferred.Anchor);
        }

        var day = PageTime.Parse(stated[0].Value)!.Day;
        return (PageFields.Choose(stated, text, ""), new DateAnchor(day, stated[0].Confidence, PageFields.Sentence(stated[0].Reason)));
    }

    private static Dictionary<string, ReadField> Fields(
        NinjsItem item, ReceivedWith with, List<FieldCandidate> titles, string uri, string text, List<Block> blocks, ReadField published)
    {
        List<FieldCandidate> bylines = [], sources = [], languages = [], addresses = [], agencies = [];
        Add(bylines, with.Byline, 1, "given with the article");
        Add(bylines, AuthorNames.WithoutBy(item.Text("by") ?? ""), 0.98, "byline of the item");
        Add(sources, with.Source, 1, "given with the article");
        foreach (var source in item.Named("infosources"))
        {
            Add(sources, source, 0.95, "source named by the item");
            Add(agencies, source, 0.95, "source named by the item");
        }

        Add(sources, item.Text("copyrightholder"), 0.7, "holder of the copyright of the item");
        Add(languages, with.Language, 1, "given with the article");
        Add(languages, item.Text("language"), 0.98, "language of the item");
        Add(addresses, PageAddress.Clean(with.Url), 1, "given with the article");
        Add(addresses, PageAddress.Clean(uri), 0.8, "identity of the item, which is a web address");
        var credited = PageFields.Agency(text, blocks);
        return new Dictionary<string, ReadField>
        {
            [FieldNames.Title] = PageFields.Choose(titles, text, "The item has no headline."),
            [FieldNames.Byline] = PageFields.Choose(bylines, text, "The item names no author."),
            [FieldNames.Source] = PageFields.Choose(sources, text, "The item does not name its source."),
            [FieldNames.PublishedAt] = published,
            [FieldNames.Language] = languages.Count > 0 ? PageFields.Choose(languages, text, "") : LanguageGuess.Of(text),
            [FieldNames.Url] = PageFields.Choose(addresses, text, "The item has no web address."),
            [FieldNames.Agency] = agencies.Count > 0 ? PageFields.Choose([.. agencies, .. credited.Candidates], text, "") : credited,
        };
    }

    private static void Add(List<FieldCandidate> list, string? value, double confidence, string reason)
    {
        if (!string.IsNullOrWhiteSpace(value)) list.Add(new FieldCandidate(PageText.Collapse(value), confidence, reason));
    }
}
