using System.Collections.Concurrent;
using Dashboard.Analysis.Placing;
using Dashboard.Data;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Stories;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Gathering;

/// <summary>An article that a person moved from one story to another.</summary>
/// <param name="StoryId">Where it is now.</param>
/// <param name="LeftStoryId">The story that it left.</param>
/// <param name="ByName">Who moved it.</param>
public sealed record MovedArticle(string ArticleId, string Heading, string StoryId, string LeftStoryId, string LeftTitle, string ByName, KnownText Text);

/// <summary>
/// What people have decided about where articles belong, for those who put things onto stories by themselves: what was moved off a story is not put
/// there again, under no address, by no source, and neither is what is just like it.
/// </summary>
public sealed class PeoplesPlacing(IDbContextFactory<DashboardDbContext> contexts)
{
    private const int MostRemembered = 500;

    private sealed record Memory(string Sign, IReadOnlyList<MovedArticle> Moved);

    private readonly ConcurrentDictionary<string, Memory> _memories = new();

    /// <summary>
    /// The very article, by the hash of its bytes, address or identity, or by its address, that a person moved off a story and that is elsewhere now; null when there
    /// is none.
    /// </summary>
    public static async Task<Article?> MovedOffAsync(DashboardDbContext db, string storyId, string? url, IReadOnlyCollection<string> hashes, CancellationToken cancel)
    {
        var decisions = await db.Placements.AsNoTracking().Where(row => row.StoryId == storyId && row.Kind == PlacementKind.Sent).ToListAsync(cancel);
        foreach (var ids in decisions.SelectMany(row => row.ArticleIds).Distinct().Chunk(500))
        {
            var found = await db.Articles.AsNoTracking().FirstOrDefaultAsync(
                row => ids.Contains(row.Id) && row.StoryId != storyId
                    && (hashes.Contains(row.Sha256) || (url != null && row.Url == url) || db.Receipts.Any(receipt => receipt.ArticleId == row.Id && hashes.Contains(receipt.Sha256))), cancel);
            if (found is not null)
                return found;
        }
        return null;
    }

    /// <summary>What was moved off a story and is elsewhere now, the latest first.</summary>
    public async Task<IReadOnlyList<MovedArticle>> OffAsync(string storyId, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await ReadAsync(db, storyId, cancel);
    }

    /// <summary>What was moved off any story and is elsewhere now, the latest first.</summary>
    public async Task<IReadOnlyList<MovedArticle>> AllAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await ReadAsync(db, null, cancel);
    }

    // Texts are read again only when somebody has decided something since.
    private async Task<IReadOnlyList<MovedArticle>> ReadAsync(DashboardDbContext db, string? storyId, CancellationToken cancel)
    {
        // A merge says nothing against what was merged: whatever comes for it goes to the other story.
        var sent = db.Placements.AsNoTracking().Where(row => row.Kind == PlacementKind.Sent && !row.Whole && (storyId == null || row.StoryId == storyId));
        var sign = await sent.GroupBy(row => 1).Select(group => new { Count = group.Count(), Last = group.Max(row => row.Id) }).FirstOrDefaultAsync(cancel);
        if (sign is null)
            return [];
        var words = $"{sign.Count} {sign.Last}";
        if (_memories.TryGetValue(storyId ?? "", out var memory) && memory.Sign == words)
            return memory.Moved;
        var moved = new List<MovedArticle>();
        foreach (var decision in await sent.OrderByDescending(row => row.Id).Take(MostRemembered).ToListAsync(cancel))
        {
            if (moved.Count >= MostRemembered)
                break;
            moved.AddRange(await TextsAsync(db, decision, cancel));
        }
        _memories[storyId ?? ""] = new(words, moved);
        return moved;
    }

    private static async Task<List<MovedArticle>> TextsAsync(DashboardDbContext db, Placement decision, CancellationToken cancel)
    {
        var title = await db.Stories.Where(row => row.Id == decision.StoryId).Select(row => row.Title).FirstOrDefaultAsync(cancel) ?? "";
        var moved = new List<MovedArticle>();
        foreach (var ids in decision.ArticleIds.Chunk(500))
        {
            var rows = await db.Articles.AsNoTracking().Where(row => ids.Contains(row.Id) && row.StoryId != decision.StoryId)
                .Select(row => new { Article = row, Text = db.ArticleVersions.Where(version => version.ArticleId == row.Id && version.Number == row.CurrentVersion).Select(version => version.Text).FirstOrDefault() })
                .ToListAsync(cancel);
            moved.AddRange(rows.Select(row => new MovedArticle(
                row.Article.Id, row.Article.Heading, row.Article.StoryId, decision.StoryId, title, decision.ByName, new KnownText(row.Article.Title, row.Text))));
        }
        return moved;
    }
}
