using Dashboard.Domain.Articles;

namespace Dashboard.Web.Features.Articles;

/// <summary>An article as programs see it. Text, blocks and fields are there once it was read.</summary>
/// <param name="Status">received, reading, ready or failed.</param>
/// <param name="Step">The newest tick on its card.</param>
/// <param name="Failure">Why it failed and what to do.</param>
/// <param name="PublishedAt">ISO 8601; only the day when no time is known.</param>
/// <param name="Sha256">Of the original bytes; of the address until the page is fetched.</param>
/// <param name="Text">The cleaned text. All offsets count its UTF-16 code units.</param>
/// <param name="Anchor">The day against which "Monday" in the text is understood.</param>
/// <param name="Versions">All readings, oldest first.</param>
/// <param name="Reuse">Passages that it shares with other articles of the story.</param>
/// <param name="CopyOf">The earlier article that it copies as a whole.</param>
/// <param name="WatchOff">Nobody looks at its page again, because somebody or its source said so.</param>
/// <param name="Absence">That its page is not there any more, since when and why; the article is kept as it was read.</param>
/// <param name="Watch">How its page is watched; only in the answer about a single article.</param>
/// <param name="Wire">What its agency says of it beside the text, when it came from a wire.</param>
/// <param name="Contradictions">Ids of those in which it is a side; only in the answer about a single article.</param>
public sealed record ArticleResponse(
    string Id, string StoryId, ArticleStatus Status, PipelineStep Step, string? Failure,
    string? Title, string? Byline, string? Source, string? Url, string? Language, string? PublishedAt, DateTimeOffset ReceivedAt,
    string Sha256, int Words, string? Text, IReadOnlyList<Block> Blocks, IReadOnlyDictionary<string, ReadField> Fields, DateAnchor? Anchor,
    int CurrentVersion, IReadOnlyList<VersionNote> Versions, IReadOnlyList<ReusePassage> Reuse, string? CopyOf, string? CopyNote,
    IReadOnlyList<string>? Contradictions, WireResponse? Wire, bool WatchOff, PageAbsence? Absence, WatchState? Watch, long Version)
{
    public static ArticleResponse From(ReadArticle read) =>
        From(read.Article, read.Version, read.Versions, read.Reuse, [.. read.Contradictions.Select(contradiction => contradiction.Id)]) with { Watch = read.Watch };

    public static ArticleResponse From(
        Article article, ArticleVersion? version = null, IReadOnlyList<VersionNote>? versions = null, IReadOnlyList<ReusePassage>? reuse = null,
        IReadOnlyList<string>? contradictions = null) => new(
        article.Id, article.StoryId, article.Status, article.Step, article.Failure,
        article.Title, article.Byline, article.Source, article.Url, article.Language, article.PublishedAt, article.ReceivedAt,
        article.Sha256, article.Words, version?.Text, version?.Blocks ?? [], version?.Fields ?? new Dictionary<string, ReadField>(), version?.Anchor,
        article.CurrentVersion, versions ?? [], reuse ?? [], article.CopyOf, article.CopyNote, contradictions, WireResponse.From(version?.Fields), article.WatchOff, article.Absence, null, article.Version);
}

/// <summary>What an agency says of an item beside its text.</summary>
/// <param name="Id">The agency's identity, the same in all versions.</param>
/// <param name="Version">The agency's count.</param>
/// <param name="Status">usable, withheld or canceled.</param>
/// <param name="EmbargoedUntil">Not for publication before.</param>
/// <param name="Urgency">1 (most) to 9.</param>
public sealed record WireResponse(string Id, string? Version, PublishingStatus Status, DateTimeOffset? EmbargoedUntil, int? Urgency, string? EdNote, string? Slugline, string? DigitalSource)
{
    public static WireResponse? From(IReadOnlyDictionary<string, ReadField>? fields) => fields is not null && WireFacts.Of(fields) is { } facts
        ? new(facts.Id, facts.Version, facts.Status, facts.EmbargoedUntil, facts.Urgency, facts.EdNote, facts.Slugline, facts.DigitalSource)
        : null;
}

/// <summary>One reading of an article, whole.</summary>
public sealed record ArticleVersionResponse(
    int Number, DateTimeOffset ReadAt, string TextSha256, int Words, string Text, IReadOnlyList<Block> Blocks, IReadOnlyDictionary<string, ReadField> Fields)
{
    public static ArticleVersionResponse From(ArticleVersion version) =>
        new(version.Number, version.ReadAt, version.TextSha256, version.Words, version.Text, version.Blocks, version.Fields);
}

/// <summary>What became of one of several files.</summary>
/// <param name="Name">File name as sent; with the headline behind it for one of several items of a wire message.</param>
/// <param name="Status">201, 200 when the same bytes were there already or became a further version of what was there, or what a single request would have been refused with.</param>
/// <param name="Article">With 201 and 200.</param>
/// <param name="Problem">With anything else.</param>
public sealed record FileResult(string Name, int Status, ArticleResponse? Article, Problem? Problem);

/// <summary>What became of several files, in their order.</summary>
public sealed record FileResults(IReadOnlyList<FileResult> Items);
