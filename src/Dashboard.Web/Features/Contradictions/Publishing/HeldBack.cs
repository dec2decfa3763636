using Dashboard.Data;
using Dashboard.Domain.Articles;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Contradictions.Publishing;

/// <summary>What agencies do not allow to be given to readers: items under embargo, withheld or killed.</summary>
internal static class HeldBack
{
    /// <returns>One sentence for each of the articles that is held back now.</returns>
    public static async Task<IReadOnlyList<string>> OfAsync(DashboardDbContext db, IEnumerable<string> articleIds, DateTimeOffset now, CancellationToken cancel)
    {
        var ids = articleIds.Distinct().ToList();
        var rows = await db.Articles.AsNoTracking().Where(article => ids.Contains(article.Id))
            .Join(db.ArticleVersions, article => new { article.Id, Number = article.CurrentVersion }, version => new { Id = version.ArticleId, version.Number },
                (article, version) => new { article.Id, article.Source, article.Title, version.Fields })
            .OrderBy(row => row.Id).ToListAsync(cancel);
        return [.. rows.Select(row => WireFacts.Of(row.Fields)?.HeldBack(now) is { } reason ? $"“{row.Title ?? "An item"}” from {row.Source ?? "an unnamed agency"}: {reason}" : null).OfType<string>()];
    }

    /// <summary>409 with the reasons.</summary>
    public static RefusedException Refusal(IReadOnlyList<string> reasons) => new(
        StatusCodes.Status409Conflict, "held-back", $"This must not be given to readers now. {string.Join(" ", reasons)}");
}
