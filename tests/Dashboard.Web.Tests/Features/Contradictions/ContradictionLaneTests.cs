using Dashboard.Domain.Boards;
using Dashboard.Domain.Contradictions;
using Dashboard.Web.Features.Board;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Features.Contradictions;

/// <summary>Where a new flag comes to stand among the others.</summary>
public sealed class ContradictionLaneTests
{
    private static readonly string[] s_quay =
    [
        "Night at the quay\n\nAbout 300 boats were moored at the quay on Friday night, the harbour office said.",
        "Boats at the quay\n\nFewer than 120 boats were moored at the quay on Friday night, the pilots said.",
    ];

    [Fact]
    public async Task Lane_that_nobody_touched_stands_in_the_order_of_the_ranking()
    {
        await using var room = await WorkRoom.OpenAsync();
        foreach (var text in s_quay)
            await room.ReportAsync(text);
        var lane = await LaneAsync(room);
        Assert.True(lane.Count >= 3);
        var weights = lane.ConvertAll(found => Ranking.Pressing(found, RankingWeights.Default, found.FoundAt));
        Assert.Equal(weights.OrderDescending(), weights);
    }

    [Fact]
    public async Task Order_made_by_hand_stays_when_a_heavier_flag_comes()
    {
        await using var room = await WorkRoom.OpenAsync();
        var before = await LaneAsync(room);
        Assert.True(before.Count >= 2);
        await using (var db = room.Newsroom.Open())
        {
            var cards = await db.Cards.AsNoTracking().Where(card => card.Kind == CardKind.Contradiction).ToListAsync();
            Card CardOf(Contradiction found) => cards.Single(card => card.SubjectId == found.Id);
            await room.Newsroom.Get<MoveCard>().HandleAsync(WorkRoom.Ana, CardOf(before[^1]).Id, new(CardOf(before[0]).LaneId, CardOf(before[0]).Id));
        }
        var arranged = (await LaneAsync(room)).ConvertAll(found => found.Id);
        Assert.Equal(before[^1].Id, arranged[0]);
        foreach (var text in s_quay)
            await room.ReportAsync(text);
        var after = (await LaneAsync(room)).ConvertAll(found => found.Id);
        Assert.True(after.Count > arranged.Count);
        Assert.Equal(arranged, after.Where(arranged.Contains));
    }

    private static async Task<List<Contradiction>> LaneAsync(WorkRoom room)
    {
        await using var db = room.Newsroom.Open();
        var cards = await db.Cards.AsNoTracking().Where(card => card.Kind == CardKind.Contradiction).ToListAsync();
        var found = (await room.AllAsync()).ToDictionary(row => row.Id);
        return [.. cards.OrderBy(card => card.Rank, StringComparer.Ordinal).Select(card => found[card.SubjectId])];
    }
}
