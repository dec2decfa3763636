using System.Globalization;

namespace Dashboard.Analysis.Text;

/// <summary>Words for days and months.</summary>
internal static class Calendar
{
    private static readonly Dictionary<string, DayOfWeek> Weekdays = new(StringComparer.Ordinal)
    {
        ["monday"] = DayOfWeek.Monday, ["tuesday"] = DayOfWeek.Tuesday, ["wednesday"] = DayOfWeek.Wednesday, ["thursday"] = DayOfWeek.Thursday,
        ["friday"] = DayOfWeek.Friday, ["saturday"] = DayOfWeek.Saturday, ["sunday"] = DayOfWeek.Sunday,
    };

    private static readonly Dictionary<string, int> Months = new(StringComparer.Ordinal)
    {
        ["january"] = 1, ["jan"] = 1, ["february"] = 2, ["feb"] = 2, ["march"] = 3, ["april"] = 4, ["apr"] = 4, ["may"] = 5, ["june"] = 6, ["jun"] = 6,
        ["july"] = 7, ["jul"] = 7, ["august"] = 8, ["aug"] = 8, ["september"] = 9, ["sept"] = 9, ["sep"] = 9, ["october"] = 10, ["oct"] = 10,
        ["november"] = 11, ["nov"] = 11, ["december"] = 12, ["dec"] = 12,
    };

    public static DayOfWeek? Weekday(string lower) => Weekdays.TryGetValue(lower, out var day) ? day : null;

    public static int? Month(string lower) => Months.TryGetValue(lower, out var month) ? month : null;

    public static bool IsDayOrMonth(string lower) => Weekdays.ContainsKey(lower) || Months.ContainsKey(lower);

    /// <summary>"Sun 2 Jun 2019".</summary>
    public static string Show(DateOnly day) => day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);
}
