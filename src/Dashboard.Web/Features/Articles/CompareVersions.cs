using Dashboard.Analysis.Versions;
using Dashboard.Data;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.People;
using Dashboard.Web.Sources;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Articles;

/// <summary>A version in a list.</summary>
/// <param name="ReadAt">When it was read.</param>
/// <param name="From">Where its text came from, in words.</param>
public sealed record VersionLine(int Number, DateTimeOffset ReadAt, int Words, string From);

/// <summary>Two versions of an article and how they differ.</summary>
/// <param name="Versions">All of them, oldest first.</param>
/// <param name="From">The earlier one; null when there is one version only.</param>
/// <param name="To">The later one; null when it was not read yet.</param>
public sealed record ComparedVersions(Article Article, IReadOnlyList<VersionLine> Versions, ArticleVersion? From, ArticleVersion? To, VersionDiff? Diff);

/// <summary>Compares any two versions of an article.</summary>
public sealed class CompareVersions(IDbContextFactory<DashboardDbContext> contexts)
{
    /// <param name="from">Number of the earlier version; the one before <paramref name="to"/> when it is left out.</param>
    /// <param name="to">Number of the later version; the newest when it is left out.</param>
    /// <exception cref="NotFoundException">No such article, or no such version.</exception>
    public async Task<ComparedVersions> HandleAsync(Actor actor, string articleId, int? from, int? to, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var article = await db.Articles.AsNoTracking().FirstOrDefaultAsync(row => row.Id == articleId, cancel) ?? throw new NotFoundException("article", articleId);
        actor.Require(Permission.Read, article.StoryId);
        var rows = await db.ArticleVersions.Where(row => row.ArticleId == articleId).OrderBy(row => row.Number)
            .GroupJoin(db.Receipts, row => row.Id, receipt => receipt.Id, (row, receipts) => new { row, receipts })
            .SelectMany(pair => pair.receipts.DefaultIfEmpty(), (pair, receipt) => new { pair.row.Number, pair.row.ReadAt, pair.row.Words, With = receipt == null ? null : receipt.With }).ToListAsync(cancel);
        List<VersionLine> versions = [.. rows.Select(row => new VersionLine(row.Number, row.ReadAt, row.Words, Origin(row.With)))];
        var later = await FindAsync(db, articleId, to ?? article.CurrentVersion, to is not null, cancel);
        var earlier = await FindAsync(db, articleId, from ?? (later?.Number - 1 ?? 0), from is not null, cancel);
        return new(article, versions, earlier, later, earlier is null || later is null ? null : VersionDiff.Of(new(earlier.Text, earlier.Blocks), new(later.Text, later.Blocks)));
    }

    private static async Task<ArticleVersion?> FindAsync(DashboardDbContext db, string articleId, int number, bool isAskedFor, CancellationToken cancel) =>
        await db.ArticleVersions.AsNoTracking().FirstOrDefaultAsync(row => row.ArticleId == articleId && row.Number == number, cancel) is { } found ? found
        : isAskedFor ? throw new NotFoundException("version", $"{articleId}/{number}") : null;

    private static string Origin(ReceivedWith? with) => with switch
    {
        null => "unknown",
        { FileName: { } file } => file,
        { Url: { } url } when Uri.TryCreate(url, UriKind.Absolute, out var address) => with.Title is not null && with.ContentType == FeedPage.ContentType ? $"feed of {with.Source ?? address.Host}" : address.Host,
        _ => "sent as text",
    };
}

/// <summary>How two versions of an article differ, as programs see it.</summary>
/// <param name="From">Number of the earlier version.</param>
/// <param name="To">Number of the later one.</param>
/// <param name="Changes">The weightiest first.</param>
public sealed record DiffResponse(string ArticleId, int From, int To, IReadOnlyList<ChangeResponse> Changes)
{
    public static DiffResponse Of(ComparedVersions compared)
    {
        var (from, to, diff) = (compared.From!, compared.To!, compared.Diff!);
        return new(compared.Article.Id, from.Number, to.Number, [.. diff.Ranked.Select(index => ChangeResponse.Of(diff.Changes[index], from.Text, to.Text))]);
    }
}

/// <summary>One place where the texts differ.</summary>
/// <param name="Kind">The weightiest of what it changes: number, name, date, quote, negation, hedge, paragraph or wording.</param>
/// <param name="Kinds">All of them.</param>
/// <param name="Old">The words of the earlier version; null where words came in.</param>
/// <param name="New">The words of the later one; null where words went.</param>
public sealed record ChangeResponse(ChangeKind Kind, IReadOnlyList<ChangeKind> Kinds, SpanResponse? Old, SpanResponse? New)
{
    internal static ChangeResponse Of(VersionChange change, string from, string to) => new(change.Kind, change.Kinds, SpanResponse.Of(change.Old, from), SpanResponse.Of(change.New, to));
}

/// <summary>A stretch of a version's text.</summary>
public sealed record SpanResponse(int Start, int End, string Text)
{
    internal static SpanResponse? Of(DiffSpan span, string text) => span.IsEmpty ? null : new(span.Start, span.End, text[span.Start..span.End]);
}
