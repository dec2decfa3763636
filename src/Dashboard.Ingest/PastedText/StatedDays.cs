using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.PastedText;

/// <summary>Days that the text states as its own: a "Published:" line, a dateline, the path of the address.</summary>
internal static partial class StatedDays
{
    [GeneratedRegex(@"^\W*(?:(?:first|originally|date)\s+)?(?<label>published|posted|publication\s+date|pub\s*date|date|dated|issued|filed|created|released|publicado|publié|veröffentlicht|pubblicato|опубликовано)\b", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex PublishedLabel();

    [GeneratedRegex(@"^\W*(?:last\s+)?(?:updated|modified|edited|revised)\b", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex UpdatedLabel();

    public static IEnumerable<DayCandidate> Find(DateEvidence evidence, DateBounds bounds)
    {
        if (evidence.Url is { } url && DateWords.InUrl(url) is { } path)
            yield return DayCandidate.Of(path, 0.85, $"The address of the article carries {path:yyyy-MM-dd}");
        foreach (var other in evidence.OtherUrls.Take(20))
        {
            if (DateWords.InUrl(other) is { } day)
                yield return DayCandidate.Of(day, 0.1, $"The address of another page in the text carries {day:yyyy-MM-dd}", boundOnly: true);
        }
        foreach (var block in evidence.Blocks.Where(b => b.Kind is BlockKind.Dateline or BlockKind.Byline && b.End - b.Start < 300).Take(20))
        {
            foreach (var candidate in InHeader(evidence.Text, block, bounds))
                yield return candidate;
        }
    }

    private static IEnumerable<DayCandidate> InHeader(string text, Block block, DateBounds bounds)
    {
        var line = text[block.Start..block.End];
        var updated = UpdatedLabel().IsMatch(line);
        var labelled = PublishedLabel().IsMatch(line);
        var first = true;
        foreach (var mention in DateWords.Find(line))
        {
            var words = line[mention.Start..mention.End];
            if (mention.Full is { } day)
            {
                var (confidence, reason) = (labelled && first && !updated, updated || !first) switch
                {
                    (true, _) => (0.93, $"The line of publication says “{words}”"),
                    (_, true) => (0.7, $"The line of the update says “{words}”; it appeared then or before"),
                    _ => (0.85, $"A date line says “{words}”"),
                };
                if (!mention.WeekdayFits)
                    (confidence, reason) = (confidence - 0.25, reason + $", though that was a {day.DayOfWeek}");
                if (mention.Swappable)
                {
                    (confidence, reason) = (0.5, reason + ", taking the month first");
                    yield return DayCandidate.Of(new DateOnly(day.Year, day.Day, day.Month), 0.4, $"A date line says “{words}”, taking the day first");
                }
                yield return new DayCandidate(day, Value(day, mention), confidence, reason);
            }
            else if (mention.Year is null)
            {
                var (year, fromText) = bounds.YearOf(mention);
                if (DateMention.IsDay(year, mention.Month, mention.Day))
                {
                    var written = new DateOnly(year, mention.Month, mention.Day);
                    yield return DayCandidate.Of(written, fromText ? 0.75 : bounds.IsFresh(written) ? 0.65 : 0.3,
                        $"The dateline says “{words}”; the year is " + (fromText ? "that of other dates in it" : "a guess from the day it was received"));
                }
            }
            first = false;
        }
    }

    // Without a zone the instant is unknown, so only the day is given.
    private static string Value(DateOnly day, DateMention mention) =>
        mention is { Time: { } time, Offset: { } offset }
            ? new DateTimeOffset(day.ToDateTime(time), offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
            : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
