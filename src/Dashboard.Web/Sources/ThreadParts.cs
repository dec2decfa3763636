using Dashboard.Data;
using Dashboard.Domain.Sources;
using Dashboard.Ingest.Fetching;
using Dashboard.Ingest.Threads;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Sources;

/// <summary>
/// Fetches the parts of a thread that its system gives out piece by piece: the newest until one is met that brings nothing new, and then
/// some of the older ones where the visit before left off, so that a long thread is read in several visits.
/// </summary>
public sealed class ThreadParts(GuardedHttpClient web, PollQueue queue, IDbContextFactory<DashboardDbContext> contexts)
{
    /// <summary>Requests of one visit.</summary>
    public const int MostRequests = 30;

    /// <param name="Place">Where the next visit goes on; null when all was read.</param>
    public sealed record Result(IReadOnlyList<FollowedComment> Comments, int? Place, string? Title);

    /// <summary>All that this visit can fetch. The caller holds the turn at the site.</summary>
    /// <exception cref="FetchException">A part did not come.</exception>
    /// <exception cref="Domain.Articles.UnreadableException">A part is no thread.</exception>
    public async Task<Result> FetchAsync(Visit visit, FetchedPage first, CancellationToken stop)
    {
        var part = FollowedThread.Read(first.Body, first.ContentType, first.Address);
        return ThreadAddress.Of(new Uri(visit.Source.Address)) switch
        {
            { System: ThreadSystem.WordPress } address => await PagesAsync(visit, address, first, part, stop),
            { System: ThreadSystem.Discourse } address => await PostsAsync(visit, address, part, stop),
            _ => new(part.Comments, null, part.Title),
        };
    }

    // The pages run from the newest comment to the oldest. New ones push the others to later pages: some are met twice, none is missed.
    private async Task<Result> PagesAsync(Visit visit, ThreadAddress address, FetchedPage first, FollowedPart part, CancellationToken stop)
    {
        var comments = part.Comments.ToList();
        var (pages, page, requests) = (first.TotalPages ?? 1, 1, 1);
        var older = visit.Polling.Place ?? int.MaxValue;
        async Task NextAsync()
        {
            part = await PartAsync(visit, address.Page(++page), stop);
            requests++;
            comments.AddRange(part.Comments);
        }
        while (page < Math.Min(pages, older - 1) && requests < MostRequests && !await AllKnownAsync(visit.Source, part, stop))
            await NextAsync();
        if (requests < MostRequests && visit.Polling.Place is null)
            return new(comments, null, null);
        if (requests < MostRequests)
            page = Math.Max(page, Math.Min(older, pages + 1) - 1);
        while (page < pages && requests < MostRequests)
            await NextAsync();
        return new(comments, page < pages ? page + 1 : null, null);
    }

    // The stream names all posts from the first to the newest, and the place is how many at its beginning are not read yet.
    private async Task<Result> PostsAsync(Visit visit, ThreadAddress address, FollowedPart topic, CancellationToken stop)
    {
        var comments = topic.Comments.ToList();
        var wanted = topic.Stream.Where(id => !topic.Held.Contains(id)).ToList();
        var (end, requests) = (wanted.Count, 1);
        var older = visit.Polling.Place is { } left ? Math.Min(left, wanted.Count) : 0;
        while (end > 0 && requests < MostRequests)
        {
            var from = Math.Max(0, end - address.PartLength);
            var part = await PartAsync(visit, address.Posts(wanted.GetRange(from, end - from)), stop);
            requests++;
            comments.AddRange(part.Comments);
            end = end > older && await AllKnownAsync(visit.Source, part, stop) ? older : from;
        }
        return new(comments, end > 0 ? end : null, topic.Title);
    }

    private async Task<FollowedPart> PartAsync(Visit visit, Uri address, CancellationToken stop)
    {
        // A visit of many parts can last longer than its lease.
        if (!await queue.RenewAsync(visit, stop))
            throw new Domain.Articles.UnreadableException("Another node has taken this visit over.");
        var page = await web.GetAsync(address, conditions: null, stop);
        return page.Trouble is { } trouble ? throw new Domain.Articles.UnreadableException($"A part of the thread did not come: {trouble}") : FollowedThread.Read(page.Body, page.ContentType, page.Address);
    }

    private async Task<bool> AllKnownAsync(Source source, FollowedPart part, CancellationToken stop)
    {
        if (part.Comments.Count == 0)
            return false;
        var ids = part.Comments.Select(comment => comment.Draft.ExternalId).ToList();
        await using var db = await contexts.CreateDbContextAsync(stop);
        var comments = db.Comments.Where(row => EF.Parameter(ids).Contains(row.ExternalId));
        comments = source.ArticleId is { } article ? comments.Where(row => row.ArticleId == article)
            : comments.Where(row => source.StoryId == Source.WholeDesk || row.StoryId == source.StoryId);
        return await comments.Select(row => row.ExternalId).Distinct().CountAsync(stop) == ids.Distinct().Count();
    }
}
