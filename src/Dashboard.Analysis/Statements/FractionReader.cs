using System.Globalization;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Statements;

/// <summary>Reads parts of a whole ("two thirds of", "one in five", "half the") as percentages, halves of amounts, and factors ("doubled", "threefold").</summary>
internal static class FractionReader
{
    private static readonly Dictionary<string, double> Parts = new(StringComparer.Ordinal)
    {
        ["half"] = 2, ["halves"] = 2, ["third"] = 3, ["thirds"] = 3, ["quarter"] = 4, ["quarters"] = 4, ["fourth"] = 4, ["fourths"] = 4, ["fifth"] = 5, ["fifths"] = 5,
        ["sixth"] = 6, ["sixths"] = 6, ["seventh"] = 7, ["sevenths"] = 7, ["eighth"] = 8, ["eighths"] = 8, ["ninth"] = 9, ["ninths"] = 9, ["tenth"] = 10, ["tenths"] = 10,
    };

    private static readonly Dictionary<string, double> Factors = new(StringComparer.Ordinal)
    {
        ["doubled"] = 2, ["doubling"] = 2, ["twofold"] = 2, ["trebled"] = 3, ["tripled"] = 3, ["tripling"] = 3, ["threefold"] = 3, ["quadrupled"] = 4, ["fourfold"] = 4,
        ["quintupled"] = 5, ["fivefold"] = 5, ["sixfold"] = 6, ["tenfold"] = 10, ["halved"] = 0.5, ["halving"] = 0.5,
    };

    private static readonly Dictionary<string, double> Scales = new(StringComparer.Ordinal)
    {
        ["million"] = 1e6, ["billion"] = 1e9, ["trillion"] = 1e12, ["dozen"] = 12, ["century"] = 100,
    };

    /// <summary>"two thirds of", "a quarter of", "half the", "one in five", "9 out of 10": a share in percent, or null.</summary>
    public static WrittenNumber? At(IReadOnlyList<Token> tokens, int i)
    {
        if (i + 1 >= tokens.Count)
            return null;
        if (tokens[i].Is("half"))
        {
            var of = tokens[i + 1].Is("of") || tokens[i + 1].Lower is "the" or "its" or "their" or "those" or "all";
            return of && !(i > 0 && (tokens[i - 1].Lower is "first" or "second" or "other" or "and" or "-" || tokens[i - 1].Kind == TokenKind.Number)) ? Share(i, i + 1, 50) : null;
        }
        var above = tokens[i].Lower is "a" ? 1 : tokens[i].IsWord || tokens[i].Kind == TokenKind.Number ? Small(tokens[i]) : 0;
        if (above <= 0)
            return null;
        // "two thirds of", "two-thirds of", "a third of": without "of" it is a place in an order or a part of a year.
        var part = tokens[i + 1].Is("-") ? i + 2 : i + 1;
        if (part + 1 < tokens.Count && tokens[part].IsWord && Parts.TryGetValue(tokens[part].Lower, out var below)
            && (tokens[part + 1].Is("of") && !(part + 2 < tokens.Count && tokens[part + 2].Lower is "a" or "an") || part == i + 2 && tokens[part + 1].Is("majority")) && above < below)
            return Share(i, part + 1, 100 * above / below);
        if (tokens[i].Is("a"))
            return null;
        // "one in five", "one in every five", "nine out of ten"
        var next = tokens[i + 1].Is("in") ? i + 2 : tokens[i + 1].Is("out") && i + 2 < tokens.Count && tokens[i + 2].Is("of") ? i + 3 : -1;
        if (next > 0 && next < tokens.Count && tokens[next].Is("every"))
            next++;
        if (next <= 0 || next >= tokens.Count || Small(tokens[next]) is not (> 0 and var whole) || above >= whole)
            return null;
        var after = next + 1 < tokens.Count ? tokens[next + 1].Lower : "";
        var measured = Units.Measure(after) is not null || Text.Calendar.IsDayOrMonth(after) || after is "." or "," or "" or "-" or "-year" or "and" || Units.Currency(after) is not null;
        return measured && !tokens[i + 1].Is("out") ? null : Share(i, next + 1, 100 * above / whole);
    }

    /// <summary>"doubled", "threefold", "twice as many": how many times as much.</summary>
    public static WrittenNumber? TimesAt(IReadOnlyList<Token> tokens, int i)
    {
        if (tokens[i].Is("twice") && i + 1 < tokens.Count && tokens[i + 1].Lower is "as" or "the")
            return new WrittenNumber(i, i + 1, 2, 2, 2, false, true, false, Factor: true);
        if (!Factors.TryGetValue(tokens[i].Lower, out var factor))
            return null;
        return new WrittenNumber(i, i + 1, factor, factor, factor, false, true, false, Factor: true);
    }

    /// <summary>"half a million", "half a dozen", "half a century".</summary>
    public static WrittenNumber? HalfAt(IReadOnlyList<Token> tokens, int i)
    {
        if (!tokens[i].Is("half") || i + 2 >= tokens.Count)
            return null;
        var at = tokens[i + 1].Lower is "a" or "-" ? i + 2 : i + 1;
        if (!Scales.TryGetValue(tokens[at].Lower, out var scale) || tokens[at].Is("century"))
            return null;
        var value = scale / 2;
        var slack = scale == 12 ? 0 : 0.05 * value;
        return new WrittenNumber(i, at + 1, value, value - slack, value + slack, false, true, false);
    }

    private static WrittenNumber Share(int first, int last, double percent) =>
        // "A third" is said of anything near it.
        new(first, last, percent, percent - Math.Min(1.5, 0.05 * percent), percent + Math.Min(1.5, 0.05 * percent), false, false, false, Share: true);

    private static double Small(Token token) => token.Kind == TokenKind.Number
        ? token.Lower.Length <= 3 && double.TryParse(token.Lower, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0
        : NumberReader.SmallWord(token.Lower);
}
