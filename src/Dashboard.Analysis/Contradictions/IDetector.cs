using Dashboard.Analysis.Labels;
using Dashboard.Analysis.Statements;

namespace Dashboard.Analysis.Contradictions;

/// <summary>An article as detectors see it: its sentences in order, the headline first.</summary>
internal sealed record ReadArticle(AnalysisArticle Article, IReadOnlyList<ReadSentence> Sentences)
{
    private IReadOnlyList<FoundLabel>? _labels;

    public string Id => Article.Id;

    /// <summary>The words used for whom it names; read when first asked for.</summary>
    public IReadOnlyList<FoundLabel> Labels => _labels ??= LabelReader.Read(this);
}

/// <summary>
/// Finds one kind of disagreement. It is told of articles as they come and go, in any order, and tells the disputes what it finds; what
/// it has found at the end must not depend on that order.
/// </summary>
internal interface IDetector
{
    void Add(ReadArticle article);

    void Remove(ReadArticle article);
}

/// <summary>What an article says against itself.</summary>
/// <param name="disputes">Where candidates go.</param>
/// <param name="find">Finds them in one article.</param>
internal sealed class WithinArticle(Disputes disputes, Func<ReadArticle, IEnumerable<Candidate>> find) : IDetector
{
    private readonly Dictionary<string, List<Candidate>> _found = new(StringComparer.Ordinal);

    public void Add(ReadArticle article)
    {
        var found = find(article).ToList();
        if (found.Count == 0)
            return;
        _found[article.Id] = found;
        found.ForEach(disputes.Add);
    }

    public void Remove(ReadArticle article)
    {
        if (_found.Remove(article.Id, out var found))
            found.ForEach(disputes.Remove);
    }
}

/// <summary>What two articles say against each other, over things that share a key (<see cref="Links{T, TFound}"/> bounds the comparisons).</summary>
/// <param name="disputes">Where candidates go.</param>
/// <param name="read">The things of one article that can disagree with those of another.</param>
/// <param name="judge">Compares two of different articles, the earlier by <see cref="ReadSentence.Id"/> first.</param>
internal sealed class BetweenArticles<T>(Disputes disputes, Func<ReadArticle, IEnumerable<T>> read, Func<T, T, IReadOnlyList<Candidate>> judge) : IDetector
    where T : class, ILinkable<T>
{
    private readonly Dictionary<string, List<T>> _read = new(StringComparer.Ordinal);

    // Pairs are judged in one direction, so that it makes no difference which of the two came first.
    private readonly Links<T, Candidate> _links = new(
        disputes, (a, b) => a.ArticleId == b.ArticleId ? [] : string.CompareOrdinal(a.SentenceId, b.SentenceId) < 0 ? judge(a, b) : judge(b, a));

    public void Add(ReadArticle article)
    {
        var things = read(article).ToList();
        if (things.Count == 0)
            return;
        _read[article.Id] = things;
        things.ForEach(_links.Add);
    }

    public void Remove(ReadArticle article)
    {
        if (_read.Remove(article.Id, out var things))
            _links.Remove(article.Id, things);
    }
}
