using Dashboard.Domain.Comments;
using Dashboard.Domain.Log;

namespace Dashboard.Domain.Moderation;

/// <summary>
/// Several comments decided in one act. It is written with the first of them and again with each further lot, always behind them, so that one undo
/// finds all that was decided, also of an act that broke off halfway.
/// </summary>
public sealed class CommentBatch : IStoryPart
{
    public required string Id { get; init; }
    public required string StoryId { get; init; }
    public long Version { get; set; }

    /// <summary>The undo id: shared by the batches of one act that touched several stories.</summary>
    public required string ActId { get; init; }
    public required DecisionAction Action { get; init; }
    public string? Policy { get; init; }
    public string? Reason { get; init; }

    /// <summary>Decided so far.</summary>
    public required int Comments { get; set; }

    /// <summary>The act's first row in the story's log; this one is its last.</summary>
    public required long FirstSequence { get; init; }
    public required string ById { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was taken back, as far as nobody had acted since.</summary>
    public DateTimeOffset? UndoneAt { get; set; }
}
