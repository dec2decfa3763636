using System.Globalization;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Statements;

/// <summary>A time of day that a sentence names.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">One past its last token.</param>
/// <param name="Minute">Minutes after midnight; after midnight or noon where <paramref name="Half"/> is unknown.</param>
/// <param name="Half">Whether the words tell morning from afternoon.</param>
/// <param name="Zone">"gmt", "est" and the like as written, lower case; empty when none is.</param>
internal sealed record ClockTime(int First, int Last, int Minute, bool Half, string Zone)
{
    /// <summary>"3:30 a.m."; without morning or afternoon "3:30".</summary>
    public string Shown => Half
        ? FormattableString.Invariant($"{(Minute / 60 + 11) % 12 + 1}:{Minute % 60:00} {(Minute < 720 ? "a.m." : "p.m.")}")
        : FormattableString.Invariant($"{Minute / 60}:{Minute % 60:00}");

    /// <summary>Minutes between the two on the dial; null when they cannot be compared.</summary>
    public int? Apart(ClockTime other)
    {
        if (Zone != other.Zone && (Zone.Length > 0 || other.Zone.Length > 0))
            return null;
        var round = Half && other.Half ? 1_440 : 720;
        var apart = Math.Abs(Minute - other.Minute) % round;
        return Math.Min(apart, round - apart);
    }

    /// <summary>To how many minutes it is given: half past three is rounder than 3:33.</summary>
    public int Grain => Minute % 60 == 0 ? 30 : Minute % 15 == 0 ? 15 : Minute % 5 == 0 ? 5 : 1;
}

/// <summary>Finds times of day: "3:30 a.m.", "11am", "1430 GMT", "noon", "9 o'clock".</summary>
internal static class ClockReader
{
    private static readonly HashSet<string> Zones = new("gmt utc est edt cst cdt mst mdt pst pdt et pt ct bst cet cest ist".Split(' '), StringComparer.Ordinal);

    public static List<ClockTime> Read(IReadOnlyList<Token> tokens)
    {
        var found = new List<ClockTime>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (At(tokens, i) is not { } time)
                continue;
            found.Add(time);
            i = time.Last - 1;
        }
        return found;
    }

    private static ClockTime? At(IReadOnlyList<Token> tokens, int i)
    {
        if (tokens[i].Lower is "noon" or "midday")
            return new ClockTime(i, i + 1, 720, true, "");
        if (tokens[i].Is("midnight"))
            return new ClockTime(i, i + 1, 0, true, "");
        if (tokens[i].Kind != TokenKind.Number || tokens[i].Lower.Length > 5 || i > 0 && tokens[i - 1].Lower is "$" or "€" or "£")
            return null;
        var (hour, minute, last) = Digits(tokens, i);
        if (hour < 0)
            return null;
        var colon = last > i + 1 || tokens[i].Lower.Contains('.', StringComparison.Ordinal);
        bool? afternoon = null;
        if (last < tokens.Count && Half(tokens[last].Lower) is { } half && hour is >= 1 and <= 12)
        {
            afternoon = half;
            last++;
        }
        var clock = last < tokens.Count && tokens[last].Is("o'clock");
        if (clock)
            last++;
        var zone = last < tokens.Count && Zones.Contains(tokens[last].Lower) && tokens[last].Capital ? tokens[last].Lower : "";
        if (zone.Length > 0)
            last++;
        if (afternoon is null && !clock && zone.Length == 0 && !(colon && last > i + 2 && hour < 24))
            return null;
        if (afternoon is { } isAfternoon)
            hour = hour % 12 + (isAfternoon ? 12 : 0);
        return new ClockTime(i, last, hour * 60 + minute, afternoon is not null || hour > 12, zone);
    }

    /// <summary>Hour, minute and one past the last token; hour -1 when the digits are no time.</summary>
    private static (int Hour, int Minute, int Last) Digits(IReadOnlyList<Token> tokens, int i)
    {
        var text = tokens[i].Lower;
        if (i + 2 < tokens.Count && tokens[i + 1].Is(":") && tokens[i + 2].Kind == TokenKind.Number && tokens[i + 2].Lower.Length == 2
            && Number(text, 23) is { } hour && Number(tokens[i + 2].Lower, 59) is { } minute)
            return (hour, minute, i + 3);
        if (text.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 && text.Length - dot == 3 && Number(text[..dot], 23) is { } first && Number(text[(dot + 1)..], 59) is { } second)
            return (first, second, i + 1);
        // "1430 GMT"
        if (text.Length == 4 && i + 1 < tokens.Count && Zones.Contains(tokens[i + 1].Lower) && Number(text[..2], 23) is { } h && Number(text[2..], 59) is { } m)
            return (h, m, i + 1);
        return Number(text, 23) is { } whole && text.Length <= 2 ? (whole, 0, i + 1) : (-1, 0, i);
    }

    private static bool? Half(string lower) => lower switch
    {
        "a.m." or "a.m" or "am" => false,
        "p.m." or "p.m" or "pm" => true,
        _ => null,
    };

    private static int? Number(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;
}
