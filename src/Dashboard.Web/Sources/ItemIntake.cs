using System.Security.Cryptography;
using System.Text;
using Dashboard.Analysis.Placing;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Sources;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.People;
using Dashboard.Domain.Sources;
using Dashboard.Ingest.Feeds;
using Dashboard.Ingest.Pages;
using Dashboard.Web.Features.Articles;
using Dashboard.Web.Features.Gathering;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Sources;

/// <summary>
/// Brings new items of a source onto stories. An item is remembered in the very transaction in which its article is received, so that
/// neither a death of the program nor a second node receives it twice or loses it.
/// </summary>
public sealed partial class ItemIntake(StoryLog log, PipelineQueue queue, IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, PeoplesPlacing placing, TimeProvider time)
{
    /// <summary>What a source can bring in one visit; older ones beyond that are remembered and left out.</summary>
    public const int MostAtOnce = 200;

    // So many in one transaction that others get their turn at the database in between.
    private const int Lot = 25;

    /// <summary>
    /// How long an item is remembered that its source no longer has: one that comes back later is met as new (and, at the same address, found
    /// to be there). So a source keeps as many rows as it has items now and had in these days, and no more.
    /// </summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    /// <summary>How long an item waits for a story; then it is left out.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(30);

    private const int WaitingWords = 600;
    private const int WaitingHtml = 200_000;

    /// <param name="Items">New items, received or not.</param>
    /// <param name="LeftOut">Those of them that were too many.</param>
    public sealed record Result(int Items, int LeftOut);

    public async Task<Result> TakeAsync(Source source, FeedReading reading, CancellationToken stop)
    {
        var fresh = await NewAsync(source, reading.Items, stop);
        if (fresh.Count == 0)
            return new(0, 0);
        await ForgetAsync(source, reading.Items, stop);
        // Newest first in most feeds, and dates where they are known decide.
        var ordered = fresh.Select((item, index) => (item, index)).OrderByDescending(pair => pair.item.Item.Published ?? DateTimeOffset.MaxValue).ThenBy(pair => pair.index).Select(pair => pair.item).ToList();
        var taken = ordered.GetRange(0, Math.Min(MostAtOnce, ordered.Count));
        var tooMany = ordered.GetRange(taken.Count, ordered.Count - taken.Count);
        taken.Reverse();
        var stories = source.Rule == SourceRule.Keywords ? await StoriesAsync(source, stop) : [];
        var homeless = new List<SourceItem>();
        foreach (var group in taken.GroupBy(item => source.Rule == SourceRule.Everything ? source.StoryId : StoryOf(item.Item, stories)))
        {
            var waiting = group.ToList();
            if (group.Key is { } storyId)
            {
                waiting = await LikeMovedAsync(storyId, waiting, stop);
                await ReceiveAsync(source, reading, storyId, [.. group.Except(waiting)], stop);
            }
            homeless.AddRange(waiting.Select(item => ArrivalOf(item.Item, source, reading) is null
                ? RowOf(source, item, SourceItemState.LeftOut)
                : RowOf(source, item, SourceItemState.Waiting, WaitingOf(item.Item))));
        }
        await JoinTwinsAsync(homeless, taken, stop);
        // Nobody has decided about these: what they are is not remembered, so that another source can bring them.
        homeless.AddRange(tooMany.Select(item => new SourceItem { SourceId = source.Id, Key = item.Key, Id = Ids.New(), State = SourceItemState.LeftOut, SeenAt = time.GetUtcNow() }));
        await KeepAsync(homeless, stop);
        return new(fresh.Count, tooMany.Count);
    }

    /// <summary>Receives what waited on the story where it belongs.</summary>
    public async Task<Article> AssignAsync(Actor actor, Source source, SourceItem item, string storyId, CancellationToken cancel)
    {
        actor.Require(Permission.AddArticles, storyId);
        var waiting = item.Waiting ?? throw new RuleBrokenException("This item no longer waits for a story.");
        var arrival = ArrivalOf(waiting.Link, waiting.Title, waiting.Html, waiting.Words, waiting.Author, waiting.Published, source.Title, null) with { WatchOff = !source.WatchPages };
        var article = await log.WriteAsync(storyId, actor, async write =>
        {
            var row = await write.Db.SourceItems.FirstOrDefaultAsync(row => row.Id == item.Id && row.State == SourceItemState.Waiting, cancel)
                ?? throw new RuleBrokenException("Somebody else has decided about this item already.");
            var received = await ReceiveArticle.KeepAsync(write, arrival, cancel);
            (row.State, row.StoryId, row.ArticleId, row.Waiting) = (SourceItemState.Received, received.Article.StoryId, received.Article.Id, null);
            await DecideTwinsAsync(write.Db, item.Id, SourceItemState.Received, received.Article.StoryId, received.Article.Id, cancel);
            return received.Article;
        }, cancel);
        queue.Wake();
        return article;
    }

    private sealed record FreshItem(string Key, FeedItem Item);

    private async Task<List<FreshItem>> NewAsync(Source source, IReadOnlyList<FeedItem> items, CancellationToken stop)
    {
        var fresh = new Dictionary<string, FreshItem>();
        foreach (var item in items)
            fresh.TryAdd(KeyOf(item.Id), new(KeyOf(item.Id), item));
        await using var db = await contexts.CreateDbContextAsync(stop);
        foreach (var keys in fresh.Keys.Chunk(500).ToList())
        {
            foreach (var known in await db.SourceItems.Where(row => row.SourceId == source.Id && keys.Contains(row.Key)).Select(row => row.Key).ToListAsync(stop))
                fresh.Remove(known);
        }
        return [.. fresh.Values];
    }

    // Only when something new came: a source that stands still keeps what it has.
    private async Task ForgetAsync(Source source, IReadOnlyList<FeedItem> items, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var (forgotten, tired) = (now - Remembered, now - LongestWait);
        await using var db = await contexts.CreateDbContextAsync(stop);
        var old = await db.SourceItems.AsNoTracking().Where(row => row.SourceId == source.Id && row.SeenAt < tired && (row.SeenAt < forgotten || row.State == SourceItemState.Waiting))
            .Select(row => new { row.Key, row.State, row.SeenAt }).ToListAsync(stop);
        if (old.Count == 0)
            return;
        var there = items.Select(item => KeyOf(item.Id)).ToHashSet();
        var gone = old.Where(row => row.SeenAt < forgotten && !there.Contains(row.Key)).Select(row => row.Key).ToList();
        var left = old.Where(row => row.State == SourceItemState.Waiting).Select(row => row.Key).Except(gone).ToList();
        var decided = old.Where(row => row.State == SourceItemState.Waiting).Select(row => row.Key).ToList();
        using (await gate.EnterAsync(stop))
        {
            foreach (var keys in decided.Chunk(500))
            {
                foreach (var id in await db.SourceItems.Where(row => row.SourceId == source.Id && EF.Parameter(keys).Contains(row.Key)).Select(row => row.Id).ToListAsync(stop))
                    await DecideTwinsAsync(db, id, SourceItemState.LeftOut, null, null, stop);
            }
            foreach (var keys in gone.Chunk(500))
                await db.SourceItems.Where(row => row.SourceId == source.Id && EF.Parameter(keys).Contains(row.Key)).ExecuteDeleteAsync(stop);
            foreach (var keys in left.Chunk(500))
            {
                var rows = await db.SourceItems.Where(row => row.SourceId == source.Id && EF.Parameter(keys).Contains(row.Key) && row.State == SourceItemState.Waiting).ToListAsync(stop);
                rows.ForEach(row => (row.State, row.Waiting) = (SourceItemState.LeftOut, null));
            }
            await db.SaveChangesAsync(stop);
        }
    }

    private async Task ReceiveAsync(Source source, FeedReading reading, string storyId, List<FreshItem> items, CancellationToken stop)
    {
        var bringer = new Actor($"source:{source.Id}", source.Title, Role.Reporter);
        foreach (var lot in items.Chunk(Lot))
        {
            await log.WriteAsync(storyId, bringer, async write =>
            {
                foreach (var item in lot)
                {
                    var row = write.Db.SourceItems.Add(RowOf(source, item, SourceItemState.LeftOut)).Entity;
                    if (ArrivalOf(item.Item, source, reading) is not { } arrival)
                        continue;
                    // Another source may have brought it, with other words around it.
                    var article = await BroughtAsync(write, row, stop) ?? (await ReceiveArticle.KeepAsync(write, arrival with { WatchOff = !source.WatchPages }, stop)).Article;
                    (row.State, row.StoryId, row.ArticleId) = (SourceItemState.Received, article.StoryId, article.Id);
                    await DecideWaitingAsync(write.Db, row, stop);
                }
            }, stop);
            queue.Wake();
        }
    }

    private async Task KeepAsync(List<SourceItem> rows, CancellationToken stop)
    {
        foreach (var lot in rows.Chunk(500))
        {
            using (await gate.EnterAsync(stop))
            {
                await using var db = await contexts.CreateDbContextAsync(stop);
                db.SourceItems.AddRange(lot);
                await db.SaveChangesAsync(stop);
            }
        }
    }

    private async Task<IReadOnlyList<StoryWords>> StoriesAsync(Source source, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.Stories.AsNoTracking().Where(story => !story.Archived && (source.StoryId == Source.WholeDesk || story.Id == source.StoryId))
            .Select(story => new StoryWords(story.Id, story.Keywords)).ToListAsync(stop);
    }

    private sealed record StoryWords(string Id, IReadOnlyList<string> Keywords);

    // The story of which it has the most keywords; none when two have as many: a person knows better.
    private static string? StoryOf(FeedItem item, IReadOnlyList<StoryWords> stories)
    {
        var text = FeedPage.TextOf(item);
        var found = stories.Select(story => (story.Id, KeywordMatch.Found(text, story.Keywords).Count)).Where(story => story.Count > 0)
            .OrderByDescending(story => story.Count).Take(2).ToList();
        return found switch
        {
            [var one] => one.Id,
            [var first, var second] when first.Count > second.Count => first.Id,
            _ => null,
        };
    }

    private static Arrival? ArrivalOf(FeedItem item, Source source, FeedReading reading)
    {
        var link = PageAddress.Clean(item.Link?.AbsoluteUri);
        var isWhole = FeedPage.IsWhole(item);
        return link is null && FeedPage.Of(item) is null
            ? null
            : ArrivalOf(link, item.Title, isWhole || link is null ? item.Html : null, item.Summary ?? FeedPage.Plain(item.Html), item.Author, item.Published, source.Title, item.Language ?? reading.Language);
    }

    // The page itself is fetched where there is one and the feed does not bring the whole text.
    private static Arrival ArrivalOf(string? link, string? title, string? html, string? words, string? author, DateTimeOffset? published, string outlet, string? language)
    {
        if (link is not null && link.Length > Source.MaxAddressLength)
            link = null;
        var body = html ?? (string.IsNullOrWhiteSpace(words) ? null : $"<p>{System.Net.WebUtility.HtmlEncode(words)}</p>");
        var page = FeedPage.Of(title, body);
        if (html is null && link is not null)
            return new(null, ReceiveArticle.KeyOf(link), new ReceivedWith(Url: link, PublishedAt: published), body is null ? null : page);
        return new(page, Convert.ToHexStringLower(SHA256.HashData(page!)), new ReceivedWith(FeedPage.ContentType, Url: link, Title: title, Byline: author, Source: outlet, PublishedAt: published, Language: language), Page: link);
    }

    private SourceItem RowOf(Source source, FreshItem item, SourceItemState state, WaitingItem? waiting = null) => new()
    {
        SourceId = source.Id,
        Key = item.Key,
        Id = Ids.New(),
        State = state,
        SeenAt = time.GetUtcNow(),
        Waiting = waiting,
        Link = PageAddress.Clean(item.Item.Link?.AbsoluteUri) is { } link ? KeyOf(link) : null,
        Wording = KnownText.Wording(item.Item.Title, WordsOf(item.Item)),
    };

    private static string WordsOf(FeedItem item) => item.Summary is { Length: > 0 } summary ? summary : FeedPage.Plain(item.Html);

    private static WaitingItem WaitingOf(FeedItem item)
    {
        var words = WordsOf(item);
        return new(
            item.Title, PageAddress.Clean(item.Link?.AbsoluteUri), words.Length > WaitingWords ? words[..WaitingWords].TrimEnd() + "…" : words, item.Author, item.Published,
            FeedPage.IsWhole(item) && item.Html!.Length <= WaitingHtml ? item.Html : null);
    }

    private static string KeyOf(string identity) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)));
}
