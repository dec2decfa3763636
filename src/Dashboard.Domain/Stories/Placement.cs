using System.Text.Json.Serialization;
using Dashboard.Domain.Log;

namespace Dashboard.Domain.Stories;

/// <summary>Sent: people moved articles off the story. Brought: people moved them here.</summary>
public enum PlacementKind { Sent, Brought }

/// <summary>
/// What people decided about where articles belong, kept on both stories: "not here" (<see cref="PlacementKind.Sent"/>) on the one they left,
/// "here" (<see cref="PlacementKind.Brought"/>) on the other. The program obeys it for ever after; taking the move back takes both away.
/// </summary>
public sealed class Placement : IStoryPart
{
    public required string Id { get; init; }
    public required string StoryId { get; init; }
    public long Version { get; set; }
    public required PlacementKind Kind { get; init; }

    /// <summary>The same decision on the other story.</summary>
    public required string PairId { get; init; }
    public required string OtherStoryId { get; init; }

    /// <summary>The other story's title when it happened.</summary>
    public required string OtherTitle { get; init; }

    /// <summary>The whole story was merged into the other one.</summary>
    public bool Whole { get; init; }

    public required IReadOnlyList<string> ArticleIds { get; init; }

    /// <summary>The act's first row in the story's log; this one is its last.</summary>
    public required long FirstSequence { get; init; }

    /// <summary>
    /// Receipts that the other story already had under the same hash, with their own hash: two of one hash cannot be on one story, so these go
    /// by another until they return.
    /// </summary>
    public IReadOnlyDictionary<string, string> Doubles { get; init; } = new Dictionary<string, string>();
    public required string ById { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The story that the articles left.</summary>
    [JsonIgnore]
    public string FromStoryId => Kind == PlacementKind.Sent ? StoryId : OtherStoryId;

    /// <summary>The story where they went.</summary>
    [JsonIgnore]
    public string ToStoryId => Kind == PlacementKind.Sent ? OtherStoryId : StoryId;
}
