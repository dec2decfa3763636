namespace Dashboard.Analysis.Reuse;

/// <summary>How far two texts speak of the same thing, by their content words alone: no run of words is needed.</summary>
public static class TopicLikeness
{
    // Enough of a word to survive its endings.
    private const int Stem = 5;

    /// <summary>0 (no content word shared) to 1 (all shared); symmetric.</summary>
    public static double Of(string a, string b)
    {
        var (wordsA, wordsB) = (Weights(a), Weights(b));
        double dot = 0, normA = wordsA.Values.Sum(weight => weight * weight), normB = wordsB.Values.Sum(weight => weight * weight);
        foreach (var (word, weight) in wordsA)
            if (wordsB.TryGetValue(word, out var other)) dot += weight * other;
        return normA == 0 || normB == 0 ? 0 : dot / Math.Sqrt(normA * normB);
    }

    private static Dictionary<string, double> Weights(string text)
    {
        var run = WordRun.Of(text);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < run.Count; i++)
        {
            var word = run.Word(i);
            if (FunctionWords.Has(word)) continue;
            var folded = string.Create(Math.Min(word.Length, Stem), run.Text.AsMemory(run.Start(i), word.Length), (target, source) =>
            {
                for (var at = 0; at < target.Length; at++) target[at] = WordRun.Fold(source.Span[at]);
            });
            counts[folded] = counts.GetValueOrDefault(folded) + 1;
        }
        return counts.ToDictionary(entry => entry.Key, entry => 1 + Math.Log(entry.Value));
    }
}
