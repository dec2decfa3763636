using Dashboard.Data;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Domain.Sources;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Gathering;

/// <summary>What goes with articles when they move to another story, and what that tears apart.</summary>
/// <param name="Articles">The articles themselves.</param>
/// <param name="Parts">Everything that goes with them but the comments and cards: readings, findings, what people said of those, notes.</param>
/// <param name="CommentIds">Comments under them.</param>
/// <param name="Cards">Cards about any of it.</param>
/// <param name="Torn">Contradictions that lose so many of their articles that no two sides are left.</param>
/// <param name="Crossing">Contradictions that lose articles and hold all the same.</param>
/// <param name="Copies">Articles that stay and are marked as copies of one that goes.</param>
internal sealed record Haul(
    IReadOnlyList<Article> Articles, IReadOnlyList<IStoryPart> Parts, IReadOnlySet<string> CommentIds, IReadOnlyList<Card> Cards,
    IReadOnlyList<Contradiction> Torn, IReadOnlyList<Contradiction> Crossing, IReadOnlyList<Article> Copies)
{
    /// <summary>So much can move in one act: both logs get a row for each part.</summary>
    public const int MostComments = 20_000;

    /// <summary>Reads what goes with articles of a story. Tracked, so that it can be changed.</summary>
    /// <param name="db">Whose change tracker holds it.</param>
    /// <param name="from">The story.</param>
    /// <param name="to">Where they go; null for a story that does not exist yet.</param>
    /// <param name="articleIds">Of the story.</param>
    /// <param name="also">Ids of further parts of the story that go, e.g. those that came with the articles.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<Haul> OfAsync(DashboardDbContext db, string from, string? to, IReadOnlySet<string> articleIds, IReadOnlySet<string> also, CancellationToken cancel)
    {
        var articles = await db.Articles.Where(row => row.StoryId == from).ToListAsync(cancel);
        var going = articles.Where(row => articleIds.Contains(row.Id)).ToList();
        var there = to is null ? [] : (await db.Articles.Where(row => row.StoryId == to).Select(row => row.Id).ToListAsync(cancel)).ToHashSet();
        var parts = new List<IStoryPart>();
        foreach (var ids in articleIds.Chunk(500))
            parts.AddRange(await db.ArticleVersions.Where(row => row.StoryId == from && ids.Contains(row.ArticleId)).ToListAsync(cancel));
        var (torn, crossing) = await ContradictionsAsync(db, from, to, articleIds, there, also, parts, cancel);
        var comments = new HashSet<string>();
        foreach (var ids in articleIds.Chunk(500))
            comments.UnionWith(await db.Comments.Where(row => row.StoryId == from && ids.Contains(row.ArticleId)).Select(row => row.Id).ToListAsync(cancel));
        await BesideAsync(db, from, articleIds, comments, also, parts, cancel);
        await SourcesAsync(db, from, to, articleIds, also, parts, cancel);
        var subjects = parts.Select(part => part.Id).Concat(comments).Concat(articleIds).ToHashSet();
        var cards = (await db.Cards.Where(row => row.StoryId == from).ToListAsync(cancel)).Where(card => subjects.Contains(card.SubjectId)).ToList();
        return new(going, parts, comments, cards, torn, crossing, [.. articles.Where(row => !articleIds.Contains(row.Id) && row.CopyOf is { } copied && articleIds.Contains(copied))]);
    }

    private static async Task<(List<Contradiction> Torn, List<Contradiction> Crossing)> ContradictionsAsync(
        DashboardDbContext db, string from, string? to, IReadOnlySet<string> articleIds, HashSet<string> there, IReadOnlySet<string> also, List<IStoryPart> parts, CancellationToken cancel)
    {
        List<Contradiction> torn = [], crossing = [];
        var keys = to is null ? [] : (await db.Contradictions.Where(row => row.StoryId == to).Select(row => row.Key).ToListAsync(cancel)).ToHashSet();
        foreach (var found in await db.Contradictions.Where(row => row.StoryId == from).ToListAsync(cancel))
        {
            var ids = found.ArticleIds.ToList();
            if ((also.Contains(found.Id) || ids.TrueForAll(id => articleIds.Contains(id) || there.Contains(id))) && !keys.Contains(found.Key))
                parts.Add(found);
            else if (ids.Exists(articleIds.Contains))
                (found.HoldsWith(id => !articleIds.Contains(id)) ? crossing : torn).Add(found);
        }
        return (torn, crossing);
    }

    // What people and models said of the contradictions that go, and notes on anything that goes.
    private static async Task BesideAsync(
        DashboardDbContext db, string from, IReadOnlySet<string> articleIds, HashSet<string> comments, IReadOnlySet<string> also, List<IStoryPart> parts, CancellationToken cancel)
    {
        var moving = parts.Select(part => part.Id).ToHashSet();
        parts.AddRange((await db.Dismissals.Where(row => row.StoryId == from).ToListAsync(cancel)).Where(row => moving.Contains(row.ContradictionId) || also.Contains(row.Id)));
        parts.AddRange((await db.SecondOpinions.Where(row => row.StoryId == from).ToListAsync(cancel)).Where(row => moving.Contains(row.ContradictionId) || also.Contains(row.Id)));
        parts.AddRange((await db.ClaimChoices.Where(row => row.StoryId == from).ToListAsync(cancel))
            .Where(row => (articleIds.Contains(row.A.ArticleId) && articleIds.Contains(row.B.ArticleId)) || also.Contains(row.Id)));
        parts.AddRange((await db.Notes.Where(row => row.StoryId == from).ToListAsync(cancel)).Where(row => also.Contains(row.Id) || (row.TargetId is { } target && row.Target switch
        {
            NoteTarget.Article or NoteTarget.Thread => articleIds.Contains(target),
            NoteTarget.Contradiction => moving.Contains(target),
            NoteTarget.Comment => comments.Contains(target),
            _ => false,
        })));
        parts.AddRange((await db.Leads.Where(row => row.StoryId == from).ToListAsync(cancel)).Where(row => comments.Contains(row.CommentId) || also.Contains(row.Id)));
        parts.AddRange((await db.Appeals.Where(row => row.StoryId == from).ToListAsync(cancel)).Where(row => comments.Contains(row.CommentId) || also.Contains(row.Id)));
        parts.AddRange((await db.Set<Lane>().Where(row => row.StoryId == from).ToListAsync(cancel)).Where(row => also.Contains(row.Id)));
    }

    // What is followed for the thread of an article goes with it, unless the other story follows the same address.
    private static async Task SourcesAsync(DashboardDbContext db, string from, string? to, IReadOnlySet<string> articleIds, IReadOnlySet<string> also, List<IStoryPart> parts, CancellationToken cancel)
    {
        var addresses = to is null ? [] : (await db.Sources.Where(row => row.StoryId == to).Select(row => row.Address).ToListAsync(cancel)).ToHashSet();
        parts.AddRange((await db.Sources.Where(row => row.StoryId == from).ToListAsync(cancel))
            .Where(row => (also.Contains(row.Id) || (row.ArticleId is { } articleId && articleIds.Contains(articleId))) && !addresses.Contains(row.Address)));
    }

    /// <summary>Ids of what a whole story has beside its articles: lanes of its own, notes, sources, decisions about findings and statements.</summary>
    /// <param name="db">To read.</param>
    /// <param name="from">The story that goes.</param>
    /// <param name="to">Where it goes; what it has already is not brought a second time.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<HashSet<string>> RestOfAsync(DashboardDbContext db, string from, string to, CancellationToken cancel)
    {
        var names = await db.Lanes.Where(row => row.StoryId == to && row.Kind == LaneKind.Team).Select(row => row.Name).ToListAsync(cancel);
        var addresses = await db.Sources.Where(row => row.StoryId == to).Select(row => row.Address).ToListAsync(cancel);
        HashSet<string> rest =
        [
            .. await db.Lanes.Where(row => row.StoryId == from && row.Kind == LaneKind.Team && !names.Contains(row.Name)).Select(row => row.Id).ToListAsync(cancel),
            // One that the other story follows too stays on the signpost, where it rests.
            .. await db.Sources.Where(row => row.StoryId == from && !addresses.Contains(row.Address)).Select(row => row.Id).ToListAsync(cancel),
            .. await db.Notes.Where(row => row.StoryId == from).Select(row => row.Id).ToListAsync(cancel),
            .. await db.Contradictions.Where(row => row.StoryId == from).Select(row => row.Id).ToListAsync(cancel),
            .. await db.Dismissals.Where(row => row.StoryId == from).Select(row => row.Id).ToListAsync(cancel),
            .. await db.SecondOpinions.Where(row => row.StoryId == from).Select(row => row.Id).ToListAsync(cancel),
            .. await db.ClaimChoices.Where(row => row.StoryId == from).Select(row => row.Id).ToListAsync(cancel),
        ];
        return rest;
    }

    /// <summary>What would move, for people.</summary>
    public HaulFigures Figures => new(
        Articles.Count, CommentIds.Count, Parts.OfType<Contradiction>().Count(row => row.IsOpen), Parts.OfType<Contradiction>().Count(row => row.IsSettled),
        Parts.OfType<Note>().Count(), Parts.OfType<Source>().Count(), Torn.Count(row => row.IsOpen), Torn.Count(row => row.IsSettled), Crossing.Count);
}

/// <summary>What moves, in figures.</summary>
/// <param name="Open">Open contradictions that go along.</param>
/// <param name="Settled">Settled contradictions that go along with their history.</param>
/// <param name="TornOpen">Open contradictions that are closed, because their articles are on two stories then.</param>
/// <param name="TornSettled">The same of settled ones; their history stays.</param>
/// <param name="Thinner">Contradictions that stay with fewer articles.</param>
public sealed record HaulFigures(int Articles, int Comments, int Open, int Settled, int Notes, int Sources, int TornOpen, int TornSettled, int Thinner);
