using Dashboard.Domain.Log;

namespace Dashboard.Domain.Boards;

public enum NoteTarget { Board, Article, Contradiction, Comment, Thread, Person }

public enum NoteVisibility { Team, Private }

/// <summary>What somebody of the team wrote down. Team notes are cards on the board.</summary>
public sealed class Note : IStoryPart
{
    public const int MaxTextLength = 20_000;

    public required string Id { get; init; }
    public required string StoryId { get; init; }
    public long Version { get; set; }
    public required string Text { get; set; }
    public required string AuthorId { get; init; }
    public required string AuthorName { get; init; }
    public DateTimeOffset WrittenAt { get; init; }
    public DateTimeOffset? EditedAt { get; set; }
    public NoteTarget Target { get; init; }
    public string? TargetId { get; init; }
    public NoteVisibility Visibility { get; init; }
}
