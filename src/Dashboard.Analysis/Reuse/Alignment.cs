namespace Dashboard.Analysis.Reuse;

/// <summary>Two stretches that say the same, word by word.</summary>
/// <param name="FirstA">First word in A, inclusive.</param>
/// <param name="LastA">Last word in A, inclusive.</param>
/// <param name="FirstB">First word in B.</param>
/// <param name="LastB">Last word in B.</param>
/// <param name="Matched">Pairs of equal words in rising order.</param>
internal sealed record AlignedStretch(int FirstA, int LastA, int FirstB, int LastB, IReadOnlyList<(int A, int B)> Matched);

/// <summary>Finds the stretches that two articles share, from their common five-word runs outwards.</summary>
internal static class Alignment
{
    /// <summary>A shared stretch is worth showing from this many equal words on.</summary>
    public const int ShortestPassage = 12;

    // A cut or an insertion inside a passage may be this long; beyond it, two passages are shown.
    private const int WidestGap = 12;
    // A swapped opening or ending belongs to the passage when its sentence begins or ends this close.
    private const int NearSentenceEdge = 6;
    // A run that one article repeats more often than this is a refrain and aligns nothing.
    private const int Refrain = 4;

    public static IReadOnlyList<AlignedStretch> Of(ArticleWords a, ArticleWords b)
    {
        var stretches = new List<AlignedStretch>();
        foreach (var group in Seeds(a, b).GroupBy(seed => (a.ParagraphOf[seed.A], b.ParagraphOf[seed.B])))
        {
            var left = group.OrderBy(seed => seed.A).ThenBy(seed => seed.B).ToList();
            // Sentences in another order need another pass each; eight is more than any paragraph we have met.
            for (var pass = 0; pass < 8 && left.Count > 0; pass++)
            {
                var chain = LongestChain(left);
                foreach (var part in Split(chain)) stretches.Add(Widen(a, b, part));
                left.RemoveAll(seed => chain.Exists(taken => Touches(taken.A, seed.A) || Touches(taken.B, seed.B)));
            }
        }
        stretches.Sort((x, y) => x.FirstA != y.FirstA ? x.FirstA.CompareTo(y.FirstA) : x.FirstB.CompareTo(y.FirstB));
        return stretches;
    }

    private static bool Touches(int taken, int seed) => Math.Abs(taken - seed) < ArticleWords.Run;

    private static List<(int A, int B)> Seeds(ArticleWords a, ArticleWords b)
    {
        var (gramsA, wordsA) = a.SortedGrams();
        var (gramsB, wordsB) = b.SortedGrams();
        var seeds = new List<(int, int)>();
        for (int i = 0, j = 0; i < gramsA.Length && j < gramsB.Length;)
        {
            if (gramsA[i] < gramsB[j]) i++;
            else if (gramsA[i] > gramsB[j]) j++;
            else
            {
                int endA = EndOfEqual(gramsA, i), endB = EndOfEqual(gramsB, j);
                if (endA - i <= Refrain && endB - j <= Refrain)
                    for (var x = i; x < endA; x++)
                        for (var y = j; y < endB; y++) seeds.Add((wordsA[x], wordsB[y]));
                (i, j) = (endA, endB);
            }
        }
        return seeds;
    }

    private static int EndOfEqual(ulong[] grams, int from)
    {
        var at = from + 1;
        while (at < grams.Length && grams[at] == grams[from]) at++;
        return at;
    }

    // Longest run of seeds that rises in both articles (patience sorting).
    private static List<(int A, int B)> LongestChain(List<(int A, int B)> seeds)
    {
        var tails = new List<int>();
        var before = new int[seeds.Count];
        for (var i = 0; i < seeds.Count; i++)
        {
            int low = 0, high = tails.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (seeds[tails[middle]].B < seeds[i].B && seeds[tails[middle]].A < seeds[i].A) low = middle + 1;
                else high = middle;
            }
            before[i] = low == 0 ? -1 : tails[low - 1];
            if (low == tails.Count) tails.Add(i);
            else if (seeds[i].B < seeds[tails[low]].B) tails[low] = i;
        }
        var chain = new List<(int, int)>();
        for (var i = tails[^1]; i >= 0; i = before[i]) chain.Add(seeds[i]);
        chain.Reverse();
        return chain;
    }

    private static IEnumerable<List<(int A, int B)>> Split(List<(int A, int B)> chain)
    {
        var part = new List<(int A, int B)> { chain[0] };
        for (var i = 1; i < chain.Count; i++)
        {
            var last = part[^1];
            if (chain[i].A - last.A > WidestGap + ArticleWords.Run || chain[i].B - last.B > WidestGap + ArticleWords.Run)
            {
                yield return part;
                part = [];
            }
            part.Add(chain[i]);
        }
        yield return part;
    }

    private static AlignedStretch Widen(ArticleWords a, ArticleWords b, List<(int A, int B)> part)
    {
        var matched = new List<(int A, int B)>();
        foreach (var seed in part)
            for (var i = 0; i < ArticleWords.Run; i++)
            {
                var (wordA, wordB) = (seed.A + i, seed.B + i);
                if (matched.Count > 0 && (wordA <= matched[^1].A || wordB <= matched[^1].B)) continue;
                if (matched.Count > 0) FillGap(a, b, matched[^1].A + 1, wordA, matched[^1].B + 1, wordB, matched);
                matched.Add((wordA, wordB));
            }

        var (firstA, firstB) = WidenBack(a, b, matched[0].A, matched[0].B);
        var opening = new List<(int, int)>();
        FillGap(a, b, firstA, matched[0].A, firstB, matched[0].B, opening);
        matched.InsertRange(0, opening);

        var (lastA, lastB) = WidenOn(a, b, matched[^1].A, matched[^1].B);
        FillGap(a, b, matched[^1].A + 1, lastA + 1, matched[^1].B + 1, lastB + 1, matched);
        return new AlignedStretch(firstA, lastA, firstB, lastB, matched);
    }

    private static (int A, int B) WidenBack(ArticleWords a, ArticleWords b, int wordA, int wordB)
    {
        // Equal words first: four of them can stand before a swap without forming a run.
        while (wordA > 0 && wordB > 0 && !Opens(a, wordA) && !Opens(b, wordB) && a.Words.Hashes[wordA - 1] == b.Words.Hashes[wordB - 1])
            (wordA, wordB) = (wordA - 1, wordB - 1);
        var (startA, startB) = (SentenceStart(a, wordA), SentenceStart(b, wordB));
        return startA is { } first && startB is { } second ? (first, second) : (wordA, wordB);

        static bool Opens(ArticleWords article, int word) => article.ParagraphStart(article.ParagraphOf[word]) == word;
    }

    private static (int A, int B) WidenOn(ArticleWords a, ArticleWords b, int wordA, int wordB)
    {
        while (!Closes(a, wordA) && !Closes(b, wordB) && a.Words.Hashes[wordA + 1] == b.Words.Hashes[wordB + 1])
            (wordA, wordB) = (wordA + 1, wordB + 1);
        var (endA, endB) = (SentenceEnd(a, wordA), SentenceEnd(b, wordB));
        return endA is { } first && endB is { } second ? (first, second) : (wordA, wordB);

        static bool Closes(ArticleWords article, int word) => article.ParagraphEnd(article.ParagraphOf[word]) == word + 1;
    }

    private static int? SentenceStart(ArticleWords article, int word)
    {
        for (var at = word; at >= 0 && word - at <= NearSentenceEdge; at--)
            if (article.OpensSentence(at)) return at;
        return null;
    }

    private static int? SentenceEnd(ArticleWords article, int word)
    {
        for (var at = word; at < article.Words.Count && at - word <= NearSentenceEdge; at++)
            if (article.ClosesSentence(at)) return at;
        return null;
    }

    // Longest common subsequence of two short gaps; they are at most a sentence edge or the widest gap long.
    private static void FillGap(ArticleWords a, ArticleWords b, int fromA, int toA, int fromB, int toB, List<(int A, int B)> matched)
    {
        int n = toA - fromA, m = toB - fromB;
        if (n <= 0 || m <= 0) return;
        var length = new int[n + 1, m + 1];
        for (var i = n - 1; i >= 0; i--)
            for (var j = m - 1; j >= 0; j--)
                length[i, j] = a.Words.Hashes[fromA + i] == b.Words.Hashes[fromB + j]
                    ? length[i + 1, j + 1] + 1
                    : Math.Max(length[i + 1, j], length[i, j + 1]);
        for (int i = 0, j = 0; i < n && j < m;)
        {
            if (a.Words.Hashes[fromA + i] == b.Words.Hashes[fromB + j]) matched.Add((fromA + i++, fromB + j++));
            else if (length[i + 1, j] >= length[i, j + 1]) i++;
            else j++;
        }
    }
}
