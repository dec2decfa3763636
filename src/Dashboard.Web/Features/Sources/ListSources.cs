using Dashboard.Data;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.People;
using Dashboard.Domain.Sources;
using Dashboard.Ingest.Feeds;
using Dashboard.Ingest.Threads;
using Microsoft.EntityFrameworkCore;
using SourceKind = Dashboard.Domain.Sources.SourceKind;

namespace Dashboard.Web.Features.Sources;

/// <summary>Lists of feeds in and out (OPML).</summary>
public sealed class ListSources(FollowSource follow, StoryLookup stories, IDbContextFactory<DashboardDbContext> contexts, TimeProvider time)
{
    /// <param name="Present">Those that were followed already.</param>
    /// <param name="Faults">What was not taken, and why.</param>
    public sealed record Result(int Added, int Present, IReadOnlyList<string> Faults);

    /// <summary>Follows every feed of a list. None is fetched now: how each does is seen after its first visit.</summary>
    /// <exception cref="UnreadableException">It is no list.</exception>
    public Task<Result> ImportAsync(Actor actor, byte[] bytes, string? story, SourceRule? rule = null, CancellationToken cancel = default)
    {
        actor.Require(Permission.ManageSources);
        return FollowAsync(actor, OpmlFile.Read(bytes, null), story, rule, cancel);
    }

    /// <summary>Follows feeds that were listed.</summary>
    public async Task<Result> FollowAsync(Actor actor, OpmlReading list, string? story, SourceRule? rule = null, CancellationToken cancel = default)
    {
        actor.Require(Permission.ManageSources);
        var (added, present, faults) = (0, 0, list.Faults.ToList());
        foreach (var feed in list.Sources)
        {
            try
            {
                if ((await follow.HandleAsync(actor, new(feed.Feed.AbsoluteUri, story, feed.Title, rule), cancel)).WasThere)
                    present++;
                else
                    added++;
            }
            catch (RuleBrokenException broken)
            {
                faults.Add($"{feed.Title}: {broken.Message}");
            }
        }
        return new(added, present, faults);
    }

    /// <summary>What is followed, as a list; folders are the stories.</summary>
    public async Task<byte[]> ExportAsync(Actor actor, string? story, CancellationToken cancel = default)
    {
        actor.Require(Permission.Read);
        var storyId = string.IsNullOrEmpty(story) ? null : (await stories.GetAsync(story, cancel)).Id;
        if (storyId is not null)
            actor.Require(Permission.Read, storyId);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var sources = await db.Sources.AsNoTracking().Where(row => storyId == null || row.StoryId == storyId).OrderBy(row => row.StoryId).ThenBy(row => row.Title).ToListAsync(cancel);
        var titles = await db.Stories.ToDictionaryAsync(row => row.Id, row => row.Title, cancel);
        return OpmlFile.Write("Sources of the newsroom", time.GetUtcNow(), sources.Where(source => actor.MaySee(source) && IsFeed(source)).Select(source =>
            new OpmlSource(source.Title, new Uri(source.Address), null, titles.TryGetValue(source.StoryId, out var folder) ? [folder] : [])));
    }

    // A thread that its system gives out in parts is no feed that another program could read.
    private static bool IsFeed(Source source) => source.Kind != SourceKind.Comments || ThreadAddress.Of(new Uri(source.Address)) is null;
}
