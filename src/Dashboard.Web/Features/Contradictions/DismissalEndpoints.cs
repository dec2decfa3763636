using Dashboard.Data;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;
using Dashboard.Web.Api;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Features.Stories;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Contradictions;

/// <summary>What a story remembers as dismissed.</summary>
/// <param name="ContradictionId">The contradiction that was dismissed.</param>
/// <param name="Title">Its question.</param>
/// <param name="Why">The kind of mistake.</param>
/// <param name="Sentences">The sentences that do not conflict.</param>
/// <param name="Silenced">What was found since and not flagged because of it.</param>
public sealed record DismissalResponse(
    string Id, string StoryId, string ContradictionId, string Title, ContradictionKind Kind, Rule Rule, DismissalReason Why, string Reason,
    IReadOnlyList<StatementAnchor> Sentences, IReadOnlyList<Silenced> Silenced, PersonResponse By, DateTimeOffset At, long Version)
{
    public static DismissalResponse From(Dismissal row, string? title) => new(
        row.Id, row.StoryId, row.ContradictionId, title ?? row.Topic, row.Kind, row.Rule, row.Why, row.Text,
        [.. row.Sentences.Select(sentence => sentence.At)], row.Silenced, new PersonResponse(row.ById, row.ByName), row.At, row.Version);
}

/// <summary>A person joined two statements of the matrix or split them.</summary>
public sealed record ClaimChoiceResponse(string Id, string StoryId, StatementAnchor A, StatementAnchor B, ClaimLinkKind Kind, PersonResponse By, DateTimeOffset At, long Version)
{
    public static ClaimChoiceResponse From(ClaimChoice row) => new(
        row.Id, row.StoryId, row.A, row.B, row.Kind, new PersonResponse(row.ById, row.ByName), row.At, row.Version);
}

/// <summary>What people decided that the analysis has to keep to: dismissals, and claims joined and split.</summary>
internal static class DismissalEndpoints
{
    public static void MapDismissals(this RouteGroupBuilder api)
    {
        api.MapGet("/stories/{story}/dismissals", async (
                string story, [AsParameters] PageQuery page, CurrentActor who, StoryLookup lookup, IDbContextFactory<DashboardDbContext> contexts, CancellationToken cancel) =>
            {
                var found = await lookup.ReadableAsync(await who.RequireAsync(), story, cancel);
                await using var db = await contexts.CreateDbContextAsync(cancel);
                var rows = await db.Dismissals.AsNoTracking()
                    .Where(row => row.StoryId == found.Id && (page.After == null || string.Compare(row.Id, page.After) > 0))
                    .OrderBy(row => row.Id).Take(page.Size + 1)
                    .Select(row => new { row, title = db.Contradictions.Where(other => other.Id == row.ContradictionId).Select(other => other.Title).FirstOrDefault() })
                    .ToListAsync(cancel);
                return page.Page(rows.ConvertAll(pair => DismissalResponse.From(pair.row, pair.title)), row => row.Id);
            })
            .Describe<ListResponse<DismissalResponse>>("List dismissals", "What was dismissed on the story and does not come back, with what was kept silent because of it.");

        api.MapDelete("/dismissals/{id}", async (string id, IfMatch ifMatch, CurrentActor who, LiftDismissal lift, CancellationToken cancel) =>
            {
                await lift.HandleAsync(await who.RequireAsync(), id, ifMatch.Version, cancel);
                return Results.NoContent();
            })
            .Describe("Lift a dismissal", "The contradiction is open again, and what was kept silent because of it is flagged.", StatusCodes.Status204NoContent);
    }

    public static void MapClaimChoices(this RouteGroupBuilder api)
    {
        api.MapGet("/stories/{story}/claims:choices", async (
                string story, [AsParameters] PageQuery page, CurrentActor who, StoryLookup lookup, IDbContextFactory<DashboardDbContext> contexts, CancellationToken cancel) =>
            {
                var found = await lookup.ReadableAsync(await who.RequireAsync(), story, cancel);
                await using var db = await contexts.CreateDbContextAsync(cancel);
                var rows = await db.ClaimChoices.AsNoTracking()
                    .Where(row => row.StoryId == found.Id && (page.After == null || string.Compare(row.Id, page.After) > 0))
                    .OrderBy(row => row.Id).Take(page.Size + 1).ToListAsync(cancel);
                return page.Page(rows.ConvertAll(ClaimChoiceResponse.From), row => row.Id);
            })
            .Describe<ListResponse<ClaimChoiceResponse>>("List what people joined and split", "Over all statements of the matrix, oldest first.");

        MapLink(api, "join", ClaimLinkKind.Together, "Join two statements", "They are about the same thing and stay in one row of the matrix, whatever the analysis thinks.");
        MapLink(api, "split", ClaimLinkKind.Apart, "Split two statements", "They are about different things and stay in different rows of the matrix, whatever the analysis thinks.");

        api.MapDelete("/claim-choices/{id}", async (string id, IfMatch ifMatch, CurrentActor who, LinkClaims link, CancellationToken cancel) =>
            {
                await link.ReleaseAsync(await who.RequireAsync(), id, ifMatch.Version, cancel);
                return Results.NoContent();
            })
            .Describe("Release two statements", "The analysis groups them as it thinks right again.", StatusCodes.Status204NoContent);
    }

    private static void MapLink(RouteGroupBuilder api, string verb, ClaimLinkKind kind, string summary, string description) =>
        api.MapPost($"/stories/{{story}}/claims:{verb}", async (
                string story, JsonBody<LinkClaims.Request> body, CurrentActor who, StoryLookup lookup, LinkClaims link, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                var found = await lookup.ReadableAsync(actor, story, cancel);
                var choice = await link.HandleAsync(actor, found.Id, body.Value, kind, cancel);
                return Answer.Of(ClaimChoiceResponse.From(choice), choice.Version);
            })
            .Describe<ClaimChoiceResponse>(summary, description);
}
