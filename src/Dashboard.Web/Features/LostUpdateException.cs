using Dashboard.Data.Log;
using Dashboard.Domain.Log;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features;

/// <summary>Somebody else changed it first. Says who, what and when, so that the person can decide what to do.</summary>
public class LostUpdateException(LogEntry by, string? words = null) : Exception(words ?? $"{by.ActorName} changed this first ({by.Kind}, {by.At:HH:mm:ss} UTC).")
{
    public LogEntry By { get; } = by;
}

internal static class Precondition
{
    /// <summary>Refuses a change that was based on an older version of the part.</summary>
    /// <param name="write">The transaction.</param>
    /// <param name="part">The part as it is now.</param>
    /// <param name="expected">The version that the caller saw; null when the caller did not say.</param>
    /// <exception cref="LostUpdateException">The part is newer than that.</exception>
    public static async Task CheckAsync(StoryWrite write, IStoryPart part, long? expected, CancellationToken cancel)
    {
        if (expected is null || part.Version == expected)
            return;
        var last = await write.Db.Log.AsNoTracking()
            .SingleAsync(row => row.StoryId == part.StoryId && row.Sequence == part.Version, cancel);
        throw new LostUpdateException(last);
    }
}
