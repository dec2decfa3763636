namespace Dashboard.Analysis.Inference;

/// <summary>Says in words what moved a judgement most.</summary>
internal static class PairReasons
{
    private const int Most = 3;
    private const int LongestList = 4;

    public static IReadOnlyList<string> Of(PairText p, PairText h, PairFeatures features, PairOpinion opinion)
    {
        var outcome = opinion.Contradiction >= Math.Max(opinion.Neutral, opinion.Entailment) ? PairModel.Contradiction
            : opinion.Neutral >= opinion.Entailment ? PairModel.Neutral : PairModel.Entailment;
        var moved = PairModel.Shipped.Contributions(features.Values, outcome);
        var facts = new List<(double Weight, string Words)>();
        foreach (var pair in features.Alignment.Pairs)
        {
            if (Related(p.Words[pair.P].Lower, h.Words[pair.H].Lower, pair.Relation) is { } words)
                facts.Add((Of(moved, "Slot" + Slot(pair.Relation)) + moved[PairFeatures.OfRelation(pair.Relation, h.Words[pair.H].Part)], words));
        }
        var values = features.Values;
        if (values[(int)PairFeature.ParityDiffers] > 0)
        {
            facts.Add((Sum(moved, PairFeature.NegationsP, PairFeature.NegationEarlyH),
                values[(int)PairFeature.NegationsH] > values[(int)PairFeature.NegationsP] ? "only the second text denies" : "only the first text denies"));
        }
        if (features.Numeric.Reason.Length > 0)
            facts.Add((Sum(moved, PairFeature.NumbersP, PairFeature.NumericLikeness), features.Numeric.Reason));
        var added = Listed(h, features.Alignment.OfH);
        if (added.Length > 0)
            facts.Add((Sum(moved, PairFeature.AddedPerson, PairFeature.AddedNounUnderSameVerb) + Sum(moved, PairFeature.CoveredH, PairFeature.SupportedH), "only the second text speaks of " + added));
        else if (outcome == PairModel.Entailment)
            facts.Add((Sum(moved, PairFeature.CoveredH, PairFeature.SupportedH), "everything the second text names stands in the first"));
        if (values[(int)PairFeature.SwappedAround] > 0 || values[(int)PairFeature.NamesSwapped] > 0)
            facts.Add((Sum(moved, PairFeature.Inversions, PairFeature.SwappedAround), "the same words stand in another order"));
        return [.. facts.Where(fact => fact.Weight > 0).OrderByDescending(fact => fact.Weight).Take(Most).Select(fact => fact.Words)];
    }

    private static string? Related(string p, string h, PairRelation relation) => relation switch
    {
        PairRelation.Synonym => $"“{p}” and “{h}” mean the same",
        PairRelation.PremiseNarrower => $"“{p}” is a kind of “{h}”",
        PairRelation.PremiseBroader => $"“{h}” says more than “{p}”",
        PairRelation.Opposite or PairRelation.WeakOpposite => $"“{p}” and “{h}” are opposites",
        PairRelation.Exclusive => $"“{p}” and “{h}” exclude one another",
        PairRelation.Sibling => $"“{p}” stands where the other has “{h}”",
        _ => null,
    };

    private static string Slot(PairRelation relation) => relation.ToString();

    private static double Of(double[] moved, string feature) => Enum.TryParse<PairFeature>(feature, out var at) ? moved[(int)at] : 0;

    private static double Sum(double[] moved, PairFeature first, PairFeature last)
    {
        var sum = 0.0;
        for (var at = (int)first; at <= (int)last; at++)
            sum += moved[at];
        return sum;
    }

    private static string Listed(PairText text, int[] partner) =>
        string.Join(", ", Enumerable.Range(0, partner.Length).Where(i => partner[i] < 0 && text.Words[i].IsContent).Take(LongestList).Select(i => $"“{text.Words[i].Lower}”"));
}
