using Dashboard.Domain.Comments;

namespace Dashboard.Domain.Articles;

/// <summary>What a reader made of the bytes of one article: the only thing that leaves the reading stage.</summary>
/// <param name="Text">The cleaned text. All offsets in the draft count UTF-16 code units of this text.</param>
/// <param name="Blocks">In text order, without overlaps; together they cover everything but the white space between them.</param>
/// <param name="Fields">By the names of <see cref="FieldNames"/>; a field that was not found is present with a null value and a reason.</param>
/// <param name="Comments">The reader comments found on the page, in page order.</param>
/// <param name="Anchor">The day against which "Monday" or "last week" in the text is understood.</param>
public sealed record ArticleDraft(
    string Text,
    IReadOnlyList<Block> Blocks,
    IReadOnlyDictionary<string, ReadField> Fields,
    IReadOnlyList<CommentDraft> Comments,
    DateAnchor? Anchor);

/// <summary>The day against which relative dates of a text are resolved.</summary>
/// <param name="Day">The most probable day of writing.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Reason">The evidence that won, in words.</param>
public sealed record DateAnchor(DateOnly Day, double Confidence, string Reason);

/// <summary>What came with the bytes: said by the sender or the transport, not read from the text.</summary>
/// <param name="ContentType">Media type with charset when known, e.g. <c>text/html; charset=utf-8</c>.</param>
/// <param name="FileName">Name of the uploaded file, when there was one.</param>
/// <param name="Url">Address of the page, when known.</param>
/// <param name="Title">Title given by the sender.</param>
/// <param name="Byline">Byline given by the sender.</param>
/// <param name="Source">Outlet given by the sender.</param>
/// <param name="PublishedAt">Time of publication given by the sender.</param>
/// <param name="Language">BCP 47 tag given by the sender.</param>
public sealed record ReceivedWith(
    string? ContentType = null,
    string? FileName = null,
    string? Url = null,
    string? Title = null,
    string? Byline = null,
    string? Source = null,
    DateTimeOffset? PublishedAt = null,
    string? Language = null);

/// <summary>The bytes could not be read as an article. The message is shown to a person and says what to do.</summary>
public sealed class UnreadableException(string message) : Exception(message);
