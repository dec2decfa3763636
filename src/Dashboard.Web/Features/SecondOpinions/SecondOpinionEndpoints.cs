using Dashboard.Data;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.People;
using Dashboard.Web.Api;
using Dashboard.Web.Features.Contradictions;
using Dashboard.Web.Features.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.SecondOpinions;

/// <summary>What a language model said about a contradiction.</summary>
/// <param name="Verdict">dropped: it answered, but quoted what does not stand in the texts or gave no proper answer; reason then says why.</param>
/// <param name="Quotes">Each text is exactly the article's from start to end.</param>
/// <param name="Cost">In the currency of the configured prices.</param>
public sealed record SecondOpinionResponse(
    string Id, string StoryId, string ContradictionId, OpinionVerdict Verdict, string Reason, IReadOnlyList<OpinionQuote> Quotes, string Model, int TokensIn, int TokensOut,
    double Cost, PersonResponse AskedBy, DateTimeOffset At, long Version)
{
    public static SecondOpinionResponse From(SecondOpinion row) => new(
        row.Id, row.StoryId, row.ContradictionId, row.Verdict, row.Reason, row.Quotes, row.Model, row.TokensIn, row.TokensOut, row.Cost,
        new PersonResponse(row.AskedById, row.AskedByName), row.At, row.Version);
}

/// <param name="Items">Oldest first.</param>
/// <param name="Today">What asking has cost since midnight UTC, over all stories.</param>
/// <param name="Story">What it has cost for this story.</param>
public sealed record SecondOpinionsResponse(IReadOnlyList<SecondOpinionResponse> Items, OpinionCosts Today, OpinionCosts Story);

internal static class SecondOpinionEndpoints
{
    public static void MapSecondOpinions(this RouteGroupBuilder api)
    {
        api.MapGet("/contradictions/{id}/second-opinions", async (
                string id, CurrentActor who, StoryLookup lookup, OpinionBudget budget, IDbContextFactory<DashboardDbContext> contexts, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                actor.Require(Permission.Read);
                var contradiction = await lookup.PartAsync<Contradiction>(id, cancel);
                actor.Require(Permission.Read, contradiction.StoryId);
                await using var db = await contexts.CreateDbContextAsync(cancel);
                var rows = await db.SecondOpinions.AsNoTracking().Where(row => row.ContradictionId == id).OrderBy(row => row.Id).ToListAsync(cancel);
                return new SecondOpinionsResponse(rows.ConvertAll(SecondOpinionResponse.From), await budget.TodayAsync(cancel), await budget.OfStoryAsync(contradiction.StoryId, cancel));
            })
            .Describe<SecondOpinionsResponse>("List second opinions", "What a language model said about a contradiction when it was asked, and what asking has cost. Opinions beside the rule: they change nothing.");

        api.MapPost("/contradictions/{id}/second-opinion", async (string id, OptionalJsonBody<AskSecondOpinion.Request> body, CurrentActor who, AskSecondOpinion ask, CancellationToken cancel) =>
            {
                var row = await ask.HandleAsync(await who.RequireAsync(), id, body.Value, cancel);
                return Answer.Of(SecondOpinionResponse.From(row), row.Version);
            })
            .Describe<SecondOpinionResponse>("Ask for a second opinion", "Asks the configured language model, and waits for it. again asks once more when there is an answer already; the body may be left out. 409 when no model is configured or the day's limit is reached, 424 when it does not answer.")
            .Produces<Problem>(StatusCodes.Status424FailedDependency, "application/problem+json");
    }
}
