namespace Dashboard.Ingest.Fetching;

/// <summary>Limits of the one outgoing door; bound from the configuration section <c>Fetch</c>.</summary>
public sealed class FetchOptions
{
    public const string Section = "Fetch";

    /// <summary>Lets this machine's own addresses be fetched, on any port. Only for tests and the demo: it opens the door that the guard is there to shut.</summary>
    public bool AllowLoopback { get; set; }

    /// <summary>Ports beside 80 and 443 that pages may be fetched from.</summary>
    public int[] ExtraPorts { get; set; } = [];

    public int MaxRedirects { get; set; } = 5;

    /// <summary>Bytes of a body as they travel, before inflating.</summary>
    public long MaxWireBytes { get; set; } = 5_000_000;

    /// <summary>Bytes of a body after inflating.</summary>
    public long MaxInflatedBytes { get; set; } = 20_000_000;

    /// <summary>Inflated bytes for each byte received; honest pages stay under 20.</summary>
    public int MaxInflateRatio { get; set; } = 100;

    /// <summary>For one fetch from first to last byte, all redirects included.</summary>
    public TimeSpan TotalTime { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest silence of the other side.</summary>
    public TimeSpan IdleTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Address where the owner of a site can ask who fetches; goes into the User-Agent.</summary>
    public string? ContactUrl { get; set; }
}
