using Dashboard.Data;
using Dashboard.Domain.People;
using Dashboard.Domain.Sources;
using Dashboard.Web.Api;
using Dashboard.Web.Features.Articles;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Features.Stories;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Sources;

/// <summary>A source as programs see it.</summary>
/// <param name="StoryId">Null for sources of the whole desk.</param>
/// <param name="Rule">Which items become articles by themselves: everything, or those with a story's keywords.</param>
/// <param name="Minutes">Between two visits, when the site asks for nothing longer.</param>
/// <param name="Health">new, good, failing, paused or gone.</param>
/// <param name="Error">Why the last visit failed, for a person.</param>
/// <param name="Advice">What to do about it.</param>
/// <param name="Remark">What was wrong with something that could be read all the same.</param>
/// <param name="AskedSeconds">Between two visits, as the site asks.</param>
/// <param name="Fetches">Visits altogether; <paramref name="Unchanged"/> of them were answered with "nothing changed" (304), <paramref name="Failed"/> failed.</param>
/// <param name="Items">Seen altogether.</param>
/// <param name="PerDay">New items a day since it was read first; null in its first day.</param>
/// <param name="ArticleId">The article to whose thread its comments go.</param>
/// <param name="Zone">Zone of times that state none; null for UTC.</param>
/// <param name="DayFirst">Which comes first in dates of figures; null when the other dates of the feed decide.</param>
/// <param name="SkipHours">Hours of the day (UTC) in which the feed asks to be left alone.</param>
/// <param name="SkipDays">Days (UTC) likewise.</param>
/// <param name="WatchPages">The pages of articles that it brings are looked at again, in case they change.</param>
public sealed record SourceResponse(
    string Id, string? StoryId, SourceKind Kind, string Address, string Title, SourceRule Rule, int Minutes, SourceState State, string AddedBy, DateTimeOffset AddedAt,
    Health Health, string? Error, string? Advice, string? Remark, string? Format, DateTimeOffset? LastTryAt, DateTimeOffset? LastSuccessAt, DateTimeOffset? LastNewAt, DateTimeOffset? NextAt,
    int? AskedSeconds, long Fetches, long Unchanged, long Failed, long Items, double? PerDay, string? ArticleId, string? Zone, bool? DayFirst, IReadOnlyList<int> SkipHours,
    IReadOnlyList<DayOfWeek> SkipDays, bool WatchPages, long Version)
{
    public static SourceResponse From(SourceView view)
    {
        var (source, books) = view;
        return new(
            source.Id, source.IsDesks ? null : source.StoryId, source.Kind, source.Address, source.Title, source.Rule, source.Minutes, source.State, source.AddedBy, source.AddedAt,
            SourceHealth.Of(view), books.LastError, SourceHealth.Advice(view), books.LastRemark, books.Format, books.LastTryAt, books.LastSuccessAt, books.LastNewAt,
            source.State == SourceState.Active ? books.NextAt : null, books.AskedSeconds, books.Fetches, books.Unchanged, books.Failed, books.Items,
            SourceHealth.PerDay(books), source.ArticleId, source.Zone, source.DayFirst, [.. Enumerable.Range(0, 24).Where(hour => (books.SkipHours >> hour & 1) == 1)],
            [.. Enum.GetValues<DayOfWeek>().Where(day => (books.SkipDays >> (int)day & 1) == 1)], source.WatchPages, source.Version);
    }
}

/// <summary>An item that waits for a story.</summary>
/// <param name="SourceTitles">Of all sources that brought it; the same piece in two of them waits once.</param>
/// <param name="Suggestions">Stories where it may belong, the likeliest first, with the strongest reasons.</param>
public sealed record WaitingResponse(string Id, string SourceId, string SourceTitle, IReadOnlyList<string> SourceTitles, string? Title, string? Url, string? Words, DateTimeOffset? PublishedAt, DateTimeOffset SeenAt, IReadOnlyList<StorySuggestion> Suggestions)
{
    public static WaitingResponse From(WaitingView view, IReadOnlyDictionary<string, IReadOnlyList<StorySuggestion>> suggestions) => new(
        view.Item.Id, view.Source.Id, view.Source.Title, view.SourceTitles, view.Item.Waiting?.Title, view.Item.Waiting?.Link, view.Item.Waiting?.Words, view.Item.Waiting?.Published, view.Item.SeenAt,
        suggestions.GetValueOrDefault(view.Item.Id) ?? []);
}

/// <param name="Address">With or without https://.</param>
public sealed record LookRequest(string? Address);

/// <param name="Story">Id or slug.</param>
public sealed record AssignRequest(string? Story);

internal static class SourceEndpoints
{
    public static void MapSources(this RouteGroupBuilder api)
    {
        api.MapGet("/sources", async (
                string? story, [AsParameters] PageQuery page, CurrentActor who, StoryLookup lookup, IDbContextFactory<DashboardDbContext> contexts, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                var storyId = string.IsNullOrEmpty(story) ? null : (await lookup.ReadableAsync(actor, story, cancel)).Id;
                return await ListAsync(contexts, actor, storyId, page, cancel);
            })
            .Describe<ListResponse<SourceResponse>>("List sources", "Those of a story, or all, in the order in which they were added, each with its health.");

        api.MapPost("/sources", async (JsonBody<FollowSource.Request> body, CurrentActor who, FollowSource follow, IDbContextFactory<DashboardDbContext> contexts, CancellationToken cancel) =>
            {
                var result = await follow.HandleAsync(await who.RequireAsync(), body.Value, cancel);
                var response = await OneAsync(contexts, result.Source.Id, cancel);
                return result.WasThere ? Answer.Of(response, response.Version) : Answer.Created(response, response.Version, $"/api/v1/sources/{response.Id}");
            })
            .Describe<SourceResponse>("Follow a source", "The address of a feed, a news sitemap or a thread of comments, for a story or for the whole desk (no story). Comments go to an article by its id, to the one at page, or to those whose pages they name. One that is there already is answered with 200.", StatusCodes.Status201Created)
            .Produces<SourceResponse>();

        api.MapGet("/sources/{id}", async (string id, CurrentActor who, IDbContextFactory<DashboardDbContext> contexts, CancellationToken cancel) =>
            {
                var source = await contexts.SourceAsync(await who.RequireAsync(), id, cancel);
                return Answer.Of(await OneAsync(contexts, id, cancel), source.Version);
            })
            .Describe<SourceResponse>("Get a source", "With how its visits go.");

        api.MapPatch("/sources/{id}", async (
                string id, JsonBody<ChangeSource.Request> body, IfMatch ifMatch, CurrentActor who, ChangeSource change, IDbContextFactory<DashboardDbContext> contexts, CancellationToken cancel) =>
            {
                var source = await change.HandleAsync(await who.RequireAsync(), id, body.Value, ifMatch.Version, cancel);
                return Answer.Of(await OneAsync(contexts, id, cancel), source.Version);
            })
            .Describe<SourceResponse>("Change a source", "Title, rule, minutes between visits, zone and order of dates, whether the pages of its articles are watched, or state: paused and active. Fields that are left out stay as they are.");

        api.MapDelete("/sources/{id}", async (string id, IfMatch ifMatch, CurrentActor who, ChangeSource change, CancellationToken cancel) =>
            {
                await change.RemoveAsync(await who.RequireAsync(), id, ifMatch.Version, cancel);
                return Results.NoContent();
            })
            .Describe("Stop following a source", "Articles that it brought stay.", StatusCodes.Status204NoContent);

        api.MapGet("/sources/{id}/history", async (string id, CurrentActor who, SourceHistory history, CancellationToken cancel) =>
                new ListResponse<SourceChange>(await history.ListAsync(await who.RequireAsync(), id, cancel), null))
            .Describe<ListResponse<SourceChange>>("List the changes of a source", "Who added, paused and changed it; the newest first, at most 50.");

        api.MapPost("/sources/{id}/visit", async (string id, CurrentActor who, ChangeSource change, IDbContextFactory<DashboardDbContext> contexts, CancellationToken cancel) =>
            {
                var source = await change.VisitAsync(await who.RequireAsync(), id, cancel);
                return Answer.Of(await OneAsync(contexts, id, cancel), source.Version);
            })
            .Describe<SourceResponse>("Visit a source now", "It is asked as soon as its site is free; lastTryAt tells when that was.");

        api.MapPost("/sources:look", async (JsonBody<LookRequest> body, CurrentActor who, LookAtAddress look, CancellationToken cancel) =>
                await look.HandleAsync(await who.RequireAsync(), body.Value.Address, cancel))
            .Describe<LookResult>("Ask what an address is", "A feed, a page with its feeds, a list of feeds, or nothing that can be followed; in words, with candidates. Nothing is stored.");

        api.MapPost("/sources:import", async (string? story, ListBody body, CurrentActor who, ListSources lists, CancellationToken cancel) =>
                await lists.ImportAsync(await who.RequireAsync(), body.Bytes, story, cancel: cancel))
            .Describe<ListSources.Result>("Follow a list of feeds", "OPML, for a story or for the whole desk. None is fetched at once; what is not taken is said in words.")
            .Accepts<string>(ListBody.Types[0], [.. ListBody.Types.Skip(1)]);

        api.MapGet("/sources.opml", async (string? story, CurrentActor who, ListSources lists, CancellationToken cancel) =>
                Results.File(await lists.ExportAsync(await who.RequireAsync(), story, cancel), "text/x-opml; charset=utf-8", "sources.opml"))
            .Describe("Get what is followed as a list", "OPML; the folders are the stories.", StatusCodes.Status200OK);

        api.MapGet("/source-items", async (string? story, [AsParameters] PageQuery page, CurrentActor who, StoryLookup lookup, WaitingItems waiting, StorySuggestions suggestions, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                var storyId = string.IsNullOrEmpty(story) ? null : (await lookup.ReadableAsync(actor, story, cancel)).Id;
                var items = await waiting.ListAsync(actor, storyId, page.After, page.Size + 1, cancel);
                var places = await suggestions.ForAsync(actor, items, cancel);
                return page.Page([.. items.Select(item => WaitingResponse.From(item, places))], item => item.Id);
            })
            .Describe<ListResponse<WaitingResponse>>("List items that wait for a story", "What sources brought that has no story's keywords; the newest first, each with the stories where it may belong and why.");

        api.MapPost("/source-items/{id}/story", async (string id, JsonBody<AssignRequest> body, CurrentActor who, WaitingItems waiting, CancellationToken cancel) =>
            {
                var story = body.Value.Story is { Length: > 0 } given ? given : throw new InvalidRequestException("story", "must name a story by its id or slug.");
                var article = await waiting.AssignAsync(await who.RequireAsync(), id, story, cancel);
                return Answer.Created(ArticleResponse.From(article), article.Version, $"/api/v1/articles/{article.Id}");
            })
            .Describe<ArticleResponse>("Put a waiting item on a story", "Its article is received there.", StatusCodes.Status201Created);

        api.MapDelete("/source-items/{id}", async (string id, CurrentActor who, WaitingItems waiting, CancellationToken cancel) =>
            {
                await waiting.LeaveOutAsync(await who.RequireAsync(), id, cancel);
                return Results.NoContent();
            })
            .Describe("Leave a waiting item out", "It belongs to no story, and does not come back.", StatusCodes.Status204NoContent);
    }

    private static async Task<SourceResponse> OneAsync(IDbContextFactory<DashboardDbContext> contexts, string id, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return SourceResponse.From(await db.Sources.AsNoTracking().Where(row => row.Id == id)
            .Join(db.SourcePollings.AsNoTracking(), row => row.Id, books => books.SourceId, (row, books) => new SourceView(row, books)).SingleAsync(cancel));
    }

    private static async Task<ListResponse<SourceResponse>> ListAsync(
        IDbContextFactory<DashboardDbContext> contexts, Actor actor, string? storyId, PageQuery page, CancellationToken cancel)
    {
        actor.Require(Permission.Read);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var sources = db.Sources.AsNoTracking();
        if (storyId is not null)
            sources = sources.Where(row => row.StoryId == storyId);
        else if (actor.OnlyStories is { } only)
            sources = sources.Where(row => row.StoryId == Source.WholeDesk || only.Contains(row.StoryId));
        if (page.After is { } after)
            sources = sources.Where(row => string.Compare(row.Id, after) > 0);
        var views = await sources.OrderBy(row => row.Id).Take(page.Size + 1)
            .Join(db.SourcePollings.AsNoTracking(), row => row.Id, books => books.SourceId, (row, books) => new SourceView(row, books)).ToListAsync(cancel);
        return page.Page([.. views.OrderBy(view => view.Source.Id, StringComparer.Ordinal).Select(SourceResponse.From)], source => source.Id);
    }
}
