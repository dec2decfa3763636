using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text.Syntax;

namespace Dashboard.Analysis.Inference;

/// <summary>Compares who does what to whom: clauses of the second text beside those of the first with the same predicate, passive and active alike.</summary>
internal static class PairClauses
{
    public static void Measure(PairText p, PairText h, PairAlignment alignment, float[] values)
    {
        var first = Predicates(p);
        var second = Predicates(h);
        var main = true;
        foreach (var (sentence, clause) in second)
        {
            var predicate = h.At(sentence, clause.Predicate);
            if (predicate < 0 || predicate >= alignment.OfH.Length)
                continue;
            var partner = alignment.OfH[predicate] is var at && at >= 0 && IsSupport(alignment.Pairs[at].Relation) ? alignment.Pairs[at].P : -1;
            var met = partner >= 0 ? first.Find(other => p.At(other.Sentence, other.Clause.Predicate) == partner) : default;
            values[(int)(met.Clause is null ? PairFeature.PredicatesUnmet : PairFeature.PredicatesMet)]++;
            if (main)
                values[(int)PairFeature.MainPredicateMet] = met.Clause is null ? 0 : 1;
            main = false;
            if (met.Clause is not null)
                Compare(p, h, met, (sentence, clause), alignment, values);
        }
        values[(int)PairFeature.ConditionalP] = first.Count(one => one.Clause.IsConditional);
        values[(int)PairFeature.ConditionalH] = second.Count(one => one.Clause.IsConditional);
    }

    private static void Compare(PairText p, PairText h, (ReadSentence Sentence, Clause Clause) a, (ReadSentence Sentence, Clause Clause) b, PairAlignment alignment, float[] values)
    {
        var (doerA, doerB) = (p.At(a.Sentence, a.Clause.Doer?.Head ?? -1), h.At(b.Sentence, b.Clause.Doer?.Head ?? -1));
        var (underA, underB) = (p.At(a.Sentence, a.Clause.Undergoer?.Head ?? -1), h.At(b.Sentence, b.Clause.Undergoer?.Head ?? -1));
        Count(doerA, doerB, PairFeature.DoerMet, PairFeature.DoerDiffers);
        Count(underA, underB, PairFeature.UndergoerMet, PairFeature.UndergoerDiffers);
        if (Are(underA, doerB) || Are(doerA, underB))
            values[(int)PairFeature.DoerIsUndergoer]++;
        values[(int)PairFeature.ClauseDenied] += a.Clause.IsNegated != b.Clause.IsNegated ? 1 : 0;
        values[(int)PairFeature.TenseDiffers] += a.Clause.Tense != b.Clause.Tense ? 1 : 0;
        values[(int)PairFeature.ModalityDiffers] += a.Clause.Modality != b.Clause.Modality ? 1 : 0;
        values[(int)PairFeature.UnderTellingP] += a.Clause.Link == ClauseLink.Content && b.Clause.Link != ClauseLink.Content ? 1 : 0;

        void Count(int ofP, int ofH, PairFeature met, PairFeature differs)
        {
            if (ofP >= 0 && ofH >= 0)
                values[(int)(Are(ofP, ofH) ? met : differs)]++;
        }

        bool Are(int ofP, int ofH) => ofP >= 0 && ofH >= 0 && ofH < alignment.OfH.Length && alignment.OfH[ofH] is var at && at >= 0 && alignment.Pairs[at].P == ofP && IsSupport(alignment.Pairs[at].Relation);
    }

    private static List<(ReadSentence Sentence, Clause Clause)> Predicates(PairText text)
    {
        var found = new List<(ReadSentence, Clause)>();
        foreach (var sentence in text.Sentences)
        {
            foreach (var clause in sentence.Parse.Clauses)
                found.Add((sentence, clause));
        }
        return found;
    }

    private static bool IsSupport(PairRelation relation) => relation is PairRelation.Same or PairRelation.Synonym or PairRelation.PremiseNarrower or PairRelation.PremiseBroader or PairRelation.Kin;
}
