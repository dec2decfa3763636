using System.Text.Json;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Web.Features.SecondOpinions;

/// <summary>An answer that was held against the texts.</summary>
/// <param name="Verdict">Dropped when it did not stand the check.</param>
/// <param name="Reason">The model's reason, or ours for dropping it.</param>
/// <param name="Quotes">Each at the offsets where we found it.</param>
public sealed record CheckedOpinion(OpinionVerdict Verdict, string Reason, IReadOnlyList<OpinionQuote> Quotes);

/// <summary>
/// Holds a model's answer against the stored texts. What it quotes must stand there word for word, or the whole answer is dropped: a model
/// that makes up its evidence has made up its verdict.
/// </summary>
public static class OpinionCheck
{
    private const int MostQuotes = 8;
    private const int ShortestQuote = 3;
    private const int LongestReason = 1200;

    /// <param name="answer">The model's words.</param>
    /// <param name="texts">Stored text by article id: of the articles that it was asked about, no others.</param>
    /// <param name="sides">To prefer the place that is in dispute where words stand several times.</param>
    public static CheckedOpinion Read(string answer, IReadOnlyDictionary<string, string> texts, IReadOnlyList<Side> sides)
    {
        try
        {
            using var json = JsonDocument.Parse(WithoutFence(answer), new JsonDocumentOptions { MaxDepth = 8 });
            return Read(json.RootElement, texts, sides);
        }
        catch (JsonException)
        {
            return Drop("It did not answer in the form that was asked for.");
        }
    }

    private static CheckedOpinion Read(JsonElement answer, IReadOnlyDictionary<string, string> texts, IReadOnlyList<Side> sides)
    {
        if (VerdictOf(Word(answer, "verdict")) is not { } verdict)
            return Drop("It did not give one of the verdicts that were asked for.");
        if (Word(answer, "reason") is not { } reason || Text.Clean(reason) is not { Length: > 0 } clean)
            return Drop("It gave no reason.");
        if (!answer.TryGetProperty("quotes", out var quotes) || quotes.ValueKind != JsonValueKind.Array || quotes.GetArrayLength() > MostQuotes)
            return Drop("It did not quote in the form that was asked for.");
        var found = new List<OpinionQuote>();
        foreach (var quote in quotes.EnumerateArray())
        {
            if (Word(quote, "articleId") is not { } articleId || Word(quote, "quote") is not { } words)
                return Drop("It did not quote in the form that was asked for.");
            if (!texts.TryGetValue(articleId, out var text))
                return Drop("It quoted an article that it was not asked about.");
            if (words.Length < ShortestQuote || Find(text, words, articleId, sides) is not { } start)
                return Drop("It quoted words that do not stand in the article.");
            found.Add(new OpinionQuote(articleId, start, start + words.Length, words));
        }
        // Only "I cannot tell" needs no evidence.
        return found.Count == 0 && verdict != OpinionVerdict.Unclear
            ? Drop("It quoted nothing to show for its verdict.")
            : new(verdict, clean.Length > LongestReason ? clean[..LongestReason] + "…" : clean, [.. found.Distinct()]);
    }

    private static OpinionVerdict? VerdictOf(string? word) => word?.Trim().ToUpperInvariant() switch
    {
        "CONFLICT" => OpinionVerdict.Conflict,
        "COMPATIBLE" => OpinionVerdict.Compatible,
        "UNCLEAR" => OpinionVerdict.Unclear,
        _ => null,
    };

    private static int? Find(string text, string words, string articleId, IReadOnlyList<Side> sides)
    {
        int? first = null;
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            first ??= at;
            if (sides.Any(side => side.Statements.Any(statement => statement.ArticleId == articleId && at < statement.End && at + words.Length > statement.Start)))
                return at;
        }
        return first;
    }

    private static string? Word(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // Small models like to wrap what they were asked for.
    private static string WithoutFence(string answer)
    {
        var trimmed = answer.Trim();
        if (!trimmed.StartsWith("```", StringComparison.Ordinal) || !trimmed.EndsWith("```", StringComparison.Ordinal) || trimmed.Length < 7)
            return trimmed;
        var line = trimmed.IndexOf('\n', StringComparison.Ordinal);
        return line < 0 ? trimmed : trimmed[(line + 1)..^3];
    }

    private static CheckedOpinion Drop(string reason) => new(OpinionVerdict.Dropped, reason, []);
}
