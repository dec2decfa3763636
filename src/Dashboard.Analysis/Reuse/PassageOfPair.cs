using Dashboard.Domain.Articles;

namespace Dashboard.Analysis.Reuse;

/// <summary>One stretch that two articles share. What it takes long to find out about it is found out once.</summary>
internal sealed class PassageOfPair(ArticlePair pair, AlignedStretch stretch)
{
    private const double MostlyQuoted = 0.7;

    private IReadOnlyList<WordChange>? changes;
    private bool? isQuote;
    private ReusePassage? written;

    public ArticlePair Pair { get; } = pair;
    public AlignedStretch Stretch { get; } = stretch;

    public IReadOnlyList<WordChange> Changes => changes ??= WordChanges.Of(Pair.Earlier, Pair.Later, Stretch);

    /// <summary>Both articles carry it between quotation marks.</summary>
    public bool IsQuote => isQuote ??= Math.Min(
        Quotation.Share(Pair.Earlier, Stretch.FirstA, Stretch.LastA),
        Quotation.Share(Pair.Later, Stretch.FirstB, Stretch.LastB)) >= MostlyQuoted;

    /// <summary>The passage as screens show it; only its kind can change while both texts stay.</summary>
    public ReusePassage As(ReuseKind kind, bool withChanges)
    {
        if (written is { } known) return known.Kind == kind ? known : written = known with { Kind = kind };
        var a = Runs(Pair.Earlier, Stretch.FirstA, Stretch.LastA);
        var b = Runs(Pair.Later, Stretch.FirstB, Stretch.LastB);
        var shared = a.Count(b.Contains);
        return written = new ReusePassage(
            kind,
            Span(Pair.Earlier, Stretch.FirstA, Stretch.LastA),
            Span(Pair.Later, Stretch.FirstB, Stretch.LastB),
            Math.Round((double)shared / Math.Max(1, a.Count + b.Count - shared), 3),
            Math.Round((double)shared / Math.Max(1, Math.Min(a.Count, b.Count)), 3),
            withChanges ? [.. Changes.Select(change => change.ToString())] : []);
    }

    private static TextSpan Span(ArticleWords article, int first, int last) =>
        new(article.Id, article.Words.Start(first), article.Words.End(last));

    private static HashSet<ulong> Runs(ArticleWords article, int first, int last)
    {
        var runs = new HashSet<ulong>();
        for (var word = first; word + ArticleWords.Run - 1 <= last; word++) runs.Add(article.Words.Gram(word, ArticleWords.Run));
        return runs;
    }
}
