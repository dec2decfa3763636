using Dashboard.Domain.Articles;

namespace Dashboard.Data.Pipeline;

public enum ReceiptState { Waiting, Working, Done, Failed }

/// <summary>
/// What was received, byte for byte, and where it stands in the queue. Stored before anybody is answered; the bytes are the
/// snapshot that every quote goes back to. An article has one for each of its versions; the version that was read out of it has its id.
/// </summary>
public sealed class Receipt
{
    /// <summary>Faults or deaths of the program at one article before it is set aside.</summary>
    public const int MaxAttempts = 3;

    public required string Id { get; init; }
    public required string StoryId { get; init; }
    public required string ArticleId { get; init; }

    /// <summary>Null for an address that is still to be fetched.</summary>
    public byte[]? Bytes { get; set; }

    /// <summary>
    /// SHA-256 of the bytes, of the address until they are there, or of the agency's identity for the first version of a wire's item;
    /// lower-case hex; unique within a story.
    /// </summary>
    public required string Sha256 { get; set; }
    public required ReceivedWith With { get; set; }
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Host and port of an address that is still to be fetched, so that no site is asked for two pages at once; null when the bytes are there.</summary>
    public string? Host { get; set; }

    /// <summary>What the feed itself says of the article, as a small page: read when its own page does not come. Null when there is nothing.</summary>
    public byte[]? Instead { get; set; }

    public ReceiptState State { get; set; }

    /// <summary>The worker that has it, until <see cref="LeasedUntil"/>; then anybody may take it over.</summary>
    public string? LeasedBy { get; set; }
    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>
    /// How often the work on the article itself began and did not end well: the program died, or met a fault of its own. Waiting for
    /// its turn does not count, nor does an orderly stop.
    /// </summary>
    public int Attempts { get; set; }
}
