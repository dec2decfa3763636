using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Dashboard.Ingest.PastedText;

/// <summary>A date written in a text.</summary>
/// <param name="Start">First UTF-16 unit in the text that was searched.</param>
/// <param name="End">One past the last.</param>
/// <param name="Year">Null when the text leaves it out.</param>
/// <param name="Weekday">When the text names it.</param>
/// <param name="Time">Wall clock, when the text gives it.</param>
/// <param name="Offset">Distance from UTC, when the text gives a zone.</param>
/// <param name="Swappable">True for figures such as 03/04/2019 that name another day when read the other way round.</param>
internal sealed record DateMention(
    int Start, int End, int? Year, int Month, int Day, DayOfWeek? Weekday, TimeOnly? Time, TimeSpan? Offset, bool Swappable = false)
{
    public DateOnly? Full => Year is { } year && IsDay(year, Month, Day) ? new DateOnly(year, Month, Day) : null;

    public bool WeekdayFits => Weekday is null || Full is not { } day || day.DayOfWeek == Weekday;

    public static bool IsDay(int year, int month, int day) =>
        year is >= 1800 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
}

/// <summary>Finds dates as newspapers write them: "Tue, June 04, 2019", "4 June 2019, 10:31 GMT", "4 de junio de 2019", "2019-06-04T10:31Z".</summary>
internal static partial class DateWords
{
    // Texts are searched this far only: a date that says when an article appeared stands near its beginning.
    private const int Reach = 60_000;

    private const string Weekday = @"(?:(?<wd>(?i:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?i:day)?)\.?,?\ +)?";
    private const string Year = @"(?<y>(?:19|20)[0-9]{2})";
    private const string Clock =
        @"(?:,?\ *(?:[-–|•·]\ *)?(?:(?:at|um|à|a\ las)\ +)?(?<h>[0-9]{1,2})[:.](?<mi>[0-9]{2})(?::[0-9]{2})?\ ?(?<ap>(?i:[ap]\.?\ ?m\b\.?))?\ ?(?<z>Z\b|GMT|UTC|BST|CET|CEST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|MSK|ET\b)?(?<zo>[+-][0-9]{2}:?[0-9]{2})?)?";

    private static readonly FrozenDictionary<string, int> Months = BuildMonths();

    private static readonly FrozenDictionary<string, int> ZoneHours = new Dictionary<string, int>
    {
        ["Z"] = 0, ["GMT"] = 0, ["UTC"] = 0, ["BST"] = 1, ["CET"] = 1, ["CEST"] = 2, ["EST"] = -5, ["EDT"] = -4, ["CST"] = -6,
        ["CDT"] = -5, ["MST"] = -7, ["MDT"] = -6, ["PST"] = -8, ["PDT"] = -7, ["MSK"] = 3,
    }.ToFrozenDictionary();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])" + Weekday + @"(?<mon>\p{Lu}\p{L}{2,8})\.?\ (?<d>[0-9]{1,2})(?i:st|nd|rd|th)?\b(?:(?:,?\ |\ ?-\ )" + Year + @"\b)?" + Clock, RegexOptions.None, 10000)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"(?<![\p{L}\p{N}:.,-])" + Weekday + @"(?<d>[0-9]{1,2})(?i:st|nd|rd|th|er|º|\.)?\ (?:of\ |de\ |d['’])?(?<mon>\p{L}{3,12})\b\.?(?:,?\ (?:de\ |del\ )?" + Year + @"\b)?" + Clock, RegexOptions.None, 10000)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"(?<![\p{L}\p{N}/.-])" + Year + @"\ ?[-/.]\ ?(?<m>[0-9]{2})\ ?[-/.]\ ?(?<d>[0-9]{2})(?![\p{N}])(?:T|\ |,\ )?" + Clock, RegexOptions.None, 10000)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<![\p{L}\p{N}/.-])(?<a>[0-9]{1,2})(?<s>[/.-])(?<b>[0-9]{1,2})\k<s>" + Year + @"(?![\p{N}])" + Clock, RegexOptions.None, 10000)]
    private static partial Regex Numeric();

    [GeneratedRegex(@"/(?<y>(?:19|20)[0-9]{2})[/-](?<m>[01]?[0-9]|[a-z]{3})[/-](?<d>[0-3]?[0-9])(?=[/.?#_-]|$)|(?<![0-9])(?<y>(?:19|20)[0-9]{2})-?(?<m>[01][0-9])-?(?<d>[0-3][0-9])(?![0-9])", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex InAddress();

    /// <summary>All dates in the text, in text order, without overlaps.</summary>
    public static List<DateMention> Find(string text) => Find(text, 0, text.Length);

    public static List<DateMention> Find(string text, int start, int end)
    {
        var slice = text.Substring(start, Math.Min(end - start, Reach));
        var found = new List<DateMention>();
        Collect(YearFirst(), slice, m => Number(m, "m"), found);
        Collect(MonthFirst(), slice, MonthOf, found);
        Collect(DayFirst(), slice, MonthOf, found);
        Collect(Numeric(), slice, null, found);
        found.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var kept = new List<DateMention>();
        foreach (var mention in found)
        {
            if (kept.Count == 0 || mention.Start + start >= kept[^1].End)
                kept.Add(mention with { Start = mention.Start + start, End = mention.End + start });
        }
        return kept;
    }

    /// <summary>The day that an address carries in its path, such as <c>/2019/06/04/</c>.</summary>
    public static DateOnly? InUrl(string url)
    {
        foreach (Match match in InAddress().Matches(url.Length > 2000 ? url[..2000] : url))
        {
            var month = match.Groups["m"].Value;
            var number = char.IsAsciiDigit(month[0]) ? int.Parse(month, CultureInfo.InvariantCulture) : Months.GetValueOrDefault(month.ToLowerInvariant());
            if (DateMention.IsDay(Number(match, "y"), number, Number(match, "d")))
                return new DateOnly(Number(match, "y"), number, Number(match, "d"));
        }
        return null;
    }

    private static void Collect(Regex regex, string text, Func<Match, int>? month, List<DateMention> found)
    {
        foreach (Match match in regex.Matches(text))
        {
            var (m, d) = month is null ? DayAndMonth(match) : (month(match), Number(match, "d"));
            int? year = match.Groups["y"].Success ? Number(match, "y") : null;
            // A leap year stands in for an unknown one, so that 29 February is let through.
            if (!DateMention.IsDay(year ?? 2000, m, d) || (year is null && match.Groups["mon"] is { Success: true, Value: var name } && char.IsLower(name[0])))
                continue;
            var (time, offset) = ClockOf(match);
            found.Add(new DateMention(match.Index, match.Index + match.Value.TrimEnd().Length, year, m, d, WeekdayOf(match.Groups["wd"].Value), time, offset, month is null && IsSwappable(match)));
        }
    }

    // Slashes, and a clock with am and pm even more, are written where the month comes first; dots where the day does.
    private static (int Month, int Day) DayAndMonth(Match match)
    {
        var (a, b) = (Number(match, "a"), Number(match, "b"));
        if (b > 12)
            return (a, b);
        return a > 12 || (match.Groups["s"].Value != "/" && !match.Groups["ap"].Success) ? (b, a) : (a, b);
    }

    private static bool IsSwappable(Match match) =>
        Number(match, "a") != Number(match, "b") && Number(match, "a") <= 12 && Number(match, "b") <= 12 && match.Groups["s"].Value != "." && !match.Groups["ap"].Success;

    private static (TimeOnly?, TimeSpan?) ClockOf(Match match)
    {
        if (!match.Groups["h"].Success)
            return (null, null);
        var (hour, minute) = (Number(match, "h"), Number(match, "mi"));
        if (match.Groups["ap"] is { Success: true, Value: var half })
            hour = hour is < 1 or > 12 ? 24 : (hour % 12) + (half[0] is 'p' or 'P' ? 12 : 0);
        if (hour > 23 || minute > 59)
            return (null, null);
        return (new TimeOnly(hour, minute), OffsetOf(match));
    }

    private static TimeSpan? OffsetOf(Match match)
    {
        if (match.Groups["zo"] is { Success: true, Value: var offset })
        {
            var digits = offset[1..].Replace(":", "", StringComparison.Ordinal);
            var span = new TimeSpan(int.Parse(digits[..2], CultureInfo.InvariantCulture), int.Parse(digits[2..], CultureInfo.InvariantCulture), 0);
            return span > TimeSpan.FromHours(14) ? null : offset[0] == '-' ? -span : span;
        }
        return ZoneHours.TryGetValue(match.Groups["z"].Value, out var hours) ? TimeSpan.FromHours(hours) : null;
    }

    private static int MonthOf(Match match) => Months.GetValueOrDefault(match.Groups["mon"].Value.ToLowerInvariant());

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    public static DayOfWeek? WeekdayOf(string word)
    {
        for (var day = DayOfWeek.Sunday; day <= DayOfWeek.Saturday; day++)
        {
            if (word.Length >= 3 && word.StartsWith(day.ToString()[..3], StringComparison.OrdinalIgnoreCase))
                return day;
        }
        return null;
    }

    private static FrozenDictionary<string, int> BuildMonths()
    {
        var months = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var language in (string[])["en", "es", "fr", "de", "it", "pt", "nl", "ru", "uk", "pl", "sv", "tr", "ar"])
        {
            var format = CultureInfo.GetCultureInfo(language).DateTimeFormat;
            for (var month = 0; month < 12; month++)
            {
                months.TryAdd(format.MonthNames[month].ToLowerInvariant(), month + 1);
                months.TryAdd(format.MonthGenitiveNames[month].ToLowerInvariant(), month + 1);
                if (language == "en")
                    months.TryAdd(format.MonthNames[month][..3].ToLowerInvariant(), month + 1);
            }
        }
        months.TryAdd("sept", 9);
        return months.Where(m => m.Key.Length >= 3).ToFrozenDictionary(StringComparer.Ordinal);
    }
}
