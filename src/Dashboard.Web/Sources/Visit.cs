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

    /// <summary>See <see cref="SourcePolling.Place"/>.</summary>
    public int? Place { get; init; }

    /// <summary>The hub of the feed and the address under which it knows it; null for none.</summary>
    public (string Hub, string Topic)? Hub { get; init; }

    /// <summary>The hours and days in which the feed asks to be left alone; empty for none.</summary>
    public IReadOnlyList<int> SkipHours { get; init; } = [];
    public IReadOnlyList<DayOfWeek> SkipDays { get; init; } = [];
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The same with what became of comments.</summary>
    public VisitOutcome Having(ThreadIntake.Result comments) => this with
    {
        News = comments.Added,
        Remark = comments.Homeless switch
        {
            0 => null,
            1 => "1 comment was left out: the page under which it stands is no article here.",
            var count => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count:N0} comments were left out: the pages under which they stand are no articles here."),
        },
    };

    /// <summary>Writes it into the books.</summary>
    public void EnterInto(SourcePolling polling, TimeSpan interval)
    {
        polling.LeasedBy = null;
        polling.LeasedUntil = null;
        if (End == VisitEnd.Broken)
            return;
        polling.Fetches++;
        polling.LastTryAt = At;
        var salt = SaltOf(polling.SourceId, polling.Fetches);
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
            polling.Place = Place;
            if (Hub?.Hub != polling.Hub || Hub?.Topic != polling.Topic)
                (polling.Hub, polling.Topic, polling.HubSecret, polling.HubUntil, polling.HubAskedAt, polling.HubRemark) = (Hub?.Hub, Hub?.Topic, null, null, null, null);
            (polling.SkipHours, polling.SkipDays) = (PollTimes.Mask(SkipHours), PollTimes.Mask(SkipDays.Select(day => (int)day)));
            if (polling.FirstReadAt is null)
                (polling.FirstReadAt, polling.Backlog) = (At, News);
            if (News > 0)
                polling.LastNewAt = At;
        }
        // An answer without a wish that says "nothing changed" does not take the feed's own wish back.
        if (Wish is not null || End == VisitEnd.Read)
            polling.AskedSeconds = (int?)Wish?.TotalSeconds;
        // What a hub tells of is not asked for as often.
        if (polling.HubUntil > At && interval < FeedHubs.Visited)
            interval = FeedHubs.Visited;
        var next = PollTimes.AfterSuccess(At, interval, polling.AskedSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null, salt);
        polling.NextAt = PollTimes.AtAnHourThatSuits(next, polling.SkipHours, polling.SkipDays, salt);
    }

    /// <summary>Spreads the visits of things that were added together; string.GetHashCode differs from process to process.</summary>
    internal static int SaltOf(string id, long visits) => id.Aggregate(17, (hash, letter) => unchecked(hash * 31 + letter)) + (int)visits;
}
