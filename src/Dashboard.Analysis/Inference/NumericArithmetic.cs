using Dashboard.Analysis.Statements;

namespace Dashboard.Analysis.Inference;

/// <summary>What sums over the premise's numbers say about one number of the hypothesis.</summary>
/// <param name="Follows">True when it is what the sum gives, false when the sum gives something else, null when no sum is called for.</param>
/// <param name="Reachable">Some sum gives it, whatever the words.</param>
internal sealed record ArithmeticAnswer(bool? Follows, bool Reachable, double Strength, string Reason);

/// <summary>Finds out whether a number follows by arithmetic from several others.</summary>
internal static class NumericArithmetic
{
    public static ArithmeticAnswer? Explain(List<NumericMention> premise, IReadOnlyList<ReadSentence> sentences, List<NumericMention> hypothesis, List<NumericPair> pairs) => null;
}
