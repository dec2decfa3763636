using System.Globalization;
using AngleSharp.Html.Parser;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Pages;
using Dashboard.Ingest.PastedText;

namespace Dashboard.Ingest.Wires;

/// <summary>Makes the article out of an item: the same for every format, so that a desk sees no difference between two agencies.</summary>
internal static class WireDraft
{
    private const string FromItem = "Sent by the agency in this field of the item.";

    /// <exception cref="UnreadableException">No text in it, or its agency has withdrawn it.</exception>
    public static ArticleDraft Of(WireItem item, ReceivedWith with, DateTimeOffset receivedAt)
    {
        var status = Allowed(item);
        var until = Until(item);
        var titles = Titles(item, with);
        var title = titles is [var first, ..] ? first.Value : null;
        var draft = new DraftText();
        if (title is not null) draft.Add(title, BlockKind.Title, 1, FromItem);
        if (item.Byline is { } by) draft.Add(PageText.Plain(by), BlockKind.Byline, 1, FromItem);
        AddNotes(draft, item, status, until?.Ends, receivedAt);
        if (item.Dateline is { } dateline) draft.Add(PageText.Plain(dateline), BlockKind.Dateline, 1, FromItem);
        if (!AddBody(draft, item, title))
            throw new UnreadableException(NoText(item));
        foreach (var caption in item.Captions.Select(PageText.Plain).Where(caption => caption.Length > 0).Distinct())
            draft.Add(caption, BlockKind.Caption, 0.95, "The caption of a picture that goes with the item.");

        var text = draft.ToString();
        var published = Published(item, with, text, draft.Blocks, receivedAt);
        var fields = Fields(item, with, titles, text, draft.Blocks, published.Field);
        foreach (var (name, field) in Facts(item, status, until)) fields[name] = field;
        return new ArticleDraft(text, draft.Blocks, fields, [], published.Anchor);
    }

    public static string NoText(WireItem item) =>
        $"This item holds no text{(item.Type is { Length: > 0 } type ? $" (its type is \"{type}\")" : "")}. Send the text item that goes with it.";

    /// <summary>The fields that <see cref="WireFacts"/> reads; only those of which the item speaks.</summary>
    public static IEnumerable<KeyValuePair<string, ReadField>> Facts(WireItem item)
    {
        var status = WireItem.PublishingStatusOf(item.Status) ?? PublishingStatus.Withheld;
        return Facts(item, status, Until(item));
    }

    private static IEnumerable<KeyValuePair<string, ReadField>> Facts(WireItem item, PublishingStatus status, (DateTimeOffset Ends, string Reason)? until)
    {
        (string Name, string? Value, string Reason)[] said =
        [
            (WireFieldNames.WireId, item.Id, "The agency's identity of the item, the same in all its versions."),
            (WireFieldNames.WireVersion, item.Version, "The agency's count of its versions."),
            (WireFieldNames.PubStatus, status.ToString().ToLowerInvariant(), "Said by the agency."),
            (WireFieldNames.EmbargoedUntil, until is { } embargo ? FieldReading.Iso(embargo.Ends) : null, until?.Reason ?? ""),
            (WireFieldNames.Urgency, item.Urgency, "Set by the agency, 1 is the most urgent."),
            (WireFieldNames.EdNote, item.EdNote is { } note ? PageText.Plain(note) : null, "The agency's note to editors."),
            (WireFieldNames.Slugline, item.Slugline, "The agency's short name of the matter."),
            (WireFieldNames.DigitalSource, item.DigitalSource, "How the content was made, as the agency says."),
        ];
        foreach (var (name, value, reason) in said)
        {
            if (WireXml.Filled(value) is { } filled) yield return new(name, new ReadField(filled, 1, reason, [new FieldCandidate(filled, 1, reason)]));
        }
    }

    private static PublishingStatus Allowed(WireItem item)
    {
        var note = item.EdNote is { Length: > 0 } said ? $" Its note says: {said}" : "";
        return WireItem.PublishingStatusOf(item.Status) switch
        {
            PublishingStatus.Canceled => throw new UnreadableException($"The agency has canceled this item: it must not be used.{note}"),
            { } status => status,
            null => throw new UnreadableException($"The agency marks this item as \"{item.Status}\", not as usable.{note}"),
        };
    }

    // When in doubt it holds: an embargo without a zone ends when its hour has come everywhere, one without a time not by itself.
    private static (DateTimeOffset Ends, string Reason)? Until(WireItem item)
    {
        if (item.EmbargoedUntil is not { } said) return null;
        if (PageTime.Parse(said) is { } read)
        {
            return read.Time is { } time
                ? (time.ToUniversalTime(), "The agency's embargo: not for publication before.")
                : (new DateTimeOffset(read.LocalTime, TimeSpan.FromHours(-12)).ToUniversalTime(), "The agency's embargo. It names no zone, so it ends when that hour has come everywhere.");
        }

        return DateTimeOffset.TryParse(said, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var far) && far.Year >= 2000
            ? (far.ToUniversalTime(), "The agency's embargo: not for publication before.")
            : (WireFacts.WithoutEnd, "The agency's embargo. It gives no time that can be read, so it holds until another version lifts it.");
    }

    private static List<FieldCandidate> Titles(WireItem item, ReceivedWith with)
    {
        var titles = new List<FieldCandidate>();
        Add(titles, with.Title, 1, "given with the article");
        titles.AddRange(item.Titles);
        Add(titles, item.Slugline, 0.5, "slugline of the item");
        return [.. titles.OrderByDescending(title => title.Confidence)];
    }

    private static void AddNotes(DraftText draft, WireItem item, PublishingStatus status, DateTimeOffset? until, DateTimeOffset receivedAt)
    {
        if (status == PublishingStatus.Withheld)
            draft.Add("Withheld by the agency until further notice", BlockKind.Insert, 1, "The agency's status: not for publication.");
        if (until is { } time && time > receivedAt)
            draft.Add(time == WireFacts.WithoutEnd ? "Embargoed; the agency names no end" : $"Embargoed until {WireFacts.Stamp(time)}", BlockKind.Insert, 1, "The agency's embargo: not for publication before.");
        if (item.EdNote is { Length: > 0 } note) draft.Add(PageText.Plain(note), BlockKind.Insert, 1, "The agency's note to editors, not part of the text.");
        foreach (var trust in item.TrustIndicators) draft.Add(PageText.Plain(trust), BlockKind.Insert, 1, "What the agency says about how it works, not part of the text.");
    }

    private static bool AddBody(DraftText draft, WireItem item, string? title)
    {
        var body = item.Bodies.Where(b => !string.IsNullOrWhiteSpace(b.Value)).OrderByDescending(b => b.IsMain).ThenByDescending(b => b.Value.Length).FirstOrDefault();
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

    private static (ReadField Field, DateAnchor? Anchor) Published(WireItem item, ReceivedWith with, string text, List<Block> blocks, DateTimeOffset receivedAt)
    {
        var stated = new List<FieldCandidate>();
        if (with.PublishedAt is { } given) stated.Add(new FieldCandidate(FieldReading.Iso(given), 0.99, "given with the article"));
        foreach (var time in item.Times)
        {
            if (PageTime.Parse(time.Raw) is { } read) stated.Add(new FieldCandidate(read.Value, time.Confidence, time.Reason));
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
        WireItem item, ReceivedWith with, List<FieldCandidate> titles, string text, List<Block> blocks, ReadField published)
    {
        List<FieldCandidate> bylines = [], sources = [], languages = [], addresses = [], agencies = [];
        Add(bylines, with.Byline, 1, "given with the article");
        Add(bylines, AuthorNames.WithoutBy(item.Byline ?? ""), 0.98, "byline of the item");
        Add(sources, with.Source, 1, "given with the article");
        foreach (var source in item.Sources)
        {
            Add(sources, source, 0.95, "source named by the item");
            Add(agencies, source, 0.95, "source named by the item");
        }

        Add(sources, item.CopyrightHolder, 0.7, "holder of the copyright of the item");
        Add(languages, with.Language, 1, "given with the article");
        Add(languages, item.Language, 0.98, "language of the item");
        Add(addresses, PageAddress.Clean(with.Url), 1, "given with the article");
        Add(addresses, PageAddress.Clean(item.Id), 0.8, "identity of the item, which is a web address");
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

    internal static void Add(List<FieldCandidate> list, string? value, double confidence, string reason)
    {
        if (!string.IsNullOrWhiteSpace(value)) list.Add(new FieldCandidate(PageText.Collapse(value), confidence, reason));
    }
}
