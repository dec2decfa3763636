using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions;

/// <summary>A place where two nearly equal sentences differ: tokens <c>[AFirst, ALast)</c> against <c>[BFirst, BLast)</c>.</summary>
internal readonly record struct Difference(int AFirst, int ALast, int BFirst, int BLast);

/// <summary>Lays two sentences beside each other, word by word.</summary>
internal sealed class Alignment
{
    private const int LongestSentence = 120;

    public required double Share { get; init; }
    public required IReadOnlyList<Difference> Differences { get; init; }

    /// <summary>The alignment by longest common subsequence, or null when the sentences are too different or too long.</summary>
    public static Alignment? Of(ReadSentence a, ReadSentence b)
    {
        var (x, y) = (a.Tokens, b.Tokens);
        if (x.Count == 0 || y.Count == 0 || x.Count > LongestSentence || y.Count > LongestSentence)
            return null;
        var table = new int[(x.Count + 1) * (y.Count + 1)];
        var width = y.Count + 1;
        for (var i = x.Count - 1; i >= 0; i--)
        {
            for (var j = y.Count - 1; j >= 0; j--)
            {
                table[i * width + j] = Same(x[i], y[j])
                    ? table[(i + 1) * width + j + 1] + 1
                    : Math.Max(table[(i + 1) * width + j], table[i * width + j + 1]);
            }
        }
        var share = (double)table[0] / Math.Min(x.Count, y.Count);
        var differences = new List<Difference>();
        int p = 0, q = 0, from = 0, to = 0;
        while (p < x.Count && q < y.Count)
        {
            if (Same(x[p], y[q]))
            {
                Close(p, q);
                p++;
                q++;
                (from, to) = (p, q);
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
        Close(x.Count, y.Count);
        return new Alignment { Share = share, Differences = differences };

        void Close(int i, int j)
        {
            if (i > from || j > to)
                differences.Add(new Difference(from, i, to, j));
        }
    }

    private static bool Same(Token a, Token b) =>
        string.Equals(a.Lower, b.Lower, StringComparison.Ordinal)
        || a.IsWord && b.IsWord && string.Equals(a.Concept, b.Concept, StringComparison.Ordinal)
        || a.Lower is "“" or "”" or "\"" && b.Lower is "“" or "”" or "\"";
}
