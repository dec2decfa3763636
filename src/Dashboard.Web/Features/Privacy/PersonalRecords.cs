using System.Text;
using Dashboard.Data;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Privacy;

/// <summary>What stands in no story's log: private notes, drafts, and answers that are kept to be given again.</summary>
internal static class PersonalRecords
{
    public static async Task EraseAsync(DashboardDbContext db, EraseScope scope, CancellationToken cancel)
    {
        var notes = await db.PrivateNotes.AsNoTracking().ToListAsync(cancel);
        string[] goes = [.. notes.Where(note => scope.CommentIds.Contains(note.TargetId) || (note.Target == NoteTarget.Person && scope.PersonKeys.Contains(Commenter.KeyOf(note.TargetId)))
            || scope.Words.Scrub(note.Text) is not null).Select(note => note.Id)];
        if (goes.Length > 0)
            await db.PrivateNotes.Where(note => EF.Parameter(goes).Contains(note.Id)).ExecuteDeleteAsync(cancel);

        foreach (var draft in await db.Drafts.ToListAsync(cancel))
        {
            if (scope.Words.Scrub(draft.Text) is not null || scope.CommentIds.Any(id => draft.Key.Contains(id, StringComparison.Ordinal)))
                db.Drafts.Remove(draft);
        }
        await db.SaveChangesAsync(cancel);

        byte[][] ids = [.. scope.CommentIds.Concat(scope.NoteIds).Select(Encoding.ASCII.GetBytes)];
        var answers = new List<(string Actor, string Key)>();
        await foreach (var answer in db.IdempotentAnswers.AsNoTracking().Where(row => row.Body != null).Select(row => new { row.ActorId, row.Key, row.Body }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (ids.Any(id => answer.Body.AsSpan().IndexOf(id) >= 0) || scope.Words.Scrub(Encoding.UTF8.GetString(answer.Body!)) is not null)
                answers.Add((answer.ActorId, answer.Key));
        }
        foreach (var (actor, key) in answers)
            await db.IdempotentAnswers.Where(row => row.ActorId == actor && row.Key == key).ExecuteDeleteAsync(cancel);
    }
}
