using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Dashboard.Data;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Log;
using Dashboard.Realtime;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Moderation;

/// <summary>
/// How many comments of each story are in which state. Counted once per story from an index; after that the rows that its log gained since are
/// added up, whatever number of browsers ask.
/// </summary>
public sealed class StateCounts(IDbContextFactory<DashboardDbContext> contexts, StoryFeed feed)
{
    /// <param name="Sequence">The log row up to which it counts.</param>
    public sealed record Known(long Sequence, int NeedsDecision, int Decided, int Escalated);

    // More rows than that are counted anew: reading them would cost more.
    private const int MostRows = 1000;

    private readonly ConcurrentDictionary<string, Known> _known = new();

    /// <summary>All these stories together.</summary>
    public async Task<Known> OfAsync(IReadOnlyList<string> storyIds, CancellationToken cancel)
    {
        var sum = new Known(0, 0, 0, 0);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var sequences = await db.Stories.Where(story => EF.Parameter(storyIds).Contains(story.Id)).ToDictionaryAsync(story => story.Id, story => story.LastSequence, cancel);
        var unknown = new List<string>();
        foreach (var (storyId, sequence) in sequences)
        {
            if (!_known.TryGetValue(storyId, out var known) || await FollowAsync(storyId, known, sequence, cancel) is not { } now)
                unknown.Add(storyId);
            else
                sum = Add(sum, now);
        }
        if (unknown.Count > 0)
        {
            foreach (var counted in await CountAsync(db, unknown, cancel))
                sum = Add(sum, counted);
        }
        return sum;
    }

    private static Known Add(Known sum, Known one) => new(0, sum.NeedsDecision + one.NeedsDecision, sum.Decided + one.Decided, sum.Escalated + one.Escalated);

    private async Task<Known?> FollowAsync(string storyId, Known known, long sequence, CancellationToken cancel)
    {
        if (known.Sequence >= sequence)
            return known;
        if (sequence - known.Sequence > MostRows)
            return null;
        var rows = await feed.ReadAsync(storyId, known.Sequence, MostRows, cancel);
        foreach (var row in rows)
            known = Follow(known, row);
        return _known[storyId] = known;
    }

    private static Known Follow(Known known, LogEntry row)
    {
        known = known with { Sequence = row.Sequence };
        if (row.SubjectType != "comment")
            return known;
        var (was, now) = (StateIn(row.Before), StateIn(row.After));
        return was is null && now is null ? known : Count(Count(known, was, -1), now, +1);
    }

    // Null when the row does not speak of the state: then it stayed.
    private static string? StateIn(string? json) => json is null ? null : JsonNode.Parse(json)!["state"]?.GetValue<string>();

    private static Known Count(Known known, string? state, int by) => state switch
    {
        "needs-decision" or "taken" => known with { NeedsDecision = known.NeedsDecision + by },
        "decided" => known with { Decided = known.Decided + by },
        "escalated" => known with { Escalated = known.Escalated + by },
        _ => known,
    };

    private async Task<List<Known>> CountAsync(DashboardDbContext db, List<string> storyIds, CancellationToken cancel)
    {
        await using var snapshot = await db.BeginSnapshotAsync(cancel);
        var sequences = await db.Stories.Where(story => EF.Parameter(storyIds).Contains(story.Id)).ToDictionaryAsync(story => story.Id, story => story.LastSequence, cancel);
        var states = (await db.Comments.Where(row => EF.Parameter(storyIds).Contains(row.StoryId)).GroupBy(row => new { row.StoryId, row.State })
            .Select(group => new { group.Key.StoryId, group.Key.State, Count = group.Count() }).ToListAsync(cancel)).ToLookup(row => row.StoryId);
        var counted = new List<Known>();
        foreach (var (storyId, sequence) in sequences)
        {
            int Of(params CommentState[] wanted) => states[storyId].Where(row => wanted.Contains(row.State)).Sum(row => row.Count);
            counted.Add(_known[storyId] = new Known(sequence, Of(CommentState.NeedsDecision, CommentState.Taken), Of(CommentState.Decided), Of(CommentState.Escalated)));
        }
        return counted;
    }
}
