namespace Dashboard.Analysis.Triage;

public enum ThreadRemarkKind { Drift }

/// <summary>What was noticed about a thread as a whole: a note for whoever reads it, never a mark on its comments.</summary>
/// <param name="Kind">What was noticed.</param>
/// <param name="FromCommentId">The comment with which it begins.</param>
/// <param name="About">The words it is about, most frequent first.</param>
/// <param name="CommentIds">The comments that show it, in page order.</param>
/// <param name="Reason">One sentence with the figures behind it.</param>
public sealed record ThreadRemark(ThreadRemarkKind Kind, string FromCommentId, IReadOnlyList<string> About, IReadOnlyList<string> CommentIds, string Reason);
