using Dashboard.Data.Moderation;
using Dashboard.Web.Api;
using Dashboard.Web.Features.SignIn;

namespace Dashboard.Web.Features.DecisionOutlets;

/// <summary>A comment system that is told what the desk decides. Its secret is never shown.</summary>
/// <param name="LastFault">Why the last decision did not arrive; null when it did.</param>
/// <param name="LastAt">When something was sent last.</param>
/// <param name="Waiting">Comments with a decision that has not arrived.</param>
public sealed record DecisionOutletResponse(string Id, CommentSystem System, string Name, string Address, bool Paused, string? LastFault, DateTimeOffset? LastAt, int Waiting, long Version)
{
    public static DecisionOutletResponse From(OutletState state) => new(
        state.Outlet.Id, state.Outlet.System, state.Outlet.Name, state.Outlet.Address, state.Outlet.Paused, state.Outlet.LastFault, state.Outlet.LastAt, state.Waiting, state.Outlet.Version);
}

internal static class DecisionOutletEndpoints
{
    public static void MapDecisionOutlets(this RouteGroupBuilder api)
    {
        api.MapGet("/decision-outlets", async (CurrentActor who, ManageDecisionOutlets outlets, CancellationToken cancel) =>
                new ListResponse<DecisionOutletResponse>([.. (await outlets.ListAsync(await who.RequireAsync(), cancel)).Select(DecisionOutletResponse.From)], null))
            .Describe<ListResponse<DecisionOutletResponse>>("List outlets of decisions", "Comment systems that are told what the desk decides, with what waits for them. For admins.");

        api.MapPost("/decision-outlets", async (JsonBody<ManageDecisionOutlets.Request> body, CurrentActor who, ManageDecisionOutlets outlets, CancellationToken cancel) =>
            {
                var outlet = await outlets.AddAsync(await who.RequireAsync(), body.Value, cancel);
                return Answer.Created(DecisionOutletResponse.From(new(outlet, 0)), outlet.Version, $"/api/v1/decision-outlets/{outlet.Id}");
            })
            .Describe<DecisionOutletResponse>("Add an outlet of decisions", "From now on each decision about a comment under an article of this address goes there: WordPress by its REST interface (secret: user and application password, a colon between), Coral by GraphQL (secret: a token). For admins.", StatusCodes.Status201Created);

        api.MapGet("/decision-outlets/{id}", async (string id, CurrentActor who, ManageDecisionOutlets outlets, CancellationToken cancel) =>
            {
                var state = await outlets.GetAsync(await who.RequireAsync(), id, cancel);
                return Answer.Of(DecisionOutletResponse.From(state), state.Outlet.Version);
            })
            .Describe<DecisionOutletResponse>("Get an outlet of decisions", "Whether it is paused, what went wrong last, how many comments wait. For admins.");

        api.MapPatch("/decision-outlets/{id}", async (string id, JsonBody<ManageDecisionOutlets.Request> body, IfMatch ifMatch, CurrentActor who, ManageDecisionOutlets outlets, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                await outlets.ChangeAsync(actor, id, body.Value, ifMatch.Version, cancel);
                var state = await outlets.GetAsync(actor, id, cancel);
                return Answer.Of(DecisionOutletResponse.From(state), state.Outlet.Version);
            })
            .Describe<DecisionOutletResponse>("Change, pause or resume an outlet of decisions", "What is left out stays. Another site wants its secret written again. What is decided while it is paused waits and goes when it is resumed. For admins.");

        api.MapDelete("/decision-outlets/{id}", async (string id, CurrentActor who, ManageDecisionOutlets outlets, CancellationToken cancel) =>
            {
                await outlets.RemoveAsync(await who.RequireAsync(), id, cancel);
                return Results.NoContent();
            })
            .Describe("Remove an outlet of decisions", "What waits for it is forgotten. For admins.", StatusCodes.Status204NoContent);

        api.MapPost("/decision-outlets/{id}/test", async (string id, CurrentActor who, ManageDecisionOutlets outlets, CancellationToken cancel) => await outlets.TestAsync(await who.RequireAsync(), id, cancel))
            .Describe<OutletTest>("Test an outlet of decisions", "Asks the system who we are there and whether we may moderate; nothing is changed over there. For admins.");
    }
}
