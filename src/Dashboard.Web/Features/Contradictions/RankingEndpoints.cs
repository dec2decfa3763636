using Dashboard.Data;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Stories;
using Dashboard.Web.Api;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Features.Stories;

namespace Dashboard.Web.Features.Contradictions;

/// <summary>How a board ranks its contradictions.</summary>
/// <param name="Kinds">Weight of each kind, 0 to 2.</param>
/// <param name="ByRank">The lane of contradictions stands in the order of the ranking instead of the desk's own.</param>
/// <param name="Version">Of the story: for If-Match.</param>
public sealed record RankingResponse(IReadOnlyDictionary<string, double> Kinds, double Prominence, double Origins, double Newness, bool ByRank, long Version)
{
    public static RankingResponse From(Story story) => new(
        Enum.GetValues<ContradictionKind>().ToDictionary(ApiJson.Word, story.Ranking.Of),
        story.Ranking.Prominence, story.Ranking.Origins, story.Ranking.Newness, story.Ranking.ByRank, story.Version);
}

/// <param name="Kinds">Weights of the kinds that shall change, 0 to 2, by the kind's name.</param>
/// <param name="Prominence">0 to 2.</param>
/// <param name="Origins">0 to 2.</param>
/// <param name="Newness">0 to 2.</param>
/// <param name="ByRank">The lane of contradictions in the order of the ranking.</param>
public sealed record RankingPatch(IReadOnlyDictionary<string, double>? Kinds = null, double? Prominence = null, double? Origins = null, double? Newness = null, bool? ByRank = null)
{
    public ChangeRanking.Request Request => new(Kinds?.ToDictionary(
        pair => ApiJson.TryWord<ContradictionKind>(pair.Key, out var kind)
            ? kind
            : throw new InvalidRequestException("kinds", $"knows {string.Join(", ", ApiJson.WordsFor<ContradictionKind>())}; not \"{pair.Key}\"."),
        pair => pair.Value), Prominence, Origins, Newness, ByRank);
}

internal static class RankingEndpoints
{
    public static void MapRanking(this RouteGroupBuilder api)
    {
        api.MapGet("/stories/{story}/ranking", async (string story, CurrentActor who, StoryLookup lookup, CancellationToken cancel) =>
            {
                var found = await lookup.ReadableAsync(await who.RequireAsync(), story, cancel);
                return Answer.Of(RankingResponse.From(found), found.Version);
            })
            .Describe<RankingResponse>("Get the ranking", "The sliders of the board. Severity is kind × prominence × origins × newness; 0 takes a part out, 1 leaves it, 2 doubles its say.");

        api.MapPatch("/stories/{story}/ranking", async (
                string story, JsonBody<RankingPatch> body, IfMatch ifMatch, CurrentActor who, ChangeRanking change, CancellationToken cancel) =>
            {
                var changed = await change.HandleAsync(await who.RequireAsync(), story, body.Value.Request, ifMatch.Version, cancel);
                return Answer.Of(RankingResponse.From(changed), changed.Version);
            })
            .Describe<RankingResponse>("Change the ranking", "For everybody, at once. Sliders that are left out stay as they are.");
    }
}
