using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Board;

/// <summary>Moves a card to a place in a lane. Moves of different cards never conflict; of the same card the later one counts.</summary>
public sealed class MoveCard(StoryLog log, StoryLookup lookup)
{
    /// <param name="LaneId">The lane it goes to.</param>
    /// <param name="Before">The card it shall stand above; null for the end of the lane.</param>
    public sealed record Request(string? LaneId, string? Before = null);

    public async Task<Card> HandleAsync(Actor actor, string cardId, Request request, long? ifVersion = null, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Card>(cardId, cancel)).StoryId;
        actor.Require(Permission.MoveCards, storyId);
        return await log.WriteAsync(storyId, actor, async write =>
        {
            var card = await write.GetAsync<Card>(cardId, cancel);
            await Precondition.CheckAsync(write, card, ifVersion, cancel);
            var laneId = Text.Required(request.LaneId, 32, "laneId");
            await RefuseOldBoardAsync(write, card, laneId, cancel);
            var lane = await write.GetAsync<Lane>(laneId, cancel);
            if (request.Before == cardId)
                return card;
            var ranks = write.Db.Cards.Where(other => other.LaneId == lane.Id && other.Id != cardId);
            string? above, below = null;
            if (request.Before is null)
            {
                above = await ranks.MaxAsync(other => (string?)other.Rank, cancel);
            }
            else
            {
                var next = await write.GetAsync<Card>(request.Before, cancel);
                if (next.LaneId != lane.Id)
                    throw new RuleBrokenException("The card that this one shall stand above has moved to another lane.");
                below = next.Rank;
                above = await ranks.Where(other => string.Compare(other.Rank, below) < 0).MaxAsync(other => (string?)other.Rank, cancel);
            }
            card.Move(lane.Id, Rank.Between(above, below));
            write.Record(LogKinds.CardMoved, card);
            return card;
        }, cancel);
    }

    // Somebody still looks at the board that the card has just left.
    private static async Task RefuseOldBoardAsync(StoryWrite write, Card card, string laneId, CancellationToken cancel)
    {
        var left = LogKinds.LeftOf("card");
        if (await write.Db.Lanes.Where(lane => lane.Id == laneId && lane.StoryId != card.StoryId).Select(lane => lane.StoryId).FirstOrDefaultAsync(cancel) is { } old
            && await write.Db.Log.Where(row => row.StoryId == old && row.SubjectId == card.Id && row.Kind == left).OrderByDescending(row => row.Sequence).FirstOrDefaultAsync(cancel) is { } sent)
            throw new MovedAwayException($"{sent.ActorName} has moved this card to the story “{write.Story.Title}” in the meantime. Nothing was changed.", card.StoryId);
    }
}
