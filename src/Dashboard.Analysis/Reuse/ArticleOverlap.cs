namespace Dashboard.Analysis.Reuse;

/// <summary>How much of two articles is the same text.</summary>
/// <param name="Containment">Aligned words over those of the shorter article, 0 to 1.</param>
/// <param name="OfLonger">Aligned words over those of the longer article.</param>
/// <param name="Jaccard">Aligned words over all of both.</param>
/// <param name="Changes">Differences inside the shared passages, "from → to".</param>
/// <param name="FactsChanged">Those of them that change a number, a name, a day, a negation or who said it.</param>
/// <param name="LeftOut">Words of the earlier article that the later one does not carry.</param>
public sealed record ArticleOverlap(
    double Containment, double OfLonger, double Jaccard, IReadOnlyList<string> Changes, IReadOnlyList<string> FactsChanged, int LeftOut);
