namespace Dashboard.Domain.Contradictions;

public enum Verdict { Side, Both, Unresolvable, NotAConflict, Superseded }

/// <summary>Why a flag is not a contradiction.</summary>
public enum DismissalReason { SameFact, DifferentTime, DifferentScope, MisreadText, Trivial, Other }

/// <summary>What a person decided about a contradiction, and why.</summary>
/// <param name="Side">Index of the side that holds, with verdict side.</param>
/// <param name="Why">The kind of mistake, with verdict not-a-conflict.</param>
/// <param name="Decides">Given by an editor over the differing opinions of others, which stay beside it.</param>
/// <param name="Publication">What readers were given with it, once it was published.</param>
public sealed record Resolution(
    Verdict Verdict, int? Side, string Reason, string? EvidenceUrl, string ById, string ByName, DateTimeOffset At,
    DismissalReason? Why = null, bool Decides = false, Publication? Publication = null)
{
    /// <summary>The same verdict about the same side, whatever the reasons.</summary>
    public bool AgreesWith(Resolution other) => Verdict == other.Verdict && Side == other.Side;
}

/// <summary>A second person stands behind an opinion.</summary>
/// <param name="OfId">Whose opinion it is.</param>
public sealed record Confirmation(string OfId, string ById, string ByName, DateTimeOffset At);

/// <summary>What a new article brought into a settled contradiction.</summary>
public enum DisturbedBy { NewSide, NewValue, NewOrigin, NewDenial }

/// <summary>Why a settled contradiction was opened again by itself.</summary>
/// <param name="What">What came new.</param>
/// <param name="ArticleId">The article that brought it.</param>
/// <param name="Source">Its outlet, for display.</param>
/// <param name="Words">What it says, short, for display.</param>
/// <param name="Start">Where it says so, in its stored text.</param>
/// <param name="Was">The resolution that stood until then.</param>
/// <param name="WasPublished">It had been published: the published text needs another look.</param>
public sealed record Disturbance(DisturbedBy What, string ArticleId, string Source, string Words, int Start, DateTimeOffset At, Resolution Was, bool WasPublished);
