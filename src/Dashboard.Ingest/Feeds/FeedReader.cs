using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.Feeds;

/// <summary>Reads the bytes of a feed in any format.</summary>
public static class FeedReader
{
    /// <param name="body">As received, already inflated.</param>
    /// <param name="contentType">As sent; it is a hint for the encoding only, because servers send feeds under any name.</param>
    /// <param name="address">Where the feed was found: relative links are relative to it.</param>
    /// <exception cref="UnreadableException">It is no feed; the message says what it is and what to do.</exception>
    public static FeedReading Read(ReadOnlyMemory<byte> body, string? contentType, Uri address) => Read(body, contentType, address, new DateHabits());

    /// <inheritdoc cref="Read(ReadOnlyMemory{byte}, string?, Uri)"/>
    /// <param name="habits">How the dates of this source are to be read.</param>
    public static FeedReading Read(ReadOnlyMemory<byte> body, string? contentType, Uri address, DateHabits habits) =>
        throw new UnreadableException("This is no feed.");
}
