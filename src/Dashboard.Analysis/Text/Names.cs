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
                && (!(first || headline) || known.Contains(token.Lower));
            first = false;
            if (sure)
                tokens[i] = token with { Name = true, Concept = Key(token.Lower) };
        }
    }

    /// <summary>Lower-case words that stand capitalised inside a sentence somewhere in these sentences.</summary>
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
                    capital.TryGetValue(tokens[i].Lower, out var count);
                    capital[tokens[i].Lower] = count + (tokens[i].Capital ? 1 : -2);
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
