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
        var (factor, offset) = (1.0, 0.0);
        if (number.Share)
        {
            unit = "%";
        }
        else if (SignBefore(tokens, ref first) is { } sign)
        {
            unit = sign;
        }
        else if (!number.Factor && UnitAfter(tokens, number, ref last) is { } after)
        {
            (unit, factor, offset, written) = after;
        }
        else if (first > 0 && (tokens[first - 1].Is("magnitude") || tokens[first - 1].Is("of") && first > 1 && tokens[first - 2].Is("magnitude")))
        {
            unit = "magnitude";
        }
        if (unit == "CENT" && last > number.Last && tokens[last - 1].Lower == "cent")
            unit = "%";
        var (qualifier, qualifierFirst, low, high, usual) = Qualifiers.Around(tokens, first, number, ref last);
        // Measures are rounded to the unit they are written in, which shows when two reports use different ones.
        if (Units.IsConvertible(unit) && low == high)
            (low, high, usual) = (low - 0.49, high + 0.49, usual + 0.49);
        // "$ more than 50": the sign stands before the qualifier.
        if (unit.Length == 0 && qualifier.Length > 0 && qualifierFirst > 0 && qualifierFirst < number.First && tokens[qualifierFirst - 1].Kind == TokenKind.Symbol
            && Units.Currency(tokens[qualifierFirst - 1].Lower) is { } early)
            (unit, qualifierFirst) = (early, qualifierFirst - 1);
        if (number.Factor)
            return Times(tokens, number, qualifierFirst, qualifier, low, high, usual);
        var head = unit is "" or "%" ? CountedThing.Of(tokens, number, last, unit) : unit is "s" or "m" ? CountedThing.Measured(tokens, last) : default;
        var shown = (qualifier.Length > 0 ? qualifier + " " : "") + (number.Vague
            ? string.Join(' ', Enumerable.Range(number.First, number.Last - number.First).Select(k => tokens[k].Lower).Where(word => word != "of"))
            : number.Ranged ? Units.Show(number.Low, "", "") + " to " + Units.Show(number.High, unit, written) : Units.Show(number.Value, unit, written));
        return new Quantity(
            qualifierFirst, number.First, last, tokens[qualifierFirst].Start, tokens[last - 1].End, low * factor + offset, high * factor + offset, usual * factor + offset,
            number.Value * factor + offset,
            unit, qualifier, number.Vague, head.Concept, head.Word ?? "", head.Modifiers ?? [], CountedThing.OutcomeOf(tokens, number, Math.Max(last, head.Last)),
            QuantityRoles.Of(tokens, qualifierFirst, number, last), shown);
    }

    /// <summary>"doubled" and "twice as many" are counted in times, like "three times as many".</summary>
    private static Quantity Times(IReadOnlyList<Token> tokens, WrittenNumber number, int first, string qualifier, double low, double high, double usual) =>
        new(first, number.First, number.Last, tokens[first].Start, tokens[number.Last - 1].End, low, high, usual, number.Value, "", qualifier, false, Concepts.Of("times"), "times", [],
            null, QuantityRole.Change, (qualifier.Length > 0 ? qualifier + " " : "") + Units.Show(number.Value, "", ""));

    /// <summary>The currency of a sign before the number, moving <paramref name="first"/> to it; "$ more than 50" has its sign before the qualifier.</summary>
    private static string? SignBefore(IReadOnlyList<Token> tokens, ref int first)
    {
        if (first == 0 || Units.Currency(tokens[first - 1].Lower) is not { } sign || tokens[first - 1].Lower.EndsWith("nd", StringComparison.Ordinal) || tokens[first - 1].Lower.Length > 3)
            return null;
        first--;
        if (first > 0 && tokens[first - 1].IsWord && tokens[first - 1].End == tokens[first].Start && sign == "USD" && Currencies.Dollars(tokens[first - 1].Lower) is { } whose)
        {
            first--;
            return whose;
        }
        return sign;
    }

    private static (string Unit, double Factor, double Offset, string Written)? UnitAfter(IReadOnlyList<Token> tokens, WrittenNumber number, ref int last)
    {
        var at = last;
        if (at < tokens.Count && tokens[at].Is("-"))
            at++;
        if (at >= tokens.Count)
            return null;
        var unit = tokens[at].Lower;
        var next = at + 1 < tokens.Count ? tokens[at + 1].Lower : "";
        if (unit == "per" && next == "cent")
        {
            last = at + 2;
            return ("%", 1, 0, "%");
        }
        // A rise from 4 % to 6 % is 2 points and 50 %.
        if (unit is "percentage" or "percent" or "%" && next is "point" or "points" || unit == "basis" && next is "point" or "points")
        {
            last = at + 2;
            return ("pp", unit == "basis" ? 0.01 : 1, 0, "percentage points");
        }
        if (unit is "degree" or "degrees" or "°" or "celsius" or "fahrenheit" or "c" or "f" && Temperature(tokens, at, ref last) is { } temperature)
            return temperature;
        if (Units.Power(unit, next) is { } power)
        {
            last = at + 2;
            return (power.Unit, power.Factor, 0, unit + " " + next);
        }
        if (unit is "pound" or "pounds" && IsWeight(tokens, number, at))
        {
            last = at + 1;
            return ("kg", 0.4536, 0, unit);
        }
        if (unit is "nautical" && next is "mile" or "miles")
        {
            last = at + 2;
            return ("m", 1_852, 0, "nautical miles");
        }
        if (Units.Measure(unit) is { } measure)
        {
            last = at + 1;
            // "60 miles per hour", "60 km/h"
            if (measure.Unit == "m" && at + 2 < tokens.Count && next is "per" or "an" or "/" && tokens[at + 2].Lower is "hour" or "h" or "hr")
            {
                last = at + 3;
                return ("m/s", measure.Factor / 3_600, 0, unit + " per hour");
            }
            return (measure.Unit, measure.Factor, 0, unit);
        }
        string? whose = null;
        if (at + 1 < tokens.Count && Currencies.Dollars(unit) is { } country && unit.Length > 1 && next is "dollar" or "dollars")
        {
            whose = country;
            at++;
        }
        if (Units.Currency(tokens[at].Lower) is { } currency && tokens[at].IsWord)
        {
            last = at + 1;
            return (whose ?? currency, 1, 0, (whose is null or "USD" ? "" : unit + " ") + tokens[at].Lower);
        }
        return null;
    }

    /// <summary>Degrees Celsius; a bare "degrees" says neither scale and keeps its own unit.</summary>
    private static (string, double, double, string)? Temperature(IReadOnlyList<Token> tokens, int at, ref int last)
    {
        var scale = tokens[at].Lower is "c" or "f" or "celsius" or "fahrenheit" ? at : at + 1;
        if (scale == at && tokens[at].Lower.Length == 1)
            return null;
        var name = scale < tokens.Count ? tokens[scale].Lower : "";
        last = name is "c" or "celsius" or "centigrade" or "f" or "fahrenheit" ? scale + 1 : at + 1;
        return name is "c" or "celsius" or "centigrade" ? ("°C", 1, 0, "°C") : name is "f" or "fahrenheit" ? ("°C", 5 / 9.0, -160 / 9.0, "°F") : ("°", 1, 0, "degrees");
    }

    /// <summary>"40 pounds of flour", "weighed 40 pounds": no money.</summary>
    private static bool IsWeight(IReadOnlyList<Token> tokens, WrittenNumber number, int at)
    {
        if (at + 1 < tokens.Count && tokens[at + 1].Lower is "of" or "heavier" or "lighter" or "overweight")
            return !(at + 2 < tokens.Count && tokens[at + 2].Lower is "debt" or "damage" or "investment" or "funding" or "aid" or "public" or "taxpayers");
        for (var k = number.First - 1; k >= 0 && k >= number.First - 5; k--)
        {
            if (tokens[k].Lower is "weigh" or "weighs" or "weighed" or "weighing" or "weight" or "heavy")
                return true;
        }
        return false;
    }
}
