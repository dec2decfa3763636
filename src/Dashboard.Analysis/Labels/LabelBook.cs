using Dashboard.Domain.Labels;

namespace Dashboard.Analysis.Labels;

/// <summary>
/// Every label of a story by whom it is for. An article that comes or goes has only those written anew whom it names; what is written depends on what the story
/// holds, not on the order in which it came.
/// </summary>
internal sealed class LabelBook
{
    private readonly Dictionary<string, IReadOnlyList<FoundLabel>> _articles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<FoundLabel>> _families = new(StringComparer.Ordinal);
    private readonly Spellings _spellings = new();

    /// <summary>What is written, by the most frequent spelling of the family name.</summary>
    private readonly Dictionary<string, IReadOnlyList<LabelledEntity>> _written = new(StringComparer.Ordinal);
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private IReadOnlyList<LabelledEntity>? _all;

    public void Add(string articleId, IReadOnlyList<FoundLabel> labels)
    {
        Remove(articleId);
        if (labels.Count == 0)
            return;
        _articles[articleId] = labels;
        Changing(labels);
        foreach (var label in labels)
        {
            if (!_families.TryGetValue(label.Family, out var family))
                _families[label.Family] = family = [];
            if (family.Add(label))
                _spellings.Add(label.Family, label.Given);
        }
        Changing(labels);
    }

    public void Remove(string articleId)
    {
        if (!_articles.Remove(articleId, out var labels))
            return;
        Changing(labels);
        foreach (var label in labels)
        {
            if (!_families.TryGetValue(label.Family, out var family) || !family.Remove(label))
                continue;
            _spellings.Remove(label.Family, label.Given);
            if (family.Count == 0)
                _families.Remove(label.Family);
        }
        Changing(labels);
    }

    /// <summary>Who is called what, those with the most labels first.</summary>
    public IReadOnlyList<LabelledEntity> All => _all ??= Write();

    /// <summary>Everybody of these names has to be written anew, and whoever a spelling made one with them before or after.</summary>
    private void Changing(IReadOnlyList<FoundLabel> labels)
    {
        foreach (var family in labels.Select(label => label.Family).Distinct(StringComparer.Ordinal))
            _changed.UnionWith(_spellings.Of(family));
        _all = null;
    }

    private List<LabelledEntity> Write()
    {
        foreach (var family in _changed)
            _written.Remove(family);
        foreach (var family in _changed)
        {
            if (_families.ContainsKey(family) && _spellings.Of(family) is [var first, ..] all && !_written.ContainsKey(first))
                _written[first] = Entities(first, all);
        }
        _changed.Clear();
        return [.. _written.Values.SelectMany(entities => entities).OrderByDescending(entity => entity.Terms.Sum(term => term.Uses.Count)).ThenBy(entity => entity.Key, StringComparer.Ordinal)];
    }

    private List<LabelledEntity> Entities(string first, IReadOnlyList<string> spellings)
    {
        var labels = spellings.Where(_families.ContainsKey).SelectMany(family => _families[family]).ToList();
        var given = MostFrequent(labels.Select(label => label.Given).Where(one => one.Length > 0));
        return [.. labels.GroupBy(label => KeyOf(label, first, given), StringComparer.Ordinal).Select(group => Entity(group.Key, [.. group]))];
    }

    /// <summary>A family name alone means its one bearer, or the one who is named most.</summary>
    private static string KeyOf(FoundLabel label, string family, List<string> given)
    {
        var which = label.Given.Length > 0 && given.Count > 1 ? given.Find(one => Spellings.IsSlip(one, label.Given)) ?? label.Given : given.Count > 0 ? given[0] : "";
        return which.Length > 0 ? which + "-" + family : family;
    }

    private static LabelledEntity Entity(string key, List<FoundLabel> labels)
    {
        var variants = MostFrequent(labels.Select(label => label.Written));
        var name = variants.OrderByDescending(variant => variant.Split(' ').Length).ThenBy(variant => variants.IndexOf(variant)).First();
        var terms = labels.GroupBy(label => label.Term, StringComparer.Ordinal)
            .Select(term => new LabelTerm(term.Key, [.. term.Order().Select(label => label.Use)]))
            .OrderByDescending(term => term.Uses.Count).ThenBy(term => term.Term, StringComparer.Ordinal);
        return new LabelledEntity(key, name, variants, [.. terms]);
    }

    private static List<string> MostFrequent(IEnumerable<string> written) =>
        [.. written.GroupBy(one => one, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key)];
}
