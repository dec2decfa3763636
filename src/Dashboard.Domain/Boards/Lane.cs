using Dashboard.Domain.Log;

namespace Dashboard.Domain.Boards;

public enum LaneKind { Articles, Contradictions, Moderation, Notes, Team }

/// <summary>A column of a board. The first four kinds receive the cards that the program adds; team lanes are the desk's own.</summary>
public sealed class Lane : IStoryPart
{
    public const int MaxNameLength = 60;

    public required string Id { get; init; }
    public required string StoryId { get; init; }
    public long Version { get; set; }
    public required LaneKind Kind { get; init; }
    public required string Name { get; set; }
    public required string Rank { get; set; }
}
