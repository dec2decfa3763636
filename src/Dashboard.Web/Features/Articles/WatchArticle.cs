using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Sources;
using Dashboard.Domain.Stories;
using Dashboard.Web.Watching;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Articles;

/// <summary>Switches the watching of an article's page on and off, has it looked at now, and tells how it stands.</summary>
public sealed class WatchArticle(StoryLog log, StoryLookup lookup, WriteGate gate, WatchSignals signals, IDbContextFactory<DashboardDbContext> contexts, TimeProvider time)
{
    /// <exception cref="NotFoundException">No such article.</exception>
    public async Task<WatchState> StateAsync(Actor actor, string articleId, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var article = await db.Articles.AsNoTracking().FirstOrDefaultAsync(row => row.Id == articleId, cancel) ?? throw new NotFoundException("article", articleId);
        actor.Require(Permission.Read, article.StoryId);
        return await StateAsync(db, article, cancel);
    }

    /// <summary>Switches it on, which looks at once and begins with short waits again, or off.</summary>
    /// <exception cref="RuleBrokenException">There is no address to look at.</exception>
    public async Task<WatchState> SetAsync(Actor actor, string articleId, bool on, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Article>(articleId, cancel)).StoryId;
        actor.Require(Permission.AddArticles, storyId);
        var state = await log.WriteAsync(storyId, actor, async write =>
        {
            var article = await write.GetAsync<Article>(articleId, cancel);
            var watch = await write.Db.PageWatches.FindAsync([articleId], cancel);
            if (on && watch is null)
            {
                var address = WatchState.Of(article, null, true).Address ?? throw new RuleBrokenException("This article has no address to look at. Give it one with “Correct” first.");
                watch = write.Db.PageWatches.Add(WatchBook.Of(article, address, new ReceivedWith(), write.Now)).Entity;
            }
            if (watch is null)
                throw new RuleBrokenException("This article is not watched: it did not come by an address.");
            article.WatchOff = !on;
            write.Record(on ? LogKinds.ArticleWatched : LogKinds.ArticleUnwatched, article);
            if (!on)
                watch.NextAt = null;
            else if (article.CurrentVersion > 0)
                (watch.NextAt, watch.EndedAt, watch.QuietSince, watch.Minutes, watch.Failures) = (write.Now, null, write.Now, (int)WatchTimes.First.TotalMinutes, 0);
            return WatchState.Of(article, watch, Watches(write.Story));
        }, cancel);
        signals.Wake();
        signals.Raise([articleId]);
        return state;
    }

    /// <summary>Looks as soon as the site is free. It is bookkeeping only: what it finds is logged.</summary>
    /// <exception cref="RuleBrokenException">It is not watched.</exception>
    public async Task<WatchState> LookNowAsync(Actor actor, string articleId, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Article>(articleId, cancel)).StoryId;
        actor.Require(Permission.AddArticles, storyId);
        var state = await StateAsync(actor, articleId, cancel);
        if (state.State != WatchMode.On)
            throw new RuleBrokenException(state.State == WatchMode.NotYet ? "This article is still being read." : "The page of this article is not watched. Switch that on first.");
        var now = time.GetUtcNow();
        using (await gate.EnterAsync(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            await db.PageWatches.Where(row => row.ArticleId == articleId && row.NextAt > now).ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAt, now), cancel);
        }
        signals.Wake();
        signals.Raise([articleId]);
        return state with { NextAt = state.NextAt < now ? state.NextAt : now };
    }

    internal static async Task<WatchState> StateAsync(DashboardDbContext db, Article article, CancellationToken cancel) => WatchState.Of(
        article, await db.PageWatches.AsNoTracking().FirstOrDefaultAsync(row => row.ArticleId == article.Id, cancel),
        await db.Stories.AnyAsync(story => story.Id == article.StoryId && !story.Archived && story.WatchPages, cancel));

    private static bool Watches(Story story) => !story.Archived && story.WatchPages;
}
