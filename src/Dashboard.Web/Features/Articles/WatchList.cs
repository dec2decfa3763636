using Dashboard.Data;
using Dashboard.Data.Sources;
using Dashboard.Domain.Articles;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Articles;

/// <summary>A watched page in a story's list.</summary>
public sealed record WatchedPage(string ArticleId, string Heading, string? Source, WatchState Watch, PageAbsence? Absence);

/// <summary>The watched pages of a story.</summary>
/// <param name="Watched">How many are looked at.</param>
/// <param name="Shown">Those that are not there, or whose last look failed, first; then those that are looked at next.</param>
public sealed record WatchedPages(int Watched, int All, IReadOnlyList<WatchedPage> Shown);

/// <summary>Lists the watched pages of a story with how they do.</summary>
public sealed class WatchList(IDbContextFactory<DashboardDbContext> contexts)
{
    /// <param name="most">Of the pages that come back.</param>
    public async Task<WatchedPages> HandleAsync(Actor actor, string storyId, int most, CancellationToken cancel = default)
    {
        actor.Require(Permission.Read, storyId);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var watches = await db.Stories.AnyAsync(story => story.Id == storyId && !story.Archived && story.WatchPages, cancel);
        var rows = db.Articles.AsNoTracking().Where(article => article.StoryId == storyId).Join(db.PageWatches.AsNoTracking(), article => article.Id, watch => watch.ArticleId, (article, watch) => new { article, watch });
        var shown = await rows.OrderBy(row => row.article.Absence != null || row.watch.LastResult == LookResult.Failed ? 0 : row.watch.NextAt != null ? 1 : 2)
            .ThenBy(row => row.watch.NextAt).ThenBy(row => row.article.Id).Take(most).ToListAsync(cancel);
        return new(
            watches ? await rows.CountAsync(row => row.watch.NextAt != null, cancel) : 0, await rows.CountAsync(cancel),
            [.. shown.Select(row => new WatchedPage(row.article.Id, row.article.Heading, row.article.Source, WatchState.Of(row.article, row.watch, watches), row.article.Absence))]);
    }
}
