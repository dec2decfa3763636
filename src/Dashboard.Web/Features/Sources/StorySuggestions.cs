using Dashboard.Analysis.Placing;
using Dashboard.Data;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Gathering;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Sources;

/// <summary>A story where a waiting item may belong.</summary>
/// <param name="Reasons">The strongest, at most three, as sentences.</param>
public sealed record StorySuggestion(string StoryId, string Slug, string Title, IReadOnlyList<string> Reasons);

/// <summary>
/// Says to which stories waiting items may belong, from what is on the stories now. What is known of the stories is read once for all who
/// ask within half a minute; a person decides, so a suggestion may be a little old.
/// </summary>
public sealed class StorySuggestions(IDbContextFactory<DashboardDbContext> contexts, PeoplesPlacing placing, TimeProvider time)
{
    private const int MostArticles = 60, MostStories = 500, Most = 3;
    private static readonly TimeSpan s_good = TimeSpan.FromSeconds(30);

    private sealed record Known(StoryPlaces Places, IReadOnlyDictionary<string, (string Slug, string Title)> Stories, long At);

    private Known? _known;

    /// <summary>By the ids of the items; those without any are left out.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<StorySuggestion>>> ForAsync(Actor actor, IReadOnlyList<WaitingView> items, CancellationToken cancel = default)
    {
        if (items.Count == 0)
            return new Dictionary<string, IReadOnlyList<StorySuggestion>>();
        var known = await KnownAsync(cancel);
        var moved = await placing.AllAsync(cancel);
        return items.Select(view => (view.Item.Id, Suggestions: For(actor, known, moved, view))).Where(pair => pair.Suggestions.Count > 0).ToDictionary(pair => pair.Id, IReadOnlyList<StorySuggestion> (pair) => pair.Suggestions);
    }

    /// <summary>Other stories where articles of a story may belong, or the whole story; the likeliest first.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="storyId">The story where they are.</param>
    /// <param name="articleIds">The articles; null for all.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<IReadOnlyList<StorySuggestion>> ForArticlesAsync(Actor actor, string storyId, IReadOnlyList<string>? articleIds, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var articles = await db.Articles.AsNoTracking().Where(row => row.StoryId == storyId && row.CurrentVersion > 0 && (articleIds == null || articleIds.Contains(row.Id)))
            .OrderByDescending(row => row.Id).Take(MostArticles).Select(row => new { row.Title, row.Opening, row.ReceivedAt }).ToListAsync(cancel);
        if (articles.Count == 0)
            return [];
        var known = await KnownAsync(cancel);
        return [.. known.Places.For(string.Join("\n\n", articles.Select(article => $"{article.Title}.\n\n{article.Opening}")), articles[0].ReceivedAt, except: storyId)
            .Where(place => actor.May(Permission.Read, place.StoryId))
            .Select(place => new StorySuggestion(place.StoryId, known.Stories[place.StoryId].Slug, known.Stories[place.StoryId].Title, place.Reasons))];
    }

    private async Task<Known> KnownAsync(CancellationToken cancel) => _known is { } kept && time.GetElapsedTime(kept.At) < s_good ? kept : _known = await ReadAsync(cancel);

    private static List<StorySuggestion> For(Actor actor, Known known, IReadOnlyList<MovedArticle> moved, WaitingView view)
    {
        if (view.Item.Waiting is not { } waiting)
            return [];
        var suggestions = new List<StorySuggestion>();
        void Add(string storyId, IReadOnlyList<string> reasons)
        {
            if (known.Stories.TryGetValue(storyId, out var story) && actor.May(Permission.Read, storyId) && suggestions.Count < Most && suggestions.TrueForAll(other => other.StoryId != storyId))
                suggestions.Add(new(storyId, story.Slug, story.Title, reasons));
        }
        // What people did with one just like it comes before anything that can be reckoned.
        var text = new KnownText(waiting.Title, waiting.Words);
        var like = moved.Where(article => article.Text.IsSame(text)).ToList();
        foreach (var article in like)
            Add(article.StoryId, [$"{article.ByName} moved one just like it here from “{article.LeftTitle}”."]);
        var off = like.Select(article => article.LeftStoryId).ToHashSet();
        foreach (var place in known.Places.For($"{waiting.Title}.\n\n{waiting.Words}", waiting.Published ?? view.Item.SeenAt).Where(place => !off.Contains(place.StoryId)))
            Add(place.StoryId, place.Reasons);
        return suggestions;
    }

    private async Task<Known> ReadAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var stories = await db.Stories.AsNoTracking().Where(story => !story.Archived).OrderByDescending(story => story.Id).Take(MostStories)
            .Select(story => new { story.Id, story.Slug, story.Title, story.Summary, story.Keywords }).ToListAsync(cancel);
        var profiles = new List<StoryProfile>();
        foreach (var story in stories)
        {
            var articles = await db.Articles.AsNoTracking().Where(row => row.StoryId == story.Id && row.CurrentVersion > 0).OrderByDescending(row => row.Id).Take(MostArticles)
                .Select(row => new { row.Title, row.Opening, row.ReceivedAt }).ToListAsync(cancel);
            // The full stop ends the headline; a line break ends the sentence.
            profiles.Add(new(story.Id, [$"{story.Title}.\n\n{story.Summary}\n\n{string.Join(", ", story.Keywords)}", .. articles.Select(article => $"{article.Title}.\n\n{article.Opening}")], articles.Count > 0 ? articles[0].ReceivedAt : null));
        }
        return new(new StoryPlaces(profiles), stories.ToDictionary(story => story.Id, story => (story.Slug, story.Title)), time.GetTimestamp());
    }
}
