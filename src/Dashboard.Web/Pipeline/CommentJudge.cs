using System.Text.Json;
using Dashboard.Analysis.Triage;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Comments;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Pipeline;

/// <summary>Runs the triage over the thread under an article and shows what it noticed.</summary>
public static class CommentJudge
{
    private const int ExcerptLength = 280;

    /// <summary>So many comments are judged at a time; near-duplicates are looked for among them.</summary>
    private const int Window = 5_000;

    // So few are changed in one transaction that others who write on the story hardly wait, and that little stands in memory for it.
    private const int Lot = 500;

    public static async Task JudgeThreadAsync(StoryLog log, IDbContextFactory<DashboardDbContext> contexts, string storyId, string articleId, CancellationToken cancel)
    {
        for (var after = -1; await JudgeWindowAsync(log, contexts, storyId, articleId, after, cancel) is { } last; after = last)
        {
        }
    }

    /// <returns>The position of the last comment of a window that was full; null when the thread is judged to its end.</returns>
    private static async Task<int?> JudgeWindowAsync(StoryLog log, IDbContextFactory<DashboardDbContext> contexts, string storyId, string articleId, int after, CancellationToken cancel)
    {
        List<Comment> comments;
        IReadOnlyList<TriageResult> results;
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            comments = await db.Comments.AsNoTracking().Where(row => row.ArticleId == articleId && row.Position > after).OrderBy(row => row.Position).Take(Window).ToListAsync(cancel);
            if (comments.Count == 0)
                return null;
            var triage = await TriageAsync(db, storyId, articleId, cancel);
            results = triage.Judge([.. comments.Select(row => new TriageComment(row.Id, row.Author, row.PostedAt, row.Text, row.ParentId))]);
        }
        foreach (var lot in comments.Zip(results).Where(pair => !Same(pair.First, pair.Second)).Chunk(Lot))
            await WriteAsync(log, storyId, articleId, lot.ToDictionary(pair => pair.First.Id, pair => pair.Second), cancel);
        foreach (var (comment, result) in comments.Zip(results))
            comment.Judge(result.Signals, result.Group);
        // Also when nothing changed: a program that died before this shows it now.
        if (comments.Exists(IsRaised))
        {
            await log.WriteAsync(storyId, Actor.Program, async write =>
            {
                await write.GetAsync<Article>(articleId, cancel);
                await ShowAsync(write, comments, cancel);
            }, cancel);
        }
        return comments.Count == Window ? comments[^1].Position : null;
    }

    private static Task WriteAsync(StoryLog log, string storyId, string articleId, Dictionary<string, TriageResult> results, CancellationToken cancel) =>
        log.WriteAsync(storyId, Actor.Program, async write =>
        {
            // Somebody may have moved the article to another story while its thread was judged.
            await write.GetAsync<Article>(articleId, cancel);
            var ids = results.Keys.ToList();
            foreach (var comment in await write.Db.Comments.Where(row => EF.Parameter(ids).Contains(row.Id)).OrderBy(row => row.Position).ToListAsync(cancel))
            {
                comment.Judge(results[comment.Id].Signals, results[comment.Id].Group);
                write.Record(LogKinds.CommentJudged, comment);
            }
        }, cancel);

    // Signals are records with lists inside, which do not compare by content.
    private static bool Same(Comment comment, TriageResult result) =>
        comment.Group == result.Group && JsonSerializer.Serialize(comment.Signals) == JsonSerializer.Serialize(result.Signals);

    private static async Task<ThreadTriage> TriageAsync(DashboardDbContext db, string storyId, string articleId, CancellationToken cancel)
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

    /// <summary>One card for each comment that somebody should look at; near-duplicates share the card of the latest one.</summary>
    private static async Task ShowAsync(StoryWrite write, List<Comment> comments, CancellationToken cancel)
    {
        var raised = comments.Where(IsRaised).GroupBy(comment => comment.Group ?? comment.Id);
        foreach (var group in raised)
        {
            var latest = group.Last();
            var others = comments.Count(comment => comment.Group is not null && comment.Group == latest.Group);
            var labels = latest.Signals.Where(signal => signal.Kind != SignalKind.Civil)
                .Select(signal => Label(signal, others)).Distinct().ToList();
            foreach (var earlier in group.SkipLast(1))
                await CardIntake.RemoveAsync(write, earlier.Id, cancel);
            void Fill(Card card)
            {
                card.Title = latest.Author;
                card.Text = latest.Text.Length > ExcerptLength ? latest.Text[..ExcerptLength].TrimEnd() + "…" : latest.Text;
                // What Coral said of it stays until Coral takes it back.
                card.Labels = [.. labels, .. card.Labels.Where(label => label.StartsWith(ReceiveCoralEvent.Label, StringComparison.Ordinal))];
            }
            if (await CardIntake.FindAsync(write, CardKind.Comment, latest.Id, cancel) is { } card)
            {
                Fill(card);
                write.Record(LogKinds.CardEdited, card);
            }
            else
            {
                await CardIntake.PutOnTopAsync(write, LaneKind.Moderation, CardKind.Comment, latest.Id, cancel, Fill);
            }
        }
    }

    private static bool IsRaised(Comment comment) => comment.Signals.Any(signal =>
        signal.Severity >= Severity.Medium || signal.Kind is SignalKind.NearDuplicate or SignalKind.PastedArticle);

    private static string Label(Signal signal, int alike) => signal.Kind switch
    {
        SignalKind.NearDuplicate => $"near-duplicate ×{alike}",
        var kind => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()).Replace('-', ' '),
    };
}
