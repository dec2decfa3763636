namespace Dashboard.Analysis.Inference;

/// <summary>How a second text stands to a first one that speaks of the same thing: three probabilities that sum to one.</summary>
/// <param name="Contradiction">Both cannot hold.</param>
/// <param name="Neutral">The first leaves the second open.</param>
/// <param name="Entailment">The second holds when the first does.</param>
internal readonly record struct PairOpinion(double Contradiction, double Neutral, double Entailment)
{
    /// <summary>The same opinion with at least this much contradiction: a precise detector has seen one.</summary>
    public PairOpinion AtLeast(double contradiction)
    {
        if (Contradiction >= contradiction)
            return this;
        var rest = Neutral + Entailment;
        var share = rest <= 0 ? 0.5 : Neutral / rest;
        return new PairOpinion(contradiction, (1 - contradiction) * share, (1 - contradiction) * (1 - share));
    }
}

/// <summary>An opinion with what weighed most in it, strongest first, in words that an editor reads.</summary>
internal sealed record PairVerdict(PairOpinion Opinion, IReadOnlyList<string> Reasons);
