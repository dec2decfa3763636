using System.Runtime.CompilerServices;
using System.Text.Json;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Stories;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.DecisionOutlets;

/// <summary>What became of a decision: the comment stands as it says, somebody decided otherwise later, or it was taken back.</summary>
public enum DecisionFate { Stands, Replaced, TakenBack }

/// <summary>One decision as others can use it. Of a writer who was erased only the place is left.</summary>
/// <param name="ExternalId">Identity at its origin.</param>
/// <param name="CoralReason">Coral's code of a rejection.</param>
/// <param name="ByRule">The rule that decided by itself, because the team switched that on.</param>
public sealed record ExportedDecision(
    string StoryId, string ArticleId, string? ArticleUrl, string CommentId, string ExternalId, string Author, string Text, DecisionAction Action, string? Policy, string? CoralStatus,
    string? CoralReason, string WordPressStatus, string By, DateTimeOffset At, string? Reason, string? ByRule, DecisionFate Fate);

/// <summary>Reads decisions out of the logs, a part at a time.</summary>
public sealed class DecisionExport(StoryLookup lookup, IDbContextFactory<DashboardDbContext> contexts)
{
    private const int Part = 500;

    /// <summary>Which ones; null for all.</summary>
    public sealed record Filter(DateTimeOffset? Since = null, DateTimeOffset? Until = null, string? Policy = null, DecisionAction? Action = null);

    /// <summary>The stories whose decisions the actor may see; asked before anything is written.</summary>
    public async Task<IReadOnlyList<string>> StoriesAsync(Actor actor, string? story, CancellationToken cancel)
    {
        if (story is not null)
        {
            var found = await lookup.ReadableAsync(actor, story, cancel);
            actor.Require(Permission.Moderate, found.Id);
            return [found.Id];
        }
        actor.Require(Permission.Moderate);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return [.. (await db.Stories.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(cancel)).Where(id => actor.May(Permission.Moderate, id))];
    }

    /// <summary>By story and in the order in which they were made.</summary>
    public async IAsyncEnumerable<ExportedDecision> ReadAsync(Actor actor, IReadOnlyList<string> stories, Filter filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var story in stories)
        {
            long after = 0;
            List<LogEntry> rows;
            do
            {
                await using var db = await contexts.CreateDbContextAsync(cancel);
                var query = db.Log.AsNoTracking().Where(row => row.StoryId == story && row.Sequence > after && row.Kind == LogKinds.CommentDecided);
                if (filter.Since is { } since)
                    query = query.Where(row => row.At >= since);
                if (filter.Until is { } until)
                    query = query.Where(row => row.At < until);
                rows = await query.OrderBy(row => row.Sequence).Take(Part).ToListAsync(cancel);
                foreach (var decision in await FillAsync(db, actor, rows, filter, cancel))
                    yield return decision;
                after = rows.Count == 0 ? after : rows[^1].Sequence;
            }
            while (rows.Count == Part);
        }
    }

    private static async Task<List<ExportedDecision>> FillAsync(DashboardDbContext db, Actor actor, List<LogEntry> rows, Filter filter, CancellationToken cancel)
    {
        var ids = rows.Select(row => row.SubjectId).Distinct().ToList();
        var comments = await db.Comments.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
        var articleIds = comments.Values.Select(comment => comment.ArticleId).Distinct().ToList();
        var urls = await db.Articles.Where(row => EF.Parameter(articleIds).Contains(row.Id)).Select(row => new { row.Id, row.Url }).ToDictionaryAsync(row => row.Id, row => row.Url, cancel);
        var filled = new List<ExportedDecision>();
        foreach (var row in rows)
        {
            // An article may have gone to a story that this key may not touch.
            if (DecisionIn(row) is not { } decision || !comments.TryGetValue(row.SubjectId, out var comment) || !actor.May(Permission.Moderate, comment.StoryId))
                continue;
            if (filter.Policy is { } policy && decision.Policy != policy || filter.Action is { } action && decision.Action != action)
                continue;
            filled.Add(new(
                comment.StoryId, comment.ArticleId, urls.GetValueOrDefault(comment.ArticleId), comment.Id, comment.ExternalId, comment.Author, comment.Text, decision.Action, decision.Policy,
                CoralVocabulary.Status(decision.Action), decision.Action == DecisionAction.Reject ? CoralComments.CodeOf(decision.Policy) : null, WordPressComments.StatusOf(decision.Action, decision.Policy),
                decision.ByName, decision.At, comment.ErasedAt is null ? decision.Reason : null, decision.ByRule, FateOf(decision, comment)));
        }
        return filled;
    }

    private static DecisionFate FateOf(Decision decision, Comment comment) =>
        comment.Decision is not { } now ? DecisionFate.TakenBack
        : now.At == decision.At && now.ById == decision.ById && now.Action == decision.Action ? DecisionFate.Stands
        : now.At < decision.At ? DecisionFate.TakenBack : DecisionFate.Replaced;

    private static Decision? DecisionIn(LogEntry row)
    {
        if (row.After is null)
            return null;
        using var after = JsonDocument.Parse(row.After);
        return after.RootElement.TryGetProperty("decision", out var decision) && decision.ValueKind == JsonValueKind.Object ? decision.Deserialize<Decision>(LogJson.Options) : null;
    }
}
