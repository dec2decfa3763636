namespace Dashboard.Analysis.Reuse;

/// <summary>Two articles that share at least one five-word run, and all that was found between them.</summary>
internal sealed class ArticlePair
{
    // Below these a text is not "the same article": it shares passages.
    private const double CopyContainment = 0.8;
    private const double CopyOfLonger = 0.5;
    private const int ShortestArticle = 40;

    // Beside a longer passage, a short sentence that is the same from capital to full stop was copied with it.
    private const int ShortestSentence = 5;

    private readonly int matchedWords;
    private IReadOnlyList<PassageOfPair>? passages;
    private IReadOnlyList<PassageOfPair>? reworded;

    public ArticlePair(ArticleWords earlier, ArticleWords later)
    {
        Earlier = earlier;
        Later = later;
        All = Alignment.Of(earlier, later);
        var hasPassage = All.Any(IsPassage);
        Stretches = [.. All.Where(stretch => IsPassage(stretch) || hasPassage && IsWholeSentence(stretch))];
        var matched = matchedWords = Matched();
        var shorter = Math.Min(earlier.Words.Count, later.Words.Count);
        var longer = Math.Max(earlier.Words.Count, later.Words.Count);
        Containment = shorter == 0 ? 0 : (double)matched / shorter;
        OfLonger = longer == 0 ? 0 : (double)matched / longer;
        Jaccard = matched == 0 ? 0 : (double)matched / (shorter + longer - matched);
    }

    public ArticleWords Earlier { get; }
    public ArticleWords Later { get; }

    /// <summary>All aligned stretches, short ones too: a single shared run can mark a reworded sentence.</summary>
    public IReadOnlyList<AlignedStretch> All { get; }

    /// <summary>Those long enough to show.</summary>
    public IReadOnlyList<AlignedStretch> Stretches { get; }

    /// <summary>Aligned words over those of the shorter article.</summary>
    public double Containment { get; }

    /// <summary>Aligned words over those of the longer article.</summary>
    public double OfLonger { get; }

    /// <summary>Aligned words over all of both.</summary>
    public double Jaccard { get; }

    public bool IsCopy =>
        Containment >= CopyContainment && OfLonger >= CopyOfLonger
        && Math.Min(Earlier.Words.Count, Later.Words.Count) >= ShortestArticle;

    /// <summary>Each of them as a passage, made when first asked for and kept.</summary>
    public IReadOnlyList<PassageOfPair> Passages => passages ??= [.. Stretches.Select(stretch => new PassageOfPair(this, stretch))];

    /// <summary>Sentences that both word their own way.</summary>
    public IReadOnlyList<PassageOfPair> Reworded => reworded ??= [.. RewordedSentences.Of(this).Select(stretch => new PassageOfPair(this, stretch))];

    public IEnumerable<WordChange> Changes => Passages.SelectMany(passage => passage.Changes);

    public ArticleOverlap Overlap()
    {
        var changes = Changes.ToList();
        return new ArticleOverlap(
            Containment, OfLonger, Jaccard,
            [.. changes.Select(change => change.ToString())],
            [.. changes.Where(FactChange.Is).Select(change => change.ToString())],
            Earlier.Words.Count - matchedWords);
    }

    public string Note()
    {
        var swaps = Changes.Count(change => change.IsSwap);
        var parts = new List<string> { $"copy of {(string.IsNullOrWhiteSpace(Earlier.Source) ? "an earlier article" : Earlier.Source)}" };
        var shorterBy = Earlier.Words.Count - Later.Words.Count;
        // A dateline or a credit is not worth a word; a dropped or added sentence is.
        if (shorterBy > 8) parts.Add($"shorter by {shorterBy} words");
        else if (shorterBy < -8) parts.Add($"longer by {-shorterBy} words");
        parts.Add(swaps switch { 0 => "no word changed", 1 => "1 word changed", _ => $"{swaps} words changed" });
        return string.Join(", ", parts);
    }

    private static bool IsPassage(AlignedStretch stretch) => stretch.Matched.Count >= Alignment.ShortestPassage;

    private bool IsWholeSentence(AlignedStretch stretch) =>
        stretch.Matched.Count >= ShortestSentence
        && stretch.LastA - stretch.FirstA + 1 == stretch.Matched.Count && stretch.LastB - stretch.FirstB + 1 == stretch.Matched.Count
        && Earlier.OpensSentence(stretch.FirstA) && Later.OpensSentence(stretch.FirstB)
        && Earlier.ClosesSentence(stretch.LastA) && Later.ClosesSentence(stretch.LastB);

    // Each word once, however often a refrain aligned it.
    private int Matched()
    {
        var (inA, inB) = (new HashSet<int>(), new HashSet<int>());
        foreach (var (a, b) in Stretches.SelectMany(stretch => stretch.Matched))
        {
            inA.Add(a);
            inB.Add(b);
        }
        return Math.Min(inA.Count, inB.Count);
    }
}
