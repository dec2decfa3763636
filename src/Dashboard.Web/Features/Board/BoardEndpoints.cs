using System.Globalization;
using Dashboard.Data;
using Dashboard.Realtime;
using Dashboard.Web.Api;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Features.Stories;

namespace Dashboard.Web.Features.Board;

/// <param name="Labels">All labels that the card shall have.</param>
/// <param name="Assignee">Id of a person; an empty text takes the card away from whoever has it.</param>
public sealed record CardPatch(IReadOnlyList<string>? Labels = null, string? Assignee = null);

public sealed record LaneRequest(string? Name);

public sealed record NotePatch(string? Text);

internal static class BoardEndpoints
{
    public static void MapBoard(this RouteGroupBuilder api)
    {
        api.MapGet("/stories/{story}/board", async (string story, string? at, CurrentActor who, StoryLookup lookup, StoryFeed feed, TimeProvider time, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                // The past of a story that was merged into another is its own.
                var found = at is null ? await lookup.ReadableAsync(actor, story, cancel) : await lookup.ItselfReadableAsync(actor, story, cancel);
                var board = await AtAsync(feed, found.Id, at, cancel);
                return BoardResponse.From(board, at is null ? time.GetUtcNow() : board.At);
            })
            .Describe<BoardResponse>("Get a board", "As it is, or as it was at a time or after a row of the log (at).");

        MapCards(api);
        MapNotes(api);
        MapLanes(api);
    }

    private static Task<BoardState> AtAsync(StoryFeed feed, string storyId, string? at, CancellationToken cancel)
    {
        if (at is null)
            return feed.GetAsync(storyId, cancel);
        if (long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
            return feed.RewindAsync(storyId, row => row.Sequence <= sequence, cancel);
        return ApiJson.TryTime(at, out var time)
            ? feed.RewindAsync(storyId, row => row.At <= time, cancel)
            : throw Query.Wrong("at", "must be a time like 2026-11-22T14:05:00Z or a sequence of the log.");
    }

    private static void MapCards(RouteGroupBuilder api)
    {
        api.MapPost("/cards/{id}/move", async (string id, JsonBody<MoveCard.Request> body, IfMatch ifMatch, CurrentActor who, MoveCard move, CancellationToken cancel) =>
            {
                var card = await move.HandleAsync(await who.RequireAsync(), id, body.Value, ifMatch.Version, cancel);
                return Answer.Of(CardResponse.From(card), card.Version);
            })
            .Describe<CardResponse>("Move a card", "To a lane, above another card (before) or to the lane's end.");

        api.MapPatch("/cards/{id}", async (string id, JsonBody<CardPatch> body, IfMatch ifMatch, CurrentActor who, EditCard edit, CancellationToken cancel) =>
            {
                var card = await edit.HandleAsync(await who.RequireAsync(), id, new EditCard.Request(body.Value.Labels, body.Value.Assignee), ifMatch.Version, cancel);
                return Answer.Of(CardResponse.From(card), card.Version);
            })
            .Describe<CardResponse>("Label a card or give it to somebody", "Fields that are left out stay as they are.");
    }

    private static void MapNotes(RouteGroupBuilder api)
    {
        api.MapPost("/stories/{story}/notes", async (
                string story, JsonBody<WriteNote.Request> body, CurrentActor who, StoryLookup lookup, WriteNote write, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                var found = await lookup.ReadableAsync(actor, story, cancel);
                var note = await write.AddAsync(actor, found.Id, body.Value, cancel);
                return Answer.Created(NoteResponse.From(note), note.Version, $"/api/v1/notes/{note.Id}");
            })
            .Describe<NoteResponse>("Write a note", "On the board itself, or on an article or contradiction (target, targetId). It becomes a card.", StatusCodes.Status201Created);

        api.MapGet("/notes/{id}", async (string id, CurrentActor who, StoryLookup lookup, PrivateNotes secret, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                var note = await secret.FindAsync(actor, id, cancel) ?? await lookup.PartAsync<Domain.Boards.Note>(id, cancel);
                actor.Require(Domain.People.Permission.Read, note.StoryId);
                return Answer.Of(NoteResponse.From(note), note.Version);
            })
            .Describe<NoteResponse>("Get a note", "With its version.");

        api.MapPatch("/notes/{id}", async (string id, JsonBody<NotePatch> body, IfMatch ifMatch, CurrentActor who, WriteNote write, CancellationToken cancel) =>
            {
                var note = await write.EditAsync(await who.RequireAsync(), id, body.Value.Text, ifMatch.Version, cancel);
                return Answer.Of(NoteResponse.From(note), note.Version);
            })
            .Describe<NoteResponse>("Change a note", "Its author, or an editor.");

        api.MapDelete("/notes/{id}", async (string id, CurrentActor who, WriteNote write, CancellationToken cancel) =>
            {
                await write.RemoveAsync(await who.RequireAsync(), id, cancel);
                return Results.NoContent();
            })
            .Describe("Take a note off the board", "The log keeps it, and undo brings it back.", StatusCodes.Status204NoContent);
    }

    private static void MapLanes(RouteGroupBuilder api)
    {
        api.MapPost("/stories/{story}/lanes", async (
                string story, JsonBody<LaneRequest> body, CurrentActor who, StoryLookup lookup, ChangeLanes lanes, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                var found = await lookup.ReadableAsync(actor, story, cancel);
                var lane = await lanes.AddAsync(actor, found.Id, body.Value.Name, cancel);
                return Answer.Created(LaneResponse.From(lane), lane.Version, $"/api/v1/lanes/{lane.Id}");
            })
            .Describe<LaneResponse>("Add a lane", "At the end of the board.", StatusCodes.Status201Created);

        api.MapPatch("/lanes/{id}", async (string id, JsonBody<LaneRequest> body, IfMatch ifMatch, CurrentActor who, ChangeLanes lanes, CancellationToken cancel) =>
            {
                var lane = await lanes.RenameAsync(await who.RequireAsync(), id, body.Value.Name, ifMatch.Version, cancel);
                return Answer.Of(LaneResponse.From(lane), lane.Version);
            })
            .Describe<LaneResponse>("Rename a lane", "Any lane of the board.");

        api.MapDelete("/lanes/{id}", async (string id, CurrentActor who, ChangeLanes lanes, CancellationToken cancel) =>
            {
                await lanes.RemoveAsync(await who.RequireAsync(), id, cancel);
                return Results.NoContent();
            })
            .Describe("Remove a lane of the team", "Its cards go to the lane of their kind.", StatusCodes.Status204NoContent);
    }
}
