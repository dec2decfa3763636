using Dashboard.Domain.Comments;

namespace Dashboard.Analysis.Triage;

/// <summary>A reader comment as the triage sees it.</summary>
/// <param name="Id">Stable id within the thread.</param>
/// <param name="Author">The name shown.</param>
/// <param name="PostedAt">When it was posted, when known.</param>
/// <param name="Text">Plain text; all spans count its UTF-16 code units.</param>
/// <param name="ParentId">The comment it answers.</param>
public sealed record TriageComment(string Id, string Author, DateTimeOffset? PostedAt, string Text, string? ParentId);

/// <summary>What was noticed about one comment.</summary>
/// <param name="CommentId">The comment.</param>
/// <param name="Signals">Most severe first; empty when there is nothing to say.</param>
/// <param name="Group">Shared by near-duplicates, stable as long as the earliest of them stays.</param>
public sealed record TriageResult(string CommentId, IReadOnlyList<Signal> Signals, string? Group);

/// <summary>An article that a comment may have been pasted from.</summary>
public sealed record KnownArticle(string Id, string Title, string Text);

/// <summary>Judges the comments of one thread by local rules only. Nothing it says removes a comment.</summary>
/// <param name="articleTitle">Title of the article above the thread.</param>
/// <param name="articleText">What the article itself says; without the comments below it, which would all seem to be pasted from it.</param>
/// <param name="known">The other articles of the story.</param>
/// <param name="pageWords">Words of the whole page, clutter and comments included, when known; otherwise article and thread are counted.</param>
public sealed class ThreadTriage(string? articleTitle, string? articleText, IReadOnlyList<KnownArticle> known, int? pageWords = null)
{
    private readonly PastedArticlePhase pasted = new(articleTitle, articleText, known, pageWords);

    /// <summary>One result for each comment, in the order of <paramref name="thread"/>.</summary>
    public IReadOnlyList<TriageResult> Judge(IReadOnlyList<TriageComment> thread)
    {
        var comments = thread.Select((comment, place) => new CommentInThread(comment, place)).ToList();
        var duplicates = NearDuplicates.Of(comments);
        var threadWords = comments.Sum(comment => comment.Words.Count);

        // Each phase looks once at each comment and may add to its signals. What a comment is comes first, what it
        // carries second; "civil" is last because it holds only where nothing else was noticed.
        Action<CommentInThread>[] phases =
        [
            duplicates.Look,
            comment => pasted.Look(comment, threadWords),
            PersonalDataPhase.Look,
            SpamPhase.Look,
            ShoutingPhase.Look,
            CivilPhase.Look,
        ];
        foreach (var comment in comments)
            foreach (var phase in phases) phase(comment);

        return [.. comments.Select(comment => new TriageResult(
            comment.Id,
            [.. comment.Signals.OrderByDescending(signal => signal.Severity)],
            duplicates.GroupOf(comment)))];
    }
}
