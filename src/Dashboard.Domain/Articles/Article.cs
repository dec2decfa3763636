using System.Text.Json.Serialization;
using Dashboard.Domain.Log;

namespace Dashboard.Domain.Articles;

public enum ArticleStatus { Received, Reading, Ready, Failed }

/// <summary>The ticks that a card shows while its article is analysed, in order.</summary>
public enum PipelineStep { Received, Cleaned, Matched, Claims, Flags }

/// <summary>An article on a story. Its text lives in <see cref="ArticleVersion"/>; this is what the boards show.</summary>
public sealed class Article : IStoryPart
{
    public required string Id { get; init; }
    public required string StoryId { get; init; }
    public long Version { get; set; }

    public ArticleStatus Status { get; private set; } = ArticleStatus.Received;
    public PipelineStep Step { get; private set; } = PipelineStep.Received;

    /// <summary>Why reading failed and what to do, when <see cref="Status"/> is failed.</summary>
    public string? Failure { get; private set; }

    public string? Title { get; private set; }

    /// <summary>The first words of the text: what a card shows when there is no title.</summary>
    public string? Opening { get; private set; }

    /// <summary>Title, or the first words, or where it came from: never empty.</summary>
    [JsonIgnore]
    public string Heading => Title ?? Opening ?? Url ?? "Untitled article";
    public string? Byline { get; private set; }
    public string? Source { get; private set; }
    public string? Url { get; set; }
    public string? Language { get; private set; }

    /// <summary>ISO 8601; only the day (<c>2019-06-04</c>) when no time is known.</summary>
    public string? PublishedAt { get; private set; }

    /// <summary>How sure the reader is of <see cref="PublishedAt"/>, 0 to 1; 1 when a person set it.</summary>
    public double DateConfidence { get; private set; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>SHA-256 of the original bytes, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Number of the version that is shown; 0 until the article was read once.</summary>
    public int CurrentVersion { get; private set; }
    public int Words { get; private set; }

    /// <summary>Closest earlier article that this one copies, when it does.</summary>
    public string? CopyOf { get; private set; }
    public string? CopyNote { get; private set; }

    /// <summary>Somebody, or the source that brought it, said that its page is not looked at again.</summary>
    public bool WatchOff { get; set; }

    /// <summary>That its page is not there any more; null while it is, or nobody looks.</summary>
    public PageAbsence? Absence { get; set; }

    public void BeginReading()
    {
        Status = ArticleStatus.Reading;
        Step = PipelineStep.Received;
        Failure = null;
    }

    /// <summary>The article was read: the board may show its fields.</summary>
    public void Take(ArticleVersion version)
    {
        CurrentVersion = version.Number;
        Words = version.Words;
        Opening = OpeningOf(version);
        Show(version.Fields);
        Step = PipelineStep.Cleaned;
    }

    private static string? OpeningOf(ArticleVersion version)
    {
        const int length = 110;
        var body = version.Blocks.FirstOrDefault(block => block.Kind == BlockKind.Body);
        if (body is null)
            return null;
        var text = version.Text.AsSpan(body.Start, body.End - body.Start).Trim();
        var space = text.Length <= length ? -1 : text[..length].LastIndexOf(' ');
        return text.Length <= length ? text.ToString() : $"{text[..(space > 0 ? space : length)].TrimEnd()}…";
    }

    /// <summary>Copies the fields that the board shows.</summary>
    public void Show(IReadOnlyDictionary<string, ReadField> fields)
    {
        string? Value(string name) => fields.TryGetValue(name, out var field) ? field.Value : null;
        Title = Value(FieldNames.Title);
        Byline = Value(FieldNames.Byline);
        Source = Value(FieldNames.Source);
        PublishedAt = Value(FieldNames.PublishedAt);
        DateConfidence = PublishedAt is null ? 0 : fields[FieldNames.PublishedAt].Confidence;
        Language = Value(FieldNames.Language);
        Url ??= Value(FieldNames.Url);
    }

    public void Reach(PipelineStep step) => Step = step;

    public void MarkCopy(string? of, string? note)
    {
        CopyOf = of;
        CopyNote = note;
    }

    public void Finish()
    {
        Status = ArticleStatus.Ready;
        Step = PipelineStep.Flags;
    }

    public void Fail(string reason)
    {
        Status = ArticleStatus.Failed;
        Failure = reason;
    }
}

/// <summary>One immutable reading of an article; quotes refer to it by offset.</summary>
public sealed class ArticleVersion : IStoryPart
{
    public required string Id { get; init; }
    public required string StoryId { get; init; }
    public long Version { get; set; }
    public required string ArticleId { get; init; }
    public int Number { get; init; }
    public DateTimeOffset ReadAt { get; init; }

    /// <summary>The cleaned text; not in the log, which holds its hash instead.</summary>
    [JsonIgnore]
    public required string Text { get; init; }

    /// <summary>SHA-256 of <see cref="Text"/> in UTF-8, lower-case hex.</summary>
    public required string TextSha256 { get; init; }
    public int Words { get; init; }
    public required IReadOnlyList<Block> Blocks { get; set; }
    public required IReadOnlyDictionary<string, ReadField> Fields { get; set; }
    public DateAnchor? Anchor { get; set; }
}
