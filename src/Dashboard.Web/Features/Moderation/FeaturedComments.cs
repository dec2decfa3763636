using System.Globalization;
using System.Net;
using System.Text;
using Dashboard.Data;
using Dashboard.Domain.Comments;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Moderation;

/// <summary>A comment that the desk chose as worth reading.</summary>
/// <param name="ArticleTitle">Of the article under which it stands; null when it has none.</param>
/// <param name="Address">Where that article stands for readers; null when nobody knows.</param>
public sealed record FeaturedComment(Comment Comment, string? ArticleTitle, string? Source, string? Address);

/// <summary>Reads the featured comments of a story, for the team and for publication.</summary>
public sealed class FeaturedComments(IDbContextFactory<DashboardDbContext> contexts)
{
    /// <summary>Who features more than this features nothing.</summary>
    public const int Most = 200;

    /// <summary>The featured comments of a story, by the time of writing.</summary>
    public async Task<IReadOnlyList<FeaturedComment>> ReadAsync(Actor actor, string storyId, CancellationToken cancel = default)
    {
        actor.Require(Permission.Read, storyId);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rows = await db.Comments.AsNoTracking().Where(row => row.StoryId == storyId && row.Featured).OrderBy(row => row.PlacedAt).ThenBy(row => row.Id).Take(Most)
            .Join(db.Articles, row => row.ArticleId, article => article.Id, (row, article) => new { row, article.Title, article.Source, article.Url }).ToListAsync(cancel);
        return [.. rows.OrderBy(one => one.row.PlacedAt).ThenBy(one => one.row.Id, StringComparer.Ordinal).Select(one => new FeaturedComment(one.row, one.Title, one.Source, one.Url))];
    }

    /// <summary>As plain text: the words, and under them who wrote them.</summary>
    public static string Text(IEnumerable<FeaturedComment> comments) =>
        string.Join("\n\n", comments.Select(one => $"“{one.Comment.Text}”\n{Signed(one.Comment)}")) + "\n";

    /// <summary>As HTML to paste into a page: nothing runs in it and nothing is loaded.</summary>
    public static string Html(IEnumerable<FeaturedComment> comments)
    {
        var html = new StringBuilder("<section>\n<h2>From our readers</h2>\n");
        foreach (var one in comments)
        {
            html.Append("<figure>\n<blockquote").Append(Cited(one.Address)).Append(">\n");
            foreach (var paragraph in one.Comment.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                html.Append("<p dir=\"auto\">").Append(WebUtility.HtmlEncode(paragraph)).Append("</p>\n");
            html.Append("</blockquote>\n<figcaption dir=\"auto\">").Append(WebUtility.HtmlEncode(Signed(one.Comment))).Append("</figcaption>\n</figure>\n");
        }
        return html.Append("</section>\n").ToString();
    }

    private static string Cited(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var at) && (at.Scheme == Uri.UriSchemeHttps || at.Scheme == Uri.UriSchemeHttp) ? $" cite=\"{WebUtility.HtmlEncode(at.AbsoluteUri)}\"" : "";

    private static string Signed(Comment comment) =>
        comment.PostedAt is { } posted ? $"{comment.Author}, {posted.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}" : comment.Author;
}
