using Dashboard.Analysis.Statements;

namespace Dashboard.Analysis.Contradictions;

/// <summary>
/// Brings denials together with the sentences that affirm the same act and share another word with what is denied. As in
/// <see cref="Links{T, TFound}"/>, one of the two must be among the first that carry the words.
/// </summary>
internal sealed class DenialLinks(Disputes disputes)
{
    private const int FirstCarriers = 24;

    /// <summary>By an act and a word beside it: the denials of it and the sentences that affirm it.</summary>
    private sealed class Carriers
    {
        public RankedList<DeniedThing> Denied { get; } = new();
        public RankedList<ReadSentence> Affirming { get; } = new();
    }

    private readonly Dictionary<string, HashSet<ReadSentence>> _affirming = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, Carriers>> _acts = new(StringComparer.Ordinal);
    private readonly PairBook<DeniedThing, ReadSentence, Candidate> _book = new(disputes, denied => denied.Sentence.Article.Id, sentence => sentence.Article.Id);

    /// <summary>A sentence that affirms these acts.</summary>
    public void Add(ReadSentence sentence)
    {
        var touched = new HashSet<(DeniedThing, ReadSentence)>();
        foreach (var act in Denials.Affirmed(sentence))
        {
            if (!_affirming.TryGetValue(act, out var all))
                _affirming[act] = all = [];
            all.Add(sentence);
            if (!_acts.TryGetValue(act, out var words))
                continue;
            foreach (var (word, carriers) in words)
            {
                if (sentence.Content.Contains(word))
                    Insert(carriers, sentence, touched);
            }
        }
        Relink(touched);
    }

    public void Add(DeniedThing denied)
    {
        var touched = new HashSet<(DeniedThing, ReadSentence)>();
        if (!_acts.TryGetValue(denied.HeadConcept, out var words))
            _acts[denied.HeadConcept] = words = new(StringComparer.Ordinal);
        foreach (var word in denied.Concepts)
        {
            if (!words.TryGetValue(word, out var carriers))
            {
                words[word] = carriers = new Carriers();
                foreach (var sentence in _affirming.GetValueOrDefault(denied.HeadConcept, []).Where(sentence => sentence.Content.Contains(word)).Order())
                    carriers.Affirming.Insert(sentence);
            }
            var rank = carriers.Denied.Insert(denied);
            for (var i = 0; i < Reach(rank, carriers.Affirming.Count); i++)
                touched.Add((denied, carriers.Affirming[i]));
            if (rank < FirstCarriers)
                Without(carriers, carriers.Denied, FirstCarriers, touched);
        }
        Relink(touched);
    }

    public void Remove(string articleId, IEnumerable<ReadSentence> sentences, IEnumerable<DeniedThing> denials)
    {
        _book.RemoveAllOf(articleId);
        var touched = new HashSet<(DeniedThing, ReadSentence)>();
        foreach (var denied in denials)
        {
            var words = _acts[denied.HeadConcept];
            foreach (var word in denied.Concepts)
            {
                if (!words.TryGetValue(word, out var carriers))
                    continue;
                var rank = carriers.Denied.Remove(denied);
                if (carriers.Denied.Count == 0)
                    words.Remove(word);
                else if (rank is >= 0 and < FirstCarriers)
                    Without(carriers, carriers.Denied, FirstCarriers - 1, touched);
            }
        }
        foreach (var sentence in sentences)
        {
            foreach (var act in Denials.Affirmed(sentence))
            {
                _affirming[act].Remove(sentence);
                if (_affirming[act].Count == 0)
                    _affirming.Remove(act);
                if (!_acts.TryGetValue(act, out var words))
                    continue;
                foreach (var (word, carriers) in words)
                {
                    if (sentence.Content.Contains(word) && carriers.Affirming.Remove(sentence) is >= 0 and < FirstCarriers)
                        Without(carriers, carriers.Affirming, FirstCarriers - 1, touched);
                }
            }
        }
        touched.RemoveWhere(pair => pair.Item1.Sentence.Article.Id == articleId || pair.Item2.Article.Id == articleId);
        Relink(touched);
    }

    private static void Insert(Carriers carriers, ReadSentence sentence, HashSet<(DeniedThing, ReadSentence)> touched)
    {
        var rank = carriers.Affirming.Insert(sentence);
        for (var i = 0; i < Reach(rank, carriers.Denied.Count); i++)
            touched.Add((carriers.Denied[i], sentence));
        if (rank < FirstCarriers)
            Without(carriers, carriers.Affirming, FirstCarriers, touched);
    }

    /// <summary>How many of the other kind something of this rank meets.</summary>
    private static int Reach(int rank, int others) => rank < FirstCarriers ? others : Math.Min(FirstCarriers, others);

    /// <summary>The carrier at this rank just entered or left the first ones.</summary>
    private static void Without(Carriers carriers, RankedList<DeniedThing> list, int rank, HashSet<(DeniedThing, ReadSentence)> touched)
    {
        for (var i = 0; rank < list.Count && i < carriers.Affirming.Count; i++)
            touched.Add((list[rank], carriers.Affirming[i]));
    }

    private static void Without(Carriers carriers, RankedList<ReadSentence> list, int rank, HashSet<(DeniedThing, ReadSentence)> touched)
    {
        for (var i = 0; rank < list.Count && i < carriers.Denied.Count; i++)
            touched.Add((carriers.Denied[i], list[rank]));
    }

    private void Relink(HashSet<(DeniedThing, ReadSentence)> touched)
    {
        foreach (var (denied, sentence) in touched)
        {
            if (!AreLinked(denied, sentence))
                _book.Remove(denied, sentence);
            else if (!_book.Has(denied, sentence) && Denials.Judge(denied, sentence) is { } candidate)
                _book.Add(denied, sentence, [candidate]);
        }
    }

    private bool AreLinked(DeniedThing denied, ReadSentence sentence)
    {
        foreach (var word in denied.Concepts)
        {
            if (!_acts[denied.HeadConcept].TryGetValue(word, out var carriers))
                continue;
            var (p, q) = (carriers.Denied.RankOf(denied), carriers.Affirming.RankOf(sentence));
            if (p >= 0 && q >= 0 && (p < FirstCarriers || q < FirstCarriers))
                return true;
        }
        return false;
    }
}
