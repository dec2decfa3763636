using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Moderation;
using Dashboard.Domain;
using Dashboard.Domain.Boards;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Board;

/// <summary>Notes that only their author sees. They stand in no log and on no board, and are shown as notes of visibility private.</summary>
public sealed class PrivateNotes(IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, TimeProvider time)
{
    /// <summary>One's own notes on these things, the oldest first.</summary>
    public async Task<IReadOnlyList<Note>> ListAsync(Actor actor, NoteTarget target, IReadOnlyCollection<string> targetIds, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        string[] ids = [.. targetIds];
        var rows = await db.PrivateNotes.AsNoTracking().Where(row => row.AuthorId == actor.Id && row.Target == target && EF.Parameter(ids).Contains(row.TargetId)).OrderBy(row => row.Id).ToListAsync(cancel);
        return [.. rows.Where(row => actor.May(Permission.Read, row.StoryId)).Select(row => View(row, actor))];
    }

    /// <summary>One's own note; null when there is none, also when it is somebody else's.</summary>
    public async Task<Note?> FindAsync(Actor actor, string noteId, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var row = await db.PrivateNotes.AsNoTracking().FirstOrDefaultAsync(one => one.Id == noteId && one.AuthorId == actor.Id, cancel);
        return row is null || !actor.May(Permission.Read, row.StoryId) ? null : View(row, actor);
    }

    /// <summary>Keeps a checked note.</summary>
    internal async Task<Note> AddAsync(Actor actor, string storyId, string text, NoteTarget target, string? targetId, CancellationToken cancel)
    {
        var row = new PrivateNote { Id = Ids.New(), StoryId = storyId, AuthorId = actor.Id, Target = target, TargetId = targetId ?? storyId, Text = text, WrittenAt = time.GetUtcNow() };
        using (await gate.EnterAsync(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            db.PrivateNotes.Add(row);
            await db.SaveChangesAsync(cancel);
        }
        return View(row, actor);
    }

    /// <returns>The note as it is now; null when it is none of the actor's.</returns>
    internal async Task<Note?> EditAsync(Actor actor, string noteId, string text, CancellationToken cancel)
    {
        using (await gate.EnterAsync(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            if (await db.PrivateNotes.FirstOrDefaultAsync(one => one.Id == noteId && one.AuthorId == actor.Id, cancel) is not { } row)
                return null;
            row.Text = text;
            await db.SaveChangesAsync(cancel);
            return View(row, actor);
        }
    }

    /// <returns>False when it is none of the actor's.</returns>
    internal async Task<bool> RemoveAsync(Actor actor, string noteId, CancellationToken cancel)
    {
        using (await gate.EnterAsync(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            return await db.PrivateNotes.Where(one => one.Id == noteId && one.AuthorId == actor.Id).ExecuteDeleteAsync(cancel) > 0;
        }
    }

    internal static Note View(PrivateNote row, Actor author) => new()
    {
        Id = row.Id,
        StoryId = row.StoryId,
        Text = row.Text,
        AuthorId = author.Id,
        AuthorName = author.Name,
        WrittenAt = row.WrittenAt,
        Target = row.Target,
        TargetId = row.Target == NoteTarget.Board ? null : row.TargetId,
        Visibility = NoteVisibility.Private,
    };
}
