namespace Dashboard.Analysis.Text;

/// <summary>Finds base forms: irregular ones from WordNet's lists, regular ones by its endings; where several fit, the most frequent word wins.</summary>
internal static class Lemmas
{
    private static readonly (string Ending, string Base)[][] Rules =
    [
        [("s", ""), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("men", "man"), ("ies", "y")],
        [("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ied", "y"), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")],
        [("er", ""), ("est", ""), ("er", "e"), ("est", "e"), ("ier", "y"), ("iest", "y")],
        [("er", ""), ("est", "")],
    ];

    /// <summary>Base form and how often it is met in this file, or null when the file does not know the word.</summary>
    public static (string Word, int Count)? Of(LexiconTable table, string word, LexicalFile file)
    {
        var best = Known(table, word, file);
        if (table.Exceptions[(int)file].TryGetValue(word, out var irregular))
            best = Better(best, Known(table, irregular, file));
        foreach (var (ending, instead) in Rules[(int)file])
        {
            if (word.Length < ending.Length + 2 || !word.EndsWith(ending, StringComparison.Ordinal) || ending == "s" && word.EndsWith("ss", StringComparison.Ordinal))
                continue;
            var stem = string.Concat(word.AsSpan(0, word.Length - ending.Length), instead);
            best = Better(best, Known(table, stem, file));
            // "stopped": WordNet lists most of these, not all.
            if (instead.Length == 0 && ending != "s" && ending != "es" && stem.Length > 3 && stem[^1] == stem[^2])
                best = Better(best, Known(table, stem[..^1], file));
        }
        if (best is null && file == LexicalFile.Verb && word.IndexOf(' ', StringComparison.Ordinal) is var cut && cut > 0 && Of(table, word[..cut], file) is { } first)
            best = Known(table, first.Word + word[cut..], file);
        return best;
    }

    private static (string Word, int Count)? Known(LexiconTable table, string word, LexicalFile file)
    {
        if (table.Find(word) is var found && found < 0)
            return null;
        var (start, end) = table.Senses(found, file);
        if (start == end)
            return null;
        var count = 0;
        for (var sense = start; sense < end; sense++)
            count += table.Counts[sense];
        return (word, count);
    }

    private static (string Word, int Count)? Better((string Word, int Count)? first, (string Word, int Count)? second) =>
        second is null || first is not null && first.Value.Count >= second.Value.Count ? first : second;
}
