using System.Text.Json;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Log;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Moderation;

/// <summary>
/// Puts decisions on their way to comment systems, in the transaction that makes them: neither is there without the other, whoever decided,
/// took back or decided many at once. A cursor over the log would need to be kept and could fall behind; this costs a decision one small query
/// where no outlet is set up, and nothing is asked of any other site before the commit.
/// </summary>
internal static class OutgoingDecisions
{
    /// <summary>So long a decision stays here: what is taken back from the toast never leaves the house.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(12);

    private sealed record Change(string CommentId, string StoryId, DecisionAction? Action, string? Policy);

    /// <param name="db">In the transaction.</param>
    /// <param name="entries">What the transaction writes into logs.</param>
    /// <param name="now">Its time.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task EnqueueAsync(DashboardDbContext db, IEnumerable<LogEntry> entries, DateTimeOffset now, CancellationToken cancel)
    {
        var changes = ChangesIn(entries);
        if (changes.Count == 0 || await db.DecisionOutlets.AsNoTracking().ToListAsync(cancel).ConfigureAwait(false) is not { Count: > 0 } outlets)
            return;
        var ids = changes.ConvertAll(change => change.CommentId);
        var comments = await db.Comments.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id))
            .Join(db.Articles, comment => comment.ArticleId, article => article.Id, (comment, article) => new { comment.Id, comment.ExternalId, article.Url })
            .ToDictionaryAsync(row => row.Id, cancel).ConfigureAwait(false);
        var onTheWay = (await db.OutgoingDecisions.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.CommentId)).ToListAsync(cancel).ConfigureAwait(false))
            .ToLookup(row => (row.OutletId, row.CommentId));
        // The newest decision wins; one that is just being sent is followed by the new one.
        if (onTheWay.Count > 0)
        {
            await db.OutgoingDecisions.Where(row => EF.Parameter(ids).Contains(row.CommentId) && (row.LeasedUntil == null || row.LeasedUntil < now))
                .ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        }
        var only = onTheWay.Count > 0 && changes.Exists(change => change.Action is null) ? await OnlyDecisionsAsync(db, changes, cancel).ConfigureAwait(false) : [];
        foreach (var change in changes)
        {
            if (!comments.TryGetValue(change.CommentId, out var comment))
                continue;
            foreach (var outlet in outlets.Where(outlet => DecisionRoute.Leads(outlet, comment.Url, comment.ExternalId) && DecisionRoute.Knows(outlet.System, change.Action)))
            {
                var waiting = onTheWay[(outlet.Id, change.CommentId)];
                if (change.Action is null && only.TryGetValue(change.CommentId, out var decidedAt) && waiting.Any(row => IsUntouched(row, decidedAt)))
                    continue;
                db.Add(new OutgoingDecision
                {
                    Id = Ids.New(), OutletId = outlet.Id, StoryId = change.StoryId, CommentId = change.CommentId, Action = change.Action, Policy = change.Policy, NextAt = now + Grace,
                });
            }
        }
    }

    // What the one decision there ever was put on its way: nobody outside has heard of it.
    private static bool IsUntouched(OutgoingDecision row, DateTimeOffset decidedAt) => row is { Attempts: 0, LeasedUntil: null } && row.NextAt == decidedAt + Grace;

    private static async Task<Dictionary<string, DateTimeOffset>> OnlyDecisionsAsync(DashboardDbContext db, List<Change> changes, CancellationToken cancel)
    {
        var only = new Dictionary<string, DateTimeOffset>();
        foreach (var story in changes.Where(change => change.Action is null).GroupBy(change => change.StoryId))
        {
            var ids = story.Select(change => change.CommentId).ToList();
            var decided = await db.Log.AsNoTracking().Where(row => row.StoryId == story.Key && EF.Parameter(ids).Contains(row.SubjectId) && row.Kind == LogKinds.CommentDecided)
                .Select(row => new { row.SubjectId, row.At }).ToListAsync(cancel).ConfigureAwait(false);
            foreach (var one in decided.GroupBy(row => row.SubjectId).Where(rows => rows.Count() == 1))
                only[one.Key] = one.Single().At;
        }
        return only;
    }

    private static List<Change> ChangesIn(IEnumerable<LogEntry> entries)
    {
        var comment = StoryPartTypes.NameOf(typeof(Comment));
        var changes = new List<Change>();
        foreach (var rows in entries.Where(row => row.SubjectType == comment && row is { Before: not null, After: not null } && row.After.Contains("\"decision\"", StringComparison.Ordinal)).GroupBy(row => row.SubjectId))
        {
            if (Read(rows.First().Before!) is var before && Read(rows.Last().After!) is var after && after.Is && (before.Action, before.Policy) != (after.Action, after.Policy))
                changes.Add(new Change(rows.Key, rows.Last().StoryId, after.Action, after.Policy));
        }
        return changes;
    }

    private static (bool Is, DecisionAction? Action, string? Policy) Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (!document.RootElement.TryGetProperty("decision", out var decision))
            return default;
        return decision.ValueKind == JsonValueKind.Null ? (true, null, null) : decision.Deserialize<Decision>(LogJson.Options) is { } read ? (true, read.Action, read.Policy) : default;
    }
}
