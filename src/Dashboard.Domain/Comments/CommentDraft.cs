namespace Dashboard.Domain.Comments;

/// <summary>A reader comment as a reader or an importer found it.</summary>
/// <param name="ExternalId">Identity at its origin, or a hash of thread, author, time and the first 64 characters: the same on every import.</param>
/// <param name="Author">The name shown.</param>
/// <param name="PostedAt">Time of posting; when <paramref name="ZoneKnown"/> is false it is the wall clock of the page written as if UTC.</param>
/// <param name="ZoneKnown">Whether the origin gave a zone.</param>
/// <param name="Text">Plain text with paragraphs separated by a blank line.</param>
/// <param name="ParentExternalId">The comment it answers, when the origin says so.</param>
/// <param name="SuspectedParentExternalId">The comment it seems to answer although it stands at top level.</param>
public sealed record CommentDraft(
    string ExternalId,
    string Author,
    DateTimeOffset? PostedAt,
    bool ZoneKnown,
    string Text,
    string? ParentExternalId = null,
    string? SuspectedParentExternalId = null);

public enum SignalKind
{
    NearDuplicate, PastedArticle, IdentityAttack, Insult, Looks, HealthClaim, Accusation, PersonalData, Spam, Shouting, OffTopic, Civil, Threat,

    /// <summary>A person set a sanction for the writer; no detector says this.</summary>
    Sanction,
}

/// <summary>A stretch of a comment's text, UTF-16 code units, end exclusive.</summary>
public sealed record CommentSpan(int Start, int End);

/// <summary>Why a comment was raised. A signal is not a verdict.</summary>
/// <param name="Kind">What was noticed.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Reason">One sentence with the figures behind it.</param>
/// <param name="Spans">The exact words; empty when the whole comment is meant.</param>
/// <param name="Rule">The detector.</param>
/// <param name="RelatedCommentId">The other comment, for duplicates.</param>
/// <param name="Policy">The policy it touches, when one is known.</param>
public sealed record Signal(
    SignalKind Kind,
    Contradictions.Severity Severity,
    string Reason,
    IReadOnlyList<CommentSpan> Spans,
    Contradictions.Rule Rule,
    string? RelatedCommentId = null,
    string? Policy = null);
