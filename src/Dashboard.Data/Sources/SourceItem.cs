namespace Dashboard.Data.Sources;

public enum SourceItemState
{
    /// <summary>An article on a story.</summary>
    Received,

    /// <summary>Nobody knows yet which story it belongs to.</summary>
    Waiting,

    /// <summary>It is the same as an item of another source that waits (<see cref="SourceItem.SameAs"/>) and shares its fate.</summary>
    Twin,

    /// <summary>Not taken: there were too many at once, or somebody said that it belongs nowhere.</summary>
    LeftOut,
}

/// <summary>An item of a source that was seen, so that it is never received twice.</summary>
public sealed class SourceItem
{
    public required string SourceId { get; init; }

    /// <summary>SHA-256 of the item's own identity, lower-case hex.</summary>
    public required string Key { get; init; }

    /// <summary>Of its own, for addresses.</summary>
    public required string Id { get; init; }
    public SourceItemState State { get; set; }
    public DateTimeOffset SeenAt { get; init; }
    public string? StoryId { get; set; }
    public string? ArticleId { get; set; }

    /// <summary>SHA-256 of its cleaned link, lower-case hex; null without one, and for items that were too many at once.</summary>
    public string? Link { get; init; }

    /// <summary>SHA-256 of its title and words, lower-case hex; null where they are too few to tell it from others.</summary>
    public string? Wording { get; init; }

    /// <summary>Id of the item that it is a <see cref="SourceItemState.Twin"/> of.</summary>
    public string? SameAs { get; set; }

    /// <summary>While it waits: what it is, so that it can be shown and received later.</summary>
    public WaitingItem? Waiting { get; set; }
}

/// <summary>An item that waits for a story.</summary>
/// <param name="Title">Without markup.</param>
/// <param name="Link">Address of the article.</param>
/// <param name="Words">Its text or summary without markup, shortened.</param>
/// <param name="Html">The whole article as the source gives it; null when it must be fetched.</param>
public sealed record WaitingItem(string? Title, string? Link, string? Words, string? Author, DateTimeOffset? Published, string? Html);
