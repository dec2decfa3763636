namespace Dashboard.Analysis.Triage;

/// <summary>How much of two comments is the same text.</summary>
/// <param name="Containment">Shared five-word runs over those of the shorter one, 0 to 1.</param>
/// <param name="Jaccard">Shared five-word runs over all of both.</param>
/// <param name="Letters">Shared nine-letter runs over those of the shorter one: holds when words were split or joined.</param>
/// <param name="InOrder">Words of the shorter one that stand in the longer one in the same order; holds when single words were swapped.</param>
public sealed record CommentLikeness(double Containment, double Jaccard, double Letters, double InOrder)
{
    // Measured on copied comments; five-word containment is what an editor can check by hand, so it comes first.
    internal const double Contained = 0.8;
    internal const double SameWordsInOrder = 0.75;
    internal const double SomeRuns = 0.25;

    public bool IsNearDuplicate => Containment >= Contained || Letters >= Contained || InOrder >= SameWordsInOrder && Letters >= SomeRuns;
}

/// <summary>One comment that is compared with several others, after the tricks of typing are undone.</summary>
internal sealed class ComparedComment(FoldedText text) : IDisposable
{
    private readonly RunTable wordRuns = RunTable.Of(text.WordRuns);
    private readonly RunTable letterRuns = RunTable.Of(text.LetterRuns);
    private readonly RunTable words = RunTable.Of(text.Words);

    /// <summary>How much of both is the same text; null where they are no near-duplicates, which for most pairs is plain after a look at a part of them.</summary>
    public CommentLikeness? LikenessOf(FoldedText other)
    {
        var shared = wordRuns.CountOf(other.WordRuns, 0);
        var (x, y) = (other.WordRuns.Length, text.WordRuns.Length);
        var containment = shared / (double)Math.Max(1, Math.Min(x, y));
        var fewestWords = Math.Max(1, Math.Min(other.Words.Length, text.Words.Length));
        // Words that are not shared in any order are not shared in one. Then only the letters can tell, and they must tell more.
        var fewestLetters = Math.Max(1, Math.Min(other.LetterRuns.Length, text.LetterRuns.Length));
        var needed = containment >= CommentLikeness.Contained ? 0
            : words.CountOf(other.Words, 0) / (double)fewestWords >= CommentLikeness.SameWordsInOrder ? CommentLikeness.SomeRuns : CommentLikeness.Contained;
        // Rounded down a little: what is just enough must not fail by the last digit.
        if (letterRuns.CountOf(other.LetterRuns, (int)Math.Ceiling(needed * fewestLetters - 1e-6)) is not (>= 0 and var letters)) return null;
        var ofLetters = letters / (double)fewestLetters;
        // Costs the product of both lengths: only for texts that the runs leave in doubt.
        var inDoubt = containment < CommentLikeness.Contained && ofLetters is < CommentLikeness.Contained and >= CommentLikeness.SomeRuns;
        var likeness = new CommentLikeness(containment, shared / (double)Math.Max(1, x + y - shared), ofLetters, inDoubt ? WordsInOrder(other.Words, text.Words) / (double)fewestWords : containment);
        return likeness.IsNearDuplicate ? likeness : null;
    }

    public void Dispose()
    {
        wordRuns.Dispose();
        letterRuns.Dispose();
        words.Dispose();
    }

    private static int WordsInOrder(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        var row = new int[b.Length + 1];
        foreach (var word in a)
        {
            var diagonal = 0;
            for (var j = 1; j < row.Length; j++)
            {
                var above = row[j];
                row[j] = word == b[j - 1] ? diagonal + 1 : Math.Max(above, row[j - 1]);
                diagonal = above;
            }
        }
        return row[^1];
    }
}
