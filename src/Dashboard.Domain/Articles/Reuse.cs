namespace Dashboard.Domain.Articles;

public enum ReuseKind { SharedQuote, Copied, WireBackground, Altered }

/// <summary>An exact span of one article's stored text.</summary>
public sealed record TextSpan(string ArticleId, int Start, int End);

/// <summary>A passage that two articles share.</summary>
/// <param name="Kind">What the sharing means.</param>
/// <param name="A">The span in the article that was received first.</param>
/// <param name="B">The span in the other one.</param>
/// <param name="Jaccard">Shared five-word runs over all of both, 0 to 1.</param>
/// <param name="Containment">Shared five-word runs over those of the shorter span, 0 to 1.</param>
/// <param name="Changes">Words that differ, "from → to", in text order.</param>
public sealed record ReusePassage(ReuseKind Kind, TextSpan A, TextSpan B, double Jaccard, double Containment, IReadOnlyList<string> Changes);
