namespace Dashboard.Analysis.Contradictions;

/// <summary>The disagreements found between pairs, to be found again by either article.</summary>
internal sealed class PairBook<TA, TB>(Func<TA, string> articleOfA, Func<TB, string> articleOfB) where TA : class where TB : class
{
    private readonly Dictionary<(TA, TB), IReadOnlyList<Candidate>> _pairs = [];
    private readonly Dictionary<string, HashSet<(TA, TB)>> _ofArticle = new(StringComparer.Ordinal);

    public IEnumerable<Candidate> Candidates => _pairs.Values.SelectMany(candidates => candidates);

    public bool Has(TA a, TB b) => _pairs.ContainsKey((a, b));

    public void Add(TA a, TB b, IReadOnlyList<Candidate> candidates)
    {
        if (!_pairs.TryAdd((a, b), candidates))
            return;
        Of(articleOfA(a)).Add((a, b));
        Of(articleOfB(b)).Add((a, b));
    }

    public void Remove(TA a, TB b)
    {
        if (!_pairs.Remove((a, b)))
            return;
        Of(articleOfA(a)).Remove((a, b));
        Of(articleOfB(b)).Remove((a, b));
    }

    public void RemoveAllOf(string articleId)
    {
        if (!_ofArticle.Remove(articleId, out var pairs))
            return;
        foreach (var (a, b) in pairs)
        {
            _pairs.Remove((a, b));
            foreach (var other in new[] { articleOfA(a), articleOfB(b) })
            {
                if (_ofArticle.TryGetValue(other, out var theirs))
                    theirs.Remove((a, b));
            }
        }
    }

    private HashSet<(TA, TB)> Of(string articleId)
    {
        if (!_ofArticle.TryGetValue(articleId, out var pairs))
            _ofArticle[articleId] = pairs = [];
        return pairs;
    }
}
