using Dashboard.Domain.Log;

namespace Dashboard.Domain.Contradictions;

/// <summary>What a model thinks of two accounts. Dropped: it answered, and cost, but quoted what does not stand there or gave no proper answer.</summary>
public enum OpinionVerdict { Conflict, Compatible, Unclear, Dropped }

/// <summary>Words that a language model points at; exactly <c>text[Start..End]</c> of the article, or the opinion would not be kept.</summary>
public sealed record OpinionQuote(string ArticleId, int Start, int End, string Text);

/// <summary>What a language model said about a contradiction when somebody asked it. An opinion beside the finding; nothing depends on it.</summary>
public sealed class SecondOpinion : IStoryPart
{
    public required string Id { get; init; }
    public required string StoryId { get; init; }
    public long Version { get; set; }
    public required string ContradictionId { get; init; }
    public required OpinionVerdict Verdict { get; init; }
    public required string Reason { get; init; }
    public IReadOnlyList<OpinionQuote> Quotes { get; init; } = [];

    /// <summary>The model's name as its server calls it.</summary>
    public required string Model { get; init; }
    public int TokensIn { get; init; }
    public int TokensOut { get; init; }

    /// <summary>In the currency of the configured prices; 0 when there are none.</summary>
    public double Cost { get; init; }
    public required string AskedById { get; init; }
    public required string AskedByName { get; init; }
    public required DateTimeOffset At { get; init; }
}
