using Dashboard.Analysis.Statements;

namespace Dashboard.Analysis.Contradictions;

/// <summary>
/// All sentences of a story by what they can disagree about. A new article is compared only with sentences that count the same thing, deny or
/// affirm the same act, date the same event, or share several word pairs; the candidates found do not depend on the order of arrival.
/// </summary>
internal sealed class StatementIndex
{
    /// <summary>What one article brought, to take it out again.</summary>
    private sealed class Reading
    {
        public required List<ReadSentence> Sentences { get; init; }
        public List<CountedIn> Numbers { get; } = [];
        public List<DatedEvent> Days { get; } = [];
        public List<DeniedThing> Denials { get; } = [];

        /// <summary>What the article says against itself.</summary>
        public List<Candidate> Own { get; } = [];
    }

    private readonly Dictionary<string, Reading> _articles = new(StringComparer.Ordinal);
    private readonly ConceptWeights _weights = new();
    private readonly Links<CountedIn> _numbers;
    private readonly Links<DatedEvent> _days;
    private readonly Links<ReadSentence> _alike;
    private readonly DenialLinks _denials;

    public StatementIndex()
    {
        Disputes = new Disputes(_weights);
        _numbers = new Links<CountedIn>(Disputes, JudgeNumbers);
        _days = new Links<DatedEvent>(Disputes, (a, b) => Some(First(a.Sentence, b.Sentence) ? DayConflicts.Judge(a, b) : DayConflicts.Judge(b, a)));
        _alike = new Links<ReadSentence>(Disputes, (a, b) => First(a, b) ? NearCopies.Judge(a, b) : NearCopies.Judge(b, a));
        _denials = new DenialLinks(Disputes);
    }

    /// <summary>What is in dispute between the sentences held.</summary>
    public Disputes Disputes { get; }

    public void Add(AnalysisArticle article)
    {
        Remove(article.Id);
        var sentences = StatementReader.Read(article);
        var reading = _articles[article.Id] = new Reading { Sentences = sentences };
        for (var i = 0; i < sentences.Count; i++)
        {
            _weights.Add(sentences[i]);
            Read(reading, sentences[i], i + 1 < sentences.Count ? sentences[i + 1] : null);
        }
        foreach (var sentence in sentences)
        {
            _alike.Add(sentence);
            _denials.Add(sentence);
        }
        reading.Numbers.ForEach(_numbers.Add);
        reading.Days.ForEach(_days.Add);
        reading.Denials.ForEach(_denials.Add);
        reading.Own.ForEach(Disputes.Add);
    }

    public void Remove(string articleId)
    {
        if (!_articles.Remove(articleId, out var reading))
            return;
        reading.Sentences.ForEach(_weights.Remove);
        _alike.Remove(articleId, reading.Sentences);
        _numbers.Remove(articleId, reading.Numbers);
        _days.Remove(articleId, reading.Days);
        reading.Own.ForEach(Disputes.Remove);
        _denials.Remove(articleId, reading.Sentences, reading.Denials);
    }

    private static void Read(Reading reading, ReadSentence sentence, ReadSentence? next)
    {
        foreach (var quantity in sentence.Quantities)
            reading.Numbers.Add(new CountedIn(sentence, quantity));
        reading.Days.AddRange(DayConflicts.Read(sentence));
        foreach (var denied in DenialReader.Read(sentence))
        {
            reading.Denials.Add(denied);
            reading.Own.AddRange(Some(Denials.Reported(denied, next)));
            reading.Own.AddRange(Some(Denials.Thin(denied, reading.Sentences)));
        }
    }

    private IReadOnlyList<Candidate> JudgeNumbers(CountedIn a, CountedIn b)
    {
        if (!First(a.Sentence, b.Sentence))
            (a, b) = (b, a);
        var candidate = QuantityConflicts.Judge(a.Sentence, a.Quantity, b.Sentence, b.Quantity);
        return candidate is null || KnowsBoth(a, b.Quantity) || KnowsBoth(b, a.Quantity) ? [] : [candidate];
    }

    /// <summary>An article that gives the other figure for the same thing too tells them apart itself; a denied figure is no such thing.</summary>
    private bool KnowsBoth(CountedIn own, Quantity other)
    {
        if (own.Quantity.Value == other.Value)
            return false;
        foreach (var (_, quantity) in _articles[own.ArticleId].Numbers)
        {
            if (!ReferenceEquals(quantity, own.Quantity) && quantity.Unit == other.Unit && quantity.Head == other.Head && !quantity.Vague && quantity.Overlaps(other))
                return true;
        }
        return false;
    }

    /// <summary>Pairs are judged in one direction, so that it makes no difference which of the two came first.</summary>
    private static bool First(ReadSentence a, ReadSentence b) => string.CompareOrdinal(a.Id, b.Id) < 0;

    private static IReadOnlyList<Candidate> Some(Candidate? candidate) => candidate is null ? [] : [candidate];
}
