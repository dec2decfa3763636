using Dashboard.Domain.Claims;

namespace Dashboard.Analysis.Claims;

/// <summary>What people decided about statements, found again in the sentences of now. A place that is gone decides nothing.</summary>
internal sealed class PeoplesLinks
{
    private readonly HashSet<(ClaimSentence, ClaimSentence)> _apart = [];
    private readonly HashSet<(ClaimSentence, ClaimSentence)> _together = [];

    public PeoplesLinks(IReadOnlyList<ClaimLink> links, ClaimIndex index)
    {
        foreach (var link in links)
        {
            if (index.At(link.A.ArticleId, link.A.Start) is not { } a || index.At(link.B.ArticleId, link.B.Start) is not { } b || a == b)
                continue;
            var pair = Ordered(a, b);
            // The later decision holds.
            var (set, other) = link.Kind == ClaimLinkKind.Together ? (_together, _apart) : (_apart, _together);
            other.Remove(pair);
            set.Add(pair);
        }
    }

    public IReadOnlyCollection<(ClaimSentence A, ClaimSentence B)> Together => _together;

    public bool HasApart => _apart.Count > 0;

    public bool AreApart(ClaimSentence a, ClaimSentence b) => HasApart && _apart.Contains(Ordered(a, b));

    public bool AreTogether(ClaimSentence a, ClaimSentence b) => _together.Count > 0 && _together.Contains(Ordered(a, b));

    private static (ClaimSentence, ClaimSentence) Ordered(ClaimSentence a, ClaimSentence b) => a.CompareTo(b) < 0 ? (a, b) : (b, a);
}
