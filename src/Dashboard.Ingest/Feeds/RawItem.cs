namespace Dashboard.Ingest.Feeds;

/// <summary>An item as its format states it, before identity, dates and texts are settled in the same way for all formats.</summary>
internal sealed class RawItem
{
    public string? Identity { get; init; }

    public Uri? Link { get; init; }

    public FeedText? Title { get; init; }

    /// <summary>The body, when the feed gives one apart from the summary.</summary>
    public FeedText? Body { get; init; }

    public FeedText? Summary { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Best first; the first that can be read counts.</summary>
    public IReadOnlyList<string> Published { get; init; } = [];

    /// <inheritdoc cref="Published"/>
    public IReadOnlyList<string> Updated { get; init; } = [];

    public IEnumerable<string> Categories { get; init; } = [];

    public Uri? Comments { get; init; }

    public Uri? CommentFeed { get; init; }

    public int? CommentCount { get; init; }

    /// <summary>Null when the language of the feed holds, empty when the item says that it has none.</summary>
    public string? Language { get; init; }

    public IReadOnlyList<FeedMedia> Media { get; init; } = [];

    public string? Origin { get; init; }
}
