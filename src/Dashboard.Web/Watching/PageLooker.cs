using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Sources;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.People;
using Dashboard.Ingest;
using Dashboard.Ingest.Fetching;
using Dashboard.Ingest.Pages;
using Dashboard.Web.Features.Articles;
using Dashboard.Web.Pipeline;
using Dashboard.Web.Sources;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Watching;

/// <summary>
/// One look at the page of an article, in one straight method: ask, see whether the article is there, read it, and compare what is read with what
/// was read before. A change becomes a version; whatever else is there instead is said, and the article stays as it was.
/// </summary>
public sealed partial class PageLooker(
    GuardedHttpClient web, ArticleReader reader, StoryLog log, PipelineQueue queue, IDbContextFactory<DashboardDbContext> contexts, TimeProvider time, ILogger<PageLooker> logger)
{
    /// <summary>Never throws: whatever happens is the outcome.</summary>
    public async Task<LookOutcome> LookAsync(PageLook look, CancellationToken stop)
    {
        using var turn = look.Turn;
        LookOutcome Ended(LookResult? result) => new(look.Article.Id, look.Lease, time.GetUtcNow(), result);
        try
        {
            if (look.Rests)
                return Ended(null) with { Rests = true };
            var page = await web.GetAsync(look.Watch.Address, new FetchConditions(look.Watch.ETag, look.Watch.LastModified), stop);
            turn.Dispose();
            if (page.IsUnchanged)
                return Ended(LookResult.Unchanged) with { Page = page, IsNews = await BackAsync(look, stop) };
            if (await InsteadAsync(look, page, stop) is { } absence)
                return await AbsentAsync(look, absence, Ended, page, stop);
            if (page.Trouble is { } trouble)
                return Ended(LookResult.Failed) with { Error = trouble, RetryAfter = page.Status is 429 or 503 ? SiteWishes.RetryAfter(page.RetryAfter, time.GetUtcNow()) : null };
            return await ReadAsync(look, page, Ended, stop);
        }
        catch (Exception fault) when (fault is FetchException or UnreadableException or TooLargeException or RuleBrokenException or NotFoundException)
        {
            return Ended(LookResult.Failed) with { Error = fault.Message };
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            return Ended(null);
        }
        catch (Exception fault)
        {
            LookFailed(logger, look.Article.Id, fault);
            return Ended(LookResult.Failed) with { Error = "The look failed because of a fault in this program, which is logged. It is tried again; tell your admin if it stays." };
        }
    }

    // What stands there in place of the article; null when it is the article, or when nothing can be said.
    private async Task<PageAbsence?> InsteadAsync(PageLook look, FetchedPage page, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        if (page.Status is StatusCodes.Status404NotFound or StatusCodes.Status410Gone)
            return new PageAbsence(PageState.Gone, now, $"{page.Address.Host} answers that there is no page at this address any more ({page.Status}).");
        if (page.Status is StatusCodes.Status401Unauthorized or StatusCodes.Status402PaymentRequired)
            return new PageAbsence(PageState.Login, now, $"{page.Address.Host} shows this page only to those who log in or pay ({page.Status}).");
        if (!page.IsSuccess)
            return null;
        var known = look.Watch.StandsIn ? null : new KnownArticle(look.Article.Title, await TextAsync(look, stop));
        return StandInPage.Look(page, new Uri(look.Watch.Address), known) switch
        {
            null => null,
            { Kind: StandIn.NotFound, Reason: var reason } => new PageAbsence(PageState.Gone, now, reason),
            { Kind: StandIn.Login, Reason: var reason } => new PageAbsence(PageState.Login, now, reason),
            { Kind: StandIn.Consent, Reason: var reason } => new PageAbsence(PageState.Consent, now, reason),
            // A robot check says nothing of the article, only of us.
            { Reason: var reason } => throw new UnreadableException(reason),
        };
    }

    private async Task<string> TextAsync(PageLook look, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.ArticleVersions.Where(row => row.ArticleId == look.Article.Id && row.Number == look.Article.CurrentVersion).Select(row => row.Text).FirstOrDefaultAsync(stop) ?? "";
    }

    private async Task<LookOutcome> AbsentAsync(PageLook look, PageAbsence absence, Func<LookResult?, LookOutcome> ended, FetchedPage page, CancellationToken stop)
    {
        // The page was never read: the feed's words stand in for it as before.
        if (look.Watch.StandsIn)
            return ended(LookResult.Failed) with { Error = absence.Reason };
        var isNews = await log.WriteAsync(look.Article.StoryId, Actor.Program, async write =>
        {
            if (await HeldAsync(write, look, stop) is not { } article || article.Absence?.State == absence.State)
                return false;
            await UpdateIntake.ShowAbsenceAsync(write, article, absence, stop);
            return true;
        }, stop);
        return ended(LookResult.Absent) with { IsNews = isNews, IsGoneForGood = page.Status == StatusCodes.Status410Gone };
    }

    private async Task<LookOutcome> ReadAsync(PageLook look, FetchedPage page, Func<LookResult?, LookOutcome> ended, CancellationToken stop)
    {
        var with = look.Watch.With with { ContentType = page.ContentType, Url = page.Address.ToString() };
        var fingerprint = ReadingFingerprint.Of(reader.Read(page.Body, with, time.GetUtcNow()));
        var outcome = ended(LookResult.Unchanged) with { Page = page, Fingerprint = fingerprint };
        // A text that came from a feed is no earlier state of the page: this reading is the first.
        if (fingerprint == look.Watch.Fingerprint || (look.Watch.Fingerprint is null && !look.Watch.StandsIn))
            return outcome with { IsNews = await BackAsync(look, stop) };
        var isNew = await log.WriteAsync(look.Article.StoryId, Actor.Program, async write =>
        {
            if (await HeldAsync(write, look, stop) is not { } article)
                return false;
            await UpdateIntake.ShowBackAsync(write, article, stop);
            var result = await ReceiveArticle.KeepVersionAsync(write, article, page.Body.ToArray(), with, stop);
            // In the same transaction, so that a node that takes over after our death does not do it again.
            var watch = (await write.Db.PageWatches.FindAsync([article.Id], stop))!;
            (watch.Fingerprint, watch.StandsIn) = (fingerprint, false);
            return result.IsUpdate;
        }, stop);
        if (!isNew)
            return outcome;
        queue.Wake();
        return outcome with { Result = LookResult.Changed, IsNews = true };
    }

    private Task<bool> BackAsync(PageLook look, CancellationToken stop) => look.Article.Absence is null
        ? Task.FromResult(false)
        : log.WriteAsync(look.Article.StoryId, Actor.Program, async write =>
        {
            if (await HeldAsync(write, look, stop) is not { } article)
                return false;
            await UpdateIntake.ShowBackAsync(write, article, stop);
            return true;
        }, stop);

    // Null when the lease ended before the site had answered: then another node has looked, and what it says counts.
    private static async Task<Article?> HeldAsync(StoryWrite write, PageLook look, CancellationToken stop) =>
        await write.Db.PageWatches.AnyAsync(row => row.ArticleId == look.Article.Id && row.LeasedBy == look.Lease, stop) ? await write.GetAsync<Article>(look.Article.Id, stop) : null;

    [LoggerMessage(LogLevel.Error, "The look at the page of article {Article} failed")]
    private static partial void LookFailed(ILogger logger, string article, Exception fault);
}
