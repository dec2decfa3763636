using System.Text.Json;
using System.Text.Json.Nodes;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Log;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.People;
using Dashboard.Domain.Stories;
using Dashboard.Web.Features.Gathering;
using Dashboard.Web.Features.Moderation;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Log;

/// <summary>
/// Takes back one change of a person: the changed properties get their former values. Refused, with who acted, when somebody
/// changed the same properties since. The undo is itself a row of the log, and can be undone.
/// </summary>
public sealed class UndoEvent(StoryLog log, UndoGathering gathering, UndoBatch batches, IDbContextFactory<DashboardDbContext> contexts)
{
    // The machine's own rows are not undone by hand: the next analysis would only write them again.
    private static readonly HashSet<string> s_undoable =
    [
        LogKinds.StoryEdited, LogKinds.StoryRanked, LogKinds.LaneAdded, LogKinds.LaneEdited, LogKinds.LaneRemoved, LogKinds.CardMoved, LogKinds.CardEdited,
        LogKinds.ContradictionTaken, LogKinds.ContradictionProposed, LogKinds.ContradictionConfirmed, LogKinds.ContradictionDisputed,
        LogKinds.ContradictionTakenBack, LogKinds.ContradictionResolved, LogKinds.ContradictionReopened, LogKinds.ContradictionPublished,
        LogKinds.ClaimsJoined, LogKinds.ClaimsSplit, LogKinds.ClaimsReleased, LogKinds.CommentDecided, LogKinds.CommentReopened, LogKinds.CommentFeatured, LogKinds.CommentUnfeatured,
        LogKinds.CommentsDecided, LogKinds.LeadAdded, LogKinds.LeadRemoved, LogKinds.StrikeGiven, LogKinds.StrikeLifted, LogKinds.SanctionSet,
        LogKinds.SanctionLifted, LogKinds.AppealReceived, LogKinds.AppealUpheld, LogKinds.AppealOverturned, LogKinds.NoteAdded, LogKinds.NoteEdited, LogKinds.NoteRemoved,
        LogKinds.StoryMerged, LogKinds.ArticlesSent, LogKinds.ArticlesBrought, LogKinds.SourceChanged, LogKinds.SourcePaused, LogKinds.SourceResumed, LogKinds.Undone,
    ];

    /// <summary>Whether a person can take back a change of this kind.</summary>
    public static bool IsUndoable(string kind) => s_undoable.Contains(kind);

    public async Task<LogEntry> HandleAsync(Actor actor, string storyId, long sequence, CancellationToken cancel = default)
    {
        actor.Require(Permission.WriteNotes, storyId);
        if (await GatheringAsync(storyId, sequence, cancel) is var (act, decision))
            return await gathering.HandleAsync(actor, act, decision, cancel);
        if (await BatchAsync(storyId, sequence, cancel) is { } several)
            return await UndoBatchAsync(actor, several, cancel);
        return await log.WriteAsync(storyId, actor, async write =>
        {
            var row = await write.Db.Log.AsNoTracking().FirstOrDefaultAsync(entry => entry.StoryId == storyId && entry.Sequence == sequence, cancel)
                ?? throw new NotFoundException("change", $"{storyId}/{sequence}");
            if (row.SubjectType == "placement")
                throw new CannotUndoException("The articles are back. Move them once more instead.", null);
            // What the machine decided because the team let it, a moderator takes back; its other rows nobody.
            var byRule = row.ActorId == Actor.Program.Id;
            if (!s_undoable.Contains(row.Kind) || (byRule && row.Kind != LogKinds.CommentDecided))
                throw new CannotUndoException($"\"{row.Kind}\" cannot be taken back.", null);
            if (row.Redacted)
                throw new CannotUndoException("The words of this change were erased; it cannot be taken back.", null);
            if (row.ActorId != actor.Id && !byRule)
                actor.Require(Permission.EditBoards, storyId);
            actor.Require(PermissionFor(row.SubjectType), storyId);
            if (await write.Db.Log.AnyAsync(entry => entry.StoryId == storyId && entry.Undoes == sequence, cancel))
                throw new CannotUndoException("This was taken back already.", null);
            await RefuseWhenTouchedAsync(write, row, cancel);
            // A note and its card, or a lane and the cards that left it, were written together and go back together.
            foreach (var part in await SameActAsync(write, row, cancel))
                await RevertAsync(write, part, cancel);
            // Cards follow what they are about, with rows of their own.
            return write.Entries.FirstOrDefault(entry => entry.Undoes == sequence) ?? write.Entries[^1];
        }, cancel);
    }

    // Moves and merges touch two stories. The row of a merge stands in its act, whose last row is the decision.
    private async Task<(LogEntry Act, Placement? Decision)?> GatheringAsync(string storyId, long sequence, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.Log.AsNoTracking().FirstOrDefaultAsync(entry => entry.StoryId == storyId && entry.Sequence == sequence, cancel) is not { } row || !UndoGathering.IsAct(row.Kind))
            return null;
        var decision = row.SubjectType == "placement"
            ? await db.Placements.AsNoTracking().FirstOrDefaultAsync(placement => placement.Id == row.SubjectId, cancel)
            : await db.Placements.AsNoTracking().FirstOrDefaultAsync(placement => placement.StoryId == storyId && placement.Whole && placement.FirstSequence <= sequence && placement.Version > sequence, cancel);
        return (row, decision);
    }

    private async Task<CommentBatch?> BatchAsync(string storyId, long sequence, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var id = await db.Log.Where(entry => entry.StoryId == storyId && entry.Sequence == sequence && entry.Kind == LogKinds.CommentsDecided).Select(entry => entry.SubjectId).FirstOrDefaultAsync(cancel);
        return id is null ? null : await db.CommentBatches.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel);
    }

    private async Task<LogEntry> UndoBatchAsync(Actor actor, CommentBatch batch, CancellationToken cancel)
    {
        if (await batches.HandleAsync(actor, batch.ActId, cancel) is { Finished: false } back)
            throw new CannotUndoException($"{back.Undone:N0} decisions were taken back, then it broke off. Take it back again, and it goes on.", null);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Log.AsNoTracking().OrderByDescending(row => row.Sequence).FirstAsync(row => row.StoryId == batch.StoryId && row.SubjectId == batch.Id, cancel);
    }

    private static Permission PermissionFor(string subjectType) => subjectType switch
    {
        "story" => Permission.EditStories,
        "contradiction" or "dismissal" or "claim-choice" => Permission.TakeContradictions,
        "comment" or "comment-batch" or "strike" or "sanction" or "appeal" => Permission.Moderate,
        "note" or "lead" => Permission.WriteNotes,
        "source" => Permission.ManageSources,
        _ => Permission.MoveCards,
    };

    private static async Task RefuseWhenTouchedAsync(StoryWrite write, LogEntry row, CancellationToken cancel)
    {
        var changed = row.Before is null || row.After is null ? null : JsonNode.Parse(row.After)!.AsObject().Select(pair => pair.Key).ToHashSet();
        var later = await write.Db.Log.AsNoTracking()
            .Where(entry => entry.StoryId == row.StoryId && entry.SubjectId == row.SubjectId && entry.Sequence > row.Sequence)
            .OrderBy(entry => entry.Sequence).ToListAsync(cancel);
        var touched = later.Find(entry => changed is null || entry.After is null
            || JsonNode.Parse(entry.After)!.AsObject().Any(pair => changed.Contains(pair.Key)));
        if (touched is not null)
            throw new CannotUndoException($"{touched.ActorName} has changed it since ({touched.Kind}, {touched.At:HH:mm:ss} UTC).", touched);
    }

    // Rows of one act share actor and moment; a removed note's card row stands right before it, an added one's right after, and so does
    // what the story remembers of a dismissed contradiction.
    private static async Task<List<LogEntry>> SameActAsync(StoryWrite write, LogEntry row, CancellationToken cancel)
    {
        // The card of a comment follows what becomes of the comment, and an act on several has a row for each.
        if (row.SubjectType == "comment")
            return [row];
        if (row.Kind is not (LogKinds.NoteAdded or LogKinds.NoteRemoved or LogKinds.LeadAdded or LogKinds.LeadRemoved or LogKinds.LaneRemoved or LogKinds.AppealOverturned or LogKinds.Undone)
            && row.SubjectType != "contradiction")
            return [row];
        var act = await write.Db.Log.AsNoTracking()
            .Where(entry => entry.StoryId == row.StoryId && entry.At == row.At && entry.ActorId == row.ActorId)
            .OrderByDescending(entry => entry.Sequence).ToListAsync(cancel);
        return act;
    }

    /// <summary>Gives the subject of a row its former values, with a row of its own.</summary>
    internal static async Task RevertAsync(StoryWrite write, LogEntry row, CancellationToken cancel)
    {
        var type = StoryPartTypes.TypeOf(row.SubjectType);
        if (row.After is null)
        {
            var part = LogJson.Read(JsonNode.Parse(row.Before!)!.AsObject(), type, 0);
            if (part is Card card && !await write.Db.Lanes.AnyAsync(lane => lane.Id == card.LaneId, cancel) && write.Db.Lanes.Local.All(lane => lane.Id != card.LaneId))
                throw new CannotUndoException("The lane it stood in is gone.", null);
            write.Add(LogKinds.Undone, part, undoes: row.Sequence);
            return;
        }
        var current = (IStoryPart?)await write.Db.FindAsync(type, [row.SubjectId], cancel) ?? throw new NotFoundException(row.SubjectType, row.SubjectId);
        if (row.Before is null)
        {
            if (current is Lane lane && await write.Db.Cards.AnyAsync(card => card.LaneId == lane.Id, cancel))
                throw new CannotUndoException("There are cards in this lane now; move them first.", null);
            if (current is Strike or Sanction)
            {
                // It was held against somebody: the timeline keeps saying so, and that it was taken back.
                var lifted = new Lifting(write.Actor.Id, write.Actor.Name, write.Now, "Taken back");
                _ = current is Strike strike ? strike.Lifted ??= lifted : ((Sanction)current).Lifted ??= lifted;
                write.Record(LogKinds.Undone, current, undoes: row.Sequence);
                return;
            }
            write.Remove(LogKinds.Undone, current, undoes: row.Sequence);
            return;
        }
        if (current is Comment { ErasedAt: not null })
            throw new CannotUndoException("The writer of this comment was erased; nothing is left to decide.", null);
        var json = LogJson.Write(current);
        foreach (var (name, value) in JsonNode.Parse(row.Before)!.AsObject())
            json[name] = value?.DeepClone();
        TakeOver(write, current, LogJson.Read(json, type, current.Version), JsonNode.Parse(row.Before)!.AsObject().Select(pair => pair.Key).ToHashSet());
        write.Record(LogKinds.Undone, current, undoes: row.Sequence);
        if (current is Comment comment)
            await CommentCards.FollowAsync(write, comment, cancel, await TakenAwayAsync(write, row, cancel));
    }

    // The row of the card that a decision took off the board stands right behind its own.
    private static async Task<Card?> TakenAwayAsync(StoryWrite write, LogEntry row, CancellationToken cancel)
    {
        var next = await write.Db.Log.AsNoTracking().FirstOrDefaultAsync(entry => entry.StoryId == row.StoryId && entry.Sequence == row.Sequence + 1 && entry.Kind == LogKinds.CardRemoved, cancel);
        return next?.Before is { } before && LogJson.Read(JsonNode.Parse(before)!.AsObject(), typeof(Card), 0) is Card card && card.SubjectId == row.SubjectId
            && !await write.Db.Cards.AnyAsync(there => there.Id == card.Id, cancel) ? card : null;
    }

    /// <summary>Gives a part the named properties (camelCase) of a former state of it: the rest, such as a story's own place in its log, is in no row.</summary>
    internal static void TakeOver(StoryWrite write, IStoryPart current, IStoryPart former, HashSet<string> names)
    {
        var entry = write.Db.Entry(current);
        foreach (var property in entry.Metadata.GetProperties().Where(property => names.Contains(JsonNamingPolicy.CamelCase.ConvertName(property.Name))))
            entry.Property(property).CurrentValue = property.PropertyInfo!.GetValue(former);
    }
}

/// <summary>The change cannot be taken back; says why, and who acted since when somebody did.</summary>
public sealed class CannotUndoException(string message, LogEntry? since) : Exception(message)
{
    public LogEntry? Since { get; } = since;
}
