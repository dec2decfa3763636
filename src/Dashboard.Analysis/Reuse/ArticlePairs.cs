using Dashboard.Domain.Articles;

namespace Dashboard.Analysis.Reuse;

/// <summary>The pairs of a story that share a run, by either article, with what follows from them kept until a pair changes.</summary>
internal sealed class ArticlePairs
{
    private readonly Dictionary<(string Earlier, string Later), ArticlePair> pairs = [];
    private readonly Dictionary<string, HashSet<ArticlePair>> ofArticle = [];
    private readonly Dictionary<string, ArticlePair?> copies = [];
    private readonly OutletMap outlets = new();
    private readonly HashSet<ArticlePair> notNoted = [];
    private IReadOnlyList<ReusePassage>? passages;

    private readonly HashSet<string> recopied = [];

    /// <summary>Ids of the articles for which it may have changed where they come from, copies of copies included, since this was last asked.</summary>
    public IReadOnlySet<string> TakeRecopied()
    {
        var all = new HashSet<string>(recopied);
        var open = new Stack<string>(recopied);
        recopied.Clear();
        while (open.TryPop(out var id))
        {
            if (!ofArticle.TryGetValue(id, out var own)) continue;
            foreach (var pair in own)
            {
                if (pair.Earlier.Id == id && pair.IsCopy && all.Add(pair.Later.Id)) open.Push(pair.Later.Id);
            }
        }
        return all;
    }

    public ArticlePair? Find(string earlier, string later) => pairs.GetValueOrDefault((earlier, later));

    public void Add(ArticlePair pair)
    {
        if (!pairs.TryAdd((pair.Earlier.Id, pair.Later.Id), pair)) return;
        Of(pair.Earlier.Id).Add(pair);
        Of(pair.Later.Id).Add(pair);
        notNoted.Add(pair);
        Changed(pair);
    }

    public void Remove(string earlier, string later)
    {
        if (!pairs.Remove((earlier, later), out var pair)) return;
        foreach (var id in new[] { earlier, later })
        {
            Of(id).Remove(pair);
            if (Of(id).Count == 0) ofArticle.Remove(id);
        }
        if (!notNoted.Remove(pair)) outlets.Forget(pair);
        Changed(pair);
    }

    public void RemoveAllOf(string articleId)
    {
        if (!ofArticle.TryGetValue(articleId, out var own)) return;
        foreach (var pair in own.ToList()) Remove(pair.Earlier.Id, pair.Later.Id);
    }

    /// <summary>All passages; written anew when a pair came or went, from what each pair already knows.</summary>
    public IReadOnlyList<ReusePassage> Passages
    {
        get
        {
            if (passages is { } known) return known;
            foreach (var pair in notNoted) outlets.Note(pair);
            notNoted.Clear();
            return passages = ReusePassages.Of(pairs.Values.OrderBy(pair => pair.Earlier).ThenBy(pair => pair.Later), outlets);
        }
    }

    /// <summary>The pair that shows the article to be a copy of an earlier one; of several the most alike.</summary>
    public ArticlePair? CopyOf(string articleId)
    {
        if (copies.TryGetValue(articleId, out var known)) return known;
        var best = !ofArticle.TryGetValue(articleId, out var own) ? null
            : own.Where(pair => pair.Later.Id == articleId && pair.IsCopy)
                .OrderByDescending(pair => pair.Jaccard).ThenBy(pair => pair.Earlier).FirstOrDefault();
        copies[articleId] = best;
        return best;
    }

    private HashSet<ArticlePair> Of(string articleId)
    {
        if (!ofArticle.TryGetValue(articleId, out var own)) ofArticle.Add(articleId, own = []);
        return own;
    }

    private void Changed(ArticlePair pair)
    {
        copies.Remove(pair.Later.Id);
        passages = null;
        if (pair.IsCopy) recopied.Add(pair.Later.Id);
    }
}
