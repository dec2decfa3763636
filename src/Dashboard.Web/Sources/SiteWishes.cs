using System.Globalization;
using Dashboard.Ingest.Feeds;
using Dashboard.Ingest.Fetching;

namespace Dashboard.Web.Sources;

/// <summary>How often a site wants to be visited, as its answer says.</summary>
internal static class SiteWishes
{
    /// <summary>The longest of what the feed and the answer ask for; null when they ask for nothing.</summary>
    public static TimeSpan? Of(FetchedPage page, FeedReading? reading)
    {
        var age = MaxAge(page.CacheControl);
        var ttl = reading?.Ttl;
        return age is null ? ttl : ttl is null || age > ttl ? age : ttl;
    }

    /// <summary><c>Retry-After</c>: seconds, or a moment; null when it is neither.</summary>
    public static TimeSpan? RetryAfter(string? header, DateTimeOffset now) =>
        long.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(Math.Min(seconds, int.MaxValue))
        : DateTimeOffset.TryParse(header, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at > now ? at - now
        : null;

    private static TimeSpan? MaxAge(string? header)
    {
        foreach (var word in (header ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            if (word.StartsWith("max-age=", StringComparison.OrdinalIgnoreCase)
                && long.TryParse(word.AsSpan(8).Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0)
                return TimeSpan.FromSeconds(Math.Min(seconds, int.MaxValue));
        }
        return null;
    }
}
