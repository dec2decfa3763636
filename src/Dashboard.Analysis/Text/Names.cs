namespace Dashboard.Analysis.Text;

/// <summary>Tells which capitalised words are (parts of) names.</summary>
internal static class Names
{
    /// <summary>
    /// Marks names among the tokens of one sentence. The first word counts only when the article writes it with a capital elsewhere too
    /// (<paramref name="known"/>); in a headline, where every word is capitalised, only such words count at all.
    /// </summary>
    public static void Mark(List<Token> tokens, HashSet<string> known)
    {
        var words = 0;
        var capitals = 0;
        foreach (var token in tokens)
        {
            if (!token.IsWord || token.Lower.Length < 4)
                continue;
            words++;
            if (token.Capital)
                capitals++;
        }
        var headline = words >= 4 && capitals * 10 >= words * 8;
        var first = true;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (!token.IsWord)
            {
                first |= token.Lower is "." or ":" or "“" or "\"";
                continue;
            }
            var sure = token.Capital && !Words.Stop.Contains(token.Lower) && !Calendar.IsDayOrMonth(token.Lower)
                && (!(first || headline) || known.Contains(Key(token.Lower)) || first && !headline && Opens(tokens, i));
            first = false;
            if (sure)
                tokens[i] = token with { Name = true, Concept = Key(token.Lower) };
        }
    }

    /// <summary>"Acme has ...", "Acme said ...", "Acme's ...": a lone word without an article before a verb is a name, unless it is a plural.</summary>
    private static bool Opens(List<Token> tokens, int i)
    {
        var token = tokens[i];
        if (token.Lower.Length < 4 || token.Concept[0] == '#' || i + 1 >= tokens.Count)
            return false;
        if (token.End - token.Start > token.Lower.Length && !token.Lower.EndsWith('s'))
            return true;
        return !token.Lower.EndsWith('s') && !token.Lower.EndsWith("ing", StringComparison.Ordinal) && !Common.Contains(token.Lower)
            && tokens[i + 1].Lower is "has" or "had" or "is" or "was" or "said" or "says" or "told" or "denied" or "announced" or "confirmed" or "did" or "will" or "rejected";
    }

    private static readonly HashSet<string> Common = new(
        ("people everyone everybody someone nobody nothing everything something today yesterday evidence work life time money construction inflation unemployment "
        + "damage traffic power water weather government parliament congress production trade growth demand turnout voting polling staff media").Split(' '), StringComparer.Ordinal);

    /// <summary>Keys of words that stand capitalised inside a sentence somewhere in these sentences.</summary>
    public static HashSet<string> Known(IEnumerable<List<Token>> sentences)
    {
        var capital = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var tokens in sentences)
        {
            var lowerWords = 0;
            foreach (var token in tokens)
            {
                if (token.IsWord && !token.Capital && token.Lower.Length >= 4)
                    lowerWords++;
            }
            if (lowerWords < 3)
                continue;
            for (var i = 1; i < tokens.Count; i++)
            {
                if (tokens[i].IsWord && tokens[i - 1].IsWord)
                {
                    var key = Key(tokens[i].Lower);
                    capital.TryGetValue(key, out var count);
                    capital[key] = count + (tokens[i].Capital ? 1 : -2);
                }
            }
        }
        return [.. capital.Where(pair => pair.Value > 0).Select(pair => pair.Key)];
    }

    /// <summary>"@acme": a country and the adjective made from it ("-an") share one key, and accents do not count.</summary>
    public static string Key(string lower)
    {
        var plain = Accents.Strip(lower);
        if (plain.Length > 5 && plain.EndsWith("an", StringComparison.Ordinal))
            plain = plain[..^1];
        else if (plain.Length > 6 && plain.EndsWith("ans", StringComparison.Ordinal))
            plain = plain[..^2];
        if (plain.Length > 5 && plain.EndsWith("ia", StringComparison.Ordinal))
            plain = plain[..^2];
        else if (plain.Length > 5 && plain.EndsWith('a'))
            plain = plain[..^1];
        return "@" + plain.Replace(".", "", StringComparison.Ordinal);
    }
}
