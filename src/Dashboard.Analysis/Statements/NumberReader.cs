using System.Globalization;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Statements;

/// <summary>A number as written: tokens <c>[First, Last)</c> and the interval that the words allow before any qualifier.</summary>
/// <param name="Share">A part of a whole: the values are percentages.</param>
/// <param name="Factor">"doubled", "threefold": how many times as much.</param>
internal readonly record struct WrittenNumber(
    int First, int Last, double Value, double Low, double High, bool Vague, bool OneDigit, bool Ranged, bool Share = false, bool Factor = false);

/// <summary>Reads numbers in digits and in words, with scale words, fractions, vague amounts and ranges.</summary>
internal static class NumberReader
{
    private static readonly Dictionary<string, double> Small = new(StringComparer.Ordinal)
    {
        ["zero"] = 0, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9,
        ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16,
        ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50,
        ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90,
    };

    private static readonly Dictionary<string, double> Scales = new(StringComparer.Ordinal)
    {
        ["hundred"] = 100, ["thousand"] = 1e3, ["million"] = 1e6, ["billion"] = 1e9, ["trillion"] = 1e12, ["dozen"] = 12, ["lakh"] = 1e5,
        ["crore"] = 1e7,
        ["m"] = 1e6, ["mn"] = 1e6, ["mln"] = 1e6, ["bn"] = 1e9, ["bln"] = 1e9, ["tn"] = 1e12, ["trn"] = 1e12, ["k"] = 1e3,
        ["b"] = 1e9, ["mil"] = 1e6, ["bil"] = 1e9,
    };

    private static readonly Dictionary<string, (double Low, double High)> Plurals = new(StringComparer.Ordinal)
    {
        ["dozens"] = (24, 120), ["scores"] = (40, 200), ["tens"] = (20, 99), ["hundreds"] = (200, 1_999), ["thousands"] = (2_000, 19_999), ["millions"] = (2e6, 2e7),
        ["billions"] = (2e9, 2e10),
    };

    private static readonly Dictionary<string, (double Low, double High)> Vague = new(StringComparer.Ordinal)
    {
        ["several"] = (3, 9), ["few"] = (2, 5), ["couple"] = (2, 2), ["many"] = (3, 99), ["some"] = (2, 99), ["handful"] = (2, 6),
    };

    /// <summary>The number that starts at token <paramref name="i"/>, or null.</summary>
    public static WrittenNumber? At(IReadOnlyList<Token> tokens, int i)
    {
        if (FractionReader.At(tokens, i) is { } share)
            return share;
        if (Single(tokens, i) is not { } first)
            return null;
        // "10 to 20", "10-20", "between 10 and 20", "$10 to $20", "10% to 20%"
        var j = first.Last;
        var sign = i > 0 && Units.Currency(tokens[i - 1].Lower) is not null ? 1 : 0;
        var between = i > sign && tokens[i - 1 - sign].Is("between");
        if (j + 1 < tokens.Count && tokens[j].Lower is "%" or "percent" && (tokens[j + 1].Lower is "-" or "–" or "to" || between && tokens[j + 1].Is("and")))
            j++;
        var at = j + 1;
        // "fell $100 to $1,199" gives a change and where it led.
        if (sign == 1 && at < tokens.Count && tokens[at].Lower == tokens[i - 1].Lower && !(i > 1 && tokens[i - 2].Concept is "#fall" or "#rise" or "#cut" or "down" or "up"))
            at++;
        if (!first.Vague && at < tokens.Count
            && (tokens[j].Lower is "-" or "–" or "—" || tokens[j].Is("to") && !(i > sign && tokens[i - 1 - sign].Is("from")) || between && tokens[j].Is("and"))
            && Single(tokens, at) is { Vague: false } second)
        {
            var from = first.Value;
            if (from < second.Value && second.Value >= 1_000 && from < 1_000 && tokens[first.Last - 1].Kind == TokenKind.Number
                && first.Last == i + 1 && second.Last - at > 1)
                from *= second.Value / Digits(tokens[at].Lower);
            if (from < second.Value)
                return new WrittenNumber(i, second.Last, (from + second.Value) / 2, from, second.Value, false, false, true);
        }
        return first;
    }

    internal static WrittenNumber? Single(IReadOnlyList<Token> tokens, int i)
    {
        if (i >= tokens.Count)
            return null;
        var token = tokens[i];
        if (token.Kind == TokenKind.Number)
            return InDigits(tokens, i);
        if (!token.IsWord)
            return null;
        // "he scores four", "ten of them": only "scores of" and "tens of" are amounts.
        if (Plurals.TryGetValue(token.Lower, out var plural))
            return token.Lower is "scores" or "tens" && !(i + 1 < tokens.Count && tokens[i + 1].Is("of")) ? null : InPlurals(tokens, i, plural);
        if (FractionReader.TimesAt(tokens, i) is { } times)
            return times;
        if (FractionReader.HalfAt(tokens, i) is { } half)
            return half;
        var article = token.Lower is "a" or "an" ? 1 : 0;
        if (i + article < tokens.Count && Vague.TryGetValue(tokens[i + article].Lower, out var vague))
            return InVagueWords(tokens, i, article, vague);
        if (article == 1 && i + 1 < tokens.Count && Scales.TryGetValue(tokens[i + 1].Lower, out var one) && tokens[i + 1].Lower.Length > 3)
            return new WrittenNumber(i, i + 2, one, one * (one == 12 ? 1 : 0.95), one * (one == 12 ? 1 : 1.05), false, true, false);
        return InWords(tokens, i);
    }

    private static WrittenNumber? InDigits(IReadOnlyList<Token> tokens, int i)
    {
        var text = tokens[i].Lower;
        var last = i + 1;
        // "1'000", "1 000 000"
        while (GroupFollows(tokens, i, last) is > 0 and var group)
        {
            text += tokens[last + group - 1].Lower;
            last += group;
        }
        if (!double.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return null;
        var place = LastPlace(text);
        var bare = last;
        if (last < tokens.Count && tokens[last].Lower is "½" or "¼" or "¾" && tokens[last].Start == tokens[last - 1].End)
            (value, place, last, bare) = (value + (tokens[last].Lower == "½" ? 0.5 : tokens[last].Lower == "¼" ? 0.25 : 0.75), 0.25, last + 1, last + 1);
        while (last < tokens.Count)
        {
            // "$143-billion"
            var at = tokens[last].Is("-") && last + 1 < tokens.Count && tokens[last + 1].Lower.Length > 4 ? last + 1 : last;
            if (!tokens[at].IsWord || !Scales.TryGetValue(tokens[at].Lower, out var scale) || tokens[at].Lower is "m" or "b" or "k" or "mil" or "bil" && !IsScale(tokens, i, at))
                break;
            last = at;
            value *= scale;
            place *= scale;
            last++;
        }
        // Written figures are rounded: half a unit of the last digit that carries information, never more than 5 %.
        var slack = place is 1 && last == bare ? 0 : Math.Min(place / 2, Math.Abs(value) * 0.05);
        return new WrittenNumber(i, last, value, value - slack, value + slack, false, SignificantDigits(text) < 2, false);
    }

    /// <summary>Number of tokens of a further group of three digits: 2 for "'000", 1 for " 000", else 0.</summary>
    private static int GroupFollows(IReadOnlyList<Token> tokens, int first, int at)
    {
        if (tokens[first].Lower.Length > 3 || tokens[first].Lower.AsSpan().ContainsAny(',', '.') || tokens[first].Lower is "0")
            return 0;
        if (at + 1 < tokens.Count && tokens[at].Lower is "'" or "’" && tokens[at].Start == tokens[at - 1].End && IsGroup(tokens[at + 1]) && tokens[at + 1].Start == tokens[at].End)
            return 2;
        var dated = first > 0 && (Text.Calendar.IsDayOrMonth(tokens[first - 1].Lower) || tokens[first - 1].Kind == TokenKind.Number);
        return at < tokens.Count && !dated && IsGroup(tokens[at]) && tokens[at].Start == tokens[at - 1].End + 1
            // Of two numbers that only stand beside each other the second seldom ends in 00.
            && tokens[at].Lower.EndsWith("00", StringComparison.Ordinal) ? 1 : 0;

        static bool IsGroup(Token token) => token.Kind == TokenKind.Number && token.Lower.Length == 3;
    }

    /// <summary>"$3m", "3m euros", "3m people" are millions, "a 100m race" and "3 m deep" are metres; one letter stands right behind its digits.</summary>
    private static bool IsScale(IReadOnlyList<Token> tokens, int first, int at)
    {
        if (first > 0 && Units.Currency(tokens[first - 1].Lower) is not null)
            return true;
        var after = at + 1 < tokens.Count ? tokens[at + 1].Lower : "";
        if (Units.Currency(after) is not null && after.Length > 1)
            return true;
        return tokens[at].Start == tokens[at - 1].End && (tokens[at].Lower == "k" || tokens[at].Lower == "m" && CountedThing.FollowedByPlural(tokens, at + 1));
    }

    private static double Digits(string text) =>
        double.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value != 0
            ? value
            : 1;

    /// <summary>1 for "37", 10 for "250", 1,000 for "26,000", 0.1 for "3.5".</summary>
    private static double LastPlace(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot >= 0)
            return Math.Pow(10, dot + 1 - text.Length);
        var place = 1.0;
        for (var i = text.Length - 1; i > 0 && text[i] is '0' or ','; i--)
            place *= text[i] == '0' ? 10 : 1;
        return text.Length == 2 && place == 10 ? 1 : place;
    }

    private static int SignificantDigits(string text) => text.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).Trim('0').Length;

    /// <summary>"one" to "ninety", 0 for other words.</summary>
    internal static double SmallWord(string lower) => Small.GetValueOrDefault(lower);

    private static WrittenNumber? InPlurals(IReadOnlyList<Token> tokens, int i, (double Low, double High) range)
    {
        var last = i + 1;
        var (low, high) = range;
        // "hundreds of thousands", "tens of thousands"
        if (last + 1 < tokens.Count && tokens[last].Is("of") && Plurals.TryGetValue(tokens[last + 1].Lower, out var of))
        {
            var factor = of.Low / 2;
            (low, high) = (low * factor, high * factor);
            last += 2;
        }
        if (last < tokens.Count && tokens[last].Is("of"))
            last++;
        return new WrittenNumber(i, last, low, low, high, true, true, false);
    }

    private static WrittenNumber? InVagueWords(IReadOnlyList<Token> tokens, int i, int article, (double Low, double High) range)
    {
        var last = i + article + 1;
        var word = tokens[i + article].Lower;
        if (last < tokens.Count && tokens[last].Is("of") && word == "couple")
            last++;
        if (last < tokens.Count && Scales.TryGetValue(tokens[last].Lower, out var scale) && tokens[last].Lower.Length > 4)
            return new WrittenNumber(
                i, last + (last + 1 < tokens.Count && tokens[last + 1].Is("of") ? 2 : 1), Usual(word, range) * scale, range.Low * scale, range.High * scale, true, true, false);
        // "few", "many" and "some" alone say too little to be compared; "several" and "a couple" count as vague amounts.
        return word is "several" or "couple" or "handful" ? new WrittenNumber(i, last, Usual(word, range), range.Low, range.High, true, true, false) : null;
    }

    /// <summary>What most people would put for the word when they must name one number: 3 for "a few", 5 for "several".</summary>
    private static double Usual(string word, (double Low, double High) range) => word switch
    {
        "few" => 3,
        "several" => 5,
        "handful" => 4,
        _ => range.Low,
    };

    private static WrittenNumber? InWords(IReadOnlyList<Token> tokens, int i)
    {
        double total = 0, current = 0;
        var last = i;
        var any = false;
        while (last < tokens.Count)
        {
            var lower = tokens[last].Lower;
            if (tokens[last].IsWord && Small.TryGetValue(lower, out var small))
            {
                if (any && current % 10 != 0 && current % 100 < 20)
                    break;
                if (any && last > i && tokens[last - 1].IsWord && current is > 0 and < 20)
                    break;
                current += small;
                any = true;
            }
            else if (any && (tokens[last].IsWord ? lower : lower == "-" && last + 1 < tokens.Count ? tokens[last + 1].Lower : "") is { Length: > 3 } word
                && Scales.TryGetValue(word, out var scale))
            {
                // "two-million"
                last += tokens[last].IsWord ? 0 : 1;
                if (scale is 100 or 12)
                {
                    current *= scale;
                }
                else
                {
                    total += current * scale;
                    current = 0;
                }
            }
            else if (!(any && last + 1 < tokens.Count && (tokens[last].Is("-") || tokens[last].Is("and") && (current >= 100 || total > 0))
                && Small.ContainsKey(tokens[last + 1].Lower) && (tokens[last].Is("and") || current is >= 20 and < 100 && current % 10 == 0
                || current > 100 && current % 10 == 0)))
            {
                break;
            }
            last++;
        }
        if (!any)
            return null;
        // "two and a half million"
        if (total == 0 && last + 2 < tokens.Count && tokens[last].Is("and") && tokens[last + 1].Is("a") && tokens[last + 2].Is("half"))
        {
            current += 0.5;
            last += 3;
            if (last < tokens.Count && Scales.TryGetValue(tokens[last].Lower, out var whole) && tokens[last].Lower.Length > 3)
            {
                current *= whole;
                last++;
            }
        }
        var value = total + current;
        return new WrittenNumber(i, last, value, value, value, false, value is < 10 or 100 or 1_000, false);
    }
}
