using Dashboard.Domain.Log;

namespace Dashboard.Domain.Boards;

public enum CardKind { Article, Contradiction, Thread, Comment, Note, Lead }

/// <summary>A card on a board: where something stands. What it says comes from its subject.</summary>
public sealed class Card : IStoryPart
{
    public required string Id { get; init; }
    public required string StoryId { get; init; }
    public long Version { get; set; }
    public required CardKind Kind { get; init; }

    /// <summary>The article, contradiction, comment, note or lead; for a thread the article it hangs on.</summary>
    public required string SubjectId { get; init; }
    public required string LaneId { get; set; }
    public required string Rank { get; set; }
    public DateTimeOffset AddedAt { get; init; }

    /// <summary>Heading of comment and thread cards; other kinds take it from their subject.</summary>
    public string? Title { get; set; }

    /// <summary>Excerpt of comment and thread cards.</summary>
    public string? Text { get; set; }

    /// <summary>Chips of comment and thread cards, and the desk's own on any card.</summary>
    public IReadOnlyList<string> Labels { get; set; } = [];

    public string? AssigneeId { get; set; }
    public string? AssigneeName { get; set; }

    public void Move(string laneId, string rank)
    {
        LaneId = laneId;
        Rank = rank;
    }
}
