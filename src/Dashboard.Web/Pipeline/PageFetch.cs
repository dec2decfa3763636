using System.Security.Cryptography;
using Dashboard.Data.Pipeline;
using Dashboard.Domain.Articles;
using Dashboard.Ingest;
using Dashboard.Ingest.Fetching;
using Dashboard.Ingest.Pages;
using Dashboard.Web.Sources;
using Dashboard.Web.Watching;

namespace Dashboard.Web.Pipeline;

/// <summary>
/// Fetches the page of an address that was received. What stands at the address in place of an article (a login, a question for consent, "not
/// found", a robot check, a file) does not become one: the feed's own words are taken when there are any.
/// </summary>
public sealed class PageFetch(PipelineQueue queue, GuardedHttpClient web, ArticleReader reader, WatchBook watches, TimeProvider time)
{
    /// <summary>Fetches, and stores what is to be read.</summary>
    /// <returns>The bytes to read.</returns>
    /// <exception cref="FetchException">The site gave no answer, and there is nothing else to read.</exception>
    /// <exception cref="UnreadableException">There is no article at the address; the message says what is.</exception>
    public async Task<ReadOnlyMemory<byte>> FetchAsync(Receipt receipt, CancellationToken stop)
    {
        FetchedPage? page = null;
        string? trouble = null;
        try
        {
            page = await web.GetAsync(receipt.With.Url!, conditions: null, stop);
        }
        catch (FetchException fault) when (receipt.Instead is not null)
        {
            trouble = fault.Message;
        }
        finally
        {
            queue.LeaveTurn(receipt.Id);
        }
        trouble ??= page!.Trouble ?? StandInPage.Look(page, new Uri(receipt.With.Url!), known: null)?.Reason;
        if (trouble is null && receipt.Instead is not null)
            trouble = WhyUnreadable(page!, receipt);
        if (trouble is not null && receipt.Instead is null)
            throw new UnreadableException(trouble);

        var bytes = trouble is null ? page!.Body.ToArray() : receipt.Instead!;
        receipt.With = trouble is null ? receipt.With with { ContentType = page!.ContentType, Url = page.Address.ToString() } : receipt.With with { ContentType = FeedPage.ContentType };
        await watches.FetchedAsync(receipt.ArticleId, trouble is null ? page : null, trouble, stop);
        await queue.StoreBytesAsync(receipt, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)), stop);
        return bytes;
    }

    // Read twice, but only where a feed has words to fall back on.
    private string? WhyUnreadable(FetchedPage page, Receipt receipt)
    {
        try
        {
            reader.Read(page.Body, receipt.With with { ContentType = page.ContentType }, time.GetUtcNow());
            return null;
        }
        catch (UnreadableException error)
        {
            return error.Message;
        }
    }
}
