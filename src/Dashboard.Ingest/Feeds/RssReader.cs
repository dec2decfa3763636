using System.Globalization;
using System.Xml.Linq;

namespace Dashboard.Ingest.Feeds;

/// <summary>RSS of every generation: 0.9x and 2.0 (items in the channel), 0.90 and 1.0 (RDF, items beside the channel).</summary>
internal static class RssReader
{
    public static FeedReading Read(FeedDocument document, Uri address, DateHabits habits)
    {
        var root = document.Root;
        var channels = root.Name.LocalName.Equals("channel", StringComparison.OrdinalIgnoreCase) ? [root] : root.All(FeedNames.Core, "channel").ToList();
        var channel = channels.FirstOrDefault() ?? root;
        var elements = channels.Append(root).Distinct().SelectMany(one => one.All(FeedNames.Core, "item")).ToList();
        if (elements.Count == 0) elements = [.. root.All(FeedNames.Core, "items").Concat(channel.All(FeedNames.Core, "items")).SelectMany(list => list.All(FeedNames.Core, "item"))];
        if (document.CutInItem && elements.Count > 0) elements.RemoveAt(elements.Count - 1);

        var language = FeedLanguage.Tag(channel.TextOf(FeedNames.Core, "language") ?? channel.TextOf(FeedNames.DublinCore, "language")) ?? FeedLanguage.Tag(FeedLanguage.InReach(channel));
        var (items, faults) = ItemComposer.Compose(elements.Select(item => Item(item, address)), language, habits);
        return new FeedReading(
            Format(root), FeedText.Guess(channel.One(FeedNames.Core, "title") ?? channel.One(FeedNames.DublinCore, "title"), address)?.ToPlain(), LinkOf(channel, address), language,
            Ttl(channel), FeedLinks.Related(channel, "next", address), items, [.. document.Faults, .. faults])
        {
            Description = FeedText.Guess(channel.One(FeedNames.Core, "description"), address)?.ToPlain(),
            OfComments = elements.Count > 0 && elements.TrueForAll(CommentMarks.On),
            Hub = FeedLinks.Related(channel, "hub", address),
            Topic = FeedLinks.Related(channel, "self", address),
            SkipHours = SkipHours(channel),
            SkipDays = SkipDays(channel),
        };
    }

    private static string Format(XElement root)
    {
        if (root.Name.LocalName.Equals("RDF", StringComparison.OrdinalIgnoreCase))
            return root.Descendants().Take(50).Any(element => element.Name.NamespaceName.Contains("netscape.com/rdf/simple/0.9", StringComparison.OrdinalIgnoreCase)) ? "RSS 0.90" : "RSS 1.0";
        return root.Said("version") switch
        {
            null => "RSS",
            ['2', ..] => "RSS 2.0",
            var version when version.StartsWith("0.9", StringComparison.Ordinal) => "RSS " + version[..Math.Min(version.Length, 4)],
            _ => "RSS",
        };
    }

    private static RawItem Item(XElement item, Uri address)
    {
        var guid = item.One(FeedNames.Core, "guid");
        var permanent = guid is not null && guid.Said("isPermaLink")?.Equals("false", StringComparison.OrdinalIgnoreCase) != true;
        var guidLink = permanent && guid!.Value.Trim() is { Length: > 0 } raw && raw.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? FeedAddress.Resolve(raw, guid, address) : null;
        var description = FeedText.Guess(item.One(FeedNames.Core, "description"), address);
        var summary = FeedText.Guess(item.One(FeedNames.Core, "summary") ?? item.One(FeedNames.Atom, "summary"), address);
        var body = Body(item, address) ?? (summary is null ? null : description);
        return new RawItem
        {
            Identity = Identity(item, guid, address),
            Link = FeedAddress.Resolve(item.TextOf(FeedNames.FeedBurner, "origLink"), item, address) ?? LinkOf(item, address) ?? guidLink,
            Title = FeedText.Guess(item.One(FeedNames.Core, "title") ?? item.One(FeedNames.DublinCore, "title") ?? item.One(FeedNames.Media, "title"), address),
            Body = body,
            Summary = summary ?? description ?? FeedText.Guess(item.One(FeedNames.DublinCore, "description") ?? item.One(FeedNames.Itunes, "summary"), address),
            Authors = FeedAuthors.OfRss(item),
            Published = Dates(item, (FeedNames.Core, "pubDate"), (FeedNames.Terms, "issued"), (FeedNames.DublinCore, "date"), (FeedNames.Atom, "published"), (FeedNames.Core, "published"),
                (FeedNames.Core, "date"), (FeedNames.Terms, "created")),
            Updated = Dates(item, (FeedNames.Atom, "updated"), (FeedNames.Terms, "modified"), (FeedNames.Core, "updated")),
            Categories = item.All(FeedNames.Core, "category").Concat(item.All(FeedNames.DublinCore, "subject")).Select(element => element.Value).Concat(MediaHints.Keywords(item)),
            Comments = FeedAddress.Resolve(item.TextOf(FeedNames.Core, "comments") ?? item.TextOf(FeedNames.CommentApi, "comment"), item, address),
            CommentFeed = FeedAddress.Resolve(item.TextOf(FeedNames.CommentApi, "commentRss"), item, address) ?? FeedLinks.Related(item, "replies", address),
            CommentCount = Count(item.TextOf(FeedNames.Slash, "comments") ?? item.TextOf(FeedNames.Threading, "total")),
            Language = FeedLanguage.Tag(item.TextOf(FeedNames.DublinCore, "language")) ?? FeedLanguage.OfParts(item, "encoded", "body", "fullitem", "description", "title"),
            Media = MediaHints.Of(item, address),
            Origin = item.TextOf(FeedNames.Core, "source") ?? item.TextOf(FeedNames.DublinCore, "source"),
        };
    }

    private static string? Identity(XElement item, XElement? guid, Uri address)
    {
        if (guid is not null && !string.IsNullOrWhiteSpace(guid.Value)) return guid.Value.Trim();
        if (item.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "about")?.Value.Trim() is { Length: > 0 } about)
            return about.StartsWith('/') ? FeedAddress.Resolve(about, item, address)?.AbsoluteUri ?? about : about;
        return item.TextOf(FeedNames.Atom, "id") ?? item.TextOf(FeedNames.DublinCore, "identifier");
    }

    private static Uri? LinkOf(XElement parent, Uri address)
    {
        foreach (var link in parent.All(FeedNames.Core, "link"))
        {
            // Some publishers write RSS links the way of Atom.
            if ((FeedAddress.Resolve(link.Value, link, address) ?? FeedAddress.Resolve(link.Said("href"), link, address)) is { } found) return found;
        }

        return FeedLinks.Related(parent, "alternate", address);
    }

    private static FeedText? Body(XElement item, Uri address)
    {
        var element = item.One(FeedNames.Content, "encoded") ?? item.One(FeedNames.Xhtml, "body") ?? item.One(FeedNames.Core, "body") ?? item.One(FeedNames.Atom, "content")
            ?? item.Elements().FirstOrDefault(child => child.Name.LocalName.Equals("fullitem", StringComparison.OrdinalIgnoreCase));
        return FeedText.Guess(element, address);
    }

    private static List<string> Dates(XElement item, params (string Vocabulary, string Name)[] names) =>
        [.. names.SelectMany(name => item.All(name.Vocabulary, name.Name)).Select(element => element.Value.Trim()).Where(text => text.Length > 0)];

    private static int? Count(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    private static TimeSpan? Ttl(XElement channel)
    {
        if (Count(channel.TextOf(FeedNames.Core, "ttl")) is > 0 and <= 30 * 24 * 60 and var minutes) return TimeSpan.FromMinutes(minutes);
        return UpdatePeriod(channel);
    }

    /// <summary>How often the feed says that it changes (<c>sy:updatePeriod</c> and <c>sy:updateFrequency</c>), in whatever format these stand.</summary>
    public static TimeSpan? UpdatePeriod(XElement channel)
    {
        double? hours = channel.TextOf(FeedNames.Syndication, "updatePeriod")?.ToLowerInvariant() switch
        {
            "hourly" => 1, "daily" => 24, "weekly" => 24 * 7, "monthly" => 24 * 30, "yearly" => 24 * 30, _ => null,
        };
        return hours is { } period ? TimeSpan.FromHours(period / Math.Clamp(Count(channel.TextOf(FeedNames.Syndication, "updateFrequency")) ?? 1, 1, 60)) : null;
    }

    private static List<int> SkipHours(XElement channel) =>
        [.. channel.All(FeedNames.Core, "skipHours").SelectMany(list => list.All(FeedNames.Core, "hour")).Select(hour => Count(hour.Value.Trim())).OfType<int>().Where(hour => hour <= 24)
            .Select(hour => hour % 24).Distinct()];

    private static List<DayOfWeek> SkipDays(XElement channel) =>
        [.. channel.All(FeedNames.Core, "skipDays").SelectMany(list => list.All(FeedNames.Core, "day"))
            .Select(day => Enum.TryParse<DayOfWeek>(day.Value.Trim(), true, out var known) && !char.IsDigit(day.Value.Trim()[0]) ? known : (DayOfWeek?)null).OfType<DayOfWeek>().Distinct()];
}
