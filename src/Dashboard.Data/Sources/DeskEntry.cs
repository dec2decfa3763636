namespace Dashboard.Data.Sources;

/// <summary>
/// A change of a source of the whole desk, which belongs to no story and so stands in no story's log. Rows are only added; they stay when
/// the source is taken away.
/// </summary>
public sealed class DeskEntry
{
    public required string Id { get; init; }
    public required string SourceId { get; init; }

    /// <summary>One of the kinds of the log that begin with <c>source.</c>.</summary>
    public required string Kind { get; init; }
    public required string ActorId { get; init; }
    public required string ActorName { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>What changed, as the log of a story writes it: the properties as they were and as they became.</summary>
    public string? Before { get; init; }
    public string? After { get; init; }
}
