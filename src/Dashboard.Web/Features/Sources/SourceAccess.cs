using Dashboard.Data;
using Dashboard.Domain;
using Dashboard.Domain.People;
using Dashboard.Domain.Sources;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Sources;

/// <summary>Who may touch which source.</summary>
internal static class SourceAccess
{
    /// <exception cref="NotAllowedException">The role does not grant it, or the key is for other stories.</exception>
    public static void RequireFor(this Actor actor, Permission permission, string storyId)
    {
        actor.Require(permission, storyId == Source.WholeDesk ? null : storyId);
        if (storyId == Source.WholeDesk && actor.OnlyStories is not null && permission != Permission.Read)
            throw new NotAllowedException(actor, permission);
    }

    /// <summary>Sources of the whole desk are seen by everybody, those of a story by whoever may read it.</summary>
    public static bool MaySee(this Actor actor, Source source) => actor.May(Permission.Read, source.IsDesks ? null : source.StoryId);

    /// <summary>The source as it is now, for reading.</summary>
    /// <exception cref="NotFoundException">No such source, or not for this actor.</exception>
    public static async Task<Source> SourceAsync(this IDbContextFactory<DashboardDbContext> contexts, Actor actor, string id, CancellationToken cancel)
    {
        actor.Require(Permission.Read);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Sources.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel) is { } source && actor.MaySee(source)
            ? source
            : throw new NotFoundException("source", id);
    }
}
