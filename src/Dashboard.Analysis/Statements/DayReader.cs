using Dashboard.Analysis.Text;
using Dashboard.Domain.Articles;

namespace Dashboard.Analysis.Statements;

/// <summary>A day that a sentence names.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">One past its last token.</param>
/// <param name="Start">First UTF-16 code unit in the article's text.</param>
/// <param name="End">One past the last.</param>
/// <param name="Day">The calendar day, when the words and the article's day of writing give one.</param>
/// <param name="Weekday">The weekday as written, when only that is known.</param>
/// <param name="Year">The year as written, when it is written.</param>
/// <param name="OnlyYear">"in 2009": no day at all.</param>
internal sealed record DayMention(int First, int Last, int Start, int End, DateOnly? Day, DayOfWeek? Weekday, int? Year, bool OnlyYear)
{
    /// <summary>The month as written, when a day of it is named; known also where the year is not.</summary>
    public int? Month { get; init; }

    /// <summary>The day of that month.</summary>
    public int? DayOfMonth { get; init; }

    public string Shown => Day is { } day ? Calendar.Show(day) : Month is { } month ? DayOfMonth + " " + System.Globalization.CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month) : OnlyYear ? Year!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) : Weekday?.ToString() ?? "";
}

/// <summary>Finds weekdays, month days and years and resolves them against the article's day of writing.</summary>
internal static class DayReader
{
    private static readonly HashSet<string> Future = new(
        ["will", "would", "scheduled", "slated", "due", "expected", "plans", "planned", "set", "tomorrow", "upcoming", "next", "'ll", "until", "by"], StringComparer.Ordinal);

    public static List<DayMention> Read(IReadOnlyList<Token> tokens, DateAnchor? anchor)
    {
        var found = new List<DayMention>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].IsWord && tokens[i].Kind != TokenKind.Number)
                continue;
            if (At(tokens, i, anchor) is not { } day)
                continue;
            found.Add(day);
            i = day.Last - 1;
        }
        return found;
    }

    private static DayMention? At(IReadOnlyList<Token> tokens, int i, DateAnchor? anchor)
    {
        var token = tokens[i];
        if (token.Kind == TokenKind.Number)
        {
            if (DayNumber(token) is { } number && i + 1 < tokens.Count && tokens[i + 1].Capital && Calendar.Month(tokens[i + 1].Lower) is { } m)
                return MonthDay(tokens, i, i + 2, m, number, null, anchor);
            return IsYear(tokens, i) ? Make(tokens, i, i + 1, null, null, int.Parse(token.Lower, System.Globalization.CultureInfo.InvariantCulture), true) : null;
        }
        if (token.Capital && Calendar.Month(token.Lower) is { } month && Month(tokens, i, i, month, null, anchor) is { } monthDay)
            return monthDay;
        if (token.Capital && Calendar.Weekday(token.Lower) is { } weekday)
        {
            var j = i + 1;
            if (j < tokens.Count && tokens[j].Is(","))
                j++;
            if (j < tokens.Count && tokens[j].Capital && Calendar.Month(tokens[j].Lower) is { } after && Month(tokens, i, j, after, weekday, anchor) is { } full)
                return full;
            if (j + 1 < tokens.Count && DayNumber(tokens[j]) is { } n && tokens[j + 1].Capital && Calendar.Month(tokens[j + 1].Lower) is { } after2)
                return MonthDay(tokens, i, j + 2, after2, n, weekday, anchor);
            return Weekday(tokens, i, weekday, anchor);
        }
        if (anchor is not null && token.Is("yesterday"))
            return Make(tokens, i, i + 1, anchor.Day.AddDays(-1), null, null, false);
        return null;
    }

    private static DayMention? Month(IReadOnlyList<Token> tokens, int first, int at, int month, DayOfWeek? weekday, DateAnchor? anchor)
    {
        var j = at + 1;
        if (j < tokens.Count && tokens[j].Is(".") && tokens[at].Lower.Length <= 4)
            j++;
        return j < tokens.Count && DayNumber(tokens[j]) is { } number ? MonthDay(tokens, first, j + 1, month, number, weekday, anchor) : null;
    }

    private static DayMention? MonthDay(IReadOnlyList<Token> tokens, int first, int last, int month, int number, DayOfWeek? weekday, DateAnchor? anchor)
    {
        int? year = null;
        var j = last < tokens.Count && tokens[last].Is(",") ? last + 1 : last;
        if (j < tokens.Count && tokens[j].Kind == TokenKind.Number && tokens[j].Lower.Length == 4 && IsYearNumber(tokens[j].Lower, out var written))
        {
            year = written;
            last = j + 1;
        }
        DateOnly? day = null;
        if (year is { } y && Valid(y, month, number))
        {
            day = new DateOnly(y, month, number);
        }
        else if (year is null && anchor is not null)
        {
            day = Enumerable.Range(anchor.Day.Year - 1, 3).Where(candidate => Valid(candidate, month, number))
                .Select(candidate => new DateOnly(candidate, month, number)).OrderBy(candidate => Math.Abs(candidate.DayNumber - anchor.Day.DayNumber))
                .Cast<DateOnly?>().FirstOrDefault();
        }
        return day is null && year is not null ? null : Make(tokens, first, last, day, weekday, year, false) with { Month = month, DayOfMonth = number };
    }

    private static DayMention Weekday(IReadOnlyList<Token> tokens, int i, DayOfWeek weekday, DateAnchor? anchor)
    {
        var before = i > 0 ? tokens[i - 1].Lower : "";
        // "last Tuesday" and "next Tuesday" mean different days to different people; every other Tuesday is any of them.
        if (anchor is null || before is "last" or "next" or "this" or "every" or "each" or "a" or "following" or "previous")
            return Make(tokens, i, i + 1, null, before is "every" or "each" or "a" ? null : weekday, null, false);
        var future = false;
        for (var k = Math.Max(0, i - 8); k < i && !future; k++)
            future = Future.Contains(tokens[k].Lower) && !(tokens[k].Lower is "set" && k + 1 < i && tokens[k + 1].Lower is "out" or "up" or "off");
        var shift = future ? ((int)weekday - (int)anchor.Day.DayOfWeek + 7) % 7 : -(((int)anchor.Day.DayOfWeek - (int)weekday + 7) % 7);
        return Make(tokens, i, i + 1, anchor.Day.AddDays(shift), weekday, null, false);
    }

    private static DayMention Make(IReadOnlyList<Token> tokens, int first, int last, DateOnly? day, DayOfWeek? weekday, int? year, bool onlyYear) =>
        new(first, last, tokens[first].Start, tokens[last - 1].End, day, weekday, year, onlyYear);

    private static int? DayNumber(Token token)
    {
        var digits = token.Lower.AsSpan().TrimEnd("stndrh");
        return digits.Length is 1 or 2 && int.TryParse(digits, out var number) && number is >= 1 and <= 31 ? number : null;
    }

    private static bool IsYearNumber(string text, out int year) => int.TryParse(text, out year) && year is >= 1_500 and <= 2_100;

    private static bool IsYear(IReadOnlyList<Token> tokens, int i)
    {
        if (tokens[i].Lower.Length != 4 || !IsYearNumber(tokens[i].Lower, out _))
            return false;
        if (i == 0)
            return false;
        var before = tokens[i - 1];
        return before.Lower is "in" or "since" or "of" or "by" or "until" or "during" or "early" or "late" or "from" or "the" || before.IsWord && Calendar.Month(before.Lower) is not null;
    }

    private static bool Valid(int year, int month, int day) => year is >= 1 and <= 9_998 && day <= DateTime.DaysInMonth(year, month);
}
