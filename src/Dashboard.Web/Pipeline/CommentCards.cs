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

    private const int ExcerptLength = 280;

    /// <summary>Shows what the machine noticed.</summary>
    /// <param name="write">The transaction.</param>
    /// <param name="judged">In page order, with their signals; what was decided meanwhile is read again.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task ShowAsync(StoryWrite write, IReadOnlyList<Comment> judged, CancellationToken cancel)
    {
        var raised = judged.Where(IsRaised).ToList();
        var (states, cards) = await KnownAsync(write, raised, cancel);
        var fresh = new List<(Comment Latest, int Alike)>();
        foreach (var group in raised.Where(comment => states.GetValueOrDefault(comment.Id) != CommentState.Decided).GroupBy(comment => comment.Group ?? comment.Id))
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
            Fill(card, latest, states.GetValueOrDefault(latest.Id), alike);
            write.Record(LogKinds.CardEdited, card);
        }
        var there = await CountAsync(write, cancel);
        var chosen = fresh.OrderByDescending(one => one.Latest.Urgency)
            .Where((one, index) => there + index < (one.Latest.Urgency > (int)Severity.High ? 2 * Most : Most)).Select(one => one.Latest.Id).ToHashSet();
        foreach (var (latest, alike) in fresh.Where(one => chosen.Contains(one.Latest.Id)))
            await CardIntake.PutOnTopAsync(write, LaneKind.Moderation, CardKind.Comment, latest.Id, cancel, card => Fill(card, latest, states.GetValueOrDefault(latest.Id), alike));
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
                if (await HeirAsync(write, comment, cancel) is var (heir, alike))
                    CardIntake.Put(write, CardKind.Comment, heir.Id, card.LaneId, card.Rank, fresh => Fill(fresh, heir, heir.State, alike));
                break;
            case CommentState.Escalated:
                var lane = card?.LaneId ?? await CardIntake.LaneAsync(write, LaneKind.Moderation, cancel);
                card ??= CardIntake.Put(write, CardKind.Comment, comment.Id, lane, await CardIntake.TopAsync(write, lane, cancel));
                Fill(card, comment, comment.State, await AlikeAsync(write, comment, cancel));
                card.Move(lane, await CardIntake.TopAsync(write, lane, cancel));
                write.Record(LogKinds.CardEdited, card);
                break;
            default:
                if (card is not null)
                {
                    Fill(card, comment, comment.State, await AlikeAsync(write, comment, cancel));
                    write.Record(LogKinds.CardEdited, card);
                }
                else if (former is not null || (IsRaised(comment) && !await IsShownByAnotherAsync(write, comment, cancel)))
                {
                    await BringBackAsync(write, comment, former, cancel);
                }
                break;
        }
    }

    /// <summary>Puts the next ones in line on the board when there is room again: those that waited on the desk because it was full.</summary>
    public static async Task RefillAsync(StoryWrite write, CancellationToken cancel)
    {
        var room = Most - await CountAsync(write, cancel);
        if (room <= 0)
            return;
        var waiting = await write.Db.Comments
            .Where(row => row.StoryId == write.Story.Id && row.State == CommentState.NeedsDecision && row.Urgency > (int)Severity.Low + 1
                && !write.Db.Cards.Any(card => card.SubjectId == row.Id && card.Kind == CardKind.Comment))
            .OrderByDescending(row => row.Urgency).ThenBy(row => row.Id).Take(room).ToListAsync(cancel);
        // What this very transaction changed is not in the database yet.
        foreach (var comment in waiting.Where(row => row.State == CommentState.NeedsDecision))
        {
            if (write.Db.Cards.Local.Any(card => card.Kind == CardKind.Comment && card.SubjectId == comment.Id) || await IsShownByAnotherAsync(write, comment, cancel))
                continue;
            var alike = await AlikeAsync(write, comment, cancel);
            var lane = await CardIntake.LaneAsync(write, LaneKind.Moderation, cancel);
            CardIntake.Put(write, CardKind.Comment, comment.Id, lane, await CardIntake.BottomAsync(write, lane, cancel), card => Fill(card, comment, comment.State, alike));
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
            Fill(former, comment, comment.State, alike);
            write.Add(LogKinds.CardAdded, former);
            return;
        }
        await CardIntake.PutOnTopAsync(write, LaneKind.Moderation, CardKind.Comment, comment.Id, cancel, card => Fill(card, comment, comment.State, alike));
    }

    private static async Task<(Comment Heir, int Alike)?> HeirAsync(StoryWrite write, Comment decided, CancellationToken cancel)
    {
        if (decided.Group is null)
            return null;
        var others = await OthersAsync(write, decided, cancel);
        var open = others.Where(other => other.State != CommentState.Decided && IsRaised(other)).OrderByDescending(other => other.Position).ToList();
        return open.Count == 0 || await IsShownByAnotherAsync(write, decided, cancel) ? null : (open[0], others.Count + 1);
    }

    private static async Task<bool> IsShownByAnotherAsync(StoryWrite write, Comment comment, CancellationToken cancel)
    {
        if (comment.Group is null)
            return false;
        var ids = (await OthersAsync(write, comment, cancel)).ConvertAll(other => other.Id);
        var shown = await write.Db.Cards.Where(card => card.Kind == CardKind.Comment && EF.Parameter(ids).Contains(card.SubjectId)).ToListAsync(cancel);
        return shown.Exists(card => write.Db.Entry(card).State != EntityState.Deleted)
            || write.Db.Cards.Local.Any(card => card.Kind == CardKind.Comment && ids.Contains(card.SubjectId));
    }

    // Of one thread: what was copied into another thread has a card there.
    private static Task<List<Comment>> OthersAsync(StoryWrite write, Comment comment, CancellationToken cancel) =>
        write.Db.Comments.Where(row => row.Group == comment.Group && row.ArticleId == comment.ArticleId && row.Id != comment.Id).OrderBy(row => row.Id).Take(200).ToListAsync(cancel);

    private static async Task<int> AlikeAsync(StoryWrite write, Comment comment, CancellationToken cancel) =>
        comment.Group is null ? 0 : await write.Db.Comments.CountAsync(row => row.Group == comment.Group && row.ArticleId == comment.ArticleId, cancel);

    private static async Task<int> CountAsync(StoryWrite write, CancellationToken cancel)
    {
        var stored = await write.Db.Cards.CountAsync(card => card.StoryId == write.Story.Id && card.Kind == CardKind.Comment, cancel);
        foreach (var entry in write.Db.ChangeTracker.Entries<Card>().Where(entry => entry.Entity.Kind == CardKind.Comment))
            stored += entry.State switch { EntityState.Added => 1, EntityState.Deleted => -1, _ => 0 };
        return stored;
    }

    private static async Task<(Dictionary<string, CommentState> States, Dictionary<string, Card> Cards)> KnownAsync(StoryWrite write, List<Comment> raised, CancellationToken cancel)
    {
        Dictionary<string, CommentState> states = [];
        Dictionary<string, Card> cards = [];
        foreach (var ids in raised.Select(comment => comment.Id).Chunk(500))
        {
            foreach (var row in await write.Db.Comments.Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => new { row.Id, row.State }).ToListAsync(cancel))
                states[row.Id] = row.State;
            foreach (var card in await write.Db.Cards.Where(card => card.StoryId == write.Story.Id && card.Kind == CardKind.Comment && EF.Parameter(ids).Contains(card.SubjectId)).ToListAsync(cancel))
                cards[card.SubjectId] = card;
        }
        return (states, cards);
    }

    private static void Fill(Card card, Comment comment, CommentState state, int alike)
    {
        card.Title = comment.Author;
        card.Text = comment.Text.Length > ExcerptLength ? comment.Text[..ExcerptLength].TrimEnd() + "…" : comment.Text;
        var labels = comment.Signals.Where(signal => signal.Kind != SignalKind.Civil).Select(signal => Label(signal, alike)).Distinct();
        // What Coral said of it stays until Coral takes it back.
        card.Labels =
        [
            .. state == CommentState.Escalated ? [Escalated] : Array.Empty<string>(), .. labels,
            .. card.Labels.Where(label => label.StartsWith(ReceiveCoralEvent.Label, StringComparison.Ordinal)),
        ];
    }

    private static string Label(Signal signal, int alike) => signal.Kind switch
    {
        SignalKind.NearDuplicate => $"near-duplicate ×{alike}",
        var kind => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()).Replace('-', ' '),
    };
}
