using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.PastedText;

/// <summary>Days that the text only implies: captions, the first comment, dates of events, weekday words, the day it was received.</summary>
internal static partial class ImpliedDays
{
    /// <summary>How much of the story is searched: what happened last is told first.</summary>
    private const int LeadLength = 6000;

    [GeneratedRegex(@"\b(?:" + NewsWords.AheadWords + @")\b[^.!?]{0,40}$", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex LiesAhead();

    [GeneratedRegex(@"\b(?:19|20)[0-9]{2}\b", RegexOptions.None, 10000)]
    private static partial Regex YearNumber();

    [GeneratedRegex(@"\b(?<wd>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", RegexOptions.None, 10000)]
    private static partial Regex WeekdayWord();

    /// <param name="anchored">True when the text itself states its day: then weekday words need no guess.</param>
    public static IEnumerable<DayCandidate> Find(DateEvidence evidence, DateBounds bounds, bool anchored)
    {
        foreach (var candidate in Between(bounds))
            yield return candidate;
        if (LatestEvent(evidence, bounds) is { } latest)
            yield return latest;
        if (!anchored && bounds.FirstComment is null && FirstWeekday(evidence.Text, evidence.Blocks) is var (weekday, words))
        {
            yield return DayCandidate.Of(PublicationDate.LastOnOrBefore(weekday, bounds.Received), 0.2,
                $"The lead says “{words}” and nothing in the text gives the week: the last one before it was received");
        }
        yield return DayCandidate.Of(bounds.Received, 0.1, "The day it was received; used only when the text says nothing");
    }

    /// <summary>The first weekday that the lead names.</summary>
    public static (DayOfWeek Day, string Words)? FirstWeekday(string text, IReadOnlyList<Block> blocks)
    {
        foreach (var word in Weekdays(text, blocks))
            return word;
        return null;
    }

    /// <summary>What the weekday words of the lead mean, given the day that won.</summary>
    public static IEnumerable<DayCandidate> WeekdaysAgainst(DateEvidence evidence, DateOnly anchor) =>
        Weekdays(evidence.Text, evidence.Blocks).DistinctBy(w => w.Day).Take(3).Select(word =>
        {
            var day = PublicationDate.LastOnOrBefore(word.Day, anchor);
            return DayCandidate.Of(day, 0.3, $"“{word.Words}” in the lead is {PublicationDate.Say(day)} against {PublicationDate.Say(anchor)}; a report appears that day or soon after", boundOnly: true);
        });

    private static IEnumerable<DayCandidate> Between(DateBounds bounds)
    {
        if (bounds is { Caption: { } from, FirstComment: { } to } && from <= to)
        {
            var days = to.DayNumber - from.DayNumber;
            if (days <= 3)
                yield return DayCandidate.Of(from, 0.65, $"Between the picture of {PublicationDate.Say(from)} and the first comment of {PublicationDate.Say(to)}");
        }
        if (bounds.FirstComment is { } comment)
            yield return DayCandidate.Of(comment, 0.45, $"Not later than the first comment of {PublicationDate.Say(comment)}");
        if (bounds.Caption is { } caption)
            yield return DayCandidate.Of(caption, 0.15, $"Not earlier than the picture of {PublicationDate.Say(caption)}; a caption never decides alone", boundOnly: true);
    }

    // The youngest past event that the story dates is a lower bound, and news is usually reported at once.
    private static DayCandidate? LatestEvent(DateEvidence evidence, DateBounds bounds)
    {
        DayCandidate? latest = null;
        var searched = 0;
        var bodies = 0;
        var lastYear = 0;
        foreach (var block in evidence.Blocks.Where(b => b.Kind is BlockKind.Body or BlockKind.Title))
        {
            if (searched > LeadLength)
                break;
            var end = Math.Min(block.End, block.Start + LeadLength);
            searched += end - block.Start;
            bodies += block.Kind == BlockKind.Body ? 1 : 0;
            foreach (Match named in YearNumber().Matches(evidence.Text[block.Start..end]))
                lastYear = Math.Max(lastYear, int.Parse(named.Value, CultureInfo.InvariantCulture) is var year && year <= bounds.Received.Year ? year : 0);
            foreach (var mention in DateWords.Find(evidence.Text, block.Start, end))
            {
                if (!LiesAhead().IsMatch(evidence.Text[Math.Max(block.Start, mention.Start - 60)..mention.Start])
                    && Event(evidence.Text[mention.Start..mention.End], mention, bounds, inLead: bodies <= 3) is { } candidate
                    && (latest is null || (candidate.Confidence, candidate.Day).CompareTo((latest.Confidence, latest.Day)) > 0))
                    latest = candidate;
            }
        }
        // A story that speaks of later years did not appear in this one.
        return latest is { } found && found.Day.Year < lastYear ? found with { Confidence = Math.Min(found.Confidence, 0.15), BoundOnly = true } : latest;
    }

    private static DayCandidate? Event(string words, DateMention mention, DateBounds bounds, bool inLead)
    {
        var (year, fromText) = mention.Year is { } written ? (written, true) : bounds.YearOf(mention);
        if (!DateMention.IsDay(year, mention.Month, mention.Day))
            return null;
        var day = new DateOnly(year, mention.Month, mention.Day);
        if (day > bounds.Received || day > bounds.FirstComment)
            return null;
        // Reports spell out the year of what lies back; outside the lead such a day says little about the report.
        return mention.Year is not null
            ? DayCandidate.Of(day, inLead ? 0.35 : 0.15, $"On or after “{words}”, the latest day that the story dates", boundOnly: !inLead)
            : fromText
                ? DayCandidate.Of(day, 0.5, $"On or after “{words}”, the latest day that the story dates; the year is that of the {(bounds.FirstComment is null ? "caption" : "comments")}")
                : DayCandidate.Of(day, 0.2, $"On or after “{words}”, the latest day that the story dates; the year is a guess from the day it was received");
    }

    private static IEnumerable<(DayOfWeek Day, string Words)> Weekdays(string text, IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks.Where(b => b.Kind == BlockKind.Body).Take(3))
        {
            foreach (Match match in WeekdayWord().Matches(text[block.Start..Math.Min(block.End, block.Start + 1500)]))
            {
                if (DateWords.WeekdayOf(match.Groups["wd"].Value) is { } day)
                    yield return (day, match.Value);
            }
        }
    }
}
