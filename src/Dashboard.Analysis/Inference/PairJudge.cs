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
        var opinion = PairModel.Shipped.Opinion(features.Values);
        if (NumericOpinion.IsAsked(premise, hypothesis, features, opinion))
            opinion = NumericOpinion.Shipped.Correct(opinion, NumericOpinion.Measure(features));
        if (features.Numeric is { Strength: >= SureArithmetic, Features: { ByArithmetic: > 0 } or { AgainstArithmetic: > 0 } } numeric)
            opinion = numeric.Relation == NumericRelation.Entails ? new PairOpinion(0.1, 0.1, 0.8) : numeric.Relation == NumericRelation.Contradicts ? new PairOpinion(0.8, 0.1, 0.1) : opinion;
        return new PairVerdict(opinion, PairReasons.Of(premise, hypothesis, features, opinion));
    }
}
