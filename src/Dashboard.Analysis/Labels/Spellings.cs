namespace Dashboard.Analysis.Labels;

/// <summary>
/// Which family names are spellings of one: one letter too many, too few or wrong is a slip where a given name is the same. Finding the spellings of a name looks
/// at names that lack one of its letters, never at all names.
/// </summary>
internal sealed class Spellings
{
    private const int ShortestWithSlip = 5;

    private readonly Dictionary<string, Dictionary<string, int>> _given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _shortened = new(StringComparer.Ordinal);

    public void Add(string family, string given)
    {
        if (!_given.TryGetValue(family, out var counts))
        {
            _given[family] = counts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var key in Shortened(family))
            {
                if (!_shortened.TryGetValue(key, out var families))
                    _shortened[key] = families = new HashSet<string>(StringComparer.Ordinal);
                families.Add(family);
            }
        }
        counts[given] = counts.GetValueOrDefault(given) + 1;
    }

    public void Remove(string family, string given)
    {
        if (!_given.TryGetValue(family, out var counts) || --counts[given] > 0)
            return;
        counts.Remove(given);
        if (counts.Count > 0)
            return;
        _given.Remove(family);
        foreach (var key in Shortened(family))
        {
            // A name with a doubled letter lacks the same one twice.
            if (_shortened.TryGetValue(key, out var families) && families.Remove(family) && families.Count == 0)
                _shortened.Remove(key);
        }
    }

    /// <summary>The family name and every spelling of it, the most frequent first.</summary>
    public IReadOnlyList<string> Of(string family)
    {
        var found = new HashSet<string>(StringComparer.Ordinal) { family };
        var open = new Queue<string>([family]);
        while (open.TryDequeue(out var one))
        {
            foreach (var other in Neighbours(one))
            {
                if (found.Add(other))
                    open.Enqueue(other);
            }
        }
        return [.. found.OrderByDescending(one => _given.TryGetValue(one, out var counts) ? counts.Values.Sum() : 0).ThenBy(one => one, StringComparer.Ordinal)];
    }

    /// <summary>Equal, or one letter inserted, left out or replaced.</summary>
    internal static bool IsSlip(string a, string b)
    {
        if (string.Equals(a, b, StringComparison.Ordinal))
            return true;
        if (Math.Abs(a.Length - b.Length) > 1 || Math.Min(a.Length, b.Length) < ShortestWithSlip - 1)
            return false;
        var (head, tail) = (0, 0);
        while (head < Math.Min(a.Length, b.Length) && a[head] == b[head])
            head++;
        while (tail < Math.Min(a.Length, b.Length) - head && a[^(tail + 1)] == b[^(tail + 1)])
            tail++;
        return Math.Max(a.Length, b.Length) - head - tail <= 1;
    }

    private IEnumerable<string> Neighbours(string family)
    {
        if (family.Length < ShortestWithSlip || !_given.TryGetValue(family, out var mine))
            yield break;
        foreach (var key in Shortened(family))
        {
            if (!_shortened.TryGetValue(key, out var families))
                continue;
            foreach (var other in families)
            {
                if (other.Length >= ShortestWithSlip && other != family && IsSlip(family, other) && _given[other].Keys.Any(given => given.Length > 0 && mine.ContainsKey(given)))
                    yield return other;
            }
        }
    }

    /// <summary>The name, and the name without each of its letters: two names one letter apart share one of them.</summary>
    private static IEnumerable<string> Shortened(string family)
    {
        yield return family;
        for (var i = 0; i < family.Length; i++)
            yield return family.Remove(i, 1);
    }
}
