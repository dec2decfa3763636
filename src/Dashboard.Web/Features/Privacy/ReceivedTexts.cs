using System.Text;
using Dashboard.Data.Log;
using Dashboard.Domain.Articles;
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

    // Every encoding of the web writes tags and plain letters as ASCII does; what is no UTF-8 is looked at byte by byte.
    private static byte[]? Cover(byte[] bytes, ErasedWords words, string article)
    {
        var encoding = System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1;
        return words.Cover(encoding.GetString(bytes), null, InBytes, article) is { } covered ? encoding.GetBytes(covered) : null;
    }
}
