using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.People;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Stories;
using Dashboard.Web.Features.Stories;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Gathering;

/// <summary>
/// Moves articles to another story, or to a new one, with everything that belongs to them; or a whole story into another. What people decide
/// here is remembered on both stories, and the program obeys it.
/// </summary>
public sealed class GatherStories(StoryLog log, StoryLookup stories, CreateStory create, PipelineQueue queue, IDbContextFactory<DashboardDbContext> contexts)
{
    /// <summary>At most so many articles can be named in one request; a whole story can have more.</summary>
    public const int MostNamed = 1000;

    /// <param name="Ids">Of the articles.</param>
    /// <param name="To">Id or slug of the story where they go.</param>
    /// <param name="NewTitle">Title of a story that begins with them, instead of <paramref name="To"/>.</param>
    public sealed record MoveRequest(IReadOnlyList<string>? Ids, string? To = null, string? NewTitle = null);

    /// <summary>What would move or has moved.</summary>
    /// <param name="To">Where; null for a story that does not exist yet.</param>
    /// <param name="Sent">The decision on the story that was left; null for a look ahead.</param>
    public sealed record Result(Story From, Story? To, HaulFigures Moved, Placement? Sent);

    /// <summary>What would move.</summary>
    public async Task<Result> LookAsync(Actor actor, string story, MoveRequest request, CancellationToken cancel = default)
    {
        var (from, to) = await AllowedAsync(actor, story, request, cancel);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var ids = Named(request);
        await CheckAsync(db, from, ids, cancel);
        return new(from, to, (await Haul.OfAsync(db, from.Id, to?.Id, ids, new HashSet<string>(), cancel)).Figures, null);
    }

    /// <summary>Moves them.</summary>
    /// <exception cref="RuleBrokenException">No article, one of another story, or no place to go.</exception>
    public async Task<Result> MoveAsync(Actor actor, string story, MoveRequest request, CancellationToken cancel = default)
    {
        var (from, to) = await AllowedAsync(actor, story, request, cancel);
        var ids = Named(request);
        async Task<Result> Change(StoryWrite here, StoryWrite there)
        {
            RefuseSignpost(here.Story);
            RefuseSignpost(there.Story);
            await CheckAsync(here.Db, here.Story, ids, cancel);
            return await ActAsync(here, there, ids, new HashSet<string>(), whole: false, cancel);
        }
        var result = to is not null
            ? await log.WriteBothAsync(from.Id, to.Id, actor, Change, cancel)
            : await create.BesideAsync(actor, from.Id, new CreateStory.Request(request.NewTitle), Change, cancel);
        queue.Wake();
        return result;
    }

    /// <summary>What would move if the whole story went into another one.</summary>
    public async Task<Result> LookAtMergeAsync(Actor actor, string story, string? into, CancellationToken cancel = default)
    {
        var (from, to) = await MergeableAsync(actor, story, into, cancel);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return new(from, to, (await WholeAsync(db, from.Id, to.Id, cancel)).Figures, null);
    }

    /// <summary>Merges a story into another; it stays as a signpost.</summary>
    /// <exception cref="RuleBrokenException">It is the same story, or was merged already.</exception>
    public async Task<Result> MergeAsync(Actor actor, string story, string? into, long? ifVersion = null, CancellationToken cancel = default)
    {
        var (from, to) = await MergeableAsync(actor, story, into, cancel);
        var result = await log.WriteBothAsync(from.Id, to.Id, actor, async (here, there) =>
        {
            RefuseSignpost(here.Story);
            RefuseSignpost(there.Story);
            await Precondition.CheckAsync(here, here.Story, ifVersion, cancel);
            var rest = await Haul.RestOfAsync(here.Db, here.Story.Id, there.Story.Id, cancel);
            var ids = (await here.Db.Articles.Where(row => row.StoryId == here.Story.Id).Select(row => row.Id).ToListAsync(cancel)).ToHashSet();
            return await ActAsync(here, there, ids, rest, whole: true, cancel);
        }, cancel);
        queue.Wake();
        return result;
    }

    private static async Task<Haul> WholeAsync(DashboardDbContext db, string from, string to, CancellationToken cancel)
    {
        var ids = (await db.Articles.Where(row => row.StoryId == from).Select(row => row.Id).ToListAsync(cancel)).ToHashSet();
        return await Haul.OfAsync(db, from, to, ids, await Haul.RestOfAsync(db, from, to, cancel), cancel);
    }

    private static async Task<Result> ActAsync(StoryWrite here, StoryWrite there, HashSet<string> ids, IReadOnlySet<string> rest, bool whole, CancellationToken cancel)
    {
        var (firstHere, firstThere) = (here.Story.LastSequence + 1, there.Story.LastSequence + 1);
        var haul = await Haul.OfAsync(here.Db, here.Story.Id, there.Story.Id, ids, rest, cancel);
        if (haul.CommentIds.Count > Haul.MostComments)
            throw new RuleBrokenException($"{haul.CommentIds.Count:N0} comments hang on these articles; at most {Haul.MostComments:N0} can move at once. Move fewer articles at a time.");
        // What moves is told as it was before: the flags that are torn are closed a moment later.
        var figures = haul.Figures;
        var readThere = there.Story.LastSequence;
        var behind = await Carrier.LeftBehindAsync(here, haul, cancel);
        var doubles = await Carrier.CarryAsync(here, there, haul, _ => null, cancel);
        if (whole)
            await SignpostAsync(here, there, readThere, cancel);
        var (sentId, broughtId) = (Ids.New(), Ids.New());
        var articles = ids.Order(StringComparer.Ordinal).ToList();
        Placement Decision(StoryWrite write, StoryWrite other, PlacementKind kind, string id, string pair, long first) => new()
        {
            Id = id, StoryId = write.Story.Id, Kind = kind, PairId = pair, OtherStoryId = other.Story.Id, OtherTitle = other.Story.Title, Whole = whole, ArticleIds = articles,
            FirstSequence = first, Doubles = doubles, ById = write.Actor.Id, ByName = write.Actor.Name, At = write.Now,
        };
        var sent = here.Add(LogKinds.ArticlesSent, Decision(here, there, PlacementKind.Sent, sentId, broughtId, firstHere));
        there.Add(LogKinds.ArticlesBrought, Decision(there, here, PlacementKind.Brought, broughtId, sentId, firstThere));
        await Carrier.CompareAnewAsync(here, behind, cancel);
        await Carrier.CompareAnewAsync(there, articles, cancel);
        return new(here.Story, there.Story, figures, sent);
    }

    // The emptied story leads to the other one, which goes by the keywords of both; whoever followed it follows the other one, from here on.
    private static async Task SignpostAsync(StoryWrite here, StoryWrite there, long readThere, CancellationToken cancel)
    {
        (here.Story.MergedIntoId, here.Story.Archived) = (there.Story.Id, true);
        here.Record(LogKinds.StoryMerged, here.Story);
        there.Story.Keywords = [.. there.Story.Keywords.Union(here.Story.Keywords, StringComparer.OrdinalIgnoreCase).Take(EditStory.MostKeywords)];
        there.Record(LogKinds.StoryEdited, there.Story);
        var db = here.Db;
        var readers = await db.ReadCursors.Where(row => row.StoryId == here.Story.Id && !db.ReadCursors.Any(other => other.StoryId == there.Story.Id && other.PersonId == row.PersonId)).ToListAsync(cancel);
        db.ReadCursors.AddRange(readers.Select(row => new ReadCursor { PersonId = row.PersonId, StoryId = there.Story.Id, Sequence = readThere, At = row.At }));
        // What was typed and not sent is found where the page leads now.
        var typed = await db.Drafts.Where(row => row.Key.StartsWith($"note:{here.Story.Id}:")).ToListAsync(cancel);
        foreach (var draft in typed)
        {
            var key = draft.Key.Replace(here.Story.Id, there.Story.Id, StringComparison.Ordinal);
            if (await db.Drafts.FindAsync([draft.PersonId, key], cancel) is null)
                db.Drafts.Add(new Draft { PersonId = draft.PersonId, Key = key, Text = draft.Text, SavedAt = draft.SavedAt });
        }
    }

    private async Task<(Story From, Story? To)> AllowedAsync(Actor actor, string story, MoveRequest request, CancellationToken cancel)
    {
        var from = await stories.ReadableAsync(actor, story, cancel);
        actor.Require(Permission.MoveCards, from.Id);
        actor.Require(Permission.AddArticles, from.Id);
        if (string.IsNullOrWhiteSpace(request.To) == string.IsNullOrWhiteSpace(request.NewTitle))
            throw new RuleBrokenException("Say where they go: to a story (to), or to a new one with a title (newTitle).", "to");
        if (string.IsNullOrWhiteSpace(request.To))
            return (from, null);
        var to = await stories.ReadableAsync(actor, request.To, cancel);
        actor.Require(Permission.MoveCards, to.Id);
        actor.Require(Permission.AddArticles, to.Id);
        return from.Id != to.Id ? (from, to) : throw new RuleBrokenException("They are on this story already.", "to");
    }

    private async Task<(Story From, Story To)> MergeableAsync(Actor actor, string story, string? into, CancellationToken cancel)
    {
        actor.Require(Permission.EditStories);
        var itself = await stories.ItselfReadableAsync(actor, story, cancel);
        RefuseSignpost(itself);
        actor.Require(Permission.EditStories, itself.Id);
        if (string.IsNullOrWhiteSpace(into))
            throw new RuleBrokenException("Say into which story (into).", "into");
        var target = await stories.ReadableAsync(actor, into, cancel);
        actor.Require(Permission.EditStories, target.Id);
        return itself.Id != target.Id ? (itself, target) : throw new RuleBrokenException("A story cannot be merged into itself.", "into");
    }

    private static void RefuseSignpost(Story story)
    {
        if (story.MergedIntoId is not null)
            throw new RuleBrokenException($"“{story.Title}” was merged into another story already. Nothing was changed.");
    }

    private static HashSet<string> Named(MoveRequest request) => request.Ids switch
    {
        null or [] => throw new RuleBrokenException("Choose at least one article.", "ids"),
        { Count: > MostNamed } many => throw new RuleBrokenException($"{many.Count} articles are too many at once; at most {MostNamed} can be named. Merge the whole story, or move them in parts.", "ids"),
        var ids => [.. ids],
    };

    private static async Task CheckAsync(DashboardDbContext db, Story from, HashSet<string> ids, CancellationToken cancel)
    {
        var found = await db.Articles.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.StoryId }).ToListAsync(cancel);
        if (ids.FirstOrDefault(id => found.TrueForAll(row => row.Id != id)) is { } unknown)
            throw new NotFoundException("article", unknown);
        if (found.Find(row => row.StoryId != from.Id) is not { } elsewhere)
            return;
        var left = LogKinds.LeftOf("article");
        var who = await db.Log.Where(row => row.StoryId == from.Id && row.SubjectId == elsewhere.Id && row.Kind == left).OrderByDescending(row => row.Sequence).Select(row => row.ActorName).FirstOrDefaultAsync(cancel);
        if (who is null)
            throw new RuleBrokenException("One of the articles is on another story. Move articles of one story at a time.", "ids");
        throw new MovedAwayException($"{who} has moved one of these articles to another story in the meantime. Nothing was changed.", elsewhere.StoryId);
    }
}
