using Dashboard.Analysis.Statements;

namespace Dashboard.Analysis.Contradictions;

/// <summary>
/// All sentences of a story by what they can disagree about. A new article is compared only with sentences that count the same thing, deny or
/// affirm the same act, date the same event, or share several word pairs; the candidates found do not depend on the order of arrival.
/// </summary>
internal sealed class StatementIndex
{
    private const int SharedPairs = 4;

    /// <summary>
    /// A story in which one thing is counted more often than this is a table, not reports; it must not stop the others. Below it nothing
    /// depends on the order of arrival.
    /// </summary>
    private const int MostComparisons = 600;
    private const int MostAlignments = 60;

    private readonly Dictionary<string, List<ReadSentence>> _articles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(ReadSentence Sentence, Quantity Quantity)>> _quantities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ReadSentence>> _concepts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DeniedThing>> _denied = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DatedEvent>> _dated = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), List<ReadSentence>> _pairs = [];
    private readonly List<Candidate> _candidates = [];

    public ConceptWeights Weights { get; } = new();

    public IReadOnlyList<Candidate> Candidates => _candidates;

    public IEnumerable<ReadSentence> Sentences => _articles.Values.SelectMany(sentences => sentences);

    public void Add(AnalysisArticle article)
    {
        Remove(article.Id);
        var sentences = StatementReader.Read(article);
        _articles[article.Id] = sentences;
        for (var i = 0; i < sentences.Count; i++)
        {
            Compare(sentences[i], i + 1 < sentences.Count ? sentences[i + 1] : null, sentences);
            Weights.Add(sentences[i]);
        }
    }

    public void Remove(string articleId)
    {
        if (!_articles.Remove(articleId, out var sentences))
            return;
        foreach (var sentence in sentences)
            Weights.Remove(sentence);
        var gone = sentences.ToHashSet();
        _candidates.RemoveAll(candidate => gone.Contains(candidate.A.Sentence) || gone.Contains(candidate.B.Sentence));
        foreach (var list in _quantities.Values)
            list.RemoveAll(entry => gone.Contains(entry.Sentence));
        foreach (var list in _concepts.Values)
            list.RemoveAll(gone.Contains);
        foreach (var list in _denied.Values)
            list.RemoveAll(entry => gone.Contains(entry.Sentence));
        foreach (var list in _dated.Values)
            list.RemoveAll(entry => gone.Contains(entry.Sentence));
        foreach (var list in _pairs.Values)
            list.RemoveAll(gone.Contains);
    }

    private void Compare(ReadSentence sentence, ReadSentence? next, List<ReadSentence> article)
    {
        Aligned(sentence);
        foreach (var quantity in sentence.Quantities)
        {
            var list = Of(_quantities, quantity.Unit + "|" + quantity.Head);
            foreach (var (other, theirs) in list.Skip(Math.Max(0, list.Count - MostComparisons)))
            {
                var candidate = First(sentence, other) ? QuantityConflicts.Judge(sentence, quantity, other, theirs) : QuantityConflicts.Judge(other, theirs, sentence, quantity);
                if (candidate is not null && !(KnowsBoth(sentence.Article.Id, quantity, theirs) || KnowsBoth(other.Article.Id, theirs, quantity)))
                    Keep(candidate);
            }
            list.Add((sentence, quantity));
        }
        foreach (var denied in DenialReader.Read(sentence))
        {
            Keep(Denials.Reported(denied, next));
            Keep(Denials.Thin(denied, article));
            foreach (var other in Of(_concepts, denied.HeadConcept))
                Keep(Denials.Judge(denied, other));
            Of(_denied, denied.HeadConcept).Add(denied);
        }
        foreach (var concept in sentence.Content)
        {
            if (_denied.TryGetValue(concept, out var denials))
            {
                foreach (var denied in denials)
                    Keep(Denials.Judge(denied, sentence));
            }
            Of(_concepts, concept).Add(sentence);
        }
        foreach (var dated in DayConflicts.Read(sentence))
        {
            var seen = new HashSet<DatedEvent>();
            foreach (var concept in dated.Events.Distinct(StringComparer.Ordinal))
            {
                var list = Of(_dated, concept);
                foreach (var other in list)
                {
                    if (seen.Add(other))
                        Keep(First(sentence, other.Sentence) ? DayConflicts.Judge(dated, other) : DayConflicts.Judge(other, dated));
                }
                list.Add(dated);
            }
        }
    }

    /// <summary>An article that gives the other figure for the same thing too tells them apart itself; a denied figure is no such thing.</summary>
    private bool KnowsBoth(string articleId, Quantity own, Quantity other)
    {
        if (own.Value == other.Value)
            return false;
        foreach (var sentence in _articles[articleId])
        {
            foreach (var quantity in sentence.Quantities)
            {
                if (!ReferenceEquals(quantity, own) && quantity.Unit == other.Unit && quantity.Head == other.Head && !quantity.Vague && quantity.Overlaps(other))
                    return true;
            }
        }
        return false;
    }

    /// <summary>Sentences of other articles that are nearly the same as this one.</summary>
    private void Aligned(ReadSentence sentence)
    {
        var counts = new Dictionary<ReadSentence, int>();
        var pairs = Pairs(sentence);
        foreach (var pair in pairs)
        {
            foreach (var other in Of(_pairs, pair))
            {
                if (other.Article.Id != sentence.Article.Id)
                    counts[other] = counts.GetValueOrDefault(other) + 1;
            }
        }
        var near = counts.Where(pair => pair.Value >= SharedPairs && pair.Value * 5 >= Math.Min(pairs.Count, pair.Key.PairCount) * 2)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Id, StringComparer.Ordinal).Take(MostAlignments);
        foreach (var (other, _) in near)
        {
            if (string.Equals(other.Quote, sentence.Quote, StringComparison.Ordinal) || !Interesting(sentence, other))
                continue;
            var (a, b) = First(sentence, other) ? (sentence, other) : (other, sentence);
            if (Alignment.Of(a, b) is not { Share: >= 0.6 } alignment)
                continue;
            foreach (var difference in alignment.Differences)
            {
                Keep(QuantityConflicts.JudgeAligned(a, b, alignment, difference));
                Keep(DayConflicts.JudgeAligned(a, b, alignment, difference));
                Keep(Denials.JudgeAligned(a, b, alignment, difference));
            }
        }
        sentence.PairCount = pairs.Count;
        foreach (var pair in pairs)
            Of(_pairs, pair).Add(sentence);
    }

    /// <summary>Only sentences with something to disagree about are worth laying side by side.</summary>
    private static bool Interesting(ReadSentence a, ReadSentence b) =>
        a.Quantities.Count > 0 && b.Quantities.Count > 0 || a.Days.Count > 0 && b.Days.Count > 0
        || a.Tokens.Any(Denies) || b.Tokens.Any(Denies);

    private static bool Denies(Text.Token token) => Polarity.IsNegator(token) || Polarity.IsDenial(token);

    private static HashSet<(string, string)> Pairs(ReadSentence sentence)
    {
        var pairs = new HashSet<(string, string)>();
        string? last = null;
        foreach (var token in sentence.Tokens)
        {
            if (!StatementReader.IsContent(token))
                continue;
            if (last is not null)
                pairs.Add((last, token.Concept));
            last = token.Concept;
        }
        return pairs;
    }

    /// <summary>Pairs are judged in one direction, so that it makes no difference which of the two came first.</summary>
    private static bool First(ReadSentence a, ReadSentence b) => string.CompareOrdinal(a.Id, b.Id) < 0;

    private void Keep(Candidate? candidate)
    {
        if (candidate is not null)
            _candidates.Add(candidate);
    }

    private static List<T> Of<TKey, T>(Dictionary<TKey, List<T>> map, TKey key) where TKey : notnull
    {
        if (!map.TryGetValue(key, out var list))
            map[key] = list = [];
        return list;
    }
}
