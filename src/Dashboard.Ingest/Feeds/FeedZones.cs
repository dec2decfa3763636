using System.Globalization;

namespace Dashboard.Ingest.Feeds;

/// <summary>The zones that are written behind times.</summary>
internal static class FeedZones
{
    /// <summary>Minutes east of Greenwich. Names with several meanings (IST) are left out: the source's own zone is the better guess.</summary>
    private static readonly Dictionary<string, int> Named = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = 0, ["UT"] = 0, ["UTC"] = 0, ["GMT"] = 0, ["WET"] = 0, ["WEST"] = 60, ["BST"] = 60, ["CET"] = 60, ["MEZ"] = 60, ["CEST"] = 120, ["MESZ"] = 120, ["EET"] = 120,
        ["EEST"] = 180, ["SAST"] = 120, ["MSK"] = 180, ["MSD"] = 240, ["PKT"] = 300, ["ICT"] = 420, ["WIB"] = 420, ["HKT"] = 480, ["SGT"] = 480, ["AWST"] = 480, ["JST"] = 540,
        ["KST"] = 540, ["ACST"] = 570, ["ACDT"] = 630, ["AEST"] = 600, ["AEDT"] = 660, ["NZST"] = 720, ["NZDT"] = 780, ["NST"] = -210, ["NDT"] = -150, ["BRT"] = -180, ["ART"] = -180,
        ["ADT"] = -180, ["EDT"] = -240, ["EST"] = -300, ["CDT"] = -300, ["CST"] = -360, ["MDT"] = -360, ["MST"] = -420, ["PDT"] = -420, ["PST"] = -480, ["AKDT"] = -480, ["AKST"] = -540,
        ["HST"] = -600,
    };

    private static readonly Dictionary<string, string> Regional = new(StringComparer.OrdinalIgnoreCase)
        { ["ET"] = "America/New_York", ["CT"] = "America/Chicago", ["MT"] = "America/Denver", ["PT"] = "America/Los_Angeles" };

    /// <summary>The offset at that wall clock; null when the zone is not known.</summary>
    public static TimeSpan? OffsetOf(string zone, DateTime clock)
    {
        zone = zone.Trim().TrimEnd('.');
        if (Named.TryGetValue(zone, out var minutes)) return TimeSpan.FromMinutes(minutes);
        if (Regional.TryGetValue(zone, out var region)) return TimeZoneInfo.TryFindSystemTimeZoneById(region, out var found) ? found.GetUtcOffset(clock) : null;
        foreach (var prefix in (string[])["GMT", "UTC", "UT"])
        {
            if (zone.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) zone = zone[prefix.Length..].Trim();
        }

        return Numeric(zone);
    }

    /// <summary>+02:00, +0200, +02, -330.</summary>
    private static TimeSpan? Numeric(string zone)
    {
        if (zone.Length < 2 || zone[0] is not ('+' or '-' or '−')) return null;
        var figures = zone[1..].Replace(":", "", StringComparison.Ordinal);
        if (figures.Length > 4 || !int.TryParse(figures, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        var minutes = figures.Length <= 2 ? number * 60 : (number / 100 * 60) + (number % 100);
        return minutes > 14 * 60 || (figures.Length > 2 && number % 100 > 59) ? null : TimeSpan.FromMinutes(zone[0] == '+' ? minutes : -minutes);
    }
}
