namespace Dashboard.Domain.Sources;

/// <summary>Finds keywords in a text as whole words, whatever their case.</summary>
public static class KeywordMatch
{
    /// <summary>Those of the keywords that the text has, in their own order.</summary>
    public static IReadOnlyList<string> Found(string text, IReadOnlyList<string> keywords) => [.. keywords.Where(word => Has(text, word))];

    private static bool Has(string text, string word)
    {
        if (word.Length == 0)
            return false;
        for (var at = 0; (at = text.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            if (IsEdge(text, at - 1, word[0]) && IsEdge(text, at + word.Length, word[^1]))
                return true;
        }
        return false;
    }

    // "port" is not in "report"; but scripts without spaces have no word edges, and a keyword of signs needs none.
    private static bool IsEdge(string text, int beside, char own) =>
        beside < 0 || beside >= text.Length || !char.IsLetterOrDigit(text[beside]) || !char.IsLetterOrDigit(own) || char.GetUnicodeCategory(own) == System.Globalization.UnicodeCategory.OtherLetter;
}
