using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Web.Features.Contradictions.Publishing;

/// <summary>Verdicts in words for readers, and what was said as the sources said it.</summary>
internal static class Findings
{
    private const int MostLines = 8;

    /// <summary>The verdict as a line with its sources.</summary>
    public static ReaderLine Line(PublicRecord from, Resolution resolution, IReadOnlyList<Side> sides)
    {
        var holder = Holder(resolution, sides);
        var cited = from.Cite(holder is null ? sides.SelectMany(side => side.Statements.Take(1)) : holder.Statements);
        return new(Sentence(resolution.Verdict, holder), holder?.Statements[0].Quote, cited);
    }

    /// <summary>The side that holds; null when none alone does.</summary>
    public static Side? Holder(Resolution resolution, IReadOnlyList<Side> sides) =>
        resolution is { Verdict: Verdict.Side, Side: { } index } && index < sides.Count ? sides[index] : null;

    private static string Sentence(Verdict verdict, Side? holder) => verdict switch
    {
        Verdict.Side when holder?.Statements[0].Stance == Stance.Deny => "We found that the denial holds:",
        Verdict.Side => holder is null ? "We found that one account holds." : "We found that this holds:",
        Verdict.Both => "We found that both accounts hold: they do not speak of quite the same thing.",
        Verdict.Unresolvable => "From what is on record we cannot tell which account holds.",
        Verdict.Superseded => "The accounts are of different moments: the earlier one was overtaken by events.",
        _ => "On a closer look the accounts do not contradict each other.",
    };

    /// <summary>What the carriers of a side said: each wording once, with everybody who carries it.</summary>
    public static IReadOnlyList<ReaderLine> Said(PublicRecord from, Side side) =>
        [.. side.Statements.GroupBy(statement => ReaderText.Plain(statement.Quote), StringComparer.Ordinal).Take(MostLines)
            .Select(same => new ReaderLine("", same.Key, from.Cite(same)))];

    /// <summary>Later changes, each with its day.</summary>
    public static IReadOnlyList<ReaderLine> Updates(PublicRecord from) =>
        [.. from.History.Changes.Where((change, place) => !IsPassing(from.History.Changes, place)).Select(change => Update(from, change)).DistinctBy(line => (line.Text, line.Quote))];

    // Opened and settled anew on one day: readers are told of the new finding, not of the hours between.
    private static bool IsPassing(IReadOnlyList<FindingChange> changes, int place) => changes[place].What == ChangeOfFinding.Reopened
        && changes.Skip(place + 1).Any(later => later.What is ChangeOfFinding.Settled or ChangeOfFinding.Dismissed && later.At.UtcDateTime.Date == changes[place].At.UtcDateTime.Date);

    private static ReaderLine Update(PublicRecord from, FindingChange change)
    {
        var day = $"Updated {ReaderText.Day(change.At)}:";
        var sides = change.Sides.SelectMany(side => side.Statements.Take(1));
        if (change is { What: ChangeOfFinding.Settled, Resolution: { } resolution })
        {
            var line = Line(from, resolution, change.Sides);
            return line with { Text = $"{day} {line.Text}" };
        }
        return change.What switch
        {
            ChangeOfFinding.Reopened => new($"{day} The question is open again; the finding no longer stands as it did.", null, from.Cite(sides)),
            ChangeOfFinding.ReportsAdded => new($"{day} A further report was taken into account.", null, from.Cite(change.ArticleIds)),
            ChangeOfFinding.ReportsGone => new($"{day} A report no longer says what it said.", null, from.Cite(change.ArticleIds)),
            ChangeOfFinding.NoLongerFound => new($"{day} The reports as they stand now no longer disagree.", null, from.Cite(sides)),
            ChangeOfFinding.Dismissed => new($"{day} {Sentence(Verdict.NotAConflict, null)}", null, from.Cite(sides)),
            _ => new($"{day} The explanation was revised.", null, from.Cite(sides)),
        };
    }
}
