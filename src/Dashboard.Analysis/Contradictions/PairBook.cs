namespace Dashboard.Analysis.Contradictions;

/// <summary>The disagreements found between pairs, to be found again by either article; what comes and goes here is told to the disputes.</summary>
internal sealed class PairBook<TA, TB>(Disputes disputes, Func<TA, string> articleOfA, Func<TB, string> articleOfB) where TA : class where TB : class
{
    private readonly Dictionary<(TA, TB), IReadOnlyList<Candidate>> _pairs = [];
    private readonly Dictionary<string, HashSet<(TA, TB)>> _ofArticle = new(StringComparer.Ordinal);

    public bool Has(TA a, TB b) => _pairs.ContainsKey((a, b));

    public void Add(TA a, TB b, IReadOnlyList<Candidate> candidates)
    {
        if (!_pairs.TryAdd((a, b), candidates))
            return;
        Of(articleOfA(a)).Add((a, b));
        Of(articleOfB(b)).Add((a, b));
        foreach (var candidate in candidates)
            disputes.Add(candidate);
    }

    public void Remove(TA a, TB b)
    {
        if (!Forget(a, b))
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
            Forget(a, b);
            foreach (var other in new[] { articleOfA(a), articleOfB(b) })
            {
                if (_ofArticle.TryGetValue(other, out var theirs))
                    theirs.Remove((a, b));
            }
        }
    }

    private bool Forget(TA a, TB b)
    {
        if (!_pairs.Remove((a, b), out var candidates))
            return false;
        foreach (var candidate in candidates)
            disputes.Remove(candidate);
        return true;
    }

    private HashSet<(TA, TB)> Of(string articleId)
    {
        if (!_ofArticle.TryGetValue(articleId, out var pairs))
            _ofArticle[articleId] = pairs = [];
        return pairs;
    }
}
