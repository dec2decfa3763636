using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.People;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.CatchUp;

/// <summary>What happened on a story since somebody looked last.</summary>
/// <param name="Sequence">How far they had read; 0 when they were never here.</param>
/// <param name="At">When that was; null when they were never here.</param>
/// <param name="Articles">Articles received since, or brought from another story.</param>
/// <param name="Contradictions">Contradictions found since.</param>
/// <param name="Comments">Comments imported since.</param>
/// <param name="Notes">Notes written since, by others.</param>
public sealed record SinceLastVisit(long Sequence, DateTimeOffset? At, int Articles, int Contradictions, int Comments, int Notes)
{
    public bool IsEmpty => At is null || Articles + Contradictions + Comments + Notes == 0;
}

/// <summary>How far each person has read each story.</summary>
public sealed class ReadMarks(IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, TimeProvider time)
{
    public async Task<SinceLastVisit> SinceAsync(Actor actor, string storyId, CancellationToken cancel = default)
    {
        actor.Require(Permission.Read, storyId);
        var db = await contexts.CreateDbContextAsync(cancel);
        await using var dispose = db.ConfigureAwait(false);
        var cursor = await db.ReadCursors.AsNoTracking().FirstOrDefaultAsync(row => row.PersonId == actor.Id && row.StoryId == storyId, cancel);
        if (cursor is null)
            return new SinceLastVisit(0, null, 0, 0, 0, 0);
        var counts = await db.Log
            .Where(row => row.StoryId == storyId && row.Sequence > cursor.Sequence && (row.ActorId != actor.Id || row.Kind != LogKinds.NoteAdded))
            .GroupBy(row => row.Kind).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        return new SinceLastVisit(
            cursor.Sequence, cursor.At, counts.GetValueOrDefault(LogKinds.ArticleReceived) + counts.GetValueOrDefault(LogKinds.JoinedOf("article")), counts.GetValueOrDefault(LogKinds.ContradictionFound),
            counts.GetValueOrDefault(LogKinds.CommentImported), counts.GetValueOrDefault(LogKinds.NoteAdded));
    }

    /// <summary>The person has seen everything up to a sequence. Never goes back.</summary>
    public async Task MarkAsync(Actor actor, string storyId, long sequence, CancellationToken cancel = default)
    {
        actor.Require(Permission.Read, storyId);
        var db = await contexts.CreateDbContextAsync(cancel);
        await using var dispose = db.ConfigureAwait(false);
        using (await gate.EnterAsync(cancel))
        {
            var cursor = await db.ReadCursors.FindAsync([actor.Id, storyId], cancel);
            if (cursor is null)
                db.ReadCursors.Add(cursor = new ReadCursor { PersonId = actor.Id, StoryId = storyId });
            cursor.Sequence = Math.Max(cursor.Sequence, sequence);
            cursor.At = time.GetUtcNow();
            await db.SaveChangesAsync(cancel);
        }
    }
}
