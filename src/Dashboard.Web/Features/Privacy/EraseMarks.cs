using System.Security.Cryptography;
using System.Text;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Moderation;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Moderation;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Privacy;

/// <summary>
/// Remembers erased comments without a word of them, so that the same thread in another format, under other identities, does not bring them
/// back. The key lies sealed in the database: a copy of the database alone cannot be asked whether somebody once wrote something.
/// </summary>
public sealed partial class EraseMarks(IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, IDataProtectionProvider protection, ILogger<EraseMarks> logger)
{
    // Where one of two times says no zone, clocks differ by whole quarters of an hour, and by no more than this.
    private static readonly TimeSpan s_zones = TimeSpan.FromHours(26);

    // What is shorter than this may be said by anybody, at any time.
    private const int ShortLetters = 24;

    private readonly IDataProtector _seal = protection.CreateProtector("Dashboard.ErasedComments");
    private (string Sealed, byte[] Key)? _known;

    /// <summary>Sees to it that there is a key. Before a story is written: it may write itself.</summary>
    internal async Task PrepareAsync(CancellationToken cancel)
    {
        using (await gate.EnterAsync(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            var (sealedKey, key) = await ReadAsync(db, cancel);
            if (key is not null)
                return;
            if (!await db.ModerationSettings.AnyAsync(cancel))
            {
                db.ModerationSettings.Add(new ModerationSettingsRow { Value = new ModerationSettings() });
                try
                {
                    await db.SaveChangesAsync(cancel);
                }
                catch (DbUpdateException)
                {
                    // Another node was first.
                }
            }
            var fresh = _seal.Protect(Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
            await db.ModerationSettings.Where(row => row.EraseKey == sealedKey).ExecuteUpdateAsync(set => set.SetProperty(row => row.EraseKey, fresh), cancel);
        }
    }

    /// <summary>Remembers comments that are about to lose their words, in the transaction that takes them.</summary>
    internal async Task RememberAsync(StoryWrite write, IReadOnlyCollection<Comment> comments, CancellationToken cancel)
    {
        if ((await ReadAsync(write.Db, cancel)).Key is not { } key)
            return;
        foreach (var comment in comments)
        {
            if (MarkOf(key, comment.ArticleId, comment.Text) is { } mark && await write.Db.ErasedMarks.FindAsync([comment.ArticleId, mark, comment.Id], cancel) is null)
                write.Db.ErasedMarks.Add(new ErasedMark { ArticleId = comment.ArticleId, Mark = mark, CommentId = comment.Id });
        }
    }

    /// <summary>Which of these are comments that were erased: the id of the tombstone by the identity at the origin.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> FindAsync(DashboardDbContext db, Article article, IReadOnlyList<CommentDraft> drafts, CancellationToken cancel)
    {
        var found = new Dictionary<string, string>();
        if (drafts.Count == 0 || !await db.ErasedMarks.AnyAsync(row => row.ArticleId == article.Id, cancel) || (await ReadAsync(db, cancel)).Key is not { } key)
            return found;
        var marks = drafts.Select(draft => (Draft: draft, Mark: MarkOf(key, article.Id, draft.Text))).Where(pair => pair.Mark is not null).ToLookup(pair => pair.Mark!, pair => pair.Draft);
        string[] wanted = [.. marks.Select(group => group.Key)];
        var stones = await db.ErasedMarks.Where(row => row.ArticleId == article.Id && EF.Parameter(wanted).Contains(row.Mark))
            .Join(db.Comments, row => row.CommentId, comment => comment.Id, (row, comment) => new { row.Mark, comment.Id, comment.PostedAt, comment.ZoneKnown }).OrderBy(row => row.Id).ToListAsync(cancel);
        foreach (var stone in stones)
        {
            foreach (var draft in marks[stone.Mark].Where(draft => SameTime(stone.PostedAt, stone.ZoneKnown, draft)))
                found.TryAdd(draft.ExternalId, stone.Id);
        }
        return found;
    }

    /// <summary>Those of a page's comments that were erased, whether they come under the identity of then or another one.</summary>
    internal async Task<IReadOnlyCollection<CommentDraft>> AmongAsync(DashboardDbContext db, Article article, IReadOnlyList<CommentDraft> drafts, CancellationToken cancel)
    {
        if (drafts.Count == 0)
            return [];
        string[] ids = [.. drafts.Select(draft => draft.ExternalId)];
        var erased = await db.Comments.Where(row => row.ArticleId == article.Id && row.ErasedAt != null && EF.Parameter(ids).Contains(row.ExternalId)).Select(row => row.ExternalId).ToHashSetAsync(cancel);
        var found = await FindAsync(db, article, drafts, cancel);
        return [.. drafts.Where(draft => erased.Contains(draft.ExternalId) || found.ContainsKey(draft.ExternalId))];
    }

    // Files say the time to the second, to the minute, in the page's own zone, or not at all.
    private static bool SameTime(DateTimeOffset? stone, bool zoneKnown, CommentDraft draft)
    {
        if (stone is not { } one || draft.PostedAt is not { } other)
            return Letters(draft.Text).Length >= ShortLetters;
        var apart = Math.Abs(one.UtcTicks / TimeSpan.TicksPerMinute - other.UtcTicks / TimeSpan.TicksPerMinute);
        return apart == 0 || ((!zoneKnown || !draft.ZoneKnown) && apart % 15 == 0 && apart <= s_zones.TotalMinutes);
    }

    private static string? MarkOf(byte[] key, string articleId, string text) => Letters(text) is { Length: > 0 } letters
        ? Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{articleId}\n{letters}"))) : null;

    // Formats differ in paragraphs, quotation marks and dashes, not in letters.
    private static string Letters(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private async Task<(string? Sealed, byte[]? Key)> ReadAsync(DashboardDbContext db, CancellationToken cancel)
    {
        if (await db.ModerationSettings.Where(row => row.Id == ModerationSettingsRow.OnlyId).Select(row => row.EraseKey).FirstOrDefaultAsync(cancel) is not { } kept)
            return (null, null);
        if (_known is { } known && known.Sealed == kept)
            return (kept, known.Key);
        try
        {
            var key = Convert.FromHexString(_seal.Unprotect(kept));
            _known = (kept, key);
            return (kept, key);
        }
        catch (CryptographicException lost)
        {
            Lost(logger, lost);
            return (kept, null);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The keys that sealed the key of erased comments are gone: comments that were erased before are not known again when they are imported from another file")]
    private static partial void Lost(ILogger logger, Exception error);
}
