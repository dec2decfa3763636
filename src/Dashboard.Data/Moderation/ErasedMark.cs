namespace Dashboard.Data.Moderation;

/// <summary>
/// Knows an erased comment again when it comes once more, under another identity and from another file. It holds no word: a keyed hash, which
/// nobody can compare with a guess who has not the key of this installation.
/// </summary>
public sealed class ErasedMark
{
    public const int MaxMarkLength = 64;

    public required string ArticleId { get; init; }

    /// <summary>HMAC-SHA-256 of the article and the letters of the comment, lower-case hex.</summary>
    public required string Mark { get; init; }

    /// <summary>The tombstone, which has the time of writing.</summary>
    public required string CommentId { get; init; }
}
