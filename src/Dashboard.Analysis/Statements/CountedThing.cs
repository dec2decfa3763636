using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Statements;

/// <summary>What a number counts.</summary>
/// <param name="Concept">Compared; null when the words do not tell.</param>
/// <param name="Word">As written.</param>
/// <param name="Modifiers">Concepts of the words between the number and the thing.</param>
/// <param name="Last">One past its last token.</param>
internal readonly record struct CountedThing(string? Concept, string? Word, IReadOnlyList<string>? Modifiers, int Last)
{
    private static readonly HashSet<string> IrregularPlurals = new(
        ("people men women children police staff troops personnel teeth feet cattle crew media forces dead wounded injured missing passengers aircraft "
        + "series species sheep fish").Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> CountNouns = new(["number", "total", "count", "toll", "tally", "figure"], StringComparer.Ordinal);

    public static CountedThing Measured(IReadOnlyList<Token> tokens, int last) =>
        last < tokens.Count && tokens[last].IsWord && !Words.Stop.Contains(tokens[last].Lower) ? new(tokens[last].Concept, tokens[last].Lower, [], last + 1) : default;

    public static CountedThing Of(IReadOnlyList<Token> tokens, WrittenNumber number, int last, string unit)
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
        if (implied && unit.Length == 0 && OutcomeOf(tokens, number, last) is "#death" or "#injure" or "#arrest" or "miss")
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

    public static bool FollowedByPlural(IReadOnlyList<Token> tokens, int at)
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

    public static bool FollowedByNoun(IReadOnlyList<Token> tokens, int at) => FollowedByPlural(tokens, at) || Units.Measure(tokens[at].Lower) is not null;

    /// <summary>What happened to those counted: the nearest outcome word in the clause, the one after the number first.</summary>
    public static string? OutcomeOf(IReadOnlyList<Token> tokens, WrittenNumber number, int last)
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
}
