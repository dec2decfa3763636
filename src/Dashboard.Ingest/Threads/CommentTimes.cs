using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.Ingest.PastedText;

namespace Dashboard.Ingest.Threads;

/// <summary>Reads the times that exports write.</summary>
internal static partial class CommentTimes
{
    [GeneratedRegex(@"(?:Z|[+-][0-9]{2}:?[0-9]{2}|GMT|UTC?|[ECMP][SD]T)\s*$", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex Zone();

    /// <summary>The time and whether its zone was written; without one it is the wall clock as if UTC. Null when it is no time.</summary>
    public static (DateTimeOffset At, bool ZoneKnown)? Of(string? value)
    {
        var text = value?.Trim() ?? "";
        if (text.Length is < 8 or > 60)
            return null;
        var zoneKnown = Zone().IsMatch(text);
        var readable = text.EndsWith("UTC", StringComparison.OrdinalIgnoreCase) ? text[..^3] + "GMT" : text;
        if (DateTimeOffset.TryParse(readable, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year is > 1970 and < 2200)
            return (time.ToUniversalTime(), zoneKnown);
        if (DateWords.Find(text) is [{ Full: { } day } mention, ..])
        {
            var clock = day.ToDateTime(mention.Time ?? TimeOnly.MinValue);
            return (new DateTimeOffset(clock, mention.Offset ?? TimeSpan.Zero).ToUniversalTime(), mention.Offset is not null);
        }
        return null;
    }
}
