using System.Collections.Concurrent;
using Dashboard.Data;
using Dashboard.Domain.Log;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Moderation;

/// <summary>Notices for one page that words were erased in a story, so that none of them stays on the screen because it was read before.</summary>
public sealed class ErasedMeanwhile(IDbContextFactory<DashboardDbContext> contexts, TimeProvider time)
{
    // More rows at once than that come with an import, which erases nothing.
    private const int MostRows = 5_000;

    private readonly DateTimeOffset _since = time.GetUtcNow();
    private readonly ConcurrentDictionary<string, long> _told = new();
    private readonly Dictionary<string, long> _looked = [];

    /// <summary>A story's log has grown up to here; from any thread.</summary>
    public void Tell(string storyId, long sequence) => _told.AddOrUpdate(storyId, sequence, (_, before) => Math.Max(before, sequence));

    /// <summary>Whether words were erased in what was told since the last look.</summary>
    public async Task<bool> LookAsync(CancellationToken cancel = default)
    {
        var erased = false;
        foreach (var (story, upTo) in _told)
        {
            var after = Math.Max(_looked.GetValueOrDefault(story), upTo - MostRows);
            if (after >= upTo)
                continue;
            _looked[story] = upTo;
            await using var db = await contexts.CreateDbContextAsync(cancel);
            erased |= await db.Log.AnyAsync(row => row.StoryId == story && row.Sequence > after && row.Sequence <= upTo && row.Kind == LogKinds.CommentErased && row.At >= _since, cancel);
        }
        return erased;
    }
}
