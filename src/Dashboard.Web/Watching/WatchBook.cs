using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Sources;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Sources;
using Dashboard.Ingest.Fetching;
using Dashboard.Ingest.Pages;
using Dashboard.Web.Pipeline;
using Dashboard.Web.Sources;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Watching;

/// <summary>Begins the watching of pages: from the arrival of an address to its first reading.</summary>
public sealed class WatchBook(IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, TimeProvider time)
{
    /// <summary>The books of an article that has just arrived by its address; nobody looks before it was read.</summary>
    public static PageWatch Of(Article article, string address, ReceivedWith with, DateTimeOffset now) => new()
    {
        ArticleId = article.Id,
        Address = address,
        Host = HostTurns.HostOf(address),
        With = with,
        QuietSince = now,
        Minutes = (int)WatchTimes.First.TotalMinutes,
    };

    /// <summary>The page was fetched for the first time, or the words of a feed have to stand in.</summary>
    /// <param name="page">Null when they have to.</param>
    /// <param name="trouble">Why.</param>
    internal async Task FetchedAsync(string articleId, FetchedPage? page, string? trouble, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        using (await gate.EnterAsync(stop))
        {
            if (await db.PageWatches.FindAsync([articleId], stop) is not { } watch)
                return;
            watch.LastTryAt = time.GetUtcNow();
            watch.Looks++;
            (watch.StandsIn, watch.LastError) = (page is null, trouble);
            watch.LastResult = page is null ? LookResult.Failed : LookResult.Unchanged;
            if (page is not null)
            {
                (watch.ETag, watch.LastModified) = (page.ETag, page.LastModified);
                Move(watch, page);
            }
            await db.SaveChangesAsync(stop);
        }
    }

    /// <summary>The article was read for the first time: from now on its page is looked at.</summary>
    internal static async Task BeginAsync(StoryWrite write, Article article, ArticleDraft draft, CancellationToken cancel)
    {
        if (await write.Db.PageWatches.FindAsync([article.Id], cancel) is not { } watch)
            return;
        // A feed's text is not the page's; what the page says is learnt at the first look.
        watch.Fingerprint = watch.LastTryAt is null || watch.StandsIn ? null : ReadingFingerprint.Of(draft);
        watch.QuietSince = write.Now;
        if (!article.WatchOff)
            watch.NextAt = PollTimes.AfterSuccess(write.Now, WatchTimes.First, null, VisitOutcome.SaltOf(article.Id, watch.Looks));
    }

    /// <summary>Remembers the address to which the page has moved for good.</summary>
    internal static void Move(PageWatch watch, FetchedPage page)
    {
        if (page.MovedTo?.AbsoluteUri is not { Length: <= Source.MaxAddressLength } moved || moved == watch.Address)
            return;
        watch.Address = moved;
        watch.Host = HostTurns.HostOf(moved);
    }
}
