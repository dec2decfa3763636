using Dashboard.Domain.Log;

namespace Dashboard.Domain.Comments;

public enum CommentState { NeedsDecision, Taken, Decided, Escalated }

public enum DecisionAction { Keep, Hide, RequestEdit, Reject, Escalate }

/// <summary>What a moderator decided about a comment.</summary>
/// <param name="Action">What happens to it.</param>
/// <param name="Policy">Id of the policy it touches.</param>
/// <param name="Reason">In the moderator's words.</param>
/// <param name="BatchId">The act that decided several at once.</param>
/// <param name="ByRule">The signal's rule that decided, because the team switched that on; null when a person did.</param>
public sealed record Decision(
    DecisionAction Action, string? Policy, string? Reason, string ById, string ByName, DateTimeOffset At, string? BatchId = null, string? ByRule = null);

/// <summary>A reader's comment under an article.</summary>
public sealed class Comment : IStoryPart
{
    public required string Id { get; init; }
    public required string StoryId { get; init; }
    public long Version { get; set; }
    public required string ArticleId { get; init; }

    /// <summary>Identity at its origin; one comment per article and external id.</summary>
    public required string ExternalId { get; init; }
    public required string Author { get; set; }

    /// <summary>One writer over all stories: see <see cref="Commenter.KeyOf"/>.</summary>
    public string AuthorKey { get; set; } = "";

    /// <summary>See <see cref="CommentDraft.PostedAt"/>.</summary>
    public DateTimeOffset? PostedAt { get; init; }
    public bool ZoneKnown { get; init; }
    public required string Text { get; set; }
    public string? ParentId { get; init; }
    public string? SuspectedParentId { get; init; }
    public DateTimeOffset ImportedAt { get; init; }

    /// <summary>Its place among others in time: when it was posted, or imported where the page gave no time.</summary>
    public DateTimeOffset PlacedAt { get; init; }

    /// <summary>Place on the page, from 0.</summary>
    public int Position { get; init; }

    public IReadOnlyList<Signal> Signals { get; private set; } = [];

    /// <summary>Shared by near-duplicates.</summary>
    public string? Group { get; private set; }

    /// <summary>What the queue is ordered by: 3 for a signal of high severity, 2 medium, 1 low, 0 for none or only civil ones.</summary>
    public int Urgency { get; private set; }

    public CommentState State { get; private set; }
    public Decision? Decision { get; private set; }

    /// <summary>Chosen by the desk as worth reading.</summary>
    public bool Featured { get; set; }

    /// <summary>The writer asked to be forgotten, or the time was up: words and name are gone, the place in the thread stays.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    public void Judge(IReadOnlyList<Signal> signals, string? group)
    {
        Signals = signals;
        Group = group;
        Urgency = signals.Where(signal => signal.Kind != SignalKind.Civil).Select(signal => (int)signal.Severity + 1).DefaultIfEmpty().Max();
    }

    public void Decide(Decision decision)
    {
        Decision = decision;
        State = decision.Action == DecisionAction.Escalate ? CommentState.Escalated : CommentState.Decided;
        if (decision.Action is DecisionAction.Hide or DecisionAction.Reject)
            Featured = false;
    }

    /// <exception cref="RuleBrokenException">Its writer was erased: a tombstone waits for no decision.</exception>
    public void RequireWords()
    {
        if (ErasedAt is not null)
            throw new RuleBrokenException("The writer of this comment was erased; nothing is left to decide.");
    }

    /// <summary>Back to those that wait for a decision.</summary>
    public void Reopen()
    {
        Decision = null;
        State = CommentState.NeedsDecision;
    }

    /// <summary>Takes words and name away and leaves a tombstone.</summary>
    public void Erase(DateTimeOffset at)
    {
        Author = Commenter.Erased;
        AuthorKey = "";
        Text = "";
        Signals = [.. Signals.Select(signal => signal with { Spans = [], Reason = "" })];
        Decision = Decision is null ? null : Decision with { Reason = null };
        Featured = false;
        // Nothing is left to decide.
        (State, Urgency) = (CommentState.Decided, 0);
        ErasedAt = at;
    }
}
