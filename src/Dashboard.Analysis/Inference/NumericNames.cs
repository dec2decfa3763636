using System.Globalization;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Inference;

/// <summary>Digits that name: tokens <c>[First, Last)</c>, a unit of their own (age, clock, score, year) and the values they stand for.</summary>
internal sealed record NumericName(int First, int Last, string Unit, NumericInterval Values, string Qualifier = "");

/// <summary>Finds ages, clock times, scores, years and decades, which count nothing but can be told wrong all the same.</summary>
internal static class NumericNames
{
    public static List<NumericName> Read(IReadOnlyList<Token> tokens)
    {
        var found = new List<NumericName>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if ((Clock(tokens, i) ?? Age(tokens, i) ?? Score(tokens, i) ?? Year(tokens, i)) is not { } name)
                continue;
            found.Add(name);
            i = name.Last - 1;
        }
        return found;
    }

    /// <summary>"3:30 p.m.", "15:30", "5 pm", "noon": minutes of the day.</summary>
    private static NumericName? Clock(IReadOnlyList<Token> tokens, int i)
    {
        if (tokens[i].Lower is "noon" or "midday" or "midnight")
            return new(i, i + 1, "clock", NumericInterval.Exactly(tokens[i].Is("midnight") ? 0 : 720));
        // "9.25 a.m."
        if (tokens[i].Lower is [_, '.', _, _] or [_, _, '.', _, _] && i + 1 < tokens.Count && tokens[i + 1].Lower.Replace(".", "", StringComparison.Ordinal) is "am" or "pm"
            && double.TryParse(tokens[i].Lower, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var dotted) && dotted < 13)
        {
            var hours = Math.Floor(dotted) % 12 + (tokens[i + 1].Lower[0] == 'p' ? 12 : 0);
            return new(i, i + 2, "clock", NumericInterval.Exactly(hours * 60 + Math.Round((dotted - Math.Floor(dotted)) * 100)));
        }
        if (Whole(tokens, i) is not (>= 0 and < 25 and var hour))
            return null;
        var (last, minute, full) = (i + 1, 0.0, false);
        if (i + 2 < tokens.Count && tokens[i + 1].Lower is ":" && tokens[i + 1].Start == tokens[i].End && tokens[i + 2].Lower.Length == 2 && Whole(tokens, i + 2) is (>= 0 and < 60 and var past)
            && tokens[i + 2].Start == tokens[i + 1].End)
            (last, minute, full) = (i + 3, past, true);
        else if (tokens[i].Lower.Contains('.', StringComparison.Ordinal))
            return null;
        var half = last < tokens.Count ? tokens[last].Lower.Replace(".", "", StringComparison.Ordinal) : "";
        if (half is "am" or "pm" && hour <= 12)
            return new(i, last + 1, "clock", NumericInterval.Exactly((hour % 12 + (half == "pm" ? 12 : 0)) * 60 + minute));
        // Without "p.m." the first twelve hours say neither half of the day, and "2:1" may be a ratio.
        if (half is "gmt" or "o'clock" || full)
            return hour > 12 ? new(i, last, "clock", NumericInterval.Exactly(hour * 60 + minute)) : new(i, last, "clock12", NumericInterval.Exactly(hour * 60 + minute));
        return null;
    }

    /// <summary>"22-year-old", "aged 22", "22 years old", "Ellen Marsh, 22,": years.</summary>
    private static NumericName? Age(IReadOnlyList<Token> tokens, int i)
    {
        var number = tokens[i].Kind == TokenKind.Number || tokens[i].IsWord ? NumberReader.Single(tokens, i) : null;
        if (number is not { Vague: false, Share: false, Factor: false, Value: > 0 and < 120 } age || age.Value != Math.Floor(age.Value))
            return null;
        var at = age.Last;
        if (at < tokens.Count && tokens[at].Is("-"))
            at++;
        if (at < tokens.Count && tokens[at].Lower is "year" or "years")
        {
            var old = at + 1 < tokens.Count && tokens[at + 1].Is("-") ? at + 2 : at + 1;
            if (old < tokens.Count && tokens[old].Lower is "old" or "olds" or "of" && (tokens[old].Lower != "of" || old + 1 < tokens.Count && tokens[old + 1].Is("age")))
                return Qualified(old + 1);
        }
        if (i > 0 && tokens[i - 1].Lower is "aged")
            return new(i, age.Last, "age", NumericInterval.Exactly(age.Value));
        return i > 1 && tokens[i].Kind == TokenKind.Number && age.Value >= 5 && tokens[i - 1].Is(",") && tokens[i - 2].Name && age.Last < tokens.Count && tokens[age.Last].Lower is "," or "." or ")"
            && Text.Calendar.Month(tokens[i - 2].Lower) is null
            ? new(i, age.Last, "age", NumericInterval.Exactly(age.Value))
            : null;

        NumericName Qualified(int last)
        {
            var (qualifier, first, _, _, _) = Qualifiers.Around(tokens, i, age, ref last);
            return new(first, last, "age", NumericMention.Bounded(qualifier, age.Value, age.Value, age.Value * 0.9, age.Value * 1.1), qualifier);
        }
    }

    /// <summary>"3-1", "59-0": the higher figure first, so that "10-20 people" stays a range; one value that tells both.</summary>
    private static NumericName? Score(IReadOnlyList<Token> tokens, int i)
    {
        if (Whole(tokens, i) is not (>= 0 and < 200 and var won) || i + 2 >= tokens.Count || tokens[i + 1].Lower is not ("-" or "–") || Whole(tokens, i + 2) is not (>= 0 and < 200 and var lost)
            || tokens[i + 1].Start != tokens[i].End || tokens[i + 2].Start != tokens[i + 1].End || won < lost)
            return null;
        if (i > 0 && tokens[i - 1].Lower is "-" or "–" or "/" || i + 3 < tokens.Count && tokens[i + 3].Lower is "-" or "–" or "/" && tokens[i + 3].Start == tokens[i + 2].End)
            return null;
        return new(i, i + 3, "score", NumericInterval.Exactly(won + lost / 1_000));
    }

    /// <summary>"1965", "the 1960s".</summary>
    private static NumericName? Year(IReadOnlyList<Token> tokens, int i)
    {
        if (tokens[i].Lower is { Length: 5 } decade && decade.EndsWith("0s", StringComparison.Ordinal)
            && int.TryParse(decade.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var first) && first is >= 1_500 and < 2_100)
            return new(i, i + 1, "year", new NumericInterval(first, first + 9));
        if (tokens[i].Lower.Length != 4 || Whole(tokens, i) is not (>= 1_500 and <= 2_100 and var year) || NumberReader.At(tokens, i) is not { } number)
            return null;
        // "less than 3979" and "$ 1950" are no years; a bound before a year is rare enough to be left to the other reader.
        return number.Last == i + 1 && NamingNumbers.IsOne(tokens, number) && !(i > 0 && tokens[i - 1].Lower is "than" or "about" or "nearly" or "over" or "around") && !(number.Last < tokens.Count && Units.Measure(tokens[number.Last].Lower) is not null)
            ? new(i, i + 1, "year", NumericInterval.Exactly(year))
            : null;
    }

    private static double Whole(IReadOnlyList<Token> tokens, int i) =>
        tokens[i].Kind == TokenKind.Number && int.TryParse(tokens[i].Lower, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1;
}
