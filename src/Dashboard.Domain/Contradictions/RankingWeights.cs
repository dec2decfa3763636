namespace Dashboard.Domain.Contradictions;

/// <summary>The sliders of a board: how much each part of the ranking counts, 0 (not at all) to 2 (twice as much).</summary>
/// <param name="Kinds">By kind; a kind that is not named counts 1.</param>
/// <param name="Prominence">Standing in a headline.</param>
/// <param name="Origins">Many independent origins.</param>
/// <param name="Newness">Found lately.</param>
/// <param name="ByRank">The lane of contradictions stands in the order of the ranking instead of the desk's own.</param>
public sealed record RankingWeights(IReadOnlyDictionary<ContradictionKind, double> Kinds, double Prominence, double Origins, double Newness, bool ByRank = true)
{
    public const double Most = 2;

    public static readonly RankingWeights Default = new(new Dictionary<ContradictionKind, double>(), 1, 1, 1);

    public double Of(ContradictionKind kind) => Kinds.TryGetValue(kind, out var weight) ? weight : 1;

    /// <exception cref="RuleBrokenException">A weight is not between 0 and 2.</exception>
    public RankingWeights Checked()
    {
        foreach (var (name, weight) in Kinds.Select(pair => ("kinds", pair.Value)).Concat([("prominence", Prominence), ("origins", Origins), ("newness", Newness)]))
        {
            if (!(weight >= 0 && weight <= Most))
                throw new RuleBrokenException("A weight is a number from 0 to 2.", name);
        }
        return this;
    }
}
