using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions.Copies;

/// <summary>One word of two nearly equal sentences is the opposite of the other, or another of a kind of which a thing has only one: "rose" and "fell".</summary>
internal static class OppositeWords
{
    public const string Rule = "opposite-words";

    public static readonly FindingText Text = new CopiedText(
        "The same sentence says the opposite", "A correction, or two different moments.", "Is “{0}” right, and how do you know?",
        "Find the original: one of the two words was changed.", Severity.High);

    public static Candidate? Judge(CopiedPair pair, Difference difference)
    {
        if (!difference.IsReplacement || pair.Share < 0.75 || pair.Elsewhere(difference) > 6 || !pair.IsAnchored(difference))
            return null;
        if (One(pair.A, difference.AFirst, difference.ALast) is not { } i || One(pair.B, difference.BFirst, difference.BLast) is not { } j)
            return null;
        var (x, y) = (pair.A.Tokens[i], pair.B.Tokens[j]);
        // Days have a detector of their own, which knows when it was said from when it was.
        if (Calendar.IsDayOrMonth(x.Lower) || Calendar.IsDayOrMonth(y.Lower))
            return null;
        if (x.Name || y.Name || Polarity.IsNegator(x) || Polarity.IsNegator(y) || !Exclude(x, y) || Negators(pair.A, difference.AFirst, difference.ALast) != Negators(pair.B, difference.BFirst, difference.BLast))
            return null;
        var (p, q) = (CopiedCandidates.Written(pair.A, i, i + 1), CopiedCandidates.Written(pair.B, j, j + 1));
        return CopiedCandidates.Make(
            pair, Rule, pair.IsQuoted(difference) ? ContradictionKind.AlteredQuote : ContradictionKind.Opposite, pair.IsQuoted(difference) ? AlteredQuotes.Text : Text,
            $"“{p}” or “{q}”: “{CopiedCandidates.Around(pair.A, i, i + 1)}”?",
            new CopiedSide(p, Lexicon.Lemma(x.Lower), i, i + 1), new CopiedSide(q, Lexicon.Lemma(y.Lower), j, j + 1),
            $"the sentences are the same around this word; “{p}” and “{q}” exclude each other; as many negations on both sides");
    }

    private static bool Exclude(Token x, Token y) => Lexicon.Relate(x.Lower, y.Lower) switch
    {
        { Relation: Relation.Opposite, Rank: <= 2 } => true,
        { Relation: Relation.WeakOpposite or Relation.ExclusiveSibling, Rank: <= 1 } => true,
        _ => false,
    };

    /// <summary>The only word that says something, or -1 wrapped as null.</summary>
    private static int? One(ReadSentence sentence, int first, int last)
    {
        int? found = null;
        for (var k = first; k < last; k++)
        {
            var token = sentence.Tokens[k];
            if (!token.IsWord && token.Kind != TokenKind.Number)
                continue;
            if (Words.Determiners.Contains(token.Lower) || token.Lower is "to" or "was" or "were" or "is" or "are" or "has" or "had" or "been" or "be")
                continue;
            if (found is not null || token.Kind == TokenKind.Number)
                return null;
            found = k;
        }
        return found;
    }

    private static int Negators(ReadSentence sentence, int first, int last)
    {
        var count = 0;
        for (var k = 0; k < sentence.Tokens.Count; k++)
            count += (k < first || k >= last) && Polarity.IsNegator(sentence.Tokens[k]) ? 1 : 0;
        return count;
    }
}
