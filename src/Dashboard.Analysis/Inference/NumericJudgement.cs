namespace Dashboard.Analysis.Inference;

/// <summary>What the numbers of one text say about the numbers of another.</summary>
internal enum NumericRelation
{
    /// <summary>They neither follow nor exclude each other, or there are none.</summary>
    Open,

    /// <summary>Every number of the hypothesis follows from the premise, directly or by arithmetic.</summary>
    Entails,

    /// <summary>A number of the hypothesis cannot hold beside the premise.</summary>
    Contradicts,
}

/// <summary>A number of the hypothesis beside the number of the premise that speaks of the same thing.</summary>
/// <param name="Premise">The number of the premise.</param>
/// <param name="Hypothesis">The number of the hypothesis.</param>
/// <param name="Likeness">0 to 1: how surely both measure the same thing (unit, counted thing, words around them).</param>
/// <param name="Relation">How the two numbers stand to each other.</param>
/// <param name="Loose">They agree only as news writes numbers: rounded, or a bound repeated as a plain number.</param>
internal sealed record NumericPair(NumericMention Premise, NumericMention Hypothesis, double Likeness, NumericRelation Relation, bool Loose);

/// <summary>What a learned judge of sentence pairs may use; counts are over the numbers of the hypothesis.</summary>
/// <param name="InPremise">Numbers in the premise.</param>
/// <param name="InHypothesis">Numbers in the hypothesis.</param>
/// <param name="Matched">Follow from their partner to the letter.</param>
/// <param name="Loosely">Agree with it only loosely.</param>
/// <param name="Open">Have a partner that leaves them open.</param>
/// <param name="Conflicting">Have a partner that excludes them.</param>
/// <param name="Unmatched">Have no partner.</param>
/// <param name="ByArithmetic">Follow by arithmetic from several numbers of the premise.</param>
/// <param name="AgainstArithmetic">Differ from what the arithmetic of the premise gives.</param>
/// <param name="Reachable">A sum, difference, product or quotient of the premise's numbers gives one of the unmatched ones, whatever the words.</param>
/// <param name="SameWords">0 to 1: share of the words beside the numbers that both texts have in the same order; 1 for texts that differ in numbers only.</param>
/// <param name="Likeness">0 to 1: the least likeness of a pair; 0 without pairs.</param>
internal sealed record NumericFeatures(
    int InPremise, int InHypothesis, int Matched, int Loosely, int Open, int Conflicting, int Unmatched, int ByArithmetic, int AgainstArithmetic, bool Reachable,
    double SameWords, double Likeness);

/// <summary>The answer about the numbers of two texts.</summary>
/// <param name="Relation">Whether they follow, cannot follow, or stay open.</param>
/// <param name="Strength">0 to 1: how far the numbers alone decide; 0 when there is nothing to compare.</param>
/// <param name="Pairs">The numbers laid beside each other.</param>
/// <param name="Features">Counts for a learned judge.</param>
/// <param name="Reason">One sentence with the arithmetic, to be redone with a pencil; empty when there is nothing to compare.</param>
internal sealed record NumericJudgement(
    NumericRelation Relation, double Strength, IReadOnlyList<NumericPair> Pairs, NumericFeatures Features, string Reason);
