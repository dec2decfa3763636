using Dashboard.Analysis.Statements;

namespace Dashboard.Analysis.Inference;

/// <summary>Says how likely it is that a summary says something that its article does not.</summary>
internal static class SummaryJudge
{
    private const int Version = 1;

    private static readonly Lazy<double[]> Weights = new(Load);

    /// <param name="article">Sentences of the article.</param>
    /// <param name="summary">Sentences of the summary.</param>
    public static double SaysSomethingElse(IReadOnlyList<ReadSentence> article, IReadOnlyList<ReadSentence> summary)
    {
        var values = SummaryFeatures.Measure(article, summary);
        var score = 0.0;
        for (var i = 0; i < values.Length; i++)
            score += Weights.Value[i] * values[i];
        return 1 / (1 + Math.Exp(-score));
    }

    public static void Write(BinaryWriter to, double[] weights)
    {
        to.Write(Version);
        foreach (var weight in weights)
            to.Write(weight);
    }

    private static double[] Load()
    {
        using var stream = typeof(SummaryJudge).Assembly.GetManifestResourceStream("summaries.bin") ?? throw new InvalidOperationException("The weights for summaries are not part of the program.");
        using var reader = new BinaryReader(stream);
        if (reader.ReadInt32() != Version)
            throw new InvalidDataException("The weights for summaries were learned for another version: train them again.");
        var weights = new double[SummaryFeatures.Count];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = reader.ReadDouble();
        return weights;
    }
}
