using Dashboard.Domain.Boards;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;
using Dashboard.Realtime;
using Dashboard.Web.Features.Board;

namespace Dashboard.Web.Tests.Features.Board;

public sealed class RankOrderTests
{
    private static readonly DateTimeOffset s_now = DateTimeOffset.UnixEpoch.AddHours(1);

    [Fact]
    public void Lane_stands_by_rank_and_keeps_its_order_until_the_new_one_is_asked_for()
    {
        var lane = Lane(("a", ContradictionKind.Date), ("b", ContradictionKind.Denial), ("c", ContradictionKind.Scope));
        var order = new RankOrder();
        Assert.Equal("b a c", Ids(order.Take(lane, RankingWeights.Default, s_now)));
        Assert.False(order.HasMoved);

        var scopeFirst = RankingWeights.Default with { Kinds = new Dictionary<ContradictionKind, double> { [ContradictionKind.Denial] = 0, [ContradictionKind.Date] = 0.1 } };
        Assert.Equal("b a c", Ids(order.Take(lane, scopeFirst, s_now)));
        Assert.True(order.HasMoved);

        order.Renew();
        Assert.Equal("c a b", Ids(order.Take(lane, scopeFirst, s_now)));
        Assert.False(order.HasMoved);
    }

    [Fact]
    public void New_card_comes_in_at_its_place_and_the_others_stay_in_their_order()
    {
        var order = new RankOrder();
        order.Take(Lane(("a", ContradictionKind.Date), ("b", ContradictionKind.Denial)), RankingWeights.Default, s_now);
        var more = Lane(("a", ContradictionKind.Date), ("n", ContradictionKind.Superseded), ("b", ContradictionKind.Denial));
        Assert.Equal("b a n", Ids(order.Take(more, RankingWeights.Default, s_now)));
        Assert.False(order.HasMoved);
        // Where the viewer has another order than the ranking there is no such place: it stands on top until the new order is asked for.
        var again = Lane(("a", ContradictionKind.Date), ("n", ContradictionKind.Superseded), ("m", ContradictionKind.Place), ("b", ContradictionKind.Denial));
        var dateFirst = RankingWeights.Default with { Kinds = new Dictionary<ContradictionKind, double> { [ContradictionKind.Denial] = 0 } };
        Assert.Equal("m b a n", Ids(order.Take(again, dateFirst, s_now)));
        Assert.True(order.HasMoved);
        Assert.Equal("a n b", Ids(order.Leave(more)));
    }

    private static string Ids(LaneView lane) => string.Join(' ', lane.Cards.Select(card => card.Id));

    private static LaneView Lane(params (string Id, ContradictionKind Kind)[] cards) => new(
        new Lane { Id = "lane", StoryId = "story", Kind = LaneKind.Contradictions, Name = "Contradictions", Rank = "a" },
        [.. cards.Select((card, place) => new CardView(
            new Card { Id = card.Id, StoryId = "story", Kind = CardKind.Contradiction, SubjectId = card.Id, LaneId = "lane", Rank = $"{place}" },
            1, 1, "dashboard", null, Found(card.Kind), null, 0, default))], 1);

    private static Contradiction Found(ContradictionKind kind)
    {
        Side At(string article) => new("says so", [new Statement(article, "Outlet", null, [], Voice.Narrator, Stance.Affirm, "words", 0, 5, null, [])]);
        return Contradiction.From(
            "story", new Finding("key", kind, "What?", "They differ.", [], Severity.Medium, .9, new Rule("test", "1"), [At("a"), At("b")], [], [], 2), DateTimeOffset.UnixEpoch);
    }
}
