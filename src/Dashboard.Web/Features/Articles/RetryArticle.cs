using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Pipeline;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Articles;

/// <summary>Puts a failed article back into the queue.</summary>
public sealed class RetryArticle(StoryLog log, StoryLookup lookup, PipelineQueue queue)
{
    public async Task<Article> HandleAsync(Actor actor, string articleId, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Article>(articleId, cancel)).StoryId;
        actor.Require(Permission.AddArticles, storyId);
        var article = await log.WriteAsync(storyId, actor, async write =>
        {
            var failed = await write.GetAsync<Article>(articleId, cancel);
            if (failed.Status != ArticleStatus.Failed)
                throw new RuleBrokenException("Only an article that failed can be tried again.");
            failed.BeginReading();
            write.Record(LogKinds.ArticleRetried, failed);
            var newest = await write.Db.Receipts.Where(row => row.ArticleId == articleId).MaxAsync(row => row.Id, cancel);
            await write.Db.Receipts.Where(row => row.Id == newest).ExecuteUpdateAsync(set => set
                .SetProperty(row => row.State, ReceiptState.Waiting).SetProperty(row => row.Attempts, 0), cancel);
            return failed;
        }, cancel);
        queue.Wake();
        return article;
    }
}
