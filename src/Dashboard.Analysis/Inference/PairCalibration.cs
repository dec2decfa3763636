namespace Dashboard.Analysis.Inference;

/// <summary>
/// Turns scores into probabilities, fitted on sets that nothing was learned from: three numbers for the likeliest answer, and a curve after which a contradiction
/// is found as often as is said. The curve is for how sure an answer is, not for which one it is: where one set calls the same pair a contradiction and the next
/// calls it open, the likelier reading is still the better answer at a probability below one half.
/// </summary>
/// <param name="Sharpness">Below 1 makes every answer less sure.</param>
/// <param name="ForContradiction">Added to the score of contradiction.</param>
/// <param name="ForNeutral">Added to the score of neutral.</param>
/// <param name="Curve">How often a contradiction was found where so much was said, both rising, in [0, 1]; empty: as said.</param>
internal sealed record PairCalibration(double Sharpness, double ForContradiction, double ForNeutral, IReadOnlyList<(double Said, double Found)> Curve)
{
    public static readonly PairCalibration None = new(1, 0, 0, []);

    /// <summary>The likeliest answer is right more often than any other.</summary>
    /// <param name="scores">Three unbounded scores in the order of <see cref="PairModel"/>.</param>
    public PairOpinion Lean(ReadOnlySpan<double> scores)
    {
        double c = Sharpness * scores[0] + ForContradiction, n = Sharpness * scores[1] + ForNeutral, e = Sharpness * scores[2];
        var most = Math.Max(c, Math.Max(n, e));
        (c, n, e) = (Math.Exp(c - most), Math.Exp(n - most), Math.Exp(e - most));
        var sum = c + n + e;
        return new PairOpinion(c / sum, n / sum, e / sum);
    }

    /// <summary>As sure of a contradiction as such opinions were right; the other two keep their share of what is left.</summary>
    public PairOpinion Correct(PairOpinion leaning)
    {
        var contradiction = Found(leaning.Contradiction);
        var rest = (1 - contradiction) / Math.Max(1e-9, leaning.Neutral + leaning.Entailment);
        return new PairOpinion(contradiction, rest * leaning.Neutral, rest * leaning.Entailment);
    }

    public void Write(BinaryWriter to)
    {
        to.Write(Sharpness);
        to.Write(ForContradiction);
        to.Write(ForNeutral);
        to.Write((byte)Curve.Count);
        foreach (var (said, found) in Curve)
        {
            to.Write(said);
            to.Write(found);
        }
    }

    public static PairCalibration Read(BinaryReader from)
    {
        var straight = (from.ReadDouble(), from.ReadDouble(), from.ReadDouble());
        var curve = new (double, double)[from.ReadByte()];
        for (var i = 0; i < curve.Length; i++)
            curve[i] = (from.ReadDouble(), from.ReadDouble());
        return new PairCalibration(straight.Item1, straight.Item2, straight.Item3, curve);
    }

    /// <summary>Straight between two points of the curve; below the first and above the last as found there.</summary>
    private double Found(double said)
    {
        if (Curve.Count == 0)
            return said;
        if (said <= Curve[0].Said)
            return Curve[0].Found;
        for (var i = 1; i < Curve.Count; i++)
        {
            var (from, to) = (Curve[i - 1], Curve[i]);
            if (said <= to.Said)
                return from.Found + (to.Found - from.Found) * (said - from.Said) / (to.Said - from.Said);
        }
        return Curve[^1].Found;
    }
}
