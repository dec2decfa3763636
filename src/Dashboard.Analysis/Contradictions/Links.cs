namespace Dashboard.Analysis.Contradictions;

/// <summary>Something that may disagree with another of its kind if both share a key.</summary>
internal interface ILinkable<T> : IComparable<T>
{
    /// <summary>What it speaks of, each key once.</summary>
    IReadOnlyList<ulong> Keys { get; }

    string ArticleId { get; }

    /// <summary>Id of the sentence it stands in.</summary>
    string SentenceId { get; }
}

/// <summary>
/// Says which two of many things are compared: those that share a key, one of the two being among the first that carry it. So each thing meets
/// a bounded number of others even in a story that says one sentence a thousand times, and which ones depends on what the story holds, not on
/// the order in which it came.
/// </summary>
/// <param name="sink">Where it goes what two were found to be.</param>
/// <param name="judge">Compares two; nothing when there is nothing to say.</param>
internal sealed class Links<T, TFound>(IPairSink<TFound> sink, Func<T, T, IReadOnlyList<TFound>> judge) where T : class, ILinkable<T>
{
    /// <summary>Later carriers of a key are compared with this many of the first ones.</summary>
    private const int FirstCarriers = 16;

    private readonly Dictionary<ulong, RankedList<T>> _carriers = [];
    private readonly PairBook<T, T, TFound> _book = new(sink, item => item.ArticleId, item => item.ArticleId);

    public void Add(T item)
    {
        var touched = new HashSet<(T, T)>();
        foreach (var key in item.Keys)
        {
            if (!_carriers.TryGetValue(key, out var list))
                _carriers[key] = list = new RankedList<T>();
            var rank = list.Insert(item);
            for (var i = 0; i < Math.Min(rank, FirstCarriers); i++)
                touched.Add((list[i], item));
            if (rank >= FirstCarriers)
                continue;
            for (var i = rank + 1; i < list.Count; i++)
                touched.Add((item, list[i]));
            WithLater(list, FirstCarriers, touched);
        }
        Relink(touched);
    }

    /// <summary>Forgets the things of one article and every disagreement with them.</summary>
    public void Remove(string articleId, IEnumerable<T> items)
    {
        _book.RemoveAllOf(articleId);
        var touched = new HashSet<(T, T)>();
        foreach (var item in items)
        {
            foreach (var key in item.Keys)
            {
                if (!_carriers.TryGetValue(key, out var list))
                    continue;
                var rank = list.Remove(item);
                if (list.Count == 0)
                    _carriers.Remove(key);
                else if (rank is >= 0 and < FirstCarriers)
                    WithLater(list, FirstCarriers - 1, touched);
            }
        }
        touched.RemoveWhere(pair => pair.Item1.ArticleId == articleId || pair.Item2.ArticleId == articleId);
        Relink(touched);
    }

    /// <summary>The carrier at this rank just entered or left the first ones: whether it meets later carriers may have changed.</summary>
    private static void WithLater(RankedList<T> list, int rank, HashSet<(T, T)> touched)
    {
        for (var i = rank + 1; i < list.Count; i++)
            touched.Add((list[rank], list[i]));
    }

    private void Relink(HashSet<(T, T)> touched)
    {
        foreach (var (earlier, later) in touched)
        {
            if (!AreLinked(earlier, later))
                _book.Remove(earlier, later);
            else if (!_book.Has(earlier, later) && judge(earlier, later) is { Count: > 0 } candidates)
                _book.Add(earlier, later, candidates);
        }
    }

    private bool AreLinked(T earlier, T later)
    {
        foreach (var key in earlier.Keys)
        {
            if (_carriers.TryGetValue(key, out var list) && (list.Count <= FirstCarriers || list.RankOf(earlier) is >= 0 and < FirstCarriers) && list.RankOf(later) >= 0)
                return true;
        }
        return false;
    }
}
