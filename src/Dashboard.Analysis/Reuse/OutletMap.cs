namespace Dashboard.Analysis.Reuse;

/// <summary>Which outlets carry which stretch of an article; kept up to date pair by pair.</summary>
internal sealed class OutletMap
{
    private const double SameStretch = 0.6;

    // Equal stretches in one outlet are one entry with a count: a text printed a thousand times stays short here.
    private readonly Dictionary<string, Dictionary<(int First, int Last, string Outlet), int>> carried = [];

    public void Note(ArticlePair pair) => Change(pair, 1);

    public void Forget(ArticlePair pair) => Change(pair, -1);

    /// <summary>Whether this many outlets carry most of the stretch, the article's own among them.</summary>
    public bool IsIn(int outlets, ArticleWords article, int first, int last)
    {
        var own = Outlet(article);
        var others = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { own };
        if (!carried.TryGetValue(article.Id, out var stretches)) return others.Count >= outlets;
        foreach (var (from, to, outlet) in stretches.Keys)
            if (Math.Min(last, to) - Math.Max(first, from) + 1 >= SameStretch * (last - first + 1) && others.Add(outlet) && others.Count >= outlets)
                return true;
        return others.Count >= outlets;
    }

    private void Change(ArticlePair pair, int by)
    {
        foreach (var passage in pair.Passages.Concat(pair.Reworded))
        {
            Change(pair.Earlier, (passage.Stretch.FirstA, passage.Stretch.LastA, Outlet(pair.Later)), by);
            Change(pair.Later, (passage.Stretch.FirstB, passage.Stretch.LastB, Outlet(pair.Earlier)), by);
        }
    }

    private void Change(ArticleWords article, (int, int, string) stretch, int by)
    {
        if (!carried.TryGetValue(article.Id, out var stretches)) carried.Add(article.Id, stretches = []);
        var count = stretches.GetValueOrDefault(stretch) + by;
        if (count > 0) stretches[stretch] = count;
        else stretches.Remove(stretch);
        if (stretches.Count == 0) carried.Remove(article.Id);
    }

    // Articles whose outlet is unknown count one each.
    private static string Outlet(ArticleWords article) =>
        string.IsNullOrWhiteSpace(article.Source) ? "\n" + article.Id : article.Source.Trim();
}
