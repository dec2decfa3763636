using Dashboard.Domain.Articles;

namespace Dashboard.Analysis.Reuse;

/// <summary>Says what the sharing of a stretch means.</summary>
internal static class ReusePassages
{
    // In this many outlets a passage is agency text, whoever printed it first.
    private const int OutletsOfWireText = 3;

    public static IReadOnlyList<ReusePassage> Of(IEnumerable<ArticlePair> pairs, OutletMap outlets)
    {
        var passages = new List<ReusePassage>();
        foreach (var pair in pairs)
        {
            foreach (var passage in pair.Passages) passages.Add(passage.As(Kind(passage, outlets), withChanges: true));
            // Two outlets that word one sentence differently is journalism; a third that prints it too makes it agency background.
            foreach (var sentence in pair.Reworded)
                if (IsWireText(sentence, outlets)) passages.Add(sentence.As(ReuseKind.WireBackground, withChanges: false));
        }
        return passages;
    }

    private static ReuseKind Kind(PassageOfPair passage, OutletMap outlets) =>
        passage.IsQuote ? ReuseKind.SharedQuote
        : IsWireText(passage, outlets) ? ReuseKind.WireBackground
        : passage.Changes.Any(change => change.IsSwap) ? ReuseKind.Altered
        : passage.Pair.Earlier.HasWireCredit || passage.Pair.Later.HasWireCredit ? ReuseKind.WireBackground
        : ReuseKind.Copied;

    private static bool IsWireText(PassageOfPair passage, OutletMap outlets) =>
        outlets.IsIn(OutletsOfWireText, passage.Pair.Earlier, passage.Stretch.FirstA, passage.Stretch.LastA)
        || outlets.IsIn(OutletsOfWireText, passage.Pair.Later, passage.Stretch.FirstB, passage.Stretch.LastB);
}
