using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Board;

/// <summary>The team's own lanes: add, rename, remove.</summary>
public sealed class ChangeLanes(StoryLog log, StoryLookup lookup)
{
    private const int MaxLanes = 20;

    public async Task<Lane> AddAsync(Actor actor, string storyId, string? name, CancellationToken cancel = default)
    {
        actor.Require(Permission.MoveCards, storyId);
        return await log.WriteAsync(storyId, actor, async write =>
        {
            var ranks = await write.Db.Lanes.Where(lane => lane.StoryId == storyId).Select(lane => lane.Rank).ToListAsync(cancel);
            if (ranks.Count >= MaxLanes)
                throw new RuleBrokenException($"A board can have at most {MaxLanes} lanes.");
            return write.Add(LogKinds.LaneAdded, new Lane
            {
                Id = Ids.New(),
                StoryId = storyId,
                Kind = LaneKind.Team,
                Name = Text.Required(name, Lane.MaxNameLength, "The name of the lane"),
                Rank = Rank.Between(ranks.Max(StringComparer.Ordinal), null),
            });
        }, cancel);
    }

    public async Task<Lane> RenameAsync(Actor actor, string laneId, string? name, long? ifVersion = null, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Lane>(laneId, cancel)).StoryId;
        actor.Require(Permission.MoveCards, storyId);
        return await log.WriteAsync(storyId, actor, async write =>
        {
            var lane = await write.GetAsync<Lane>(laneId, cancel);
            await Precondition.CheckAsync(write, lane, ifVersion, cancel);
            lane.Name = Text.Required(name, Lane.MaxNameLength, "The name of the lane");
            write.Record(LogKinds.LaneEdited, lane);
            return lane;
        }, cancel);
    }

    /// <summary>Removes a team lane; its cards go to the lane of their kind.</summary>
    public async Task RemoveAsync(Actor actor, string laneId, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Lane>(laneId, cancel)).StoryId;
        actor.Require(Permission.EditBoards, storyId);
        await log.WriteAsync(storyId, actor, async write =>
        {
            var lane = await write.GetAsync<Lane>(laneId, cancel);
            if (lane.Kind != LaneKind.Team)
                throw new RuleBrokenException("The four lanes that the program fills stay; only the team's own lanes can be removed.");
            var home = await write.Db.Lanes.Where(other => other.StoryId == storyId && other.Kind != LaneKind.Team).ToDictionaryAsync(other => other.Kind, cancel);
            foreach (var card in await write.Db.Cards.Where(card => card.LaneId == laneId).OrderBy(card => card.Rank).ToListAsync(cancel))
            {
                card.LaneId = home[HomeOf(card.Kind)].Id;
                write.Record(LogKinds.CardMoved, card);
            }
            write.Remove(LogKinds.LaneRemoved, lane);
        }, cancel);
    }

    private static LaneKind HomeOf(CardKind kind) => kind switch
    {
        CardKind.Article => LaneKind.Articles,
        CardKind.Contradiction => LaneKind.Contradictions,
        CardKind.Note => LaneKind.Notes,
        _ => LaneKind.Moderation,
    };
}
