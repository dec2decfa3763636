using System.Globalization;
using Dashboard.Data;
using Dashboard.Domain.Comments;
using Dashboard.Domain.People;
using Dashboard.Web.Api;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Moderation;

/// <summary>The queues of the moderation desk, of one story or of all. A page costs five small queries, however many comments wait.</summary>
public sealed class ModerationQueue(IDbContextFactory<DashboardDbContext> contexts, StateCounts counts, TimeProvider time)
{
    public const int MostTaken = 200;

    // Nobody holds so many at once; it keeps a list of ids in a query short.
    private const int MostHolds = 2000;

    /// <param name="actor">Who asks.</param>
    /// <param name="query">What is wanted.</param>
    /// <param name="after"><see cref="QueuePage.Next"/> of the page before; null for the first.</param>
    /// <param name="take">1 to 200.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="InvalidRequestException">The cursor is none of this order.</exception>
    public async Task<QueuePage> ReadAsync(Actor actor, QueueQuery query, string? after = null, int take = 50, CancellationToken cancel = default)
    {
        actor.Require(Permission.Read, query.StoryId);
        take = Math.Clamp(take, 1, MostTaken);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rows = await OnPage(await SelectAsync(db, actor, query, cancel), query.Order, after).Take(take + 1).ToListAsync(cancel);
        var page = rows.Count > take ? rows[..take] : rows;
        return new QueuePage(await ItemsAsync(db, page, cancel), rows.Count > take ? CursorOf(page[^1]) : null);
    }

    /// <summary>These comments as they are now, in this order; those that are gone or not for the asker are left out.</summary>
    public async Task<IReadOnlyList<QueueItem>> OfAsync(Actor actor, IReadOnlyList<string> ids, CancellationToken cancel = default)
    {
        actor.Require(Permission.Read);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rows = (await db.Comments.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).ToListAsync(cancel))
            .Where(row => actor.May(Permission.Read, row.StoryId)).ToDictionary(row => row.Id);
        return await ItemsAsync(db, [.. ids.Distinct().Where(rows.ContainsKey).Select(id => rows[id])], cancel);
    }

    /// <summary>How many stand in each queue, of one story or of all. Cheap enough for every change: see <see cref="StateCounts"/>.</summary>
    public async Task<QueueCounts> CountAsync(Actor actor, string? storyId = null, CancellationToken cancel = default)
    {
        actor.Require(Permission.Read, storyId);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var only = actor.OnlyStories;
        var stories = await db.Stories.Where(story => storyId == null ? !story.Archived && (only == null || only.Contains(story.Id)) : story.Id == storyId)
            .Select(story => story.Id).ToListAsync(cancel);
        var states = await counts.OfAsync(stories, cancel);
        var now = time.GetUtcNow();
        var taken = await db.CommentHolds.Where(hold => hold.Until > now && EF.Parameter(stories).Contains(hold.StoryId))
            .Join(db.Comments, hold => hold.CommentId, row => row.Id, (hold, row) => row.State).CountAsync(state => state != CommentState.Decided, cancel);
        return new QueueCounts(states.NeedsDecision, taken, states.Decided, states.Escalated);
    }

    // Of one writer, one group, one article, or featured, there are few: they are fetched by their own index, and then looked through. Left to choose,
    // SQLite takes the index that has the order of the queue, and walks through all that waits.
    private static IQueryable<Comment> Among(IQueryable<Comment> rows, QueueQuery query) => query switch
    {
        { Group: { } group } => rows.Where(row => row.Group == group).OrderBy(row => row.Group).Take(int.MaxValue),
        { AuthorKey: { } author } => rows.Where(row => row.AuthorKey == author).OrderBy(row => row.AuthorKey).Take(int.MaxValue),
        { Featured: true } => rows.Featured(true).OrderBy(row => row.StoryId).ThenBy(row => row.PlacedAt).ThenBy(row => row.Id).Take(int.MaxValue),
        { ArticleId: { } article } => rows.Where(row => row.ArticleId == article).OrderBy(row => row.ArticleId).ThenBy(row => row.Position).Take(int.MaxValue),
        _ => rows,
    };

    /// <summary>The comments that a query means, in no order.</summary>
    /// <param name="since">Only those that were imported after it; these are looked through then. Null: all.</param>
    internal async Task<IQueryable<Comment>> SelectAsync(DashboardDbContext db, Actor actor, QueueQuery query, CancellationToken cancel, DateTimeOffset? since = null)
    {
        var rows = since is { } then ? db.Comments.AsNoTracking().Where(row => row.ImportedAt > then).OrderBy(row => row.ImportedAt).Take(int.MaxValue) : Among(db.Comments.AsNoTracking(), query);
        if (query.StoryId is { } story)
            rows = rows.Where(row => row.StoryId == story);
        else
            rows = rows.Where(row => db.Stories.Any(of => of.Id == row.StoryId && !of.Archived));
        if (query.StoryId is null && actor.OnlyStories is { } only)
            rows = rows.Where(row => only.Contains(row.StoryId));
        if (query.Queue == CommentState.Taken)
        {
            var now = time.GetUtcNow();
            var held = await db.CommentHolds.Where(hold => hold.Until > now).OrderBy(hold => hold.Until).Take(MostHolds).Select(hold => hold.CommentId).ToListAsync(cancel);
            rows = rows.Where(row => held.Contains(row.Id) && row.State != CommentState.Decided);
        }
        else if (query.Queue is { } state)
        {
            rows = rows.Where(row => row.State == state);
        }
        if (query.AuthorKey is { } author)
            rows = rows.Where(row => row.AuthorKey == author);
        if (query.ArticleId is { } article)
            rows = rows.Where(row => row.ArticleId == article);
        if (query.Group is { } group)
            rows = rows.Where(row => row.Group == group);
        if (query.Featured is { } featured)
            rows = rows.Featured(featured);
        if (query.Kinds is { Count: > 0 } kinds)
            rows = rows.WithSignal(kinds);
        if (query.Search?.Trim() is { Length: > 0 } search)
        {
            var pattern = Like.Containing(search.ToLowerInvariant());
            rows = rows.Where(row => EF.Functions.Like(row.Text.ToLower(), pattern, Like.Escape) || EF.Functions.Like(row.Author.ToLower(), pattern, Like.Escape));
        }
        return rows;
    }

    /// <summary>What stands beside the comments in the queue.</summary>
    internal async Task<IReadOnlyList<QueueItem>> ItemsAsync(DashboardDbContext db, IReadOnlyList<Comment> comments, CancellationToken cancel)
    {
        if (comments.Count == 0)
            return [];
        var now = time.GetUtcNow();
        var (ids, storyIds, articleIds) = (comments.Select(row => row.Id).ToList(), comments.Select(row => row.StoryId).Distinct().ToList(), comments.Select(row => row.ArticleId).Distinct().ToList());
        var stories = await db.Stories.Where(row => EF.Parameter(storyIds).Contains(row.Id)).Select(row => new { row.Id, row.Slug, row.Title }).ToDictionaryAsync(row => row.Id, cancel);
        var articles = await db.Articles.Where(row => EF.Parameter(articleIds).Contains(row.Id)).Select(row => new { row.Id, row.Title, row.Source }).ToDictionaryAsync(row => row.Id, cancel);
        var holds = await db.CommentHolds.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.CommentId) && row.Until > now).ToDictionaryAsync(row => row.CommentId, cancel);
        var groups = comments.Select(row => row.Group).OfType<string>().Distinct().ToList();
        var alike = groups.Count == 0 ? [] : await db.Comments.Where(row => row.Group != null && EF.Parameter(groups).Contains(row.Group)).GroupBy(row => row.Group!)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        return
        [
            .. comments.Select(row => new QueueItem(
                row,
                stories.GetValueOrDefault(row.StoryId)?.Slug ?? row.StoryId,
                stories.GetValueOrDefault(row.StoryId)?.Title ?? "",
                articles.GetValueOrDefault(row.ArticleId)?.Title,
                articles.GetValueOrDefault(row.ArticleId)?.Source,
                holds.GetValueOrDefault(row.Id) is { } hold ? new HoldView(hold.PersonId, hold.PersonName, hold.Until, hold.Writing) : null,
                row.Group is { } own ? Math.Max(0, alike.GetValueOrDefault(own) - 1) : 0)),
        ];
    }

    internal static IQueryable<Comment> OnPage(IQueryable<Comment> rows, QueueOrder order, string? after)
    {
        if (after is not null)
        {
            var (urgency, ticks, id) = after.Split('.') is [var first, var second, var third] && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var grave)
                && long.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? (grave, place, third) : throw Query.Wrong("after", "is no cursor of this list.");
            var at = At(ticks);
            rows = order switch
            {
                QueueOrder.Urgent => rows.Where(row => row.Urgency < urgency || (row.Urgency == urgency && (row.PlacedAt > at || (row.PlacedAt == at && string.Compare(row.Id, id) > 0)))),
                QueueOrder.Newest => rows.Where(row => row.PlacedAt < at || (row.PlacedAt == at && string.Compare(row.Id, id) < 0)),
                _ => rows.Where(row => row.PlacedAt > at || (row.PlacedAt == at && string.Compare(row.Id, id) > 0)),
            };
        }
        return order switch
        {
            QueueOrder.Urgent => rows.OrderByDescending(row => row.Urgency).ThenBy(row => row.PlacedAt).ThenBy(row => row.Id),
            QueueOrder.Newest => rows.OrderByDescending(row => row.PlacedAt).ThenByDescending(row => row.Id),
            _ => rows.OrderBy(row => row.PlacedAt).ThenBy(row => row.Id),
        };
    }

    private static DateTimeOffset At(long ticks) => ticks <= DateTimeOffset.MaxValue.UtcTicks ? new(ticks, TimeSpan.Zero) : throw Query.Wrong("after", "is no cursor of this list.");

    internal static string CursorOf(Comment row) => string.Create(CultureInfo.InvariantCulture, $"{row.Urgency}.{row.PlacedAt.UtcTicks}.{row.Id}");
}
