using System.Globalization;

namespace Dashboard.Analysis.Inference;

/// <summary>Single number words and figures, as far as a word alone tells; <see cref="NumericInference"/> reads whole quantities.</summary>
internal static class PairNumbers
{
    private static readonly Dictionary<string, double> Values = Read(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
        "thirty:30 forty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90 hundred:100 thousand:1000 million:1000000 billion:1000000000 trillion:1000000000000 dozen:12 dozens:24 hundreds:200 "
        + "thousands:2000 couple:2 first:1001 second:1002 third:1003 fourth:1004 fifth:1005 sixth:1006 seventh:1007 eighth:1008 ninth:1009 tenth:1010 half:0.5 twice:2002 once:2001 double:2002 triple:2003");

    public static bool IsNumber(string lower) => Values.ContainsKey(lower) && lower is not ("one" or "second" or "couple" or "once");

    public static double? Of(string lower) =>
        Values.TryGetValue(lower, out var value) ? value
        : double.TryParse(lower, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var figure) ? figure
        : lower.Length > 2 && char.IsAsciiDigit(lower[0]) && double.TryParse(lower[..^2], NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var ordinal) ? 1000 + ordinal
        : null;

    private static Dictionary<string, double> Read(string counting, string others)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (at, word) in counting.Split(' ').Index())
            values[word] = at;
        foreach (var pair in others.Split(' '))
            values[pair[..pair.IndexOf(':', StringComparison.Ordinal)]] = double.Parse(pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);
        return values;
    }
}
