using Dashboard.Analysis.Placing;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Sources;
using Dashboard.Domain.Articles;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Sources;

// One piece in two sources is one piece: by its link, its identity where that is one for the whole world, or its words. It is received once, waits
// once, and what was decided about it in one source holds for the other.
public sealed partial class ItemIntake
{
    /// <summary>Those of the items that people have moved off the story in just such words: a person says where they belong.</summary>
    private async Task<List<FreshItem>> LikeMovedAsync(string storyId, List<FreshItem> items, CancellationToken stop)
    {
        if (await placing.OffAsync(storyId, stop) is not { Count: > 0 } moved)
            return [];
        var links = moved.Select(article => article.ArticleId).ToHashSet();
        await using var db = await contexts.CreateDbContextAsync(stop);
        var like = new List<FreshItem>();
        foreach (var item in items)
        {
            // The very same one is recognised as it is received, and nothing waits.
            var link = RowKeysOf(item).Link;
            if (link is not null && await db.SourceItems.AnyAsync(row => row.Link == link && row.ArticleId != null && links.Contains(row.ArticleId), stop))
                continue;
            var text = new KnownText(item.Item.Title, $"{item.Item.Summary}\n{FeedPage.Plain(item.Item.Html)}");
            if (moved.Any(article => article.Text.IsSame(text)))
                like.Add(item);
        }
        return like;
    }

    /// <summary>The article that another source brought of the same piece, on this story or moved from here by a person.</summary>
    private static async Task<Article?> BroughtAsync(StoryWrite write, SourceItem row, CancellationToken stop)
    {
        if (row.Link is null && row.Wording is null)
            return null;
        var ids = await write.Db.SourceItems.Where(other => other.SourceId != row.SourceId && other.State == SourceItemState.Received && other.ArticleId != null
                && ((row.Link != null && other.Link == row.Link) || (row.Wording != null && other.Wording == row.Wording)))
            .Select(other => other.ArticleId!).Take(20).ToListAsync(stop);
        if (ids.Count == 0)
            return null;
        if (await write.Db.Articles.AsNoTracking().FirstOrDefaultAsync(article => ids.Contains(article.Id) && article.StoryId == write.Story.Id, stop) is { } here)
            return here;
        var sent = (await write.Db.Placements.AsNoTracking().Where(decision => decision.StoryId == write.Story.Id && decision.Kind == Domain.Stories.PlacementKind.Sent).ToListAsync(stop))
            .SelectMany(decision => decision.ArticleIds).ToHashSet();
        return ids.Find(sent.Contains) is { } moved ? await write.Db.Articles.AsNoTracking().FirstOrDefaultAsync(article => article.Id == moved, stop) : null;
    }

    /// <summary>Rows that wait become twins of what waits already, or get what was decided about the same piece in another source.</summary>
    private async Task JoinTwinsAsync(List<SourceItem> rows, List<FreshItem> items, CancellationToken stop)
    {
        var worldwide = items.Where(item => IsWorldwide(item.Item.Id)).Select(item => item.Key).ToHashSet();
        var first = new Dictionary<string, SourceItem>();
        await using var db = await contexts.CreateDbContextAsync(stop);
        foreach (var row in rows.Where(row => row.State == SourceItemState.Waiting))
        {
            var key = worldwide.Contains(row.Key) ? row.Key : null;
            var known = await db.SourceItems.AsNoTracking()
                .Where(other => other.SourceId != row.SourceId && ((row.Link != null && other.Link == row.Link) || (row.Wording != null && other.Wording == row.Wording)
                    || (key != null && other.Key == key && (other.Link != null || other.Wording != null))))
                .OrderBy(other => other.State == SourceItemState.Waiting ? 0 : other.State == SourceItemState.Twin ? 1 : 2).ThenBy(other => other.Id).FirstOrDefaultAsync(stop);
            // Two of one visit are twins too.
            known ??= Names(row).Select(name => first.GetValueOrDefault(name)).FirstOrDefault(other => other is not null);
            if (known is null)
            {
                foreach (var name in Names(row))
                    first.TryAdd(name, row);
                continue;
            }
            if (known.State is SourceItemState.Waiting or SourceItemState.Twin)
                (row.State, row.SameAs) = (SourceItemState.Twin, known.SameAs ?? known.Id);
            else
                (row.State, row.StoryId, row.ArticleId, row.Waiting) = (known.State, known.StoryId, known.ArticleId, null);
        }
    }

    private static IEnumerable<string> Names(SourceItem row) => new[] { row.Link, row.Wording }.OfType<string>();

    private static (string? Link, string? Wording) RowKeysOf(FreshItem item) =>
        (Ingest.Pages.PageAddress.Clean(item.Item.Link?.AbsoluteUri) is { } link ? KeyOf(link) : null, KnownText.Wording(item.Item.Title, WordsOf(item.Item)));

    // A number or a word is an identity within its own feed only.
    private static bool IsWorldwide(string identity) =>
        Guid.TryParse(identity, out _) || (Uri.TryCreate(identity, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "tag" or "urn");

    /// <summary>The piece was received: what waits of it in other sources waits no longer.</summary>
    private static async Task DecideWaitingAsync(DashboardDbContext db, SourceItem row, CancellationToken stop)
    {
        if (row.Link is null && row.Wording is null)
            return;
        var waiting = await db.SourceItems.Where(other => other.State == SourceItemState.Waiting && other.Id != row.Id
            && ((row.Link != null && other.Link == row.Link) || (row.Wording != null && other.Wording == row.Wording))).ToListAsync(stop);
        foreach (var other in waiting)
        {
            (other.State, other.StoryId, other.ArticleId, other.Waiting) = (SourceItemState.Received, row.StoryId, row.ArticleId, null);
            await DecideTwinsAsync(db, other.Id, SourceItemState.Received, row.StoryId, row.ArticleId, stop);
        }
    }

    /// <summary>What was decided about an item holds for its twins.</summary>
    internal static async Task DecideTwinsAsync(DashboardDbContext db, string id, SourceItemState state, string? storyId, string? articleId, CancellationToken stop)
    {
        foreach (var twin in await db.SourceItems.Where(row => row.SameAs == id).ToListAsync(stop))
            (twin.State, twin.StoryId, twin.ArticleId, twin.Waiting, twin.SameAs) = (state, storyId, articleId, null, null);
    }

    /// <summary>A source goes, with what waits of it: its twins in other sources wait in its place.</summary>
    internal static async Task LetTwinsWaitAsync(DashboardDbContext db, string sourceId, CancellationToken stop)
    {
        var twins = await db.SourceItems.Where(row => row.State == SourceItemState.Twin && row.SourceId != sourceId
            && db.SourceItems.Any(other => other.SourceId == sourceId && other.Id == row.SameAs)).ToListAsync(stop);
        foreach (var group in twins.GroupBy(twin => twin.SameAs))
        {
            var first = group.MinBy(twin => twin.Id, StringComparer.Ordinal)!;
            (first.State, first.SameAs) = (SourceItemState.Waiting, null);
            foreach (var other in group.Where(twin => twin != first))
                other.SameAs = first.Id;
        }
    }
}
