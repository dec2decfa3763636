using System.Globalization;
using Dashboard.Data;
using Dashboard.Realtime;
using Dashboard.Realtime.Hub;
using Dashboard.Web.Api;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Features.Stories;

namespace Dashboard.Web.Features.Log;

internal static class LogEndpoints
{
    public static void MapLog(this RouteGroupBuilder api)
    {
        api.MapGet("/stories/{story}/events", async (
                string story, [AsParameters] PageQuery page, CurrentActor who, StoryLookup lookup, StoryFeed feed, CancellationToken cancel) =>
            {
                var found = await lookup.ItselfReadableAsync(await who.RequireAsync(), story, cancel);
                var after = page.After is null ? 0 : Query.Number("after", page.After, 0);
                var rows = await feed.ReadAsync(found.Id, after, page.Size + 1, cancel);
                return page.Page([.. rows.Select(StoryEvent.From)], row => row.Sequence.ToString(CultureInfo.InvariantCulture));
            })
            .Describe<ListResponse<StoryEvent>>("Read the log of a story", "What happened after a sequence (after), oldest first. Sequences start at 1 and have no holes; hash covers the row and the one before it.");

        api.MapPost("/events/{story}/{sequence:long}/undo", async (
                string story, long sequence, CurrentActor who, StoryLookup lookup, UndoEvent undo, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                var found = await lookup.ItselfReadableAsync(actor, story, cancel);
                return StoryEvent.From(await undo.HandleAsync(actor, found.Id, sequence, cancel));
            })
            .Describe<StoryEvent>("Take a change back", "Answers with the new row. 409 with who acted since, when somebody changed the same thing afterwards.");
    }
}
