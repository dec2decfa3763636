using Dashboard.Domain.Articles;

namespace Dashboard.Analysis;

/// <summary>What the analysis needs of an article.</summary>
/// <param name="Id">The article's id within the story.</param>
/// <param name="Source">The outlet, for display.</param>
/// <param name="Title">The headline, when known.</param>
/// <param name="Text">The stored text; every offset counts UTF-16 code units of it.</param>
/// <param name="Blocks">What each stretch of the text is; only evidence is read.</param>
/// <param name="Anchor">The day against which "Monday" is understood; null when nothing tells.</param>
/// <param name="ReceivedAt">When the article came in; earlier carriers are named first.</param>
public sealed record AnalysisArticle(
    string Id,
    string Source,
    string? Title,
    string Text,
    IReadOnlyList<Block> Blocks,
    DateAnchor? Anchor,
    DateTimeOffset ReceivedAt);
