using Dashboard.Domain.Comments;

namespace Dashboard.Data.Moderation;

public enum CommentSystem { WordPress, Coral }

/// <summary>A comment system that is told what the desk decides.</summary>
public sealed class DecisionOutlet
{
    public required string Id { get; init; }
    public required CommentSystem System { get; init; }
    public required string Name { get; set; }

    /// <summary>Root of the site; decisions about comments under articles of this host go there.</summary>
    public required string Address { get; set; }

    /// <summary>User and application password of WordPress, or Coral's token; protected, never shown.</summary>
    public required string Secret { get; set; }
    public bool Paused { get; set; }
    public string? LastFault { get; set; }
    public DateTimeOffset? LastAt { get; set; }
    public long Version { get; set; }
}

/// <summary>A decision on its way to a comment system; gone when it has arrived.</summary>
public sealed class OutgoingDecision
{
    public required string Id { get; init; }
    public required string OutletId { get; init; }
    public required string StoryId { get; init; }
    public required string CommentId { get; init; }

    /// <summary>Null: the decision was taken back.</summary>
    public DecisionAction? Action { get; init; }
    public string? Policy { get; init; }
    public int Attempts { get; set; }
    public DateTimeOffset NextAt { get; set; }
    public DateTimeOffset? LeasedUntil { get; set; }
    public string? LastFault { get; set; }
}
