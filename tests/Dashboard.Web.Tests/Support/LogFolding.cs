using System.Text.Json.Nodes;
using Dashboard.Data.Log;
using Dashboard.Domain.Log;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Support;

/// <summary>Folds a story's log and compares it with the tables.</summary>
internal static class LogFolding
{
    public static async Task EqualsTablesAsync(Newsroom newsroom, string storyId)
    {
        var folded = new Dictionary<string, JsonObject>();
        foreach (var row in await newsroom.Get<StoryLog>().ReadAsync(storyId, 0, int.MaxValue))
        {
            if (row.After is null)
            {
                folded.Remove(row.SubjectId);
                continue;
            }
            var part = folded.TryGetValue(row.SubjectId, out var known) ? known : folded[row.SubjectId] = [];
            foreach (var (name, value) in JsonNode.Parse(row.After)!.AsObject())
                part[name] = value?.DeepClone();
        }
        var stored = await StoredAsync(newsroom, storyId);
        Assert.Equal(stored.Keys.Order(), folded.Keys.Order());
        Assert.All(stored, pair => Assert.True(
            JsonNode.DeepEquals(pair.Value, folded[pair.Key]), $"stored {pair.Value.ToJsonString()}\nfolded {folded[pair.Key].ToJsonString()}"));
    }

    private static async Task<Dictionary<string, JsonObject>> StoredAsync(Newsroom newsroom, string storyId)
    {
        await using var db = newsroom.Open();
        List<IStoryPart> parts =
        [
            await db.Stories.AsNoTracking().SingleAsync(row => row.Id == storyId),
            .. await db.Lanes.AsNoTracking().ToListAsync(),
            .. await db.Cards.AsNoTracking().ToListAsync(),
            .. await db.Notes.AsNoTracking().ToListAsync(),
            .. await db.Articles.AsNoTracking().ToListAsync(),
            .. await db.ArticleVersions.AsNoTracking().ToListAsync(),
            .. await db.Contradictions.AsNoTracking().ToListAsync(),
            .. await db.Dismissals.AsNoTracking().ToListAsync(),
            .. await db.ClaimChoices.AsNoTracking().ToListAsync(),
            .. await db.SecondOpinions.AsNoTracking().ToListAsync(),
            .. await db.Sources.AsNoTracking().ToListAsync(),
            .. await db.Comments.AsNoTracking().ToListAsync(),
            .. await db.CommentBatches.AsNoTracking().ToListAsync(),
            .. await db.Leads.AsNoTracking().ToListAsync(),
            .. await db.Strikes.AsNoTracking().ToListAsync(),
            .. await db.Sanctions.AsNoTracking().ToListAsync(),
            .. await db.Appeals.AsNoTracking().ToListAsync(),
        ];
        return parts.ToDictionary(part => part.Id, LogJson.Write);
    }
}
