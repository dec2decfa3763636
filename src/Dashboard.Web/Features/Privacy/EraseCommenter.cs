using Dashboard.Data;
using Dashboard.Domain;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Privacy;

/// <summary>What an erasure touches, or touched.</summary>
/// <param name="Name">Under which name they wrote; "Erased" once it is done.</param>
/// <param name="Comments">Comments that become tombstones: their place in the thread stays, words and name go.</param>
/// <param name="Stories">In so many stories.</param>
/// <param name="Articles">Articles whose received pages are looked through for the words.</param>
/// <param name="Cards">Cards that show one of the comments.</param>
/// <param name="Notes">The team's notes on the person and on the comments; those on the person lose all words.</param>
/// <param name="Cleaned">The free space of the database's file was cleaned too; false while somebody else holds the file, then it is done with the daily look.</param>
/// <param name="LogRows">Rows of logs that lost words; 0 in a preview.</param>
public sealed record Erasure(string Name, int Comments, int Stories, int Articles, int Cards, int Notes, int Strikes, int Sanctions, int Appeals, int LogRows, bool Done, bool Cleaned = false);

/// <summary>Forgets a commenter for good. Nothing of it can be taken back.</summary>
public sealed partial class EraseCommenter(IDbContextFactory<DashboardDbContext> contexts, ErasePass pass, ILogger<EraseCommenter> logger)
{
    /// <summary>Counts what would be erased.</summary>
    /// <exception cref="NotFoundException">Nobody wrote under this name.</exception>
    public async Task<Erasure> PreviewAsync(Actor actor, string name, CancellationToken cancel = default) => (await LookAsync(actor, name, cancel)).Erasure;

    /// <summary>Erases everything that was written under a name, and the name.</summary>
    /// <exception cref="NotFoundException">Nobody wrote under this name.</exception>
    public async Task<Erasure> HandleAsync(Actor actor, string name, CancellationToken cancel = default)
    {
        var (erasure, comments) = await LookAsync(actor, name, cancel);
        // Half an erasure is none: from here on the caller's patience does not matter.
        var rows = await pass.RunAsync(actor, EraseScope.Of(comments, name), CancellationToken.None);
        var cleaned = await pass.CleanAsync(CancellationToken.None);
        Erased(logger, actor.Id, erasure.Comments, erasure.Stories);
        return erasure with { Name = Commenter.Erased, LogRows = rows, Done = true, Cleaned = cleaned };
    }

    private async Task<(Erasure Erasure, List<Comment> Comments)> LookAsync(Actor actor, string name, CancellationToken cancel)
    {
        actor.Require(Permission.EditStories);
        if (actor.OnlyStories is not null)
            throw new NotAllowedException(actor, Permission.EditStories);
        var key = Commenter.KeyOf(name);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var comments = key.Length == 0 ? [] : await db.Comments.AsNoTracking().Where(row => row.AuthorKey == key).ToListAsync(cancel);
        var strikes = await db.Strikes.CountAsync(row => row.PersonKey == key, cancel);
        var sanctions = await db.Sanctions.CountAsync(row => row.PersonKey == key, cancel);
        if (comments.Count + strikes + sanctions == 0)
            throw new NotFoundException("commenter", name);
        string[] ids = [.. comments.Select(row => row.Id)];
        string[] targets = [key, name, .. comments.Select(row => row.Author).Distinct()];
        return (new Erasure(
            comments.FirstOrDefault()?.Author ?? name, comments.Count, comments.Select(row => row.StoryId).Distinct().Count(), comments.Select(row => row.ArticleId).Distinct().Count(),
            await db.Cards.CountAsync(row => EF.Parameter(ids).Contains(row.SubjectId), cancel),
            await db.Notes.CountAsync(row => (row.Target == NoteTarget.Person && EF.Parameter(targets).Contains(row.TargetId!)) || (row.Target == NoteTarget.Comment && EF.Parameter(ids).Contains(row.TargetId!)), cancel),
            strikes, sanctions, await db.Appeals.CountAsync(row => EF.Parameter(ids).Contains(row.CommentId), cancel), 0, false), comments);
    }

    [LoggerMessage(LogLevel.Information, "{Actor}: commenter.erased, {Comments} comments in {Stories} stories")]
    private static partial void Erased(ILogger logger, string actor, int comments, int stories);
}
