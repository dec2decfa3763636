namespace Dashboard.Analysis.Contradictions;

/// <summary>Is told what pairs were found to be, and when that no longer holds.</summary>
internal interface IPairSink<in TFound>
{
    void Add(TFound found);

    void Remove(TFound found);
}

/// <summary>What was found between pairs, to be found again by either article; what comes and goes here is told to the sink.</summary>
internal sealed class PairBook<TA, TB, TFound>(IPairSink<TFound> sink, Func<TA, string> articleOfA, Func<TB, string> articleOfB) where TA : class where TB : class
{
    private readonly Dictionary<(TA, TB), IReadOnlyList<TFound>> _pairs = [];
    private readonly Dictionary<string, HashSet<(TA, TB)>> _ofArticle = new(StringComparer.Ordinal);

    public bool Has(TA a, TB b) => _pairs.ContainsKey((a, b));

    public void Add(TA a, TB b, IReadOnlyList<TFound> found)
    {
        if (!_pairs.TryAdd((a, b), found))
            return;
        Of(articleOfA(a)).Add((a, b));
        Of(articleOfB(b)).Add((a, b));
        foreach (var one in found)
            sink.Add(one);
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
        if (!_pairs.Remove((a, b), out var found))
            return false;
        foreach (var one in found)
            sink.Remove(one);
        return true;
    }

    private HashSet<(TA, TB)> Of(string articleId)
    {
        if (!_ofArticle.TryGetValue(articleId, out var pairs))
            _ofArticle[articleId] = pairs = [];
        return pairs;
    }
}
