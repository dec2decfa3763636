using Dashboard.Data;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Domain.People;
using Dashboard.Web.Api;
using Dashboard.Web.Features.Board;
using Dashboard.Web.Features.Moderation;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Features.Stories;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Comments;

internal static class CommentEndpoints
{
    public static void MapComments(this RouteGroupBuilder api)
    {
        api.MapPost("/articles/{id}/comments", async (
                string id, string? thread, CommentBody body, CurrentActor who, ImportComments import, CancellationToken cancel) =>
                CommentImportResponse.From(await import.HandleAsync(await who.RequireAsync(), id, body.Archive, thread, cancel)))
            .Describe<CommentImportResponse>("Import reader comments", "A JSON array, the answers of WordPress' REST interface and of Discourse, CSV, WordPress WXR, a WordPress comment feed (RSS or Atom), a Disqus export, a copied page (text/html, text/plain), or the tables of Coral as a form (comments.csv, users.csv, stories.csv). Importing the same again changes nothing; what is no comment is named with its line. From an archive of several posts those of the article's address are taken, or of the post named by thread.")
            .Accepts<CommentRequest[]>(CommentBody.Types[0], [.. CommentBody.Types.Skip(1)]);

        api.MapPost("/articles/{id}/comments/preview", async (
                string id, string? thread, CommentBody body, CurrentActor who, ImportComments import, CancellationToken cancel) =>
                CommentPreviewResponse.From(await import.PreviewAsync(await who.RequireAsync(), id, body.Archive, thread, cancel)))
            .Describe<CommentPreviewResponse>("Look into a file of comments", "As for the import, and nothing is stored: how many, under which posts, the first ones, and every line that would be rejected.")
            .Accepts<CommentRequest[]>(CommentBody.Types[0], [.. CommentBody.Types.Skip(1)]);

        api.MapGet("/articles/{id}/comments/import", async (string id, CurrentActor who, StoryLookup lookup, CommentImports imports, CancellationToken cancel) =>
            {
                (await who.RequireAsync()).Require(Permission.Read, (await lookup.PartAsync<Article>(id, cancel)).StoryId);
                return imports.Of(id) ?? throw new NotFoundException("import", id);
            })
            .Describe<CommentImportProgress>("Get the progress of an import", "Of the one that runs on this node, or the last one. 404 when there was none.");

        api.MapDelete("/articles/{id}/comments/import", async (string id, CurrentActor who, StoryLookup lookup, CommentImports imports, CancellationToken cancel) =>
            {
                (await who.RequireAsync()).Require(Permission.AddArticles, (await lookup.PartAsync<Article>(id, cancel)).StoryId);
                return imports.Cancel(id) ? Results.NoContent() : throw new NotFoundException("import", id);
            })
            .Describe("Stop an import", "What is stored stays; the same file sent again goes on where it ended.", StatusCodes.Status204NoContent);

        api.MapGet("/stories/{story}/comments", async (
                string story, string? queue, string? article, bool? featured, [AsParameters] PageQuery page, CurrentActor who, StoryLookup lookup,
                IDbContextFactory<DashboardDbContext> contexts, TimeProvider time, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                var found = await lookup.ReadableAsync(actor, story, cancel);
                return await ListAsync(contexts, actor, found.Id, Query.Words<CommentState>("queue", queue), article, featured, page, time, cancel);
            })
            .Describe<ListResponse<CommentResponse>>("List reader comments", "By article and place on the page; queue is a state (several with commas between); featured=true: only those chosen as worth reading. One that waits and on which somebody works now is taken.");

        api.MapGet("/comments/{id}", async (string id, CurrentActor who, StoryLookup lookup, IDbContextFactory<DashboardDbContext> contexts, TimeProvider time, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                var comment = await lookup.PartAsync<Comment>(id, cancel);
                actor.Require(Permission.Read, comment.StoryId);
                return await OneAsync(contexts, actor, comment, time, cancel);
            })
            .Describe<CommentResponse>("Get a reader comment", "With why it was raised, to the word.");

        api.MapPost("/comments/{id}/decisions", async (
                string id, JsonBody<DecideComment.Request> body, IfMatch ifMatch, CurrentActor who, DecideComment decide,
                IDbContextFactory<DashboardDbContext> contexts, TimeProvider time, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                return await OneAsync(contexts, actor, await decide.HandleAsync(actor, id, body.Value, ifMatch.Version, cancel), time, cancel);
            })
            .Describe<CommentResponse>("Decide about a comment", "A decision that was based on an older version is refused with who did what and when, unless overrule says so; a new look of the machine does not count. The policy is one of GET /moderation/policies, some of which want a reason. A note becomes a card of the team.");

        api.MapPost("/comments/{id}/notes", async (string id, JsonBody<NoteRequest> body, CurrentActor who, StoryLookup lookup, WriteNote write, CancellationToken cancel) =>
                await NoteAsync(await who.RequireAsync(), (await lookup.PartAsync<Comment>(id, cancel)).StoryId, NoteTarget.Comment, id, body.Value, write, cancel))
            .Describe<NoteResponse>("Write a note on a comment", "It becomes a card on the board, or with visibility private is shown to its author only.", StatusCodes.Status201Created);

        api.MapPost("/articles/{id}/thread-notes", async (string id, JsonBody<NoteRequest> body, CurrentActor who, StoryLookup lookup, WriteNote write, CancellationToken cancel) =>
                await NoteAsync(await who.RequireAsync(), (await lookup.PartAsync<Article>(id, cancel)).StoryId, NoteTarget.Thread, id, body.Value, write, cancel))
            .Describe<NoteResponse>("Write a note on an article's thread", "It becomes a card on the board, or with visibility private is shown to its author only.", StatusCodes.Status201Created);

        api.MapPost("/people/{id}/notes", async (
                string id, string? story, JsonBody<PersonNoteRequest> body, CurrentActor who, StoryLookup lookup, WriteNote write, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                var named = story ?? body.Value.StoryId ?? throw new InvalidRequestException("storyId", "Say on which story the note belongs: storyId in the body or ?story=.");
                var found = await lookup.ReadableAsync(actor, named, cancel);
                return await NoteAsync(actor, found.Id, NoteTarget.Person, Query.Name(id), new NoteRequest(body.Value.Text, body.Value.Visibility), write, cancel);
            })
            .Describe<NoteResponse>("Write a note on a commenter", "The id is the name under which the comments were written. A team note becomes a card on the story's board.", StatusCodes.Status201Created);
    }

    private static async Task<IResult> NoteAsync(
        Actor actor, string storyId, NoteTarget target, string targetId, NoteRequest request, WriteNote write, CancellationToken cancel)
    {
        var note = await write.AddAsync(actor, storyId, new WriteNote.Request(request.Text, target, targetId, request.Visibility), cancel);
        return Answer.Created(NoteResponse.From(note), note.Version, $"/api/v1/notes/{note.Id}");
    }

    internal static async Task<IResult> OneAsync(IDbContextFactory<DashboardDbContext> contexts, Actor actor, Comment comment, TimeProvider time, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var notes = await NotesAsync(db, actor, [comment.Id], cancel);
        var held = await db.CommentHolds.AnyAsync(hold => hold.CommentId == comment.Id && hold.Until > now, cancel);
        return Answer.Of(CommentResponse.From(comment, [.. notes[comment.Id]], held), comment.Version);
    }

    private static async Task<ListResponse<CommentResponse>> ListAsync(
        IDbContextFactory<DashboardDbContext> contexts, Actor actor, string storyId, IReadOnlyList<CommentState> queues, string? articleId, bool? featured, PageQuery page, TimeProvider time, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var held = await db.CommentHolds.Where(hold => hold.StoryId == storyId && hold.Until > now).Select(hold => hold.CommentId).ToHashSetAsync(cancel);
        var query = db.Comments.AsNoTracking().Where(row => row.StoryId == storyId);
        // Taken is no state that is kept: it is one that waits, and somebody works on it.
        var (free, taken) = (queues.Contains(CommentState.NeedsDecision), queues.Contains(CommentState.Taken));
        if (queues.Count > 0)
            query = query.Where(row => row.State == CommentState.NeedsDecision ? held.Contains(row.Id) ? taken : free : queues.Contains(row.State));
        if (articleId is not null)
            query = query.Where(row => row.ArticleId == articleId);
        if (featured is { } chosen)
            query = query.Featured(chosen);
        if (page.After is { } after)
        {
            var (article, position) = after.Split('.') is [var first, var second] ? (first, (int)Query.Number("after", second, 0)) : throw Query.Wrong("after", "is no cursor of this list.");
            query = query.Where(row => string.Compare(row.ArticleId, article) > 0 || (row.ArticleId == article && row.Position > position));
        }
        var rows = await query.OrderBy(row => row.ArticleId).ThenBy(row => row.Position).Take(page.Size + 1).ToListAsync(cancel);
        var notes = await NotesAsync(db, actor, rows.ConvertAll(row => row.Id), cancel);
        return page.Page(rows.ConvertAll(row => CommentResponse.From(row, [.. notes[row.Id]], held.Contains(row.Id))), row => $"{row.ArticleId}.{row.Position}");
    }

    // The team's, and the asker's own private ones.
    private static async Task<ILookup<string, NoteResponse>> NotesAsync(DashboardDbContext db, Actor actor, List<string> commentIds, CancellationToken cancel)
    {
        var notes = await db.Notes.AsNoTracking().Where(note => note.Target == NoteTarget.Comment && commentIds.Contains(note.TargetId!)).ToListAsync(cancel);
        var own = await db.PrivateNotes.AsNoTracking().Where(note => note.AuthorId == actor.Id && note.Target == NoteTarget.Comment && commentIds.Contains(note.TargetId)).ToListAsync(cancel);
        return notes.Concat(own.Select(note => PrivateNotes.View(note, actor))).OrderBy(note => note.Id, StringComparer.Ordinal).ToLookup(note => note.TargetId!, NoteResponse.From);
    }
}
