namespace Dashboard.Analysis.Inference;

/// <summary>Measures two texts against each other: one number per <see cref="PairFeature"/>, then one per relation and word part.</summary>
internal sealed class PairFeatures
{
    private const int Parts = (int)WordPart.Function;
    private const int AllRelations = (int)PairRelation.None + 1;

    public const int Count = (int)PairFeature.Relations + AllRelations * Parts;

    private readonly PairText _p;
    private readonly PairText _h;

    private PairFeatures(PairText p, PairText h)
    {
        (_p, _h) = (p, h);
        Alignment = PairAlignment.Of(p, h);
        Overlap();
        new PairDifferences(p, h, Alignment, Values).Measure();
        new PairSmallWords(p, h, Alignment, Values).Measure();
        Numbers();
        PairClauses.Measure(p, h, Alignment, Values);
    }

    public PairAlignment Alignment { get; }

    /// <summary>What the numbers alone say.</summary>
    public NumericJudgement Numeric { get; private set; } = null!;

    public float[] Values { get; } = new float[Count];

    public static PairFeatures Of(PairText p, PairText h) => new(p, h);

    public static string Name(int feature)
    {
        if (feature < (int)PairFeature.Relations)
            return ((PairFeature)feature).ToString();
        var at = feature - (int)PairFeature.Relations;
        return (PairRelation)(at / Parts) + "." + (WordPart)(at % Parts);
    }

    public static int OfRelation(PairRelation relation, WordPart part) => (int)PairFeature.Relations + (int)relation * Parts + (int)part;

    /// <summary>A word that the first text has in this relation carries the second text's.</summary>
    public static bool IsSupport(PairRelation relation) => relation is PairRelation.Same or PairRelation.Synonym or PairRelation.PremiseNarrower or PairRelation.Kin;

    private ref float this[PairFeature feature] => ref Values[(int)feature];

    private void Overlap()
    {
        int contentP = 0, contentH = 0, coveredP = 0, coveredH = 0, supported = 0;
        for (var h = 0; h < Alignment.OfH.Length; h++)
        {
            if (!_h.Words[h].IsContent)
                continue;
            contentH++;
            if (Alignment.OfH[h] is var at && at >= 0)
            {
                coveredH += Alignment.Pairs[at].Relation is PairRelation.Same or PairRelation.Synonym ? 1 : 0;
                supported += IsSupport(Alignment.Pairs[at].Relation) ? 1 : 0;
            }
        }
        for (var p = 0; p < Alignment.OfP.Length; p++)
        {
            if (!_p.Words[p].IsContent)
                continue;
            contentP++;
            coveredP += Alignment.OfP[p] is var at && at >= 0 && IsSupport(Alignment.Pairs[at].Relation) ? 1 : 0;
        }
        this[PairFeature.CoveredH] = Share(coveredH, contentH);
        this[PairFeature.SupportedH] = Share(supported, contentH);
        this[PairFeature.CoveredP] = Share(coveredP, contentP);
        this[PairFeature.CommonH] = Share(Alignment.Common, _h.Words.Count);
        this[PairFeature.CommonP] = Share(Alignment.Common, _p.Words.Count);
        this[PairFeature.BigramsH] = Bigrams();
        this[PairFeature.LengthP] = _p.Words.Count;
        this[PairFeature.LengthH] = _h.Words.Count;
        this[PairFeature.LengthRatio] = Share(_h.Words.Count, _p.Words.Count);
        this[PairFeature.ContentP] = contentP;
        this[PairFeature.ContentH] = contentH;
        this[PairFeature.SentencesP] = _p.Sentences.Count;
        this[PairFeature.IdenticalWords] = Alignment.Gaps.Count == 0 ? 1 : 0;
    }

    private float Bigrams()
    {
        var there = new HashSet<(string, string)>();
        for (var i = 1; i < _p.Words.Count; i++)
            there.Add((_p.Words[i - 1].Lemma, _p.Words[i].Lemma));
        var shared = 0;
        for (var i = 1; i < _h.Words.Count; i++)
            shared += there.Contains((_h.Words[i - 1].Lemma, _h.Words[i].Lemma)) ? 1 : 0;
        return Share(shared, _h.Words.Count - 1);
    }

    private void Numbers()
    {
        var there = _p.Words.Where(word => word.Part == WordPart.Number).ToList();
        foreach (var word in _h.Words.Where(word => word.Part == WordPart.Number))
        {
            this[PairFeature.NumbersH]++;
            var met = there.Exists(other => other.Lower == word.Lower || PairNumbers.Of(other.Lower) is { } value && PairNumbers.Of(word.Lower) is { } asked && value.Equals(asked));
            this[met ? PairFeature.NumberMet : there.Count > 0 ? PairFeature.NumberAgainst : PairFeature.NumberUnmet]++;
        }
        this[PairFeature.NumbersP] = there.Count;
        Numeric = NumericInference.Judge(_p.Sentences, _h.Sentences);
        var features = Numeric.Features;
        this[PairFeature.NumericEntails] = Numeric.Relation == NumericRelation.Entails ? 1 : 0;
        this[PairFeature.NumericContradicts] = Numeric.Relation == NumericRelation.Contradicts ? 1 : 0;
        this[PairFeature.NumericStrength] = (float)Numeric.Strength;
        this[PairFeature.NumericMatched] = features.Matched;
        this[PairFeature.NumericLoosely] = features.Loosely;
        this[PairFeature.NumericOpen] = features.Open;
        this[PairFeature.NumericConflicting] = features.Conflicting;
        this[PairFeature.NumericUnmatched] = features.Unmatched;
        this[PairFeature.NumericByArithmetic] = features.ByArithmetic;
        this[PairFeature.NumericAgainstArithmetic] = features.AgainstArithmetic;
        this[PairFeature.NumericReachable] = features.Reachable ? 1 : 0;
        this[PairFeature.NumericSameWords] = (float)features.SameWords;
        this[PairFeature.NumericLikeness] = (float)features.Likeness;
    }

    private static float Share(int part, int whole) => whole <= 0 ? 0 : (float)part / whole;
}
