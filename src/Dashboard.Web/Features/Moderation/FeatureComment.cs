using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;

namespace Dashboard.Web.Features.Moderation;

/// <summary>Chooses a comment as worth reading, or takes that back.</summary>
public sealed class FeatureComment(StoryLog log, StoryLookup lookup)
{
    /// <exception cref="RuleBrokenException">It is hidden, rejected or erased.</exception>
    public async Task<Comment> HandleAsync(Actor actor, string commentId, bool featured, long? ifVersion = null, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Comment>(commentId, cancel)).StoryId;
        actor.Require(Permission.Moderate, storyId);
        return await log.WriteAsync(storyId, actor, async write =>
        {
            var comment = await write.GetAsync<Comment>(commentId, cancel);
            await Precondition.CheckAsync(write, comment, ifVersion, cancel);
            if (featured && (comment.ErasedAt is not null || comment.Decision?.Action is DecisionAction.Hide or DecisionAction.Reject))
                throw new RuleBrokenException("A comment that readers do not see cannot be featured.");
            comment.Featured = featured;
            write.Record(featured ? LogKinds.CommentFeatured : LogKinds.CommentUnfeatured, comment);
            return comment;
        }, cancel);
    }
}
