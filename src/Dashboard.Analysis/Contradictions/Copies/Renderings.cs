using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions.Copies;

/// <summary>
/// Two translations of one statement: hardly a run of words is shared, but the same things are named, in other words and nearly in the same order,
/// and the statement often opens alike.
/// </summary>
internal static class Renderings
{
    private const int FewestShared = 3;
    private const int FewestPaired = 4;
    private const double LeastShared = 0.4;
    private const double LeastPaired = 0.65;
    private const double LeastInOrder = 0.5;

    /// <summary>The words that were rendered differently, in order; null when the two are no renderings of one statement.</summary>
    public static IReadOnlyList<Difference>? Of(SpokenWords a, SpokenWords b)
    {
        var (x, y) = (Indexed(a), Indexed(b));
        var (few, many) = (Math.Min(x.Count, y.Count), Math.Max(x.Count, y.Count));
        if (few < FewestPaired || many > few * 2 || x.Count > 40 || y.Count > 40)
            return null;
        var partner = new int[x.Count];
        Array.Fill(partner, -1);
        var taken = new bool[y.Count];
        var shared = Pair((one, other) => one.Concept == other.Concept || Spelling.AreVariants(one.Lower, other.Lower));
        if (shared < FewestShared || shared < LeastShared * few)
            return null;
        var paired = shared + Pair(AreNear);
        var opening = Opening(a, b);
        if (paired < FewestPaired || paired < LeastPaired * few - (opening >= 2 ? 1 : 0) || InOrder(partner) < LeastInOrder * paired)
            return null;
        var found = new List<Difference>();
        for (var i = 0; i < x.Count; i++)
        {
            if (partner[i] >= 0 && x[i].Token.Lower != y[partner[i]].Token.Lower)
                found.Add(new Difference(x[i].At, x[i].At + 1, y[partner[i]].At, y[partner[i]].At + 1));
        }
        // What has no counterpart between two neighbours that have one was rendered there too.
        for (var i = 1; i + 1 < x.Count; i++)
        {
            if (partner[i] < 0 && partner[i - 1] >= 0 && partner[i + 1] == partner[i - 1] + 2 && !taken[partner[i - 1] + 1])
                found.Add(new Difference(x[i].At, x[i].At + 1, y[partner[i - 1] + 1].At, y[partner[i - 1] + 1].At + 1));
        }
        found.Sort((one, other) => one.AFirst.CompareTo(other.AFirst));
        return found.Count > 0 ? found : null;

        int Pair(Func<Token, Token, bool> fits)
        {
            var count = 0;
            for (var i = 0; i < x.Count; i++)
            {
                for (var j = 0; j < y.Count && partner[i] < 0; j++)
                {
                    if (taken[j] || !fits(x[i].Token, y[j].Token))
                        continue;
                    (partner[i], taken[j]) = (j, true);
                    count++;
                }
            }
            return count;
        }
    }

    private static bool AreNear(Token x, Token y) => x.IsWord && y.IsWord && !x.Name && !y.Name && Lexicon.Relate(x.Lower, y.Lower) is
        { Relation: Relation.Same or Relation.Synonym or Relation.Derived or Relation.Broader or Relation.Narrower, Rank: <= 3, Depth: <= 1 };

    /// <summary>Words that both begin with.</summary>
    private static int Opening(SpokenWords a, SpokenWords b) => a.Words.Zip(b.Words).TakeWhile(pair => pair.First.Lower == pair.Second.Lower).Count();

    /// <summary>How many of the pairs stand in the same order in both: the longest rising run.</summary>
    private static int InOrder(int[] partner)
    {
        var longest = new int[partner.Length];
        var best = 0;
        for (var i = 0; i < partner.Length; i++)
        {
            if (partner[i] < 0)
                continue;
            longest[i] = 1;
            for (var k = 0; k < i; k++)
            {
                if (partner[k] >= 0 && partner[k] < partner[i])
                    longest[i] = Math.Max(longest[i], longest[k] + 1);
            }
            best = Math.Max(best, longest[i]);
        }
        return best;
    }

    private static List<(Token Token, int At)> Indexed(SpokenWords spoken)
    {
        var found = new List<(Token, int)>();
        for (var k = spoken.First; k < spoken.Last; k++)
        {
            if (spoken.Sentence.Tokens[k].Kind == TokenKind.Number || Statements.StatementReader.IsContent(spoken.Sentence.Tokens[k]))
                found.Add((spoken.Sentence.Tokens[k], k));
        }
        return found;
    }
}
