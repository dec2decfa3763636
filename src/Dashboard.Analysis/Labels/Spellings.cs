namespace Dashboard.Analysis.Labels;

/// <summary>
/// Which spellings mean one person or body: accents never count, a family name alone means whoever bears it, one letter too many, too few or wrong is a slip
/// where the given name is the same.
/// </summary>
internal sealed class Spellings
{
    private const int ShortestWithSlip = 5;

    private readonly Dictionary<string, string> _family = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _given = new(StringComparer.Ordinal);

    /// <param name="families">Labels by the family name that they were found with.</param>
    public Spellings(IReadOnlyDictionary<string, IReadOnlyCollection<FoundLabel>> families)
    {
        var byGiven = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var (family, labels) in families)
        {
            _given[family] = [.. labels.Select(label => label.Given).Where(given => given.Length > 0).GroupBy(given => given, StringComparer.Ordinal)
                .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key)];
            foreach (var given in _given[family])
            {
                if (!byGiven.TryGetValue(given, out var set))
                    byGiven[given] = set = new HashSet<string>(StringComparer.Ordinal);
                set.Add(family);
            }
        }
        foreach (var sameGiven in byGiven.Values)
        {
            // The spelling with the most labels is right; the rarer one is the slip.
            var ordered = sameGiven.OrderByDescending(family => families[family].Count).ThenBy(family => family, StringComparer.Ordinal).ToList();
            for (var i = 1; i < ordered.Count; i++)
            {
                if (ordered[i].Length >= ShortestWithSlip && ordered.Take(i).FirstOrDefault(known => IsSlip(known, ordered[i])) is { } right)
                    _family[ordered[i]] = _family.GetValueOrDefault(right, right);
            }
        }
    }

    /// <summary>Names the person or body: equal for labels of one.</summary>
    public string KeyOf(FoundLabel label)
    {
        var family = _family.GetValueOrDefault(label.Family, label.Family);
        var given = _given.GetValueOrDefault(family, []);
        // One bearer, or nobody says which: the most often named.
        var which = label.Given.Length > 0 && given.Count > 1 ? given.Find(one => IsSlip(one, label.Given)) ?? label.Given : given.Count > 0 ? given[0] : "";
        return which.Length > 0 ? which + "-" + family : family;
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
}
