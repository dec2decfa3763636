namespace Dashboard.Analysis.Inference;

/// <summary>
/// Whether a report's sentence with numbers holds when another does. Trees over all kinds of pairs ask for much; between reports of one event the numbers and the
/// share of the words that meet decide, so that a plain weighted sum of few measures does better there. Its weights are learned on such reports.
/// </summary>
internal sealed class NumericOpinion
{
    private static readonly PairFeature[] Measured =
    [
        PairFeature.SupportedH, PairFeature.CoveredP, PairFeature.CommonP, PairFeature.CommonH, PairFeature.BigramsH, PairFeature.LengthH, PairFeature.NumericEntails,
        PairFeature.NumericContradicts, PairFeature.NumericUnmatched, PairFeature.NumberAgainst, PairFeature.NumericSameWords, PairFeature.NumericLikeness,
    ];

    /// <summary>The measures, and two for the length of the premise: from a headline to a long sentence, and on to several sentences.</summary>
    public const int Count = 14;

    // How much of the trees' own opinion is heard beside it.
    private const double Heard = 0.5;

    private static readonly Lazy<NumericOpinion> Loaded = new(Load);

    private readonly double[] _means;
    private readonly double[] _deviations;
    private readonly double[] _weights;
    private readonly double _bias;

    public NumericOpinion(double[] means, double[] deviations, double[] weights, double bias) => (_means, _deviations, _weights, _bias) = (means, deviations, weights, bias);

    public static NumericOpinion Shipped => Loaded.Value;

    /// <summary>
    /// Both texts are reports and give numbers, they are no copies of each other, neither denies, the trees see no conflict, and the numbers do not settle it by
    /// calculation. Short sentences without a name or a figure ("two dogs run") are no reports.
    /// </summary>
    public static bool IsAsked(PairText premise, PairText hypothesis, PairFeatures features, PairOpinion trees) =>
        features.Numeric.Features is { InPremise: > 0, InHypothesis: > 0, ByArithmetic: 0, AgainstArithmetic: 0, SameWords: < NumericAlignment.NearlyEqual }
        && trees.Contradiction < 0.5 && features.Values[(int)PairFeature.NegationsP] + features.Values[(int)PairFeature.NegationsH] == 0
        && (premise.Words.Count >= LongPremise || premise.Words.Any(word => word.Part == WordPart.Name) || hypothesis.Words.Any(word => word.Lower.Any(char.IsAsciiDigit)));

    private const int LongPremise = 20;

    public static double[] Measure(PairFeatures features)
    {
        var values = new double[Count];
        for (var i = 0; i < Measured.Length; i++)
            values[i] = features.Values[(int)Measured[i]];
        var length = features.Values[(int)PairFeature.LengthP];
        values[^2] = Math.Clamp((length - 12) / 20, 0, 1);
        values[^1] = Math.Clamp((length - 35) / 30, 0, 1);
        return values;
    }

    /// <summary>Log odds that the second text holds when the first does.</summary>
    public double Entailment(double[] measures)
    {
        var sum = _bias;
        for (var i = 0; i < Count; i++)
            sum += _weights[i] * (measures[i] - _means[i]) / _deviations[i];
        return sum;
    }

    /// <summary>The trees' opinion, corrected.</summary>
    public PairOpinion Correct(PairOpinion trees, double[] measures)
    {
        var odds = Math.Log(Math.Max(0.01, trees.Entailment) / Math.Max(0.01, 1 - trees.Entailment));
        var entailment = 1 / (1 + Math.Exp(-(Entailment(measures) + Heard * odds)));
        var rest = Math.Max(1e-6, trees.Contradiction + trees.Neutral);
        return new PairOpinion((1 - entailment) * trees.Contradiction / rest, (1 - entailment) * trees.Neutral / rest, entailment);
    }

    public void Write(BinaryWriter to)
    {
        foreach (var values in new[] { _means, _deviations, _weights })
        {
            foreach (var value in values)
                to.Write(value);
        }
        to.Write(_bias);
    }

    private static NumericOpinion Load()
    {
        using var stream = typeof(NumericOpinion).Assembly.GetManifestResourceStream("numbers.bin") ?? throw new InvalidOperationException("The model of numbers is not part of the program.");
        using var reader = new BinaryReader(stream);
        double[] Values() => [.. Enumerable.Range(0, Count).Select(_ => reader.ReadDouble())];
        return new NumericOpinion(Values(), Values(), Values(), reader.ReadDouble());
    }
}
