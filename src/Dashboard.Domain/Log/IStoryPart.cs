namespace Dashboard.Domain.Log;

/// <summary>
/// Something whose every change is written to its story's log. Its public properties, less those marked <c>JsonIgnore</c>, are
/// what the log holds, so that folding the log gives the table row again.
/// </summary>
public interface IStoryPart
{
    /// <summary>Unique over all stories.</summary>
    string Id { get; }

    string StoryId { get; }

    /// <summary>Sequence of the log row that changed it last; what an ETag shows and If-Match is compared with.</summary>
    long Version { get; set; }
}
