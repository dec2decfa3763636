using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Sources;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.People;
using Dashboard.Domain.Sources;
using Dashboard.Web.Sources;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Sources;

/// <summary>An item that waits for a story, with the source that brought it.</summary>
/// <param name="Also">Further sources that brought the same piece; it waits once.</param>
public sealed record WaitingView(SourceItem Item, Source Source, IReadOnlyList<Source> Also)
{
    /// <summary>Titles of all its sources, each once.</summary>
    public IReadOnlyList<string> SourceTitles => [.. Also.Select(source => source.Title).Prepend(Source.Title).Distinct()];
}

/// <summary>What the sources have brought that has no story yet: a person says where it belongs, or that it belongs nowhere.</summary>
public sealed class WaitingItems(IDbContextFactory<DashboardDbContext> contexts, ItemIntake intake, StoryLookup stories, WriteGate gate, SourceSignals signals)
{
    /// <summary>The newest first.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="storyId">Only those of this story's sources; null for all.</param>
    /// <param name="after">Id of the last item of the page before.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<IReadOnlyList<WaitingView>> ListAsync(Actor actor, string? storyId, string? after, int limit, CancellationToken cancel = default)
    {
        actor.Require(Permission.Read, storyId);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var sources = db.Sources.AsNoTracking();
        if (storyId is not null)
            sources = sources.Where(source => source.StoryId == storyId);
        else if (actor.OnlyStories is { } only)
            sources = sources.Where(source => source.StoryId == Source.WholeDesk || only.Contains(source.StoryId));
        var waiting = await db.SourceItems.AsNoTracking().Where(row => row.State == SourceItemState.Waiting && (after == null || string.Compare(row.Id, after) < 0)
                && (sources.Any(source => source.Id == row.SourceId) || db.SourceItems.Any(twin => twin.SameAs == row.Id && sources.Any(source => source.Id == twin.SourceId))))
            .Join(db.Sources.AsNoTracking(), row => row.SourceId, source => source.Id, (row, source) => new { row, source })
            .OrderByDescending(pair => pair.row.Id).Take(limit).ToListAsync(cancel);
        var ids = waiting.Select(pair => pair.row.Id).ToList();
        var twins = await db.SourceItems.AsNoTracking().Where(row => row.SameAs != null && ids.Contains(row.SameAs))
            .Join(db.Sources.AsNoTracking(), row => row.SourceId, source => source.Id, (row, source) => new { row.SameAs, row.Id, source }).OrderBy(pair => pair.Id).ToListAsync(cancel);
        return [.. waiting.Select(pair => new WaitingView(pair.row, pair.source, [.. twins.Where(twin => twin.SameAs == pair.row.Id && twin.source.Id != pair.source.Id && actor.MaySee(twin.source)).Select(twin => twin.source)]))];
    }

    /// <summary>Receives it on a story.</summary>
    public async Task<Article> AssignAsync(Actor actor, string itemId, string story, CancellationToken cancel = default)
    {
        var (item, source) = await FindAsync(actor, itemId, cancel);
        var found = await stories.GetAsync(story, cancel);
        var article = await intake.AssignAsync(actor, source, item, found.Id, cancel);
        signals.Raise();
        return article;
    }

    /// <summary>It belongs nowhere.</summary>
    public async Task LeaveOutAsync(Actor actor, string itemId, CancellationToken cancel = default)
    {
        var (item, source) = await FindAsync(actor, itemId, cancel);
        actor.RequireFor(Permission.AddArticles, source.StoryId);
        using (await gate.EnterAsync(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            if (await db.SourceItems.FirstOrDefaultAsync(row => row.Id == item.Id && row.State == SourceItemState.Waiting, cancel) is not { } row)
                throw new RuleBrokenException("Somebody else has decided about this item already.");
            (row.State, row.Waiting) = (SourceItemState.LeftOut, null);
            await ItemIntake.DecideTwinsAsync(db, row.Id, SourceItemState.LeftOut, null, null, cancel);
            await db.SaveChangesAsync(cancel);
        }
        signals.Raise();
    }

    private async Task<(SourceItem Item, Source Source)> FindAsync(Actor actor, string itemId, CancellationToken cancel)
    {
        actor.Require(Permission.AddArticles);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.SourceItems.AsNoTracking().FirstOrDefaultAsync(row => row.Id == itemId, cancel) is { } item
            && await db.Sources.AsNoTracking().FirstOrDefaultAsync(row => row.Id == item.SourceId, cancel) is { } source && actor.MaySee(source)
            ? (item, source)
            : throw new NotFoundException("item", itemId);
    }
}
