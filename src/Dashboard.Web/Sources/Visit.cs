using Dashboard.Data.Sources;
using Dashboard.Domain.Sources;
using Dashboard.Ingest.Fetching;

namespace Dashboard.Web.Sources;

/// <summary>A source whose turn it is, leased to this node.</summary>
/// <param name="Lease">The name under which the row is held.</param>
/// <param name="Turn">At its site; given back when the site has answered.</param>
public sealed record Visit(Source Source, SourcePolling Polling, string Lease, IDisposable Turn);

public enum VisitEnd
{
    /// <summary>The site answered that nothing changed.</summary>
    Unchanged,
    Read,
    Failed,

    /// <summary>The site said that there is nothing any more, for good.</summary>
    Gone,

    /// <summary>The program stops; nothing was learnt.</summary>
    Broken,
}

/// <summary>What came of a visit; small, so that a hundred of them can wait to be written together.</summary>
public sealed record VisitOutcome(string SourceId, string Lease, DateTimeOffset At, VisitEnd End)
{
    /// <summary>Validators for the next visit; null to keep those that are there.</summary>
    public FetchConditions? Conditions { get; init; }
    public string? Format { get; init; }

    /// <summary>New items.</summary>
    public int News { get; init; }

    /// <summary>For an editor, why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>For an editor, what was wrong with something that could be read all the same.</summary>
    public string? Remark { get; init; }
    public TimeSpan? Wish { get; init; }
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Writes it into the books.</summary>
    public void EnterInto(SourcePolling polling, TimeSpan interval)
    {
        polling.LeasedBy = null;
        polling.LeasedUntil = null;
        if (End == VisitEnd.Broken)
            return;
        polling.Fetches++;
        polling.LastTryAt = At;
        var salt = HashCodeOf(polling.SourceId) + (int)polling.Fetches;
        if (End is VisitEnd.Failed or VisitEnd.Gone)
        {
            polling.Failed++;
            polling.Failures++;
            polling.LastError = Error;
            polling.NextAt = PollTimes.AfterFailure(At, interval, polling.Failures, RetryAfter, salt);
            return;
        }
        polling.Failures = 0;
        polling.LastError = null;
        polling.LastSuccessAt = At;
        if (End == VisitEnd.Unchanged)
        {
            polling.Unchanged++;
        }
        else
        {
            (polling.ETag, polling.LastModified) = (Conditions?.ETag, Conditions?.LastModified);
            polling.Format = Format;
            polling.LastRemark = Remark;
            polling.Items += News;
            if (News > 0)
                polling.LastNewAt = At;
        }
        // An answer without a wish that says "nothing changed" does not take the feed's own wish back.
        if (Wish is not null || End == VisitEnd.Read)
            polling.AskedSeconds = (int?)Wish?.TotalSeconds;
        polling.NextAt = PollTimes.AfterSuccess(At, interval, polling.AskedSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null, salt);
    }

    // string.GetHashCode differs from process to process.
    private static int HashCodeOf(string id) => id.Aggregate(17, (hash, letter) => unchecked(hash * 31 + letter));
}
