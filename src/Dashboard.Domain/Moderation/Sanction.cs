using Dashboard.Domain.Log;

namespace Dashboard.Domain.Moderation;

/// <summary>Watch: their comments are marked. Premoderate: their comments wait for a decision whatever the triage says. Suspend: the sites are to refuse them.</summary>
public enum SanctionKind { Watch, Premoderate, Suspend }

/// <summary>What a person decided about a commenter. It stays on the timeline after it ended or was lifted.</summary>
public sealed class Sanction : IStoryPart
{
    public required string Id { get; init; }
    public required string StoryId { get; init; }
    public long Version { get; set; }
    public required string PersonKey { get; set; }
    public required string PersonName { get; set; }
    public required SanctionKind Kind { get; init; }
    public string? Policy { get; init; }
    public required string Reason { get; set; }
    public required string ById { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Null: until it is lifted.</summary>
    public DateTimeOffset? Until { get; init; }
    public Lifting? Lifted { get; set; }

    public bool HoldsAt(DateTimeOffset now) => Lifted is null && (Until is null || now < Until);
}
