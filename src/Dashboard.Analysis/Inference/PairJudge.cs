using Dashboard.Analysis.Statements;

namespace Dashboard.Analysis.Inference;

/// <summary>Says how likely it is that one short text contradicts, leaves open or entails another that speaks of the same thing.</summary>
internal static class PairJudge
{
    // From here on the numbers alone decide: the calculation is in the reason.
    private const double SureArithmetic = 0.6;

    /// <param name="premise">What the first report says, one sentence or a few.</param>
    /// <param name="hypothesis">What the second one says.</param>
    public static PairVerdict Judge(string premise, string hypothesis)
    {
        ArgumentNullException.ThrowIfNull(premise);
        ArgumentNullException.ThrowIfNull(hypothesis);
        return Judge(PairText.Of(premise), PairText.Of(hypothesis));
    }

    public static PairVerdict Judge(ReadSentence premise, ReadSentence hypothesis) => Judge(PairText.Of(premise), PairText.Of(hypothesis));

    public static PairVerdict Judge(PairText premise, PairText hypothesis)
    {
        var features = PairFeatures.Of(premise, hypothesis);
        var (leaning, opinion) = Weigh(premise, hypothesis, features);
        return new PairVerdict(leaning, opinion, PairReasons.Of(premise, hypothesis, features, leaning));
    }

    /// <summary>Without reasons.</summary>
    public static PairOpinion Opinion(PairText premise, PairText hypothesis) => Weigh(premise, hypothesis, PairFeatures.Of(premise, hypothesis)).Opinion;

    private static (PairOpinion Leaning, PairOpinion Opinion) Weigh(PairText premise, PairText hypothesis, PairFeatures features)
    {
        if (features.Numeric is { Strength: >= SureArithmetic, Features: { ByArithmetic: > 0 } or { AgainstArithmetic: > 0 } } numeric && numeric.Relation != NumericRelation.Open)
        {
            var calculated = numeric.Relation == NumericRelation.Entails ? new PairOpinion(0.1, 0.1, 0.8) : new PairOpinion(0.8, 0.1, 0.1);
            return (calculated, calculated);
        }
        var leaning = PairModel.Shipped.Lean(features.Values);
        var opinion = PairModel.Shipped.Correct(leaning);
        if (!NumericOpinion.IsAsked(premise, hypothesis, features, leaning))
            return (leaning, opinion);
        var measures = NumericOpinion.Measure(features);
        return (NumericOpinion.Shipped.Correct(leaning, measures), NumericOpinion.Shipped.Correct(opinion, measures));
    }
}
