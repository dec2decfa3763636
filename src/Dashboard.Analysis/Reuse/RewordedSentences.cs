namespace Dashboard.Analysis.Reuse;

/// <summary>
/// Sentences of two articles that use the same content words although they share only a run or two: background that
/// each outlet trims its own way.
/// </summary>
internal static class RewordedSentences
{
    private const double SharedContent = 0.75;
    private const int FewestShared = 8;

    public static IEnumerable<AlignedStretch> Of(ArticlePair pair)
    {
        var seen = new HashSet<(int, int)>();
        foreach (var stretch in pair.All)
        {
            if (pair.Stretches.Contains(stretch)) continue;
            var (a, b) = (pair.Earlier, pair.Later);
            var (firstA, lastA) = Sentence(a, stretch.Matched[0].A);
            var (firstB, lastB) = Sentence(b, stretch.Matched[0].B);
            if (!seen.Add((firstA, firstB))) continue;
            var contentA = Content(a, firstA, lastA);
            var contentB = Content(b, firstB, lastB);
            var shared = contentA.Count(contentB.Contains);
            if (shared >= FewestShared && shared >= SharedContent * Math.Min(contentA.Count, contentB.Count))
                yield return new AlignedStretch(firstA, lastA, firstB, lastB, stretch.Matched);
        }
    }

    private static (int First, int Last) Sentence(ArticleWords article, int word)
    {
        var (first, last) = (word, word);
        while (!article.OpensSentence(first)) first--;
        while (last + 1 < article.Words.Count && !article.OpensSentence(last + 1)) last++;
        return (first, last);
    }

    private static HashSet<ulong> Content(ArticleWords article, int first, int last)
    {
        var content = new HashSet<ulong>();
        for (var word = first; word <= last; word++)
            if (!FunctionWords.Has(article.Words.Word(word))) content.Add(article.Words.Hashes[word]);
        return content;
    }
}
