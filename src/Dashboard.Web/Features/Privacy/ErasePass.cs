using System.Text.Json.Nodes;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Log;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Privacy;

/// <summary>
/// Erases words wherever they stand: in the parts of every story that ever held them, in its log, in what was received, and in what people
/// have to themselves. One transaction for each story, so that a story is either done or untouched.
/// </summary>
public sealed class ErasePass(StoryLog log, IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, StoreCleaner cleaner, EraseMarks marks)
{
    // What may hold somebody's words; articles do not, and are most of a log.
    private static readonly string[] s_types = ["card", "note", "strike", "sanction", "appeal", "lead", "comment-batch"];

    /// <summary>Erases; afterwards the file is still to be cleaned with <see cref="CleanAsync"/>.</summary>
    /// <returns>How many rows of logs were redacted.</returns>
    internal async Task<int> RunAsync(Actor actor, EraseScope scope, CancellationToken cancel)
    {
        var redacted = 0;
        await marks.PrepareAsync(cancel);
        foreach (var story in await StoriesAsync(scope, cancel))
            redacted += await log.WriteItselfAsync(story, actor, write => EraseAsync(write, scope, cancel), cancel);
        using (await gate.EnterAsync(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            await PersonalRecords.EraseAsync(db, scope, cancel);
        }
        return redacted;
    }

    /// <summary>See <see cref="StoreCleaner.CleanAsync"/>.</summary>
    internal Task<bool> CleanAsync(CancellationToken cancel) => cleaner.CleanAsync(cancel);

    // A comment that was moved has left its words in the logs of two stories, of which one may be only a signpost now.
    private async Task<List<string>> StoriesAsync(EraseScope scope, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        string[] ids = [.. scope.CommentIds, .. scope.NoteIds, .. scope.HealthOf];
        string[] keys = [.. scope.PersonKeys];
        string[] names = [.. scope.Names];
        var found = new List<string>();
        foreach (var story in await db.Stories.Select(row => row.Id).OrderBy(id => id).ToListAsync(cancel))
        {
            if (await db.Log.AnyAsync(row => row.StoryId == story && EF.Parameter(ids).Contains(row.SubjectId), cancel)
                || await db.Strikes.AnyAsync(row => row.StoryId == story && EF.Parameter(keys).Contains(row.PersonKey), cancel)
                || await db.Sanctions.AnyAsync(row => row.StoryId == story && EF.Parameter(keys).Contains(row.PersonKey), cancel)
                || await db.Notes.AnyAsync(row => row.StoryId == story && row.Target == NoteTarget.Person && EF.Parameter(names).Contains(row.TargetId!), cancel))
                found.Add(story);
        }
        return found;
    }

    private async Task<int> EraseAsync(StoryWrite write, EraseScope scope, CancellationToken cancel)
    {
        string[] ids = [.. scope.CommentIds];
        string[] near = [.. await NeighboursAsync(write, ids, cancel), .. scope.HealthOf];
        var scrubber = new LogScrubber(scope);
        // The log first: what this act itself writes holds none of the words.
        var (rows, touched) = await RowsAsync(write, scrubber, [.. ids, .. near], cancel);

        var gone = await write.Db.Comments.Where(row => row.StoryId == write.Story.Id && EF.Parameter(ids).Contains(row.Id)).OrderBy(row => row.Id).ToListAsync(cancel);
        await marks.RememberAsync(write, gone, cancel);
        foreach (var comment in gone)
        {
            comment.Erase(write.Now);
            write.RecordWithheld(LogKinds.CommentErased, comment);
            foreach (var card in await write.Db.Cards.Where(row => row.StoryId == write.Story.Id && row.SubjectId == comment.Id).ToListAsync(cancel))
                write.RemoveWithheld(LogKinds.CardRemoved, card);
        }
        foreach (var comment in await write.Db.Comments.Where(row => row.StoryId == write.Story.Id && EF.Parameter(near).Contains(row.Id)).OrderBy(row => row.Id).ToListAsync(cancel))
            Scrub(write, scrubber, comment, LogKinds.CommentJudged);
        foreach (var id in scope.NoteIds)
        {
            if (await write.Db.Notes.FirstOrDefaultAsync(row => row.Id == id && row.StoryId == write.Story.Id, cancel) is not { } note)
                continue;
            await CardIntake.RemoveAsync(write, note.Id, cancel);
            write.RemoveWithheld(LogKinds.NoteRemoved, note);
        }
        foreach (var (type, id) in touched)
        {
            if (await write.Db.FindAsync(StoryPartTypes.TypeOf(type), [id], cancel) is IStoryPart part && part.StoryId == write.Story.Id && write.Db.Entry(part).State != EntityState.Deleted)
                Scrub(write, scrubber, part, LogKinds.CommentErased);
        }
        await ReceivedTexts.CoverAsync(write, scope, cancel);
        await write.RedactAsync(rows, cancel);
        return rows.Count;
    }

    // Comments of others whose signals name an erased one.
    private static async Task<List<string>> NeighboursAsync(StoryWrite write, string[] ids, CancellationToken cancel)
    {
        var groups = await write.Db.Comments.Where(row => EF.Parameter(ids).Contains(row.Id) && row.Group != null).Select(row => row.Group!).Distinct().ToListAsync(cancel);
        return groups.Count == 0 ? []
            : await write.Db.Comments.Where(row => row.StoryId == write.Story.Id && EF.Parameter(groups).Contains(row.Group!) && !EF.Parameter(ids).Contains(row.Id)).Select(row => row.Id).ToListAsync(cancel);
    }

    private static async Task<(List<LogEntry> Rows, HashSet<(string Type, string Id)> Touched)> RowsAsync(StoryWrite write, LogScrubber scrubber, string[] comments, CancellationToken cancel)
    {
        var (rows, touched) = (new List<LogEntry>(), new HashSet<(string, string)>());
        var story = write.Db.Log.AsNoTracking().Where(row => row.StoryId == write.Story.Id);
        await foreach (var row in story.Where(row => EF.Parameter(comments).Contains(row.SubjectId)).OrderBy(row => row.Sequence).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (scrubber.Scrub(row) is { } left)
                rows.Add(left);
        }
        await foreach (var row in story.Where(row => s_types.Contains(row.SubjectType)).OrderBy(row => row.Sequence).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (scrubber.Scrub(row) is not { } left)
                continue;
            rows.Add(left);
            touched.Add((row.SubjectType, row.SubjectId));
        }
        return (rows, touched);
    }

    private static void Scrub(StoryWrite write, LogScrubber scrubber, IStoryPart part, string kind)
    {
        var (was, json) = (LogJson.Write(part), LogJson.Write(part));
        if (!scrubber.Scrub(StoryPartTypes.NameOf(part.GetType()), part.Id, json))
            return;
        var changed = json.Where(pair => !JsonNode.DeepEquals(pair.Value, was[pair.Key])).Select(pair => pair.Key).ToHashSet();
        UndoEvent.TakeOver(write, part, LogJson.Read(json, part.GetType(), part.Version), changed);
        write.RecordWithheld(kind, part);
    }
}
