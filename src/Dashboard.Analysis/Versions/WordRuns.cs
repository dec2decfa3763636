using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Versions;

/// <summary>Words of two paragraphs that are the same, or stand in each other's place; a side whose last is before its first is empty.</summary>
internal sealed record DiffRun(bool IsSame, int FirstA, int LastA, int FirstB, int LastB);

/// <summary>Two paragraphs word by word.</summary>
internal static class WordRuns
{
    // Paragraphs of thousands of words are compared only at their ends.
    private const int LargestTable = 4_000_000;

    public static List<DiffRun> Of(DiffParagraphText was, DiffParagraphText now)
    {
        var (a, b) = (was.Words, now.Words);
        var head = 0;
        while (head < a.Count && head < b.Count && a[head] == b[head])
            head++;
        var tail = 0;
        while (tail < a.Count - head && tail < b.Count - head && a[a.Count - 1 - tail] == b[b.Count - 1 - tail])
            tail++;
        var matched = Enumerable.Range(0, head).Select(i => (A: i, B: i)).ToList();
        Middle(a, b, head, a.Count - tail, b.Count - tail, matched);
        matched.AddRange(Enumerable.Range(0, tail).Select(i => (a.Count - tail + i, b.Count - tail + i)));
        return Runs(was, matched, a.Count, b.Count);
    }

    private static void Middle(IReadOnlyList<string> a, IReadOnlyList<string> b, int from, int endA, int endB, List<(int A, int B)> matched)
    {
        int n = endA - from, m = endB - from;
        if (n == 0 || m == 0 || (long)n * m > LargestTable)
            return;
        var length = new int[n + 1, m + 1];
        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = m - 1; j >= 0; j--)
                length[i, j] = a[from + i] == b[from + j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        }
        for (int i = 0, j = 0; i < n && j < m;)
        {
            if (a[from + i] == b[from + j])
                matched.Add((from + i++, from + j++));
            else if (length[i + 1, j] >= length[i, j + 1])
                i++;
            else
                j++;
        }
    }

    private static List<DiffRun> Runs(DiffParagraphText was, List<(int A, int B)> matched, int countA, int countB)
    {
        var runs = new List<DiffRun>();
        var (nextA, nextB) = (0, 0);
        for (var k = 0; k < matched.Count;)
        {
            var first = k;
            while (k + 1 < matched.Count && matched[k + 1] == (matched[k].A + 1, matched[k].B + 1))
                k++;
            var ((fromA, fromB), (toA, toB)) = (matched[first], matched[k++]);
            var differs = fromA > nextA || fromB > nextB;
            // One small word or comma that happens to stand in both does not cut a change in two.
            if (differs && k < matched.Count && toA == fromA && fromA > 0 && IsSmall(was.Tokens[fromA]))
                continue;
            if (differs)
                runs.Add(new(false, nextA, fromA - 1, nextB, fromB - 1));
            runs.Add(new(true, fromA, toA, fromB, toB));
            (nextA, nextB) = (toA + 1, toB + 1);
        }
        if (nextA < countA || nextB < countB)
            runs.Add(new(false, nextA, countA - 1, nextB, countB - 1));
        return runs;
    }

    private static bool IsSmall(Token token) => token.Kind == TokenKind.Symbol || Words.Stop.Contains(token.Lower);
}
