using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Sources;
using Dashboard.Data;
using Dashboard.Ingest.Feeds;
using Dashboard.Ingest.Fetching;
using Dashboard.Ingest.Threads;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;
using SourceKind = Dashboard.Domain.Sources.SourceKind;

namespace Dashboard.Web.Sources;

/// <summary>One visit to one source, in one straight method: ask, read, receive what is new.</summary>
public sealed partial class SourceVisitor(
    GuardedHttpClient web, ItemIntake intake, ThreadParts parts, ThreadIntake threads, SourceChanges changes, IDbContextFactory<DashboardDbContext> contexts, TimeProvider time, ILogger<SourceVisitor> logger)
{
    private const int MostRemarks = 3;

    /// <summary>Never throws: whatever happens is the outcome.</summary>
    public async Task<VisitOutcome> VisitAsync(Visit visit, CancellationToken stop)
    {
        var (source, polling) = (visit.Source, visit.Polling);
        VisitOutcome Ended(VisitEnd end) => new(source.Id, visit.Lease, time.GetUtcNow(), end);
        try
        {
            using var turn = visit.Turn;
            var page = await web.GetAsync(source.Address, new FetchConditions(polling.ETag, polling.LastModified), stop);
            if (page.MovedTo is { } moved && page.Trouble is null)
                await MoveAsync(source, moved, stop);
            if (page.Status == StatusCodes.Status410Gone)
            {
                await changes.ChangeAsync(Actor.Program, source, LogKinds.SourceGone, (row, _) => row.State = SourceState.Gone, null, stop);
                return Ended(VisitEnd.Gone) with { Error = page.Trouble };
            }
            if (page.Trouble is { } trouble)
                return Ended(VisitEnd.Failed) with { Error = trouble, RetryAfter = page.Status is 429 or 503 ? SiteWishes.RetryAfter(page.RetryAfter, time.GetUtcNow()) : null };
            if (page.IsUnchanged)
                return Ended(VisitEnd.Unchanged) with { Wish = SiteWishes.Of(page, null) };
            if (source.Kind == SourceKind.Comments)
            {
                var thread = await parts.FetchAsync(visit, page, stop);
                turn.Dispose();
                return (Ended(VisitEnd.Read) with
                {
                    // What was read in part only must not be answered with "nothing changed".
                    Conditions = thread.Place is null ? new FetchConditions(page.ETag, page.LastModified) : null,
                    Format = FormatOf(source),
                    Place = thread.Place,
                    Wish = SiteWishes.Of(page, null),
                }).Having(await threads.TakeAsync(source, thread.Comments, stop));
            }
            turn.Dispose();
            var reading = FeedReader.Read(page.Body, page.ContentType, page.Address, HabitsOf(source));
            if (reading.OfComments)
            {
                // Whoever added it took it for articles; reader comments never become some.
                return (Ended(VisitEnd.Read) with
                {
                    Conditions = new FetchConditions(page.ETag, page.LastModified), Format = reading.Format, Wish = SiteWishes.Of(page, reading), SkipHours = reading.SkipHours, SkipDays = reading.SkipDays,
                }).Having(await threads.TakeAsync(source, FollowedThread.Read(page.Body, page.ContentType, page.Address).Comments, stop));
            }
            var result = await intake.TakeAsync(source, reading, stop);
            return Ended(VisitEnd.Read) with
            {
                Conditions = new FetchConditions(page.ETag, page.LastModified),
                Format = reading.Format,
                News = result.Items,
                Remark = RemarkOf(reading, result),
                Hub = FeedHubs.Of(page, reading),
                Wish = SiteWishes.Of(page, reading),
                SkipHours = reading.SkipHours,
                SkipDays = reading.SkipDays,
            };
        }
        catch (Exception fault) when (fault is FetchException or UnreadableException)
        {
            return Ended(VisitEnd.Failed) with { Error = fault.Message };
        }
        catch (MovedAwayException)
        {
            // Its story was merged into another in the meantime: the next visit knows.
            return Ended(VisitEnd.Broken);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            return Ended(VisitEnd.Broken);
        }
        catch (Exception fault)
        {
            VisitFailed(logger, source.Id, fault);
            return Ended(VisitEnd.Failed) with { Error = "The visit failed because of a fault in this program, which is logged. It is tried again; tell your admin if it stays." };
        }
    }

    private static DateHabits HabitsOf(Source source) =>
        new(source.Zone is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? known : null, source.DayFirst);

    private static string FormatOf(Source source) => ThreadAddress.Of(new Uri(source.Address))?.System switch
    {
        ThreadSystem.WordPress => "WordPress comments",
        ThreadSystem.Discourse => "Discourse topic",
        _ => "Comment feed",
    };

    // A second source with the new address is no reason to fail: this one goes on at the old address.
    private async Task MoveAsync(Source source, Uri moved, CancellationToken stop)
    {
        var address = moved.AbsoluteUri;
        if (address == source.Address || address.Length > Source.MaxAddressLength)
            return;
        await using (var db = await contexts.CreateDbContextAsync(stop))
        {
            if (await db.Sources.AnyAsync(row => row.StoryId == source.StoryId && row.Address == address, stop))
                return;
        }
        await changes.ChangeAsync(Actor.Program, source, LogKinds.SourceMoved, (row, books) =>
        {
            row.Address = address;
            books.Host = HostTurns.HostOf(address);
        }, null, stop);
    }

    private static string? RemarkOf(FeedReading reading, ItemIntake.Result result)
    {
        var remarks = reading.Faults.Take(MostRemarks).ToList();
        if (result.LeftOut > 0)
            remarks.Insert(0, $"{result.LeftOut} older items were left out: {ItemIntake.MostAtOnce} are taken in one visit.");
        return remarks.Count == 0 ? null : string.Join(" ", remarks);
    }

    [LoggerMessage(LogLevel.Error, "The visit to source {Source} failed")]
    private static partial void VisitFailed(ILogger logger, string source, Exception fault);
}
