using Dashboard.Analysis.Contradictions;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Inference;

/// <summary>How likely it is that a finding is what it says: learned from findings on labelled texts, so that of those at 70 % about 70 % hold.</summary>
internal static class FindingConfidence
{
    /// <summary>How many numbers a finding is described by.</summary>
    public const int Count = 10;

    private const int Version = 1;

    // Nobody is certain of what two reporters meant, and a weighed guess is never worthless.
    private const double Least = 0.05, Most = 0.97;

    private static readonly Lazy<double[]> Weights = new(Load);

    public static double Of(Candidate lead, double share, IReadOnlyList<Assertion> assertions) => Math.Min(Of(Weights.Value, Measure(lead, share, assertions)), lead.MostConfidence);

    public static double Of(double[] weights, double[] values)
    {
        var score = 0.0;
        for (var i = 0; i < Count; i++)
            score += weights[i] * values[i];
        return Math.Round(Math.Clamp(1 / (1 + Math.Exp(-score)), Least, Most), 2);
    }

    /// <summary>What the learned weights belong to, in their order.</summary>
    public static double[] Measure(Candidate lead, double share, IReadOnlyList<Assertion> assertions)
    {
        var copy = lead.Needed <= 0;
        var conflict = IsConflict(lead.Kind);
        // All was learned on pairs of texts. What an article says of its own words, such as a claim and its denial, rests on how the sentences are
        // built and not on how alike they are: there likeness and the judge say neither yes nor no.
        var between = !conflict || lead.A.Sentence.Article.Id != lead.B.Sentence.Article.Id;
        var judged = conflict && between ? Logit(lead.Judged ??= Judge(lead)) : 0;
        return
        [
            1,
            copy ? 1 : 0,
            copy || !between ? 0 : Math.Min(1, share) - 0.5,
            assertions.Any(assertion => assertion.Sentence.HasHedge) ? 1 : 0,
            judged,
            copy ? judged : 0,
            between ? Math.Log(1 + lead.Shared.Count) - 1 : 0,
            lead.Kind == ContradictionKind.Number ? 1 : 0,
            lead.Kind == ContradictionKind.Date ? 1 : 0,
            conflict ? 0 : 1,
        ];
    }

    /// <summary>Kinds that say both cannot hold; of the others the sentence judge knows nothing.</summary>
    public static bool IsConflict(ContradictionKind kind) =>
        kind is ContradictionKind.Denial or ContradictionKind.Number or ContradictionKind.Date or ContradictionKind.SelfContradiction or ContradictionKind.Office
            or ContradictionKind.Opposite or ContradictionKind.Place or ContradictionKind.Name;

    public static void Write(BinaryWriter to, double[] weights)
    {
        to.Write(Version);
        foreach (var weight in weights)
            to.Write(weight);
    }

    private static double[] Load()
    {
        using var stream = typeof(FindingConfidence).Assembly.GetManifestResourceStream("confidence.bin") ?? throw new InvalidOperationException("The weights of findings are not part of the program.");
        using var reader = new BinaryReader(stream);
        if (reader.ReadInt32() != Version)
            throw new InvalidDataException("The weights of findings were learned for another version: train them again.");
        var weights = new double[Count];
        for (var i = 0; i < Count; i++)
            weights[i] = reader.ReadDouble();
        return weights;
    }

    /// <summary>The judge reads from the first text to the second; a finding has no direction, so both ways are asked.</summary>
    private static double Judge(Candidate lead)
    {
        var (a, b) = (PairText.Of(lead.A.Sentence), PairText.Of(lead.B.Sentence));
        return (PairJudge.Opinion(a, b).Contradiction + PairJudge.Opinion(b, a).Contradiction) / 2;
    }

    private static double Logit(double probability) => Math.Clamp(Math.Log(probability / (1 - probability)), -4, 4);
}
