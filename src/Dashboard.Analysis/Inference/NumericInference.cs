using Dashboard.Analysis.Statements;

namespace Dashboard.Analysis.Inference;

/// <summary>Whether the numbers of one text follow from those of another.</summary>
internal static class NumericInference
{
    public static NumericJudgement Judge(ReadSentence premise, ReadSentence hypothesis) => Judge([premise], [hypothesis]);

    /// <summary>Compares all numbers of the hypothesis with those of the premise, both given as sentences in reading order.</summary>
    public static NumericJudgement Judge(IReadOnlyList<ReadSentence> premise, IReadOnlyList<ReadSentence> hypothesis)
    {
        var (p, h) = (NumericMention.Read(premise), NumericMention.Read(hypothesis));
        if (h.Count == 0 || p.Count == 0)
            return new NumericJudgement(NumericRelation.Open, 0, [], new NumericFeatures(p.Count, h.Count, 0, 0, 0, 0, h.Count, 0, 0, false, 0, 0), "");
        var (pairs, same) = NumericAlignment.Of(premise, p, hypothesis, h);
        var unmatched = h.FindAll(mention => !pairs.Exists(pair => ReferenceEquals(pair.Hypothesis, mention)));
        var arithmetic = same >= NumericAlignment.NearlyEqual ? null : NumericArithmetic.Explain(p, premise, h, hypothesis, pairs);
        var features = new NumericFeatures(
            p.Count, h.Count,
            Count(pair => pair is { Relation: NumericRelation.Entails, Loose: false }), Count(pair => pair is { Relation: NumericRelation.Entails, Loose: true }),
            Count(pair => pair.Relation == NumericRelation.Open), Count(pair => pair.Relation == NumericRelation.Contradicts), unmatched.Count,
            arithmetic is { Follows: true } ? 1 : 0, arithmetic is { Follows: false } ? 1 : 0, arithmetic is { Reachable: true },
            same, pairs.Count == 0 ? 0 : pairs.Min(pair => pair.Likeness));
        var (relation, strength) = Decide(pairs, features, arithmetic);
        return new NumericJudgement(relation, strength, pairs, features, NumericWords.Reason(relation, pairs, unmatched, arithmetic));

        int Count(Predicate<NumericPair> of) => pairs.FindAll(of).Count;
    }

    private static (NumericRelation Relation, double Strength) Decide(List<NumericPair> pairs, NumericFeatures features, ArithmeticAnswer? arithmetic)
    {
        if (arithmetic is { Follows: true })
            return (NumericRelation.Entails, arithmetic.Strength);
        if (arithmetic is { Follows: false })
            return (NumericRelation.Contradicts, arithmetic.Strength);
        if (pairs.FindAll(pair => pair.Relation == NumericRelation.Contradicts) is { Count: > 0 } conflicts)
            return (NumericRelation.Contradicts, conflicts.Max(pair => pair.Likeness));
        if (features.Unmatched > 0 || features.Open > 0 || pairs.Count == 0)
            return (NumericRelation.Open, features.InHypothesis == 0 ? 0 : (double)(features.Unmatched + features.Open) / features.InHypothesis);
        return (NumericRelation.Entails, features.Likeness * (features.Loosely > 0 ? 0.8 : 1));
    }
}
