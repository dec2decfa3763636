using Dashboard.Analysis.Versions;
using Dashboard.Data;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Moderation;

/// <summary>Some of a list, and how many more there are.</summary>
public sealed record Few<T>(IReadOnlyList<T> Shown, int More)
{
    public static readonly Few<T> None = new([], 0);
}

/// <summary>A comment with everything that a decision about it needs.</summary>
/// <param name="Item">The comment itself.</param>
/// <param name="Parents">What it answers, the first of the thread first; at most <see cref="CommentContext.MostParents"/>, the nearest.</param>
/// <param name="SuspectedParent">What it seems to answer although it stands at top level.</param>
/// <param name="Before">Beside it, before it; in page order.</param>
/// <param name="Answers">To it.</param>
/// <param name="After">Beside it, after it.</param>
/// <param name="Alike">Its near-duplicates, the latest first.</param>
/// <param name="Passage">What it speaks of in the article; null while the article is not read.</param>
/// <param name="Notes">On the comment, its thread and its writer, the newest first.</param>
/// <param name="Leads">What it was joined to.</param>
/// <param name="Appeal">That waits for an answer.</param>
/// <param name="History">What happened to it, the newest first.</param>
public sealed record CommentView(
    QueueItem Item, IReadOnlyList<Comment> Parents, Comment? SuspectedParent, Few<Comment> Before, Few<Comment> Answers, Few<Comment> After, Few<AlikeComment> Alike,
    ArticlePassage? Passage, IReadOnlyList<Note> Notes, IReadOnlyList<Lead> Leads, Appeal? Appeal, IReadOnlyList<HistoryLine> History);

/// <summary>A near-duplicate with where it differs: the earlier of the two is the old text.</summary>
/// <param name="Earlier">It was posted before the comment.</param>
public sealed record AlikeComment(Comment Comment, bool Earlier, string OldText, string NewText, VersionDiff Difference);

/// <summary>Reads what stands around a comment. Every list is bounded, however long the thread is.</summary>
public sealed class CommentContext(IDbContextFactory<DashboardDbContext> contexts, ModerationQueue queue)
{
    public const int MostParents = 20, MostBefore = 3, MostAfter = 5, MostAlike = 10, MostNotes = 50, MostHistory = 50;

    // Longer texts are pasted articles; to compare them word by word takes long and helps nobody.
    private const int LongestCompared = 6000;

    /// <exception cref="NotFoundException">No such comment.</exception>
    public async Task<CommentView> ReadAsync(Actor actor, string commentId, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var comment = await db.Comments.AsNoTracking().FirstOrDefaultAsync(row => row.Id == commentId, cancel) ?? throw new NotFoundException("comment", commentId);
        actor.Require(Permission.Read, comment.StoryId);
        var item = (await queue.ItemsAsync(db, [comment], cancel))[0];
        var thread = db.Comments.AsNoTracking().Where(row => row.ArticleId == comment.ArticleId);
        var beside = thread.Where(row => row.ParentId == comment.ParentId);
        var before = await SomeAsync(beside.Where(row => row.Position < comment.Position), rows => rows.OrderByDescending(row => row.Position), MostBefore, cancel);
        return new CommentView(
            item,
            await ParentsAsync(thread, comment, cancel),
            comment.SuspectedParentId is { } suspected ? await thread.FirstOrDefaultAsync(row => row.Id == suspected, cancel) : null,
            before with { Shown = [.. before.Shown.Reverse()] },
            await SomeAsync(thread.Where(row => row.ParentId == comment.Id), rows => rows.OrderBy(row => row.Position), MostAfter, cancel),
            await SomeAsync(beside.Where(row => row.Position > comment.Position), rows => rows.OrderBy(row => row.Position), MostAfter, cancel),
            await AlikeAsync(db, comment, cancel),
            await PassageAsync(db, comment, cancel),
            await NotesAsync(db, actor, comment, cancel),
            await db.Leads.AsNoTracking().Where(lead => lead.CommentId == comment.Id).OrderBy(lead => lead.Id).ToListAsync(cancel),
            await db.Appeals.AsNoTracking().Where(appeal => appeal.CommentId == comment.Id && appeal.State == AppealState.Open).OrderByDescending(appeal => appeal.Id).FirstOrDefaultAsync(cancel),
            await CommentHistory.ReadAsync(db, comment, MostHistory, cancel));
    }

    // The team's, and the reader's own private ones.
    private static async Task<IReadOnlyList<Note>> NotesAsync(DashboardDbContext db, Actor actor, Comment comment, CancellationToken cancel)
    {
        var team = await db.Notes.AsNoTracking().Where(note => note.StoryId == comment.StoryId && note.Visibility == NoteVisibility.Team
            && ((note.Target == NoteTarget.Comment && note.TargetId == comment.Id) || (note.Target == NoteTarget.Thread && note.TargetId == comment.ArticleId)
                || (note.Target == NoteTarget.Person && (note.TargetId == comment.Author || note.TargetId == comment.AuthorKey))))
            .OrderByDescending(note => note.Id).Take(MostNotes).ToListAsync(cancel);
        string[] targets = [comment.Id, comment.ArticleId, comment.AuthorKey];
        var own = await db.PrivateNotes.AsNoTracking().Where(note => note.AuthorId == actor.Id && note.StoryId == comment.StoryId && EF.Parameter(targets).Contains(note.TargetId)).OrderByDescending(note => note.Id).Take(MostNotes).ToListAsync(cancel);
        return own.Count == 0 ? team : [.. team.Concat(own.Select(note => Board.PrivateNotes.View(note, actor))).OrderByDescending(note => note.Id, StringComparer.Ordinal)];
    }

    private static async Task<Few<Comment>> SomeAsync(IQueryable<Comment> rows, Func<IQueryable<Comment>, IQueryable<Comment>> order, int most, CancellationToken cancel)
    {
        var shown = await order(rows).Take(most).ToListAsync(cancel);
        return new Few<Comment>(shown, shown.Count < most ? 0 : await rows.CountAsync(cancel) - shown.Count);
    }

    private static async Task<IReadOnlyList<Comment>> ParentsAsync(IQueryable<Comment> thread, Comment comment, CancellationToken cancel)
    {
        var parents = new List<Comment>();
        for (var id = comment.ParentId; id is not null && parents.Count < MostParents && parents.TrueForAll(known => known.Id != id); id = parents[^1].ParentId)
        {
            var wanted = id;
            if (await thread.FirstOrDefaultAsync(row => row.Id == wanted, cancel) is not { } parent)
                break;
            parents.Add(parent);
        }
        parents.Reverse();
        return parents;
    }

    private static async Task<Few<AlikeComment>> AlikeAsync(DashboardDbContext db, Comment comment, CancellationToken cancel)
    {
        if (comment.Group is null)
            return Few<AlikeComment>.None;
        var alike = db.Comments.AsNoTracking().Where(row => row.Group == comment.Group && row.StoryId == comment.StoryId);
        var shown = await alike.Where(row => row.Id != comment.Id).OrderByDescending(row => row.PlacedAt).ThenByDescending(row => row.Position).Take(MostAlike).ToListAsync(cancel);
        // Counted with the comment itself: so the index alone answers.
        return new Few<AlikeComment>([.. shown.Select(other => Compare(comment, other))], shown.Count < MostAlike ? 0 : await alike.CountAsync(cancel) - 1 - shown.Count);
    }

    private static AlikeComment Compare(Comment comment, Comment other)
    {
        var earlier = (other.PlacedAt, other.Position).CompareTo((comment.PlacedAt, comment.Position)) < 0;
        var (old, now) = earlier ? (other.Text, comment.Text) : (comment.Text, other.Text);
        var (oldText, newText) = (Start(old), Start(now));
        return new AlikeComment(other, earlier, oldText, newText, VersionDiff.Of(Whole(oldText), Whole(newText)));
    }

    private static string Start(string text) => text.Length <= LongestCompared ? text : text[..LongestCompared];

    private static VersionText Whole(string text) => new(text, [.. Paragraphs.Of(text).Select(paragraph => new Block(BlockKind.Body, paragraph.Start, paragraph.End, 1, ""))]);

    private static async Task<ArticlePassage?> PassageAsync(DashboardDbContext db, Comment comment, CancellationToken cancel)
    {
        var reading = await db.Articles.AsNoTracking().Where(article => article.Id == comment.ArticleId)
            .Join(db.ArticleVersions, article => new { article.Id, Number = article.CurrentVersion }, version => new { Id = version.ArticleId, version.Number },
                (article, version) => new { version.Text, version.Blocks }).FirstOrDefaultAsync(cancel);
        return reading is null ? null : ArticlePassage.About(comment.ArticleId, reading.Text, reading.Blocks, comment.Text);
    }
}
