using Dashboard.Analysis.Reuse;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Triage;

/// <summary>A comment on its way through the phases, with what they noticed so far.</summary>
internal sealed class CommentInThread(TriageComment comment, int place, StoryNames names)
{
    private FoldedText? folded;
    private List<CommentSentence>? sentences;

    public string Id => comment.Id;
    public string Author => comment.Author;
    public DateTimeOffset? PostedAt => comment.PostedAt;
    public string Text => comment.Text;
    public string? ParentId => comment.ParentId;
    public int Place => place;
    public List<Signal> Signals { get; } = [];

    public WordRun Words { get; } = WordRun.Of(comment.Text);

    /// <summary>The text with the tricks of typing undone.</summary>
    public FoldedText Folded => folded ??= new FoldedText(comment.Text);

    /// <summary>The text sentence by sentence; cut when a phase first asks.</summary>
    public List<CommentSentence> Sentences =>
        sentences ??= [.. Analysis.Text.Sentences.Split(Text, 0, Text.Length).Select(span => new CommentSentence(Text, span.Start, span.End, names))];

    /// <summary>Lets go of its sentences: they are many times as large as the text, and a thread may be long.</summary>
    public void LetGo() => sentences = null;

    public bool Has(SignalKind kind) => Signals.Exists(signal => signal.Kind == kind);

    /// <summary>Adds a signal with the policy that its kind touches.</summary>
    public void Notice(
        SignalKind kind, Severity severity, string reason, string rule,
        IReadOnlyList<CommentSpan>? spans = null, string? relatedCommentId = null, string version = "1") =>
        Signals.Add(new Signal(kind, severity, reason, spans ?? [], new Rule(rule, version), relatedCommentId, PolicyIds.Of(kind)));
}
