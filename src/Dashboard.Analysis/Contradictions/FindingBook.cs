using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>Keeps the findings of a story and writes only those anew whose dispute changed.</summary>
internal sealed class FindingBook
{
    /// <summary>A finding with all that it was written from.</summary>
    private sealed record Page(Finding Finding, long Version);

    private Dictionary<Dispute, Page> _pages = [];

    /// <summary>The findings of these disputes.</summary>
    /// <param name="disputes">All of the story.</param>
    /// <param name="originalOf">Id of the article that an article copies, or null.</param>
    /// <param name="recopied">Ids of the articles for which that, or what lies behind it, may have changed since the last writing.</param>
    public List<Finding> Write(IReadOnlyCollection<Dispute> disputes, Func<string, string?> originalOf, IReadOnlySet<string> recopied)
    {
        var pages = new Dictionary<Dispute, Page>();
        foreach (var named in disputes.GroupBy(FindingWriter.Key, StringComparer.Ordinal))
        {
            var n = 0;
            foreach (var dispute in named.Order(Comparer<Dispute>.Create(Earlier)))
                pages[dispute] = Current(dispute, ++n == 1 ? named.Key : named.Key + "-" + n, originalOf, recopied);
        }
        _pages = pages;
        return [.. pages.Values.Select(page => page.Finding)
            .OrderByDescending(finding => finding.Severity).ThenByDescending(finding => finding.Confidence).ThenBy(finding => finding.Key, StringComparer.Ordinal)];
    }

    private Page Current(Dispute dispute, string key, Func<string, string?> originalOf, IReadOnlySet<string> recopied)
    {
        var known = _pages.GetValueOrDefault(dispute);
        var same = known is not null && known.Version == dispute.Version && known.Finding.Key == key;
        if (same && !recopied.Any(dispute.IsCarriedBy))
            return known!;
        var origins = Origins.Count(dispute.Assertions, originalOf);
        if (same && known!.Finding.Origins == origins)
            return known;
        return new Page(FindingWriter.One(dispute, dispute.Assertions, key, origins), dispute.Version);
    }

    private static int Earlier(Dispute a, Dispute b)
    {
        var order = Dispute.Compare(a.First, b.First);
        return order != 0 ? order : string.CompareOrdinal(a.First.Topic, b.First.Topic);
    }
}
