using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Web.Pipeline;

namespace Dashboard.Web.Features.Moderation;

/// <summary>Puts a decided or escalated comment back among those that wait for a decision.</summary>
public sealed class ReopenComment(StoryLog log, StoryLookup lookup)
{
    /// <exception cref="RuleBrokenException">Its writer was erased.</exception>
    public async Task<Comment> HandleAsync(Actor actor, string commentId, long? ifVersion = null, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Comment>(commentId, cancel)).StoryId;
        actor.Require(Permission.Moderate, storyId);
        return await log.WriteAsync(storyId, actor, async write =>
        {
            var comment = await write.GetAsync<Comment>(commentId, cancel);
            await Precondition.CheckAsync(write, comment, ifVersion, cancel);
            comment.RequireWords();
            comment.Reopen();
            if (write.Record(LogKinds.CommentReopened, comment))
                await CommentCards.FollowAsync(write, comment, cancel);
            return comment;
        }, cancel);
    }
}
