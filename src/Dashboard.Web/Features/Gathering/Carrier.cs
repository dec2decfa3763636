using System.Security.Cryptography;
using System.Text;
using Dashboard.Data.Log;
using Dashboard.Data.Pipeline;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Gathering;

/// <summary>
/// Carries a haul from one story to another within one transaction: every part under its own id, both logs with a row for each. The articles are
/// compared anew where they arrive, and what they leave behind is looked at again, by the queue, so that a death of the program loses nothing.
/// </summary>
internal static class Carrier
{
    /// <summary>Where a card goes; null for the place that it gets by itself.</summary>
    public delegate (string LaneId, string Rank)? PlaceOf(Card card);

    /// <returns>Receipts whose hash the other story had already, with their own hash.</returns>
    public static async Task<Dictionary<string, string>> CarryAsync(StoryWrite from, StoryWrite to, Haul haul, PlaceOf placeOf, CancellationToken cancel)
    {
        var ids = haul.Articles.Select(article => article.Id).ToHashSet();
        Part(from, to, haul, ids);
        var lanes = await LanesAsync(from, to, haul, cancel);
        string? lastLane = (await to.Db.Lanes.Where(lane => lane.StoryId == to.Story.Id).Select(lane => lane.Rank).ToListAsync(cancel)).Max(StringComparer.Ordinal);
        foreach (var lane in haul.Parts.OfType<Lane>())
            from.Hand(lane, to, () => lane.Rank = lastLane = Rank.Between(lastLane, null));
        foreach (var article in haul.Articles)
            from.Hand(article, to, () => LeaveForeignCopy(article, ids));
        foreach (var part in haul.Parts.Where(part => part is not Lane))
            from.Hand(part, to);
        await CarryCommentsAsync(from, to, haul, cancel);
        await CarryCardsAsync(from, to, haul.Cards, lanes, placeOf, cancel);
        return await CarryBooksAsync(from, to, ids, cancel);
    }

    // Flags between articles that are no longer together are closed and say why; those that stay lose nothing but a carrier.
    private static void Part(StoryWrite from, StoryWrite to, Haul haul, HashSet<string> ids)
    {
        foreach (var torn in haul.Torn.Where(row => row.PartedBecause is null))
        {
            torn.Part(new Parting(to.Story.Id, to.Story.Title, from.Actor.Name, from.Now));
            from.Record(LogKinds.ContradictionParted, torn);
        }
        foreach (var copy in haul.Copies)
        {
            LeaveForeignCopy(copy, []);
            from.Record(LogKinds.ArticleParted, copy);
        }
    }

    private static void LeaveForeignCopy(Article article, HashSet<string> together)
    {
        if (article.CopyOf is { } copied && !together.Contains(copied))
            article.MarkCopy(null, null);
    }

    // By the id of the lane left: a lane of the same kind, and of the same name for the desk's own.
    private static async Task<Func<Card, string>> LanesAsync(StoryWrite from, StoryWrite to, Haul haul, CancellationToken cancel)
    {
        var here = await from.Db.Lanes.Where(lane => lane.StoryId == from.Story.Id).ToListAsync(cancel);
        // A story that begins in this very transaction has its lanes in memory only.
        var there = (await to.Db.Lanes.Where(lane => lane.StoryId == to.Story.Id).ToListAsync(cancel))
            .Union(to.Db.Lanes.Local.Where(lane => lane.StoryId == to.Story.Id)).OrderBy(lane => lane.Rank, StringComparer.Ordinal).ToList();
        var coming = haul.Parts.OfType<Lane>().Select(lane => lane.Id).ToHashSet();
        return card =>
        {
            var lane = here.Find(row => row.Id == card.LaneId);
            if (lane is not null && coming.Contains(lane.Id))
                return lane.Id;
            var same = lane is null ? null : there.Find(row => row.Kind == lane.Kind && (row.Kind != LaneKind.Team || row.Name == lane.Name));
            return (same ?? there.First(row => row.Kind == HomeOf(card.Kind))).Id;
        };
    }

    private static LaneKind HomeOf(CardKind kind) => kind switch
    {
        CardKind.Article => LaneKind.Articles,
        CardKind.Contradiction => LaneKind.Contradictions,
        CardKind.Note or CardKind.Lead => LaneKind.Notes,
        _ => LaneKind.Moderation,
    };

    private static async Task CarryCommentsAsync(StoryWrite from, StoryWrite to, Haul haul, CancellationToken cancel)
    {
        foreach (var lot in haul.CommentIds.Order(StringComparer.Ordinal).Chunk(500))
        {
            foreach (var comment in await from.Db.Comments.Where(row => lot.Contains(row.Id)).OrderBy(row => row.Id).ToListAsync(cancel))
                from.Hand(comment, to);
        }
    }

    // On top of their lanes, in the order in which they stood.
    private static async Task CarryCardsAsync(StoryWrite from, StoryWrite to, IReadOnlyList<Card> cards, Func<Card, string> laneOf, PlaceOf placeOf, CancellationToken cancel)
    {
        var tops = new Dictionary<string, string?>();
        foreach (var card in cards.OrderByDescending(card => card.Rank, StringComparer.Ordinal))
        {
            if (placeOf(card) is { } place)
            {
                from.Hand(card, to, () => card.Move(place.LaneId, place.Rank));
                continue;
            }
            var laneId = laneOf(card);
            if (!tops.TryGetValue(laneId, out var top))
                top = laneId == card.LaneId ? null : await to.Db.Cards.Where(other => other.LaneId == laneId).MinAsync(other => (string?)other.Rank, cancel);
            var rank = laneId == card.LaneId ? card.Rank : Rank.Between(null, top);
            tops[laneId] = rank;
            from.Hand(card, to, () => card.Move(laneId, rank));
        }
    }

    private static async Task<Dictionary<string, string>> CarryBooksAsync(StoryWrite from, StoryWrite to, HashSet<string> ids, CancellationToken cancel)
    {
        var (db, toId) = (from.Db, to.Story.Id);
        var doubles = new Dictionary<string, string>();
        foreach (var lot in ids.Chunk(500))
        {
            foreach (var twin in await db.Receipts.Where(row => lot.Contains(row.ArticleId) && db.Receipts.Any(other => other.StoryId == toId && other.Sha256 == row.Sha256))
                .Select(row => new { row.Id, row.Sha256 }).ToListAsync(cancel))
            {
                doubles[twin.Id] = twin.Sha256;
                var other = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"again {twin.Id} {twin.Sha256}")));
                await db.Receipts.Where(row => row.Id == twin.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Sha256, other), cancel);
            }
            await db.Receipts.Where(row => lot.Contains(row.ArticleId)).ExecuteUpdateAsync(set => set.SetProperty(row => row.StoryId, toId), cancel);
            await db.SourceItems.Where(row => row.ArticleId != null && lot.Contains(row.ArticleId)).ExecuteUpdateAsync(set => set.SetProperty(row => row.StoryId, toId), cancel);
        }
        return doubles;
    }

    /// <summary>Puts articles that were read already into the queue once more, to be compared with the others of their story.</summary>
    public static async Task CompareAnewAsync(StoryWrite write, IEnumerable<string> articleIds, CancellationToken cancel)
    {
        foreach (var lot in articleIds.Chunk(500))
        {
            var newest = await write.Db.Receipts.Where(row => lot.Contains(row.ArticleId)).GroupBy(row => row.ArticleId).Select(group => group.Max(row => row.Id)).ToListAsync(cancel);
            await write.Db.Receipts.Where(row => newest.Contains(row.Id) && row.State == ReceiptState.Done)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, ReceiptState.Waiting).SetProperty(row => row.Attempts, 0), cancel);
        }
    }

    /// <summary>Articles of a story through which what was left behind is looked at again: copies of what went, and one for all contradictions that lost articles.</summary>
    public static async Task<List<string>> LeftBehindAsync(StoryWrite write, Haul haul, CancellationToken cancel)
    {
        var ids = haul.Copies.Select(copy => copy.Id).ToList();
        if (ids.Count == 0 && haul.Torn.Count + haul.Crossing.Count > 0)
        {
            var going = haul.Articles.Select(article => article.Id).ToHashSet();
            ids.AddRange((await write.Db.Articles.Where(row => row.StoryId == write.Story.Id && row.Status == ArticleStatus.Ready).Select(row => row.Id).ToListAsync(cancel))
                .Where(id => !going.Contains(id)).Order(StringComparer.Ordinal).Take(1));
        }
        return ids;
    }
}
