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

    /// <summary>Which answer is likeliest.</summary>
    public PairOpinion Lean(ReadOnlySpan<float> values)
    {
        Span<double> scores = stackalloc double[Outcomes];
        _trees.Score(values, scores);
        return _calibration.Lean(scores);
    }

    /// <summary>How sure of it one can be.</summary>
    public PairOpinion Correct(PairOpinion leaning) => _calibration.Correct(leaning);

    /// <summary>How much each number spoke for an outcome, or against it.</summary>
    public double[] Contributions(ReadOnlySpan<float> values, int outcome) => _trees.Contributions(values, outcome);

    public void Write(BinaryWriter to)
    {
        _calibration.Write(to);
        _trees.Write(to);
    }

    /// <exception cref="InvalidDataException">The file was learned with other features.</exception>
    public static PairModel Read(BinaryReader from)
    {
        var calibration = PairCalibration.Read(from);
        return new PairModel(BoostedTrees.Read(from, PairFeatures.Count), calibration);
    }

    private static PairModel Load()
    {
        using var stream = typeof(PairModel).Assembly.GetManifestResourceStream("pairs.bin") ?? throw new InvalidOperationException("The model of sentence pairs is not part of the program.");
        using var reader = new BinaryReader(stream);
        return Read(reader);
    }
}
