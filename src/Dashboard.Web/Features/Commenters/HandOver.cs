using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Domain.People;
using Dashboard.Web.Components;
using Dashboard.Web.Features.Board;
using Dashboard.Web.Features.Moderation;
using Dashboard.Web.Features.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Commenters;

/// <summary>Somebody goes, and gives what they hold to somebody else or back to the queue.</summary>
public sealed class HandOver(StoryLog log, IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, PeopleDirectory directory, HoldSignals holds, TimeProvider time)
{
    /// <summary>So long the comments wait for who was given them, whether or not their page is open.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromMinutes(30);

    /// <summary>Gives comments to somebody, with a note on each story's board; or lets them go.</summary>
    /// <param name="actor">Who goes.</param>
    /// <param name="toPersonId">Who takes them; null for whoever comes next.</param>
    /// <param name="commentIds">What they hold, or have before them.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>How many were given or let go.</returns>
    /// <exception cref="RuleBrokenException">Nobody by this id can moderate.</exception>
    public async Task<int> HandleAsync(Actor actor, string? toPersonId, IReadOnlyCollection<string> commentIds, CancellationToken cancel = default)
    {
        actor.Require(Permission.Moderate);
        KnownPerson? to = null;
        if (toPersonId is not null && ((await directory.GetAsync(cancel)).People.GetValueOrDefault(toPersonId) is not { Disabled: false } found || !found.Role.Grants(Permission.Moderate) || (to = found) is null))
            throw new RuleBrokenException("Choose somebody of the team who moderates.", "to");
        string[] ids = [.. commentIds.Distinct()];
        List<(string Id, string StoryId)> given;
        var now = time.GetUtcNow();
        var until = now + Waits;
        using (await gate.EnterAsync(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            var comments = await db.Comments.Where(row => EF.Parameter(ids).Contains(row.Id) && row.State != CommentState.Decided).Select(row => new { row.Id, row.StoryId }).ToListAsync(cancel);
            given = [.. comments.Where(row => actor.May(Permission.Moderate, row.StoryId)).Select(row => (row.Id, row.StoryId))];
            string[] open = [.. given.Select(row => row.Id)];
            // What a third person holds now stays theirs; a hold that has ended is nobody's.
            string[] ours = to is null ? [actor.Id] : [actor.Id, to.Id];
            await db.CommentHolds.Where(hold => EF.Parameter(open).Contains(hold.CommentId) && (EF.Parameter(ours).Contains(hold.PersonId) || hold.Until <= now)).ExecuteDeleteAsync(cancel);
            var held = await db.CommentHolds.Where(hold => EF.Parameter(open).Contains(hold.CommentId)).Select(hold => hold.CommentId).ToListAsync(cancel);
            given.RemoveAll(row => held.Contains(row.Id));
            if (to is not null)
            {
                db.CommentHolds.AddRange(given.Select(row => new Data.Moderation.CommentHold { CommentId = row.Id, StoryId = row.StoryId, PersonId = to.Id, PersonName = to.Name, Until = until }));
                await db.SaveChangesAsync(cancel);
            }
        }
        foreach (var (id, story) in given)
            holds.Raise(new HoldChange(story, id, to is null ? null : new HoldView(to.Id, to.Name, until, false)));
        if (to is not null)
        {
            foreach (var story in given.GroupBy(row => row.StoryId))
                await log.WriteAsync(story.Key, actor, write => WriteNote.PutAsync(write, $"{actor.Name} hands over {Words.Count(story.Count(), "comment")} to @{to.Name}", NoteTarget.Board, null, cancel), cancel);
        }
        return given.Count;
    }
}
