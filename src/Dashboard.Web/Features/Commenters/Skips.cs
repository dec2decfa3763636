using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Moderation;
using Dashboard.Domain;
using Dashboard.Domain.Comments;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Commenters;

/// <summary>A comment that people left undecided and that still is.</summary>
/// <param name="People">Who skipped it, by name.</param>
/// <param name="Since">When it was imported.</param>
public sealed record SkippedComment(string CommentId, string StoryId, string Author, string Text, IReadOnlyList<string> People, DateTimeOffset FirstSkip, DateTimeOffset LastSkip, DateTimeOffset Since);

/// <summary>Remembers which comments moderators left undecided: what everybody skips needs somebody.</summary>
public sealed class Skips(IDbContextFactory<DashboardDbContext> contexts, StoryLookup lookup, WriteGate gate, TimeProvider time)
{
    private const int MostShown = 200;

    // More rows than this are old ones whose comments were decided long ago.
    private const int MostRead = 5_000;

    public async Task SkipAsync(Actor actor, string commentId, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Comment>(commentId, cancel)).StoryId;
        actor.Require(Permission.Moderate, storyId);
        using (await gate.EnterAsync(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            db.Skips.Add(new Skip { Id = Ids.New(), CommentId = commentId, StoryId = storyId, PersonId = actor.Id, PersonName = actor.Name, At = time.GetUtcNow() });
            await db.SaveChangesAsync(cancel);
        }
    }

    /// <summary>Skipped comments that are undecided, those first that most people skipped.</summary>
    public async Task<IReadOnlyList<SkippedComment>> ReportAsync(Actor actor, CancellationToken cancel = default)
    {
        actor.Require(Permission.Moderate);
        string[]? only = actor.OnlyStories is { } stories ? [.. stories] : null;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rows = await db.Skips.AsNoTracking().Where(skip => only == null || only.Contains(skip.StoryId)).OrderByDescending(skip => skip.At).Take(MostRead)
            .Join(db.Comments.AsNoTracking().Where(row => row.State != CommentState.Decided), skip => skip.CommentId, row => row.Id, (skip, row) => new { skip, row.StoryId, row.Author, row.Text, row.ImportedAt }).ToListAsync(cancel);
        return
        [
            .. rows.GroupBy(row => row.skip.CommentId)
                .Select(group => new SkippedComment(
                    group.Key, group.First().StoryId, group.First().Author, group.First().Text, [.. group.GroupBy(row => row.skip.PersonId).Select(one => one.First().skip.PersonName).Order(StringComparer.Ordinal)],
                    group.Min(row => row.skip.At), group.Max(row => row.skip.At), group.First().ImportedAt))
                .OrderByDescending(one => one.People.Count).ThenBy(one => one.FirstSkip).Take(MostShown),
        ];
    }
}
