using System.Text.Json;
using Dashboard.Data.Log;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Web.Features.Comments;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Pipeline;

/// <summary>
/// Keeps the cards of comments on the board in step with what is noticed and decided: one for each comment that somebody should look at,
/// near-duplicates share one, a decision takes it away. The board gets the most pressing few hundred; the rest waits on the desk.
/// </summary>
public static class CommentCards
{
    /// <summary>So many stand on a board. Twice as many, when they are of high severity.</summary>
    public const int Most = 300;

    /// <summary>On the card of a comment that was escalated.</summary>
    public const string Escalated = "escalated";

    // A decision that makes room for many must not wait for all of them; the next ones bring the rest.
    private const int MostAtOnce = 25;
    private const int ExcerptLength = 280;

    /// <summary>Shows what the machine noticed.</summary>
    /// <param name="write">The transaction.</param>
    /// <param name="judged">In page order, with their signals; what was decided meanwhile is read again.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task ShowAsync(StoryWrite write, IReadOnlyList<Comment> judged, CancellationToken cancel)
    {
        var raised = judged.Where(IsRaised).ToList();
        var (decisions, cards) = await KnownAsync(write, raised, cancel);
        var fresh = new List<(Comment Latest, int Alike)>();
        // One that was erased since it was judged is not among them.
        foreach (var group in raised.Where(comment => decisions.TryGetValue(comment.Id, out var decision) && decision is null or { Action: DecisionAction.Escalate }).GroupBy(comment => comment.Group ?? comment.Id))
        {
            var latest = group.Last();
            var alike = latest.Group is null ? 0 : judged.Count(comment => comment.Group == latest.Group);
            foreach (var earlier in group.SkipLast(1))
            {
                if (cards.Remove(earlier.Id, out var old))
                    write.Remove(LogKinds.CardRemoved, old);
            }
            if (!cards.TryGetValue(latest.Id, out var card))
            {
                fresh.Add((latest, alike));
                continue;
            }
            Fill(card, latest, decisions.GetValueOrDefault(latest.Id), alike);
            write.Record(LogKinds.CardEdited, card);
        }
        var there = await CountAsync(write, cancel);
        var chosen = fresh.OrderByDescending(one => one.Latest.Urgency)
            .Where((one, index) => there + index < MostFor(one.Latest)).Select(one => one.Latest.Id).ToHashSet();
        foreach (var (latest, alike) in fresh.Where(one => chosen.Contains(one.Latest.Id)))
            await CardIntake.PutOnTopAsync(write, LaneKind.Moderation, CardKind.Comment, latest.Id, cancel, card => Fill(card, latest, decisions.GetValueOrDefault(latest.Id), alike));
    }

    /// <summary>After a decision about a comment, or after one was taken back.</summary>
    /// <param name="write">The transaction.</param>
    /// <param name="comment">As it is now.</param>
    /// <param name="cancel">Ends it.</param>
    /// <param name="former">The card that the decision took away, to be put back where it stood.</param>
    public static async Task FollowAsync(StoryWrite write, Comment comment, CancellationToken cancel, Card? former = null)
    {
        var card = await CardIntake.FindAsync(write, CardKind.Comment, comment.Id, cancel);
        switch (comment.State)
        {
            case CommentState.Decided:
                if (card is null)
                    return;
                write.Remove(LogKinds.CardRemoved, card);
                await PassOnAsync(write, [(comment, card)], cancel);
                break;
            case CommentState.Escalated:
                var lane = card?.LaneId ?? await CardIntake.LaneAsync(write, LaneKind.Moderation, cancel);
                card ??= CardIntake.Put(write, CardKind.Comment, comment.Id, lane, await CardIntake.TopAsync(write, lane, cancel));
                Fill(card, comment, comment.Decision, await AlikeAsync(write, comment, cancel));
                card.Move(lane, await CardIntake.TopAsync(write, lane, cancel));
                write.Record(LogKinds.CardEdited, card);
                break;
            default:
                if (card is not null)
                {
                    Fill(card, comment, comment.Decision, await AlikeAsync(write, comment, cancel));
                    write.Record(LogKinds.CardEdited, card);
                }
                else if (former is not null || (IsRaised(comment) && await CountAsync(write, cancel) < MostFor(comment) && !await IsShownByAnotherAsync(write, comment, cancel)))
                {
                    await BringBackAsync(write, comment, former, cancel);
                }
                break;
        }
    }

    /// <summary>The cards of comments, tracked, by the comments' ids.</summary>
    public static Task<Dictionary<string, Card>> OfAsync(StoryWrite write, IReadOnlyList<string> commentIds, CancellationToken cancel) =>
        write.Db.Cards.Where(card => card.StoryId == write.Story.Id && card.Kind == CardKind.Comment && EF.Parameter(commentIds).Contains(card.SubjectId)).ToDictionaryAsync(card => card.SubjectId, cancel);

    /// <summary>Near-duplicates share one card: where it went with a decided one, one that still waits takes its place.</summary>
    /// <param name="write">The transaction.</param>
    /// <param name="left">Comments that were decided in it, with the cards that were taken away.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task PassOnAsync(StoryWrite write, IReadOnlyList<(Comment Comment, Card Card)> left, CancellationToken cancel)
    {
        // The database does not know yet of what this transaction decided.
        var decided = write.Db.Comments.Local.Where(comment => comment.State == CommentState.Decided).Select(comment => comment.Id).ToList();
        foreach (var (comment, card) in left.Where(pair => pair.Comment.Group is not null).DistinctBy(pair => (pair.Comment.Group, pair.Comment.ArticleId)))
        {
            if (await IsShownByAnotherAsync(write, comment, cancel))
                continue;
            var waiting = await write.Db.Comments.Where(row => row.Group == comment.Group && row.ArticleId == comment.ArticleId && row.State != CommentState.Decided && !EF.Parameter(decided).Contains(row.Id))
                .OrderByDescending(row => row.Position).Take(20).ToListAsync(cancel);
            if (waiting.Find(IsRaised) is not { } heir)
                continue;
            var alike = await AlikeAsync(write, comment, cancel);
            CardIntake.Put(write, CardKind.Comment, heir.Id, card.LaneId, card.Rank, fresh => Fill(fresh, heir, heir.Decision, alike));
        }
    }

    /// <summary>Puts the next ones in line on the board when there is room again: those that waited on the desk because it was full. Near-duplicates share a card and pass it on among themselves.</summary>
    public static async Task RefillAsync(StoryWrite write, CancellationToken cancel)
    {
        var room = Math.Min(MostAtOnce, Most - await CountAsync(write, cancel));
        if (room <= 0)
            return;
        var waiting = await write.Db.Comments
            .Where(row => row.StoryId == write.Story.Id && row.State == CommentState.NeedsDecision && row.Urgency > (int)Severity.Low + 1 && row.Group == null
                && !write.Db.Cards.Any(card => card.SubjectId == row.Id && card.Kind == CardKind.Comment))
            .OrderByDescending(row => row.Urgency).ThenBy(row => row.PlacedAt).ThenBy(row => row.Id).Take(room).ToListAsync(cancel);
        // What this very transaction changed is not in the database yet.
        foreach (var comment in waiting.Where(row => row.State == CommentState.NeedsDecision))
        {
            if (write.Db.Cards.Local.Any(card => card.Kind == CardKind.Comment && card.SubjectId == comment.Id))
                continue;
            var lane = await CardIntake.LaneAsync(write, LaneKind.Moderation, cancel);
            CardIntake.Put(write, CardKind.Comment, comment.Id, lane, await CardIntake.BottomAsync(write, lane, cancel), card => Fill(card, comment, comment.Decision, 0));
        }
    }

    /// <summary>Whether somebody should look at it. A signal of low severity alone is no reason.</summary>
    public static bool IsRaised(Comment comment) => comment.Signals.Any(signal =>
        signal.Kind != SignalKind.Civil && (signal.Severity >= Severity.Medium || signal.Kind is SignalKind.NearDuplicate or SignalKind.PastedArticle));

    private static async Task BringBackAsync(StoryWrite write, Comment comment, Card? former, CancellationToken cancel)
    {
        var alike = await AlikeAsync(write, comment, cancel);
        if (former is not null && await write.Db.Lanes.AnyAsync(lane => lane.Id == former.LaneId, cancel))
        {
            // Whichever near-duplicate took its place gives it back.
            foreach (var other in await OthersShownAsync(write, comment, cancel))
                write.Remove(LogKinds.CardRemoved, other);
            Fill(former, comment, comment.Decision, alike);
            write.Add(LogKinds.CardAdded, former);
            return;
        }
        await CardIntake.PutOnTopAsync(write, LaneKind.Moderation, CardKind.Comment, comment.Id, cancel, card => Fill(card, comment, comment.Decision, alike));
    }

    private static int MostFor(Comment comment) => comment.Urgency > (int)Severity.High ? 2 * Most : Most;

    private static async Task<bool> IsShownByAnotherAsync(StoryWrite write, Comment comment, CancellationToken cancel) => (await OthersShownAsync(write, comment, cancel)).Count > 0;

    // Of near-duplicates in one thread: what was copied into another one has a card there.
    private static async Task<List<Card>> OthersShownAsync(StoryWrite write, Comment comment, CancellationToken cancel)
    {
        if (comment.Group is null)
            return [];
        var stored = await write.Db.Comments.Where(row => row.Group == comment.Group && row.ArticleId == comment.ArticleId && row.Id != comment.Id)
            .Join(write.Db.Cards.Where(card => card.Kind == CardKind.Comment), row => row.Id, card => card.SubjectId, (row, card) => card).Take(500).ToListAsync(cancel);
        var fresh = write.Db.ChangeTracker.Entries<Card>().Where(card => card.State == EntityState.Added && card.Entity.Kind == CardKind.Comment && card.Entity.SubjectId != comment.Id
            && write.Db.Comments.Local.Any(row => row.Id == card.Entity.SubjectId && row.Group == comment.Group && row.ArticleId == comment.ArticleId)).Select(card => card.Entity);
        return [.. stored.Where(card => write.Db.Entry(card).State != EntityState.Deleted), .. fresh];
    }

    private static async Task<int> AlikeAsync(StoryWrite write, Comment comment, CancellationToken cancel) =>
        comment.Group is null ? 0 : await write.Db.Comments.CountAsync(row => row.Group == comment.Group && row.ArticleId == comment.ArticleId, cancel);

    private static async Task<int> CountAsync(StoryWrite write, CancellationToken cancel)
    {
        var stored = await write.Db.Cards.CountAsync(card => card.StoryId == write.Story.Id && card.Kind == CardKind.Comment, cancel);
        foreach (var entry in write.Db.ChangeTracker.Entries<Card>().Where(entry => entry.Entity.Kind == CardKind.Comment))
            stored += entry.State switch { EntityState.Added => 1, EntityState.Deleted => -1, _ => 0 };
        return stored;
    }

    private static async Task<(Dictionary<string, Decision?> Decisions, Dictionary<string, Card> Cards)> KnownAsync(StoryWrite write, List<Comment> raised, CancellationToken cancel)
    {
        Dictionary<string, Decision?> decisions = [];
        Dictionary<string, Card> cards = [];
        foreach (var ids in raised.Select(comment => comment.Id).Chunk(500))
        {
            foreach (var row in await write.Db.Comments.Where(row => EF.Parameter(ids).Contains(row.Id) && row.ErasedAt == null).Select(row => new { row.Id, row.Decision }).ToListAsync(cancel))
                decisions[row.Id] = row.Decision;
            foreach (var card in await write.Db.Cards.Where(card => card.StoryId == write.Story.Id && card.Kind == CardKind.Comment && EF.Parameter(ids).Contains(card.SubjectId)).ToListAsync(cancel))
                cards[card.SubjectId] = card;
        }
        return (decisions, cards);
    }

    private static void Fill(Card card, Comment comment, Decision? decision, int alike)
    {
        card.Title = comment.Author;
        card.Text = comment.Text.Length > ExcerptLength ? comment.Text[..ExcerptLength].TrimEnd() + "…" : comment.Text;
        var labels = comment.Signals.Where(signal => signal.Kind != SignalKind.Civil).Select(signal => Label(signal, alike)).Distinct();
        // What Coral said of it stays until Coral takes it back.
        card.Labels =
        [
            .. decision is { Action: DecisionAction.Escalate } escalated ? [escalated.ByRule is { } rule ? $"{Escalated} by the rule {rule}" : Escalated] : Array.Empty<string>(),
            .. labels,
            .. card.Labels.Where(label => label.StartsWith(ReceiveCoralEvent.Label, StringComparison.Ordinal)),
        ];
    }

    private static string Label(Signal signal, int alike) => signal.Kind switch
    {
        SignalKind.NearDuplicate => $"near-duplicate ×{alike}",
        var kind => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()).Replace('-', ' '),
    };
}
