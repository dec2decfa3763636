using Dashboard.Data;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.People;
using Dashboard.Web.Api;
using Dashboard.Web.Features.SignIn;

namespace Dashboard.Web.Features.Contradictions.Publishing;

public enum ReaderFormat { Markdown, Html, Text }

internal static class PublishEndpoints
{
    public static void MapPublishing(this RouteGroupBuilder api)
    {
        api.MapGet("/contradictions/{id}/claim-review", async (string id, HttpRequest request, CurrentActor who, Reading reading, CancellationToken cancel) =>
            {
                var from = await reading.ReadAsync(await who.RequireAsync(), id, request, cancel);
                return Results.Text(ClaimReview.Json(Released(from)), "application/ld+json");
            })
            .Describe("Get the ClaimReview", "The finding as schema.org ClaimReview in JSON-LD, ready to stand in a page. 409 until it is settled, for what was no contradiction, and while the agency of a side holds its item back (embargo, withheld, canceled).", StatusCodes.Status200OK)
            .Produces<object>(StatusCodes.Status200OK, "application/ld+json").ProducesProblemOf(StatusCodes.Status409Conflict);

        api.MapGet("/contradictions/{id}/brief", async (string id, string? format, HttpRequest request, CurrentActor who, Reading reading, CancellationToken cancel) =>
            {
                var from = await reading.ReadAsync(await who.RequireAsync(), id, request, cancel);
                return Answer(FormatOf(format), ReaderBrief.Of(Publishable(from)), () => Embed.Html(from));
            })
            .Describe("Get the brief for readers", "The question, the finding, who said what where, and what changed since it was published; every line cites its sources. format is markdown (the default), html (with its ClaimReview) or text. 409 until it is settled, and while the agency of a side holds its item back (embargo, withheld, canceled).", StatusCodes.Status200OK)
            .Produces<string>(StatusCodes.Status200OK, "text/markdown", "text/html", "text/plain").ProducesProblemOf(StatusCodes.Status409Conflict);

        api.MapGet("/contradictions/{id}/correction", async (string id, string? format, HttpRequest request, CurrentActor who, Reading reading, CancellationToken cancel) =>
            {
                var from = await reading.ReadAsync(await who.RequireAsync(), id, request, cancel);
                var note = CorrectionNote.Of(Publishable(from));
                return Answer(FormatOf(format), note, () => ReaderFormats.Html(note));
            })
            .Describe("Get the correction note", "What each report said and what holds instead, to stand under the reports that carried it. format as for the brief. 409 until it is settled, and while the agency of a side holds its item back (embargo, withheld, canceled).", StatusCodes.Status200OK)
            .Produces<string>(StatusCodes.Status200OK, "text/markdown", "text/html", "text/plain").ProducesProblemOf(StatusCodes.Status409Conflict);

        api.MapPost("/contradictions/{id}/publish", async (string id, OptionalJsonBody<PublishContradiction.Request> body, IfMatch ifMatch, CurrentActor who, PublishContradiction publish, ContradictionList list, CancellationToken cancel) =>
            {
                var row = await publish.HandleAsync(await who.RequireAsync(), id, body.Value, ifMatch.Version, cancel);
                return Api.Answer.Of(await list.OneAsync(row, cancel), row.Version);
            })
            .Describe<ContradictionResponse>("Publish a finding", "Marks a settled contradiction as given to readers; again after it changed. forReaders says why in words for readers (the reason of the resolution is never published), page is where it stands. The body may be left out. 409 until it is settled, and while the agency of a side holds its item back (embargo, withheld, canceled).");
    }

    // What was published once stays readable when it is opened again: it then says so.
    private static PublicRecord Publishable(PublicRecord from) => from.Finding is null && from.History.First is null ? throw ClaimReview.NotSettled(from.Contradiction) : Released(from);

    private static PublicRecord Released(PublicRecord from) => from.HeldBack.Count > 0 && from.History.First is null ? throw HeldBack.Refusal(from.HeldBack) : from;

    private static ReaderFormat FormatOf(string? format) => Query.Word<ReaderFormat>("format", format) ?? ReaderFormat.Markdown;

    private static IResult Answer(ReaderFormat format, ReaderDocument document, Func<string> html) => format switch
    {
        ReaderFormat.Html => Results.Text(html(), "text/html; charset=utf-8"),
        ReaderFormat.Text => Results.Text(ReaderFormats.Text(document), "text/plain; charset=utf-8"),
        _ => Results.Text(ReaderFormats.Markdown(document), "text/markdown; charset=utf-8"),
    };

    private static RouteHandlerBuilder ProducesProblemOf(this RouteHandlerBuilder endpoint, int status) =>
        endpoint.Produces<Problem>(status, "application/problem+json");

    /// <summary>Reads what is published of a contradiction, for somebody who may read it.</summary>
    internal sealed class Reading(StoryLookup lookup, PublicRecords records)
    {
        public async Task<PublicRecord> ReadAsync(Actor actor, string id, HttpRequest request, CancellationToken cancel)
        {
            actor.Require(Permission.Read);
            var row = await lookup.PartAsync<Contradiction>(id, cancel);
            actor.Require(Permission.Read, row.StoryId);
            return await records.ReadAsync(row, $"{request.Scheme}://{request.Host}{request.PathBase}/", cancel);
        }
    }
}
