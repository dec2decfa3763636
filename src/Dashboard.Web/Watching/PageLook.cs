using Dashboard.Data.Sources;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Sources;
using Dashboard.Ingest.Fetching;
using Dashboard.Web.Sources;

namespace Dashboard.Web.Watching;

/// <summary>An article whose page is to be looked at now, leased to this node.</summary>
/// <param name="Rests">Its story is put away or has its pages left alone: nobody asks, and the question comes again in a day.</param>
/// <param name="Lease">The name under which the row is held.</param>
/// <param name="Turn">At its site; given back when the site has answered.</param>
public sealed record PageLook(PageWatch Watch, Article Article, bool Rests, string Lease, IDisposable Turn);

/// <summary>What came of a look; small, so that a hundred of them can wait to be written together.</summary>
/// <param name="Result">Null when nothing was learnt: the program stops, or the story rests.</param>
public sealed record LookOutcome(string ArticleId, string Lease, DateTimeOffset At, LookResult? Result)
{
    /// <summary>Nobody asked, because the story rests.</summary>
    public bool Rests { get; init; }

    /// <summary>The answer with the article; null when it did not come.</summary>
    public FetchedPage? Page { get; init; }

    /// <summary>What the page says; null to keep what is known.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Something changed: the text, or whether the page is there.</summary>
    public bool IsNews { get; init; }

    /// <summary>The site said that the page is gone for good (410): it is asked once a day.</summary>
    public bool IsGoneForGood { get; init; }

    /// <summary>For an editor, why it failed.</summary>
    public string? Error { get; init; }
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Writes it into the books.</summary>
    public void EnterInto(PageWatch watch)
    {
        watch.LeasedBy = null;
        watch.LeasedUntil = null;
        var salt = VisitOutcome.SaltOf(watch.ArticleId, watch.Looks);
        if (Rests && watch.NextAt is not null)
            watch.NextAt = PollTimes.AfterSuccess(At, WatchTimes.Longest, null, salt);
        if (Result is not { } result)
            return;
        watch.Looks++;
        watch.LastTryAt = At;
        watch.LastResult = result;
        watch.LastError = Error;
        watch.Failures = result == LookResult.Failed ? watch.Failures + 1 : 0;
        if (Page is { } page)
        {
            WatchBook.Move(watch, page);
            if (!page.IsUnchanged)
                (watch.ETag, watch.LastModified) = (page.ETag, page.LastModified);
        }
        watch.Fingerprint = Fingerprint ?? watch.Fingerprint;
        if (IsNews)
            watch.QuietSince = At;
        // Switched off during the look.
        if (watch.NextAt is null)
            return;
        if (At - watch.QuietSince >= WatchTimes.Quiet)
        {
            (watch.NextAt, watch.EndedAt) = (null, At);
            return;
        }
        var wait = TimeSpan.FromMinutes(watch.Minutes);
        if (result != LookResult.Failed)
            wait = IsGoneForGood ? WatchTimes.Longest : IsNews ? WatchTimes.First : WatchTimes.Longer(wait);
        watch.Minutes = (int)wait.TotalMinutes;
        watch.NextAt = result == LookResult.Failed ? PollTimes.AfterFailure(At, wait, watch.Failures, RetryAfter, salt) : PollTimes.AfterSuccess(At, wait, null, salt);
    }
}
