using Dashboard.Data.Sources;
using Dashboard.Domain.Sources;
using Dashboard.Domain.Stories;
using Dashboard.Web.Features.Sources;
using Dashboard.Web.Sources;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Sources;

/// <summary>A newsroom that may fetch from this machine, visited step by step instead of by the hosted poller.</summary>
internal static class Desk
{
    public static readonly Dictionary<string, string?> Loopback = new() { ["Fetch:AllowLoopback"] = "true", ["Fetch:TotalTime"] = "00:00:02", ["Fetch:IdleTime"] = "00:00:02" };

    public static async Task<Source> FollowAsync(this Newsroom newsroom, string address, Story? story = null, SourceRule? rule = null) =>
        (await newsroom.Get<FollowSource>().HandleAsync(Newsroom.Editor, new(address, story?.Id, "Valley Courier", rule))).Source;

    /// <summary>Visits every source that is due, once.</summary>
    /// <returns>How many were.</returns>
    public static async Task<int> VisitAsync(this Newsroom newsroom)
    {
        var visits = await newsroom.Get<PollQueue>().TakeAsync(50, default);
        foreach (var visit in visits)
            await newsroom.Get<PollQueue>().FinishAsync([await newsroom.Get<SourceVisitor>().VisitAsync(visit, default)], default);
        return visits.Count;
    }

    public static async Task<SourcePolling> BooksAsync(this Newsroom newsroom, Source source)
    {
        await using var db = newsroom.Open();
        return await db.SourcePollings.AsNoTracking().SingleAsync(row => row.SourceId == source.Id);
    }

    public static async Task<Source> NowAsync(this Newsroom newsroom, Source source)
    {
        await using var db = newsroom.Open();
        return await db.Sources.AsNoTracking().SingleAsync(row => row.Id == source.Id);
    }

    public static async Task<List<string?>> TitlesAsync(this Newsroom newsroom, Story story)
    {
        await using var db = newsroom.Open();
        return await db.Articles.Where(row => row.StoryId == story.Id).OrderBy(row => row.Id).Select(row => row.Title).ToListAsync();
    }
}
