using System.Text.Json;
using Dashboard.Analysis.Triage;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Log;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Moderation;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Pipeline;

/// <summary>Runs the triage over the thread under an article and shows what it noticed.</summary>
public static class CommentJudge
{
    /// <summary>So many comments are judged at a time; near-duplicates are looked for among them.</summary>
    private const int Window = 5_000;

    // So few are changed in one transaction that others who write on the story hardly wait, and that little stands in memory for it.
    private const int Lot = 200;

    // Somebody else judges the same thread now and then: an import while the article is read. Never more than a few at once.
    private const int MostLooks = 5;

    private const int MostRemarks = 3;
    private const string Remark = "drifts to ";

    public static async Task JudgeThreadAsync(StoryLog log, IDbContextFactory<DashboardDbContext> contexts, string storyId, string articleId, CancellationToken cancel)
    {
        var remarks = new List<ThreadRemark>();
        for (var after = -1; await JudgeWindowAsync(log, contexts, storyId, articleId, after, remarks, cancel) is { } last; after = last)
        {
            // What a whole window of comments needed has grown old with it, and would stand beside what the next two need. In the background: nobody waits.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
        }
        await RemarkAsync(log, contexts, storyId, articleId, remarks, cancel);
    }

    /// <summary>
    /// Judges the threads under other articles anew in which somebody pasted this one before it came. Costs one look at every comment of the story, some 12 µs each beside reading it:
    /// 0.1 s in a story of 10,000 comments.
    /// </summary>
    public static async Task JudgePastedAsync(StoryLog log, IDbContextFactory<DashboardDbContext> contexts, string storyId, string articleId, CancellationToken cancel)
    {
        var threads = new HashSet<string>();
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            var others = db.Comments.AsNoTracking().Where(row => row.StoryId == storyId && row.ArticleId != articleId && row.ErasedAt == null && row.Text.Length >= LateArticle.FewestLetters);
            if (!await others.AnyAsync(cancel) || await db.Articles.AsNoTracking().Where(row => row.Id == articleId && row.StoryId == storyId && row.CurrentVersion > 0)
                .Join(db.ArticleVersions, article => new { article.Id, Number = article.CurrentVersion }, version => new { Id = version.ArticleId, version.Number },
                    (article, version) => new { article.Title, version.Text, version.Blocks }).FirstOrDefaultAsync(cancel) is not { } read)
                return;
            var article = new LateArticle(read.Title, Evidence(read.Text, read.Blocks));
            // Read as they are looked at: a story may have many.
            await foreach (var row in others.Select(row => new { row.ArticleId, row.Text }).AsAsyncEnumerable().WithCancellation(cancel))
            {
                if (!threads.Contains(row.ArticleId) && article.IsPastedIn(row.Text))
                    threads.Add(row.ArticleId);
            }
        }
        foreach (var thread in threads.Order(StringComparer.Ordinal))
            await JudgeThreadAsync(log, contexts, storyId, thread, cancel);
    }

    /// <summary>What the triage said about a window, and what it had looked at.</summary>
    /// <param name="ArticleVersion">Of the article; 0 when it was not read yet.</param>
    private sealed record Looked(
        List<Comment> Comments, int ArticleVersion, List<Policy> Automatic, IReadOnlyList<TriageResult> Results, IReadOnlyDictionary<string, string> Groups, IReadOnlyList<ThreadRemark> Remarks)
    {
        public IEnumerable<(Comment Comment, TriageResult Result)> Pairs => Comments.Zip(Results);
    }

    /// <returns>The position of the last comment of a window that was full; null when the thread is judged to its end.</returns>
    private static async Task<int?> JudgeWindowAsync(StoryLog log, IDbContextFactory<DashboardDbContext> contexts, string storyId, string articleId, int after, List<ThreadRemark> remarks,
        CancellationToken cancel)
    {
        Looked? looked;
        var looks = 0;
        do
        {
            looked = await LookAsync(contexts, storyId, articleId, after, cancel);
            if (looked is null)
                return null;
        }
        while (!await WriteAsync(log, storyId, articleId, looked, cancel) && ++looks < MostLooks);
        remarks.AddRange(looked.Remarks.Take(MostRemarks - remarks.Count));
        await RegroupAsync(log, contexts, storyId, articleId, looked.Groups, cancel);
        var comments = looked.Comments;
        foreach (var (comment, result) in looked.Pairs)
            comment.Judge(result.Signals, result.Group);
        // Also when nothing changed: a program that died before this shows it now.
        if (comments.Exists(CommentCards.IsRaised))
        {
            await log.WriteAsync(storyId, Actor.Program, async write =>
            {
                await write.GetAsync<Article>(articleId, cancel);
                await CommentCards.ShowAsync(write, comments, cancel);
            }, cancel);
        }
        return comments.Count == Window ? comments[^1].Position : null;
    }

    private static async Task<Looked?> LookAsync(IDbContextFactory<DashboardDbContext> contexts, string storyId, string articleId, int after, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var comments = await db.Comments.AsNoTracking().Where(row => row.ArticleId == articleId && row.Position > after && row.ErasedAt == null).OrderBy(row => row.Position).Take(Window).ToListAsync(cancel);
        if (comments.Count == 0)
            return null;
        var automatic = await AutomaticDecisions.PoliciesAsync(db, cancel);
        var version = await db.Articles.Where(row => row.Id == articleId).Select(row => row.CurrentVersion).FirstOrDefaultAsync(cancel);
        var triage = await TriageAsync(db, storyId, articleId, cancel);
        var judged = triage.JudgeThread([.. comments.Select(row => new TriageComment(row.Id, row.Author, row.PostedAt, row.Text, row.ParentId))],
            await ElsewhereAsync(db, storyId, articleId, after, cancel));
        return new Looked(comments, version, automatic, await DeskMarks.AddAsync(db, comments, judged.Comments, cancel), judged.GroupsElsewhere, judged.Remarks);
    }

    /// <returns>False when the article or one of the comments was read or judged by somebody else since the look: what was not written must be looked at again.</returns>
    private static async Task<bool> WriteAsync(StoryLog log, string storyId, string articleId, Looked looked, CancellationToken cancel)
    {
        foreach (var lot in looked.Pairs.Where(pair => !Same(pair.Comment, pair.Result.Signals, pair.Result.Group)).Chunk(Lot))
        {
            if (!await WriteAsync(log, storyId, articleId, lot.ToDictionary(pair => pair.Comment.Id, pair => pair.Result), lot.ToDictionary(pair => pair.Comment.Id, pair => pair.Comment), looked, cancel))
                return false;
        }
        return true;
    }

    /// <summary>The comments just before a window and the latest of the story's other threads: what a comment repeats is looked for there too.</summary>
    private static async Task<List<TriageComment>> ElsewhereAsync(DashboardDbContext db, string storyId, string articleId, int after, CancellationToken cancel)
    {
        var before = after < 0 ? [] : await Read(db.Comments.Where(row => row.ArticleId == articleId && row.Position <= after).OrderByDescending(row => row.Position));
        var others = await Read(db.Comments.Where(row => row.StoryId == storyId && row.ArticleId != articleId).OrderByDescending(row => row.ImportedAt).ThenByDescending(row => row.Position));
        return [.. before, .. others];

        Task<List<TriageComment>> Read(IQueryable<Comment> rows) =>
            rows.AsNoTracking().Where(row => row.ErasedAt == null).Take(Window).Select(row => new TriageComment(row.Id, row.Author, row.PostedAt, row.Text, row.ParentId)).ToListAsync(cancel);
    }

    /// <summary>A comment of another thread that one of this thread repeats stands in the same group, so that both are decided at once.</summary>
    private static async Task RegroupAsync(
        StoryLog log, IDbContextFactory<DashboardDbContext> contexts, string storyId, string articleId, IReadOnlyDictionary<string, string> groups, CancellationToken cancel)
    {
        foreach (var lot in groups.Keys.Chunk(Lot))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            var changed = (await db.Comments.AsNoTracking().Where(row => EF.Parameter(lot).Contains(row.Id)).ToListAsync(cancel)).Where(row => row.Group != groups[row.Id]).ToDictionary(row => row.Id);
            if (changed.Count > 0)
                await WriteAsync(log, storyId, articleId, changed.ToDictionary(row => row.Key, row => new TriageResult(row.Key, row.Value.Signals, groups[row.Key])), changed, null, cancel);
        }
    }

    /// <summary>What holds of the thread as a whole stands on its card, in the place of what stood there before.</summary>
    private static async Task RemarkAsync(
        StoryLog log, IDbContextFactory<DashboardDbContext> contexts, string storyId, string articleId, List<ThreadRemark> remarks, CancellationToken cancel)
    {
        List<string> labels = [.. remarks.Select(remark => $"{Remark}{string.Join(", ", remark.About)} ({remark.CommentIds.Count} comments)")];
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            // Nearly every thread has nothing to change, and a write would wake every board.
            if (await db.Cards.AsNoTracking().FirstOrDefaultAsync(row => row.StoryId == storyId && row.Kind == CardKind.Thread && row.SubjectId == articleId, cancel) is not { } shown
                || shown.Labels.Where(IsRemark).SequenceEqual(labels))
                return;
        }
        await log.WriteAsync(storyId, Actor.Program, async write =>
        {
            await write.GetAsync<Article>(articleId, cancel);
            if (await CardIntake.FindAsync(write, CardKind.Thread, articleId, cancel) is not { } card)
                return;
            card.Labels = [.. labels, .. card.Labels.Where(label => !IsRemark(label))];
            write.Record(LogKinds.CardEdited, card);
        }, cancel);
    }

    private static bool IsRemark(string label) => label.StartsWith(Remark, StringComparison.Ordinal);

    private static Task<bool> WriteAsync(
        StoryLog log, string storyId, string articleId, Dictionary<string, TriageResult> results, Dictionary<string, Comment> asLooked, Looked? looked, CancellationToken cancel) =>
        log.WriteAsync(storyId, Actor.Program, async write =>
        {
            // Somebody may have moved the article to another story while its thread was judged.
            var article = await write.GetAsync<Article>(articleId, cancel);
            if (looked is not null && article.CurrentVersion != looked.ArticleVersion)
                return false;
            var ids = results.Keys.ToList();
            var comments = await write.Db.Comments.Where(row => EF.Parameter(ids).Contains(row.Id) && row.ErasedAt == null).OrderBy(row => row.Position).ToListAsync(cancel);
            var fresh = comments.FindAll(comment => Same(comment, asLooked[comment.Id].Signals, asLooked[comment.Id].Group));
            foreach (var comment in fresh)
            {
                comment.Judge(results[comment.Id].Signals, results[comment.Id].Group);
                write.Record(LogKinds.CommentJudged, comment);
            }
            await AutomaticDecisions.DecideAsync(write, looked?.Automatic ?? [], fresh, cancel);
            return fresh.Count == comments.Count;
        }, cancel);

    // Signals are records with lists inside, which do not compare by content.
    private static bool Same(Comment comment, IReadOnlyList<Signal> signals, string? group) =>
        comment.Group == group && JsonSerializer.Serialize(comment.Signals) == JsonSerializer.Serialize(signals);

    /// <summary>The triage for the thread under an article, which knows the article and its story.</summary>
    internal static async Task<ThreadTriage> TriageAsync(DashboardDbContext db, string storyId, string articleId, CancellationToken cancel)
    {
        var articles = await db.Articles.AsNoTracking().Where(row => row.StoryId == storyId && row.CurrentVersion > 0)
            .Join(db.ArticleVersions, article => new { article.Id, Number = article.CurrentVersion },
                version => new { Id = version.ArticleId, version.Number },
                (article, version) => new { article.Id, article.Title, version.Text, version.Blocks }).ToListAsync(cancel);
        var own = articles.Find(article => article.Id == articleId);
        return new ThreadTriage(
            own?.Title,
            own is null ? null : Evidence(own.Text, own.Blocks),
            [.. articles.Where(article => article.Id != articleId).Select(article => new KnownArticle(article.Id, article.Title ?? "", Evidence(article.Text, article.Blocks)))],
            own is null ? null : own.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
    }

    // A thread that stands on the article's own page must not be compared with itself.
    private static string Evidence(string text, IReadOnlyList<Block> blocks) =>
        string.Join("\n\n", blocks.Where(block => block.IsEvidence).Select(block => text[block.Start..block.End]));
}
