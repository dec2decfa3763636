using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Moderation;
using Dashboard.Domain.Comments;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Moderation;

/// <summary>Who holds the comment now.</summary>
/// <param name="Mine">The asker does.</param>
public sealed record HoldAnswer(HoldView Hold, bool Mine);

/// <summary>
/// Somebody works on a comment: a soft claim of two minutes that others see. It keeps nobody from deciding, stands in no log, and ends by itself
/// when the page stops beating.
/// </summary>
public sealed class HoldComment(IDbContextFactory<DashboardDbContext> contexts, StoryLookup lookup, WriteGate gate, HoldSignals signals, TimeProvider time)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(2);
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);

    /// <summary>Takes it up, or goes on holding it. What somebody else holds stays theirs.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="commentId">What.</param>
    /// <param name="writing">A note or a reason is being written.</param>
    /// <param name="takeOver">Takes it from whoever holds it: an act, not a look.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<HoldAnswer> BeatAsync(Actor actor, string commentId, bool writing = false, bool takeOver = false, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Comment>(commentId, cancel)).StoryId;
        actor.Require(Permission.Moderate, storyId);
        var hold = await WriteAsync(actor, storyId, commentId, writing, takeOver, cancel);
        signals.Raise(new HoldChange(hold.StoryId, commentId, View(hold)));
        return new HoldAnswer(View(hold), hold.PersonId == actor.Id);
    }

    /// <summary>Lets it go; nothing happens when somebody else holds it.</summary>
    public async Task ReleaseAsync(Actor actor, string commentId, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Comment>(commentId, cancel)).StoryId;
        actor.Require(Permission.Moderate, storyId);
        int gone;
        using (await gate.EnterAsync(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            gone = await db.CommentHolds.Where(row => row.CommentId == commentId && row.PersonId == actor.Id).ExecuteDeleteAsync(cancel);
        }
        if (gone > 0)
            signals.Raise(new HoldChange(storyId, commentId, null));
    }

    internal static HoldView View(CommentHold hold) => new(hold.PersonId, hold.PersonName, hold.Until, hold.Writing);

    private async Task<CommentHold> WriteAsync(Actor actor, string storyId, string commentId, bool writing, bool takeOver, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        using var one = await gate.EnterAsync(cancel);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        for (var tries = 0; ; tries++)
        {
            await db.CommentHolds.Where(row => row.CommentId == commentId && (takeOver || row.PersonId == actor.Id || row.Until <= now)).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.PersonId, actor.Id).SetProperty(row => row.PersonName, actor.Name).SetProperty(row => row.StoryId, storyId)
                    .SetProperty(row => row.Writing, writing).SetProperty(row => row.Until, now + Lasts), cancel);
            if (await db.CommentHolds.AsNoTracking().FirstOrDefaultAsync(row => row.CommentId == commentId, cancel) is { } known)
                return known;
            var fresh = new CommentHold { CommentId = commentId, StoryId = storyId, PersonId = actor.Id, PersonName = actor.Name, Until = now + Lasts, Writing = writing };
            try
            {
                // Those that ended long ago are of no use to anybody.
                await db.CommentHolds.Where(row => row.Until < now - Lasts).ExecuteDeleteAsync(cancel);
                db.Add(fresh);
                await db.SaveChangesAsync(cancel);
                return fresh;
            }
            catch (DbUpdateException) when (tries < 3)
            {
                // Somebody took it up at the same moment.
                db.Entry(fresh).State = EntityState.Detached;
            }
        }
    }
}
