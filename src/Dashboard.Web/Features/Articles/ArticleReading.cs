using Dashboard.Data;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.People;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Articles;

/// <summary>An article with its text and everything that hangs on it.</summary>
/// <param name="Article">What the board shows.</param>
/// <param name="Version">The reading that is shown; null until it was read.</param>
/// <param name="Versions">All readings, oldest first, without their texts.</param>
/// <param name="Contradictions">Those in which it is a side.</param>
/// <param name="Reuse">Passages it shares with others.</param>
/// <param name="Comments">The thread under it, in page order.</param>
/// <param name="Watch">How its page is watched.</param>
/// <param name="Claims">Rows of the matrix in which it says something.</param>
public sealed record ReadArticle(
    Article Article,
    ArticleVersion? Version,
    IReadOnlyList<VersionNote> Versions,
    IReadOnlyList<Contradiction> Contradictions,
    IReadOnlyList<ReusePassage> Reuse,
    IReadOnlyList<Comment> Comments,
    IReadOnlyList<ClaimRow>? Claims = null,
    WatchState? Watch = null);

/// <summary>One reading of an article.</summary>
public sealed record VersionNote(int Number, DateTimeOffset ReadAt, string TextSha256, int Words);

/// <summary>Reads articles for screens and the API.</summary>
public sealed class ArticleReading(IDbContextFactory<DashboardDbContext> contexts, StoryAnalyst analyst)
{
    private const int MaxComments = 500;

    /// <exception cref="NotFoundException">No such article.</exception>
    public async Task<ReadArticle> HandleAsync(Actor actor, string articleId, CancellationToken cancel = default)
    {
        var db = await contexts.CreateDbContextAsync(cancel);
        await using var dispose = db.ConfigureAwait(false);
        var article = await db.Articles.AsNoTracking().FirstOrDefaultAsync(row => row.Id == articleId, cancel)
            ?? throw new NotFoundException("article", articleId);
        actor.Require(Permission.Read, article.StoryId);
        var version = await db.ArticleVersions.AsNoTracking()
            .FirstOrDefaultAsync(row => row.ArticleId == articleId && row.Number == article.CurrentVersion, cancel);
        var versions = await db.ArticleVersions.Where(row => row.ArticleId == articleId).OrderBy(row => row.Number)
            .Select(row => new VersionNote(row.Number, row.ReadAt, row.TextSha256, row.Words)).ToListAsync(cancel);
        var contradictions = (await db.Contradictions.AsNoTracking().Where(row => row.StoryId == article.StoryId).ToListAsync(cancel))
            .Where(row => row.ArticleIds.Contains(articleId)).ToList();
        var comments = await db.Comments.AsNoTracking().Where(row => row.ArticleId == articleId)
            .OrderBy(row => row.Position).Take(MaxComments).ToListAsync(cancel);
        var (claims, reuse) = article.Status == ArticleStatus.Ready ? await analyst.ReadAsync(article.StoryId, cancel) : ([], []);
        return new ReadArticle(
            article, version, versions, contradictions,
            [.. reuse.Where(passage => passage.A.ArticleId == articleId || passage.B.ArticleId == articleId)], comments,
            [.. claims.Where(row => row.Stances.Any(stance => stance.ArticleId == articleId))],
            await WatchArticle.StateAsync(db, article, cancel));
    }
}
