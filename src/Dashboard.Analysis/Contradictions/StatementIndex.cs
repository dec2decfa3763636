using Dashboard.Analysis.Labels;
using Dashboard.Analysis.Statements;

namespace Dashboard.Analysis.Contradictions;

/// <summary>
/// All sentences of a story by what they can disagree about. A new article is compared only with sentences that count the same thing, deny or
/// affirm the same act, date the same event, or share several word pairs; the candidates found do not depend on the order of arrival.
/// </summary>
internal sealed class StatementIndex
{
    private readonly Dictionary<string, ReadArticle> _articles = new(StringComparer.Ordinal);
    private readonly ConceptWeights _weights = new();
    private readonly IReadOnlyList<IDetector> _detectors;

    public StatementIndex()
    {
        Disputes = new Disputes(_weights);
        _detectors = Detectors.All(Disputes);
    }

    /// <summary>What is in dispute between the sentences held.</summary>
    public Disputes Disputes { get; }

    /// <summary>Who is called what.</summary>
    public LabelBook Labels { get; } = new();

    /// <summary>The articles held, in no particular order.</summary>
    public IReadOnlyCollection<ReadArticle> Articles => _articles.Values;

    /// <summary>How much shared words say in this story.</summary>
    public ConceptWeights Weights => _weights;

    public ReadArticle Add(AnalysisArticle article)
    {
        Remove(article.Id);
        var read = _articles[article.Id] = new ReadArticle(article, StatementReader.Read(article));
        foreach (var sentence in read.Sentences)
            _weights.Add(sentence);
        foreach (var detector in _detectors)
            detector.Add(read);
        Labels.Add(article.Id, read.Labels);
        return read;
    }

    public void Remove(string articleId)
    {
        if (!_articles.Remove(articleId, out var read))
            return;
        foreach (var sentence in read.Sentences)
            _weights.Remove(sentence);
        foreach (var detector in _detectors)
            detector.Remove(read);
        Labels.Remove(articleId);
    }
}
