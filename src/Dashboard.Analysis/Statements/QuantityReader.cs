using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Statements;

/// <summary>Finds the numbers of a sentence with unit, what is counted, qualifier and role. Years, dates, times and names with numbers are left out.</summary>
internal static class QuantityReader
{
    public static List<Quantity> Read(IReadOnlyList<Token> tokens) => ReadEvery(tokens).FindAll(read => !read.Names).ConvertAll(read => read.Quantity);

    /// <summary>Every number, those that only name something too: inference must know that a year or an age was changed.</summary>
    public static List<(Quantity Quantity, bool Names)> ReadEvery(IReadOnlyList<Token> tokens)
    {
        var found = new List<(Quantity, bool)>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (NumberReader.At(tokens, i) is not { } number)
                continue;
            found.Add((Make(tokens, number), NamingNumbers.IsOne(tokens, number)));
            i = number.Last - 1;
        }
        return found;
    }

    private static Quantity Make(IReadOnlyList<Token> tokens, WrittenNumber number)
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
        var (qualifier, qualifierFirst, low, high, usual) = Qualifiers.Before(tokens, first, number);
        // Measures are rounded to the unit they are written in, which shows when two reports use different ones.
        if (Units.IsConvertible(unit) && low == high)
            (low, high, usual) = (low - 0.49, high + 0.49, usual + 0.49);
        var head = unit is "" or "%" ? CountedThing.Of(tokens, number, last, unit) : unit is "s" or "m" ? CountedThing.Measured(tokens, last) : default;
        var shown = (qualifier.Length > 0 ? qualifier + " " : "") + (number.Vague
            ? string.Join(' ', Enumerable.Range(number.First, number.Last - number.First).Select(k => tokens[k].Lower).Where(word => word != "of"))
            : number.Ranged ? Units.Show(number.Low, "", "") + " to " + Units.Show(number.High, unit, written) : Units.Show(number.Value, unit, written));
        return new Quantity(
            qualifierFirst, number.First, last, tokens[qualifierFirst].Start, tokens[last - 1].End, low * factor, high * factor, usual * factor, number.Value * factor,
            unit, qualifier, number.Vague, head.Concept, head.Word ?? "", head.Modifiers ?? [], CountedThing.OutcomeOf(tokens, number, Math.Max(last, head.Last)),
            QuantityRoles.Of(tokens, qualifierFirst, number, last), shown);
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
}
