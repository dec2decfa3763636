using System.Globalization;
using Dashboard.Data.Sources;
using Dashboard.Domain.Sources;

namespace Dashboard.Web.Features.Sources;

public enum Health { New, Good, Failing, Paused, Gone }

/// <summary>How a source does, in the words of the newsroom.</summary>
public static class SourceHealth
{
    // One stumble is weather; two in a row are worth a look.
    private const int WorthALook = 2;

    public static Health Of(SourceView view) => view.Source.State switch
    {
        SourceState.Paused => Health.Paused,
        SourceState.Gone => Health.Gone,
        _ when view.Polling.LastError is not null => Health.Failing,
        _ when view.Polling.LastSuccessAt is null => Health.New,
        _ => Health.Good,
    };

    /// <summary>Whether a person should do something about it.</summary>
    public static bool NeedsHelp(SourceView view) => Of(view) is Health.Gone || (Of(view) is Health.Failing && view.Polling.Failures >= WorthALook);

    public static string Word(Health health) => health switch
    {
        Health.New => "not visited yet",
        Health.Good => "good",
        Health.Failing => "failing",
        Health.Paused => "paused",
        _ => "gone",
    };

    public static string? ToneOf(Health health) => health switch
    {
        Health.Good => "good",
        Health.Failing or Health.Gone => "conflict",
        Health.Paused => "note",
        _ => null,
    };

    /// <summary>What to do about it; null when nothing has to be done.</summary>
    public static string? Advice(SourceView view) => Of(view) switch
    {
        Health.Gone => "The site says that this address is gone for good, so it is no longer asked. Look for the new address on the site and follow that one; then remove this.",
        Health.Failing when view.Polling.Failures < WorthALook => "It is tried again by itself; nothing to do yet.",
        Health.Failing when view.Polling.LastSuccessAt is null => "It never worked. Check the address in a browser, or paste the address of the site's front page: its feeds are looked for there.",
        Health.Failing => "It worked before. It is tried again by itself, less often each time; if the site has changed, paste its front page to find the new feed.",
        Health.Paused => "It is not visited until somebody resumes it.",
        _ => null,
    };

    /// <summary>The order in which they are looked after: what needs a person, what fails, what goes well, what is not visited.</summary>
    public static int Order(SourceView view) => NeedsHelp(view) ? 0 : Of(view) switch { Health.Failing => 1, Health.Paused => 3, _ => 2 };

    /// <summary>New items a day since it was read first, without what was there already then; null in its first day.</summary>
    public static double? PerDay(SourcePolling books) =>
        books.FirstReadAt is { } first && books.LastTryAt - first is { TotalDays: >= 1 } time ? (books.Items - books.Backlog) / time.TotalDays : null;

    /// <summary>Share of visits that were answered with "nothing changed"; null before there is something to divide.</summary>
    public static string? Unchanged(SourcePolling books) =>
        books.Fetches < 2 ? null : (100.0 * books.Unchanged / books.Fetches).ToString("0", CultureInfo.InvariantCulture) + " %";
}
