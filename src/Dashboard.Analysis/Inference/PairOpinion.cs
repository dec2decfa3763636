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

/// <summary>A judgement on two texts.</summary>
/// <param name="Leaning">Its likeliest outcome is the answer.</param>
/// <param name="Opinion">How sure of it one can be: calibrated.</param>
/// <param name="Reasons">What weighed most, strongest first, in words that an editor reads.</param>
internal sealed record PairVerdict(PairOpinion Leaning, PairOpinion Opinion, IReadOnlyList<string> Reasons);
