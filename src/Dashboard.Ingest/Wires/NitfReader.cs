using System.Globalization;
using System.Xml.Linq;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Pages;

namespace Dashboard.Ingest.Wires;

/// <summary>Reads NITF, the older XML format of the IPTC: one article with its head.</summary>
internal static class NitfReader
{
    private static readonly string[] DateForms = ["yyyyMMdd'T'HHmmsszzz", "yyyyMMdd'T'HHmmsszz", "yyyyMMdd'T'HHmmss'Z'", "yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmmzzz", "yyyyMMdd'T'HHmm'Z'", "yyyyMMdd'T'HHmm", "yyyyMMdd"];

    /// <exception cref="UnreadableException">No identity.</exception>
    public static WireItem Item(XElement root)
    {
        var (head, start) = (root.Child("head"), root.Child("body").Child("body.head"));
        var data = head.Child("docdata");
        // Files that never went through an agency's system have no doc-id; the dupe key is then the agency's own name for the story.
        var id = data.Child("doc-id").Said("id-string") ?? data.Child("du-key").Said("key")
            ?? throw new UnreadableException("This NITF has no doc-id, so its versions could not be told from other items. Send it as the agency delivered it.");
        var status = data.Said("management-status")?.ToLowerInvariant() ?? "usable";
        var release = Norm(data.Child("date.release"));
        var (body, captions) = Body(root);
        return new WireItem
        {
            Id = data.Child("doc-id").Said("regsrc") is { } registrar && !id.Contains(':', StringComparison.Ordinal) ? $"{registrar}:{id}" : id,
            Version = data.Child("du-key").Said("version"),
            Type = "text",
            Status = status,
            EmbargoedUntil = release ?? (status == "embargoed" ? "without an end" : null),
            Urgency = data.Child("urgency").Said("ed-urg"),
            EdNote = WireXml.Filled(string.Join(" ", data.Children("ed-msg").Select(message => message.Said("info")).OfType<string>())),
            Slugline = data.Child("key-list").Children("keyword").Select(word => word.Said("key")).FirstOrDefault(key => key is not null),
            Byline = Byline(start.Child("byline")),
            Dateline = Dateline(start.Child("dateline")),
            Language = root.Attribute(XNamespace.Xml + "lang")?.Value ?? root.Child("body").Said("lang"),
            CopyrightHolder = data.Child("doc.copyright").Said("holder"),
            Sources = [.. new[] { start.Child("distributor").Words(), data.Child("doc-id").Said("regsrc"), head.Child("pubdata").Said("name") }.OfType<string>().Distinct()],
            Titles = Titles(head, start),
            Bodies = body.Length == 0 ? [] : [new WireText(body, true, false)],
            Captions = captions,
            Times =
            [
                new(head.Children("revision-history").Select(Norm).OfType<string>().Max(StringComparer.Ordinal), 0.97, "when the agency made this version"),
                new(Norm(data.Child("date.issue")), 0.95, "when the agency issued the item"), new(release, 0.9, "when the agency released the item"),
                new(head.Child("pubdata").Said("date.publication") is { } printed ? Time(printed) : null, 0.88, "when the item was published"),
                new(Norm(start.Child("dateline").Child("story.date")), 0.8, "the day in the dateline"),
            ],
        };
    }

    /// <summary>The text of an article or of a part of one, and the captions of what is shown with it.</summary>
    public static (string Body, IReadOnlyList<string> Captions) Body(XElement root)
    {
        var content = root.Name.LocalName == "body.content" ? root : root.Child("body.content") ?? root.Child("body").Child("body.content");
        if (content is null) return ("", []);
        var summary = root.Child("body").Child("body.head").Child("abstract");
        var text = WireXml.Paragraphs(content, without: "media");
        // Some agencies send the opening only as the abstract.
        if (text.Length == 0 && summary is not null) text = WireXml.Paragraphs(summary, without: "media");
        return (text, [.. content.Descendants().Where(element => element.Name.LocalName == "media-caption").Select(WireXml.Words).OfType<string>().Distinct()]);
    }

    private static List<FieldCandidate> Titles(XElement? head, XElement? start)
    {
        var titles = new List<FieldCandidate>();
        var line = start.Child("hedline") ?? start.Child("headline");
        WireDraft.Add(titles, line.Child("hl1").Words(), 0.98, "headline of the item");
        WireDraft.Add(titles, head.Child("title").Words(), 0.8, "title of the file");
        WireDraft.Add(titles, line.Child("hl2").Words(), 0.6, "second headline of the item");
        return titles;
    }

    private static string? Byline(XElement? byline)
    {
        if (byline is null) return null;
        List<string> people = [.. byline.Descendants().Where(element => element.Name.LocalName == "person").Select(WireXml.Words).OfType<string>()];
        return people.Count > 0 ? string.Join(", ", people) : byline.Words();
    }

    private static string? Dateline(XElement? dateline)
    {
        if (dateline is null) return null;
        return dateline.Child("location").Words() is { } place && dateline.Child("story.date").Words() is { } day ? $"{place}, {day}" : dateline.Words();
    }

    private static string? Norm(XElement? element) => element.Said("norm") is { } norm ? Time(norm) : null;

    /// <summary>ISO 8601 with dashes out of <c>20290302T100000+0100</c>; the offset may have two digits, four, or be missing.</summary>
    private static string? Time(string norm)
    {
        norm = norm.Trim();
        var sign = norm.LastIndexOfAny(['+', '-']);
        if (sign > 8 && norm.Length - sign == 5) norm = norm[..(sign + 3)] + ":" + norm[(sign + 3)..];
        var zoned = norm.EndsWith('Z') || sign > 8;
        if (!DateTimeOffset.TryParseExact(norm, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return PageTime.Parse(norm)?.Value;
        return zoned ? time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
            : norm.Length == 8 ? time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
