using Dashboard.Domain.Articles;

namespace Dashboard.Analysis.Reuse;

/// <summary>Turns aligned stretches into passages and says what their sharing means.</summary>
internal static class ReusePassages
{
    // In this many outlets a passage is agency text, whoever printed it first.
    private const int OutletsOfWireText = 3;
    private const double MostlyQuoted = 0.7;
    private const double SameStretch = 0.6;

    public static IReadOnlyList<ReusePassage> Of(IEnumerable<ArticlePair> pairs)
    {
        var all = pairs.ToList();
        var outlets = new OutletMap();
        foreach (var pair in all)
        {
            foreach (var stretch in pair.Stretches) outlets.Note(pair, stretch.FirstA, stretch.LastA, stretch.FirstB, stretch.LastB);
            foreach (var sentence in RewordedSentences.Of(pair)) outlets.Note(pair, sentence.FirstA, sentence.LastA, sentence.FirstB, sentence.LastB);
        }

        var passages = new List<ReusePassage>();
        foreach (var pair in all)
        {
            foreach (var stretch in pair.Stretches) passages.Add(Passage(pair, stretch, outlets));
            // Two outlets that word one sentence differently is journalism; a third that prints it too makes it agency background.
            foreach (var sentence in RewordedSentences.Of(pair))
                if (outlets.Count(pair.Earlier, sentence.FirstA, sentence.LastA) >= OutletsOfWireText
                    || outlets.Count(pair.Later, sentence.FirstB, sentence.LastB) >= OutletsOfWireText)
                    passages.Add(Build(pair, sentence, ReuseKind.WireBackground, []));
        }
        return passages;
    }

    private static ReusePassage Passage(ArticlePair pair, AlignedStretch stretch, OutletMap outlets)
    {
        var quoted = Math.Min(
            Quotation.Share(pair.Earlier, stretch.FirstA, stretch.LastA),
            Quotation.Share(pair.Later, stretch.FirstB, stretch.LastB));
        var swapped = WordChanges.Of(pair.Earlier, pair.Later, stretch).Any(change => change.IsSwap);
        var inOutlets = Math.Max(
            outlets.Count(pair.Earlier, stretch.FirstA, stretch.LastA),
            outlets.Count(pair.Later, stretch.FirstB, stretch.LastB));
        var kind = quoted >= MostlyQuoted ? ReuseKind.SharedQuote
            : inOutlets >= OutletsOfWireText ? ReuseKind.WireBackground
            : swapped ? ReuseKind.Altered
            : pair.Earlier.HasWireCredit || pair.Later.HasWireCredit ? ReuseKind.WireBackground
            : ReuseKind.Copied;
        return Build(pair, stretch, kind, [.. WordChanges.Of(pair.Earlier, pair.Later, stretch).Select(change => change.ToString())]);
    }

    private static ReusePassage Build(ArticlePair pair, AlignedStretch stretch, ReuseKind kind, IReadOnlyList<string> changes)
    {
        var a = Runs(pair.Earlier, stretch.FirstA, stretch.LastA);
        var b = Runs(pair.Later, stretch.FirstB, stretch.LastB);
        var shared = a.Count(b.Contains);
        return new ReusePassage(
            kind,
            Span(pair.Earlier, stretch.FirstA, stretch.LastA),
            Span(pair.Later, stretch.FirstB, stretch.LastB),
            Math.Round((double)shared / Math.Max(1, a.Count + b.Count - shared), 3),
            Math.Round((double)shared / Math.Max(1, Math.Min(a.Count, b.Count)), 3),
            changes);
    }

    private static TextSpan Span(ArticleWords article, int first, int last) =>
        new(article.Id, article.Words.Start(first), article.Words.End(last));

    private static HashSet<ulong> Runs(ArticleWords article, int first, int last)
    {
        var runs = new HashSet<ulong>();
        for (var word = first; word + ArticleWords.Run - 1 <= last; word++) runs.Add(article.Words.Gram(word, ArticleWords.Run));
        return runs;
    }

    /// <summary>Which outlets carry which stretch of an article.</summary>
    private sealed class OutletMap
    {
        private readonly Dictionary<string, List<(int First, int Last, string Outlet)>> carried = [];

        public void Note(ArticlePair pair, int firstA, int lastA, int firstB, int lastB)
        {
            ListOf(pair.Earlier).Add((firstA, lastA, Outlet(pair.Later)));
            ListOf(pair.Later).Add((firstB, lastB, Outlet(pair.Earlier)));
        }

        /// <summary>Outlets that carry most of the stretch, the article's own among them.</summary>
        public int Count(ArticleWords article, int first, int last)
        {
            var outlets = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Outlet(article) };
            foreach (var (from, to, outlet) in ListOf(article))
                if (Math.Min(last, to) - Math.Max(first, from) + 1 >= SameStretch * (last - first + 1)) outlets.Add(outlet);
            return outlets.Count;
        }

        private List<(int First, int Last, string Outlet)> ListOf(ArticleWords article)
        {
            if (!carried.TryGetValue(article.Id, out var list)) carried.Add(article.Id, list = []);
            return list;
        }

        // Articles whose outlet is unknown count one each.
        private static string Outlet(ArticleWords article) =>
            string.IsNullOrWhiteSpace(article.Source) ? "\n" + article.Id : article.Source.Trim();
    }
}
