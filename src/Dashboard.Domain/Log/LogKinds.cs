namespace Dashboard.Domain.Log;

/// <summary>The kinds of change that a story's log holds.</summary>
public static class LogKinds
{
    public const string StoryCreated = "story.created";
    public const string StoryEdited = "story.edited";
    public const string StoryRanked = "story.ranked";
    public const string StoryMerged = "story.merged";

    /// <summary>The last row of a move on the story that the articles left; before it stand the rows of everything that went with them.</summary>
    public const string ArticlesSent = "articles.sent";

    /// <summary>The last row of a move on the story where the articles went.</summary>
    public const string ArticlesBrought = "articles.brought";

    /// <summary>An article copied one that has left: its mark is gone.</summary>
    public const string ArticleParted = "article.parted";

    public const string LaneAdded = "lane.added";
    public const string LaneEdited = "lane.edited";
    public const string LaneRemoved = "lane.removed";

    public const string CardAdded = "card.added";
    public const string CardMoved = "card.moved";
    public const string CardEdited = "card.edited";
    public const string CardRemoved = "card.removed";

    public const string ArticleReceived = "article.received";
    public const string ArticleReading = "article.reading";
    public const string ArticleRead = "article.read";
    public const string ArticleUpdated = "article.updated";
    public const string ArticleKilled = "article.killed";
    public const string ArticleStepped = "article.stepped";
    public const string ArticleReady = "article.ready";
    public const string ArticleFailed = "article.failed";
    public const string ArticleCorrected = "article.corrected";
    public const string ArticleDated = "article.dated";
    public const string ArticleRetried = "article.retried";
    public const string ArticleWatched = "article.watched";
    public const string ArticleUnwatched = "article.unwatched";
    public const string ArticleVanished = "article.vanished";
    public const string ArticleClosed = "article.closed";
    public const string ArticleBack = "article.back";

    public const string ContradictionFound = "contradiction.found";
    public const string ContradictionChanged = "contradiction.changed";
    public const string ContradictionWithdrawn = "contradiction.withdrawn";
    public const string ContradictionTaken = "contradiction.taken";
    public const string ContradictionProposed = "contradiction.proposed";
    public const string ContradictionConfirmed = "contradiction.confirmed";
    public const string ContradictionDisputed = "contradiction.disputed";
    public const string ContradictionTakenBack = "contradiction.taken-back";
    public const string ContradictionResolved = "contradiction.resolved";
    public const string ContradictionReopened = "contradiction.reopened";
    public const string ContradictionPublished = "contradiction.published";
    public const string ContradictionParted = "contradiction.parted";

    public const string DismissalAdded = "dismissal.added";
    public const string DismissalSilenced = "dismissal.silenced";
    public const string DismissalLifted = "dismissal.lifted";

    public const string ClaimsJoined = "claims.joined";
    public const string ClaimsSplit = "claims.split";
    public const string ClaimsReleased = "claims.released";

    public const string OpinionAdded = "opinion.added";
    public const string OpinionRemoved = "opinion.removed";

    public const string CommentImported = "comment.imported";
    public const string CommentJudged = "comment.judged";
    public const string CommentDecided = "comment.decided";
    public const string CommentReopened = "comment.reopened";
    public const string CommentFeatured = "comment.featured";
    public const string CommentUnfeatured = "comment.unfeatured";
    public const string CommentErased = "comment.erased";

    /// <summary>Stands behind each lot of an act that decided several comments, the last one at its end.</summary>
    public const string CommentsDecided = "comments.decided";

    public const string LeadAdded = "lead.added";
    public const string LeadRemoved = "lead.removed";

    public const string StrikeGiven = "strike.given";
    public const string StrikeLifted = "strike.lifted";
    public const string SanctionSet = "sanction.set";
    public const string SanctionLifted = "sanction.lifted";
    public const string AppealReceived = "appeal.received";
    public const string AppealUpheld = "appeal.upheld";
    public const string AppealOverturned = "appeal.overturned";

    public const string NoteAdded = "note.added";
    public const string NoteEdited = "note.edited";
    public const string NoteRemoved = "note.removed";

    public const string SourceAdded = "source.added";
    public const string SourceChanged = "source.changed";
    public const string SourcePaused = "source.paused";
    public const string SourceResumed = "source.resumed";
    public const string SourceMoved = "source.moved";
    public const string SourceGone = "source.gone";
    public const string SourceRemoved = "source.removed";

    public const string Undone = "undone";

    /// <summary>A part left the story for another one; the whole of it is in the row.</summary>
    public static string LeftOf(string subjectType) => subjectType + Left;

    /// <summary>A part came from another story; the whole of it is in the row.</summary>
    public static string JoinedOf(string subjectType) => subjectType + Joined;

    public const string Left = ".left", Joined = ".joined";
}
