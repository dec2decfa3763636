namespace Dashboard.Analysis.Contradictions;

/// <summary>All candidates that speak of one disputed fact.</summary>
internal sealed class Dispute
{
    public required IReadOnlyList<(Candidate Candidate, double Share)> Candidates { get; init; }
    public required IReadOnlyList<Assertion> Assertions { get; init; }
}

/// <summary>Brings candidates together: one disputed fact is one flag, however many articles carry it.</summary>
internal static class Disputes
{
    public static List<Dispute> Group(IReadOnlyList<Candidate> candidates, ConceptWeights weights)
    {
        weights.Forget();
        var accepted = new List<(Candidate Candidate, double Share)>();
        foreach (var candidate in candidates)
        {
            var share = candidate.Needed <= 0 ? 1 : weights.Share(candidate);
            if (share >= candidate.Needed)
                accepted.Add((candidate, share));
        }
        var parents = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (candidate, _) in accepted)
        {
            if (candidate.Kind is Domain.Contradictions.ContradictionKind.Number)
            {
                // The same two numbers for the same thing are one dispute, wherever they stand.
                var (low, high) = string.CompareOrdinal(candidate.A.Group, candidate.B.Group) < 0 ? (candidate.A.Group, candidate.B.Group) : (candidate.B.Group, candidate.A.Group);
                Join(parents, candidate.AName, candidate.Topic + "|" + low + "|" + high);
            }
            Join(parents, candidate.AName, candidate.BName);
        }
        return Grouped(accepted, parents);
    }

    private static void Join(Dictionary<string, string> parents, string first, string second)
    {
        var (a, b) = (Find(parents, first), Find(parents, second));
        if (a == b)
            return;
        if (string.CompareOrdinal(a, b) < 0)
            parents[b] = a;
        else
            parents[a] = b;
    }

    private static List<Dispute> Grouped(List<(Candidate Candidate, double Share)> accepted, Dictionary<string, string> parents) =>
        [.. accepted.GroupBy(pair => Find(parents, pair.Candidate.AName), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group =>
            {
                var members = group.OrderBy(pair => When(pair.Candidate)).ThenBy(pair => pair.Candidate.Order, StringComparer.Ordinal)
                    .ThenByDescending(pair => pair.Share).ToList();
                return new Dispute { Candidates = members, Assertions = Distinct(members) };
            })];

    private static DateTimeOffset When(Candidate candidate) =>
        candidate.A.Sentence.Article.ReceivedAt > candidate.B.Sentence.Article.ReceivedAt ? candidate.A.Sentence.Article.ReceivedAt : candidate.B.Sentence.Article.ReceivedAt;

    private static List<Assertion> Distinct(List<(Candidate Candidate, double Share)> members)
    {
        var seen = new Dictionary<string, Assertion>(StringComparer.Ordinal);
        foreach (var (candidate, _) in members)
        {
            seen.TryAdd(candidate.A.Slot, candidate.A);
            seen.TryAdd(candidate.B.Slot, candidate.B);
        }
        return [.. seen.Values.OrderBy(assertion => assertion.Sentence.Article.ReceivedAt).ThenBy(assertion => assertion.Sentence.Id, StringComparer.Ordinal)];
    }

    private static string Find(Dictionary<string, string> parents, string name)
    {
        if (!parents.TryGetValue(name, out var parent))
            return parents[name] = name;
        if (parent == name)
            return name;
        return parents[name] = Find(parents, parent);
    }
}
