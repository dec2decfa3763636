using System.Security.Cryptography;
using System.Text;
using Dashboard.Data.Log;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Log;
using Dashboard.Web.Features.Comments;
using Dashboard.Web.Features.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Pipeline;

/// <summary>Stores reader comments under an article; those that are there already change nothing, and those that were erased stay erased, whatever file brings them.</summary>
public sealed class CommentIntake(EraseMarks marks)
{
    /// <param name="write">The transaction.</param>
    /// <param name="article">Under which they stand.</param>
    /// <param name="drafts">In page order; a part of a large archive at a time.</param>
    /// <param name="cancel">Ends it.</param>
    /// <param name="coming">Identities that a later part brings, so that an answer may name them before they are stored.</param>
    /// <returns>How many were new.</returns>
    public async Task<int> AddAsync(
        StoryWrite write, Article article, IReadOnlyList<CommentDraft> drafts, CancellationToken cancel, IReadOnlySet<string>? coming = null)
    {
        if (drafts.Count == 0)
            return 0;
        var named = drafts.SelectMany(draft => new[] { draft.ExternalId, draft.ParentExternalId, draft.SuspectedParentExternalId }).OfType<string>().Distinct().ToList();
        var ids = await write.Db.Comments.Where(row => row.ArticleId == article.Id && EF.Parameter(named).Contains(row.ExternalId))
            .ToDictionaryAsync(row => row.ExternalId, row => row.Id, cancel);
        var position = await write.Db.Comments.CountAsync(row => row.ArticleId == article.Id, cancel);
        var added = new List<CommentDraft>();
        var erased = await marks.FindAsync(write.Db, article, [.. drafts.Where(draft => !ids.ContainsKey(draft.ExternalId))], cancel);
        foreach (var (externalId, tombstone) in erased)
            ids.TryAdd(externalId, tombstone);
        foreach (var draft in drafts)
        {
            if (ids.TryAdd(draft.ExternalId, IdOf(article, draft.ExternalId)))
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
                AuthorKey = Commenter.KeyOf(draft.Author),
                PostedAt = draft.PostedAt,
                ZoneKnown = draft.ZoneKnown,
                Text = draft.Text,
                ParentId = Known(draft.ParentExternalId),
                SuspectedParentId = Known(draft.SuspectedParentExternalId),
                ImportedAt = write.Now,
                PlacedAt = draft.PostedAt ?? write.Now,
                Position = position++,
            });
        }
        if (added.Count > 0)
            await ShowThreadAsync(write, article, cancel);
        return added.Count;

        string? Known(string? externalId) => externalId is null ? null
            : ids.GetValueOrDefault(externalId) ?? (coming?.Contains(externalId) == true ? IdOf(article, externalId) : null);
    }

    private static async Task ShowThreadAsync(StoryWrite write, Article article, CancellationToken cancel)
    {
        if (await CardIntake.FindAsync(write, CardKind.Thread, article.Id, cancel) is not { } card)
        {
            await CardIntake.PutOnTopAsync(write, LaneKind.Moderation, CardKind.Thread, article.Id, cancel);
            return;
        }
        // The answers that Coral announced have come.
        card.Labels = [.. card.Labels.Where(label => !label.StartsWith(ReceiveCoralEvent.NewAnswers, StringComparison.Ordinal))];
        write.Record(LogKinds.CardEdited, card);
    }

    // Made of the article and the identity at the origin: an import that was broken off and goes on gives the same.
    private static string IdOf(Article article, string externalId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{article.Id}\n{externalId}")).AsSpan(0, 16));
}
