using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Statements;

/// <summary>Finds the numbers of a sentence with unit, what is counted, qualifier and role. Years, dates, times and names with numbers are left out.</summary>
internal static class QuantityReader
{
    private static readonly (string[] Words, double Low, double High)[] Qualifiers =
    [
        (["no", "more", "than"], 0, 1), (["not", "more", "than"], 0, 1), (["no", "fewer", "than"], 1, double.PositiveInfinity),
        (["no", "less", "than"], 1, double.PositiveInfinity), (["as", "many", "as"], 0, 1), (["as", "much", "as"], 0, 1),
        (["as", "few", "as"], 1, double.PositiveInfinity), (["upwards", "of"], 1, double.PositiveInfinity),
        (["more", "than"], 1, 0), (["well", "over"], 1, double.PositiveInfinity), (["fewer", "than"], 0, 1), (["less", "than"], 0, 1),
        (["at", "least"], 1, double.PositiveInfinity), (["at", "most"], 0, 1), (["up", "to"], 0, 1), (["close", "to"], 0.85, 1.05),
        (["an", "estimated"], 0.85, 1.15), (["just", "over"], 1, 1.1), (["just", "under"], 0.9, 1), (["greater", "than"], 1, 0),
        (["nearly"], 0.9, 1), (["almost"], 0.9, 1), (["over"], 1, 0), (["above"], 1, 0), (["exceeding"], 1, 0), (["under"], 0, 1), (["below"], 0, 1),
        (["about"], 0.9, 1.1), (["around"], 0.9, 1.1), (["approximately"], 0.9, 1.1), (["roughly"], 0.9, 1.1), (["some"], 0.9, 1.1),
        (["estimated"], 0.85, 1.15), (["circa"], 0.9, 1.1), (["maximum"], 0, 1), (["minimum"], 1, double.PositiveInfinity),
    ];

    private static readonly HashSet<string> IrregularPlurals = new(
        ("people men women children police staff troops personnel teeth feet cattle crew media forces dead wounded injured missing passengers aircraft "
        + "series species sheep fish").Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> CountNouns = new(["number", "total", "count", "toll", "tally", "figure"], StringComparer.Ordinal);

    public static List<Quantity> Read(IReadOnlyList<Token> tokens)
    {
        var found = new List<Quantity>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (NumberReader.At(tokens, i) is not { } number)
                continue;
            if (!IsOther(tokens, number) && Make(tokens, number) is { } quantity)
                found.Add(quantity);
            i = number.Last - 1;
        }
        return found;
    }

    /// <summary>Years, days of a month, clock times, ordinals, sections, model names, scores, phone numbers: digits that count nothing.</summary>
    private static bool IsOther(IReadOnlyList<Token> tokens, WrittenNumber number)
    {
        Token? before = number.First > 0 ? tokens[number.First - 1] : null;
        Token? after = number.Last < tokens.Count ? tokens[number.Last] : null;
        var text = tokens[number.First].Lower;
        var digits = tokens[number.First].Kind == TokenKind.Number;
        if (text == "one" && number.Last == number.First + 1)
            return true;
        if (before is { } b)
        {
            if (b.IsWord && Calendar.Month(b.Lower) is not null && b.Capital && number.Value is >= 1 and <= 2_100)
                return true;
            if (b.Lower is "#" or ":" or "no" or "number" or "page" or "chapter" or "section" or "article" or "flight" or "route" or "highway" or "room"
                or "aged" or "age" or "version" or "gate" or "line" or "top" or "grade" or "channel" && digits)
                return true;
            if (digits && b.Lower is "-" or "–" or "/" && b.End == tokens[number.First].Start)
                return true;
            if (digits && b.Name && Units.Currency(b.Lower) is null && !b.Is("rs") && !(after is { IsWord: true } && FollowedByNoun(tokens, number.Last)))
                return true;
        }
        if (after is { } a)
        {
            if (a.IsWord && Calendar.Month(a.Lower) is not null && a.Capital && number.Value is >= 1 and <= 31)
                return true;
            if (a.Lower is ":" or "/" && a.Start == tokens[number.Last - 1].End || a.Lower is "a.m" or "p.m" or "a.m." or "p.m." or "am" or "pm" or "o'clock" or "gmt")
                return true;
            // "22-year-old", "three-time", "two-thirds" as an adjective: ages and descriptions, not counts of the story.
            if (a.Is("-") && number.Last + 1 < tokens.Count && tokens[number.Last + 1].Lower is "year" or "yr")
                return true;
            if (a.Is("-") && number.Last + 1 < tokens.Count && tokens[number.Last + 1].Kind == TokenKind.Number)
                return true;
            // "a 7-strength quake", "a two-storey house", "three-plus": a description, or a bound that the next word gives.
            if (a.Is("-") && a.Start == tokens[number.Last - 1].End && number.Last + 1 < tokens.Count && tokens[number.Last + 1].IsWord
                && Units.Measure(tokens[number.Last + 1].Lower) is null && Units.Currency(tokens[number.Last + 1].Lower) is null)
                return true;
        }
        var comma = before is { } c && c.Is(",") && number.First > 1 && tokens[number.First - 2].Name;
        if (comma && digits && number.Value is >= 1 and <= 110 && after is { Lower: "," or "." or ")" })
            return true;
        var year = digits && text.Length == 4 && number.Last == number.First + 1 && number.Value is >= 1_500 and <= 2_100;
        return year && !(after is { IsWord: true } && FollowedByPlural(tokens, number.Last)) && !(before is { } d && (Units.Currency(d.Lower) is not null
            || d.Lower is "than" or "nearly" or "about" or "least"));
    }

    private static Quantity? Make(IReadOnlyList<Token> tokens, WrittenNumber number)
    {
        var first = number.First;
        var last = number.Last;
        var unit = "";
        var written = "";
        var factor = 1.0;
        if (first > 0 && Units.Currency(tokens[first - 1].Lower) is { } sign && !tokens[first - 1].Lower.EndsWith("nd", StringComparison.Ordinal))
        {
            unit = sign;
            first--;
            if (first > 0 && tokens[first - 1].Lower is "us" or "u.s" or "u.s." or "a" or "c" && tokens[first - 1].End == tokens[first].Start)
                first--;
        }
        else if (UnitAfter(tokens, ref last) is { } after)
        {
            (unit, factor, written) = after;
        }
        else if (first > 0 && (tokens[first - 1].Is("magnitude") || tokens[first - 1].Is("of") && first > 1 && tokens[first - 2].Is("magnitude")))
        {
            unit = "magnitude";
        }
        if (unit == "CENT" && last > number.Last && tokens[last - 1].Lower == "cent")
            unit = "%";
        var (qualifier, qualifierFirst, low, high, usual) = Qualify(tokens, first, number);
        // Measures are rounded to the unit they are written in, which shows when two reports use different ones.
        if (Units.IsConvertible(unit) && low == high)
            (low, high, usual) = (low - 0.49, high + 0.49, usual + 0.49);
        var head = unit is "" or "%" ? Counted(tokens, number, last, unit) : unit is "s" or "m" ? Measured(tokens, last) : default;
        var shown = (qualifier.Length > 0 ? qualifier + " " : "") + (number.Vague
            ? string.Join(' ', Enumerable.Range(number.First, number.Last - number.First).Select(k => tokens[k].Lower).Where(word => word != "of"))
            : number.Ranged ? Units.Show(number.Low, "", "") + " to " + Units.Show(number.High, unit, written) : Units.Show(number.Value, unit, written));
        return new Quantity(
            qualifierFirst, number.First, last, tokens[qualifierFirst].Start, tokens[last - 1].End, low * factor, high * factor, usual * factor, number.Value * factor,
            unit, qualifier, number.Vague, head.Concept, head.Word ?? "", head.Modifiers ?? [], Outcome(tokens, number, Math.Max(last, head.Last)),
            Role(tokens, qualifierFirst, number, last), shown);
    }

    private static (string Unit, double Factor, string Written)? UnitAfter(IReadOnlyList<Token> tokens, ref int last)
    {
        var at = last;
        if (at < tokens.Count && tokens[at].Is("-"))
            at++;
        if (at >= tokens.Count)
            return null;
        if (tokens[at].Is("per") && at + 1 < tokens.Count && tokens[at + 1].Is("cent"))
        {
            last = at + 2;
            return ("%", 1, "%");
        }
        if (Units.Measure(tokens[at].Lower) is { } measure)
        {
            last = at + 1;
            return (measure.Unit, measure.Factor, tokens[at].Lower);
        }
        if (tokens[at].Lower is "us" or "u.s." or "american" && at + 1 < tokens.Count && Units.Currency(tokens[at + 1].Lower) is not null)
            at++;
        if (Units.Currency(tokens[at].Lower) is { } currency && tokens[at].IsWord)
        {
            last = at + 1;
            return (currency, 1, tokens[at].Lower);
        }
        return null;
    }

    private static (string Words, int First, double Low, double High, double Usual) Qualify(IReadOnlyList<Token> tokens, int first, WrittenNumber number)
    {
        foreach (var (words, low, high) in Qualifiers)
        {
            var start = first - words.Length;
            if (start < 0)
                continue;
            var same = true;
            for (var k = 0; k < words.Length && same; k++)
                same = tokens[start + k].Is(words[k]);
            if (!same)
                continue;
            // "more than 26,000" is hardly written of 40,000: the figure is the last round one below. One digit leaves more room.
            var usual = high == 0 ? (number.OneDigit ? 2 : 1.15) : high;
            var top = high == 0 ? double.PositiveInfinity : high;
            return (string.Join(' ', words), start, low == 0 ? 0 : low == 1 || number.Ranged ? low * number.Low : low * number.Value,
                top == 1 ? number.High : number.Ranged ? top * number.High : top * number.Value, usual * number.High);
        }
        if (number.Last < tokens.Count && tokens[number.Last].Is("or") && number.Last + 1 < tokens.Count && tokens[number.Last + 1].Is("more"))
            return ("at least", first, number.Low, double.PositiveInfinity, double.PositiveInfinity);
        return ("", first, number.Low, number.High, number.High);
    }

    private readonly record struct CountedThing(string? Concept, string? Word, IReadOnlyList<string>? Modifiers, int Last);

    private static CountedThing Measured(IReadOnlyList<Token> tokens, int last) =>
        last < tokens.Count && tokens[last].IsWord && !Words.Stop.Contains(tokens[last].Lower) ? new(tokens[last].Concept, tokens[last].Lower, [], last + 1) : default;

    private static CountedThing Counted(IReadOnlyList<Token> tokens, WrittenNumber number, int last, string unit)
    {
        var at = last;
        if (at < tokens.Count && tokens[at].Is("of"))
        {
            at++;
            while (at < tokens.Count && (Words.Determiners.Contains(tokens[at].Lower) || tokens[at].Kind == TokenKind.Number))
                at++;
        }
        var modifiers = new List<string>();
        for (var k = at; k < tokens.Count && k < at + 6; k++)
        {
            var token = tokens[k];
            if (token.Is("-") || k == at && token.Lower is "more" or "other" or "additional" or "further")
                continue;
            if (!token.IsWord || Words.Stop.Contains(token.Lower))
                break;
            if (IsPlural(token) && !(k + 1 < tokens.Count && tokens[k + 1].Is("-")))
                return new(Head(token), token.Lower, modifiers, k + 1);
            modifiers.Add(token.Concept);
        }
        if (unit == "%" && modifiers.Count > 0 && at > last)
            return new(modifiers[0], tokens[at].Lower, [], at + 1);
        // "the number of employees to 30 from 1,000", "the death toll rose to 30"
        for (var k = number.First - 1; k >= 0 && k >= number.First - 12; k--)
        {
            var token = tokens[k];
            if (!token.IsWord && token.Lower is ";" or "." or ":")
                break;
            if (CountNouns.Contains(token.Lower))
            {
                var noun = k + 1 < number.First && tokens[k + 1].Is("of") ? k + 2 : -1;
                while (noun > 0 && noun < number.First && Words.Determiners.Contains(tokens[noun].Lower))
                    noun++;
                if (noun > 0 && noun < number.First)
                    return new(Head(tokens[noun]), tokens[noun].Lower, [], last);
                if (k > 0 && tokens[k].Is("toll"))
                    return new("#people", "people", [], last);
                break;
            }
            if (token.Lower is "staff" or "workforce" or "headcount" && tokens[number.First - 1].Lower is "to" or "from" or "just" or "of" or "about" or "only")
                return new(Head(token), token.Lower, [], last);
        }
        // "killed 10 and injured 80", "50 were injured": people are meant.
        var next = last < tokens.Count ? tokens[last] : default;
        var implied = last >= tokens.Count || !next.IsWord || Words.Stop.Contains(next.Lower) || Units.IsOutcome(next) || next.Is("dead");
        if (implied && unit.Length == 0 && Outcome(tokens, number, last) is "#death" or "#injure" or "#arrest" or "miss")
            return new("#people", "people", [], last);
        return default;
    }

    /// <summary>People are people, whatever a report calls them; other things keep their own name.</summary>
    private static string Head(Token token) => token.Concept is "man" or "woman" or "passenger" or "victim" or "#victim" or "dead" or "#death" or "civilian"
        or "wound" or "#injure" ? "#people" : token.Concept;

    private static bool IsPlural(Token token) =>
        IrregularPlurals.Contains(token.Lower)
        || token.Lower.Length > 3 && token.Lower.EndsWith('s') && !token.Lower.EndsWith("ss", StringComparison.Ordinal)
            && !token.Lower.EndsWith("us", StringComparison.Ordinal) && !token.Lower.EndsWith("is", StringComparison.Ordinal);

    private static bool FollowedByPlural(IReadOnlyList<Token> tokens, int at)
    {
        for (var k = at; k < tokens.Count && k < at + 3; k++)
        {
            if (!tokens[k].IsWord || Words.Stop.Contains(tokens[k].Lower))
                return false;
            if (IsPlural(tokens[k]) && !tokens[k].Name)
                return true;
        }
        return false;
    }

    private static bool FollowedByNoun(IReadOnlyList<Token> tokens, int at) => FollowedByPlural(tokens, at) || Units.Measure(tokens[at].Lower) is not null;

    /// <summary>What happened to those counted: the nearest outcome word in the clause, the one after the number first.</summary>
    private static string? Outcome(IReadOnlyList<Token> tokens, WrittenNumber number, int last)
    {
        for (var k = last; k < tokens.Count && k < last + 6; k++)
        {
            if (tokens[k].Lower is "," or ";" or "." or "and" or "but" || tokens[k].Kind == TokenKind.Number)
                break;
            if (Units.IsOutcome(tokens[k]))
                return Units.Outcome(tokens[k].Concept);
        }
        for (var k = number.First - 1; k >= 0 && k >= number.First - 7; k--)
        {
            if (tokens[k].Lower is ";" or "." || tokens[k].Lower is "and" or "but" && k < number.First - 2)
                break;
            if (Units.IsOutcome(tokens[k]))
                return Units.Outcome(tokens[k].Concept);
        }
        return null;
    }

    private static QuantityRole Role(IReadOnlyList<Token> tokens, int first, WrittenNumber number, int last)
    {
        var before = first > 0 ? tokens[first - 1].Lower : "";
        var before2 = first > 1 ? tokens[first - 2].Lower : "";
        if (before is "just" or "only" or "a" or "an" or "the" or "mere")
            (before, before2) = (before2, first > 2 ? tokens[first - 3].Lower : "");
        var after = last < tokens.Count ? tokens[last].Lower : "";
        var after2 = last + 1 < tokens.Count ? tokens[last + 1].Lower : "";
        if (before is "another" or "additional" or "further" or "extra" || after is "more" or "additional" or "further" or "extra" or "other" or "others" || before2 is "another")
            return QuantityRole.Extra;
        if (after == "of" && after2 is "the" or "them" or "those" or "its" or "their" or "his" or "her" or "these" && !number.Vague)
            return QuantityRole.Part;
        if (after is "per" or "each" or "apiece" or "daily" or "weekly" or "monthly" or "annually" || after is "a" or "an" && after2 is "day" or "week" or "month" or "year" or "hour"
            or "person" || before is "each" or "every")
            return QuantityRole.Rate;
        for (var k = last; k + 1 < tokens.Count && k < last + 3 && tokens[k].IsWord; k++)
        {
            if (tokens[k].Lower is "a" or "per" && tokens[k + 1].Lower is "day" or "week" or "month" or "year" or "hour" or "minute" or "person")
                return QuantityRole.Rate;
        }
        if (before == "from")
            return QuantityRole.Before;
        if (before == "to" && Changed(tokens, first))
            return QuantityRole.After;
        if (before is "by" && Changed(tokens, first) || first > 0 && tokens[first - 1].Concept is "#rise" or "#fall" or "#cut" && before is not "low" and not "small")
            return QuantityRole.Change;
        return QuantityRole.Level;
    }

    private static bool Changed(IReadOnlyList<Token> tokens, int first)
    {
        for (var k = first - 1; k >= 0 && k >= first - 12; k--)
        {
            if (tokens[k].Concept is "#rise" or "#fall" or "#cut" || tokens[k].Lower is "down" or "up" or "doubled" or "expanded" or "went" or "brought" or "bringing" or "raised" or "raising")
                return true;
        }
        return false;
    }
}
