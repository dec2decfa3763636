using System.Text.Json.Serialization;
using Dashboard.Domain.Log;

namespace Dashboard.Domain.Contradictions;

public enum ContradictionStatus { New, Taken, NeedsCall, Resolved, NotAConflict, Published }

public enum Verdict { Side, Both, Unresolvable, NotAConflict, Superseded }

/// <summary>What a person decided about a contradiction, and why.</summary>
public sealed record Resolution(Verdict Verdict, int? Side, string Reason, string? EvidenceUrl, string ById, string ByName, DateTimeOffset At);

/// <summary>A contradiction as a piece of work: what was found, who has it, how it ended.</summary>
public sealed class Contradiction : IStoryPart
{
    public required string Id { get; init; }
    public required string StoryId { get; init; }
    public long Version { get; set; }

    /// <summary>The finding's key; one contradiction per key and story.</summary>
    public required string Key { get; init; }
    public required ContradictionKind Kind { get; init; }
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

    public ContradictionStatus Status { get; private set; }
    public string? AssigneeId { get; private set; }
    public string? AssigneeName { get; private set; }
    public Resolution? Resolution { get; private set; }

    /// <summary>The detectors no longer find it, but people had already worked on it, so it stays.</summary>
    public bool Withdrawn { get; private set; }

    public static Contradiction From(string storyId, Finding finding, DateTimeOffset at)
    {
        var contradiction = new Contradiction { Id = Ids.New(), StoryId = storyId, Key = finding.Key, Kind = finding.Kind, FoundAt = at };
        contradiction.Take(finding);
        return contradiction;
    }

    /// <summary>The articles that carry any side.</summary>
    [JsonIgnore]
    public IEnumerable<string> ArticleIds => Sides.SelectMany(side => side.Statements).Select(statement => statement.ArticleId).Distinct();

    /// <summary>Still to be settled.</summary>
    [JsonIgnore]
    public bool IsOpen =>
        !Withdrawn && Status is (ContradictionStatus.New or ContradictionStatus.Taken or ContradictionStatus.NeedsCall);

    /// <summary>Nobody has touched it yet: the machine may take back its own flag.</summary>
    [JsonIgnore]
    public bool Untouched => Status == ContradictionStatus.New && AssigneeId is null && Resolution is null;

    /// <summary>Takes over what the detectors say now.</summary>
    public void Take(Finding finding)
    {
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
        Withdrawn = false;
    }

    public void Withdraw() => Withdrawn = true;

    /// <exception cref="RuleBrokenException">The status is reached by resolving or publishing, not by hand.</exception>
    public void ChangeStatus(ContradictionStatus status)
    {
        if (status is ContradictionStatus.Resolved or ContradictionStatus.NotAConflict or ContradictionStatus.Published)
            throw new RuleBrokenException("A contradiction is settled with a verdict and a reason, not by setting its status.", "status");
        Status = status;
        if (status is ContradictionStatus.New)
            (AssigneeId, AssigneeName) = (null, null);
        Resolution = null;
    }

    public void Assign(string? personId, string? personName)
    {
        (AssigneeId, AssigneeName) = (personId, personName);
        if (personId is not null && Status == ContradictionStatus.New)
            Status = ContradictionStatus.Taken;
    }

    /// <exception cref="RuleBrokenException">No reason, or a side that does not exist.</exception>
    public void Resolve(Resolution resolution)
    {
        if (string.IsNullOrWhiteSpace(resolution.Reason))
            throw new RuleBrokenException("Say why: a verdict without a reason helps nobody tomorrow.", "reason");
        if (resolution.Verdict == Verdict.Side && (resolution.Side is not { } side || side < 0 || side >= Sides.Count))
            throw new RuleBrokenException($"Say which side holds: a number from 0 to {Sides.Count - 1}.", "side");
        Resolution = resolution;
        Status = resolution.Verdict == Verdict.NotAConflict ? ContradictionStatus.NotAConflict : ContradictionStatus.Resolved;
    }

    public void Reopen()
    {
        Resolution = null;
        Status = AssigneeId is null ? ContradictionStatus.New : ContradictionStatus.Taken;
    }
}
