using Dashboard.Data;
using Dashboard.Data.Pipeline;
using Dashboard.Domain.Articles;
using Dashboard.Domain.People;
using Dashboard.Domain.Stories;
using Dashboard.Web.Api;
using Dashboard.Web.Features.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Stories;

/// <summary>A story as programs see it.</summary>
/// <param name="Archived">Put away: no longer listed, kept whole.</param>
/// <param name="SecondPerson">A verdict on a contradiction counts only when a second person confirms it.</param>
/// <param name="WatchPages">The pages of its articles are looked at again, in case they change.</param>
/// <param name="LastActivity">When its log grew last.</param>
/// <param name="LastSequence">Of the newest row of its log.</param>
public sealed record StoryResponse(
    string Id, string Slug, string Title, string? Summary, IReadOnlyList<string> Keywords, DateTimeOffset CreatedAt, bool Archived, bool SecondPerson, bool WatchPages,
    StoryCounts Counts, DateTimeOffset LastActivity, long LastSequence, long Version)
{
    public static StoryResponse From(StorySummary summary) => new(
        summary.Story.Id, summary.Story.Slug, summary.Story.Title, summary.Story.Summary, summary.Story.Keywords, summary.Story.CreatedAt,
        summary.Story.Archived, summary.Story.SecondPerson, summary.Story.WatchPages, summary.Counts, summary.LastActivity, summary.Story.LastSequence, summary.Story.Version);
}

/// <summary>How far the program is with what it received.</summary>
/// <param name="Pending">Articles that are not analysed yet; 0 means that everything received is.</param>
/// <param name="Failed">Articles that could not be read.</param>
/// <param name="LastSequence">Of the newest row of the story's log.</param>
public sealed record StoryStatus(int Pending, int Failed, long LastSequence);

internal static class StoryEndpoints
{
    public static void MapStories(this RouteGroupBuilder api)
    {
        api.MapPost("/stories", async (JsonBody<CreateStory.Request> body, CurrentActor who, CreateStory create, StoryList list, CancellationToken cancel) =>
            {
                var story = await create.HandleAsync(await who.RequireAsync(), body.Value, cancel);
                return Answer.Created(StoryResponse.From(await list.OneAsync(story, cancel)), story.Version, $"/api/v1/stories/{story.Id}");
            })
            .Describe<StoryResponse>("Start a story", "With its four lanes. The slug is made from the title.", StatusCodes.Status201Created);

        api.MapGet("/stories", async (string? search, [AsParameters] PageQuery page, CurrentActor who, StoryList list, CancellationToken cancel) =>
            {
                var stories = await list.HandleAsync(await who.RequireAsync(), search, page.After, page.Size + 1, cancel);
                return page.Page([.. stories.Select(StoryResponse.From)], story => story.Id);
            })
            .Describe<ListResponse<StoryResponse>>("List stories", "Those that are not put away, newest first; search looks into titles.");

        api.MapGet("/stories/{story}", async (string story, CurrentActor who, StoryLookup lookup, StoryList list, CancellationToken cancel) =>
            {
                var found = await lookup.ReadableAsync(await who.RequireAsync(), story, cancel);
                return Answer.Of(StoryResponse.From(await list.OneAsync(found, cancel)), found.Version);
            })
            .Describe<StoryResponse>("Get a story", "By id or slug.");

        api.MapPatch("/stories/{story}", async (
                string story, JsonBody<EditStory.Request> body, IfMatch ifMatch, CurrentActor who, EditStory edit, StoryList list, CancellationToken cancel) =>
            {
                var changed = await edit.HandleAsync(await who.RequireAsync(), story, body.Value, ifMatch.Version, cancel);
                return Answer.Of(StoryResponse.From(await list.OneAsync(changed, cancel)), changed.Version);
            })
            .Describe<StoryResponse>("Change a story", "Title, summary, keywords, put it away and back (archived), ask for a second person behind every verdict (secondPerson), or leave the pages of its articles alone (watchPages false). Fields that are left out stay as they are.");

        api.MapDelete("/stories/{story}", async (string story, IfMatch ifMatch, CurrentActor who, EditStory edit, CancellationToken cancel) =>
            {
                await edit.HandleAsync(await who.RequireAsync(), story, new EditStory.Request(Archived: true), ifMatch.Version, cancel);
                return Results.NoContent();
            })
            .Describe("Put a story away", "It is no longer listed. Nothing is destroyed: its parts, its log and its address stay, and a PATCH with archived false brings it back.", StatusCodes.Status204NoContent);

        api.MapGet("/stories/{story}/status", async (string story, CurrentActor who, StoryLookup lookup, IDbContextFactory<DashboardDbContext> contexts, CancellationToken cancel) =>
            {
                var found = await lookup.ReadableAsync(await who.RequireAsync(), story, cancel);
                return await StatusAsync(contexts, found, cancel);
            })
            .Describe<StoryStatus>("Ask how far the analysis is", "pending 0 means that everything received is analysed.");
    }

    /// <summary>The story with this id or slug.</summary>
    /// <exception cref="Domain.NotFoundException">No such story.</exception>
    /// <exception cref="NotAllowedException">Not for this actor.</exception>
    public static async Task<Story> ReadableAsync(this StoryLookup lookup, Actor actor, string story, CancellationToken cancel)
    {
        actor.Require(Permission.Read);
        var found = await lookup.GetAsync(story, cancel);
        actor.Require(Permission.Read, found.Id);
        return found;
    }

    /// <summary>The same, for its log and its past: a story that was merged into another is found itself.</summary>
    /// <exception cref="Domain.NotFoundException">No such story.</exception>
    /// <exception cref="NotAllowedException">Not for this actor.</exception>
    public static async Task<Story> ItselfReadableAsync(this StoryLookup lookup, Actor actor, string story, CancellationToken cancel)
    {
        actor.Require(Permission.Read);
        var found = await lookup.ItselfAsync(story, cancel) ?? throw new Domain.NotFoundException("story", story);
        actor.Require(Permission.Read, found.Id);
        return found;
    }

    // Counts the queue and not the articles: a corrected article stays on the board as ready while it is compared again.
    private static async Task<StoryStatus> StatusAsync(IDbContextFactory<DashboardDbContext> contexts, Story story, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var pending = await db.Receipts.CountAsync(
            row => row.StoryId == story.Id && (row.State == ReceiptState.Waiting || row.State == ReceiptState.Working), cancel);
        var failed = await db.Articles.CountAsync(row => row.StoryId == story.Id && row.Status == ArticleStatus.Failed, cancel);
        var last = await db.Stories.Where(row => row.Id == story.Id).Select(row => row.LastSequence).SingleAsync(cancel);
        return new StoryStatus(pending, failed, last);
    }
}
