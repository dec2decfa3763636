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

    public async Task<Story> HandleAsync(Actor actor, Request request, CancellationToken cancel = default)
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
            var story = new Story
            {
                Id = Ids.New(),
                Slug = await FreeSlugAsync(Story.Slugify(title), cancel),
                Title = title,
                Summary = summary,
                Keywords = keywords,
                CreatedAt = time.GetUtcNow(),
            };
            try
            {
                return await log.CreateAsync(story, actor, write =>
                {
                    string? rank = null;
                    foreach (var (kind, name) in s_lanes)
                        write.Add(LogKinds.LaneAdded, new Lane { Id = Ids.New(), StoryId = story.Id, Kind = kind, Name = name, Rank = rank = Rank.Between(rank, null) });
                    return Task.FromResult(story);
                }, cancel);
            }
            catch (DbUpdateException) when (attempt < 5)
            {
            }
        }
    }

    private async Task<string> FreeSlugAsync(string slug, CancellationToken cancel)
    {
        var db = await contexts.CreateDbContextAsync(cancel);
        await using var dispose = db.ConfigureAwait(false);
        var taken = await db.Stories.Where(story => story.Slug.StartsWith(slug)).Select(story => story.Slug).ToHashSetAsync(cancel);
        return !taken.Contains(slug) ? slug : Enumerable.Range(2, taken.Count + 1).Select(number => $"{slug}-{number}").First(free => !taken.Contains(free));
    }
}
