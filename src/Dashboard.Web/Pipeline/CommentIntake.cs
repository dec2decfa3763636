using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Log;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Pipeline;

/// <summary>Stores reader comments under an article; those that are there already change nothing.</summary>
public static class CommentIntake
{
    /// <returns>How many were new.</returns>
    public static async Task<int> AddAsync(StoryWrite write, Article article, IReadOnlyList<CommentDraft> drafts, CancellationToken cancel)
    {
        if (drafts.Count == 0)
            return 0;
        var ids = await write.Db.Comments.Where(row => row.ArticleId == article.Id)
            .ToDictionaryAsync(row => row.ExternalId, row => row.Id, cancel);
        var position = ids.Count;
        var added = new List<CommentDraft>();
        foreach (var draft in drafts)
        {
            if (ids.TryAdd(draft.ExternalId, Ids.New()))
                added.Add(draft);
        }
        foreach (var draft in added)
        {
            write.Add(LogKinds.CommentImported, new Comment
            {
                Id = ids[draft.ExternalId],
                StoryId = write.Story.Id,
                ArticleId = article.Id,
                ExternalId = draft.ExternalId,
                Author = draft.Author,
                PostedAt = draft.PostedAt,
                ZoneKnown = draft.ZoneKnown,
                Text = draft.Text,
                ParentId = Known(draft.ParentExternalId),
                SuspectedParentId = Known(draft.SuspectedParentExternalId),
                ImportedAt = write.Now,
                Position = position++,
            });
        }
        if (added.Count > 0 && await CardIntake.FindAsync(write, CardKind.Thread, article.Id, cancel) is null)
            await CardIntake.PutOnTopAsync(write, LaneKind.Moderation, CardKind.Thread, article.Id, cancel);
        return added.Count;

        string? Known(string? externalId) => externalId is not null && ids.TryGetValue(externalId, out var id) ? id : null;
    }
}
