using Dashboard.Data.Sources;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Sources;

namespace Dashboard.Web.Features.Articles;

/// <summary>How the watching of an article's page stands.</summary>
public enum WatchMode
{
    /// <summary>It did not come by an address, and there is none to look at.</summary>
    None,

    /// <summary>It was not read yet; the watching begins then.</summary>
    NotYet,
    On,

    /// <summary>Somebody, its source or its story says that nobody looks.</summary>
    Off,

    /// <summary>Nothing changed for so long that nobody looks any more.</summary>
    Ended,
}

/// <summary>How the watching of an article's page stands, with its times; screens and the API show the same.</summary>
/// <param name="State">Whether it is looked at.</param>
/// <param name="Address">Where.</param>
/// <param name="NextAt">The next look; null when there will be none.</param>
/// <param name="LastAt">The last one.</param>
/// <param name="LastResult">What it found.</param>
/// <param name="Error">Why it failed, for a person.</param>
/// <param name="StandsIn">The article holds the words of a feed, because its page could not be read.</param>
/// <param name="Looks">Altogether.</param>
/// <param name="EndsAt">When the watching ends if nothing changes until then, or ended.</param>
/// <param name="StoryRests">It is off because the whole story leaves its pages alone or is put away.</param>
public sealed record WatchState(
    WatchMode State, string? Address = null, DateTimeOffset? NextAt = null, DateTimeOffset? LastAt = null, LookResult? LastResult = null, string? Error = null,
    bool StandsIn = false, int Looks = 0, DateTimeOffset? EndsAt = null, bool StoryRests = false)
{
    /// <param name="watch">Null when it did not come by an address.</param>
    /// <param name="storyWatches">Its story looks at its pages.</param>
    public static WatchState Of(Article article, PageWatch? watch, bool storyWatches)
    {
        if (watch is null)
            return new(WatchMode.None, WebPage(article.Url));
        var state = article.WatchOff || !storyWatches ? WatchMode.Off : watch.EndedAt is not null ? WatchMode.Ended : watch.NextAt is null ? WatchMode.NotYet : WatchMode.On;
        return new(
            state, watch.Address, state == WatchMode.On ? watch.NextAt : null, watch.LastTryAt, watch.LastTryAt is null ? null : watch.LastResult, watch.LastError, watch.StandsIn, watch.Looks,
            state == WatchMode.Ended ? watch.EndedAt : state == WatchMode.On ? watch.QuietSince + WatchTimes.Quiet : null, !storyWatches);
    }

    /// <summary>The end of "last look 13:40, …".</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string LastWords => LastResult switch
    {
        LookResult.Unchanged => "unchanged",
        LookResult.Changed => "changed",
        LookResult.Absent => "not there",
        LookResult.Failed => "failed",
        _ => "",
    };

    // An address from outside may carry any scheme; only pages are looked at.
    private static string? WebPage(string? url) =>
        url is { Length: <= Source.MaxAddressLength } && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address.AbsoluteUri : null;
}
