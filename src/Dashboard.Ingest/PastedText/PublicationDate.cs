using System.Globalization;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.PastedText;

/// <summary>Everything that speaks for a day of publication.</summary>
/// <param name="Text">The cleaned text of the article.</param>
/// <param name="Blocks">Its blocks: datelines and bylines carry headers, captions and body carry dates of events.</param>
/// <param name="ReceivedAt">When the article came in: the last resort, and no article appears after it.</param>
public sealed record DateEvidence(string Text, IReadOnlyList<Block> Blocks, DateTimeOffset ReceivedAt)
{
    /// <summary>Times that the sender or the page itself states (ISO 8601 values), each with its confidence and reason.</summary>
    public IReadOnlyList<FieldCandidate> Stated { get; init; } = [];

    /// <summary>The address of the article itself.</summary>
    public string? Url { get; init; }

    /// <summary>Addresses of other pages that stand in the text: their dates are shown and lose.</summary>
    public IReadOnlyList<string> OtherUrls { get; init; } = [];

    /// <summary>Time of the first reader comment: the article is not younger.</summary>
    public DateTimeOffset? FirstComment { get; init; }
}

/// <summary>The inferred day of publication and the day against which "Monday" in the text is understood.</summary>
public sealed record PublicationReading(ReadField Field, DateAnchor Anchor);

/// <summary>Infers when an article was published; shows every candidate and why one won.</summary>
/// <remarks>
/// Headers, addresses and metadata state the day. Captions, the first comment and dates in the story only bound it: a picture is never
/// younger than its article, a comment never older. A caption alone never decides.
/// </remarks>
public static class PublicationDate
{
    /// <summary>At or below this the day rests on the arrival alone.</summary>
    public const double Weak = 0.2;

    private const double Strong = 0.6;
    private const double AmongOthers = 0.4;

    public static PublicationReading Infer(DateEvidence evidence)
    {
        var bounds = DateBounds.Of(evidence);
        var candidates = evidence.Stated.Select(DayCandidate.FromStated).OfType<DayCandidate>().ToList();
        candidates.AddRange(StatedDays.Find(evidence, bounds));
        candidates.AddRange(ImpliedDays.Find(evidence, bounds, anchored: candidates.Any(c => c.Confidence >= Strong)));
        candidates = candidates.Select(bounds.Weigh).ToList();
        candidates = Support(candidates);
        if (candidates.FirstOrDefault(c => c.Confidence >= Strong) is { } anchor)
            candidates.AddRange(ImpliedDays.WeekdaysAgainst(evidence, anchor.Day));
        candidates = candidates.OrderByDescending(c => c.Confidence).DistinctBy(c => (c.Value, c.Reason)).ToList();

        var winner = candidates.FirstOrDefault(c => !c.BoundOnly);
        var listed = candidates.Select(c => new FieldCandidate(c.Value, Math.Round(c.Confidence, 2), c.Reason)).ToList();
        if (winner is null)
            return new(new ReadField(null, 0, "No date in the text", listed), new DateAnchor(bounds.Received, 0.1, "The day it was received"));
        return new(
            new ReadField(winner.Value, Math.Round(winner.Confidence, 2), winner.Reason, listed),
            new DateAnchor(winner.Day, Math.Round(winner.Confidence, 2), winner.Reason));
    }

    /// <summary>
    /// A second look at an article that does not give its week away: "on Tuesday" is the Tuesday nearest to the days of the story's
    /// other articles. Null when the lead names no weekday or the others are not dated.
    /// </summary>
    /// <param name="published">What the first look made of it; its candidates stay listed.</param>
    /// <param name="text">The article's stored text.</param>
    /// <param name="blocks">Its blocks.</param>
    /// <param name="others">Days of the other articles that are sure of theirs.</param>
    public static PublicationReading? Among(ReadField published, string text, IReadOnlyList<Block> blocks, IReadOnlyList<DateOnly> others)
    {
        if (others.Count == 0 || ImpliedDays.FirstWeekday(text, blocks) is not var (weekday, words))
            return null;
        // The middle one: a background piece from long before does not pull the story away from its day.
        var middle = others.Order().ElementAt(others.Count / 2);
        var before = LastOnOrBefore(weekday, middle);
        var day = middle.DayNumber - before.DayNumber <= 3 ? before : before.AddDays(7);
        var candidate = new FieldCandidate(
            day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), AmongOthers,
            $"The lead says “{words}” and nothing in the text gives the week; the other articles of the story are of about {Say(middle)}");
        return new(
            new ReadField(candidate.Value, candidate.Confidence, candidate.Reason, [candidate, .. published.Candidates]),
            new DateAnchor(day, candidate.Confidence, candidate.Reason));
    }

    /// <summary>The last such weekday on or before the anchor: what "on Monday" means in a report about the past.</summary>
    public static DateOnly LastOnOrBefore(DayOfWeek weekday, DateOnly anchor) => anchor.AddDays(-(((int)anchor.DayOfWeek - (int)weekday + 7) % 7));

    // Independent statements of the same day strengthen each other.
    private static List<DayCandidate> Support(List<DayCandidate> candidates) =>
        candidates
            .Select(c => c.BoundOnly || c.Confidence < 0.3
                ? c
                : c with
                {
                    Confidence = Math.Min(
                        Math.Max(c.Confidence, 0.99),
                        c.Confidence + (0.04 * candidates.Count(o => !o.BoundOnly && o.Day == c.Day && o.Confidence >= 0.3 && o.Reason != c.Reason))),
                })
            .OrderByDescending(c => c.Confidence)
            .ToList();

    internal static string Say(DateOnly day) => day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);
}

/// <summary>A day that was considered.</summary>
/// <param name="BoundOnly">True for evidence that limits the day but may not decide it alone.</param>
internal sealed record DayCandidate(DateOnly Day, string Value, double Confidence, string Reason, bool BoundOnly = false)
{
    public static DayCandidate Of(DateOnly day, double confidence, string reason, bool boundOnly = false) =>
        new(day, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), confidence, reason, boundOnly);

    public static DayCandidate? FromStated(FieldCandidate stated)
    {
        if (stated.Value.Length == 10 && DateOnly.TryParseExact(stated.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new DayCandidate(day, stated.Value, stated.Confidence, stated.Reason);
        // The day is the one on the wall of the newsroom that wrote the time, so the offset stays.
        return DateTimeOffset.TryParse(stated.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? new DayCandidate(DateOnly.FromDateTime(time.DateTime), stated.Value, stated.Confidence, stated.Reason)
            : null;
    }
}

/// <summary>Days before and after which the article cannot have appeared.</summary>
internal sealed record DateBounds(DateOnly? Caption, DateOnly? FirstComment, DateOnly Received)
{
    public static DateBounds Of(DateEvidence evidence)
    {
        DateOnly? caption = null;
        var received = DateOnly.FromDateTime(evidence.ReceivedAt.UtcDateTime);
        foreach (var block in evidence.Blocks.Where(b => b.Kind == BlockKind.Caption).Take(20))
        {
            foreach (var mention in DateWords.Find(evidence.Text, block.Start, block.End))
            {
                if (mention.Full is { } day && day <= received && (caption is null || day > caption))
                    caption = day;
            }
        }
        return new(caption, evidence.FirstComment is { } first ? DateOnly.FromDateTime(first.DateTime) : null, received);
    }

    public DayCandidate Weigh(DayCandidate candidate)
    {
        if (FirstComment is { } comment && candidate.Day > comment.AddDays(1))
            return candidate with { Confidence = candidate.Confidence * 0.3, Reason = candidate.Reason + "; but a reader commented on " + PublicationDate.Say(comment) };
        if (candidate.Day > Received.AddDays(1))
            return candidate with { Confidence = candidate.Confidence * 0.2, Reason = candidate.Reason + "; but that is after it was received" };
        if (Caption is { } caption && candidate.Day < caption.AddDays(-1))
            return candidate with { Confidence = candidate.Confidence * 0.5, Reason = candidate.Reason + "; but a picture in it is from " + PublicationDate.Say(caption) };
        return candidate;
    }

    /// <summary>The most likely year of a date that was written without one, and whether the text itself gives the year away.</summary>
    public (int Year, bool FromText) YearOf(DateMention mention)
    {
        if (FirstComment is { } comment)
            return (LatestYear(mention, comment), true);
        if (Caption is { } caption)
        {
            for (var year = caption.Year; year <= caption.Year + 1; year++)
            {
                if (DateMention.IsDay(year, mention.Month, mention.Day) && new DateOnly(year, mention.Month, mention.Day) >= caption
                    && new DateOnly(year, mention.Month, mention.Day) <= Received)
                    return (year, true);
            }
        }
        return (LatestYear(mention, Received.AddDays(1)), false);
    }

    /// <summary>Whether a day lies so close before the arrival that the article may well be of that day.</summary>
    public bool IsFresh(DateOnly day) => day <= Received.AddDays(1) && Received.DayNumber - day.DayNumber <= 14;

    private static int LatestYear(DateMention mention, DateOnly limit)
    {
        for (var year = limit.Year; year > limit.Year - 8; year--)
        {
            if (!DateMention.IsDay(year, mention.Month, mention.Day))
                continue;
            var day = new DateOnly(year, mention.Month, mention.Day);
            if (day <= limit && (mention.Weekday is null || mention.Weekday == day.DayOfWeek))
                return year;
        }
        return limit.Year;
    }
}
