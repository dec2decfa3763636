namespace Dashboard.Domain.Articles;

/// <summary>What a stretch of an article's text is. Only title, byline, dateline, body and caption belong to the article itself.</summary>
public enum BlockKind
{
    Title, Byline, Dateline, Body, Caption, RelatedLink, Appeal, ShareBar, AuthorBio, ReplyForm, Insert, Comment,
}

/// <summary>One stretch of an article's stored text and why the reader thinks it is what it is.</summary>
/// <param name="Kind">What the stretch is.</param>
/// <param name="Start">First UTF-16 code unit in the stored text.</param>
/// <param name="End">One past the last UTF-16 code unit.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Reason">One sentence that an editor understands.</param>
public sealed record Block(BlockKind Kind, int Start, int End, double Confidence, string Reason)
{
    /// <summary>True for what the outlet reports; false for appeals, links, forms and other clutter, which every detector ignores.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsEvidence => Kind is BlockKind.Title or BlockKind.Body or BlockKind.Caption or BlockKind.Dateline;
}
