using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.Stories;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data;

/// <summary>Finds the story behind a word in an address or behind one of its parts.</summary>
public sealed class StoryLookup(IDbContextFactory<DashboardDbContext> contexts)
{
    /// <summary>The story with this id or slug, or the one into which it was merged; null when there is none.</summary>
    public async Task<Story?> FindAsync(string idOrSlug, CancellationToken cancel = default)
    {
        var story = await ItselfAsync(idOrSlug, cancel).ConfigureAwait(false);
        while (story?.MergedIntoId is { } target)
            story = await ItselfAsync(target, cancel).ConfigureAwait(false);
        return story;
    }

    /// <summary>The story with this very id or slug, even when it is only a signpost to another: for its log and its past. Null when there is none.</summary>
    public async Task<Story?> ItselfAsync(string idOrSlug, CancellationToken cancel = default)
    {
        var db = await contexts.CreateDbContextAsync(cancel).ConfigureAwait(false);
        await using var dispose = db.ConfigureAwait(false);
        return await db.Stories.AsNoTracking().FirstOrDefaultAsync(story => story.Id == idOrSlug || story.Slug == idOrSlug, cancel).ConfigureAwait(false);
    }

    /// <exception cref="NotFoundException">No such story.</exception>
    public async Task<Story> GetAsync(string idOrSlug, CancellationToken cancel = default) =>
        await FindAsync(idOrSlug, cancel).ConfigureAwait(false) ?? throw new NotFoundException("story", idOrSlug);

    /// <summary>Id of the story that has a part now; null when there is no such part.</summary>
    public async Task<string?> StoryOfAsync<T>(string id, CancellationToken cancel = default) where T : class, IStoryPart
    {
        var db = await contexts.CreateDbContextAsync(cancel).ConfigureAwait(false);
        await using var dispose = db.ConfigureAwait(false);
        return await db.Set<T>().Where(part => part.Id == id).Select(part => part.StoryId).FirstOrDefaultAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>A part of any story, for reading.</summary>
    /// <exception cref="NotFoundException">No such part.</exception>
    public async Task<T> PartAsync<T>(string id, CancellationToken cancel = default) where T : class, IStoryPart
    {
        var db = await contexts.CreateDbContextAsync(cancel).ConfigureAwait(false);
        await using var dispose = db.ConfigureAwait(false);
        return await db.Set<T>().AsNoTracking().FirstOrDefaultAsync(part => part.Id == id, cancel).ConfigureAwait(false)
            ?? throw new NotFoundException(StoryPartTypes.NameOf(typeof(T)), id);
    }
}
