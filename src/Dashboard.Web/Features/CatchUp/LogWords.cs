using Dashboard.Domain.Log;
using Dashboard.Web.Components;

namespace Dashboard.Web.Features.CatchUp;

/// <summary>Rows of the log as a person would say them. Steps of the machinery are left out.</summary>
public static class LogWords
{
    private static readonly Dictionary<string, (string Verb, string Icon)> s_verbs = new()
    {
        [LogKinds.StoryCreated] = ("started the story", Icons.Board),
        [LogKinds.StoryEdited] = ("changed the story", Icons.Edit),
        [LogKinds.StoryMerged] = ("merged the story into another", Icons.Board),
        [LogKinds.ArticlesSent] = ("moved articles to another story", Icons.Article),
        [LogKinds.ArticlesBrought] = ("brought articles from another story", Icons.Article),
        [LogKinds.ContradictionParted] = ("closed a contradiction whose articles are on two stories now", Icons.Conflict),
        [LogKinds.LaneAdded] = ("added a lane", Icons.Lane),
        [LogKinds.LaneEdited] = ("renamed a lane", Icons.Lane),
        [LogKinds.LaneRemoved] = ("removed a lane", Icons.Lane),
        [LogKinds.CardMoved] = ("moved a card", Icons.Lane),
        [LogKinds.CardEdited] = ("changed a card", Icons.Edit),
        [LogKinds.ArticleReceived] = ("added an article", Icons.Article),
        [LogKinds.ArticleUpdated] = ("received a new version of an article", Icons.Retry),
        [LogKinds.ArticleKilled] = ("received a kill: an article must not be used", Icons.Warn),
        [LogKinds.ArticleFailed] = ("could not read an article", Icons.Warn),
        [LogKinds.ArticleDated] = ("dated an article by the others", Icons.Edit),
        [LogKinds.ArticleCorrected] = ("corrected an article", Icons.Edit),
        [LogKinds.ArticleWatched] = ("watches the page of an article again", Icons.Clock),
        [LogKinds.ArticleUnwatched] = ("no longer watches the page of an article", Icons.Clock),
        [LogKinds.ArticleVanished] = ("found the page of an article gone; its text is kept", Icons.Warn),
        [LogKinds.ArticleClosed] = ("found the page of an article closed to readers; its text is kept", Icons.Lock),
        [LogKinds.ArticleBack] = ("found the page of an article again", Icons.Check),
        [LogKinds.ContradictionFound] = ("found a contradiction", Icons.Conflict),
        [LogKinds.ContradictionTaken] = ("worked on a contradiction", Icons.Person),
        [LogKinds.StoryRanked] = ("changed how contradictions are ranked", Icons.Scales),
        [LogKinds.ContradictionProposed] = ("proposed a verdict, for a second person to confirm", Icons.Person),
        [LogKinds.ContradictionConfirmed] = ("confirmed a verdict", Icons.Check),
        [LogKinds.ContradictionDisputed] = ("holds another opinion on a contradiction", Icons.Scales),
        [LogKinds.ContradictionTakenBack] = ("took an opinion back", Icons.Undo),
        [LogKinds.ContradictionResolved] = ("settled a contradiction", Icons.Check),
        [LogKinds.ContradictionReopened] = ("opened a contradiction again", Icons.Conflict),
        [LogKinds.ContradictionPublished] = ("published a contradiction", Icons.Check),
        [LogKinds.DismissalSilenced] = ("kept silent about what was dismissed before", Icons.Conflict),
        [LogKinds.ClaimsJoined] = ("joined two statements of the matrix", Icons.Scales),
        [LogKinds.ClaimsSplit] = ("split two statements of the matrix", Icons.Scales),
        [LogKinds.OpinionAdded] = ("asked a language model for a second opinion", Icons.Info),
        [LogKinds.ContradictionWithdrawn] = ("no longer finds a contradiction", Icons.Conflict),
        [LogKinds.CommentDecided] = ("decided about a comment", Icons.Comment),
        [LogKinds.CommentReopened] = ("put a comment back in the queue", Icons.Comment),
        [LogKinds.CommentFeatured] = ("chose a comment as worth reading", Icons.Comment),
        [LogKinds.CommentUnfeatured] = ("no longer shows a comment as worth reading", Icons.Comment),
        [LogKinds.CommentsDecided] = ("decided about several comments", Icons.Comment),
        [LogKinds.LeadAdded] = ("joined a reader's comment to a claim", Icons.Note),
        [LogKinds.LeadRemoved] = ("removed a lead", Icons.Note),
        [LogKinds.StrikeGiven] = ("gave a commenter a strike", Icons.Person),
        [LogKinds.StrikeLifted] = ("lifted a strike", Icons.Person),
        [LogKinds.SanctionSet] = ("set a sanction on a commenter", Icons.Person),
        [LogKinds.SanctionLifted] = ("lifted a sanction", Icons.Person),
        [LogKinds.AppealReceived] = ("received an appeal", Icons.Scales),
        [LogKinds.AppealUpheld] = ("answered an appeal: the decision stands", Icons.Scales),
        [LogKinds.AppealOverturned] = ("granted an appeal", Icons.Scales),
        [LogKinds.CommentErased] = ("erased a commenter's words", Icons.Bin),
        [LogKinds.NoteAdded] = ("wrote a note", Icons.Note),
        [LogKinds.NoteEdited] = ("changed a note", Icons.Note),
        [LogKinds.NoteRemoved] = ("removed a note", Icons.Note),
        [LogKinds.SourceAdded] = ("follows a source", Icons.Feed),
        [LogKinds.SourceChanged] = ("changed a source", Icons.Feed),
        [LogKinds.SourcePaused] = ("paused a source", Icons.Feed),
        [LogKinds.SourceResumed] = ("resumed a source", Icons.Feed),
        [LogKinds.SourceMoved] = ("followed a source to its new address", Icons.Feed),
        [LogKinds.SourceGone] = ("found a source gone for good", Icons.Warn),
        [LogKinds.SourceRemoved] = ("no longer follows a source", Icons.Feed),
        [LogKinds.Undone] = ("took back a change", Icons.Undo),
    };

    /// <summary>Whether somebody catching up wants to hear of it.</summary>
    public static bool Tells(LogEntry row) => s_verbs.ContainsKey(row.Kind) && !(row.Kind == LogKinds.LaneAdded && row.Sequence <= FirstLanes);

    // The four lanes that every story begins with are rows 2 to 5.
    private const int FirstLanes = 5;

    public static string VerbOf(LogEntry row) => s_verbs.TryGetValue(row.Kind, out var words) ? words.Verb : row.Kind;

    public static string IconOf(LogEntry row) => s_verbs.TryGetValue(row.Kind, out var words) ? words.Icon : Icons.Info;
}
