namespace Dashboard.Domain.Sources;

/// <summary>When a source is visited next. The same source and visit always give the same answer.</summary>
public static class PollTimes
{
    /// <summary>A site that asks for more than this is visited once a day all the same: a desk on a story cannot wait a week.</summary>
    public static readonly TimeSpan LongestWish = TimeSpan.FromDays(1);

    /// <summary>What a site demands of those it turns away is kept to, up to this.</summary>
    public static readonly TimeSpan LongestBan = TimeSpan.FromDays(7);

    private const int MostDoublings = 7;

    /// <summary>After a visit that went well.</summary>
    /// <param name="now">The moment of the visit.</param>
    /// <param name="interval">As the desk wants it.</param>
    /// <param name="wish">What the site asks for (ttl, update period, max-age); null for nothing.</param>
    /// <param name="salt">Spreads sources that were added together.</param>
    public static DateTimeOffset AfterSuccess(DateTimeOffset now, TimeSpan interval, TimeSpan? wish, int salt)
    {
        var asked = wish is not { } longer || longer <= interval ? interval : longer > LongestWish ? LongestWish : longer;
        return now + asked + Jitter(asked, salt);
    }

    /// <summary>After a visit that failed: the interval doubles with each one, up to a day, and never before the site allows it.</summary>
    /// <param name="now">The moment of the visit.</param>
    /// <param name="interval">As the desk wants it.</param>
    /// <param name="failures">In a row, this one included.</param>
    /// <param name="retryAfter">What the site demands; null for nothing.</param>
    /// <param name="salt">Spreads sources of one site.</param>
    public static DateTimeOffset AfterFailure(DateTimeOffset now, TimeSpan interval, int failures, TimeSpan? retryAfter, int salt)
    {
        var wait = interval * Math.Pow(2, Math.Min(failures - 1, MostDoublings));
        if (wait > Source.LongestInterval)
            wait = Source.LongestInterval;
        var ban = retryAfter is { } asked && asked > TimeSpan.Zero ? asked < LongestBan ? asked : LongestBan : TimeSpan.Zero;
        // Upwards only: nobody comes back before the time that the site gave.
        return now + (ban > wait ? ban : wait) + Jitter(ban > wait ? ban : wait, salt);
    }

    // Up to a tenth later, so that a hundred sources added from one file do not come back in one second.
    private static TimeSpan Jitter(TimeSpan wait, int salt)
    {
        var mixed = (uint)salt * 2654435761u;
        return wait * (mixed / (double)uint.MaxValue / 10);
    }
}
