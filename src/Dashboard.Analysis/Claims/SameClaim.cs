using System.Runtime.CompilerServices;
using Dashboard.Analysis.Contradictions;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Claims;

/// <summary>Two sentences that may state the same thing; how much they share is weighed when all articles are known.</summary>
/// <param name="A">The earlier by sentence id.</param>
/// <param name="B">The other.</param>
/// <param name="Shared">Concepts in both, sorted.</param>
/// <param name="IsOpposed">One affirms what the other denies.</param>
internal sealed record SameClaim(ClaimSentence A, ClaimSentence B, IReadOnlyList<string> Shared, bool IsOpposed)
{
    private const int LeastShared = 3;

    private int[]? _numbered;

    /// <summary>How much weighs what they share in the story of now.</summary>
    public double SharedWeight(ConceptWeights weights) => weights.Sum(_numbered ??= weights.Numbered(Shared));

    public bool Equals(SameClaim? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    public static IReadOnlyList<SameClaim> Judge(ClaimSentence a, ClaimSentence b)
    {
        var shared = ContextWords.Shared(a.Concepts, b.Concepts);
        if (shared.Count < LeastShared || shared.Count * 10 < Math.Min(a.Concepts.Length, b.Concepts.Length) * 3)
            return [];
        // Names alone are a topic, not a statement; one word beside them is hardly more.
        var telling = shared.Count(concept => concept[0] != '@' && !Words.Common.Contains(concept));
        if (telling == 0 || telling == 1 && shared.Count * 3 < Math.Min(a.Concepts.Length, b.Concepts.Length) * 2)
            return [];
        if (a.Sentence.Scope.IsOtherLabel(b.Sentence.Scope) || !Compatible.SameTime(a.Sentence, b.Sentence))
            return [];
        return [new SameClaim(a, b, shared, Stances.AreOpposed(a.Sentence, b.Sentence, shared))];
    }
}
