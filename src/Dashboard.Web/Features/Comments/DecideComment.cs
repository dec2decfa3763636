using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Board;

namespace Dashboard.Web.Features.Comments;

/// <summary>A moderator decides about a comment. A late decision is refused with who did what.</summary>
public sealed class DecideComment(StoryLog log, StoryLookup lookup)
{
    /// <param name="Action">What shall happen to it.</param>
    /// <param name="Policy">The policy it touches.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Note">For the team; becomes a card on the board.</param>
    public sealed record Request(DecisionAction? Action, string? Policy = null, string? Reason = null, string? Note = null);

    public async Task<Comment> HandleAsync(Actor actor, string commentId, Request request, long? ifVersion = null, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Comment>(commentId, cancel)).StoryId;
        actor.Require(Permission.Moderate, storyId);
        var action = request.Action ?? throw new RuleBrokenException("Say what to do: keep, hide, request-edit, reject or escalate.", "action");
        var policy = Text.Optional(request.Policy, 200, "The policy");
        var reason = Text.Optional(request.Reason, 2000, "The reason");
        var note = Text.Optional(request.Note, Note.MaxTextLength, "The note");
        return await log.WriteAsync(storyId, actor, async write =>
        {
            var comment = await write.GetAsync<Comment>(commentId, cancel);
            await Precondition.CheckAsync(write, comment, ifVersion, cancel);
            comment.Decide(new Decision(action, policy, reason, actor.Id, actor.Name, write.Now));
            write.Record(LogKinds.CommentDecided, comment);
            if (note is not null)
                await WriteNote.PutAsync(write, note, NoteTarget.Comment, commentId, cancel);
            return comment;
        }, cancel);
    }
}
