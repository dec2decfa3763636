using Dashboard.Data;
using Dashboard.Domain.Comments;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Moderation;

/// <summary>How many comments came into a queue since somebody opened it.</summary>
public sealed class NewComments(IDbContextFactory<DashboardDbContext> contexts, ModerationQueue queue)
{
    /// <summary>
    /// Only what was imported since is looked at, by its index. Of the queues into which comments come by a decision, nothing counts as new.
    /// </summary>
    /// <param name="since">When the queue was read.</param>
    /// <param name="most">Counting ends here.</param>
    public async Task<int> CountAsync(Actor actor, QueueQuery query, DateTimeOffset since, int most, CancellationToken cancel = default)
    {
        if (query.Queue != CommentState.NeedsDecision)
            return 0;
        actor.Require(Permission.Read, query.StoryId);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rows = await queue.SelectAsync(db, actor, query, cancel, since);
        return await rows.OrderBy(row => row.ImportedAt).Take(most).CountAsync(cancel);
    }
}
