namespace Dashboard.Analysis.Contradictions;

/// <summary>All accepted candidates that speak of one disputed fact.</summary>
internal sealed class Dispute
{
    private readonly List<(Candidate Candidate, double Share)> _members = [];

    public IReadOnlyList<(Candidate Candidate, double Share)> Members => _members;

    /// <summary>The earliest pair: it gives the dispute its name.</summary>
    public (Candidate Candidate, double Share) First { get; private set; }

    /// <summary>The pair that agrees best in everything but the disputed words: it explains the dispute best.</summary>
    public (Candidate Candidate, double Share) Lead { get; private set; }

    /// <summary>Equal as long as the same candidates stand together.</summary>
    public (int Count, ulong Sum) Composition { get; private set; }

    public void Add(Candidate candidate, double share)
    {
        var member = (candidate, share);
        _members.Add(member);
        First = _members.Count == 1 || IsEarlier(member, First) ? member : First;
        Lead = _members.Count == 1 || IsBetter(member, Lead) ? member : Lead;
        var mixed = (ulong)candidate.Serial * 0x9E3779B97F4A7C15;
        Composition = (_members.Count, Composition.Sum + (mixed ^ (mixed >> 31)) * 0xBF58476D1CE4E5B9);
    }

    /// <summary>Everybody's part, each sentence once on a side, in the order in which the articles came in.</summary>
    public List<Assertion> Assertions()
    {
        var seen = new Dictionary<(Statements.ReadSentence, string), Assertion>();
        foreach (var (candidate, _) in _members)
        {
            Take(candidate.A);
            Take(candidate.B);
        }
        var sorted = seen.Values.ToList();
        sorted.Sort((a, b) =>
        {
            var order = a.Sentence.CompareTo(b.Sentence);
            return order != 0 ? order : string.CompareOrdinal(a.Group, b.Group);
        });
        return sorted;

        void Take(Assertion assertion)
        {
            var slot = (assertion.Sentence, assertion.Group);
            if (!seen.TryGetValue(slot, out var known) || assertion.CompareTo(known) < 0)
                seen[slot] = assertion;
        }
    }

    private static bool IsEarlier((Candidate Candidate, double Share) a, (Candidate Candidate, double Share) b)
    {
        var order = a.Candidate.When.CompareTo(b.Candidate.When);
        if (order == 0)
            order = string.CompareOrdinal(a.Candidate.Order, b.Candidate.Order);
        if (order == 0)
            order = b.Share.CompareTo(a.Share);
        return (order != 0 ? order : Tie(a.Candidate, b.Candidate)) < 0;
    }

    private static bool IsBetter((Candidate Candidate, double Share) a, (Candidate Candidate, double Share) b)
    {
        var order = b.Share.CompareTo(a.Share);
        if (order == 0)
            order = string.CompareOrdinal(a.Candidate.Order, b.Candidate.Order);
        return (order != 0 ? order : Tie(a.Candidate, b.Candidate)) < 0;
    }

    /// <summary>Two ways to the same pair: the stricter one, then by their words.</summary>
    private static int Tie(Candidate a, Candidate b)
    {
        var order = a.Needed.CompareTo(b.Needed);
        if (order == 0)
            order = string.CompareOrdinal(a.Topic, b.Topic);
        return order != 0 ? order : string.CompareOrdinal(a.Question, b.Question);
    }
}

/// <summary>Brings candidates together: one disputed fact is one flag, however many articles carry it.</summary>
internal static class Disputes
{
    /// <summary>The disputes of a story, in an order that does not depend on that of the candidates.</summary>
    public static List<Dispute> Group(IEnumerable<Candidate> candidates, ConceptWeights weights)
    {
        var accepted = new List<(Candidate Candidate, double Share)>();
        var nodes = new Nodes();
        foreach (var candidate in candidates)
        {
            var share = candidate.Needed <= 0 ? 1 : weights.Share(candidate);
            if (share < candidate.Needed)
                continue;
            accepted.Add((candidate, share));
            nodes.Join(candidate.AName, candidate.BName);
            foreach (var same in candidate.SameDispute)
                nodes.Join(candidate.AName, same);
        }
        var disputes = new Dictionary<int, Dispute>();
        foreach (var (candidate, share) in accepted)
        {
            var root = nodes.Root(candidate.AName);
            if (!disputes.TryGetValue(root, out var dispute))
                disputes[root] = dispute = new Dispute();
            dispute.Add(candidate, share);
        }
        return [.. disputes.Values.OrderBy(dispute => dispute.First.Candidate.When).ThenBy(dispute => dispute.First.Candidate.Order, StringComparer.Ordinal)
            .ThenBy(dispute => dispute.First.Candidate.Topic, StringComparer.Ordinal)];
    }

    /// <summary>Names that belong together, as a forest.</summary>
    private sealed class Nodes
    {
        private readonly Dictionary<ulong, int> _ids = [];
        private readonly List<int> _parents = [];

        public void Join(ulong first, ulong second)
        {
            var (a, b) = (Root(first), Root(second));
            if (a != b)
                _parents[Math.Max(a, b)] = Math.Min(a, b);
        }

        public int Root(ulong name)
        {
            if (!_ids.TryGetValue(name, out var id))
            {
                _ids[name] = id = _parents.Count;
                _parents.Add(id);
            }
            while (_parents[id] != id)
                id = _parents[id] = _parents[_parents[id]];
            return id;
        }
    }
}
