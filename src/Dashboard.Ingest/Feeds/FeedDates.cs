using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.Ingest.PastedText;

namespace Dashboard.Ingest.Feeds;

/// <summary>A date as a feed states it.</summary>
/// <param name="Time">Null when the order of day and month is open and nobody knows it.</param>
/// <param name="ZoneKnown">False when the source's own zone had to be taken.</param>
internal sealed record FeedDate(DateTimeOffset? Time, bool ZoneKnown);

/// <summary>
/// Reads every form of date that feeds use: RFC 822 with all its usual mistakes, W3CDTF in all its lengths, asctime, figures in either order,
/// seconds since 1970, and the words that newspapers write. A weekday is never believed: publishers get it wrong more often than the day.
/// </summary>
internal static partial class FeedDates
{
    private const int Longest = 100;
    private const int LastYear = 2200;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private const string Weekday = @"^(?:\p{L}{2,12}\.?,?\s*)?";
    private const string Clock = @"(?:(?:\s*,\s*|\s+(?:at\s+|-\s+)?|T)(?<h>[0-9]{1,2})(?:[:.h](?<mi>[0-9]{2})(?:[:.](?<s>[0-9]{2})(?:[.,][0-9]{1,9})?)?)?(?:\s*(?<ap>[ap])\.?m\.?)?)?";
    private const string Zone = @"\s*(?<z>Z|\(?(?:GMT|UTC?)\s*[+-][0-9:]{1,5}\)?|[+−-][0-9]{1,2}:?[0-9]{0,2}|\(?[A-Z]{2,5}\)?)?(?:\s*\([^)]{0,40}\))?$";
    private const RegexOptions Loose = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(Weekday + @"(?<d>[0-9]{1,2})(?:st|nd|rd|th)?[\s-]+(?<mon>[a-z]{3,9})\.?[\s,-]+(?<y>[0-9]{4}|[0-9]{2})" + Clock + Zone, Loose, 10000)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?(?<mon>[a-z]{3,9})\.?\s+(?<d>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?<y>[0-9]{4})" + Clock + Zone, Loose, 10000)]
    private static partial Regex MonthFirst();

    /// <summary>"Tue Jun  4 12:00:00 2019", with or without a zone before the year.</summary>
    [GeneratedRegex(Weekday + @"(?<mon>[a-z]{3,9})\s+(?<d>[0-9]{1,2})\s+(?<h>[0-9]{1,2}):(?<mi>[0-9]{2})(?::(?<s>[0-9]{2}))?(?:\s+(?<z>[A-Z]{1,5}|[+-][0-9]{2}:?[0-9]{2}))?\s+(?<y>[0-9]{4})$", Loose, 10000)]
    private static partial Regex YearLast();

    [GeneratedRegex(@"^(?:\p{L}{2,12}\.?,?\s+)?(?<y>[0-9]{4})(?<sep>[-/.]?)(?:(?<m>[0-9]{2}|(?<=[-/.])[0-9])(?:\k<sep>(?<d>[0-9]{1,2}))?)?" + Clock + Zone, Loose, 10000)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})T?(?<h>[0-9]{2})(?<mi>[0-9]{2})(?<s>[0-9]{2})?" + Zone, Loose, 10000)]
    private static partial Regex Compact();

    [GeneratedRegex(Weekday + @"(?<a>[0-9]{1,2})(?<sep>[/.-])\s?(?<b>[0-9]{1,2})\k<sep>\s?(?<y>[0-9]{4}|[0-9]{2})" + Clock + Zone, Loose, 10000)]
    private static partial Regex Figures();

    [GeneratedRegex(@"^[0-9]{9,10}$|^[0-9]{12,13}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SinceEpoch();

    /// <summary>Null when it is no date, or one that no article can have.</summary>
    public static FeedDate? Parse(string? raw, DateHabits habits)
    {
        var text = raw?.Trim() ?? "";
        if (text.Length is < 4 or > Longest) return null;
        if (SinceEpoch().IsMatch(text))
        {
            var number = long.Parse(text, CultureInfo.InvariantCulture);
            var time = text.Length > 10 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : DateTimeOffset.FromUnixTimeSeconds(number);
            return time.Year > LastYear ? null : new FeedDate(time, true);
        }

        foreach (var form in (Regex[])[YearFirst(), DayFirst(), MonthFirst(), YearLast(), Compact()])
        {
            if (form.Match(text) is { Success: true } match && MonthOf(match) is { } month) return Build(match, month, match.Groups["d"] is { Success: true } day ? Number(day) : 1, habits);
        }

        return Figures().Match(text) is { Success: true } figures ? InFigures(figures, habits) : InWords(text, habits);
    }

    /// <summary>What the dates of one feed say about the order of day and month; null when none of them tells, or when they disagree.</summary>
    public static bool? OrderOf(IEnumerable<string> raw)
    {
        bool day = false, month = false;
        foreach (var text in raw)
        {
            if (text.Length > Longest || Figures().Match(text.Trim()) is not { Success: true } match) continue;
            var (a, b) = (Number(match.Groups["a"]), Number(match.Groups["b"]));
            day |= a is > 12 and <= 31 && b <= 12;
            month |= b is > 12 and <= 31 && a <= 12;
        }

        return day == month ? null : day;
    }

    private static FeedDate? InFigures(Match match, DateHabits habits)
    {
        var (a, b) = (Number(match.Groups["a"]), Number(match.Groups["b"]));
        if (a > 12 || a == b) return Build(match, b, a, habits);
        if (b > 12) return Build(match, a, b, habits);
        // Nobody writes the month first with points between.
        var dayFirst = match.Groups["sep"].Value == "." ? true : habits.DayFirst;
        return dayFirst is { } known ? Build(match, known ? b : a, known ? a : b, habits) : new FeedDate(null, false);
    }

    private static FeedDate? InWords(string text, DateHabits habits)
    {
        if (DateWords.Find(text) is not [{ Full: { } day, Swappable: false } mention, ..]) return null;
        var clock = day.ToDateTime(mention.Time ?? TimeOnly.MinValue);
        var zone = mention.Offset ?? FeedZones.OffsetOf(text[(text.LastIndexOf(' ') + 1)..], clock);
        return At(clock, zone, habits);
    }

    private static int? MonthOf(Match match)
    {
        if (match.Groups["m"] is { Success: true } figures) return Number(figures);
        if (match.Groups["mon"] is not { Success: true } name) return 1;
        var at = Array.IndexOf(Months, name.Value[..3].ToLowerInvariant());
        return at < 0 ? null : at + 1;
    }

    private static FeedDate? Build(Match match, int month, int day, DateHabits habits)
    {
        var year = Number(match.Groups["y"]);
        if (match.Groups["y"].Length == 2) year += year < 50 ? 2000 : 1900;
        if (year is < 1970 or > LastYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;

        var hour = match.Groups["h"] is { Success: true } h ? Number(h) : 0;
        var minute = match.Groups["mi"] is { Success: true } mi ? Number(mi) : 0;
        var second = match.Groups["s"] is { Success: true } s ? Math.Min(Number(s), 59) : 0;
        if (match.Groups["ap"] is { Success: true } half && hour is >= 1 and <= 12) hour = (hour % 12) + (half.Value is "p" or "P" ? 12 : 0);
        if (hour > 24 || minute > 59) return null;

        var clock = new DateTime(year, month, day).AddHours(hour).AddMinutes(minute).AddSeconds(second);
        return At(clock, match.Groups["z"] is { Success: true } zone ? FeedZones.OffsetOf(zone.Value.Trim('(', ')'), clock) : null, habits);
    }

    private static FeedDate At(DateTime clock, TimeSpan? stated, DateHabits habits) =>
        new(new DateTimeOffset(clock, stated ?? habits.Zone?.GetUtcOffset(clock) ?? TimeSpan.Zero), stated is not null);

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
}
