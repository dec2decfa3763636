using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Log;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.People;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Commenters;

/// <summary>An appeal with the comment it is about.</summary>
public sealed record AppealedComment(Appeal Appeal, Comment Comment, string StorySlug, string StoryTitle);

/// <summary>Receives appeals against decisions and has them answered by somebody else than who decided.</summary>
public sealed class Appeals(StoryLog log, StoryLookup lookup, IDbContextFactory<DashboardDbContext> contexts)
{
    public const int MaxAnswerLength = 2000;

    private const int Most = 200;

    /// <summary>Takes in an appeal: from the site through its key, or from a moderator who got it by mail.</summary>
    /// <exception cref="RuleBrokenException">There is no decision to appeal against, or an appeal is open already.</exception>
    public async Task<Appeal> ReceiveAsync(Actor actor, string commentId, string? text, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Comment>(commentId, cancel)).StoryId;
        actor.Require(Permission.AddArticles, storyId);
        var words = Text.Required(text, Appeal.MaxTextLength, "The appeal");
        return await log.WriteAsync(storyId, actor, async write =>
        {
            var comment = await write.GetAsync<Comment>(commentId, cancel);
            if (comment.ErasedAt is not null)
                throw new RuleBrokenException("This comment was erased; there is nothing to restore.");
            if (comment.Decision is not { Action: not DecisionAction.Keep } against)
                throw new RuleBrokenException("Nothing was decided against this comment.");
            if (await write.Db.Appeals.AnyAsync(row => row.CommentId == commentId && row.State == AppealState.Open, cancel))
                throw new RuleBrokenException("An appeal against this decision is open already.");
            return write.Add(LogKinds.AppealReceived, new Appeal
            {
                Id = Ids.New(),
                StoryId = write.Story.Id,
                CommentId = commentId,
                Against = against,
                Text = words,
                ReceivedAt = write.Now,
                ReceivedByName = actor.Name,
            });
        }, cancel);
    }

    /// <summary>Answers an appeal. When it is granted the comment is kept, with the answer as the reason.</summary>
    /// <exception cref="RuleBrokenException">It is answered already, or about the actor's own decision.</exception>
    public async Task<Appeal> SettleAsync(Actor actor, string appealId, bool overturn, string? reason, long? ifVersion = null, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Appeal>(appealId, cancel)).StoryId;
        actor.Require(Permission.Moderate, storyId);
        var answer = Text.Required(reason, MaxAnswerLength, "The reason");
        return await log.WriteAsync(storyId, actor, async write =>
        {
            var appeal = await write.GetAsync<Appeal>(appealId, cancel);
            await Precondition.CheckAsync(write, appeal, ifVersion, cancel);
            appeal.Settle(overturn, answer, actor.Id, actor.Name, write.Now);
            if (overturn)
            {
                var comment = await write.GetAsync<Comment>(appeal.CommentId, cancel);
                // Somebody may have kept it already, or it was erased meanwhile.
                if (comment.ErasedAt is null && comment.Decision?.Action != DecisionAction.Keep)
                {
                    comment.Decide(new Decision(DecisionAction.Keep, null, answer, actor.Id, actor.Name, write.Now));
                    write.Record(LogKinds.CommentDecided, comment);
                    await CommentCards.FollowAsync(write, comment, cancel);
                    await CommentCards.RefillAsync(write, cancel);
                }
            }
            write.Record(overturn ? LogKinds.AppealOverturned : LogKinds.AppealUpheld, appeal);
            return appeal;
        }, cancel);
    }

    /// <summary>Appeals of the stories that somebody may read: the open ones, the oldest first, or the answered ones, the newest first.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="open">Which of them.</param>
    /// <param name="after">Only those that come after this one; null for the first.</param>
    /// <param name="take">How many.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<IReadOnlyList<AppealedComment>> ListAsync(Actor actor, bool open = true, string? after = null, int take = Most, CancellationToken cancel = default)
    {
        actor.Require(Permission.Moderate);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var appeals = db.Appeals.For(actor).Where(row => open ? row.State == AppealState.Open : row.State != AppealState.Open);
        appeals = open
            ? appeals.Where(row => after == null || string.Compare(row.Id, after) > 0).OrderBy(row => row.Id)
            : appeals.Where(row => after == null || string.Compare(row.Id, after) < 0).OrderByDescending(row => row.Id);
        var rows = await appeals.Take(take)
            .Join(db.Comments.AsNoTracking(), appeal => appeal.CommentId, comment => comment.Id, (appeal, comment) => new { appeal, comment })
            .Join(db.Stories.AsNoTracking(), pair => pair.appeal.StoryId, story => story.Id, (pair, story) => new { pair.appeal, pair.comment, story.Slug, story.Title }).ToListAsync(cancel);
        var listed = rows.Select(row => new AppealedComment(row.appeal, row.comment, row.Slug, row.Title));
        return open ? [.. listed.OrderBy(row => row.Appeal.Id, StringComparer.Ordinal)] : [.. listed.OrderByDescending(row => row.Appeal.Id, StringComparer.Ordinal)];
    }
}
