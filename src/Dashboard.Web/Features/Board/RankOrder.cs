using System.Runtime.CompilerServices;
using Dashboard.Domain.Contradictions;
using Dashboard.Realtime;

namespace Dashboard.Web.Features.Board;

/// <summary>
/// The order in which one viewer has a lane of contradictions while the board ranks it. New cards come in at their places; those that
/// were there stay in their order until the viewer asks for the new one, so that nothing changes places under a cursor.
/// </summary>
public sealed class RankOrder
{
    private IReadOnlyDictionary<string, int>? _places;

    /// <summary>The ranking would set the cards in another order than the viewer has them.</summary>
    public bool HasMoved { get; private set; }

    /// <summary>Takes the newest order the next time.</summary>
    public void Renew() => _places = null;

    /// <summary>The lane as the viewer has it.</summary>
    public LaneView Take(LaneView lane, RankingWeights weights, DateTimeOffset now)
    {
        var ranked = RankedLane.Of(lane, weights, now);
        var places = _places ?? ranked.Places;
        HasMoved = !IsRising(ranked.Lane.Cards.Where(card => places.ContainsKey(card.Id)).Select(card => places[card.Id]));
        if (HasMoved)
            return lane with { Cards = [.. ranked.Lane.Cards.OrderBy(card => places.GetValueOrDefault(card.Id, -1))] };
        _places = ranked.Places;
        return ranked.Lane;
    }

    /// <summary>The lane in the desk's own order.</summary>
    public LaneView Leave(LaneView lane)
    {
        (_places, HasMoved) = (null, false);
        return lane;
    }

    private static bool IsRising(IEnumerable<int> places)
    {
        var last = -1;
        foreach (var place in places)
        {
            if (place < last)
                return false;
            last = place;
        }
        return true;
    }

    /// <summary>A lane in the order of its board's ranking: worked out once for each state of a lane, whatever number of viewers ask.</summary>
    private sealed class RankedLane
    {
        private static readonly ConditionalWeakTable<LaneView, RankedLane> s_known = [];
        private readonly RankingWeights _weights;

        private RankedLane(LaneView lane, RankingWeights weights, DateTimeOffset now)
        {
            _weights = weights;
            // Cards of other kinds that somebody put here stand below.
            Lane = lane with { Cards = [.. lane.Cards.OrderByDescending(card => card.Contradiction is { } found ? Ranking.Pressing(found, weights, now) : -1)] };
            Places = Lane.Cards.Select((card, place) => (card.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place);
        }

        public LaneView Lane { get; }
        public IReadOnlyDictionary<string, int> Places { get; }

        public static RankedLane Of(LaneView lane, RankingWeights weights, DateTimeOffset now)
        {
            if (s_known.TryGetValue(lane, out var known) && known._weights == weights)
                return known;
            var ranked = new RankedLane(lane, weights, now);
            s_known.AddOrUpdate(lane, ranked);
            return ranked;
        }
    }
}
