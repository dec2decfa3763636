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

    /// <summary>Numbers below 32 as bits.</summary>
    public static int Mask(IEnumerable<int> numbers) => numbers.Aggregate(0, (mask, number) => mask | (1 << number));

    /// <summary>The moment itself, or the beginning of the next hour in which a feed does not ask to be left alone.</summary>
    /// <param name="moment">When the visit would be.</param>
    /// <param name="skipHours">Bit 0 for the hour after midnight, UTC. A feed that names all of them names none.</param>
    /// <param name="skipDays">Bit 0 for Sunday, UTC.</param>
    /// <param name="salt">Spreads sources that wait for the same hour.</param>
    public static DateTimeOffset AtAnHourThatSuits(DateTimeOffset moment, int skipHours, int skipDays, int salt)
    {
        bool Suits(DateTimeOffset at) => (skipHours >> at.Hour & 1) == 0 && (skipDays >> (int)at.DayOfWeek & 1) == 0;
        moment = moment.ToUniversalTime();
        if (Suits(moment))
            return moment;
        var hour = new DateTimeOffset(moment.Year, moment.Month, moment.Day, moment.Hour, 0, 0, TimeSpan.Zero);
        for (var hours = 1; hours <= 7 * 24; hours++)
        {
            if (Suits(hour.AddHours(hours)))
                return hour.AddHours(hours) + Jitter(TimeSpan.FromMinutes(30), salt);
        }
        return moment;
    }

    // Up to a tenth later, so that a hundred sources added from one file do not come back in one second.
    private static TimeSpan Jitter(TimeSpan wait, int salt)
    {
        var mixed = (uint)salt * 2654435761u;
        return wait * (mixed / (double)uint.MaxValue / 10);
    }
}
