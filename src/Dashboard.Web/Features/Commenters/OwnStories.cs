using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Commenters;

internal static class OwnStories
{
    /// <summary>Parts of the stories that somebody may read, for reading.</summary>
    public static IQueryable<T> For<T>(this IQueryable<T> parts, Actor actor) where T : class, IStoryPart
    {
        if (actor.OnlyStories is not { } only)
            return parts.AsNoTracking();
        string[] stories = [.. only];
        return parts.AsNoTracking().Where(part => EF.Parameter(stories).Contains(part.StoryId));
    }
}
