using Dashboard.Domain.Log;

namespace Dashboard.Domain.Comments;

public enum CommentState { NeedsDecision, Taken, Decided, Escalated }

public enum DecisionAction { Keep, Hide, RequestEdit, Reject, Escalate }

/// <summary>What a moderator decided about a comment.</summary>
public sealed record Decision(DecisionAction Action, string? Policy, string? Reason, string ById, string ByName, DateTimeOffset At);

/// <summary>A reader's comment under an article.</summary>
public sealed class Comment : IStoryPart
{
    public required string Id { get; init; }
    public required string StoryId { get; init; }
    public long Version { get; set; }
    public required string ArticleId { get; init; }

    /// <summary>Identity at its origin; one comment per article and external id.</summary>
    public required string ExternalId { get; init; }
    public required string Author { get; init; }

    /// <summary>See <see cref="CommentDraft.PostedAt"/>.</summary>
    public DateTimeOffset? PostedAt { get; init; }
    public bool ZoneKnown { get; init; }
    public required string Text { get; init; }
    public string? ParentId { get; init; }
    public string? SuspectedParentId { get; init; }
    public DateTimeOffset ImportedAt { get; init; }

    /// <summary>Place on the page, from 0.</summary>
    public int Position { get; init; }

    public IReadOnlyList<Signal> Signals { get; private set; } = [];

    /// <summary>Shared by near-duplicates.</summary>
    public string? Group { get; private set; }

    public CommentState State { get; private set; }
    public Decision? Decision { get; private set; }

    public void Judge(IReadOnlyList<Signal> signals, string? group)
    {
        Signals = signals;
        Group = group;
    }

    public void Decide(Decision decision)
    {
        Decision = decision;
        State = decision.Action == DecisionAction.Escalate ? CommentState.Escalated : CommentState.Decided;
    }
}
