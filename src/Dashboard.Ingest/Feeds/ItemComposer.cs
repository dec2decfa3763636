using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Ingest.Feeds;

/// <summary>Makes the items of a reading out of what a format states: identities that hold, dates read by the habits of the whole feed, faults in words.</summary>
internal static class ItemComposer
{
    /// <summary>Feeds carry dozens of items, news sitemaps at most a thousand.</summary>
    private const int MostItems = 5_000;

    /// <summary>In the texts of a whole feed. A hundred long articles have twenty thousand.</summary>
    private const int MostTags = 200_000;
    private const int LongestId = 2_000;
    private const int MostCategories = 100;
    private const int LongestTitle = 1_000;
    private const int LongestWord = 200;

    public static (IReadOnlyList<FeedItem> Items, IReadOnlyList<string> Faults) Compose(IEnumerable<RawItem> items, string? language, DateHabits habits)
    {
        var faults = new List<string>();
        var raw = items.Take(MostItems + 1).ToList();
        if (raw.Count > MostItems)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"It has more than {MostItems:N0} items; only the first were read."));
            raw.RemoveAt(MostItems);
        }

        habits = habits with { DayFirst = habits.DayFirst ?? FeedDates.OrderOf(raw.SelectMany(item => item.Published.Concat(item.Updated))) };
        var dates = new DateTally();
        var ids = Identities(raw, faults);
        var composed = new List<FeedItem>(raw.Count);
        var tags = 0;
        for (var i = 0; i < raw.Count; i++)
        {
            if (ids[i] is not { } id) continue;
            tags += (raw[i].Title?.Tags ?? 0) + (raw[i].Body?.Tags ?? 0) + (raw[i].Summary?.Tags ?? 0);
            composed.Add(Compose(raw[i], id, language, habits, dates, tags > MostTags));
        }

        if (tags > MostTags) faults.Add("Its texts have more markup than those of any feed; of the last items only the words were taken.");

        dates.Report(faults);
        return (composed, faults);
    }

    private static FeedItem Compose(RawItem raw, string id, string? language, DateHabits habits, DateTally dates, bool wordsOnly)
    {
        var (title, body, summary) = wordsOnly ? (raw.Title?.WithoutMarkup(), raw.Body?.WithoutMarkup(), raw.Summary?.WithoutMarkup()) : (raw.Title, raw.Body, raw.Summary);
        var (published, publishedRaw) = Read(raw.Published, habits, dates);
        var (updated, updatedRaw) = Read(raw.Updated, habits, dates);
        dates.Count(published ?? updated);
        var text = body ?? summary;
        return new FeedItem(
            id, raw.Link, Cut(title?.ToPlain(), LongestTitle), text?.ToHtml(), summary?.ToPlain(), raw.Authors.Count > 0 ? Cut(string.Join(", ", raw.Authors), LongestTitle) : null,
            published, updated, Cut(published is not null ? publishedRaw : updated is not null ? updatedRaw : publishedRaw ?? updatedRaw, LongestWord),
            [.. raw.Categories.Select(word => word.Trim()).Where(word => word.Length is > 0 and <= LongestWord).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostCategories)], raw.Comments)
        {
            HasBody = raw.Body is not null,
            CommentFeed = raw.CommentFeed,
            CommentCount = raw.CommentCount,
            Language = raw.Language is "" ? null : raw.Language ?? language,
            Media = raw.Media,
            Origin = Cut(raw.Origin, LongestTitle),
        };
    }

    private static string? Cut(string? text, int most) => text is null || text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>The first date of the list that can be read; otherwise no date, and the first text.</summary>
    private static (DateTimeOffset? Time, string? Raw) Read(IReadOnlyList<string> raw, DateHabits habits, DateTally dates)
    {
        var open = false;
        foreach (var text in raw)
        {
            if (FeedDates.Parse(text, habits) is not { } date) continue;
            if (date.Time is { } time)
            {
                dates.WithoutZone += date.ZoneKnown ? 0 : 1;
                return (time, text);
            }

            open = true;
        }

        dates.OpenOrder += open ? 1 : 0;
        return (null, raw.Count > 0 ? raw[0] : null);
    }

    /// <summary>
    /// One identity for each item; null for an item that is there twice. Some publishers give all their items the same one: then the links tell them apart.
    /// </summary>
    private static string?[] Identities(IReadOnlyList<RawItem> raw, List<string> faults)
    {
        var stated = raw.Select(Stated).ToArray();
        var shared = stated.Zip(raw).GroupBy(pair => pair.First, StringComparer.Ordinal)
            .Where(same => same.Select(pair => pair.Second.Link).Distinct().Count() > 1).Select(same => same.Key).ToHashSet(StringComparer.Ordinal);
        if (shared.Count > 0) faults.Add("Several items have the same identity; they are told apart by their links.");

        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. stated.Zip(raw, (id, item) => shared.Contains(id) && item.Link is { } link ? FeedAddress.Key(link) : id).Select(id => seen.Add(id) ? id : null)];
    }

    private static string Stated(RawItem item)
    {
        if (item.Identity is { Length: > 0 and <= LongestId } identity) return identity;
        if (item.Identity is null && item.Link is { } link) return FeedAddress.Key(link);
        return Hash(item.Identity ?? $"{item.Title?.Value}\n{item.Body?.Value ?? item.Summary?.Value}\n{(item.Published is [var date, ..] ? date : "")}");
    }

    private static string Hash(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>How many of the dates made trouble.</summary>
    private sealed class DateTally
    {
        private int _items;
        private int _dated;

        public int WithoutZone { get; set; }

        public int OpenOrder { get; set; }

        public void Count(DateTimeOffset? date)
        {
            _items++;
            _dated += date is null ? 0 : 1;
        }

        public void Report(List<string> faults)
        {
            if (OpenOrder > 0) faults.Add($"Dates that can be read in two ways, day or month first: {OpenOrder}. Say in the settings of the source which comes first.");
            if (WithoutZone > 0) faults.Add($"Times without a known zone: {WithoutZone}. The zone of the source was taken.");
            if (_dated < _items) faults.Add($"Items without a date that can be read: {_items - _dated} of {_items}.");
        }
    }
}
