using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Data;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Comments;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.DecisionOutlets;

/// <summary>
/// A thread as the three tables that Coral's importer reads: without a head, every column there. Read a part at a time, so that a long thread
/// costs no more memory than a short one.
/// </summary>
public sealed class CoralArchive(StoryLookup lookup, IDbContextFactory<DashboardDbContext> contexts)
{
    private const int Part = 1_000;

    /// <summary>The article, when the actor may take its thread along.</summary>
    public async Task<Article> ArticleAsync(Actor actor, string articleId, CancellationToken cancel)
    {
        var article = await lookup.PartAsync<Article>(articleId, cancel);
        actor.Require(Permission.Moderate, article.StoryId);
        return article;
    }

    /// <returns>The archive from its beginning; it lies on disk and goes when it is closed.</returns>
    public async Task<Stream> PackAsync(Article article, CancellationToken cancel)
    {
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await WriteAsync(article, file, cancel);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private async Task WriteAsync(Article article, FileStream file, CancellationToken cancel)
    {
        await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, null, cancel);
        await TableAsync(zip, "stories.csv", writer => RowAsync(writer, article.Id, article.Url, article.Heading, article.Source, Time(article.ReceivedAt), "", ""), cancel);
        await TableAsync(zip, "comments.csv", writer => CommentsAsync(writer, article.Id, cancel), cancel);
        await TableAsync(zip, "users.csv", writer => UsersAsync(writer, article.Id, cancel), cancel);
    }

    private async Task CommentsAsync(StreamWriter writer, string articleId, CancellationToken cancel)
    {
        var after = -1;
        List<Comment> rows;
        do
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            rows = await db.Comments.AsNoTracking().Where(row => row.ArticleId == articleId && row.Position > after).OrderBy(row => row.Position).Take(Part).ToListAsync(cancel);
            var ids = rows.Select(row => row.ParentId).OfType<string>().Distinct().ToList();
            var parents = await db.Comments.Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => new { row.Id, row.ExternalId }).ToDictionaryAsync(row => row.Id, row => row.ExternalId, cancel);
            foreach (var row in rows)
                await RowAsync(writer, row.ExternalId, UserOf(row.AuthorKey), articleId, Time(row.PostedAt ?? row.ImportedAt), Html(row.Text), row.ParentId is null ? "" : parents.GetValueOrDefault(row.ParentId), StatusOf(row), "");
            after = rows.Count == 0 ? after : rows[^1].Position;
        }
        while (rows.Count == Part);
    }

    private async Task UsersAsync(StreamWriter writer, string articleId, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var writers = db.Comments.Where(row => row.ArticleId == articleId).GroupBy(row => row.AuthorKey).Select(rows => new { rows.Key, Name = rows.Min(row => row.Author), First = rows.Min(row => row.ImportedAt) }).OrderBy(row => row.Key);
        await foreach (var one in writers.AsAsyncEnumerable().WithCancellation(cancel))
            await RowAsync(writer, UserOf(one.Key), "", one.Key.Length == 0 ? Commenter.Erased : one.Name, "COMMENTER", "false", Time(one.First));
    }

    // Three statuses fit into the table; what is hidden must not be seen.
    private static string StatusOf(Comment comment) => comment.Decision?.Action switch
    {
        DecisionAction.Keep => "APPROVED",
        DecisionAction.Reject or DecisionAction.Hide => "REJECTED",
        _ => "NONE",
    };

    private static string UserOf(string authorKey) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("commenter\n" + authorKey)).AsSpan(0, 16));

    private static string Html(string text) => text.Length == 0 ? "" : "<p>" + WebUtility.HtmlEncode(text).Replace("\n\n", "</p><p>", StringComparison.Ordinal).Replace("\n", "<br>", StringComparison.Ordinal) + "</p>";

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static async Task TableAsync(ZipArchive zip, string name, Func<StreamWriter, Task> fill, CancellationToken cancel)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(cancel);
        await using var writer = new StreamWriter(entry, new UTF8Encoding(false));
        await fill(writer);
    }

    // For a program and not for a spreadsheet: every cell is what it is, to the letter.
    private static Task RowAsync(StreamWriter writer, params string?[] cells) =>
        writer.WriteAsync(string.Join(',', cells.Select(cell => $"\"{cell?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n");
}
