using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Pipeline;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Articles;

/// <summary>
/// An editor corrects what the reader made of an article: fields, and what each block is. The text itself is evidence and stays.
/// The article is then compared with the story again.
/// </summary>
public sealed class CorrectArticle(StoryLog log, StoryLookup lookup, PipelineQueue queue)
{
    /// <param name="Fields">New values by field name; an empty value means "not known".</param>
    /// <param name="Blocks">New kinds by block index.</param>
    public sealed record Request(IReadOnlyDictionary<string, string?>? Fields = null, IReadOnlyDictionary<int, BlockKind>? Blocks = null);

    public async Task<Article> HandleAsync(Actor actor, string articleId, Request request, long? ifVersion = null, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Article>(articleId, cancel)).StoryId;
        actor.Require(Permission.CorrectArticles, storyId);
        var article = await log.WriteAsync(storyId, actor, async write =>
        {
            var corrected = await write.GetAsync<Article>(articleId, cancel);
            await Precondition.CheckAsync(write, corrected, ifVersion, cancel);
            if (corrected.Status != ArticleStatus.Ready)
                throw new RuleBrokenException("This article is still being read.");
            var version = await write.Db.ArticleVersions.SingleAsync(row => row.ArticleId == articleId && row.Number == corrected.CurrentVersion, cancel);
            version.Fields = Fields(version.Fields, request.Fields, actor);
            version.Blocks = Blocks(version.Blocks, request.Blocks, actor);
            if (!write.Record(LogKinds.ArticleCorrected, version))
                return corrected;
            corrected.Show(version.Fields);
            write.Record(LogKinds.ArticleCorrected, corrected);
            var newest = await write.Db.Receipts.Where(row => row.ArticleId == articleId).MaxAsync(row => row.Id, cancel);
            await write.Db.Receipts.Where(row => row.Id == newest).ExecuteUpdateAsync(set => set
                .SetProperty(row => row.State, ReceiptState.Waiting).SetProperty(row => row.Attempts, 0), cancel);
            return corrected;
        }, cancel);
        queue.Wake();
        return article;
    }

    private static IReadOnlyDictionary<string, ReadField> Fields(
        IReadOnlyDictionary<string, ReadField> fields, IReadOnlyDictionary<string, string?>? changes, Actor actor)
    {
        var corrected = fields.ToDictionary();
        foreach (var (name, value) in changes ?? new Dictionary<string, string?>())
        {
            if (!corrected.TryGetValue(name, out var field))
                throw new RuleBrokenException($"There is no field \"{name}\". Fields: {string.Join(", ", fields.Keys)}.");
            var clean = Text.Optional(value, 500, $"The field {name}", $"fields.{name}");
            if (name == FieldNames.PublishedAt && clean is not null && !DateTimeOffset.TryParse(clean, System.Globalization.CultureInfo.InvariantCulture, out _))
                throw new RuleBrokenException("The date of publication must look like 2026-11-22 or 2026-11-22T14:05:00Z.");
            if (name == FieldNames.Url && clean is not null)
                clean = ReceiveArticle.CheckAddress(clean);
            if (clean != field.Value)
                corrected[name] = field with { Value = clean, Confidence = 1, Reason = $"Set by {actor.Name}" };
        }
        return corrected;
    }

    private static IReadOnlyList<Block> Blocks(IReadOnlyList<Block> blocks, IReadOnlyDictionary<int, BlockKind>? changes, Actor actor)
    {
        var corrected = blocks.ToList();
        foreach (var (index, kind) in changes ?? new Dictionary<int, BlockKind>())
        {
            if (index < 0 || index >= corrected.Count)
                throw new RuleBrokenException($"There is no block {index}; this article has {corrected.Count}.");
            if (corrected[index].Kind != kind)
                corrected[index] = corrected[index] with { Kind = kind, Confidence = 1, Reason = $"Set by {actor.Name}" };
        }
        return corrected;
    }
}
