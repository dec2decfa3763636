using System.Text.Json.Nodes;
using Dashboard.Data.Log;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Stories;
using Dashboard.Web.Features.Log;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Gathering;

/// <summary>
/// Takes a move of articles or a merge back: everything that went returns, with what was done to it since, and stands where it stood. What the
/// program has made of it meanwhile on either story is as it was before; what people have done stays.
/// </summary>
public sealed class UndoGathering(StoryLog log, PipelineQueue queue)
{
    private static readonly string[] s_found = [LogKinds.ContradictionFound, LogKinds.ContradictionChanged, LogKinds.ContradictionReopened, LogKinds.ContradictionWithdrawn, LogKinds.ContradictionParted, LogKinds.DismissalSilenced];

    /// <summary>Whether a row is one of those by which a move or a merge is taken back.</summary>
    public static bool IsAct(string kind) => kind is LogKinds.ArticlesSent or LogKinds.ArticlesBrought or LogKinds.StoryMerged;

    /// <returns>The row that it leaves in the log of the story that was asked.</returns>
    /// <exception cref="CannotUndoException">It was taken back already, or what moved has moved on.</exception>
    public async Task<LogEntry> HandleAsync(Actor actor, LogEntry row, Placement? decision, CancellationToken cancel)
    {
        if (decision is null)
            throw new CannotUndoException("This was taken back already.", null);
        Require(actor, decision, decision.FromStoryId);
        Require(actor, decision, decision.ToStoryId);
        var (sentId, broughtId) = decision.Kind == PlacementKind.Sent ? (decision.Id, decision.PairId) : (decision.PairId, decision.Id);
        var entry = await log.WriteBothAsync(decision.FromStoryId, decision.ToStoryId, actor, async (home, away) =>
        {
            if (await home.Db.Placements.FindAsync([sentId], cancel) is not { } sent || await home.Db.Placements.FindAsync([broughtId], cancel) is not { } brought)
                throw new CannotUndoException("This was taken back already.", null);
            await RefuseMovedOnAsync(home, away, sent, cancel);
            await ReturnAsync(home, away, sent, brought, cancel);
            home.Remove(LogKinds.Undone, sent, undoes: sent.Version);
            away.Remove(LogKinds.Undone, brought, undoes: brought.Version);
            return (row.StoryId == home.Story.Id ? home : away).Entries[^1];
        }, cancel);
        queue.Wake();
        return entry;
    }

    private static void Require(Actor actor, Placement decision, string storyId)
    {
        if (decision.Whole)
            actor.Require(Permission.EditStories, storyId);
        else
            actor.Require(decision.ById == actor.Id ? Permission.MoveCards : Permission.EditBoards, storyId);
    }

    private static async Task RefuseMovedOnAsync(StoryWrite home, StoryWrite away, Placement sent, CancellationToken cancel)
    {
        if (!sent.Whole && home.Story.MergedIntoId is not null)
            throw new CannotUndoException($"“{home.Story.Title}”, where they came from, was merged into another story since. Take that back first.", null);
        var gone = await home.Db.Articles.Where(row => sent.ArticleIds.Contains(row.Id) && row.StoryId != away.Story.Id).FirstOrDefaultAsync(cancel);
        if (gone is null && away.Story.MergedIntoId is null)
            return;
        var left = LogKinds.LeftOf("article");
        var since = gone is null
            ? await away.Db.Log.Where(row => row.StoryId == away.Story.Id && row.Kind == LogKinds.StoryMerged).OrderByDescending(row => row.Sequence).FirstOrDefaultAsync(cancel)
            : await away.Db.Log.Where(row => row.StoryId == away.Story.Id && row.SubjectId == gone.Id && row.Kind == left).OrderByDescending(row => row.Sequence).FirstOrDefaultAsync(cancel);
        throw new CannotUndoException(since is null ? "These articles have moved on since." : $"{since.ActorName} has moved {(gone is null ? "the whole story" : $"“{gone.Heading}”")} on to another story since ({since.At:HH:mm:ss} UTC). Take that back first.", since);
    }

    private static async Task ReturnAsync(StoryWrite home, StoryWrite away, Placement sent, Placement brought, CancellationToken cancel)
    {
        var ids = sent.ArticleIds.ToHashSet();
        var came = await ActRowsAsync(away, brought, cancel);
        var went = await ActRowsAsync(home, sent, cancel);
        // First the findings, so that those between the articles that go back and those that stay fall apart into what they were.
        await RestoreAsync(home, sent, ids, cancel);
        await RestoreAsync(away, brought, ids, cancel);
        var also = came.Where(row => row.Kind.EndsWith(LogKinds.Joined, StringComparison.Ordinal)).Select(row => row.SubjectId).ToHashSet();
        var haul = await Haul.OfAsync(away.Db, away.Story.Id, home.Story.Id, ids, also, cancel);
        var behind = await Carrier.LeftBehindAsync(away, haul, cancel);
        var places = await PlacesAsync(home, went, cancel);
        await Carrier.CarryAsync(away, home, haul, card => places.TryGetValue(card.Id, out var place) ? place : null, cancel);
        foreach (var (receipt, sha256) in sent.Doubles)
            await home.Db.Receipts.Where(row => row.Id == receipt && row.StoryId == home.Story.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Sha256, sha256), cancel);
        await RestoreCopiesAsync(home, went, cancel);
        if (sent.Whole)
            RestoreStories(home, away, went, came);
        await PutAwayWhatBeganAsync(away, brought, ids, cancel);
        await Carrier.CompareAnewAsync(away, behind, cancel);
        await Carrier.CompareAnewAsync(home, ids, cancel);
    }

    private static Task<List<LogEntry>> ActRowsAsync(StoryWrite write, Placement decision, CancellationToken cancel) =>
        write.Db.Log.AsNoTracking().Where(row => row.StoryId == write.Story.Id && row.Sequence >= decision.FirstSequence && row.Sequence < decision.Version)
            .OrderBy(row => row.Sequence).ToListAsync(cancel);

    /// <summary>Findings, and what is remembered of dismissed ones, that the act itself and since then the program alone have changed get back what they were.</summary>
    private static async Task RestoreAsync(StoryWrite write, Placement decision, HashSet<string> ids, CancellationToken cancel)
    {
        var rows = await write.Db.Log.AsNoTracking().Where(row => row.StoryId == write.Story.Id && row.Sequence >= decision.FirstSequence && (row.SubjectType == "contradiction" || row.SubjectType == "dismissal"))
            .OrderByDescending(row => row.Sequence).ToListAsync(cancel);
        foreach (var changes in rows.GroupBy(row => row.SubjectId))
        {
            // From a row by which it joined on, it is what it was when it came.
            var later = changes.TakeWhile(row => row.Before is not null && row.After is not null).ToList();
            if (later.Count == 0 || await write.Db.FindAsync(StoryPartTypes.TypeOf(changes.First().SubjectType), [changes.Key], cancel) is not IStoryPart found || found.StoryId != write.Story.Id)
                continue;
            if (later.Exists(row => !s_found.Contains(row.Kind) || (row.ActorId != Actor.Program.Id && row.Sequence >= decision.Version)))
                continue;
            // What has nothing to do with the articles has changed for another reason.
            if (!later.Exists(row => row.Kind == LogKinds.ContradictionParted || ids.Any(id => row.Before!.Contains(id, StringComparison.Ordinal) || row.After!.Contains(id, StringComparison.Ordinal))))
                continue;
            Overlay(write, found, later.Select(row => row.Before!));
            write.Record(LogKinds.Undone, found, undoes: later[^1].Sequence);
        }
    }

    // A story that began with these articles and has no others is put away with the move that began it.
    private static async Task PutAwayWhatBeganAsync(StoryWrite away, Placement brought, HashSet<string> ids, CancellationToken cancel)
    {
        var began = await away.Db.Log.AsNoTracking().FirstAsync(row => row.StoryId == away.Story.Id && row.Sequence == 1, cancel);
        if (began.At != brought.At || await away.Db.Articles.AnyAsync(row => row.StoryId == away.Story.Id && !ids.Contains(row.Id), cancel))
            return;
        away.Story.Archived = true;
        away.Record(LogKinds.Undone, away.Story);
    }

    private static async Task RestoreCopiesAsync(StoryWrite home, List<LogEntry> went, CancellationToken cancel)
    {
        foreach (var row in went.Where(row => row.Kind == LogKinds.ArticleParted))
        {
            if (await home.Db.Articles.FindAsync([row.SubjectId], cancel) is not { CopyOf: null } copy || copy.StoryId != home.Story.Id)
                continue;
            Overlay(home, copy, [row.Before!]);
            home.Record(LogKinds.Undone, copy, undoes: row.Sequence);
        }
    }

    private static void RestoreStories(StoryWrite home, StoryWrite away, List<LogEntry> went, List<LogEntry> came)
    {
        var merged = went.First(row => row.Kind == LogKinds.StoryMerged);
        Overlay(home, home.Story, [merged.Before!]);
        home.Record(LogKinds.Undone, home.Story, undoes: merged.Sequence);
        // Keywords that the merge had added; those that somebody has added or taken away since stay so.
        if (came.Find(row => row.SubjectType == "story" && row.After is not null) is not { } edited)
            return;
        IEnumerable<string> Words(string json) => JsonNode.Parse(json)!["keywords"]?.AsArray().Select(word => word!.GetValue<string>()) ?? [];
        var added = Words(edited.After!).Except(Words(edited.Before!)).ToHashSet();
        away.Story.Keywords = [.. away.Story.Keywords.Where(word => !added.Contains(word))];
        away.Record(LogKinds.Undone, away.Story, undoes: edited.Sequence);
    }

    // Where the cards stood, as far as those lanes are still there or come back too.
    private static async Task<Dictionary<string, (string LaneId, string Rank)>> PlacesAsync(StoryWrite home, List<LogEntry> went, CancellationToken cancel)
    {
        var lanes = await home.Db.Lanes.Where(lane => lane.StoryId == home.Story.Id).Select(lane => lane.Id).ToListAsync(cancel);
        lanes.AddRange(went.Where(row => row.Kind == LogKinds.LeftOf("lane")).Select(row => row.SubjectId));
        var places = new Dictionary<string, (string, string)>();
        foreach (var row in went.Where(row => row.Kind == LogKinds.LeftOf("card")))
        {
            var card = (Card)LogJson.Read(JsonNode.Parse(row.Before!)!.AsObject(), typeof(Card), 0);
            if (lanes.Contains(card.LaneId))
                places[card.Id] = (card.LaneId, card.Rank);
        }
        return places;
    }

    /// <summary>Puts former values over a part, the latest change first.</summary>
    private static void Overlay(StoryWrite write, IStoryPart part, IEnumerable<string> befores)
    {
        var (json, names) = (LogJson.Write(part), new HashSet<string>());
        foreach (var before in befores)
        {
            foreach (var (name, value) in JsonNode.Parse(before)!.AsObject())
            {
                json[name] = value?.DeepClone();
                names.Add(name);
            }
        }
        UndoEvent.TakeOver(write, part, LogJson.Read(json, part.GetType(), part.Version), names);
    }
}
