using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.Ingest.PastedText;

namespace Dashboard.Ingest.Pages;

/// <summary>A time as a page states it.</summary>
/// <param name="Value">ISO 8601: with seconds and the stated offset when the zone is known, otherwise only the day.</param>
/// <param name="Day">The day on the page's own calendar.</param>
/// <param name="Time">Null when only the day or a time without zone is known.</param>
/// <param name="LocalTime">The stated wall clock, whether or not a zone came with it.</param>
internal sealed record PageTime(string Value, DateOnly Day, DateTimeOffset? Time, DateTime LocalTime)
{
    public static PageTime? Parse(string? raw)
    {
        raw = raw?.Trim();
        if (string.IsNullOrEmpty(raw) || raw.Length > 60) return null;
        if (PageTimePatterns.DayOnly().IsMatch(raw) && DateOnly.TryParse(raw.Replace('/', '-'), CultureInfo.InvariantCulture, out var day)) return Known(day);
        if (!PageTimePatterns.HasYear().IsMatch(raw)) return null;

        raw = PageTimePatterns.BareOffset().Replace(raw, "$1$2:$3");
        if (PageTimePatterns.HasZone().IsMatch(raw))
        {
            return DateTimeOffset.TryParse(raw, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && IsSane(time.Year)
                ? new PageTime(FieldReading.Iso(time), DateOnly.FromDateTime(time.DateTime), time, time.DateTime)
                : null;
        }

        if (!DateTime.TryParse(raw, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || !IsSane(local.Year)) return null;
        return Known(DateOnly.FromDateTime(local)) is { } known ? known with { LocalTime = DateTime.SpecifyKind(local, DateTimeKind.Unspecified) } : null;
    }

    /// <summary>The first day, with its clock when one follows, that stands in a line such as "Posted on June 4, 2019 at 3:04 pm".</summary>
    public static PageTime? InText(string? text)
    {
        if (text is null || PageTimePatterns.Worded().Match(text) is not { Success: true } match) return null;
        var day = match.Groups["iso"].Success ? match.Groups["iso"].Value
            : $"{match.Groups["d"].Value} {match.Groups["m"].Value[..3]} {match.Groups["y"].Value}";
        if (!DateTime.TryParse(day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || Known(DateOnly.FromDateTime(date)) is not { } known) return null;
        return match.Groups["t"].Success && TimeOnly.TryParse(match.Groups["t"].Value.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var clock)
            ? known with { LocalTime = date.Date + clock.ToTimeSpan() }
            : known;
    }

    public static PageTime? Known(DateOnly day) => IsSane(day.Year)
        ? new PageTime(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day, null, day.ToDateTime(TimeOnly.MinValue))
        : null;

    /// <summary>"1 January 1970" and "year 1" are what broken templates write.</summary>
    private static bool IsSane(int year) => year is > 1970 and < 2200;
}

internal static partial class PageTimePatterns
{
    private const string Month = "(?<m>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(t(ember)?)?|oct(ober)?|nov(ember)?|dec(ember)?)";
    private const string Clock = @"(,?\s*(at|-|–|\||@|,)?\s*(?<t>\d{1,2}:\d\d(\s*[ap]\.?m\.?)?))?";

    [GeneratedRegex(@"\b((?<iso>(19|20|21)\d\d-\d\d-\d\d)|(?<d>\d{1,2})(st|nd|rd|th)?\.?\s+" + Month + @"\.?,?\s+(?<y>(19|20|21)\d\d)|" + Month + @"\.?\s+(?<d>\d{1,2})(st|nd|rd|th)?,?\s+(?<y>(19|20|21)\d\d))\b" + Clock,
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    public static partial Regex Worded();

    [GeneratedRegex(@"^\d{4}[-/]\d{1,2}[-/]\d{1,2}$", RegexOptions.NonBacktracking)]
    public static partial Regex DayOnly();

    [GeneratedRegex(@"(19|20|21)\d\d", RegexOptions.NonBacktracking)]
    public static partial Regex HasYear();

    [GeneratedRegex(@"\d\d(:?\d\d)?\s*Z$|[T ]\d\d?:\d\d.*[+-]\d\d:?\d\d$|\b(GMT|UTC)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    public static partial Regex HasZone();

    [GeneratedRegex(@"([+-])(\d\d)(\d\d)$", RegexOptions.NonBacktracking)]
    public static partial Regex BareOffset();

    [GeneratedRegex(@"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:/|-|$)", RegexOptions.NonBacktracking)]
    public static partial Regex DayInPath();
}
