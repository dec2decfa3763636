using System.Security.Cryptography;
using System.Text;
using Dashboard.Data.Log;
using Dashboard.Data.Pipeline;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Articles;

/// <summary>
/// The one door for articles: stores what came, puts its card on the board as "received", and answers. The pipeline does the rest.
/// </summary>
public sealed class ReceiveArticle(StoryLog log, PipelineQueue queue)
{
    /// <summary>Larger bodies are refused before they are stored.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <param name="Article">The article as it is now.</param>
    /// <param name="WasThere">The same bytes, or the same address, were received for this story before.</param>
    public sealed record Result(Article Article, bool WasThere);

    /// <summary>Receives bytes: pasted text, a page's HTML, a file.</summary>
    /// <exception cref="RuleBrokenException">Nothing in it, or too much.</exception>
    public Task<Result> HandleAsync(Actor actor, string storyId, byte[] bytes, ReceivedWith with, CancellationToken cancel = default)
    {
        if (bytes.Length > MaxBytes)
            throw new TooLargeException($"This has {bytes.Length / 1024 / 1024} MB; articles can have up to {MaxBytes / 1024 / 1024} MB. Paste the text of the article alone.");
        if (bytes.AsSpan().Trim(" \t\r\n\0"u8).IsEmpty)
            throw new RuleBrokenException("There is no text in this.");
        return StoreAsync(actor, storyId, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)), with, cancel);
    }

    /// <summary>Receives the address of a page; the pipeline fetches it.</summary>
    /// <exception cref="RuleBrokenException">Not a web address.</exception>
    public Task<Result> HandleAsync(Actor actor, string storyId, string url, ReceivedWith with, CancellationToken cancel = default)
    {
        var address = CheckAddress(url);
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("address " + address)));
        return StoreAsync(actor, storyId, null, key, with with { Url = address }, cancel);
    }

    /// <summary>The address as it will be stored.</summary>
    /// <exception cref="RuleBrokenException">Not a web address.</exception>
    public static string CheckAddress(string url) =>
        url.Length <= 2000 && Uri.TryCreate(url.Trim(), UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" && parsed.Host.Length > 0
            ? parsed.AbsoluteUri
            : throw new RuleBrokenException("This is not a web address. It should begin with http:// or https://.");

    private async Task<Result> StoreAsync(Actor actor, string storyId, byte[]? bytes, string sha256, ReceivedWith with, CancellationToken cancel)
    {
        actor.Require(Permission.AddArticles, storyId);
        if (with.Url is not null)
            with = with with { Url = CheckAddress(with.Url) };
        var result = await log.WriteAsync(storyId, actor, async write =>
        {
            if (await KnownAsync(write, sha256, cancel) is { } known)
                return new Result(known, WasThere: true);
            var article = write.Add(LogKinds.ArticleReceived, new Article
            {
                Id = Ids.New(),
                StoryId = storyId,
                Url = with.Url,
                ReceivedAt = write.Now,
                Sha256 = sha256,
            });
            write.Db.Receipts.Add(new Receipt
            {
                Id = Ids.New(),
                StoryId = storyId,
                ArticleId = article.Id,
                Bytes = bytes,
                Sha256 = sha256,
                With = with,
                ReceivedAt = write.Now,
            });
            await CardIntake.PutOnTopAsync(write, LaneKind.Articles, CardKind.Article, article.Id, cancel);
            return new Result(article, WasThere: false);
        }, cancel);
        if (!result.WasThere)
            queue.Wake();
        return result;
    }

    private static async Task<Article?> KnownAsync(StoryWrite write, string sha256, CancellationToken cancel)
    {
        var articleId = await write.Db.Receipts.Where(row => row.StoryId == write.Story.Id && row.Sha256 == sha256)
            .Select(row => row.ArticleId).FirstOrDefaultAsync(cancel);
        articleId ??= await write.Db.Articles.Where(row => row.StoryId == write.Story.Id && row.Sha256 == sha256)
            .Select(row => row.Id).FirstOrDefaultAsync(cancel);
        return articleId is null ? null : await write.GetAsync<Article>(articleId, cancel);
    }
}

/// <summary>More than the program takes at once.</summary>
public sealed class TooLargeException(string message) : Exception(message);
