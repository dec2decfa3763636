using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Stories;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Stories;

/// <summary>Starts a story with its four lanes.</summary>
public sealed class CreateStory(StoryLog log, IDbContextFactory<DashboardDbContext> contexts, TimeProvider time)
{
    public sealed record Request(string? Title, string? Summary = null, IReadOnlyList<string>? Keywords = null);

    private static readonly (LaneKind Kind, string Name)[] s_lanes =
    [
        (LaneKind.Articles, "Articles"), (LaneKind.Contradictions, "Contradictions"), (LaneKind.Moderation, "Moderation"), (LaneKind.Notes, "Notes"),
    ];

    public Task<Story> HandleAsync(Actor actor, Request request, CancellationToken cancel = default) =>
        StartAsync(actor, request, story => log.CreateAsync(story, actor, write =>
        {
            AddLanes(write);
            return Task.FromResult(story);
        }, cancel), cancel);

    /// <summary>Starts a story in the transaction of a change that brings something onto it from another story.</summary>
    internal Task<T> BesideAsync<T>(Actor actor, string otherId, Request request, Func<StoryWrite, StoryWrite, Task<T>> change, CancellationToken cancel) =>
        StartAsync(actor, request, story => log.WriteBothAsync(otherId, story, actor, async (other, write) =>
        {
            AddLanes(write);
            return await change(other, write);
        }, cancel), cancel);

    private async Task<T> StartAsync<T>(Actor actor, Request request, Func<Story, Task<T>> start, CancellationToken cancel)
    {
        actor.Require(Permission.AddArticles);
        if (actor.OnlyStories is not null)
            throw new NotAllowedException(actor, Permission.AddArticles);
        var title = Text.Required(request.Title, Story.MaxTitleLength, "The title");
        var summary = Text.Optional(request.Summary, 2000, "The summary");
        var keywords = EditStory.Keywords(request.Keywords);
        // Two people may choose the same title at the same moment: the second then gets the next free address.
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await start(new Story
                {
                    Id = Ids.New(),
                    Slug = await FreeSlugAsync(Story.Slugify(title), cancel),
                    Title = title,
                    Summary = summary,
                    Keywords = keywords,
                    CreatedAt = time.GetUtcNow(),
                });
            }
            catch (DbUpdateException) when (attempt < 5)
            {
            }
        }
    }

    private static void AddLanes(StoryWrite write)
    {
        string? rank = null;
        foreach (var (kind, name) in s_lanes)
            write.Add(LogKinds.LaneAdded, new Lane { Id = Ids.New(), StoryId = write.Story.Id, Kind = kind, Name = name, Rank = rank = Rank.Between(rank, null) });
    }

    private async Task<string> FreeSlugAsync(string slug, CancellationToken cancel)
    {
        var db = await contexts.CreateDbContextAsync(cancel);
        await using var dispose = db.ConfigureAwait(false);
        var taken = await db.Stories.Where(story => story.Slug.StartsWith(slug)).Select(story => story.Slug).ToHashSetAsync(cancel);
        return !taken.Contains(slug) ? slug : Enumerable.Range(2, taken.Count + 1).Select(number => $"{slug}-{number}").First(free => !taken.Contains(free));
    }
}
