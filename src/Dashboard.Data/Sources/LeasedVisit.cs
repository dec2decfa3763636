namespace Dashboard.Data.Sources;

/// <summary>Something at a site that is asked for from time to time, by one node at once.</summary>
public abstract class LeasedVisit
{
    /// <summary>Host and port in lower case: one visit at a time for each.</summary>
    public required string Host { get; set; }

    /// <summary>Validators of the last good answer, byte for byte.</summary>
    public string? ETag { get; set; }
    public string? LastModified { get; set; }

    public DateTimeOffset? LastTryAt { get; set; }

    /// <summary>Why the last visit failed, for an editor; null when it went well.</summary>
    public string? LastError { get; set; }

    /// <summary>Failed visits in a row.</summary>
    public int Failures { get; set; }

    public string? LeasedBy { get; set; }
    public DateTimeOffset? LeasedUntil { get; set; }
}
