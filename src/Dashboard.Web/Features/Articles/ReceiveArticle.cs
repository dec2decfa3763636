using System.Security.Cryptography;
using System.Text;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Pipeline;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Ingest.Wires;
using Dashboard.Web.Features.Gathering;
using Dashboard.Web.Pipeline;
using Dashboard.Web.Watching;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Articles;

/// <summary>
/// The one door for articles: stores what came, puts its card on the board as "received", and answers. The pipeline does the rest.
/// Another version of what is there (an agency's update or kill, a page that has changed) goes to the article it belongs to, on every
/// story that holds it.
/// </summary>
public sealed class ReceiveArticle(StoryLog log, StoryLookup lookup, PipelineQueue queue, IDbContextFactory<DashboardDbContext> contexts)
{
    /// <summary>Larger bodies are refused before they are stored.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <param name="Article">The article as it is now.</param>
    /// <param name="WasThere">The same bytes, or the same address, were received for this story before, or a person moved it from here to the story where it is.</param>
    /// <param name="IsUpdate">The article was there, and this became a further version of it.</param>
    public sealed record Result(Article Article, bool WasThere, bool IsUpdate = false);

    /// <summary>What became of one item of a message.</summary>
    /// <param name="Headline">Of the item, to tell it from the others; null when there is one only.</param>
    /// <param name="Result">Null with a fault.</param>
    /// <param name="Fault">Why it was left out.</param>
    public sealed record Item(string? Headline, Result? Result, string? Fault);

    /// <summary>Receives bytes: pasted text, a page's HTML, a file, one item of a wire.</summary>
    /// <exception cref="RuleBrokenException">Nothing in it, or several items.</exception>
    public async Task<Result> HandleAsync(Actor actor, string storyId, byte[] bytes, ReceivedWith with, CancellationToken cancel = default) =>
        await HandleMessageAsync(actor, storyId, bytes, with, cancel) switch
        {
            [{ Result: { } result }] => result,
            [{ Fault: { } fault }] => throw new RuleBrokenException(fault),
            var several => throw new RuleBrokenException($"This message held {several.Count} items; each is an article of its own."),
        };

    /// <summary>Receives bytes that may be a message of a wire with several items; anything else is one.</summary>
    /// <exception cref="RuleBrokenException">Nothing in it.</exception>
    public async Task<IReadOnlyList<Item>> HandleMessageAsync(Actor actor, string storyId, byte[] bytes, ReceivedWith with, CancellationToken cancel = default)
    {
        Check(bytes);
        actor.Require(Permission.AddArticles, storyId);
        if (WireReader.Split(bytes, with) is not { } parts)
            return [new Item(null, await StoreAsync(actor, storyId, bytes, HashOf(bytes), with, cancel), null)];
        var items = new List<Item>();
        foreach (var part in parts)
        {
            var headline = parts.Count == 1 ? null : part.Identity.Headline ?? part.Identity.Id;
            var itsOwn = with with { ContentType = part.ContentType, Url = parts.Count == 1 ? with.Url : null };
            items.Add(part.Fault is { } fault ? new Item(headline, null, fault) : new Item(headline, await StoreItemAsync(actor, storyId, part, itsOwn, cancel), null));
        }
        return items;
    }

    /// <summary>Receives another version of an article that is there, e.g. its page as it is now.</summary>
    /// <returns>WasThere when the newest version, or another article, has these very bytes.</returns>
    /// <exception cref="NotFoundException">No such article.</exception>
    public async Task<Result> UpdateAsync(Actor actor, string articleId, byte[] bytes, ReceivedWith with, CancellationToken cancel = default)
    {
        Check(bytes);
        var storyId = (await lookup.PartAsync<Article>(articleId, cancel)).StoryId;
        actor.Require(Permission.AddArticles, storyId);
        var result = await log.WriteAsync(storyId, actor, async write => await KeepVersionAsync(write, await write.GetAsync<Article>(articleId, cancel), bytes, with, cancel), cancel);
        if (!result.WasThere)
            queue.Wake();
        return result;
    }

    /// <inheritdoc cref="UpdateAsync"/>
    internal static async Task<Result> KeepVersionAsync(StoryWrite write, Article article, byte[] bytes, ReceivedWith with, CancellationToken cancel)
    {
        Check(bytes);
        var sha256 = HashOf(bytes);
        var newest = await write.Db.Receipts.Where(row => row.ArticleId == article.Id).MaxAsync(row => row.Id, cancel);
        if (await KnownAsync(write, sha256, cancel) is not { } known)
            return AddVersion(write, article, newest, bytes, sha256, with);
        if (known.Id != article.Id || await write.Db.Receipts.AnyAsync(row => row.Id == newest && row.Sha256 == sha256, cancel))
            return new Result(known, WasThere: true);
        // Back to what an earlier version said: a version too, under a name of its own, for bytes are unique within a story.
        return AddVersion(write, article, newest, bytes, HashOf(Encoding.UTF8.GetBytes($"after {newest} again {sha256}")), with);
    }

    /// <summary>Receives the address of a page; the pipeline fetches it.</summary>
    /// <exception cref="RuleBrokenException">Not a web address.</exception>
    public Task<Result> HandleAsync(Actor actor, string storyId, string url, ReceivedWith with, CancellationToken cancel = default)
    {
        var address = CheckAddress(url);
        return StoreAsync(actor, storyId, null, KeyOf(address), with with { Url = address }, cancel);
    }

    /// <summary>What stands for the bytes of a page until they are fetched.</summary>
    internal static string KeyOf(string address) => HashOf(Encoding.UTF8.GetBytes("address " + address));

    /// <summary>The address as it will be stored.</summary>
    /// <exception cref="RuleBrokenException">Not a web address.</exception>
    public static string CheckAddress(string url) =>
        url.Length <= 2000 && Uri.TryCreate(url.Trim(), UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" && parsed.Host.Length > 0
            ? parsed.AbsoluteUri
            : throw new RuleBrokenException("This is not a web address. It should begin with http:// or https://.");

    private static void Check(byte[] bytes)
    {
        if (bytes.Length > MaxBytes)
            throw new TooLargeException($"This has {bytes.Length / 1024 / 1024} MB; articles can have up to {MaxBytes / 1024 / 1024} MB. Paste the text of the article alone.");
        if (bytes.AsSpan().Trim(" \t\r\n\0"u8).IsEmpty)
            throw new RuleBrokenException("There is no text in this.");
    }

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    // The agency's identity stands in the queue where the hash of an address would: it finds the article again, once per story.
    private async Task<Result> StoreItemAsync(Actor actor, string storyId, WirePart part, ReceivedWith with, CancellationToken cancel)
    {
        var (key, sha256) = (HashOf(Encoding.UTF8.GetBytes("wire " + part.Identity.Id)), HashOf(part.Bytes));
        foreach (var other in await HoldersAsync(key, storyId, cancel))
            await StoreItemAsync(Actor.Program, other, part, with with { Url = null }, key, sha256, cancel);
        return await StoreItemAsync(actor, storyId, part, with, key, sha256, cancel);
    }

    private async Task<Result> StoreItemAsync(Actor actor, string storyId, WirePart part, ReceivedWith with, string key, string sha256, CancellationToken cancel)
    {
        if (with.Url is not null)
            with = with with { Url = CheckAddress(with.Url) };
        var result = await log.WriteAsync(storyId, actor, async write =>
        {
            if (await KnownAsync(write, sha256, cancel) is { } same)
                return new Result(same, WasThere: true);
            if (await KnownAsync(write, key, cancel) is not { } known)
                return await MovedOffAsync(write, with.Url, [key, sha256], cancel) is { } moved ? new Result(moved, WasThere: true) : await AddArticleAsync(write, new Arrival(part.Bytes, sha256, with), key, cancel);
            var newest = await write.Db.Receipts.AsNoTracking().Where(row => row.ArticleId == known.Id && row.Bytes != null).OrderByDescending(row => row.Id).FirstAsync(cancel);
            return WireReader.Notice(newest.Bytes, newest.With) is { } last && !part.Identity.Replaces(last.Identity)
                ? new Result(known, WasThere: true)
                : AddVersion(write, known, newest.Id, part.Bytes, sha256, with);
        }, cancel);
        if (!result.WasThere)
            queue.Wake();
        return result;
    }

    private async Task<List<string>> HoldersAsync(string key, string butNot, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Receipts.Where(row => row.Sha256 == key && row.StoryId != butNot).Select(row => row.StoryId).ToListAsync(cancel);
    }

    private async Task<Result> StoreAsync(Actor actor, string storyId, byte[]? bytes, string sha256, ReceivedWith with, CancellationToken cancel)
    {
        actor.Require(Permission.AddArticles, storyId);
        if (with.Url is not null)
            with = with with { Url = CheckAddress(with.Url) };
        var result = await log.WriteAsync(storyId, actor, write => KeepAsync(write, new Arrival(bytes, sha256, with), cancel), cancel);
        if (!result.WasThere)
            queue.Wake();
        return result;
    }

    /// <summary>Receives within a change that does more; whoever makes it wakes the queue when it is done.</summary>
    internal static async Task<Result> KeepAsync(StoryWrite write, Arrival arrival, CancellationToken cancel) =>
        await KnownAsync(write, arrival.Sha256, cancel) is { } known
            ? new Result(known, WasThere: true)
            : await MovedOffAsync(write, arrival.With.Url, [arrival.Sha256], cancel) is { } moved
            ? new Result(moved, WasThere: true)
            : await AddArticleAsync(write, arrival, arrival.Sha256, cancel);

    // What a person moved to another story no program brings back; a person may.
    private static async Task<Article?> MovedOffAsync(StoryWrite write, string? url, string[] hashes, CancellationToken cancel) =>
        write.Actor.IsProgram ? await PeoplesPlacing.MovedOffAsync(write.Db, write.Story.Id, url, hashes, cancel) : null;

    private static async Task<Result> AddArticleAsync(StoryWrite write, Arrival arrival, string key, CancellationToken cancel)
    {
        var article = write.Add(LogKinds.ArticleReceived, new Article
        {
            Id = Ids.New(),
            StoryId = write.Story.Id,
            Url = arrival.With.Url,
            ReceivedAt = write.Now,
            Sha256 = arrival.Sha256,
            WatchOff = arrival.WatchOff,
        });
        write.Db.Receipts.Add(ReceiptOf(write, article, arrival.Bytes, key, arrival.With, instead: arrival.Instead));
        if (arrival.Bytes is null)
            write.Db.PageWatches.Add(WatchBook.Of(article, arrival.With.Url!, arrival.With, write.Now));
        else if (arrival.Page is { } page)
            write.Db.PageWatches.Add(WatchBook.Of(article, page, new ReceivedWith(PublishedAt: arrival.With.PublishedAt, Source: arrival.With.Source), write.Now));
        await CardIntake.PutOnTopAsync(write, LaneKind.Articles, CardKind.Article, article.Id, cancel);
        return new Result(article, WasThere: false);
    }

    private static Result AddVersion(StoryWrite write, Article article, string? newest, byte[] bytes, string sha256, ReceivedWith with)
    {
        // Ids of one millisecond have no order, and versions are read in the order of these.
        var id = Ids.New();
        while (string.CompareOrdinal(id, newest) <= 0)
            id = Ids.New();
        write.Db.Receipts.Add(ReceiptOf(write, article, bytes, sha256, with, id));
        return new Result(article, WasThere: false, IsUpdate: true);
    }

    private static Receipt ReceiptOf(StoryWrite write, Article article, byte[]? bytes, string key, ReceivedWith with, string? id = null, byte[]? instead = null) => new()
    {
        Id = id ?? Ids.New(),
        StoryId = write.Story.Id,
        ArticleId = article.Id,
        Bytes = bytes,
        Sha256 = key,
        Host = bytes is null ? HostTurns.HostOf(with.Url!) : null,
        Instead = instead,
        With = with,
        ReceivedAt = write.Now,
    };

    private static async Task<Article?> KnownAsync(StoryWrite write, string sha256, CancellationToken cancel)
    {
        // One change may bring several.
        if (write.Db.Articles.Local.FirstOrDefault(row => row.Sha256 == sha256) is { } fresh)
            return fresh;
        var articleId = await write.Db.Receipts.Where(row => row.StoryId == write.Story.Id && row.Sha256 == sha256)
            .Select(row => row.ArticleId).FirstOrDefaultAsync(cancel);
        articleId ??= await write.Db.Articles.Where(row => row.StoryId == write.Story.Id && row.Sha256 == sha256)
            .Select(row => row.Id).FirstOrDefaultAsync(cancel);
        return articleId is null ? null : await write.GetAsync<Article>(articleId, cancel);
    }
}

/// <summary>What arrived of one article.</summary>
/// <param name="Bytes">Null for an address that is still to be fetched.</param>
/// <param name="Sha256">Of the bytes, or <see cref="ReceiveArticle.KeyOf"/> of the address.</param>
/// <param name="With">What came with it; with an address when there are no bytes.</param>
/// <param name="Instead">Bytes to read when the page cannot be fetched.</param>
/// <param name="Page">The address of its page, to be watched, when the bytes came from elsewhere; without bytes it is the address itself.</param>
/// <param name="WatchOff">Its page is not looked at again, unless somebody says so.</param>
internal sealed record Arrival(byte[]? Bytes, string Sha256, ReceivedWith With, byte[]? Instead = null, string? Page = null, bool WatchOff = false);

/// <summary>More than the program takes at once.</summary>
public sealed class TooLargeException(string message) : Exception(message);
