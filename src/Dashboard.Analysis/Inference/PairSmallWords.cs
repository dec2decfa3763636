using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Inference;

/// <summary>Measures the words that say little and turn much: denials, amounts, "and" and "or", how sure and when.</summary>
internal sealed class PairSmallWords
{
    private readonly PairText _p;
    private readonly PairText _h;
    private readonly PairAlignment _alignment;
    private readonly float[] _values;

    public PairSmallWords(PairText p, PairText h, PairAlignment alignment, float[] values) => (_p, _h, _alignment, _values) = (p, h, alignment, values);

    public void Measure()
    {
        Denial();
        Amounts();
        Joining();
        Manner();
    }

    private ref float this[PairFeature feature] => ref _values[(int)feature];

    private void Denial()
    {
        this[PairFeature.NegationsP] = Denials(_p);
        this[PairFeature.NegationsH] = Denials(_h);
        this[PairFeature.ParityDiffers] = ((int)this[PairFeature.NegationsP] + (int)this[PairFeature.NegationsH]) % 2;
        foreach (var pair in _alignment.Pairs)
        {
            var (p, h) = (_p.Words[pair.P], _h.Words[pair.H]);
            if (!h.IsContent || !PairFeatures.IsSupport(pair.Relation) && pair.Relation != PairRelation.PremiseBroader)
                continue;
            if (p.Negated != h.Negated)
            {
                this[p.Negated ? PairFeature.NegatedOnlyP : PairFeature.NegatedOnlyH]++;
                this[PairFeature.NegatedVerbDiffers] += h.Part == WordPart.Verb ? 1 : 0;
            }
            else if (p.Negated)
            {
                this[PairFeature.NegatedBoth]++;
            }
        }
        foreach (var gap in _alignment.Gaps)
        {
            int p = InGap(_p, gap.PFirst, gap.PLast, IsNegation), h = InGap(_h, gap.HFirst, gap.HLast, IsNegation);
            this[PairFeature.NegationAdded] += Math.Max(0, h - p);
            this[PairFeature.NegationDropped] += Math.Max(0, p - h);
            p = InGap(_p, gap.PFirst, gap.PLast, IsRefusal);
            h = InGap(_h, gap.HFirst, gap.HLast, IsRefusal);
            this[PairFeature.RefusalAdded] += Math.Max(0, h - p);
            this[PairFeature.RefusalDropped] += Math.Max(0, p - h);
        }
        this[PairFeature.NobodyP] = Words(_p, word => PairWordLists.Nobody.Contains(word.Lower));
        this[PairFeature.NobodyH] = Words(_h, word => PairWordLists.Nobody.Contains(word.Lower));
        this[PairFeature.RefusalP] = Words(_p, IsRefusal);
        this[PairFeature.RefusalH] = Words(_h, IsRefusal);
        this[PairFeature.WithoutP] = Words(_p, word => word.Lower == "without");
        this[PairFeature.WithoutH] = Words(_h, word => word.Lower == "without");
        this[PairFeature.NoNounP] = Words(_p, word => word.Lower == "no");
        this[PairFeature.NoNounH] = Words(_h, word => word.Lower == "no");
        this[PairFeature.NegationEarlyP] = Early(_p);
        this[PairFeature.NegationEarlyH] = Early(_h);

        static float Early(PairText text)
        {
            for (var i = 0; i < text.Words.Count; i++)
            {
                if (IsNegation(text.Words[i]))
                    return 1 - (float)i / text.Words.Count;
            }
            return 0;
        }
    }

    private static int Denials(PairText text) => text.Sentences.Sum(sentence => Enumerable.Range(0, sentence.Tokens.Count).Count(i => Polarity.IsNegator(sentence.Tokens[i]) && !Polarity.IsEmpty(sentence.Tokens, i)));

    private static bool IsNegation(PairWord word) =>
        word.Lower is "not" or "no" or "never" or "nobody" or "none" or "nothing" or "cannot" or "without" or "neither" or "nor" || word.Lower.EndsWith("n't", StringComparison.Ordinal);

    private static bool IsRefusal(PairWord word) => PairWordLists.Refusals.Contains(word.Lemma) || PairWordLists.Refusals.Contains(word.Lower);

    private void Amounts()
    {
        Both(PairFeature.UniversalP, PairFeature.UniversalH, PairWordLists.Universal);
        Both(PairFeature.ExistentialP, PairFeature.ExistentialH, PairWordLists.Existential);
        Both(PairFeature.MostP, PairFeature.MostH, PairWordLists.Most);
        Both(PairFeature.ExactP, PairFeature.ExactH, PairWordLists.Exactness);
        foreach (var gap in _alignment.Gaps)
        {
            int p = Strongest(_p, gap.PFirst, gap.PLast), h = Strongest(_h, gap.HFirst, gap.HLast);
            if (p >= 0 && h >= 0 && p != h)
                this[p == 0 || h == 0 ? PairFeature.AmountDenied : h < p ? PairFeature.AmountWeaker : PairFeature.AmountStronger]++;
            this[PairFeature.ExactAdded] += InGap(_h, gap.HFirst, gap.HLast, word => PairWordLists.Exactness.Contains(word.Lower));
            this[PairFeature.ExactDropped] += InGap(_p, gap.PFirst, gap.PLast, word => PairWordLists.Exactness.Contains(word.Lower));
        }

        static int Strongest(PairText text, int first, int last)
        {
            var found = -1;
            for (var i = first; i < last; i++)
            {
                var word = text.Words[i].Lower;
                var strength = word is "no" or "none" or "nobody" or "neither" ? 0 : PairWordLists.Existential.Contains(word) ? 1 : PairWordLists.Most.Contains(word) ? 2 : PairWordLists.Universal.Contains(word) ? 3 : -1;
                found = Math.Max(found, strength);
            }
            return found;
        }
    }

    private void Joining()
    {
        this[PairFeature.AndP] = Words(_p, word => word.Lower == "and");
        this[PairFeature.AndH] = Words(_h, word => word.Lower == "and");
        this[PairFeature.OrP] = Words(_p, word => word.Lower is "or" or "either");
        this[PairFeature.OrH] = Words(_h, word => word.Lower is "or" or "either");
        this[PairFeature.ButP] = Words(_p, word => word.Lower is "but" or "although" or "though" or "yet" or "despite");
        this[PairFeature.ButH] = Words(_h, word => word.Lower is "but" or "although" or "though" or "yet" or "despite");
        foreach (var gap in _alignment.Gaps)
        {
            int andP = In(_p, gap.PFirst, gap.PLast, "and"), andH = In(_h, gap.HFirst, gap.HLast, "and"), orP = In(_p, gap.PFirst, gap.PLast, "or"), orH = In(_h, gap.HFirst, gap.HLast, "or");
            this[PairFeature.OrForAnd] += andP > 0 && orH > 0 ? 1 : 0;
            this[PairFeature.AndForOr] += orP > 0 && andH > 0 ? 1 : 0;
            this[PairFeature.AndAdded] += Math.Max(0, andH - andP);
            this[PairFeature.AndDropped] += Math.Max(0, andP - andH);
            this[PairFeature.OrAdded] += Math.Max(0, orH - orP);
            this[PairFeature.OrDropped] += Math.Max(0, orP - orH);
        }

        static int In(PairText text, int first, int last, string which) => InGap(text, first, last, word => word.Lower == which);
    }

    private void Manner()
    {
        Both(PairFeature.ModalP, PairFeature.ModalH, PairWordLists.Modals);
        Both(PairFeature.HedgeP, PairFeature.HedgeH, PairWordLists.Hedges);
        Both(PairFeature.ComparingP, PairFeature.ComparingH, PairWordLists.Comparing);
        foreach (var gap in _alignment.Gaps)
        {
            int p = InGap(_p, gap.PFirst, gap.PLast, word => PairWordLists.Hedges.Contains(word.Lower)), h = InGap(_h, gap.HFirst, gap.HLast, word => PairWordLists.Hedges.Contains(word.Lower));
            this[PairFeature.HedgeAdded] += Math.Max(0, h - p);
            this[PairFeature.HedgeDropped] += Math.Max(0, p - h);
            p = InGap(_p, gap.PFirst, gap.PLast, word => PairWordLists.Modals.Contains(word.Lower));
            h = InGap(_h, gap.HFirst, gap.HLast, word => PairWordLists.Modals.Contains(word.Lower));
            this[PairFeature.ModalAdded] += Math.Max(0, h - p);
            this[PairFeature.ModalDropped] += Math.Max(0, p - h);
            this[PairFeature.ComparingOpposed] += InGap(_h, gap.HFirst, gap.HLast,
                word => PairWordLists.Comparing.Contains(word.Lower) && Enumerable.Range(gap.PFirst, gap.P).Any(i => Opposites.AreListed(_p.Words[i].Lower, word.Lower)));
        }
        this[PairFeature.FutureDiffers] = Math.Sign(Words(_h, word => PairWordLists.Future.Contains(word.Lower))) - Math.Sign(Words(_p, word => PairWordLists.Future.Contains(word.Lower)));
        this[PairFeature.PastDiffers] = Math.Sign(Words(_h, word => PairWordLists.Past.Contains(word.Lower))) - Math.Sign(Words(_p, word => PairWordLists.Past.Contains(word.Lower)));
        bool heP = Words(_p, word => PairWordLists.He.Contains(word.Lower)) > 0, heH = Words(_h, word => PairWordLists.He.Contains(word.Lower)) > 0,
            sheP = Words(_p, word => PairWordLists.She.Contains(word.Lower)) > 0, sheH = Words(_h, word => PairWordLists.She.Contains(word.Lower)) > 0;
        this[PairFeature.GenderDiffers] = heP && !sheP && sheH && !heH || sheP && !heP && heH && !sheH ? 1 : 0;
        this[PairFeature.DayDiffers] = Disjoint(word => Calendar.IsDayOrMonth(word.Lower) && word.Lower is not ("may" or "march"));
        this[PairFeature.YearDiffers] = Disjoint(word => word.Lower.Length == 4 && word.Lower[0] is '1' or '2' && word.Lower.All(char.IsAsciiDigit));
        this[PairFeature.ThereIsP] = ThereIs(_p);
        this[PairFeature.ThereIsH] = ThereIs(_h);
        this[PairFeature.QuestionP] = _p.Sentences.Any(sentence => sentence.Quote.EndsWith('?')) ? 1 : 0;

        static float ThereIs(PairText text) => text.Words.Count > 1 && text.Words[0].Lower == "there" ? 1 : 0;

        float Disjoint(Func<PairWord, bool> which)
        {
            var p = _p.Words.Where(which).Select(word => word.Lower).ToHashSet(StringComparer.Ordinal);
            var h = _h.Words.Where(which).Select(word => word.Lower).ToHashSet(StringComparer.Ordinal);
            return p.Count == 0 || h.Count == 0 ? 0 : h.IsSubsetOf(p) ? -1 : 1;
        }
    }

    private void Both(PairFeature p, PairFeature h, HashSet<string> words)
    {
        this[p] = Words(_p, word => words.Contains(word.Lower));
        this[h] = Words(_h, word => words.Contains(word.Lower));
    }

    private static int Words(PairText text, Func<PairWord, bool> which) => text.Words.Count(which);

    private static int InGap(PairText text, int first, int last, Func<PairWord, bool> which)
    {
        var count = 0;
        for (var i = first; i < last; i++)
            count += which(text.Words[i]) ? 1 : 0;
        return count;
    }
}
