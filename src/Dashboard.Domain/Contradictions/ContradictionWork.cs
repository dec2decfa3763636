using System.Text.Json.Serialization;

namespace Dashboard.Domain.Contradictions;

// Who has it and how it ended. One opinion settles it, or two where the board wants a second person. Opinions that differ stay side
// by side, and it is open, until one is withdrawn or an editor decides. Former states are in the log.
public sealed partial class Contradiction
{
    public ContradictionStatus Status { get; private set; }
    public string? AssigneeId { get; private set; }
    public string? AssigneeName { get; private set; }

    /// <summary>What people hold, at most one opinion each, the earliest first.</summary>
    public IReadOnlyList<Resolution> Opinions { get; private set; } = [];

    /// <summary>A second person stands behind one of them.</summary>
    public Confirmation? Confirmation { get; private set; }

    /// <summary>The opinion or decision that settled it; null while it is open.</summary>
    public Resolution? Resolution { get; private set; }

    /// <summary>The kind of mistake when it was dismissed; also in <see cref="Resolution"/>, here to be counted.</summary>
    public DismissalReason? DismissedAs { get; private set; }

    /// <summary>Why it opened again by itself; null once it is settled anew.</summary>
    public Disturbance? ReopenedBecause { get; private set; }

    /// <summary>When it was published last; stays when it is opened again, because the published text is still out there.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>1 for what was published first, then one more each time.</summary>
    public int PublishedRevision { get; private set; }

    /// <summary>Settled one way or the other.</summary>
    [JsonIgnore]
    public bool IsSettled => Status is ContradictionStatus.Resolved or ContradictionStatus.NotAConflict or ContradictionStatus.Published;

    /// <summary>Still to be settled.</summary>
    [JsonIgnore]
    public bool IsOpen => !Withdrawn && !IsSettled;

    /// <summary>Nobody has touched it yet: the machine may take back its own flag.</summary>
    [JsonIgnore]
    public bool Untouched => Status == ContradictionStatus.New && AssigneeId is null && Opinions.Count == 0 && PublishedAt is null;

    /// <summary>Opinions differ, and nobody has decided.</summary>
    [JsonIgnore]
    public bool IsDisputed => Resolution is null && Opinions.Skip(1).Any(opinion => !opinion.AgreesWith(Opinions[0]));

    /// <summary>The opinion that waits for a second person; null when none does.</summary>
    [JsonIgnore]
    public Resolution? Proposal => Resolution is null && Opinions.Count > 0 && !IsDisputed ? Opinions[0] : null;

    /// <exception cref="RuleBrokenException">The status is reached by resolving or publishing, not by hand.</exception>
    public void ChangeStatus(ContradictionStatus status)
    {
        if (status is ContradictionStatus.Resolved or ContradictionStatus.NotAConflict or ContradictionStatus.Published)
            throw new RuleBrokenException("A contradiction is settled with a verdict and a reason, not by setting its status.", "status");
        if (IsSettled)
            Reopen();
        Status = status;
        if (status is ContradictionStatus.New)
            (AssigneeId, AssigneeName) = (null, null);
    }

    public void Assign(string? personId, string? personName)
    {
        (AssigneeId, AssigneeName) = (personId, personName);
        if (personId is not null && Status == ContradictionStatus.New)
            Status = ContradictionStatus.Taken;
    }

    /// <summary>Somebody's opinion; replaces what the same person said before.</summary>
    /// <param name="opinion">Verdict and reason.</param>
    /// <param name="secondPerson">The board wants somebody else to confirm before it counts as settled.</param>
    /// <exception cref="RuleBrokenException">No reason, or a side that does not exist.</exception>
    public void Resolve(Resolution opinion, bool secondPerson = false)
    {
        Check(opinion);
        if (Confirmation is { } confirmation && (confirmation.ById == opinion.ById || confirmation.OfId == opinion.ById))
            Confirmation = null;
        Opinions = [.. Opinions.Where(other => other.ById != opinion.ById), opinion];
        Weigh(secondPerson);
    }

    /// <summary>A second person stands behind what was proposed, which settles it.</summary>
    /// <exception cref="RuleBrokenException">Nothing waits for it, or it is the person's own proposal.</exception>
    public void Confirm(string personId, string personName, DateTimeOffset at)
    {
        if (Proposal is not { } proposal)
            throw new RuleBrokenException(IsDisputed ? "Opinions differ here; an editor decides." : "Nothing waits for a second person here.");
        if (Opinions.Any(opinion => opinion.ById == personId))
            throw new RuleBrokenException("Somebody else has to confirm what you proposed.");
        Confirmation = new Confirmation(proposal.ById, personId, personName, at);
        Weigh(secondPerson: true);
    }

    /// <summary>Somebody takes back what they said or confirmed.</summary>
    /// <exception cref="RuleBrokenException">They said nothing.</exception>
    public void TakeBack(string personId, bool secondPerson)
    {
        var kept = Opinions.Where(opinion => opinion.ById != personId).ToList();
        if (kept.Count == Opinions.Count && Confirmation?.ById != personId && Resolution?.ById != personId)
            throw new RuleBrokenException("You have no opinion on this that could be taken back.");
        Opinions = kept;
        if (Confirmation is { } confirmation && (confirmation.ById == personId || confirmation.OfId == personId))
            Confirmation = null;
        if (Resolution is { Decides: true } decision && decision.ById == personId)
            Resolution = null;
        Weigh(secondPerson);
    }

    /// <summary>An editor settles it over the opinions of others, which stay beside it.</summary>
    /// <param name="decision">Verdict and reason.</param>
    /// <param name="secondPerson">The board wants two people behind a verdict: then nobody decides for their own opinion alone.</param>
    /// <exception cref="RuleBrokenException">Nothing is disputed, or it would be one person's word alone.</exception>
    public void Decide(Resolution decision, bool secondPerson)
    {
        Check(decision);
        if (!IsDisputed && Resolution is not { Decides: true })
            throw new RuleBrokenException("There is nothing to decide: opinions do not differ.");
        if (secondPerson && !Opinions.Any(opinion => opinion.ById != decision.ById && opinion.AgreesWith(decision)))
            throw new RuleBrokenException("This board wants two people behind a verdict: decide for what somebody else holds, or let another editor decide.");
        Settle(decision with { Decides = true });
    }

    /// <summary>Opens it again by hand. What people held is in the log; what was published stays known.</summary>
    public void Reopen()
    {
        Opinions = [];
        (Resolution, Confirmation, DismissedAs) = (null, null, null);
        Status = AssigneeId is null ? ContradictionStatus.New : ContradictionStatus.Taken;
    }

    /// <summary>Opens it again because a new article disturbs what was settled.</summary>
    public void Reopen(Disturbance because)
    {
        Reopen();
        ReopenedBecause = because;
    }

    /// <summary>It was published as it is settled now, first or once more.</summary>
    /// <param name="at">When.</param>
    /// <param name="publication">What readers are told beside the finding.</param>
    /// <exception cref="RuleBrokenException">It is not settled, or was dismissed.</exception>
    public void Publish(DateTimeOffset at, Publication? publication = null)
    {
        if (Status is not (ContradictionStatus.Resolved or ContradictionStatus.Published))
            throw new RuleBrokenException("Only a resolved contradiction can be published.", "status");
        Status = ContradictionStatus.Published;
        PublishedAt = at;
        PublishedRevision++;
        Resolution = Resolution! with { Publication = publication };
    }

    private void Check(Resolution opinion)
    {
        if (string.IsNullOrWhiteSpace(opinion.Reason))
            throw new RuleBrokenException("Say why: a verdict without a reason helps nobody tomorrow.", "reason");
        if (opinion.Verdict == Verdict.Side && (opinion.Side is not { } side || side < 0 || side >= Sides.Count))
            throw new RuleBrokenException($"Say which side holds: a number from 0 to {Sides.Count - 1}.", "side");
        if (opinion.Verdict == Verdict.NotAConflict && opinion.Why is null)
            throw new RuleBrokenException("Say what kind of mistake it is: same fact, different time, different scope, misread text, trivial or other.", "why");
    }

    /// <summary>Settled or open, from what people hold.</summary>
    private void Weigh(bool secondPerson)
    {
        // A decision stands whatever is said afterwards, until somebody opens it again.
        if (Resolution is { Decides: true })
            return;
        var agreed = Opinions.Count > 0 && Opinions.All(opinion => opinion.AgreesWith(Opinions[0]));
        if (agreed && (!secondPerson || Opinions.Count > 1 || Confirmation is not null))
        {
            Settle(Opinions[0]);
            return;
        }
        (Resolution, DismissedAs) = (null, null);
        if (AssigneeId is null && Opinions.Count > 0)
            (AssigneeId, AssigneeName) = (Opinions[^1].ById, Opinions[^1].ByName);
        if (IsSettled || Status == ContradictionStatus.New)
            Status = AssigneeId is null ? ContradictionStatus.New : ContradictionStatus.Taken;
    }

    private void Settle(Resolution resolution)
    {
        // One more voice for what was published leaves it published.
        var published = Status == ContradictionStatus.Published && Resolution is { } before && before.AgreesWith(resolution);
        Resolution = published ? resolution with { Publication = Resolution!.Publication } : resolution;
        DismissedAs = resolution.Verdict == Verdict.NotAConflict ? resolution.Why : null;
        Status = published ? ContradictionStatus.Published
            : resolution.Verdict == Verdict.NotAConflict ? ContradictionStatus.NotAConflict : ContradictionStatus.Resolved;
        ReopenedBecause = null;
    }
}
