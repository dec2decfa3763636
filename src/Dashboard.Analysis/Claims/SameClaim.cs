using System.Runtime.CompilerServices;
using Dashboard.Analysis.Contradictions;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Claims;

/// <summary>Two sentences that may state the same thing; how much they share is weighed when all articles are known.</summary>
/// <param name="A">The earlier by sentence id.</param>
/// <param name="B">The other.</param>
/// <param name="Shared">Concepts in both, numbered by the story's <see cref="ConceptWeights"/>: a big story holds very many pairs.</param>
/// <param name="IsOpposed">One affirms what the other denies.</param>
/// <param name="IsKnown">They give one figure for one thing, or one reason for one act: then little else need be shared.</param>
internal sealed record SameClaim(ClaimSentence A, ClaimSentence B, int[] Shared, bool IsOpposed, bool IsKnown)
{
    private const int LeastShared = 3;

    public bool Equals(SameClaim? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    public static IReadOnlyList<SameClaim> Judge(ClaimSentence a, ClaimSentence b, ConceptWeights weights)
    {
        var shared = ContextWords.Shared(a.Concepts, b.Concepts);
        if (a.Sentence.Scope.IsOtherLabel(b.Sentence.Scope) || !Compatible.SameTime(a.Sentence, b.Sentence))
            return [];
        // One reason for one act, or one figure for one thing: they agree in that, whatever "unpaid" and "could not pay" look like side by side.
        if (GivenReason.SharedAct(a, b) is { } acts)
            return [new SameClaim(a, b, weights.Numbered(shared), Stances.AreOpposed(a.Sentence, b.Sentence, acts), true)];
        if (SameFigure.Gives(a, b))
            return [new SameClaim(a, b, weights.Numbered(shared), false, true)];
        return ShareEnough(a, b, shared) ? [new SameClaim(a, b, weights.Numbered(shared), Stances.AreOpposed(a.Sentence, b.Sentence, shared), false)] : [];
    }

    private static bool ShareEnough(ClaimSentence a, ClaimSentence b, List<string> shared)
    {
        var (poorer, richer) = a.Concepts.Length < b.Concepts.Length ? (a.Concepts.Length, b.Concepts.Length) : (b.Concepts.Length, a.Concepts.Length);
        // Counted, not weighed yet: rare words may weigh more than their number, but not much more.
        if (shared.Count < LeastShared || shared.Count * 10 < poorer * 4 || shared.Count * 5 < richer)
            return false;
        // Names alone are a topic, not a statement; one word beside them is hardly more.
        var telling = shared.Count(concept => concept[0] != '@' && !Words.Common.Contains(concept));
        return telling > 1 || telling == 1 && shared.Count * 3 >= poorer * 2;
    }
}
