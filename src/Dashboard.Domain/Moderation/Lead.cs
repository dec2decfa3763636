using Dashboard.Domain.Claims;
using Dashboard.Domain.Log;

namespace Dashboard.Domain.Moderation;

/// <summary>What a comment does to a claim of the story.</summary>
public enum LeadRelation { Supports, Disputes, Adds }

/// <summary>A comment that bears on the story: it supports or disputes a claim, or adds one. It stands on the board as a card of its own.</summary>
public sealed class Lead : IStoryPart
{
    public required string Id { get; init; }
    public required string StoryId { get; init; }
    public long Version { get; set; }
    public required string CommentId { get; init; }
    public required LeadRelation Relation { get; init; }

    /// <summary>The words of the comment, UTF-16 code units, end exclusive.</summary>
    public required int Start { get; init; }
    public required int End { get; init; }

    /// <summary>A sentence of the claim; null when the comment adds one.</summary>
    public StatementAnchor? Claim { get; init; }

    /// <summary>The claim in words.</summary>
    public required string ClaimText { get; init; }
    public required string ById { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }
}
