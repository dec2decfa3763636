using Dashboard.Analysis.Contradictions;

namespace Dashboard.Analysis.Claims;

/// <summary>
/// Which sentences of a story state the same thing. It is told of articles as they come and go, in any order; a new one is compared with a
/// bounded number of sentences (<see cref="Links{T, TFound}"/>).
/// </summary>
internal sealed class ClaimIndex : IPairSink<SameClaim>
{
    private readonly Dictionary<string, List<ClaimSentence>> _articles = new(StringComparer.Ordinal);
    private readonly HashSet<SameClaim> _pairs = [];
    private readonly Links<ClaimSentence, SameClaim> _links;

    public ClaimIndex(ConceptWeights weights) => _links = new Links<ClaimSentence, SameClaim>(
        this, (a, b) => a.ArticleId == b.ArticleId ? [] : string.CompareOrdinal(a.SentenceId, b.SentenceId) < 0 ? SameClaim.Judge(a, b, weights) : SameClaim.Judge(b, a, weights));

    public IReadOnlyCollection<SameClaim> Pairs => _pairs;

    /// <summary>Every sentence that states something.</summary>
    public IEnumerable<ClaimSentence> Sentences => _articles.Values.SelectMany(sentences => sentences);

    public void Add(ReadArticle article)
    {
        Remove(article.Id);
        var sentences = _articles[article.Id] = [.. ClaimSentence.Read(article)];
        sentences.ForEach(_links.Add);
    }

    public void Remove(string articleId)
    {
        if (_articles.Remove(articleId, out var sentences))
            _links.Remove(articleId, sentences);
    }

    /// <summary>The sentence that holds this place of an article, or null.</summary>
    public ClaimSentence? At(string articleId, int start)
    {
        if (!_articles.TryGetValue(articleId, out var sentences))
            return null;
        foreach (var sentence in sentences)
        {
            if (sentence.Sentence.Start <= start && start < sentence.Sentence.End)
                return sentence;
        }
        return null;
    }

    void IPairSink<SameClaim>.Add(SameClaim found) => _pairs.Add(found);

    void IPairSink<SameClaim>.Remove(SameClaim found) => _pairs.Remove(found);
}
