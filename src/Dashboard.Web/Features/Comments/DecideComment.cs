using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Board;
using Dashboard.Web.Features.Commenters;
using Dashboard.Web.Features.Moderation;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Comments;

/// <summary>A moderator decides about a comment. A late decision is refused with who did what and when, and can be sent again to overrule.</summary>
public sealed class DecideComment(StoryLog log, StoryLookup lookup, Policies policies, HoldSignals holds)
{
    /// <param name="Action">What shall happen to it.</param>
    /// <param name="Policy">Id of the policy it touches.</param>
    /// <param name="Reason">Why; some policies want one.</param>
    /// <param name="Note">For the team; becomes a card on the board.</param>
    /// <param name="Overrule">Also when somebody decided in the meantime.</param>
    public sealed record Request(DecisionAction? Action, string? Policy = null, string? Reason = null, string? Note = null, bool Overrule = false);

    /// <param name="actor">Who decides.</param>
    /// <param name="commentId">About what.</param>
    /// <param name="request">What.</param>
    /// <param name="ifVersion">The version that the decider saw; null when they did not say.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="RuleBrokenException">Its writer was erased, or the policy wants a reason.</exception>
    /// <exception cref="LateDecisionException">Somebody decided since then.</exception>
    /// <exception cref="LostUpdateException">Something else of it changed since then. A new look of the machine does not count.</exception>
    public async Task<Comment> HandleAsync(Actor actor, string commentId, Request request, long? ifVersion = null, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Comment>(commentId, cancel)).StoryId;
        actor.Require(Permission.Moderate, storyId);
        var action = request.Action ?? throw new RuleBrokenException("Say what to do: keep, hide, request-edit, reject or escalate.", "action");
        var policy = Text.Optional(request.Policy, 200, "The policy");
        var reason = Text.Optional(request.Reason, 2000, "The reason");
        var note = Text.Optional(request.Note, Note.MaxTextLength, "The note");
        await policies.CheckAsync(policy, reason, cancel);
        var decided = await log.WriteAsync(storyId, actor, async write =>
        {
            var comment = await write.GetAsync<Comment>(commentId, cancel);
            comment.RequireWords();
            if (!request.Overrule)
                await RefuseLateAsync(write, comment, ifVersion, cancel);
            comment.Decide(new Decision(action, policy, reason, actor.Id, actor.Name, write.Now));
            write.Record(LogKinds.CommentDecided, comment);
            await CommentCards.FollowAsync(write, comment, cancel);
            await CommentCards.RefillAsync(write, cancel);
            if (note is not null)
                await WriteNote.PutAsync(write, note, NoteTarget.Comment, commentId, cancel);
            await SecondLooks.SampleAsync(write, [comment], cancel);
            await write.Db.CommentHolds.Where(hold => hold.CommentId == commentId).ExecuteDeleteAsync(cancel);
            return comment;
        }, cancel);
        holds.Raise(new HoldChange(storyId, commentId, null));
        return decided;
    }

    private static async Task RefuseLateAsync(StoryWrite write, Comment comment, long? seen, CancellationToken cancel)
    {
        if (seen is null || comment.Version == seen)
            return;
        // A version that never was is no version that somebody saw.
        if (seen > comment.Version)
            await Precondition.CheckAsync(write, comment, seen, cancel);
        var since = await write.Db.Log.AsNoTracking().Where(row => row.StoryId == comment.StoryId && row.SubjectId == comment.Id && row.Sequence > seen && row.Kind != LogKinds.CommentJudged)
            .OrderBy(row => row.Sequence).ToListAsync(cancel);
        if (since.FindLast(row => row.Kind is LogKinds.CommentDecided or LogKinds.CommentReopened or LogKinds.Undone) is { } decided)
            throw new LateDecisionException(decided, comment, write.Now);
        if (since.Count > 0)
            throw new LostUpdateException(since[^1]);
    }
}
