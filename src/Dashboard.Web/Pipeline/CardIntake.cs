using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Log;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Pipeline;

/// <summary>Puts cards on the board and takes them off.</summary>
public static class CardIntake
{
    /// <summary>A new card on top of the story's lane of a kind.</summary>
    public static async Task<Card> PutOnTopAsync(
        StoryWrite write, LaneKind kind, CardKind cardKind, string subjectId, CancellationToken cancel, Action<Card>? fill = null)
    {
        var laneId = await LaneAsync(write, kind, cancel);
        return Put(write, cardKind, subjectId, laneId, await TopAsync(write, laneId, cancel), fill);
    }

    /// <summary>The rank above everything in a lane.</summary>
    public static async Task<string> TopAsync(StoryWrite write, string laneId, CancellationToken cancel) =>
        Rank.Between(null, Ranks(write, laneId, await write.Db.Cards.Where(card => card.LaneId == laneId).MinAsync(card => (string?)card.Rank, cancel)).Min(StringComparer.Ordinal));

    /// <summary>The rank below everything in a lane.</summary>
    public static async Task<string> BottomAsync(StoryWrite write, string laneId, CancellationToken cancel) =>
        Rank.Between(Ranks(write, laneId, await write.Db.Cards.Where(card => card.LaneId == laneId).MaxAsync(card => (string?)card.Rank, cancel)).Max(StringComparer.Ordinal), null);

    /// <summary>Id of the story's lane of a kind.</summary>
    public static Task<string> LaneAsync(StoryWrite write, LaneKind kind, CancellationToken cancel) =>
        write.Db.Lanes.Where(lane => lane.StoryId == write.Story.Id && lane.Kind == kind).Select(lane => lane.Id).FirstAsync(cancel);

    /// <summary>A new card at a place in a lane.</summary>
    public static Card Put(StoryWrite write, CardKind cardKind, string subjectId, string laneId, string rank, Action<Card>? fill = null)
    {
        var card = new Card
        {
            Id = Ids.New(),
            StoryId = write.Story.Id,
            Kind = cardKind,
            SubjectId = subjectId,
            LaneId = laneId,
            Rank = rank,
            AddedAt = write.Now,
        };
        fill?.Invoke(card);
        return write.Add(LogKinds.CardAdded, card);
    }

    /// <summary>The first card about a subject, tracked; null when there is none.</summary>
    public static async Task<Card?> FindAsync(StoryWrite write, CardKind kind, string subjectId, CancellationToken cancel) =>
        write.Db.Cards.Local.FirstOrDefault(card => card.Kind == kind && card.SubjectId == subjectId)
            ?? await write.Db.Cards.FirstOrDefaultAsync(card => card.StoryId == write.Story.Id && card.Kind == kind && card.SubjectId == subjectId, cancel);

    /// <summary>Takes every card about a subject off the board.</summary>
    public static async Task RemoveAsync(StoryWrite write, string subjectId, CancellationToken cancel, long? undoes = null)
    {
        foreach (var card in await write.Db.Cards.Where(card => card.StoryId == write.Story.Id && card.SubjectId == subjectId).ToListAsync(cancel))
            write.Remove(LogKinds.CardRemoved, card, undoes);
    }

    // Cards of this very transaction are not in the database yet.
    private static IEnumerable<string> Ranks(StoryWrite write, string laneId, string? stored) =>
        write.Db.Cards.Local.Where(card => card.LaneId == laneId).Select(card => card.Rank).Append(stored).OfType<string>();
}
