using System.Text.Json.Serialization;
using Dashboard.Domain.Log;

namespace Dashboard.Domain.Claims;

/// <summary>A person joined two statements of the matrix or split them, and it stays so: the stored form of a <see cref="ClaimLink"/>.</summary>
public sealed class ClaimChoice : IStoryPart
{
    public required string Id { get; init; }
    public required string StoryId { get; init; }
    public long Version { get; set; }
    public required StatementAnchor A { get; init; }
    public required StatementAnchor B { get; init; }
    public ClaimLinkKind Kind { get; set; }
    public string ById { get; set; } = "";
    public string ByName { get; set; } = "";
    public DateTimeOffset At { get; set; }

    /// <summary>As the analysis takes it.</summary>
    [JsonIgnore]
    public ClaimLink Link => new(A, B, Kind);

    /// <summary>It is about these two statements, whichever comes first.</summary>
    public bool IsAbout(StatementAnchor a, StatementAnchor b) => (A.Overlaps(a) && B.Overlaps(b)) || (A.Overlaps(b) && B.Overlaps(a));
}
