namespace Dashboard.Analysis.Reuse;

/// <summary>One place where two aligned stretches differ.</summary>
/// <param name="From">Words of A, empty for an insertion.</param>
/// <param name="To">Words of B, empty for a cut.</param>
/// <param name="OpensSentence">Whether a sentence begins here, where a capital letter says nothing.</param>
/// <param name="Next">The word after the change, on which its meaning can hang ("said").</param>
internal sealed record WordChange(string From, string To, bool OpensSentence, string Next)
{
    private const string Nothing = "(nothing)";

    public bool IsSwap => From.Length > 0 && To.Length > 0;

    public override string ToString() => $"{(From.Length == 0 ? Nothing : From)} → {(To.Length == 0 ? Nothing : To)}";
}

internal static class WordChanges
{
    public static IReadOnlyList<WordChange> Of(ArticleWords a, ArticleWords b, AlignedStretch stretch)
    {
        var changes = new List<WordChange>();
        var (nextA, nextB) = (stretch.FirstA, stretch.FirstB);
        foreach (var (wordA, wordB) in stretch.Matched)
        {
            Note(wordA, wordB);
            (nextA, nextB) = (wordA + 1, wordB + 1);
        }
        Note(stretch.LastA + 1, stretch.LastB + 1);
        return changes;

        void Note(int endA, int endB)
        {
            if (endA <= nextA && endB <= nextB) return;
            changes.Add(new WordChange(
                Slice(a.Words, nextA, endA),
                Slice(b.Words, nextB, endB),
                nextA < a.Words.Count && a.OpensSentence(nextA) || nextB < b.Words.Count && b.OpensSentence(nextB),
                endB < b.Words.Count ? b.Words.Word(endB).ToString() : ""));
        }
    }

    private static string Slice(WordRun words, int from, int to) =>
        to <= from ? "" : string.Join(' ', words.Text[words.Start(from)..words.End(to - 1)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
