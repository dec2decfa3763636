using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Statements;

/// <summary>How a qualifier bounds a number when it is read to the letter.</summary>
internal enum QuantityBound
{
    None,
    About,
    Over,
    AtLeast,
    Under,
    AtMost,
}

/// <summary>Words before a number that widen it: "about", "more than", "up to".</summary>
internal static class Qualifiers
{
    private static readonly (string[] Words, double Low, double High)[] All =
    [
        (["no", "more", "than"], 0, 1), (["not", "more", "than"], 0, 1), (["no", "fewer", "than"], 1, double.PositiveInfinity),
        (["no", "less", "than"], 1, double.PositiveInfinity), (["as", "many", "as"], 0, 1), (["as", "much", "as"], 0, 1),
        (["as", "few", "as"], 1, double.PositiveInfinity), (["upwards", "of"], 1, double.PositiveInfinity),
        (["not", "fewer", "than"], 1, double.PositiveInfinity), (["not", "less", "than"], 1, double.PositiveInfinity), (["in", "excess", "of"], 1, 0),
        (["a", "minimum", "of"], 1, double.PositiveInfinity), (["a", "maximum", "of"], 0, 1), (["as", "high", "as"], 0, 1), (["as", "low", "as"], 1, double.PositiveInfinity),
        (["as", "little", "as"], 1, double.PositiveInfinity), (["just", "shy", "of"], 0.9, 1), (["well", "above"], 1, double.PositiveInfinity), (["well", "below"], 0, 1),
        (["well", "under"], 0, 1), (["in", "the", "region", "of"], 0.85, 1.15), (["north", "of"], 1, 0), (["higher", "than"], 1, 0), (["larger", "than"], 1, 0), (["bigger", "than"], 1, 0),
        (["lower", "than"], 0, 1), (["smaller", "than"], 0, 1), (["shy", "of"], 0.9, 1), (["slightly", "over"], 1, 1.15), (["estimated", "at"], 0.85, 1.15),
        (["more", "than"], 1, 0), (["well", "over"], 1, double.PositiveInfinity), (["fewer", "than"], 0, 1), (["less", "than"], 0, 1),
        (["at", "least"], 1, double.PositiveInfinity), (["at", "most"], 0, 1), (["up", "to"], 0, 1), (["close", "to"], 0.85, 1.05),
        (["an", "estimated"], 0.85, 1.15), (["just", "over"], 1, 1.1), (["just", "under"], 0.9, 1), (["greater", "than"], 1, 0),
        (["nearly"], 0.9, 1), (["almost"], 0.9, 1), (["over"], 1, 0), (["above"], 1, 0), (["exceeding"], 1, 0), (["under"], 0, 1), (["below"], 0, 1),
        (["about"], 0.9, 1.1), (["around"], 0.9, 1.1), (["approximately"], 0.9, 1.1), (["roughly"], 0.9, 1.1), (["some"], 0.9, 1.1),
        (["estimated"], 0.85, 1.15), (["circa"], 0.9, 1.1), (["maximum"], 0, 1), (["minimum"], 1, double.PositiveInfinity),
        (["approaching"], 0.85, 1), (["nearing"], 0.85, 1), (["topping"], 1, 0), (["beyond"], 1, 0),
    ];

    /// <summary>The bound that a qualifier sets, as <see cref="Quantity.Qualifier"/> writes it.</summary>
    public static QuantityBound BoundOf(string qualifier) => qualifier switch
    {
        "" => QuantityBound.None,
        "more than" or "over" or "above" or "exceeding" or "greater than" or "well over" or "upwards of" or "just over" or "higher than" or "larger than" or "bigger than" or "in excess of" or "north of" or "topping" or "well above" or "slightly over" or "beyond" => QuantityBound.Over,
        "at least" or "no fewer than" or "no less than" or "not less than" or "not fewer than" or "as low as" or "as little as" or "minimum" or "a minimum of" or "as few as" => QuantityBound.AtLeast,
        "fewer than" or "less than" or "under" or "below" or "well below" or "just under" or "well under" or "lower than" or "smaller than" => QuantityBound.Under,
        "at most" or "no more than" or "not more than" or "up to" or "maximum" or "a maximum of" or "as many as" or "as much as" or "as high as" => QuantityBound.AtMost,
        _ => QuantityBound.About,
    };

    /// <summary>The qualifier before or behind a number; one behind it moves <paramref name="last"/>.</summary>
    public static (string Words, int First, double Low, double High, double Usual) Around(IReadOnlyList<Token> tokens, int first, WrittenNumber number, ref int last)
    {
        var before = Before(tokens, first, number);
        if (before.Words.Length > 0)
            return before;
        // "300 or more", "300-plus", "a hundred or so", "300 at most"
        var at = number.Last;
        var (one, two) = (at < tokens.Count ? tokens[at].Lower : "", at + 1 < tokens.Count ? tokens[at + 1].Lower : "");
        if (one == "or" && two is "more" or "higher" or "above" or "over" || one is "-" && two == "plus" || one == "+" && tokens[at].Start == tokens[at - 1].End || one == "at" && two == "least")
            return ("at least", first, number.Low, double.PositiveInfinity, double.PositiveInfinity);
        if (one == "or" && two is "less" or "fewer" or "under" or "below" || one == "at" && two == "most")
            return ("at most", first, 0, number.High, number.High);
        if (one == "or" && two is "so" or "thereabouts")
        {
            if (last == number.Last)
                last = at + 2;
            return ("about", first, number.Low * 0.85, number.High * 1.15, number.High * 1.15);
        }
        return before;
    }

    private static (string Words, int First, double Low, double High, double Usual) Before(IReadOnlyList<Token> tokens, int first, WrittenNumber number)
    {
        foreach (var (words, low, high) in All)
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
        return ("", first, number.Low, number.High, number.High);
    }
}
