using Entry = Dashboard.Analysis.Contradictions.Disputes.Entry;

namespace Dashboard.Analysis.Contradictions;

/// <summary>All accepted candidates that speak of one disputed fact.</summary>
internal sealed class Dispute
{
    private static readonly IComparer<Assertion> ByArticle = Comparer<Assertion>.Create(static (a, b) =>
    {
        var order = a.Sentence.CompareTo(b.Sentence);
        return order != 0 ? order : string.CompareOrdinal(a.Group, b.Group);
    });

    private readonly HashSet<Entry> _members = [];
    private readonly List<Assertion> _assertions = [];
    private readonly HashSet<string> _articles = new(StringComparer.Ordinal);
    private Entry? _first;
    private Entry? _lead;

    public IReadOnlyCollection<Entry> Members => _members;

    /// <summary>What its candidates call the disputed fact.</summary>
    public HashSet<ulong> Names { get; } = [];

    /// <summary>Rises with every change.</summary>
    public long Version { get; private set; }

    /// <summary>The earliest pair: it gives the dispute its name.</summary>
    public Candidate First => (_first ??= Best(IsEarlier)).Candidate;

    /// <summary>The pair that agrees best in everything but the disputed words, and how well: it explains the dispute best.</summary>
    public (Candidate Candidate, double Share) Lead
    {
        get
        {
            _lead ??= Best(IsBetter);
            return (_lead.Candidate, _lead.Share);
        }
    }

    /// <summary>Everybody's part, each sentence once on a side, in the order in which the articles came in.</summary>
    public IReadOnlyList<Assertion> Assertions => _assertions;

    public bool IsCarriedBy(string articleId) => _articles.Contains(articleId);

    public void Add(Entry entry)
    {
        if (!_members.Add(entry))
            return;
        entry.Dispute = this;
        Version++;
        if (_first is not null && IsEarlier(entry, _first))
            _first = entry;
        if (_lead is not null && IsBetter(entry, _lead))
            _lead = entry;
        Take(entry.Candidate.A);
        Take(entry.Candidate.B);
    }

    /// <summary>Leaves the parts of the others as they are: a dispute that lost a member is put together anew.</summary>
    public void Remove(Entry entry)
    {
        _members.Remove(entry);
        Reweighed();
    }

    public void Reweighed()
    {
        (_first, _lead) = (null, null);
        Version++;
    }

    /// <summary>Earlier pairs first.</summary>
    public static int Compare(Candidate a, Candidate b)
    {
        var order = a.When.CompareTo(b.When);
        if (order == 0)
            order = string.CompareOrdinal(a.Order, b.Order);
        return order;
    }

    private void Take(Assertion assertion)
    {
        _articles.Add(assertion.Sentence.Article.Id);
        var at = _assertions.Count > 0 && ByArticle.Compare(_assertions[^1], assertion) < 0 ? ~_assertions.Count : _assertions.BinarySearch(assertion, ByArticle);
        if (at < 0)
            _assertions.Insert(~at, assertion);
        else if (assertion.CompareTo(_assertions[at]) < 0)
            _assertions[at] = assertion;
    }

    private Entry Best(Func<Entry, Entry, bool> isBefore)
    {
        Entry? best = null;
        foreach (var member in _members)
        {
            if (best is null || isBefore(member, best))
                best = member;
        }
        return best!;
    }

    private static bool IsEarlier(Entry a, Entry b)
    {
        var order = Compare(a.Candidate, b.Candidate);
        if (order == 0)
            order = b.Share.CompareTo(a.Share);
        return (order != 0 ? order : Tie(a.Candidate, b.Candidate)) < 0;
    }

    private static bool IsBetter(Entry a, Entry b)
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
