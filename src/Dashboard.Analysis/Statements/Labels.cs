using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Statements;

/// <summary>Numbers that name instead of counting: "post 7", "ward 12", "at pump 3".</summary>
internal static class Labels
{
    private static readonly HashSet<string> Nouns = new(
        ("no number item part chapter page section article version volume issue edition appendix annex figure table paragraph clause report bulletin update dispatch case file "
        + "lot ticket batch sample post station unit ward district zone sector precinct area region block plot building house room hall floor gate door bridge lock sluice platform "
        + "dock pier berth quay pump gauge meter sensor camera well shaft pit reactor engine turbine boiler tower mast train bus tram line track flight route highway road exit "
        + "junction channel court team group squad crew division brigade battalion regiment company platoon grade class level stage phase round week day step type category "
        + "tier row seat desk window booth stall camp site field mile kilometre kilometer checkpoint barrier school depot")
        .Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> Prepositions = new(["at", "in", "from", "near", "on", "to", "of", "outside", "inside", "behind", "by", "for"], StringComparer.Ordinal);

    private static readonly HashSet<string> Bounds = new(
        ("about around nearly almost some roughly approximately just only exactly early late mid least most more fewer less than magnitude maximum minimum estimated circa top last next first "
        + "past another further additional extra total under over above below up down all each every between and or us rs the a an its their his her our this these those staff noon "
        + "midday midnight dawn dusk sunset sunrise example instance").Split(' '), StringComparer.Ordinal);

    /// <summary>
    /// True when the digits at <paramref name="at"/> only name what the word before them says: a word that is commonly numbered, or any plain
    /// word between a preposition and the digits. Digits that a plural noun or a unit follows count something.
    /// </summary>
    public static bool IsLabel(IReadOnlyList<Token> tokens, int at)
    {
        if (at == 0 || tokens[at].Kind != TokenKind.Number || tokens[at].Lower.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)
            return false;
        var noun = tokens[at - 1];
        if (!noun.IsWord || CountsWhatFollows(tokens, at + 1))
            return false;
        if (Nouns.Contains(noun.Lower))
            return true;
        return at > 1 && Prepositions.Contains(tokens[at - 2].Lower) && IsPlainNoun(noun);
    }

    private static bool IsPlainNoun(Token token) =>
        token.Lower.Length > 2 && !Bounds.Contains(token.Lower) && !Words.Common.Contains(token.Concept) && !Words.Stop.Contains(token.Lower) && !Calendar.IsDayOrMonth(token.Lower) && Units.Currency(token.Lower) is null
        && Units.Measure(token.Lower) is null && !token.Lower.EndsWith('s') && !token.Lower.EndsWith("ed", StringComparison.Ordinal) && !token.Lower.EndsWith("ing", StringComparison.Ordinal)
        && !token.Lower.EndsWith("ly", StringComparison.Ordinal) && !Words.Reporting.Contains(token.Concept);

    private static bool CountsWhatFollows(IReadOnlyList<Token> tokens, int after)
    {
        if (after < tokens.Count && (Units.Measure(tokens[after].Lower) is not null || Units.Currency(tokens[after].Lower) is not null || tokens[after].Lower is "per" or "million" or "billion" or "thousand"))
            return true;
        return CountedThing.FollowedByPlural(tokens, after);
    }
}
