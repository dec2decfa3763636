using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Web.Pipeline;

namespace Dashboard.Web.Features.Board;

/// <summary>Notes of the team: on the board itself, on an article, a contradiction, a comment, a thread or a commenter.</summary>
public sealed class WriteNote(StoryLog log, StoryLookup lookup, PrivateNotes secret)
{
    /// <param name="Text">What it says.</param>
    /// <param name="Target">What it is about.</param>
    /// <param name="TargetId">Id of that thing; the article's id for a thread, the name for a person; null for the board.</param>
    /// <param name="Visibility">A team note becomes a card; a private one only its author sees, and the log never.</param>
    public sealed record Request(string? Text, NoteTarget Target = NoteTarget.Board, string? TargetId = null, NoteVisibility Visibility = NoteVisibility.Team);

    public async Task<Note> AddAsync(Actor actor, string storyId, Request request, CancellationToken cancel = default)
    {
        actor.Require(Permission.WriteNotes, storyId);
        var text = Features.Text.Required(request.Text, Note.MaxTextLength, "The note");
        // One commenter, however the name was written.
        if (request.Target == NoteTarget.Person)
            request = request with { TargetId = Commenter.KeyOf(Features.Text.Required(request.TargetId, 200, "The person", "targetId")) };
        if (request.Visibility == NoteVisibility.Private)
        {
            // Nothing is written on the story; the targets are looked up as for a team note.
            await log.WriteAsync(storyId, actor, write => CheckTargetAsync(write, request, cancel), cancel);
            return await secret.AddAsync(actor, storyId, text, request.Target, request.TargetId, cancel);
        }
        return await log.WriteAsync(storyId, actor, async write =>
        {
            await CheckTargetAsync(write, request, cancel);
            return await PutAsync(write, text, request.Target, request.TargetId, cancel);
        }, cancel);
    }

    /// <summary>Writes a checked note and puts its card on the board, as part of a larger change.</summary>
    internal static async Task<Note> PutAsync(StoryWrite write, string text, NoteTarget target, string? targetId, CancellationToken cancel)
    {
        var note = write.Add(LogKinds.NoteAdded, new Note
        {
            Id = Ids.New(),
            StoryId = write.Story.Id,
            Text = text,
            AuthorId = write.Actor.Id,
            AuthorName = write.Actor.Name,
            WrittenAt = write.Now,
            Target = target,
            TargetId = targetId,
            Visibility = NoteVisibility.Team,
        });
        var lane = target is NoteTarget.Comment or NoteTarget.Thread or NoteTarget.Person ? LaneKind.Moderation : LaneKind.Notes;
        await CardIntake.PutOnTopAsync(write, lane, CardKind.Note, note.Id, cancel);
        return note;
    }

    /// <summary>Changes a note's words: its author, or an editor.</summary>
    public async Task<Note> EditAsync(Actor actor, string noteId, string? text, long? ifVersion = null, CancellationToken cancel = default)
    {
        if (await secret.FindAsync(actor, noteId, cancel) is not null)
            return await secret.EditAsync(actor, noteId, Features.Text.Required(text, Note.MaxTextLength, "The note"), cancel) ?? throw new NotFoundException("note", noteId);
        var storyId = (await lookup.PartAsync<Note>(noteId, cancel)).StoryId;
        actor.Require(Permission.WriteNotes, storyId);
        return await log.WriteAsync(storyId, actor, async write =>
        {
            var note = await OwnAsync(write, noteId, cancel);
            await Precondition.CheckAsync(write, note, ifVersion, cancel);
            note.Text = Features.Text.Required(text, Note.MaxTextLength, "The note");
            note.EditedAt = write.Now;
            write.Record(LogKinds.NoteEdited, note);
            return note;
        }, cancel);
    }

    /// <summary>Takes a note off the board. The log keeps it, and undo brings it back.</summary>
    public async Task RemoveAsync(Actor actor, string noteId, CancellationToken cancel = default)
    {
        if (await secret.RemoveAsync(actor, noteId, cancel))
            return;
        var storyId = (await lookup.PartAsync<Note>(noteId, cancel)).StoryId;
        actor.Require(Permission.WriteNotes, storyId);
        await log.WriteAsync(storyId, actor, async write =>
        {
            var note = await OwnAsync(write, noteId, cancel);
            await CardIntake.RemoveAsync(write, note.Id, cancel);
            write.Remove(LogKinds.NoteRemoved, note);
        }, cancel);
    }

    private static async Task<Note> OwnAsync(StoryWrite write, string noteId, CancellationToken cancel)
    {
        var note = await write.GetAsync<Note>(noteId, cancel);
        if (note.AuthorId != write.Actor.Id)
            write.Actor.Require(Permission.EditBoards, write.Story.Id);
        return note;
    }

    private static async Task CheckTargetAsync(StoryWrite write, Request request, CancellationToken cancel)
    {
        var id = request.TargetId ?? "";
        switch (request.Target)
        {
            case NoteTarget.Article or NoteTarget.Thread:
                await write.GetAsync<Article>(id, cancel);
                break;
            case NoteTarget.Contradiction:
                await write.GetAsync<Contradiction>(id, cancel);
                break;
            case NoteTarget.Comment:
                await write.GetAsync<Comment>(id, cancel);
                break;
        }
    }
}
