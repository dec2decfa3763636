using System.Runtime.CompilerServices;
using Dashboard.Analysis.Contradictions;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Claims;

/// <summary>Two sentences that may state the same thing; how much they share is weighed when all articles are known.</summary>
/// <param name="A">The earlier by sentence id.</param>
/// <param name="B">The other.</param>
/// <param name="Shared">Concepts in both, numbered by the story's <see cref="ConceptWeights"/>: a big story holds very many pairs.</param>
/// <param name="IsOpposed">One affirms what the other denies.</param>
internal sealed record SameClaim(ClaimSentence A, ClaimSentence B, int[] Shared, bool IsOpposed)
{
    private const int LeastShared = 3;

    public bool Equals(SameClaim? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    public static IReadOnlyList<SameClaim> Judge(ClaimSentence a, ClaimSentence b, ConceptWeights weights)
    {
        var shared = ContextWords.Shared(a.Concepts, b.Concepts);
        var (poorer, richer) = a.Concepts.Length < b.Concepts.Length ? (a.Concepts.Length, b.Concepts.Length) : (b.Concepts.Length, a.Concepts.Length);
        // Counted, not weighed yet: rare words may weigh more than their number, but not much more.
        if (shared.Count < LeastShared || shared.Count * 10 < poorer * 4 || shared.Count * 5 < richer)
            return [];
        // Names alone are a topic, not a statement; one word beside them is hardly more.
        var telling = shared.Count(concept => concept[0] != '@' && !Words.Common.Contains(concept));
        if (telling == 0 || telling == 1 && shared.Count * 3 < poorer * 2)
            return [];
        if (a.Sentence.Scope.IsOtherLabel(b.Sentence.Scope) || !Compatible.SameTime(a.Sentence, b.Sentence))
            return [];
        return [new SameClaim(a, b, weights.Numbered(shared), Stances.AreOpposed(a.Sentence, b.Sentence, shared))];
    }
}
