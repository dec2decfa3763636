using Dashboard.Data;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.People;
using Dashboard.Domain.Stories;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Stories;

/// <summary>Figures of one story for lists.</summary>
public sealed record StoryCounts(int Articles, int OpenContradictions, int PendingComments);

/// <summary>A story with its figures.</summary>
/// <param name="LastActivity">When its log grew last.</param>
public sealed record StorySummary(Story Story, StoryCounts Counts, DateTimeOffset LastActivity);

/// <summary>The stories that somebody may see, newest first. Costs four queries for a page, whatever the size of the stories.</summary>
public sealed class StoryList(IDbContextFactory<DashboardDbContext> contexts)
{
    /// <param name="actor">Who asks.</param>
    /// <param name="search">Words in the title; null for all.</param>
    /// <param name="after">Id of the last story of the page before.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<IReadOnlyList<StorySummary>> HandleAsync(
        Actor actor, string? search = null, string? after = null, int limit = 50, CancellationToken cancel = default)
    {
        actor.Require(Permission.Read);
        var db = await contexts.CreateDbContextAsync(cancel);
        await using var dispose = db.ConfigureAwait(false);
        var query = db.Stories.AsNoTracking().Where(story => !story.Archived);
        if (actor.OnlyStories is { } only)
            query = query.Where(story => only.Contains(story.Id));
        if (!string.IsNullOrWhiteSpace(search))
        {
            var pattern = $"%{search.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            query = query.Where(story => EF.Functions.Like(story.Title.ToLower(), pattern.ToLowerInvariant(), "\\"));
        }
        if (after is not null)
            query = query.Where(story => string.Compare(story.Id, after) < 0);
        return await SummariseAsync(db, await query.OrderByDescending(story => story.Id).Take(limit).ToListAsync(cancel), cancel);
    }

    /// <summary>One story with its figures.</summary>
    public async Task<StorySummary> OneAsync(Story story, CancellationToken cancel = default)
    {
        var db = await contexts.CreateDbContextAsync(cancel);
        await using var dispose = db.ConfigureAwait(false);
        return (await SummariseAsync(db, [story], cancel))[0];
    }

    private static async Task<IReadOnlyList<StorySummary>> SummariseAsync(DashboardDbContext db, List<Story> stories, CancellationToken cancel)
    {
        var ids = stories.Select(story => story.Id).ToList();
        var articles = await db.Articles.Where(row => ids.Contains(row.StoryId)).GroupBy(row => row.StoryId)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        var open = await db.Contradictions
            .Where(row => ids.Contains(row.StoryId) && !row.Withdrawn
                && (row.Status == ContradictionStatus.New || row.Status == ContradictionStatus.Taken || row.Status == ContradictionStatus.NeedsCall))
            .GroupBy(row => row.StoryId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        var waiting = await db.Comments
            .Where(row => ids.Contains(row.StoryId) && (row.State == CommentState.NeedsDecision || row.State == CommentState.Taken))
            .GroupBy(row => row.StoryId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        var activity = await db.Stories.Where(row => ids.Contains(row.Id))
            .Join(db.Log, story => new { StoryId = story.Id, Sequence = story.LastSequence }, row => new { row.StoryId, row.Sequence }, (story, row) => new { story.Id, row.At })
            .ToDictionaryAsync(row => row.Id, row => row.At, cancel);
        return [.. stories.Select(story => new StorySummary(
            story,
            new StoryCounts(articles.GetValueOrDefault(story.Id), open.GetValueOrDefault(story.Id), waiting.GetValueOrDefault(story.Id)),
            activity.GetValueOrDefault(story.Id, story.CreatedAt)))];
    }
}
