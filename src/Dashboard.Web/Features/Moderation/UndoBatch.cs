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
/// <param name="Undone">How many wait again.</param>
/// <param name="Left">Those on which somebody acted since, with who and when.</param>
public sealed record BatchUndone(int Undone, IReadOnlyList<LeftOut> Left);

/// <summary>Takes back an act that decided several comments, as far as nobody has acted on them since; the rest is named.</summary>
public sealed class UndoBatch(StoryLog log, IDbContextFactory<DashboardDbContext> contexts)
{
    private const int Lot = 200;

    /// <param name="actor">Who takes it back: whoever did it, or an editor.</param>
    /// <param name="actId">The undo id.</param>
    /// <param name="cancel">Ends it before it begins.</param>
    /// <exception cref="NotFoundException">No such act.</exception>
    /// <exception cref="CannotUndoException">It was taken back already.</exception>
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
        var (undone, left) = (0, new List<LeftOut>());
        foreach (var batch in batches.Where(batch => batch.UndoneAt is null))
            undone += await UndoAsync(actor, batch, left, cancel);
        return new BatchUndone(undone, left);
    }

    private async Task<int> UndoAsync(Actor actor, CommentBatch batch, List<LeftOut> left, CancellationToken cancel)
    {
        List<long> rows;
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            rows = await db.Log.Where(row => row.StoryId == batch.StoryId && row.Sequence >= batch.FirstSequence && row.Sequence < batch.Version
                && row.Kind == LogKinds.CommentDecided && row.ActorId == batch.ById).OrderBy(row => row.Sequence).Select(row => row.Sequence).ToListAsync(cancel);
        }
        var undone = 0;
        foreach (var lot in rows.Chunk(Lot))
            undone += await log.WriteAsync(batch.StoryId, actor, write => UndoAsync(write, batch, lot, left), cancel);
        await log.WriteAsync(batch.StoryId, actor, async write =>
        {
            var now = await write.GetAsync<CommentBatch>(batch.Id, CancellationToken.None);
            now.UndoneAt = write.Now;
            write.Record(LogKinds.Undone, now, undoes: batch.Version);
        }, CancellationToken.None);
        return undone;
    }

    private static async Task<int> UndoAsync(StoryWrite write, CommentBatch batch, long[] sequences, List<LeftOut> left)
    {
        var rows = await write.Db.Log.AsNoTracking().Where(row => row.StoryId == batch.StoryId && EF.Parameter(sequences).Contains(row.Sequence)).OrderBy(row => row.Sequence).ToListAsync();
        var undone = 0;
        foreach (var row in rows.Where(row => CommentHistory.DecisionIn(row.After)?.BatchId == batch.ActId))
        {
            if (await write.Db.Comments.FindAsync(row.SubjectId) is not { } comment || comment.StoryId != batch.StoryId)
            {
                left.Add(new LeftOut(row.SubjectId, "", "It is no longer on this story."));
            }
            else if (comment.Decision?.BatchId != batch.ActId)
            {
                left.Add(new LeftOut(comment.Id, comment.Author, BulkDecide.WhyLeft(comment, write.Now)));
            }
            else
            {
                await UndoEvent.RevertAsync(write, row, CancellationToken.None);
                undone++;
            }
        }
        return undone;
    }
}
