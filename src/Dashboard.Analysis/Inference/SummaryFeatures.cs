using Dashboard.Analysis.Statements;

namespace Dashboard.Analysis.Inference;

/// <summary>Measures a summary against the article that it sums up: each of its sentences beside the few sentences of the article that cover it best.</summary>
internal static class SummaryFeatures
{
    private const int Best = 3;

    public const int Count = 13;

    /// <param name="article">Sentences of the article.</param>
    /// <param name="summary">Sentences of the summary.</param>
    public static double[] Measure(IReadOnlyList<ReadSentence> article, IReadOnlyList<ReadSentence> summary)
    {
        var values = new double[Count];
        values[0] = 1;
        if (article.Count == 0 || summary.Count == 0)
            return values;
        var spread = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var concept in article.SelectMany(sentence => sentence.Content))
            spread[concept] = spread.GetValueOrDefault(concept) + 1;
        double leastFollows = 1, mostContradicts = 0, mostOpen = 0, sumFollows = 0;
        foreach (var sentence in summary)
        {
            var chosen = Covering(article, sentence, spread);
            var hypothesis = PairText.Of(sentence);
            var features = PairFeatures.Of(PairText.Of(chosen), hypothesis);
            var opinion = PairModel.Shipped.Lean(features.Values);
            leastFollows = Math.Min(leastFollows, opinion.Entailment);
            sumFollows += opinion.Entailment;
            mostContradicts = Math.Max(mostContradicts, opinion.Contradiction);
            mostOpen = Math.Max(mostOpen, opinion.Neutral);
            for (var h = 0; h < features.Alignment.OfH.Length; h++)
            {
                var word = hypothesis.Words[h];
                if (!word.IsContent)
                    continue;
                var relation = features.Alignment.OfH[h] is var at && at >= 0 ? features.Alignment.Pairs[at].Relation : PairRelation.None;
                values[5] += relation is PairRelation.Opposite or PairRelation.WeakOpposite ? 1 : 0;
                values[6] += relation == PairRelation.Exclusive ? 1 : 0;
                if (relation != PairRelation.None)
                    continue;
                values[word.Part switch { WordPart.Name => 7, WordPart.Number => 8, WordPart.Verb => 9, WordPart.Noun => 10, _ => 11 }]++;
            }
            values[12] += features.Values[(int)PairFeature.ParityDiffers] > 0 ? 1 : 0;
        }
        values[1] = leastFollows;
        values[2] = mostContradicts;
        values[3] = mostOpen;
        values[4] = sumFollows / summary.Count;
        return values;
    }

    /// <summary>Sentence by sentence the one that covers most of what is not covered yet; rare words count more.</summary>
    private static List<ReadSentence> Covering(IReadOnlyList<ReadSentence> article, ReadSentence sentence, Dictionary<string, int> spread)
    {
        var open = sentence.Content.ToHashSet(StringComparer.Ordinal);
        var chosen = new List<ReadSentence>();
        while (chosen.Count < Best)
        {
            var best = article.Except(chosen).Select(other => (Sentence: other, Gain: open.Where(other.Content.Contains).Sum(concept => 1.0 / (1 + spread[concept])))).MaxBy(one => one.Gain);
            if (best.Sentence is null || best.Gain <= 0)
                break;
            chosen.Add(best.Sentence);
            open.ExceptWith(best.Sentence.Content);
        }
        if (chosen.Count == 0)
            chosen.Add(article[0]);
        chosen.Sort();
        return chosen;
    }
}
