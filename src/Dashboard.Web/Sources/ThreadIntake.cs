using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain.Articles;
using Dashboard.Domain.People;
using Dashboard.Domain.Sources;
using Dashboard.Ingest.Pages;
using Dashboard.Ingest.Threads;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Sources;

/// <summary>
/// Puts comments that were followed to under their articles and has them judged. As with the import of an archive, one that is there
/// stays as it is: what its origin changes or takes away later changes nothing here.
/// </summary>
public sealed class ThreadIntake(StoryLog log, CommentIntake intake, IDbContextFactory<DashboardDbContext> contexts)
{
    // Others write on the story in between.
    private const int Lot = 500;

    /// <param name="Added">New comments.</param>
    /// <param name="Homeless">Comments under pages that are no article here; they are not kept.</param>
    public sealed record Result(int Added, int Homeless);

    /// <exception cref="UnreadableException">The article whose comments these are is gone.</exception>
    public async Task<Result> TakeAsync(Source source, IReadOnlyList<FollowedComment> comments, CancellationToken stop)
    {
        var (added, homeless) = (0, 0);
        foreach (var page in comments.GroupBy(comment => source.ArticleId is null ? comment.Page : null))
        {
            var articles = await ArticlesAsync(source, page.Key, stop);
            if (articles.Count == 0)
                homeless += page.Count();
            foreach (var article in articles)
                added += await AddAsync(source, article, FollowedThread.InOrder(page), stop);
        }
        return new(added, homeless);
    }

    private async Task<int> AddAsync(Source source, Article article, IReadOnlyList<Domain.Comments.CommentDraft> drafts, CancellationToken stop)
    {
        var fresh = await NewAsync(article, drafts, stop);
        if (fresh.Count == 0)
            return 0;
        var bringer = new Actor($"source:{source.Id}", source.Title, Role.Reporter);
        var coming = fresh.Select(draft => draft.ExternalId).ToHashSet();
        var added = 0;
        foreach (var lot in fresh.Chunk(Lot))
        {
            added += await log.WriteAsync(article.StoryId, bringer, async write =>
                await intake.AddAsync(write, await write.GetAsync<Article>(article.Id, stop), lot, stop, coming), stop);
        }
        await CommentJudge.JudgeThreadAsync(log, contexts, article.StoryId, article.Id, stop);
        return added;
    }

    // A visit that brings nothing writes nothing.
    private async Task<List<Domain.Comments.CommentDraft>> NewAsync(Article article, IReadOnlyList<Domain.Comments.CommentDraft> drafts, CancellationToken stop)
    {
        var ids = drafts.Select(draft => draft.ExternalId).ToList();
        await using var db = await contexts.CreateDbContextAsync(stop);
        var known = await db.Comments.Where(row => row.ArticleId == article.Id && EF.Parameter(ids).Contains(row.ExternalId)).Select(row => row.ExternalId).ToHashSetAsync(stop);
        return [.. drafts.Where(draft => !known.Contains(draft.ExternalId))];
    }

    private async Task<IReadOnlyList<Article>> ArticlesAsync(Source source, string? page, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        if (source.ArticleId is { } id)
        {
            return await db.Articles.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.StoryId == source.StoryId, stop) is { } article ? [article]
                : throw new UnreadableException("The article to which these comments go is no longer on the story. Remove this source, or follow the comments for another article.");
        }
        return page is null ? [] : await AtAsync(db, source.StoryId, page, stop);
    }

    /// <summary>The articles of a story, or of all stories that are worked on, whose page this is.</summary>
    internal static async Task<IReadOnlyList<Article>> AtAsync(DashboardDbContext db, string storyId, string page, CancellationToken stop)
    {
        var forms = PageAddress.Forms(page);
        return forms.Count == 0 ? [] : await db.Articles.AsNoTracking()
            .Where(row => row.Url != null && EF.Parameter(forms).Contains(row.Url)
                && (storyId == Source.WholeDesk ? db.Stories.Any(story => story.Id == row.StoryId && !story.Archived) : row.StoryId == storyId))
            .OrderBy(row => row.Id).ToListAsync(stop);
    }
}
