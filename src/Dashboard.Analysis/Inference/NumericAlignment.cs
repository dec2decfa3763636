using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Inference;

/// <summary>Lays the numbers of two texts beside each other: by their place in nearly equal texts, else by unit, counted thing and the words around them.</summary>
internal static class NumericAlignment
{
    /// <summary>From this share on, two texts are the same but for a few places.</summary>
    public const double NearlyEqual = 0.8;

    /// <summary>A pair below this measures different things.</summary>
    public const double LeastLikeness = 0.35;

    private const int LongestText = 250;

    public static (List<NumericPair> Pairs, double SameWords) Of(
        IReadOnlyList<ReadSentence> premise, List<NumericMention> p, IReadOnlyList<ReadSentence> hypothesis, List<NumericMention> h)
    {
        var (places, same) = ByPlace(premise, p, hypothesis, h);
        var pairs = new List<NumericPair>();
        if (same >= NearlyEqual)
        {
            foreach (var (i, j) in places)
                pairs.Add(Compare(p[i], h[j], same, strict: true));
            if (pairs.Count == h.Count)
                return (pairs, same);
        }
        var scored = new List<(double Score, int P, int H)>();
        for (var j = 0; j < h.Count; j++)
        {
            if (pairs.Exists(pair => ReferenceEquals(pair.Hypothesis, h[j])))
                continue;
            for (var i = 0; i < p.Count; i++)
            {
                if (pairs.Exists(pair => ReferenceEquals(pair.Premise, p[i])))
                    continue;
                var score = Likeness(p[i], h[j]) + (places.Contains((i, j)) ? 0.1 * same : 0);
                if (score >= LeastLikeness)
                    scored.Add((Math.Min(1, score), i, j));
            }
        }
        scored.Sort((a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.H != b.H ? a.H.CompareTo(b.H) : a.P.CompareTo(b.P));
        var (usedP, usedH) = (new HashSet<int>(), new HashSet<int>());
        foreach (var (score, i, j) in scored)
        {
            if (usedH.Contains(j) || usedP.Contains(i))
                continue;
            usedP.Add(i);
            usedH.Add(j);
            pairs.Add(Compare(p[i], h[j], score, strict: false));
        }
        pairs.Sort((a, b) => h.IndexOf(a.Hypothesis).CompareTo(h.IndexOf(b.Hypothesis)));
        return (pairs, same);
    }

    /// <summary>0 when unit or kind differ, else how much of counted thing, group and surroundings is shared, and whether the values agree.</summary>
    private static double Likeness(NumericMention p, NumericMention h)
    {
        var (x, y) = (p.Quantity, h.Quantity);
        if (x.Unit != y.Unit || p.IsOrdinal != h.IsOrdinal)
            return 0;
        var fits = !p.Loose.Excludes(h.Loose);
        if (p.Names != h.Names && !fits)
            return 0;
        if (x.Outcome is not null && y.Outcome is not null && x.Outcome != y.Outcome && !fits)
            return 0;
        var around = h.Around.Count == 0 ? 0.5 : (double)h.Around.Count(p.Around.Contains) / h.Around.Count;
        var thing = x.Head is null || y.Head is null ? x.Unit.Length > 0 ? 0.5 : 0.3 : x.Head == y.Head ? 1 : 0;
        if (x.Role != y.Role)
            thing *= 0.7;
        if (thing > 0 && x.Modifiers.Count > 0 && y.Modifiers.Count > 0 && !x.Modifiers.Any(y.Modifiers.Contains))
            thing *= 0.6;
        return 0.4 * thing + 0.35 * around + (fits ? 0.35 : 0);
    }

    private static NumericPair Compare(NumericMention p, NumericMention h, double likeness, bool strict)
    {
        var same = p.Quantity.Unit == h.Quantity.Unit || strict && (p.Quantity.Unit.Length == 0 || h.Quantity.Unit.Length == 0);
        if (!same)
            return new NumericPair(p, h, likeness, NumericRelation.Open, false);
        // "two thirds" and "67 percent" agree in any text.
        strict &= !p.IsShare && !h.IsShare;
        if (p.Exact.Within(h.Exact))
            return new NumericPair(p, h, likeness, NumericRelation.Entails, false);
        if (p.Exact.Excludes(h.Exact) && (strict || p.Loose.Excludes(h.Loose)))
            return new NumericPair(p, h, likeness, NumericRelation.Contradicts, false);
        if (strict && h.Exact.Within(p.Exact) && Qualifiers.BoundOf(p.Quantity.Qualifier) == QuantityBound.About)
            return new NumericPair(p, h, likeness, NumericRelation.Entails, true);
        if (strict)
            return new NumericPair(p, h, likeness, NumericRelation.Open, false);
        // "at least 15" repeated as "15", "some 420" as "420", 5.14 as 5.1; but 35 is no "more than 35".
        var repeated = h.Exact.IsExact && p.Quantity.Value.Equals(h.Quantity.Value);
        var rounded = Qualifiers.BoundOf(h.Quantity.Qualifier) is QuantityBound.None or QuantityBound.About
            && p.Loose.Low <= h.Loose.High && h.Loose.Low <= p.Loose.High && Math.Abs(p.Quantity.Value - h.Quantity.Value) <= 0.06 * Math.Abs(p.Quantity.Value);
        return new NumericPair(p, h, likeness, repeated || rounded ? NumericRelation.Entails : NumericRelation.Open, repeated || rounded);
    }

    /// <summary>The pairs of numbers that stand at the same place of a longest common subsequence, and the share of all other words that are in it.</summary>
    private static (List<(int P, int H)> Places, double Share) ByPlace(
        IReadOnlyList<ReadSentence> premise, List<NumericMention> p, IReadOnlyList<ReadSentence> hypothesis, List<NumericMention> h)
    {
        var (x, y) = (Masked(premise, p), Masked(hypothesis, h));
        if (x.Count == 0 || y.Count == 0 || x.Count > LongestText || y.Count > LongestText)
            return ([], 0);
        var width = y.Count + 1;
        var table = new int[(x.Count + 1) * width];
        for (var i = x.Count - 1; i >= 0; i--)
        {
            for (var j = y.Count - 1; j >= 0; j--)
            {
                table[i * width + j] = Same(x[i], y[j])
                    ? table[(i + 1) * width + j + 1] + 1
                    : Math.Max(table[(i + 1) * width + j], table[i * width + j + 1]);
            }
        }
        var places = new List<(int, int)>();
        var (at, to) = (0, 0);
        while (at < x.Count && to < y.Count)
        {
            if (Same(x[at], y[to]))
            {
                if (x[at].Mention >= 0)
                    places.Add((x[at].Mention, y[to].Mention));
                at++;
                to++;
            }
            else if (table[(at + 1) * width + to] >= table[at * width + to + 1])
            {
                at++;
            }
            else
            {
                to++;
            }
        }
        return (places, (double)table[0] / Math.Max(x.Count, y.Count));

        static bool Same((Token Token, int Mention) a, (Token Token, int Mention) b) =>
            a.Mention >= 0 ? b.Mention >= 0 : b.Mention < 0 && (a.Token.Lower == b.Token.Lower || a.Token.Concept == b.Token.Concept);
    }

    private static List<(Token Token, int Mention)> Masked(IReadOnlyList<ReadSentence> sentences, List<NumericMention> mentions)
    {
        var masked = new List<(Token, int)>();
        foreach (var sentence in sentences)
        {
            for (var k = 0; k < sentence.Tokens.Count; k++)
            {
                var mention = mentions.FindIndex(one => ReferenceEquals(one.Sentence, sentence) && k >= one.Quantity.First && k < one.Quantity.Last);
                if (mention >= 0)
                {
                    masked.Add((default, mention));
                    k = mentions[mention].Quantity.Last - 1;
                }
                else if (sentence.Tokens[k].Kind is not TokenKind.Symbol)
                {
                    masked.Add((sentence.Tokens[k], -1));
                }
            }
        }
        return masked;
    }
}
