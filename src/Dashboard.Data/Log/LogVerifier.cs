using System.Globalization;
using System.Text.Json.Nodes;
using Dashboard.Domain.Log;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Log;

/// <summary>What is wrong with a story's log: the first bad row and why.</summary>
public sealed record LogFault(string StoryId, string StorySlug, long Sequence, string What);

/// <summary>Result of checking the logs.</summary>
/// <param name="Redacted">Rows whose words were erased, as a later row of the same log says; they stand in the chain and are counted as good.</param>
public sealed record LogVerification(int Stories, long Rows, IReadOnlyList<LogFault> Faults, long Redacted = 0);

/// <summary>
/// Recomputes every hash of every story's log. Finds rows that were edited, removed, inserted, reordered or cut off at the end
/// behind the program's back; one row at a time, so memory does not grow with the log. A row whose words were erased no longer matches its
/// hash: it is good only when a later row about the erasure, which does match, gives the digest of what it reads now.
/// </summary>
public sealed class LogVerifier(IDbContextFactory<DashboardDbContext> contexts)
{
    /// <summary>In the row about an erasure: sequence of each redacted row to its digest.</summary>
    internal const string RedactedRows = "redacted";

    public async Task<LogVerification> VerifyAsync(CancellationToken cancel = default)
    {
        var db = await contexts.CreateDbContextAsync(cancel).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        var snapshot = await db.BeginSnapshotAsync(cancel).ConfigureAwait(false);
        await using var disposeSnapshot = snapshot.ConfigureAwait(false);
        var stories = await db.Stories.AsNoTracking().OrderBy(story => story.Id)
            .Select(story => new { story.Id, story.Slug, story.LastSequence, story.LastHash }).ToListAsync(cancel).ConfigureAwait(false);
        var (rows, redacted) = (0L, 0L);
        var faults = new List<LogFault>();
        foreach (var story in stories)
        {
            var (sequence, hash, fault) = (0L, "", (string?)null);
            var open = new SortedDictionary<long, string>();
            await foreach (var row in db.Log.AsNoTracking().Where(row => row.StoryId == story.Id).OrderBy(row => row.Sequence)
                .AsAsyncEnumerable().WithCancellation(cancel).ConfigureAwait(false))
            {
                rows++;
                sequence++;
                if (row.Sequence != sequence)
                    fault = $"row {sequence} is missing; the next one there is {row.Sequence}";
                else if (row.ComputeHash(hash) == row.Hash)
                    redacted += Close(open, row);
                else if (row.Redacted)
                    open.Add(sequence, row.Digest());
                else
                    fault = $"row {sequence} ({row.Kind}) does not match its hash";
                if (fault is not null)
                    break;
                hash = row.Hash;
            }
            if (fault is null && open.Count > 0)
            {
                sequence = open.Keys.First();
                fault = $"row {sequence} is marked as redacted, and no later row says that it was, or that it reads so";
            }
            else if (fault is null && (sequence != story.LastSequence || hash != story.LastHash))
                fault = $"the log ends at row {sequence}, the story says {story.LastSequence}";
            if (fault is not null)
                faults.Add(new LogFault(story.Id, story.Slug, sequence, fault));
        }
        return new LogVerification(stories.Count, rows, faults, redacted);
    }

    /// <returns>How many rows this one accounts for.</returns>
    private static int Close(SortedDictionary<long, string> open, LogEntry row)
    {
        if (open.Count == 0 || row.Kind != LogKinds.CommentErased || row.Before is null || JsonNode.Parse(row.Before)?[RedactedRows] is not JsonObject said)
            return 0;
        var closed = 0;
        foreach (var (sequence, digest) in said)
        {
            var number = long.Parse(sequence, CultureInfo.InvariantCulture);
            // A row may have been redacted twice; then only the later one knows how it reads.
            if (open.TryGetValue(number, out var now) && now == digest?.GetValue<string>() && open.Remove(number))
                closed++;
        }
        return closed;
    }
}
