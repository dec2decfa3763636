namespace Dashboard.Analysis.Contradictions;

/// <summary>
/// Brings candidates together: one disputed fact is one flag, however many articles carry it. Candidates come and go one by one; only disputes
/// that they touch are put together anew, and the result is the same as if all had come at once.
/// </summary>
internal sealed class Disputes(ConceptWeights weights) : IPairSink<Candidate>
{
    /// <summary>A candidate with what it weighs now.</summary>
    /// <param name="candidate">What may be in dispute.</param>
    /// <param name="weighing">What to weigh; null where the two are copies but for the conflict, and nothing has to be weighed.</param>
    internal sealed class Entry(Candidate candidate, Weighing? weighing)
    {
        public Candidate Candidate { get; } = candidate;
        public Weighing? Weighing { get; } = weighing;
        public double Share { get; set; } = 1;
        public Dispute? Dispute { get; set; }

        public bool IsSure => Weighing is null;

        /// <summary>Its two sentences, whatever way round.</summary>
        public (ulong, ulong) Pair => Candidate.AName < Candidate.BName ? (Candidate.AName, Candidate.BName) : (Candidate.BName, Candidate.AName);
    }

    /// <summary>What has to be weighed anew with every article, kept in numbers: a large story holds some ten thousand of them.</summary>
    internal sealed record Weighing(int[] Shared, ConceptWeights.Context A, ConceptWeights.Context B);

    private readonly Dictionary<Candidate, Entry> _entries = [];
    private readonly HashSet<Entry> _unsure = [];
    private readonly Dictionary<(ulong, ulong), int> _surePairs = [];
    private readonly Dictionary<ulong, Dispute> _names = [];
    private readonly HashSet<Dispute> _all = [];
    private readonly HashSet<Dispute> _broken = [];

    public void Add(Candidate candidate)
    {
        var entry = _entries[candidate] = new Entry(candidate, candidate.Needed <= 0 ? null
            : new Weighing(weights.Numbered(candidate.Shared), weights.ContextOf(candidate.AContext), weights.ContextOf(candidate.BContext)));
        if (!entry.IsSure)
        {
            _unsure.Add(entry);
            return;
        }
        _surePairs[entry.Pair] = _surePairs.GetValueOrDefault(entry.Pair) + 1;
        Place(entry);
    }

    public void Remove(Candidate candidate)
    {
        if (!_entries.Remove(candidate, out var entry))
            return;
        if (entry.IsSure && --_surePairs[entry.Pair] == 0)
            _surePairs.Remove(entry.Pair);
        _unsure.Remove(entry);
        TakeOut(entry);
    }

    /// <summary>The disputes as they stand.</summary>
    public IReadOnlyCollection<Dispute> Current()
    {
        foreach (var entry in _unsure)
            Weigh(entry, entry.Weighing!);
        foreach (var dispute in _broken)
            Regroup(dispute);
        _broken.Clear();
        return _all;
    }

    private void Weigh(Entry entry, Weighing weighing)
    {
        // Where two sentences are copies, weighing the same pair again says nothing more. A thousandth is less than any screen shows.
        var share = _surePairs.ContainsKey(entry.Pair) ? -1 : Math.Round(weights.Share(weighing.Shared, weighing.A, weighing.B), 3);
        var accepted = share >= entry.Candidate.Needed;
        if (!accepted)
        {
            TakeOut(entry);
        }
        else if (entry.Dispute is null)
        {
            entry.Share = share;
            Place(entry);
        }
        else if (!entry.Share.Equals(share))
        {
            entry.Share = share;
            entry.Dispute.Reweighed();
        }
    }

    private void TakeOut(Entry entry)
    {
        if (entry.Dispute is not { } dispute)
            return;
        entry.Dispute = null;
        dispute.Remove(entry);
        _broken.Add(dispute);
    }

    /// <summary>What is left of a dispute may fall apart.</summary>
    private void Regroup(Dispute dispute)
    {
        if (!_all.Remove(dispute))
            return;
        foreach (var name in dispute.Names)
            _names.Remove(name);
        foreach (var member in dispute.Members)
            Place(member);
    }

    private void Place(Entry entry)
    {
        var candidate = entry.Candidate;
        var home = Home(candidate.AName, null);
        home = Home(candidate.BName, home);
        foreach (var same in candidate.SameDispute)
            home = Home(same, home);
        if (home is null)
            _all.Add(home = new Dispute());
        home.Add(entry);
        Name(candidate.AName, home);
        Name(candidate.BName, home);
        foreach (var same in candidate.SameDispute)
            Name(same, home);
    }

    /// <summary>The dispute of this name, made one with the dispute found so far.</summary>
    private Dispute? Home(ulong name, Dispute? found)
    {
        if (!_names.TryGetValue(name, out var known) || known == found)
            return found;
        if (found is null)
            return known;
        var (large, small) = known.Members.Count >= found.Members.Count ? (known, found) : (found, known);
        foreach (var one in small.Names)
            Name(one, large);
        foreach (var member in small.Members)
            large.Add(member);
        _all.Remove(small);
        if (_broken.Remove(small))
            _broken.Add(large);
        return large;
    }

    private void Name(ulong name, Dispute dispute)
    {
        _names[name] = dispute;
        dispute.Names.Add(name);
    }
}
