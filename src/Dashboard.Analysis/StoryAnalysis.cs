using Dashboard.Analysis.Claims;
using Dashboard.Analysis.Contradictions;
using Dashboard.Analysis.Reuse;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Labels;

namespace Dashboard.Analysis;

/// <summary>
/// All that is known of one story. Not thread safe: the pipeline keeps one per story and rebuilds it from the stored texts
/// after a restart. The findings are the same whatever the order in which the articles came.
/// </summary>
public sealed class StoryAnalysis
{
    private readonly ReuseIndex _reuse = new();
    private readonly StatementIndex _statements = new();
    private readonly ClaimIndex _claimIndex;
    private readonly FindingBook _book = new();
    private IReadOnlyList<Finding>? _findings;
    private IReadOnlyList<ClaimRow>? _claims;
    private IReadOnlyList<ClaimLink> _links = [];

    public StoryAnalysis() => _claimIndex = new ClaimIndex(_statements.Weights);

    /// <summary>Looks for copies and shared passages between this article and those already known.</summary>
    public void Match(AnalysisArticle article)
    {
        ArgumentNullException.ThrowIfNull(article);
        Changed();
        _reuse.Add(article.Id, article.ReceivedAt, article.Source, article.Text, article.Blocks);
    }

    /// <summary>Reads what the article states and compares it with what the story holds. A second reading replaces the first.</summary>
    public void ReadStatements(AnalysisArticle article)
    {
        ArgumentNullException.ThrowIfNull(article);
        Changed();
        _claimIndex.Add(_statements.Add(article));
    }

    /// <summary>Forgets an article and everything that rested on it; unknown ids change nothing.</summary>
    public void Remove(string articleId)
    {
        Changed();
        _reuse.Remove(articleId);
        _statements.Remove(articleId);
        _claimIndex.Remove(articleId);
    }

    /// <summary>Every contradiction known now, complete, one per disputed fact. Kept until the story changes; then only disputes that changed are written anew.</summary>
    public IReadOnlyList<Finding> Findings =>
        _findings ??= _book.Write(_statements.Disputes.Current(), _reuse.OriginalOf, _reuse.TakeRecopied());

    /// <summary>The rows of the stance matrix: disputed facts first, then what several articles state. Computed when asked for.</summary>
    public IReadOnlyList<ClaimRow> Claims =>
        _claims ??= new ClaimRows(_claimIndex, _statements.Weights, _reuse.OriginalOf).Of(Findings, _links);

    /// <summary>What a comment seems to do to statements of the story: the strongest links first, none where it is not worth reading.</summary>
    /// <param name="text">The comment; spans count its UTF-16 code units.</param>
    /// <param name="postedAt">The time against which "Monday" is understood.</param>
    /// <param name="signals">What the triage noticed about it.</param>
    public IReadOnlyList<CommentClaimLink> LinksOf(string text, DateTimeOffset? postedAt, IReadOnlyList<Signal> signals) =>
        CommentClaims.IsWorthReading(signals, text) ? new CommentClaims(_claimIndex, _statements.Weights).Of(text, postedAt) : [];

    /// <summary>Who is called what, by whom.</summary>
    public IReadOnlyList<LabelledEntity> Labels => _statements.Labels.All;

    /// <summary>What people decided about which statements speak of the same thing; replaces what was decided before.</summary>
    public void Link(IReadOnlyList<ClaimLink> links)
    {
        ArgumentNullException.ThrowIfNull(links);
        _links = links;
        Changed();
    }

    /// <summary>Passages that two articles share.</summary>
    public IReadOnlyList<ReusePassage> Reuse => _reuse.Passages;

    /// <summary>The earlier article that this one copies as a whole, or null.</summary>
    public ArticleCopy? CopyOf(string articleId) => _reuse.CopyOf(articleId);

    private void Changed() => (_findings, _claims) = (null, null);
}
