using System.Collections.Frozen;
using System.Globalization;

namespace Dashboard.Analysis.Reuse;

/// <summary>The value of one word that is a number, in digits or in letters.</summary>
internal static class NumberWord
{
    private static readonly FrozenDictionary<string, double> Words = new Dictionary<string, double>
    {
        ["zero"] = 0, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8,
        ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15,
        ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40,
        ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90, ["dozen"] = 12, ["half"] = 0.5,
        ["first"] = 1, ["second"] = 2, ["third"] = 3, ["fourth"] = 4, ["fifth"] = 5, ["sixth"] = 6, ["seventh"] = 7, ["eighth"] = 8,
        ["ninth"] = 9, ["tenth"] = 10,
        ["hundred"] = 100, ["thousand"] = 1_000, ["million"] = 1_000_000, ["billion"] = 1_000_000_000, ["trillion"] = 1_000_000_000_000,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static bool IsScale(string word) => Words.TryGetValue(word.Trim(',', '.'), out var value) && value >= 100;

    public static double? Value(string word)
    {
        var bare = word.Trim(',', '.', '$', '£', '€', '¥', '%', '\'', '’');
        if (Words.TryGetValue(bare, out var value)) return value;
        var digits = bare.AsSpan().TrimEnd("abcdefghijklmnopqrstuvwxyz");
        return digits.Length > 0 && char.IsAsciiDigit(digits[0])
            && double.TryParse(digits, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)
            ? value
            : null;
    }
}
