using System.Text.Json.Serialization;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Log;

namespace Dashboard.Domain.Contradictions;

public enum ContradictionStatus { New, Taken, NeedsCall, Resolved, NotAConflict, Published }

/// <summary>A contradiction as a piece of work: what was found (here), who has it and how it ended (ContradictionWork.cs).</summary>
public sealed partial class Contradiction : IStoryPart
{
    public required string Id { get; init; }
    public required string StoryId { get; init; }
    public long Version { get; set; }

    /// <summary>The finding's key; one contradiction per key and story.</summary>
    public required string Key { get; set; }
    public required ContradictionKind Kind { get; set; }
    public DateTimeOffset FoundAt { get; init; }

    public string Title { get; private set; } = "";
    public string Explanation { get; private set; } = "";
    public IReadOnlyList<Reason> Reasons { get; private set; } = [];
    public Severity Severity { get; private set; }
    public double Confidence { get; private set; }
    public Rule Rule { get; private set; } = new("", "");
    public IReadOnlyList<Side> Sides { get; private set; } = [];
    public IReadOnlyList<string> Gaps { get; private set; } = [];
    public IReadOnlyList<Call> CallList { get; private set; } = [];
    public int Origins { get; private set; }

    /// <summary>How many articles carry it in their headline.</summary>
    public int Headlines { get; private set; }

    /// <summary>The detectors no longer find it, but people had already worked on it, so it stays.</summary>
    public bool Withdrawn { get; private set; }

    /// <summary>Closed because its articles are no longer on one story; null for all others.</summary>
    public Parting? PartedBecause { get; private set; }

    public static Contradiction From(string storyId, Finding finding, DateTimeOffset at)
    {
        var contradiction = new Contradiction { Id = Ids.New(), StoryId = storyId, Key = finding.Key, Kind = finding.Kind, FoundAt = at };
        contradiction.Take(finding);
        return contradiction;
    }

    /// <summary>The articles that carry any side.</summary>
    [JsonIgnore]
    public IEnumerable<string> ArticleIds => Sides.SelectMany(side => side.Statements).Select(statement => statement.ArticleId).Distinct();

    /// <summary>Takes over what the detectors say now. What people said about a side follows the side to its new place.</summary>
    public void Take(Finding finding)
    {
        if (Opinions.Count > 0 || Resolution is not null)
            MoveOpinions(finding.Sides);
        Key = finding.Key;
        Kind = finding.Kind;
        Title = finding.Title;
        Explanation = finding.Explanation;
        Reasons = finding.Reasons;
        Severity = finding.Severity;
        Confidence = finding.Confidence;
        Rule = finding.Rule;
        Sides = finding.Sides;
        Gaps = finding.Gaps;
        CallList = finding.CallList;
        Origins = finding.Origins;
        Headlines = finding.Headlines;
        Withdrawn = false;
        PartedBecause = null;
    }

    public void Withdraw() => Withdrawn = true;

    /// <summary>Closes it: some of its articles went to another story. What people had done with it stays.</summary>
    public void Part(Parting because)
    {
        Withdrawn = true;
        PartedBecause = because;
    }

    /// <summary>Whether two sides are left on a story that keeps only these articles.</summary>
    public bool HoldsWith(Func<string, bool> stays) =>
        Sides.Count(side => side.Statements.Any(statement => stays(statement.ArticleId))) >= 2;

    private void MoveOpinions(IReadOnlyList<Side> sides)
    {
        Resolution Moved(Resolution opinion) => opinion.Side is { } side ? opinion with { Side = PlaceOf(side, sides) } : opinion;
        if (Resolution is { } standing)
            Resolution = Moved(standing);
        Opinions = [.. Opinions.Select(Moved)];
    }

    // The side that carries the same sentences; null when none does any more.
    private int? PlaceOf(int side, IReadOnlyList<Side> sides)
    {
        if (side >= Sides.Count)
            return null;
        var old = Sides[side];
        var best = (Place: -1, Shared: 0);
        for (var place = 0; place < sides.Count; place++)
        {
            var shared = sides[place].Statements.Count(statement => old.Statements.Any(other => Overlap(statement, other)));
            if (shared > best.Shared)
                best = (place, shared);
        }
        return best.Place >= 0 ? best.Place : null;
    }

    private static bool Overlap(Statement a, Statement b) => a.ArticleId == b.ArticleId && a.Start < b.End && b.Start < a.End;
}
