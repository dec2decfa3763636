using Dashboard.Domain.Contradictions;
using Dashboard.Realtime;

namespace Dashboard.Web.Features.Board;

/// <summary>
/// The order in which one viewer has a lane of contradictions while the board ranks it. It stays as it was until the viewer asks for
/// the new one, so that nothing moves under a cursor; cards that came meanwhile stand on top.
/// </summary>
public sealed class RankOrder
{
    private Dictionary<string, int>? _places;

    /// <summary>The ranking would set the cards in another order than the viewer has them.</summary>
    public bool HasMoved { get; private set; }

    /// <summary>Takes the newest order the next time.</summary>
    public void Renew() => _places = null;

    /// <summary>The lane as the viewer has it.</summary>
    public LaneView Take(LaneView lane, RankingWeights weights, DateTimeOffset now)
    {
        // Cards of other kinds that somebody put here stand below.
        var ranked = lane.Cards.OrderByDescending(card => card.Contradiction is { } found ? Ranking.Of(found, weights, now).Score * (found.IsOpen ? 1 : 1e-6) : -1).ToList();
        _places ??= ranked.Select((card, place) => (card.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place);
        var places = _places;
        HasMoved = !IsRising(ranked.Where(card => places.ContainsKey(card.Id)).Select(card => places[card.Id]));
        return lane with { Cards = [.. ranked.OrderBy(card => places.GetValueOrDefault(card.Id, -1))] };
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
}
