using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions.Copies;

/// <summary>One sentence says that somebody said, agreed or managed, the other that he denied, refused or failed.</summary>
internal static class DenyingWords
{
    /// <summary>Verbs that carry what follows, against verbs that turn it round; by the base form.</summary>
    private static readonly (HashSet<string> Yes, HashSet<string> No)[] Pairs =
    [
        (Set("say state confirm admit acknowledge announce claim insist add note tell report maintain assert declare accept concede"), Set("deny dispute refute contradict rebut")),
        (Set("agree accept consent pledge promise vow choose decide offer want"), Set("refuse decline reject")),
        (Set("manage succeed able"), Set("fail unable")),
        (Set("allow permit let authorize authorise enable encourage"), Set("forbid ban bar prohibit block prevent")),
        (Set("convict condemn guilty find"), Set("acquit clear exonerate absolve")),
    ];

    public static Candidate? Judge(CopiedPair pair, Difference difference)
    {
        if (!difference.IsReplacement || pair.Share < 0.75 || difference.ALast - difference.AFirst > 5 || difference.BLast - difference.BFirst > 5 || pair.Elsewhere(difference) > 6)
            return null;
        var (yes, no, at, by) = (false, false, -1, -1);
        foreach (var (affirming, denying) in Pairs)
        {
            if (Find(pair.A, difference.AFirst, difference.ALast, affirming) is var i and >= 0 && Find(pair.B, difference.BFirst, difference.BLast, denying) is var j and >= 0)
                (yes, at, by) = (true, i, j);
            else if (Find(pair.A, difference.AFirst, difference.ALast, denying) is var k and >= 0 && Find(pair.B, difference.BFirst, difference.BLast, affirming) is var l and >= 0)
                (no, at, by) = (true, k, l);
        }
        if (!yes && !no || Negators(pair.A) != Negators(pair.B))
            return null;
        var (p, q) = (CopiedCandidates.Written(pair.A, at, at + 1), CopiedCandidates.Written(pair.B, by, by + 1));
        var quoted = pair.IsQuoted(difference);
        var (ax, bx) = (pair.A.ContentWithout(null), pair.B.ContentWithout(null));
        var (affirmer, denier, affirmed, denied) = yes ? (pair.A, pair.B, at, by) : (pair.B, pair.A, by, at);
        return new Candidate(
            Denials.Rule, quoted ? ContradictionKind.AlteredQuote : ContradictionKind.Denial, "denial|" + Lexicon.Lemma(denier.Tokens[denied].Lower),
            $"“{p}” or “{q}”: “{CopiedCandidates.Around(pair.A, at, at + 1)}”?",
            new Assertion(affirmer, Stance.Affirm, null, [Mark(affirmer, affirmed)], "affirmed", 0),
            new Assertion(denier, Stance.Deny, null, [Mark(denier, denied)], "denied", 1),
            ContextWords.Shared(ax, bx), ax, bx, pair.Share >= CopiedCandidates.SureShare ? 0 : 0.6, null,
            "the sentences are the same but for this verb; as many negations on both sides") { Text = quoted ? AlteredQuotes.Text : Texts.FindingTexts.Of(ContradictionKind.Denial) };
    }

    private static (int, int) Mark(ReadSentence sentence, int at) => (sentence.Tokens[at].Start, sentence.Tokens[at].End);

    private static int Find(ReadSentence sentence, int first, int last, HashSet<string> verbs)
    {
        for (var k = first; k < last; k++)
        {
            if (sentence.Tokens[k].IsWord && !sentence.Tokens[k].Name && (verbs.Contains(sentence.Tokens[k].Lower) || verbs.Contains(Lexicon.Lemma(sentence.Tokens[k].Lower, PartOfSpeech.Verb))))
                return k;
        }
        return -1;
    }

    private static int Negators(ReadSentence sentence) => sentence.Tokens.Count(Polarity.IsNegator);

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
