using Dashboard.Domain.Labels;

namespace Dashboard.Analysis.Labels;

/// <summary>
/// Every label of a story by whom it is for. An article that comes or goes touches only the names that it holds; what is written down depends on what the story
/// holds, not on the order in which it came.
/// </summary>
internal sealed class LabelBook
{
    private readonly Dictionary<string, IReadOnlyList<FoundLabel>> _articles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<FoundLabel>> _families = new(StringComparer.Ordinal);
    private IReadOnlyList<LabelledEntity>? _all;

    public void Add(string articleId, IReadOnlyList<FoundLabel> labels)
    {
        Remove(articleId);
        if (labels.Count == 0)
            return;
        _articles[articleId] = labels;
        foreach (var label in labels)
        {
            if (!_families.TryGetValue(label.Family, out var family))
                _families[label.Family] = family = [];
            family.Add(label);
        }
        _all = null;
    }

    public void Remove(string articleId)
    {
        if (!_articles.Remove(articleId, out var labels))
            return;
        foreach (var label in labels)
        {
            if (_families.TryGetValue(label.Family, out var family) && family.Remove(label) && family.Count == 0)
                _families.Remove(label.Family);
        }
        _all = null;
    }

    /// <summary>Who is called what, those with the most labels first.</summary>
    public IReadOnlyList<LabelledEntity> All => _all ??= Write();

    private List<LabelledEntity> Write()
    {
        var groups = new Dictionary<string, List<FoundLabel>>(StringComparer.Ordinal);
        var spelling = new Spellings(_families.ToDictionary(family => family.Key, family => (IReadOnlyCollection<FoundLabel>)family.Value, StringComparer.Ordinal));
        foreach (var label in _families.OrderBy(family => family.Key, StringComparer.Ordinal).SelectMany(family => family.Value))
        {
            var key = spelling.KeyOf(label);
            if (!groups.TryGetValue(key, out var group))
                groups[key] = group = [];
            group.Add(label);
        }
        return [.. groups.Select(group => Entity(group.Key, group.Value)).OrderByDescending(entity => entity.Terms.Sum(term => term.Uses.Count)).ThenBy(entity => entity.Key, StringComparer.Ordinal)];
    }

    private static LabelledEntity Entity(string key, List<FoundLabel> labels)
    {
        var variants = MostFrequent(labels.Select(label => label.Written));
        // The fullest of the ways in which it is written more than in passing.
        var name = variants.OrderByDescending(variant => variant.Split(' ').Length).ThenBy(variant => variants.IndexOf(variant)).First();
        var terms = labels.GroupBy(label => label.Term, StringComparer.Ordinal)
            .Select(term => new LabelTerm(term.Key, [.. term.Order().Select(label => label.Use)]))
            .OrderByDescending(term => term.Uses.Count).ThenBy(term => term.Term, StringComparer.Ordinal);
        return new LabelledEntity(key, name, variants, [.. terms]);
    }

    private static List<string> MostFrequent(IEnumerable<string> written) =>
        [.. written.GroupBy(one => one, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key)];
}
