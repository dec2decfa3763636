using Dashboard.Domain.Claims;
using Dashboard.Domain.Log;

namespace Dashboard.Domain.Contradictions;

/// <summary>One sentence of a dismissed pair with the words that had seemed to conflict.</summary>
public sealed record DismissedSentence(StatementAnchor At, IReadOnlyList<Mark> Marks);

/// <summary>A finding that was not shown because of a dismissal.</summary>
/// <param name="Key">The finding's key.</param>
/// <param name="Title">The question it would have asked.</param>
/// <param name="Articles">Ids of the articles that carry it.</param>
public sealed record Silenced(string Key, string Title, IReadOnlyList<string> Articles, DateTimeOffset At);

/// <summary>
/// What was dismissed on a story, so that the same pair of sentences, or the same question between the same values, is not flagged
/// there again.
/// </summary>
public sealed class Dismissal : IStoryPart
{
    private const int MostSilenced = 100;

    public required string Id { get; init; }
    public required string StoryId { get; init; }
    public long Version { get; set; }
    public required string ContradictionId { get; init; }

    /// <summary>The finding's key when it was dismissed.</summary>
    public required string FindingKey { get; init; }
    public required ContradictionKind Kind { get; init; }
    public required Rule Rule { get; init; }

    /// <summary>The question, folded: with <see cref="Values"/> the pattern that does not return.</summary>
    public required string Topic { get; init; }

    /// <summary>The value of each side, or its label where it has none, folded and in order.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];
    public IReadOnlyList<DismissedSentence> Sentences { get; init; } = [];
    public required DismissalReason Why { get; init; }
    public required string Text { get; init; }
    public required string ById { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>What it kept from being flagged, each once.</summary>
    public IReadOnlyList<Silenced> Silenced { get; private set; } = [];

    /// <summary>Remembers a contradiction that was just dismissed.</summary>
    public static Dismissal Of(Contradiction contradiction, Resolution resolution) => new()
    {
        Id = Ids.New(),
        StoryId = contradiction.StoryId,
        ContradictionId = contradiction.Id,
        FindingKey = contradiction.Key,
        Kind = contradiction.Kind,
        Rule = contradiction.Rule,
        Topic = Fold(contradiction.Title),
        Values = ValuesOf(contradiction.Sides),
        Sentences = [.. contradiction.Sides.SelectMany(side => side.Statements).Select(statement => new DismissedSentence(StatementAnchor.Of(statement), statement.Marks))],
        Why = resolution.Why ?? DismissalReason.Other,
        Text = resolution.Reason,
        ById = resolution.ById,
        ByName = resolution.ByName,
        At = resolution.At,
    };

    /// <summary>Whether a finding is what was dismissed: by its key, its pair of sentences, or its question and values.</summary>
    public bool Covers(Finding finding) => finding.Key == FindingKey || IsSamePair(finding) || IsSamePattern(finding);

    /// <summary>Counts a finding that was not shown. False when it is the dismissed one itself, or was counted before.</summary>
    public bool Count(Finding finding, DateTimeOffset at)
    {
        var articles = finding.Sides.SelectMany(side => side.Statements).Select(statement => statement.ArticleId).Distinct().Order(StringComparer.Ordinal).ToList();
        var itself = finding.Key == FindingKey && articles.All(article => Sentences.Any(sentence => sentence.At.ArticleId == article));
        if (itself || Silenced.Count >= MostSilenced || Silenced.Any(known => known.Key == finding.Key && articles.All(known.Articles.Contains)))
            return false;
        Silenced = [.. Silenced.Where(known => known.Key != finding.Key), new Silenced(finding.Key, finding.Title, articles, at)];
        return true;
    }

    // Every side stands in a sentence that was dismissed. Another kind of conflict between the same two sentences is the same only
    // when it is about the same words.
    private bool IsSamePair(Finding finding) => finding.Sides.All(side => side.Statements.Any(statement => Sentences.Any(known =>
        known.At.Overlaps(StatementAnchor.Of(statement)) && (finding.Kind == Kind || statement.Marks.Any(mark => known.Marks.Any(other => mark.Start < other.End && other.Start < mark.End))))));

    // The same question with no value that had not been dismissed.
    private bool IsSamePattern(Finding finding) =>
        finding.Kind == Kind && Fold(finding.Title) == Topic && ValuesOf(finding.Sides).All(value => Values.Contains(value, StringComparer.Ordinal));

    private static List<string> ValuesOf(IReadOnlyList<Side> sides) => [.. sides
        .Select(side => Fold(side.Statements.Select(statement => statement.Value).FirstOrDefault(value => value is not null) ?? side.Label))
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string Fold(string text)
    {
        var words = text.ToLowerInvariant().Split([.. " \t\n.,;:!?\"'“”‘’()"], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words);
    }
}
