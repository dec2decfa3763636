using System.Runtime.InteropServices;
using Dashboard.Domain.Articles;

namespace Dashboard.Analysis.Reuse;

/// <summary>An article that is, but for a few words, an earlier one.</summary>
/// <param name="Of">Id of the earlier article.</param>
/// <param name="Note">For the card, e.g. "copy of Northwire, 2 words changed".</param>
public sealed record ArticleCopy(string Of, string Note);

/// <summary>
/// Finds the passages that the articles of one story share. An inverted index of winnowed five-word runs names the
/// candidates, so that a new article meets only those that share a run with it. What is found depends on the articles
/// alone, not on the order of adding. Not safe for several threads at once.
/// </summary>
public sealed class ReuseIndex
{
    // A text that a hundred outlets print would make five thousand pairs that all say the same. Everybody is compared
    // with the first twelve carriers, which is enough to see where it came from and that it is wire text.
    private const int FirstCarriers = 12;

    private readonly Dictionary<string, ArticleWords> articles = [];
    private readonly Dictionary<ulong, Carriers> carriers = [];
    private readonly ArticlePairs pairs = new();

    /// <summary>Adds an article; the same id again replaces it.</summary>
    /// <param name="articleId">Its id.</param>
    /// <param name="receivedAt">Decides which of two is side A, and who copied whom.</param>
    /// <param name="source">The outlet, for counting outlets and for the note on a copy; may be empty.</param>
    /// <param name="text">The stored text.</param>
    /// <param name="blocks">Its blocks; only evidence is compared. Without blocks all of the text is.</param>
    public void Add(string articleId, DateTimeOffset receivedAt, string source, string text, IReadOnlyList<Block> blocks)
    {
        Remove(articleId);
        var added = new ArticleWords(articleId, receivedAt, source, text, blocks);
        articles.Add(articleId, added);

        var toRelink = new HashSet<(ArticleWords, ArticleWords)>();
        foreach (var fingerprint in added.Fingerprints)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(carriers, fingerprint, out var exists);
            if (!exists)
            {
                known = new Carriers(added, null);
                continue;
            }
            if (known.All is not { } list) known = new Carriers(known.Only, list = [known.Only]);
            var rank = ~list.BinarySearch(added);
            list.Insert(rank, added);
            for (var i = 0; i < Math.Min(rank, FirstCarriers); i++) toRelink.Add((list[i], added));
            if (rank >= FirstCarriers) continue;
            for (var i = rank + 1; i < list.Count; i++) toRelink.Add((added, list[i]));
            RelinkWithLater(list, FirstCarriers, toRelink);
        }
        foreach (var (earlier, later) in toRelink) Relink(earlier, later);
    }

    /// <summary>Takes an article and everything found with it out of the index; unknown ids are ignored.</summary>
    public void Remove(string articleId)
    {
        if (!articles.Remove(articleId, out var removed)) return;
        pairs.RemoveAllOf(articleId);

        var toRelink = new HashSet<(ArticleWords, ArticleWords)>();
        foreach (var fingerprint in removed.Fingerprints)
        {
            if (carriers[fingerprint].All is not { } list)
            {
                carriers.Remove(fingerprint);
                continue;
            }
            var rank = list.BinarySearch(removed);
            list.RemoveAt(rank);
            if (list.Count == 0) carriers.Remove(fingerprint);
            else if (rank < FirstCarriers) RelinkWithLater(list, FirstCarriers - 1, toRelink);
        }
        foreach (var (earlier, later) in toRelink) Relink(earlier, later);
    }

    /// <summary>All passages, ordered by the reception of their two articles and then by place in the text.</summary>
    public IReadOnlyList<ReusePassage> Passages => pairs.Passages;

    /// <summary>The earlier article that this one copies as a whole, if there is one; of several, the most alike.</summary>
    public ArticleCopy? CopyOf(string articleId) => pairs.CopyOf(articleId) is { } best ? new ArticleCopy(best.Earlier.Id, best.Note()) : null;

    /// <summary>Id of that earlier article alone.</summary>
    internal string? OriginalOf(string articleId) => pairs.CopyOf(articleId)?.Earlier.Id;

    /// <summary>Ids of the articles for which it may have changed where they come from, since this was last asked.</summary>
    internal IReadOnlySet<string> TakeRecopied() => pairs.TakeRecopied();

    /// <summary>What two articles share as a whole; null when they have no run of words in common.</summary>
    public ArticleOverlap? Overlap(string articleId, string otherId)
    {
        var pair = pairs.Find(articleId, otherId) ?? pairs.Find(otherId, articleId);
        return pair?.Overlap();
    }

    // The carrier at this rank just entered or left the first ones: its pairs with later carriers may come or go.
    private static void RelinkWithLater(List<ArticleWords> list, int rank, HashSet<(ArticleWords, ArticleWords)> toRelink)
    {
        for (var i = rank + 1; i < list.Count; i++) toRelink.Add((list[rank], list[i]));
    }

    private void Relink(ArticleWords earlier, ArticleWords later)
    {
        if (!AreLinked(earlier, later)) pairs.Remove(earlier.Id, later.Id);
        else if (pairs.Find(earlier.Id, later.Id) is null) pairs.Add(new ArticlePair(earlier, later));
    }

    private bool AreLinked(ArticleWords earlier, ArticleWords later)
    {
        foreach (var fingerprint in earlier.Fingerprints)
        {
            if (carriers[fingerprint].All is not { } list || list.BinarySearch(later) < 0) continue;
            if (list.Count <= FirstCarriers || list.BinarySearch(earlier) < FirstCarriers) return true;
        }
        return false;
    }

    /// <summary>Most runs stand in one article only, and a list for each of them would be most of the memory.</summary>
    /// <param name="Only">The carrier while there is no list.</param>
    /// <param name="All">All carriers, the earliest first, once there was more than one.</param>
    private readonly record struct Carriers(ArticleWords Only, List<ArticleWords>? All);
}
