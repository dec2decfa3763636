using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Statements;

/// <summary>Reads the part that a number plays from the words around it.</summary>
internal static class QuantityRoles
{
    public static QuantityRole Of(IReadOnlyList<Token> tokens, int first, WrittenNumber number, int last)
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
