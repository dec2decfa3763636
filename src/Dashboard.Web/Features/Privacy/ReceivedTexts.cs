using System.Text;
using Dashboard.Data.Log;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Comments;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Privacy;

/// <summary>
/// Pages and pasted texts that brought comments along with their article: the letters of erased ones are covered, byte for byte, so that every
/// quote of the article still stands where it stood.
/// </summary>
internal static class ReceivedTexts
{
    private const char InText = '█', InBytes = 'x';

    public static async Task CoverAsync(StoryWrite write, EraseScope scope, CancellationToken cancel)
    {
        string[] ids = [.. scope.CommentIds];
        var articles = await write.Db.Comments.Where(row => row.StoryId == write.Story.Id && EF.Parameter(ids).Contains(row.Id)).Select(row => row.ArticleId).Distinct().ToListAsync(cancel);
        foreach (var article in articles)
        {
            var own = new StringBuilder();
            foreach (var version in await write.Db.ArticleVersions.AsNoTracking().Where(row => row.ArticleId == article).ToListAsync(cancel))
            {
                foreach (var block in version.Blocks.Where(block => block.IsEvidence))
                    own.Append(version.Text, block.Start, block.End - block.Start).Append('\n');
                // Only among the comments: the article itself may say the same.
                var within = version.Blocks.Where(block => block.Kind == BlockKind.Comment).Select(block => (block.Start, block.End)).ToList();
                if (within.Count > 0 && scope.Words.Cover(version.Text, within, InText) is { } covered)
                    await write.Db.ArticleVersions.Where(row => row.Id == version.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Text, covered), cancel);
            }
            foreach (var receipt in await write.Db.Receipts.AsNoTracking().Where(row => row.ArticleId == article).Select(row => new { row.Id, row.Bytes }).ToListAsync(cancel))
            {
                if (receipt.Bytes is { } bytes && Cover(bytes, scope.Words, own.ToString()) is { } covered)
                    await write.Db.Receipts.Where(row => row.Id == receipt.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Bytes, covered), cancel);
            }
        }
    }

    /// <summary>A page that came again, with comments that were erased since it came first: they are covered before anything of it is kept.</summary>
    /// <param name="write">The transaction that keeps it.</param>
    /// <param name="receiptId">What was received.</param>
    /// <param name="draft">What was read out of it.</param>
    /// <param name="erased">Those of its comments that were erased.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<ArticleDraft> CoverAsync(StoryWrite write, string receiptId, ArticleDraft draft, IReadOnlyCollection<CommentDraft> erased, CancellationToken cancel)
    {
        if (erased.Count == 0)
            return draft;
        var words = new ErasedWords(erased.Select(comment => comment.Text), erased.Select(comment => comment.Author));
        var article = string.Join('\n', draft.Blocks.Where(block => block.IsEvidence).Select(block => draft.Text[block.Start..block.End]));
        if (await write.Db.Receipts.Where(row => row.Id == receiptId).Select(row => row.Bytes).FirstOrDefaultAsync(cancel) is { } bytes && Cover(bytes, words, article) is { } covered)
            await write.Db.Receipts.Where(row => row.Id == receiptId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Bytes, covered), cancel);
        var within = draft.Blocks.Where(block => block.Kind == BlockKind.Comment).Select(block => (block.Start, block.End)).ToList();
        return within.Count > 0 && words.Cover(draft.Text, within, InText) is { } text ? draft with { Text = text } : draft;
    }

    // Every encoding of the web writes tags and plain letters as ASCII does; what is no UTF-8 is looked at byte by byte.
    private static byte[]? Cover(byte[] bytes, ErasedWords words, string article)
    {
        var encoding = System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1;
        return words.Cover(encoding.GetString(bytes), null, InBytes, article) is { } covered ? encoding.GetBytes(covered) : null;
    }
}
