using Dashboard.Analysis.Reuse;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Triage;

/// <summary>A comment on its way through the phases, with what they noticed so far.</summary>
internal sealed class CommentInThread(TriageComment comment, int place)
{
    private FoldedText? folded;

    public string Id => comment.Id;
    public string Author => comment.Author;
    public DateTimeOffset? PostedAt => comment.PostedAt;
    public string Text => comment.Text;
    public int Place => place;
    public List<Signal> Signals { get; } = [];

    public WordRun Words { get; } = WordRun.Of(comment.Text);

    /// <summary>The text with the tricks of typing undone.</summary>
    public FoldedText Folded => folded ??= new FoldedText(comment.Text);

    public bool Has(SignalKind kind) => Signals.Exists(signal => signal.Kind == kind);

    /// <summary>Adds a signal with the policy that its kind touches.</summary>
    public void Notice(
        SignalKind kind, Severity severity, string reason, string rule,
        IReadOnlyList<CommentSpan>? spans = null, string? relatedCommentId = null, string version = "1") =>
        Signals.Add(new Signal(kind, severity, reason, spans ?? [], new Rule(rule, version), relatedCommentId, PolicyIds.Of(kind)));
}
