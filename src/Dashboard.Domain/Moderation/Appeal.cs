using Dashboard.Domain.Comments;
using Dashboard.Domain.Log;

namespace Dashboard.Domain.Moderation;

public enum AppealState { Open, Upheld, Overturned }

/// <summary>A commenter asks for a decision to be looked at again. Somebody else than who decided answers it.</summary>
public sealed class Appeal : IStoryPart
{
    public const int MaxTextLength = 5000;

    public required string Id { get; init; }
    public required string StoryId { get; init; }
    public long Version { get; set; }
    public required string CommentId { get; init; }

    /// <summary>The decision it is about, as it was.</summary>
    public required Decision Against { get; init; }

    /// <summary>What the commenter says.</summary>
    public required string Text { get; set; }
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Who of the team, or which program, put it in.</summary>
    public required string ReceivedByName { get; init; }
    public AppealState State { get; private set; }
    public string? Answer { get; private set; }
    public string? AnsweredById { get; private set; }
    public string? AnsweredByName { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <exception cref="RuleBrokenException">It is answered already, or by the person whose decision it is about.</exception>
    public void Settle(bool overturn, string reason, string byId, string byName, DateTimeOffset at)
    {
        if (State != AppealState.Open)
            throw new RuleBrokenException($"{AnsweredByName} has answered this appeal already.");
        if (byId == Against.ById)
            throw new RuleBrokenException("This appeal is about your own decision; somebody else has to answer it.");
        (State, Answer, AnsweredById, AnsweredByName, AnsweredAt) = (overturn ? AppealState.Overturned : AppealState.Upheld, reason, byId, byName, at);
    }
}
