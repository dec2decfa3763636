namespace Dashboard.Analysis.Versions;

/// <summary>Which paragraph of the later text each one of the earlier text has become.</summary>
internal static class ParagraphPairs
{
    // Less shared than this is another paragraph.
    private const double Likeness = 0.4;

    // A longer table than this takes more time than a reader waits; then the order alone decides.
    private const int LargestTable = 1_000_000;

    /// <summary>Pairs in the order of the later text; what went stands where it was. One side is null for what came or went.</summary>
    public static List<(int? A, int? B)> Of(DiffText before, DiffText after)
    {
        var (a, b) = (before.Paragraphs, after.Paragraphs);
        var pairs = new List<(int?, int?)>();
        var (nextA, nextB) = (0, 0);
        foreach (var (i, j) in Chain(a.Count, b.Count, (i, j) => a[i].Words.SequenceEqual(b[j].Words) ? 1 : 0))
        {
            Gap(a, b, nextA, i, nextB, j, pairs);
            pairs.Add((i, j));
            (nextA, nextB) = (i + 1, j + 1);
        }
        Gap(a, b, nextA, a.Count, nextB, b.Count, pairs);
        return pairs;
    }

    private static void Gap(IReadOnlyList<DiffParagraphText> a, IReadOnlyList<DiffParagraphText> b, int fromA, int toA, int fromB, int toB, List<(int?, int?)> pairs)
    {
        var (nextA, nextB) = (fromA, fromB);
        foreach (var (i, j) in Chain(toA - fromA, toB - fromB, (i, j) => Shared(a[fromA + i], b[fromB + j]) is var shared and >= Likeness ? shared : 0))
        {
            Loose(fromA + i, fromB + j);
            pairs.Add((fromA + i, fromB + j));
            (nextA, nextB) = (fromA + i + 1, fromB + j + 1);
        }
        Loose(toA, toB);

        void Loose(int endA, int endB)
        {
            for (; nextA < endA; nextA++)
                pairs.Add((nextA, null));
            for (; nextB < endB; nextB++)
                pairs.Add((null, nextB));
        }
    }

    private static double Shared(DiffParagraphText a, DiffParagraphText b)
    {
        var left = a.Words.GroupBy(word => word).ToDictionary(group => group.Key, group => group.Count());
        var both = 0;
        foreach (var word in b.Words)
        {
            if (left.TryGetValue(word, out var count) && count > 0)
            {
                left[word] = count - 1;
                both++;
            }
        }
        return 2.0 * both / Math.Max(1, a.Words.Count + b.Words.Count);
    }

    // The rising chain of pairs with the greatest sum of scores.
    private static List<(int A, int B)> Chain(int countA, int countB, Func<int, int, double> score)
    {
        var chain = new List<(int, int)>();
        if (countA == 0 || countB == 0)
            return chain;
        if ((long)countA * countB > LargestTable)
        {
            for (var k = 0; k < Math.Min(countA, countB); k++)
            {
                if (score(k, k) > 0)
                    chain.Add((k, k));
            }
            return chain;
        }
        var scores = new double[countA, countB];
        var best = new double[countA + 1, countB + 1];
        for (var i = countA - 1; i >= 0; i--)
        {
            for (var j = countB - 1; j >= 0; j--)
            {
                scores[i, j] = score(i, j);
                best[i, j] = Math.Max(Math.Max(best[i + 1, j], best[i, j + 1]), scores[i, j] > 0 ? best[i + 1, j + 1] + scores[i, j] : 0);
            }
        }
        for (int i = 0, j = 0; i < countA && j < countB;)
        {
            if (scores[i, j] > 0 && best[i, j] == best[i + 1, j + 1] + scores[i, j])
                chain.Add((i++, j++));
            else if (best[i + 1, j] >= best[i, j + 1])
                i++;
            else
                j++;
        }
        return chain;
    }
}
