using System.Globalization;
using Dashboard.Data.Log;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Log;
using Dashboard.Ingest.PastedText;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Pipeline;

/// <summary>
/// Dates articles that do not give their own week away by the others of their story. An undated article looks at the dates that are
/// there; the first dated one settles those that waited for it. So each text is looked at once, however long the story.
/// </summary>
public static class StoryDates
{
    private const double Sure = 0.5;

    /// <param name="write">The transaction in which the article was read.</param>
    /// <param name="read">The article.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task SettleAsync(StoryWrite write, Article read, CancellationToken cancel)
    {
        var stored = await write.Db.Articles.Where(row => row.StoryId == write.Story.Id && row.CurrentVersion > 0)
            .Select(row => new { row.Id, row.PublishedAt, row.DateConfidence }).ToListAsync(cancel);
        // The article of this very transaction is not in the database yet.
        var dates = stored.Where(row => write.Db.Articles.Local.All(article => article.Id != row.Id))
            .Concat(write.Db.Articles.Local.Select(article => new { article.Id, article.PublishedAt, article.DateConfidence })).ToList();
        var sure = dates.Where(row => row.DateConfidence >= Sure)
            .Select(row => DateOnly.TryParseExact(row.PublishedAt.AsSpan(0, Math.Min(10, row.PublishedAt!.Length)), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default)
            .Where(day => day != default).ToList();
        var isWeak = read.DateConfidence <= PublicationDate.Weak;
        if (sure.Count == 0 || (!isWeak && sure.Count > 1))
            return;
        foreach (var undated in dates.Where(row => row.DateConfidence <= PublicationDate.Weak && (!isWeak || row.Id == read.Id)))
        {
            var article = await write.GetAsync<Article>(undated.Id, cancel);
            var version = write.Db.ArticleVersions.Local.FirstOrDefault(row => row.ArticleId == article.Id && row.Number == article.CurrentVersion)
                ?? await write.Db.ArticleVersions.SingleAsync(row => row.ArticleId == article.Id && row.Number == article.CurrentVersion, cancel);
            if (PublicationDate.Among(version.Fields[FieldNames.PublishedAt], version.Text, version.Blocks, sure) is not { } reading)
                continue;
            version.Fields = new Dictionary<string, ReadField>(version.Fields) { [FieldNames.PublishedAt] = reading.Field };
            version.Anchor = reading.Anchor;
            write.Record(LogKinds.ArticleDated, version);
            article.Show(version.Fields);
            write.Record(LogKinds.ArticleDated, article);
        }
    }
}
