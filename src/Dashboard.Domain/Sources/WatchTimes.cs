namespace Dashboard.Domain.Sources;

/// <summary>
/// When the page of an article is looked at next. Most corrections come within the first hour, so the first looks are close together; each
/// that finds nothing doubles the wait, and a change begins anew. An article that stays as it is costs about twenty looks in all.
/// </summary>
public static class WatchTimes
{
    public static readonly TimeSpan First = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>A page that stayed as it was for so long is left alone.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromDays(14);

    /// <summary>The wait after a look that found nothing new.</summary>
    public static TimeSpan Longer(TimeSpan wait) => wait * 2 < Longest ? wait * 2 : Longest;
}
