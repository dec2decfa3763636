using Dashboard.Data.Log;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Contradictions;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Pipeline;

/// <summary>
/// The lane of contradictions while new flags come in: each is put above the first that is less pressing. So a lane that nobody has touched
/// stands in the order of its board's ranking, and what people have arranged stays as they have it.
/// </summary>
internal sealed class ContradictionLane
{
    private readonly StoryWrite _write;
    private readonly string _id;

    // From top to bottom. Cards of other kinds that somebody put here never make way.
    private readonly List<(string Rank, double Pressing)> _places;

    private ContradictionLane(StoryWrite write, string id, List<(string Rank, double Pressing)> places) => (_write, _id, _places) = (write, id, places);

    /// <param name="write">The change in which flags are added.</param>
    /// <param name="known">Contradictions of the story by their ids.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<ContradictionLane> OpenAsync(StoryWrite write, IReadOnlyDictionary<string, Contradiction> known, CancellationToken stop)
    {
        var id = await CardIntake.LaneAsync(write, LaneKind.Contradictions, stop);
        var cards = await write.Db.Cards.Where(card => card.LaneId == id).Select(card => new { card.Rank, card.SubjectId }).ToListAsync(stop);
        return new ContradictionLane(write, id,
        [
            .. cards.OrderBy(card => card.Rank, StringComparer.Ordinal)
                .Select(card => (card.Rank, known.TryGetValue(card.SubjectId, out var found) ? Pressing(write, found) : double.PositiveInfinity)),
        ]);
    }

    /// <summary>A card for a new flag.</summary>
    public void Put(Contradiction contradiction)
    {
        var pressing = Pressing(_write, contradiction);
        var at = _places.FindIndex(place => place.Pressing < pressing);
        if (at < 0)
            at = _places.Count;
        var rank = Rank.Between(at > 0 ? _places[at - 1].Rank : null, at < _places.Count ? _places[at].Rank : null);
        _places.Insert(at, (rank, pressing));
        CardIntake.Put(_write, CardKind.Contradiction, contradiction.Id, _id, rank);
    }

    private static double Pressing(StoryWrite write, Contradiction contradiction) => Ranking.Pressing(contradiction, write.Story.Ranking, write.Now);
}
