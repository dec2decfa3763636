using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Log;

/// <summary>What is wrong with a story's log: the first bad row and why.</summary>
public sealed record LogFault(string StoryId, string StorySlug, long Sequence, string What);

/// <summary>Result of checking the logs.</summary>
public sealed record LogVerification(int Stories, long Rows, IReadOnlyList<LogFault> Faults);

/// <summary>
/// Recomputes every hash of every story's log. Finds rows that were edited, removed, inserted, reordered or cut off at the end
/// behind the program's back; one row at a time, so memory does not grow with the log.
/// </summary>
public sealed class LogVerifier(IDbContextFactory<DashboardDbContext> contexts)
{
    public async Task<LogVerification> VerifyAsync(CancellationToken cancel = default)
    {
        var db = await contexts.CreateDbContextAsync(cancel).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        var snapshot = await db.BeginSnapshotAsync(cancel).ConfigureAwait(false);
        await using var disposeSnapshot = snapshot.ConfigureAwait(false);
        var stories = await db.Stories.AsNoTracking().OrderBy(story => story.Id)
            .Select(story => new { story.Id, story.Slug, story.LastSequence, story.LastHash }).ToListAsync(cancel).ConfigureAwait(false);
        var rows = 0L;
        var faults = new List<LogFault>();
        foreach (var story in stories)
        {
            var (sequence, hash, fault) = (0L, "", (string?)null);
            await foreach (var row in db.Log.AsNoTracking().Where(row => row.StoryId == story.Id).OrderBy(row => row.Sequence)
                .AsAsyncEnumerable().WithCancellation(cancel).ConfigureAwait(false))
            {
                rows++;
                sequence++;
                if (row.Sequence != sequence)
                    fault = $"row {sequence} is missing; the next one there is {row.Sequence}";
                else if (row.ComputeHash(hash) != row.Hash)
                    fault = $"row {sequence} ({row.Kind}) does not match its hash";
                if (fault is not null)
                    break;
                hash = row.Hash;
            }
            if (fault is null && (sequence != story.LastSequence || hash != story.LastHash))
                fault = $"the log ends at row {sequence}, the story says {story.LastSequence}";
            if (fault is not null)
                faults.Add(new LogFault(story.Id, story.Slug, sequence, fault));
        }
        return new LogVerification(stories.Count, rows, faults);
    }
}
