using Dashboard.Domain.People;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Data.People;

/// <summary>Somebody who can sign in.</summary>
public sealed class Person : IdentityUser
{
    public required string Name { get; set; }
    public Role Role { get; set; }
    public bool Disabled { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A key for a program. Only its hash is kept.</summary>
public sealed class ApiKey
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public Role Role { get; init; }

    /// <summary>SHA-256 of the key, lower-case hex; the key has 256 random bits, so no salt or slow hash is needed.</summary>
    public required string Hash { get; init; }

    /// <summary>Ids of the only stories it may touch; empty for all.</summary>
    public IReadOnlyList<string> Stories { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>How far somebody has read a story's log.</summary>
public sealed class ReadCursor
{
    public required string PersonId { get; init; }
    public required string StoryId { get; init; }
    public long Sequence { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>What somebody has typed and not sent yet.</summary>
public sealed class Draft
{
    public required string PersonId { get; init; }

    /// <summary>The field, e.g. <c>note:story-id</c>.</summary>
    public required string Key { get; init; }
    public required string Text { get; set; }
    public DateTimeOffset SavedAt { get; set; }
}

/// <summary>The answer to a POST with an Idempotency-Key, given again for 24 hours.</summary>
public sealed class IdempotentAnswer
{
    public required string ActorId { get; init; }
    public required string Key { get; init; }

    /// <summary>SHA-256 of method, path and body: the same key with another request is refused.</summary>
    public required string RequestHash { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>0 while the first request is still being worked on.</summary>
    public int Status { get; set; }
    public string? ContentType { get; set; }
    public string? Location { get; set; }
    public byte[]? Body { get; set; }
}
