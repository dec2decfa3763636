using Dashboard.Analysis.Contradictions;

namespace Dashboard.Analysis.Claims;

/// <summary>One claim: the sentence that states it most plainly and those that state the same.</summary>
/// <param name="Centre">The sentence that most others resemble.</param>
/// <param name="Members">All of them, the centre first, each with whether it says the opposite of the centre.</param>
/// <param name="IsConfirmed">A person put at least two of them together.</param>
internal sealed record ClaimGroup(ClaimSentence Centre, IReadOnlyList<(ClaimSentence Sentence, bool IsOpposed)> Members, bool IsConfirmed)
{
    /// <summary>How many articles state it.</summary>
    public int Articles { get; } = Members.Select(member => member.Sentence.ArticleId).Distinct(StringComparer.Ordinal).Count();
}

/// <summary>
/// Groups sentences around centres: each joins one centre that it resembles itself, so that a chain of resemblances never brings strangers
/// together. What people decided comes first.
/// </summary>
internal sealed class ClaimGroups(ConceptWeights weights)
{
    /// <summary>Weighted share of common content over the poorer of the two sentences.</summary>
    private const double LeastOfPoorer = 0.5;

    /// <summary>The same over the richer one: a short sentence is contained in much that says something else.</summary>
    private const double LeastOfRicher = 0.3;

    private sealed record Neighbour(ClaimSentence Sentence, bool IsOpposed, double Likeness);

    public List<ClaimGroup> Of(IReadOnlyCollection<SameClaim> pairs, PeoplesLinks links)
    {
        var near = new Dictionary<ClaimSentence, List<Neighbour>>();
        foreach (var pair in pairs)
        {
            if (links.AreApart(pair.A, pair.B) || Likeness(pair) is not { } likeness)
                continue;
            Add(pair.A, new Neighbour(pair.B, pair.IsOpposed, likeness));
            Add(pair.B, new Neighbour(pair.A, pair.IsOpposed, likeness));
        }
        foreach (var (a, b) in links.Together)
        {
            Add(a, new Neighbour(b, Stances.AreOpposed(a.Sentence, b.Sentence, ContextWords.Shared(a.Concepts, b.Concepts)), 2));
            Add(b, new Neighbour(a, Stances.AreOpposed(a.Sentence, b.Sentence, ContextWords.Shared(a.Concepts, b.Concepts)), 2));
        }
        var groups = new List<ClaimGroup>();
        var taken = new HashSet<ClaimSentence>();
        foreach (var centre in near.Keys.OrderByDescending(one => near[one].Sum(neighbour => neighbour.Likeness)).ThenBy(one => one.Sentence))
        {
            if (!taken.Add(centre))
                continue;
            var members = new List<(ClaimSentence, bool)> { (centre, false) };
            foreach (var neighbour in near[centre].OrderByDescending(one => one.Likeness).ThenBy(one => one.Sentence.Sentence))
            {
                if ((!links.HasApart || members.TrueForAll(member => !links.AreApart(member.Item1, neighbour.Sentence))) && taken.Add(neighbour.Sentence))
                    members.Add((neighbour.Sentence, neighbour.IsOpposed));
            }
            if (members.Count > 1)
                groups.Add(new ClaimGroup(centre, members, members.Exists(member => member != members[0] && links.AreTogether(centre, member.Item1))));
        }
        return groups;

        void Add(ClaimSentence one, Neighbour neighbour)
        {
            if (!near.TryGetValue(one, out var list))
                near[one] = list = [];
            list.Add(neighbour);
        }
    }

    /// <summary>How alike two sentences are, or null when they do not state the same thing.</summary>
    private double? Likeness(SameClaim pair)
    {
        var shared = weights.Sum(pair.Shared);
        var (a, b) = (pair.A.Weight(weights), pair.B.Weight(weights));
        var (poorer, richer) = a < b ? (a, b) : (b, a);
        if (poorer <= 0 || !pair.IsKnown && (shared < LeastOfPoorer * poorer || shared < LeastOfRicher * richer))
            return null;
        return Math.Round(pair.IsKnown ? Math.Max(shared / richer, LeastOfRicher) : shared / richer, 3);
    }
}
