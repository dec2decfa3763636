using Dashboard.Domain.Log;

namespace Dashboard.Domain.Moderation;

/// <summary>A mark against a commenter. Strikes weigh, expire and only ever suggest; a person decides what follows.</summary>
public sealed class Strike : IStoryPart
{
    public required string Id { get; init; }
    public required string StoryId { get; init; }
    public long Version { get; set; }

    /// <summary>See <see cref="Comments.Commenter.KeyOf"/>.</summary>
    public required string PersonKey { get; set; }
    public required string PersonName { get; set; }
    public string? CommentId { get; init; }
    public string? Policy { get; init; }

    /// <summary>1 to 10.</summary>
    public required int Weight { get; init; }
    public string? Reason { get; set; }
    public required string ById { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public Lifting? Lifted { get; set; }

    public bool CountsAt(DateTimeOffset now) => Lifted is null && now < ExpiresAt;
}

/// <summary>Somebody took a strike or a sanction off a commenter.</summary>
public sealed record Lifting(string ById, string ByName, DateTimeOffset At, string? Reason);
