using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>Keeps the findings of a story and writes only those anew whose dispute changed.</summary>
internal sealed class FindingBook
{
    /// <summary>A finding with all that it was written from.</summary>
    private sealed record Page(Finding Finding, (int Count, ulong Sum) Composition, long Lead, double Share, long CopiesVersion, IReadOnlyList<Assertion> Assertions);

    private Dictionary<string, Page> _pages = new(StringComparer.Ordinal);

    /// <summary>The findings of these disputes.</summary>
    /// <param name="disputes">All of the story.</param>
    /// <param name="originalOf">Id of the article that an article copies, or null.</param>
    /// <param name="copiesVersion">Rises when that may have changed.</param>
    public List<Finding> Write(IReadOnlyList<Dispute> disputes, Func<string, string?> originalOf, long copiesVersion)
    {
        var pages = new Dictionary<string, Page>(StringComparer.Ordinal);
        foreach (var dispute in disputes)
        {
            var named = FindingWriter.Key(dispute);
            var key = named;
            for (var n = 2; pages.ContainsKey(key); n++)
                key = named + "-" + n;
            pages[key] = Current(dispute, key, originalOf, copiesVersion);
        }
        _pages = pages;
        return [.. pages.Values.Select(page => page.Finding)
            .OrderByDescending(finding => finding.Severity).ThenByDescending(finding => finding.Confidence).ThenBy(finding => finding.Key, StringComparer.Ordinal)];
    }

    private Page Current(Dispute dispute, string key, Func<string, string?> originalOf, long copiesVersion)
    {
        var (lead, share) = dispute.Lead;
        var same = _pages.TryGetValue(key, out var known) && known.Composition == dispute.Composition && known.Lead == lead.Serial && known.Share.Equals(share);
        if (same && known!.CopiesVersion == copiesVersion)
            return known;
        var assertions = same ? known!.Assertions : dispute.Assertions();
        var origins = Origins.Count(assertions, originalOf);
        if (same && known!.Finding.Origins == origins)
            return known with { CopiesVersion = copiesVersion };
        return new Page(FindingWriter.One(dispute, assertions, key, origins), dispute.Composition, lead.Serial, share, copiesVersion, assertions);
    }
}
