using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Log;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Moderation;

/// <summary>What an undo of several decisions did.</summary>
/// <param name="Undone">How many wait again by this undo.</param>
/// <param name="Left">Those on which somebody acted since, with who and when.</param>
/// <param name="Before">How many had been taken back already: by an undo that broke off, or one by one.</param>
/// <param name="Finished">False: it broke off after these, and the same undo sent again goes on.</param>
public sealed record BatchUndone(int Undone, IReadOnlyList<LeftOut> Left, int Before, bool Finished);

/// <summary>
/// Takes back an act that decided several comments, as far as nobody has acted on them since; the rest is named. It goes lot by lot: one that broke
/// off, because the program ended or the database failed, is finished by asking for it again.
/// </summary>
public sealed partial class UndoBatch(StoryLog log, IDbContextFactory<DashboardDbContext> contexts, ILogger<UndoBatch> logger)
{
    // Others who write on the story wait for one lot at most.
    private const int Lot = 200;

    /// <param name="actor">Who takes it back: whoever did it, or an editor.</param>
    /// <param name="actId">The undo id.</param>
    /// <param name="cancel">Ends it before it begins.</param>
    /// <exception cref="NotFoundException">No such act.</exception>
    /// <exception cref="CannotUndoException">It was taken back already, all of it.</exception>
    public async Task<BatchUndone> HandleAsync(Actor actor, string actId, CancellationToken cancel = default)
    {
        actor.Require(Permission.Moderate);
        List<CommentBatch> batches;
        await using (var db = await contexts.CreateDbContextAsync(cancel))
            batches = await db.CommentBatches.AsNoTracking().Where(row => row.ActId == actId).OrderBy(row => row.Id).ToListAsync(cancel);
        if (batches.Count == 0)
            throw new NotFoundException("act on several comments", actId);
        foreach (var batch in batches)
        {
            actor.Require(Permission.Moderate, batch.StoryId);
            if (batch.ById != actor.Id)
                actor.Require(Permission.EditBoards, batch.StoryId);
        }
        if (batches.TrueForAll(batch => batch.UndoneAt is not null))
            throw new CannotUndoException("This was taken back already.", null);
        var sum = new Progress(0, [], 0, null);
        try
        {
            foreach (var batch in batches.Where(batch => batch.UndoneAt is null))
            {
                sum = sum with { Next = batch.FirstSequence };
                while (sum.Next is { } next)
                    sum = sum.And(await log.WriteAsync(batch.StoryId, actor, write => UndoAsync(write, batch.Id, next), sum.Undone == 0 ? cancel : CancellationToken.None));
            }
        }
        catch (Exception fault) when (sum.Undone > 0)
        {
            // What was taken back stays so, and whoever asked must not read that nothing was changed.
            BrokeOff(logger, fault, actId, sum.Undone);
            return new BatchUndone(sum.Undone, sum.Left, sum.Before, Finished: false);
        }
        return new BatchUndone(sum.Undone, sum.Left, sum.Before, Finished: true);
    }

    /// <param name="Next">The log row from which it goes on; null at the end.</param>
    private sealed record Progress(int Undone, IReadOnlyList<LeftOut> Left, int Before, long? Next)
    {
        public Progress And(Progress lot) => new(Undone + lot.Undone, [.. Left, .. lot.Left], Before + lot.Before, lot.Next);
    }

    /// <summary>One lot; with the last one the act is marked as taken back. What the act itself still adds meanwhile is seen, because nobody else writes on the story now.</summary>
    private static async Task<Progress> UndoAsync(StoryWrite write, string batchId, long from)
    {
        var batch = await write.GetAsync<CommentBatch>(batchId);
        if (batch.UndoneAt is not null)
            return new Progress(0, [], 0, null);
        var rows = await write.Db.Log.AsNoTracking().Where(row => row.StoryId == batch.StoryId && row.Sequence >= from && row.Sequence < batch.Version
            && row.Kind == LogKinds.CommentDecided && row.ActorId == batch.ById).OrderBy(row => row.Sequence).Take(Lot + 1).ToListAsync();
        var lot = await UndoAsync(write, batch, [.. rows.Take(Lot).Where(row => CommentHistory.DecisionIn(row.After)?.BatchId == batch.ActId)]);
        if (rows.Count > Lot)
            return lot with { Next = rows[Lot].Sequence };
        batch.UndoneAt = write.Now;
        write.Record(LogKinds.Undone, batch, undoes: batch.Version);
        return lot;
    }

    private static async Task<Progress> UndoAsync(StoryWrite write, CommentBatch batch, List<LogEntry> rows)
    {
        var ids = rows.ConvertAll(row => row.SubjectId);
        var comments = await write.Db.Comments.Where(comment => EF.Parameter(ids).Contains(comment.Id)).ToDictionaryAsync(comment => comment.Id);
        var undos = await UndosAsync(write, ids);
        var (undone, before, left) = (0, 0, new List<LeftOut>());
        foreach (var row in rows)
        {
            if (!comments.TryGetValue(row.SubjectId, out var comment) || comment.StoryId != batch.StoryId)
            {
                left.Add(new LeftOut(row.SubjectId, "", "It is no longer on this story."));
            }
            else if (comment.ErasedAt is not null)
            {
                left.Add(new LeftOut(comment.Id, comment.Author, "Its writer was erased since; nothing is left to decide."));
            }
            else if (comment.Decision?.BatchId == batch.ActId)
            {
                await UndoEvent.RevertAsync(write, row, CancellationToken.None);
                undone++;
            }
            else if (IsTakenBack(row.Sequence, undos))
            {
                before++;
            }
            else
            {
                left.Add(new LeftOut(comment.Id, comment.Author, BulkDecide.WhyLeft(comment, write.Now)));
            }
        }
        return new Progress(undone, left, before, null);
    }

    // By the row that they take back, the rows that did so.
    private static async Task<ILookup<long, long>> UndosAsync(StoryWrite write, List<string> ids) =>
        (await write.Db.Log.Where(row => row.StoryId == write.Story.Id && EF.Parameter(ids).Contains(row.SubjectId) && row.Undoes != null)
            .Select(row => new { Undone = row.Undoes!.Value, row.Sequence }).ToListAsync()).ToLookup(row => row.Undone, row => row.Sequence);

    // An undo can be taken back itself.
    private static bool IsTakenBack(long sequence, ILookup<long, long> undos) => undos[sequence].Any(undo => !IsTakenBack(undo, undos));

    [LoggerMessage(LogLevel.Error, "The undo of {Act} broke off after {Undone} comments; asked for again, it goes on")]
    private static partial void BrokeOff(ILogger logger, Exception error, string act, int undone);
}
