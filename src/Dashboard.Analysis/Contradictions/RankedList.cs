namespace Dashboard.Analysis.Contradictions;

/// <summary>Things in the order in which their articles came in, whatever the order in which they were added here.</summary>
internal sealed class RankedList<T> where T : class, IComparable<T>
{
    private readonly List<T> _items = [];

    public int Count => _items.Count;

    public T this[int rank] => _items[rank];

    /// <summary>Adds the item and returns its rank; an item that is there already keeps it.</summary>
    public int Insert(T item)
    {
        // Nearly always the newest.
        if (_items.Count == 0 || _items[^1].CompareTo(item) < 0)
        {
            _items.Add(item);
            return _items.Count - 1;
        }
        var at = _items.BinarySearch(item);
        if (at >= 0)
            return at;
        _items.Insert(~at, item);
        return ~at;
    }

    /// <summary>Takes the item out and returns the rank it had, or -1.</summary>
    public int Remove(T item)
    {
        var at = _items.BinarySearch(item);
        if (at < 0)
            return -1;
        _items.RemoveAt(at);
        return at;
    }

    /// <summary>Rank of the item, negative when it is not here.</summary>
    public int RankOf(T item) => _items.BinarySearch(item);
}
