using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Comments;
using Dashboard.Domain.People;
using Dashboard.Web.Pipeline;

namespace Dashboard.Web.Features.Comments;

/// <summary>Adds reader comments to an article's thread and has them judged. Importing the same ones again changes nothing.</summary>
public sealed class ImportComments(StoryLog log, StoryLookup lookup)
{
    public sealed record Result(int Added, int Unchanged);

    public async Task<Result> HandleAsync(Actor actor, string articleId, IReadOnlyList<CommentDraft> drafts, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Article>(articleId, cancel)).StoryId;
        actor.Require(Permission.AddArticles, storyId);
        var added = await log.WriteAsync(storyId, actor, async write =>
            await CommentIntake.AddAsync(write, await write.GetAsync<Article>(articleId, cancel), drafts, cancel), cancel);
        // Also when nothing is new: a program that died between storing and judging judges at the next import. What is stored is
        // judged even when the client has gone meanwhile.
        await CommentJudge.JudgeThreadAsync(log, storyId, articleId, CancellationToken.None);
        return new Result(added, drafts.Count - added);
    }
}
