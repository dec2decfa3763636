namespace Dashboard.Analysis.Inference;

/// <summary>What the sentence judge learned: trees over <see cref="PairFeatures"/>, and the correction that makes their answers mean what they say.</summary>
internal sealed class PairModel
{
    public const int Contradiction = 0, Neutral = 1, Entailment = 2, Outcomes = 3;

    private static readonly Lazy<PairModel> Loaded = new(Load);

    private readonly BoostedTrees _trees;
    private readonly PairCalibration _calibration;

    public PairModel(BoostedTrees trees, PairCalibration calibration) => (_trees, _calibration) = (trees, calibration);

    public static PairModel Shipped => Loaded.Value;

    public PairOpinion Opinion(ReadOnlySpan<float> values)
    {
        Span<double> scores = stackalloc double[Outcomes];
        _trees.Score(values, scores);
        return _calibration.Apply(scores);
    }

    /// <summary>How much each number spoke for an outcome, or against it.</summary>
    public double[] Contributions(ReadOnlySpan<float> values, int outcome) => _trees.Contributions(values, outcome);

    public void Write(BinaryWriter to)
    {
        to.Write(_calibration.Sharpness);
        to.Write(_calibration.ForContradiction);
        to.Write(_calibration.ForNeutral);
        _trees.Write(to);
    }

    /// <exception cref="InvalidDataException">The file was learned with other features.</exception>
    public static PairModel Read(BinaryReader from)
    {
        var calibration = new PairCalibration(from.ReadDouble(), from.ReadDouble(), from.ReadDouble());
        return new PairModel(BoostedTrees.Read(from, PairFeatures.Count), calibration);
    }

    private static PairModel Load()
    {
        using var stream = typeof(PairModel).Assembly.GetManifestResourceStream("pairs.bin") ?? throw new InvalidOperationException("The model of sentence pairs is not part of the program.");
        using var reader = new BinaryReader(stream);
        return Read(reader);
    }
}

/// <summary>Turns scores into probabilities that were right as often as they say on sets that nothing was learned from.</summary>
/// <param name="Sharpness">Below 1 makes every answer less sure.</param>
/// <param name="ForContradiction">Added to the score of contradiction.</param>
/// <param name="ForNeutral">Added to the score of neutral.</param>
internal readonly record struct PairCalibration(double Sharpness, double ForContradiction, double ForNeutral)
{
    public static readonly PairCalibration None = new(1, 0, 0);

    /// <param name="scores">Three unbounded scores in the order of <see cref="PairModel"/>.</param>
    public PairOpinion Apply(ReadOnlySpan<double> scores)
    {
        double c = Sharpness * scores[0] + ForContradiction, n = Sharpness * scores[1] + ForNeutral, e = Sharpness * scores[2];
        var most = Math.Max(c, Math.Max(n, e));
        (c, n, e) = (Math.Exp(c - most), Math.Exp(n - most), Math.Exp(e - most));
        var sum = c + n + e;
        return new PairOpinion(c / sum, n / sum, e / sum);
    }
}
