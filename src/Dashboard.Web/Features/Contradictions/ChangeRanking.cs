using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Stories;

namespace Dashboard.Web.Features.Contradictions;

/// <summary>Moves the sliders by which a board ranks its contradictions. What is null stays as it is.</summary>
public sealed class ChangeRanking(StoryLog log, StoryLookup lookup)
{
    /// <param name="Kinds">Weights of the kinds that shall change, 0 to 2.</param>
    /// <param name="Prominence">0 to 2.</param>
    /// <param name="Origins">0 to 2.</param>
    /// <param name="Newness">0 to 2.</param>
    /// <param name="ByRank">The lane of contradictions in the order of the ranking.</param>
    public sealed record Request(
        IReadOnlyDictionary<ContradictionKind, double>? Kinds = null, double? Prominence = null, double? Origins = null, double? Newness = null, bool? ByRank = null);

    public async Task<Story> HandleAsync(Actor actor, string story, Request request, long? ifVersion = null, CancellationToken cancel = default)
    {
        var found = await lookup.GetAsync(story, cancel);
        actor.Require(Permission.EditBoards, found.Id);
        return await log.WriteAsync(found.Id, actor, async write =>
        {
            await Precondition.CheckAsync(write, write.Story, ifVersion, cancel);
            var was = write.Story.Ranking;
            // In the order of the kinds, and without those at 1, so that the same sliders are the same in the log.
            var kinds = Enum.GetValues<ContradictionKind>()
                .Select(kind => KeyValuePair.Create(kind, request.Kinds?.TryGetValue(kind, out var weight) is true ? weight : was.Of(kind)))
                .Where(pair => pair.Value != 1).ToDictionary();
            write.Story.Ranking = new RankingWeights(
                kinds, request.Prominence ?? was.Prominence, request.Origins ?? was.Origins, request.Newness ?? was.Newness, request.ByRank ?? was.ByRank).Checked();
            write.Record(LogKinds.StoryRanked, write.Story);
            return write.Story;
        }, cancel);
    }
}
