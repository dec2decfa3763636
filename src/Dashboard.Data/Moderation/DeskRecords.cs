using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Moderation;

namespace Dashboard.Data.Moderation;

/// <summary>Somebody works on a comment now. A soft claim: it ends by itself when the page stops beating, and nobody is kept from deciding.</summary>
public sealed class CommentHold
{
    public required string CommentId { get; init; }
    public required string StoryId { get; set; }
    public required string PersonId { get; set; }
    public required string PersonName { get; set; }
    public DateTimeOffset Until { get; set; }

    /// <summary>A note or a reason is being written.</summary>
    public bool Writing { get; set; }
}

/// <summary>A note that only its author sees; it stands in no log.</summary>
public sealed class PrivateNote
{
    public required string Id { get; init; }
    public required string StoryId { get; init; }
    public required string AuthorId { get; init; }
    public required NoteTarget Target { get; init; }
    public required string TargetId { get; set; }
    public required string Text { get; set; }
    public DateTimeOffset WrittenAt { get; init; }
}

/// <summary>A decision that somebody else makes again without seeing the first one. It changes nothing about the comment.</summary>
public sealed class SecondLook
{
    public required string CommentId { get; init; }
    public required string StoryId { get; set; }
    public required DecisionAction FirstAction { get; init; }
    public string? FirstPolicy { get; init; }
    public required string FirstById { get; init; }
    public DateTimeOffset FirstAt { get; init; }
    public DecisionAction? Action { get; set; }
    public string? Policy { get; set; }
    public string? ById { get; set; }
    public string? ByName { get; set; }
    public DateTimeOffset? At { get; set; }
}

/// <summary>A moderator left a comment undecided and went on.</summary>
public sealed class Skip
{
    public required string Id { get; init; }
    public required string CommentId { get; init; }
    public required string StoryId { get; init; }
    public required string PersonId { get; init; }
    public required string PersonName { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>The one row of settings.</summary>
public sealed class ModerationSettingsRow
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;
    public required ModerationSettings Value { get; set; }
    public long Version { get; set; }

    /// <summary>The key of <see cref="ErasedMark"/>s, sealed; null until a comment was erased. No change of the settings.</summary>
    public string? EraseKey { get; set; }
}
