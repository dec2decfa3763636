namespace Dashboard.Data.Sources;

/// <summary>How the polling of one source goes. Bookkeeping: not in the log, written in batches.</summary>
public sealed class SourcePolling : LeasedVisit
{
    public required string SourceId { get; init; }
    public DateTimeOffset NextAt { get; set; }
    public DateTimeOffset? LastSuccessAt { get; set; }

    /// <summary>When something new was found last.</summary>
    public DateTimeOffset? LastNewAt { get; set; }

    /// <summary>Faults in what came that did not keep it from being read, for an editor.</summary>
    public string? LastRemark { get; set; }

    /// <summary>Visits altogether, those answered with "nothing changed" (304), and those that failed.</summary>
    public long Fetches { get; set; }
    public long Unchanged { get; set; }
    public long Failed { get; set; }

    /// <summary>Items seen altogether.</summary>
    public long Items { get; set; }

    /// <summary>Seconds between visits that the site asks for; null when it asks for nothing.</summary>
    public int? AskedSeconds { get; set; }

    /// <summary>Hours of the day (bit 0 for the hour after midnight) and days of the week (bit 0 for Sunday), both UTC, in which it asks to be left alone.</summary>
    public int SkipHours { get; set; }
    public int SkipDays { get; set; }

    /// <summary>When it was read for the first time, and how many items were there already then: they say nothing of how much it brings.</summary>
    public DateTimeOffset? FirstReadAt { get; set; }
    public long Backlog { get; set; }

    /// <summary>Where reading of the older parts of a long thread goes on; null when all of it was read.</summary>
    public int? Place { get; set; }

    /// <summary>The hub that tells of news (WebSub) and the address under which it knows the feed; null when there is none.</summary>
    public string? Hub { get; set; }
    public string? Topic { get; set; }

    /// <summary>With which the hub signs; null when nothing was asked of it.</summary>
    public string? HubSecret { get; set; }

    /// <summary>Until when the hub has agreed to tell; null when it has not.</summary>
    public DateTimeOffset? HubUntil { get; set; }

    /// <summary>When the hub was asked last, and what became of it, for an editor.</summary>
    public DateTimeOffset? HubAskedAt { get; set; }
    public string? HubRemark { get; set; }

    /// <summary>What it is, as its reader says: "RSS 2.0".</summary>
    public string? Format { get; set; }
}
