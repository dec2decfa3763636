using System.Threading.Channels;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Comments;
using Dashboard.Domain.People;
using Dashboard.Ingest.Threads;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Comments;

/// <summary>
/// Adds reader comments to an article's thread and has them judged. Importing the same ones again changes nothing, so an import that
/// was stopped goes on when the same file is sent again.
/// </summary>
public sealed class ImportComments(StoryLog log, StoryLookup lookup, CommentIntake intake, CommentImports imports, IDbContextFactory<DashboardDbContext> contexts)
{
    // Small enough that others who write on the story hardly wait and that little of it is in memory at a time, large enough that commits cost little.
    private const int Batch = 200;

    /// <param name="Cancelled">It was stopped: what is counted is stored, the rest is not.</param>
    /// <param name="Survey">What the file holds.</param>
    public sealed record Result(int Added, int Unchanged, bool Cancelled, CommentSurvey Survey);

    /// <summary>Looks through a file without storing anything.</summary>
    /// <exception cref="UnreadableException">The file as a whole cannot be read.</exception>
    public async Task<CommentSurvey> PreviewAsync(Actor actor, string articleId, CommentArchive archive, string? thread, CancellationToken cancel = default)
    {
        var article = await AllowedAsync(actor, articleId, cancel);
        archive.Address = await ReceivedFromAsync(articleId, cancel);
        return await Task.Run(() => archive.Survey(thread ?? article.Url, cancel), cancel);
    }

    /// <summary>Reads a file twice, once to look whether all of it can be read, then to store it part by part.</summary>
    /// <param name="actor">Who imports.</param>
    /// <param name="articleId">Under which the comments stand.</param>
    /// <param name="archive">The file.</param>
    /// <param name="thread">Which post of the archive is meant; by default the one at the article's address, or all when there is none.</param>
    /// <param name="cancel">Stops it between two parts.</param>
    /// <exception cref="UnreadableException">The file as a whole cannot be read; nothing is stored.</exception>
    public async Task<Result> HandleAsync(Actor actor, string articleId, CommentArchive archive, string? thread = null, CancellationToken cancel = default)
    {
        var article = await AllowedAsync(actor, articleId, cancel);
        archive.Address = await ReceivedFromAsync(articleId, cancel);
        using var import = await imports.BeginAsync(articleId, cancel);
        var survey = await SurveyAsync(archive, thread ?? article.Url, import, cancel);
        import.Progress = new CommentImportProgress(CommentImportState.Storing, survey.Comments, 0, 0, 0);
        var cancelled = false;
        try
        {
            await StoreAsync(actor, article, archive, survey, import);
        }
        catch (OperationCanceledException) when (import.Token.IsCancellationRequested)
        {
            cancelled = true;
        }
        var stored = import.Progress;
        import.Progress = stored with { State = CommentImportState.Judging };
        // Also when nothing is new: a program that died between storing and judging judges at the next import. What is stored is
        // judged even when the client has gone meanwhile.
        await CommentJudge.JudgeThreadAsync(log, contexts, article.StoryId, articleId, CancellationToken.None);
        import.Progress = stored with { State = cancelled ? CommentImportState.Cancelled : CommentImportState.Done };
        return new Result(stored.Added, stored.Unchanged, cancelled, survey);
    }

    private static async Task<CommentSurvey> SurveyAsync(CommentArchive archive, string? thread, CommentImports.Import import, CancellationToken cancel)
    {
        try
        {
            return await Task.Run(() => archive.Survey(thread, import.Token, read => import.Progress = import.Progress! with { Done = read }), import.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            import.Progress = import.Progress! with { State = CommentImportState.Cancelled };
            throw new RefusedException(StatusCodes.Status409Conflict, "stopped", "The import was stopped while the file was looked through; nothing of it is stored.");
        }
    }

    /// <summary>Adds comments that are in memory.</summary>
    /// <returns>How many were new.</returns>
    public async Task<int> HandleAsync(Actor actor, string articleId, IReadOnlyList<CommentDraft> drafts, CancellationToken cancel = default)
    {
        var article = await AllowedAsync(actor, articleId, cancel);
        var added = await log.WriteAsync(article.StoryId, actor, async write =>
            await intake.AddAsync(write, await write.GetAsync<Article>(articleId, cancel), drafts, cancel), cancel);
        await CommentJudge.JudgeThreadAsync(log, contexts, article.StoryId, articleId, CancellationToken.None);
        return added;
    }

    private async Task StoreAsync(Actor actor, Article article, CommentArchive archive, CommentSurvey survey, CommentImports.Import import)
    {
        // Two parts wait at most: the file is read no faster than it is stored.
        var parts = Channel.CreateBounded<List<CommentDraft>>(new BoundedChannelOptions(2) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(import.Token);
        var reading = Task.Run(() => ReadInto(parts.Writer, archive, survey, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var part in parts.Reader.ReadAllAsync(import.Token))
            {
                var added = await log.WriteAsync(article.StoryId, actor, async write =>
                    await intake.AddAsync(write, await write.GetAsync<Article>(article.Id, import.Token), part, import.Token, survey.LateParents), import.Token);
                var before = import.Progress!;
                import.Progress = before with { Done = before.Done + part.Count, Added = before.Added + added, Unchanged = before.Unchanged + part.Count - added };
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    private static void ReadInto(ChannelWriter<List<CommentDraft>> parts, CommentArchive archive, CommentSurvey survey, CancellationToken stop)
    {
        var part = new List<CommentDraft>(Batch);
        void Send()
        {
            while (!parts.TryWrite(part))
                parts.WaitToWriteAsync(stop).AsTask().Wait(stop);
            part = new List<CommentDraft>(Batch);
        }
        try
        {
            archive.Read(survey, draft =>
            {
                part.Add(draft);
                if (part.Count == Batch)
                    Send();
            }, stop);
            if (part.Count > 0)
                Send();
            parts.Complete();
        }
        catch (Exception fault)
        {
            parts.Complete(fault);
        }
    }

    // The address that was known when the article came, not the one that was read out of it later.
    private async Task<string?> ReceivedFromAsync(string articleId, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return (await db.Receipts.Where(row => row.ArticleId == articleId).OrderBy(row => row.Id).Select(row => row.With).FirstOrDefaultAsync(cancel))?.Url;
    }

    private async Task<Article> AllowedAsync(Actor actor, string articleId, CancellationToken cancel)
    {
        var article = await lookup.PartAsync<Article>(articleId, cancel);
        actor.Require(Permission.AddArticles, article.StoryId);
        return article;
    }
}
