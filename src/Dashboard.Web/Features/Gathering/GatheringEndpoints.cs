using Dashboard.Web.Api;
using Dashboard.Web.Features.SignIn;

namespace Dashboard.Web.Features.Gathering;

/// <param name="Ids">Of the articles, at most 1000.</param>
/// <param name="To">Id or slug of the story where they go.</param>
/// <param name="NewTitle">Title of a new story that begins with them, instead of a story that is there.</param>
/// <param name="Preview">Only say what would move.</param>
public sealed record MoveArticlesRequest(IReadOnlyList<string>? Ids, string? To = null, string? NewTitle = null, bool Preview = false);

/// <param name="Into">Id or slug of the story that goes on.</param>
/// <param name="Preview">Only say what would move.</param>
public sealed record MergeRequest(string? Into, bool Preview = false);

/// <summary>What moves or has moved.</summary>
/// <param name="From">Id of the story that was left.</param>
/// <param name="To">Id of the story where it went; null for the preview of a new one.</param>
/// <param name="ToSlug">Its address.</param>
/// <param name="Undo">Story and row by which it is taken back (POST /events/{story}/{sequence}/undo); null for a preview.</param>
public sealed record GatheringResponse(string From, string? To, string? ToSlug, HaulFigures Moved, GatheringUndo? Undo)
{
    public static GatheringResponse Of(GatherStories.Result result) => new(
        result.From.Id, result.To?.Id, result.To?.Slug, result.Moved, result.Sent is { } sent ? new(sent.StoryId, sent.Version) : null);
}

public sealed record GatheringUndo(string Story, long Sequence);

internal static class GatheringEndpoints
{
    public static void MapGathering(this RouteGroupBuilder api)
    {
        api.MapPost("/stories/{story}/articles:move", async (string story, JsonBody<MoveArticlesRequest> body, CurrentActor who, GatherStories gather, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                var request = new GatherStories.MoveRequest(body.Value.Ids, body.Value.To, body.Value.NewTitle);
                return GatheringResponse.Of(body.Value.Preview ? await gather.LookAsync(actor, story, request, cancel) : await gather.MoveAsync(actor, story, request, cancel));
            })
            .Describe<GatheringResponse>(
                "Move articles to another story",
                "Or to a new one (newTitle), with their comments, notes and the contradictions that are wholly theirs. Those that are torn apart are closed and say so. It is remembered: no source puts the like of them back. 409 when somebody has moved one of them first.");

        api.MapPost("/stories/{story}/merge", async (string story, JsonBody<MergeRequest> body, IfMatch ifMatch, CurrentActor who, GatherStories gather, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                return GatheringResponse.Of(body.Value.Preview ? await gather.LookAtMergeAsync(actor, story, body.Value.Into, cancel) : await gather.MergeAsync(actor, story, body.Value.Into, ifMatch.Version, cancel));
            })
            .Describe<GatheringResponse>(
                "Merge a story into another",
                "Everything on it goes there; it stays as a signpost: its addresses lead to the other story, its own log and past can still be read under them (events, board?at=).");
    }
}
