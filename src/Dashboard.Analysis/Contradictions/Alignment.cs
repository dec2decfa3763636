using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions;

/// <summary>A place where two nearly equal sentences differ: tokens <c>[AFirst, ALast)</c> against <c>[BFirst, BLast)</c>. Either may be empty.</summary>
internal readonly record struct Difference(int AFirst, int ALast, int BFirst, int BLast)
{
    public bool IsReplacement => ALast > AFirst && BLast > BFirst;
}

/// <summary>Lays two runs of words beside each other, word by word. Marks do not count: another dash is no difference.</summary>
internal sealed class Alignment
{
    private const int Longest = 130;
    private const int OfContent = 6;
    private const int OfFunction = 3;

    // A word beside one that fits fits better than a stray "the" somewhere else.
    private const int Neighbour = 1;

    /// <summary>Common words over the words of the shorter run, content words counting double; 0 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>Where they differ, from left to right.</summary>
    public required IReadOnlyList<Difference> Differences { get; init; }

    /// <summary>For each token of the first run the token of the second that it is laid beside, or -1.</summary>
    public required IReadOnlyList<int> Partners { get; init; }

    /// <summary>The best alignment, or null when a run is empty or too long.</summary>
    public static Alignment? Of(ReadSentence a, ReadSentence b) => Of(a.Tokens, 0, a.Tokens.Count, b.Tokens, 0, b.Tokens.Count);

    /// <summary>The best alignment of <c>x[xFirst..xLast]</c> and <c>y[yFirst..yLast]</c>; indices count from the start of the lists.</summary>
    public static Alignment? Of(IReadOnlyList<Token> x, int xFirst, int xLast, IReadOnlyList<Token> y, int yFirst, int yLast)
    {
        var (p, q) = (Words(x, xFirst, xLast), Words(y, yFirst, yLast));
        if (p.Length == 0 || q.Length == 0 || p.Length > Longest || q.Length > Longest)
            return null;
        var width = q.Length + 1;
        // The best score of the rest, and the best score of the rest that begins with this pair.
        var best = new int[(p.Length + 1) * width];
        var paired = new int[(p.Length + 1) * width];
        for (var i = p.Length - 1; i >= 0; i--)
        {
            for (var j = q.Length - 1; j >= 0; j--)
            {
                var at = i * width + j;
                var without = Math.Max(best[at + width], best[at + 1]);
                if (Same(x[p[i]], y[q[j]]))
                {
                    var next = at + width + 1;
                    paired[at] = Weight(x[p[i]]) + Math.Max(best[next], paired[next] > 0 ? paired[next] + Neighbour : 0);
                }
                best[at] = Math.Max(without, paired[at]);
            }
        }
        var pairs = Walk(p.Length, q.Length, best, paired);
        return Make(x, y, p, q, pairs, xFirst, yFirst);
    }

    private static List<(int I, int J)> Walk(int rows, int columns, int[] best, int[] paired)
    {
        var pairs = new List<(int, int)>();
        var width = columns + 1;
        for (int i = 0, j = 0; i < rows && j < columns;)
        {
            var at = i * width + j;
            var before = pairs.Count > 0 && pairs[^1] == (i - 1, j - 1) ? Neighbour : 0;
            if (paired[at] > 0 && paired[at] + before >= best[at])
            {
                pairs.Add((i, j));
                i++;
                j++;
            }
            else if (best[at + width] >= best[at + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
        return pairs;
    }

    private static Alignment Make(IReadOnlyList<Token> x, IReadOnlyList<Token> y, int[] p, int[] q, List<(int I, int J)> pairs, int xFirst, int yFirst)
    {
        var common = pairs.Sum(pair => Content(x[p[pair.I]]));
        var share = common / Math.Min(p.Sum(k => Content(x[k])), q.Sum(k => Content(y[k])));
        var partners = new int[x.Count];
        Array.Fill(partners, -1);
        var gaps = new List<(int P, int PEnd, int Q, int QEnd)>();
        int from = 0, to = 0;
        foreach (var (i, j) in pairs)
        {
            partners[p[i]] = q[j];
            if (i > from || j > to)
                gaps.Add((from, i, to, j));
            (from, to) = (i + 1, j + 1);
        }
        if (p.Length > from || q.Length > to)
            gaps.Add((from, p.Length, to, q.Length));
        // A lone "of" between two replaced stretches belongs to both.
        for (var k = gaps.Count - 2; k >= 0; k--)
        {
            var (one, two) = (gaps[k], gaps[k + 1]);
            if (two.P - one.PEnd != 1 || Content(x[p[one.PEnd]]) > 1 || x[p[one.PEnd]].Kind != TokenKind.Word || !Replaces(one) || !Replaces(two))
                continue;
            partners[p[one.PEnd]] = -1;
            gaps[k] = (one.P, two.PEnd, one.Q, two.QEnd);
            gaps.RemoveAt(k + 1);
        }
        return new Alignment
        {
            Share = share,
            Partners = partners,
            Differences = gaps.ConvertAll(gap =>
            {
                var (first, last) = Tokens(p, gap.P, gap.PEnd, xFirst);
                var (other, end) = Tokens(q, gap.Q, gap.QEnd, yFirst);
                return new Difference(first, last, other, end);
            }),
        };

        static bool Replaces((int P, int PEnd, int Q, int QEnd) gap) => gap.PEnd > gap.P && gap.QEnd > gap.Q;

        static (int First, int Last) Tokens(int[] words, int first, int end, int start) =>
            end > first ? (words[first], words[end - 1] + 1) : first > 0 ? (words[first - 1] + 1, words[first - 1] + 1) : (start, start);
    }

    private static double Content(Token token) => token.Kind == TokenKind.Word && !StatementReader.IsContent(token) ? 1 : 2;

    private static int Weight(Token token) => token.Kind == TokenKind.Word && !StatementReader.IsContent(token) ? OfFunction : OfContent;

    private static int[] Words(IReadOnlyList<Token> tokens, int first, int last)
    {
        var words = new List<int>(last - first);
        for (var k = first; k < last; k++)
        {
            if (tokens[k].Kind != TokenKind.Symbol || tokens[k].Lower is "%" or "$" or "€" or "£")
                words.Add(k);
        }
        return [.. words];
    }

    private static bool Same(Token a, Token b) =>
        string.Equals(a.Lower, b.Lower, StringComparison.Ordinal)
        // "have" and "haven't" share a stem.
        || a.IsWord && b.IsWord && string.Equals(a.Concept, b.Concept, StringComparison.Ordinal) && Polarity.IsNegator(a) == Polarity.IsNegator(b);
}
