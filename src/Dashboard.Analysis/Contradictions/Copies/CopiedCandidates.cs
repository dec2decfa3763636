using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Analysis.Statements;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions.Copies;

/// <summary>One side of a difference: the words that stand there.</summary>
/// <param name="Shown">The words for the side's label.</param>
/// <param name="Group">Names the side: carriers with equal groups stand together.</param>
/// <param name="First">Index of the first token that is marked.</param>
/// <param name="Last">One past the last.</param>
/// <param name="Sort">Orders the sides.</param>
internal readonly record struct CopiedSide(string Shown, string Group, int First, int Last, double Sort = 0, Stance Stance = Stance.Affirm, string? Speaker = null);

/// <summary>Makes candidates of single differences.</summary>
internal static class CopiedCandidates
{
    /// <summary>Share of common words from which two sentences are taken for one sentence with a change.</summary>
    public const double SureShare = 0.8;

    public static Candidate Make(CopiedPair pair, string rule, ContradictionKind kind, FindingText text, string question, CopiedSide a, CopiedSide b, string check, string? arithmetic = null)
    {
        var (ax, bx) = (pair.A.ContentWithout(null), pair.B.ContentWithout(null));
        var (low, high) = string.CompareOrdinal(a.Group, b.Group) < 0 ? (a.Group, b.Group) : (b.Group, a.Group);
        return new Candidate(
            rule, kind, rule + "|" + low + "|" + high, question, Side(pair.A, a), Side(pair.B, b), ContextWords.Shared(ax, bx), ax, bx,
            pair.Share >= SureShare ? 0 : 0.6, arithmetic, check) { Text = text };
    }

    /// <summary>The words as written, blanks evened out.</summary>
    public static string Written(ReadSentence sentence, int first, int last) => last <= first ? "" :
        string.Join(' ', sentence.Article.Text[sentence.Tokens[first].Start..sentence.Tokens[last - 1].End].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Some words on both sides of the place, with a gap: "the fire broke out … the church".</summary>
    public static string Around(ReadSentence sentence, int first, int last, int words = 4)
    {
        var from = first;
        for (var count = 0; from > 0 && count < words && sentence.Tokens[from - 1].Lower is not ("," or ";" or "“" or "”" or "\"" or ":"); from--)
            count += sentence.Tokens[from - 1].IsWord ? 1 : 0;
        var to = last;
        for (var count = 0; to < sentence.Tokens.Count && count < words && sentence.Tokens[to].Lower is not ("," or ";" or "." or "“" or "”" or "\"" or ":"); to++)
            count += sentence.Tokens[to].IsWord ? 1 : 0;
        var (before, after) = (Written(sentence, from, first), Written(sentence, last, to));
        return (before + " … " + after).Trim();
    }

    private static Assertion Side(ReadSentence sentence, CopiedSide side) =>
        new(sentence, side.Stance, side.Shown, side.Last > side.First ? [(sentence.Tokens[side.First].Start, sentence.Tokens[side.Last - 1].End)] : [],
            side.Group, side.Sort, side.Speaker);
}
