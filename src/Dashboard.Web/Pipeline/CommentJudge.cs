using System.Text.Json;
using Dashboard.Analysis.Triage;
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

    public static async Task JudgeThreadAsync(StoryLog log, string storyId, string articleId, CancellationToken cancel)
    {
        var after = -1;
        while (await JudgeWindowAsync(log, storyId, articleId, after, cancel) is { } last)
            after = last;
    }

    /// <returns>The position of the last comment of a window that was full; null when the thread is judged to its end.</returns>
    private static Task<int?> JudgeWindowAsync(StoryLog log, string storyId, string articleId, int after, CancellationToken cancel) =>
        log.WriteAsync<int?>(storyId, Actor.Program, async write =>
        {
            var comments = await write.Db.Comments.Where(row => row.ArticleId == articleId && row.Position > after).OrderBy(row => row.Position).Take(Window).ToListAsync(cancel);
            if (comments.Count == 0)
                return null;
            var triage = await TriageAsync(write, articleId, cancel);
            var results = triage.Judge([.. comments.Select(row => new TriageComment(row.Id, row.Author, row.PostedAt, row.Text, row.ParentId))]);
            foreach (var (comment, result) in comments.Zip(results))
            {
                if (Same(comment, result))
                    continue;
                comment.Judge(result.Signals, result.Group);
                write.Record(LogKinds.CommentJudged, comment);
            }
            await ShowAsync(write, comments, cancel);
            return comments.Count == Window ? comments[^1].Position : null;
        }, cancel);

    // Signals are records with lists inside, which do not compare by content.
    private static bool Same(Comment comment, TriageResult result) =>
        comment.Group == result.Group && JsonSerializer.Serialize(comment.Signals) == JsonSerializer.Serialize(result.Signals);

    private static async Task<ThreadTriage> TriageAsync(StoryWrite write, string articleId, CancellationToken cancel)
    {
        var articles = await write.Db.Articles.AsNoTracking().Where(row => row.StoryId == write.Story.Id && row.CurrentVersion > 0)
            .Join(write.Db.ArticleVersions, article => new { article.Id, Number = article.CurrentVersion },
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
