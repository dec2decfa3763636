namespace Dashboard.Ingest.Feeds;

/// <summary>What one fetch of a feed says, whatever format it came in.</summary>
/// <param name="Format">For people: "RSS 2.0", "RSS 1.0", "Atom 1.0", "JSON Feed 1.1", "News sitemap" and so on.</param>
/// <param name="Title">Plain text.</param>
/// <param name="Link">The page that the feed belongs to.</param>
/// <param name="Language">BCP 47 tag as the feed states it.</param>
/// <param name="Ttl">How long the feed asks not to be fetched again (RSS <c>ttl</c>, <c>sy:updatePeriod</c>); null when it does not say.</param>
/// <param name="NextPage">Where older items are (JSON Feed <c>next_url</c>, Atom <c>rel=next</c>).</param>
/// <param name="Items">In the order of the feed, each identity once.</param>
/// <param name="Faults">For the person who looks after the source: what was wrong with the feed and what was made of it. Empty for a clean feed.</param>
public sealed record FeedReading(
    string Format,
    string? Title,
    Uri? Link,
    string? Language,
    TimeSpan? Ttl,
    Uri? NextPage,
    IReadOnlyList<FeedItem> Items,
    IReadOnlyList<string> Faults)
{
    /// <summary>What the feed says it is about, as plain text.</summary>
    public string? Description { get; init; }

    /// <summary>Whether its items are reader comments: such a feed belongs to a thread, not to the articles.</summary>
    public bool OfComments { get; init; }

    /// <summary>The hub that tells of news (WebSub), and the address under which it knows the feed; both null when there is none.</summary>
    public Uri? Hub { get; init; }
    public Uri? Topic { get; init; }

    /// <summary>Hours of the day (0 to 23, UTC) in which the feed asks not to be fetched.</summary>
    public IReadOnlyList<int> SkipHours { get; init; } = [];

    /// <summary>Days (UTC) on which the feed asks not to be fetched.</summary>
    public IReadOnlyList<DayOfWeek> SkipDays { get; init; } = [];
}

/// <summary>One entry of a feed.</summary>
/// <param name="Id">Stays the same from fetch to fetch: the feed's own identity, else the cleaned link, else a hash of what the item says.</param>
/// <param name="Link">The page of the article: http or https, absolute, as the feed states it.</param>
/// <param name="Title">Plain text.</param>
/// <param name="Html">
/// The fullest text that the feed gives, as HTML with absolute addresses. It is as hostile as any page: hand it to <see cref="Pages.PageReader"/>, never to a screen.
/// </param>
/// <param name="Summary">Plain text of the summary or description.</param>
/// <param name="Author">Names, several joined with ", "; mail addresses are left out.</param>
/// <param name="Published">With the stated offset; null when no date could be read.</param>
/// <param name="Updated">When the feed says that the item changed later.</param>
/// <param name="RawDate">The text that <paramref name="Published"/> (or else <paramref name="Updated"/>) was read from, also when it could not be read.</param>
/// <param name="Categories">The words of the feed, each once.</param>
/// <param name="Comments">The page with the comments.</param>
public sealed record FeedItem(
    string Id,
    Uri? Link,
    string? Title,
    string? Html,
    string? Summary,
    string? Author,
    DateTimeOffset? Published,
    DateTimeOffset? Updated,
    string? RawDate,
    IReadOnlyList<string> Categories,
    Uri? Comments)
{
    /// <summary>Whether the feed gives a body beside or instead of a summary; without one <see cref="Html"/> may be a teaser.</summary>
    public bool HasBody { get; init; }

    /// <summary>The feed of the comments on this item (<c>wfw:commentRss</c>, Atom <c>rel=replies</c>).</summary>
    public Uri? CommentFeed { get; init; }

    /// <summary>How many comments there are, when the feed says so.</summary>
    public int? CommentCount { get; init; }

    /// <summary>BCP 47 tag, when the item states its own or stands in a feed that states one.</summary>
    public string? Language { get; init; }

    /// <summary>Enclosures and Media RSS: hints about pictures and recordings, never the body.</summary>
    public IReadOnlyList<FeedMedia> Media { get; init; } = [];

    /// <summary>Where a re-published item came from first.</summary>
    public string? Origin { get; init; }
}

/// <summary>A picture or recording that an item announces. Nothing is loaded from it.</summary>
/// <param name="Address">http or https.</param>
/// <param name="Type">Media type as stated.</param>
/// <param name="Medium">image, audio, video, document; stated, or told from the type.</param>
/// <param name="Length">Bytes, as stated.</param>
/// <param name="Width">Pixels, as stated.</param>
public sealed record FeedMedia(Uri Address, string? Type, string? Medium, long? Length, int? Width)
{
    /// <summary>Plain text: title or description.</summary>
    public string? Caption { get; init; }

    /// <summary>Who made it.</summary>
    public string? Credit { get; init; }
}

/// <summary>What is known of a source and decides how its dates are read.</summary>
/// <param name="Zone">For times that state no zone; null means UTC.</param>
/// <param name="DayFirst">Whether 03/04/2019 is the third of April; null means that the other dates of the feed decide, and that no date is better than a wrong one.</param>
public sealed record DateHabits(TimeZoneInfo? Zone = null, bool? DayFirst = null);
