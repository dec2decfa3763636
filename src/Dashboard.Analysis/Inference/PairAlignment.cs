using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Inference;

/// <summary>How a word of the second text stands to its partner in the first.</summary>
internal enum PairRelation : byte
{
    Same, Synonym, PremiseNarrower, PremiseBroader, Opposite, WeakOpposite, Exclusive, Sibling, PartOrWhole, Kin, None,
}

/// <summary>A word of the second text (H) beside a word of the first (P).</summary>
/// <param name="P">Index in the first text's words.</param>
/// <param name="H">Index in the second text's words.</param>
/// <param name="Relation">How they stand to each other.</param>
/// <param name="Rank">How rare the senses are by which the relation holds, 0 the commonest.</param>
/// <param name="Depth">Steps between them for wider, narrower and sibling terms.</param>
internal readonly record struct WordPair(int P, int H, PairRelation Relation, int Rank, int Depth);

/// <summary>A stretch where the texts differ: words <c>[PFirst, PLast)</c> against <c>[HFirst, HLast)</c>.</summary>
internal readonly record struct PairGap(int PFirst, int PLast, int HFirst, int HLast)
{
    public int P => PLast - PFirst;
    public int H => HLast - HFirst;
}

/// <summary>Two texts laid beside each other: first word by word in order, then content words by meaning wherever they stand.</summary>
internal sealed class PairAlignment
{
    /// <summary>Longer texts are cut: the table of the alignment grows with both lengths.</summary>
    private const int MostWords = 400;

    private readonly IReadOnlyList<PairWord> _p;
    private readonly IReadOnlyList<PairWord> _h;

    private PairAlignment(IReadOnlyList<PairWord> p, IReadOnlyList<PairWord> h)
    {
        _p = p.Count > MostWords ? [.. p.Take(MostWords)] : p;
        _h = h.Count > MostWords ? [.. h.Take(MostWords)] : h;
        OfH = new int[_h.Count];
        OfP = new int[_p.Count];
        Array.Fill(OfH, -1);
        Array.Fill(OfP, -1);
        Gaps = InOrder();
        Elsewhere();
        ByMeaning();
        Again();
    }

    public List<WordPair> Pairs { get; } = [];

    /// <summary>Per word of the second text the index in <see cref="Pairs"/>, or -1.</summary>
    public int[] OfH { get; }

    /// <summary>The same for the first text.</summary>
    public int[] OfP { get; }

    public List<PairGap> Gaps { get; }

    /// <summary>Words in the same order in both.</summary>
    public int Common { get; private set; }

    public static PairAlignment Of(PairText p, PairText h) => new(p.Words, h.Words);

    /// <summary>The gap that holds the word of the second text, or -1.</summary>
    public int GapOfH(int h) => Gaps.FindIndex(gap => h >= gap.HFirst && h < gap.HLast);

    /// <summary>Both words stand in one gap: one took the other's place.</summary>
    public bool InOneGap(int p, int h) => Gaps.Exists(gap => p >= gap.PFirst && p < gap.PLast && h >= gap.HFirst && h < gap.HLast);

    private void Add(int p, int h, PairRelation relation, int rank = 0, int depth = 0)
    {
        OfH[h] = Pairs.Count;
        if (OfP[p] < 0)
            OfP[p] = Pairs.Count;
        Pairs.Add(new WordPair(p, h, relation, rank, depth));
    }

    private static bool Same(PairWord a, PairWord b) =>
        string.Equals(a.Lower, b.Lower, StringComparison.Ordinal) || a.IsContent && b.IsContent && string.Equals(a.Lemma, b.Lemma, StringComparison.Ordinal)
        || a.Part == WordPart.Number && b.Part == WordPart.Number && PairNumbers.Of(a.Lower) is { } x && PairNumbers.Of(b.Lower) is { } y && x.Equals(y);

    /// <summary>Longest common subsequence; a content word in common counts twice, so that articles do not pull the texts apart.</summary>
    private List<PairGap> InOrder()
    {
        int n = _p.Count, m = _h.Count, width = m + 1;
        var table = new int[(n + 1) * width];
        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = m - 1; j >= 0; j--)
            {
                var skip = Math.Max(table[(i + 1) * width + j], table[i * width + j + 1]);
                table[i * width + j] = Same(_p[i], _h[j]) ? Math.Max(skip, table[(i + 1) * width + j + 1] + (_h[j].IsContent ? 2 : 1)) : skip;
            }
        }
        var gaps = new List<PairGap>();
        int p = 0, q = 0, from = 0, to = 0;
        while (p < n && q < m)
        {
            if (Same(_p[p], _h[q]) && table[p * width + q] == table[(p + 1) * width + q + 1] + (_h[q].IsContent ? 2 : 1))
            {
                Close(p, q);
                Add(p, q, PairRelation.Same);
                Common++;
                (from, to) = (++p, ++q);
            }
            else if (table[(p + 1) * width + q] >= table[p * width + q + 1])
            {
                p++;
            }
            else
            {
                q++;
            }
        }
        Close(n, m);
        return gaps;

        void Close(int i, int j)
        {
            if (i > from || j > to)
                gaps.Add(new PairGap(from, i, to, j));
        }
    }

    /// <summary>The same word at another place.</summary>
    private void Elsewhere()
    {
        for (var h = 0; h < _h.Count; h++)
        {
            if (OfH[h] >= 0 || !_h[h].IsContent)
                continue;
            var best = -1;
            for (var p = 0; p < _p.Count; p++)
            {
                if (OfP[p] < 0 && Same(_p[p], _h[h]) && (best < 0 || Math.Abs(p - h) < Math.Abs(best - h)))
                    best = p;
            }
            if (best >= 0)
                Add(best, h, PairRelation.Same);
        }
    }

    private void ByMeaning()
    {
        var found = new List<(double Weight, WordPair Pair)>();
        for (var h = 0; h < _h.Count; h++)
        {
            if (OfH[h] >= 0 || !_h[h].IsContent)
                continue;
            for (var p = 0; p < _p.Count; p++)
            {
                if (OfP[p] >= 0 || !_p[p].IsContent || Relate(_p[p], _h[h]) is not { Relation: not PairRelation.None } related)
                    continue;
                var weight = Weight(related.Relation) - 0.8 * related.Rank - 0.3 * related.Depth + (InOneGap(p, h) ? 3 : 0) - Math.Abs((double)p / _p.Count - (double)h / _h.Count);
                found.Add((weight, new WordPair(p, h, related.Relation, related.Rank, related.Depth)));
            }
        }
        foreach (var (_, pair) in found.OrderByDescending(one => one.Weight).ThenBy(one => one.Pair.H).ThenBy(one => one.Pair.P))
        {
            if (OfH[pair.H] < 0 && OfP[pair.P] < 0)
                Add(pair.P, pair.H, pair.Relation, pair.Rank, pair.Depth);
        }
    }

    /// <summary>A second mention may share its partner, but only where that supports it.</summary>
    private void Again()
    {
        for (var h = 0; h < _h.Count; h++)
        {
            if (OfH[h] >= 0 || !_h[h].IsContent)
                continue;
            for (var p = 0; p < _p.Count; p++)
            {
                if (_p[p].IsContent && Relate(_p[p], _h[h]) is { Relation: PairRelation.Same or PairRelation.Synonym or PairRelation.PremiseNarrower or PairRelation.Kin, Rank: 0 } related)
                {
                    Add(p, h, related.Relation, related.Rank, related.Depth);
                    break;
                }
            }
        }
    }

    private static double Weight(PairRelation relation) => relation switch
    {
        PairRelation.Same => 12,
        PairRelation.Synonym => 10,
        PairRelation.Opposite => 9.5,
        PairRelation.PremiseNarrower or PairRelation.PremiseBroader => 8,
        PairRelation.Kin => 7,
        PairRelation.WeakOpposite => 6.5,
        PairRelation.Exclusive => 6,
        PairRelation.PartOrWhole => 5,
        _ => 3,
    };

    private static (PairRelation Relation, int Rank, int Depth) Relate(PairWord p, PairWord h)
    {
        if (Same(p, h))
            return (PairRelation.Same, 0, 0);
        if (p.Part == WordPart.Number || h.Part == WordPart.Number)
            return p.Part == h.Part ? (PairRelation.Exclusive, 0, 0) : (PairRelation.None, 0, 0);
        if (p.Part == WordPart.Name && h.Part == WordPart.Name && AreSpellings(p.Lower, h.Lower))
            return (PairRelation.Kin, 0, 0);
        var pos = p.Pos == h.Pos ? p.Pos : PartOfSpeech.Unknown;
        var related = Lexicon.Relate(p.Lemma, h.Lemma, pos);
        var relation = related.Relation switch
        {
            Relation.Same => PairRelation.Same,
            Relation.Synonym => PairRelation.Synonym,
            Relation.Broader => PairRelation.PremiseBroader,
            Relation.Narrower => PairRelation.PremiseNarrower,
            Relation.Opposite => PairRelation.Opposite,
            Relation.WeakOpposite => PairRelation.WeakOpposite,
            Relation.ExclusiveSibling => PairRelation.Exclusive,
            Relation.Sibling => PairRelation.Sibling,
            Relation.Part or Relation.Whole => PairRelation.PartOrWhole,
            Relation.Implies => PairRelation.PremiseNarrower,
            Relation.Implied => PairRelation.PremiseBroader,
            Relation.Derived => PairRelation.Kin,
            _ => PairRelation.None,
        };
        return (relation, related.Rank, related.Depth);
    }

    /// <summary>"Tim" and "Timothy", "Kyrgyz" and "Kyrgyzstan".</summary>
    private static bool AreSpellings(string a, string b) =>
        a.Length >= 3 && b.Length >= 3 && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal) || a.Length > 5 && b.Length > 5 && a.AsSpan(0, 5).SequenceEqual(b.AsSpan(0, 5)));
}
