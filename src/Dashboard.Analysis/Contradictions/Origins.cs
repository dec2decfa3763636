using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Claims;

namespace Dashboard.Analysis.Contradictions;

/// <summary>How many independent origins stand behind assertions: copies count once, and so does one speaker in several papers.</summary>
internal static class Origins
{
    private static readonly HashSet<string> Anonymous = new(["source", "sources", "person", "people", "official", "officials"], StringComparer.Ordinal);

    public static int Count(IEnumerable<Assertion> assertions, Func<string, string?> copyOf) => assertions
        .Select(assertion => Of(assertion.VoiceName ??= Named(assertion.Speaker ?? assertion.Sentence.Speaker), assertion.Sentence.Article.Id, copyOf))
        .Distinct(StringComparer.Ordinal).Count();

    public static int Count(IEnumerable<Statement> statements, Func<string, string?> copyOf) =>
        statements.Select(statement => Of(Named(statement.Speaker), statement.ArticleId, copyOf)).Distinct(StringComparer.Ordinal).Count();

    public static int Count(IEnumerable<ReadSentence> sentences, Func<string, string?> copyOf) =>
        sentences.Select(sentence => Of(sentence.VoiceName ??= Named(sentence.Speaker), sentence.ArticleId, copyOf)).Distinct(StringComparer.Ordinal).Count();

    private static string Of(string voice, string articleId, Func<string, string?> copyOf) =>
        voice.Length > 0 ? voice : "outlet " + Root(articleId, copyOf);

    /// <summary>A name for who speaks, empty when only the outlet does.</summary>
    private static string Named(string? speaker)
    {
        if (string.IsNullOrWhiteSpace(speaker) || speaker.Length < 3 || Words.Pronouns.Contains(speaker))
            return "";
        var tokens = Tokenizer.Read(speaker, 0, speaker.Length);
        var names = tokens.Where(token => token.Capital && !Words.Stop.Contains(token.Lower)).Select(token => Names.Key(token.Lower)).ToList();
        if (names.Count == 0)
            return "";
        // An unnamed source is known only by whom it is close to: until somebody knows better it is one.
        return tokens.Any(token => Anonymous.Contains(token.Lower)) ? "source " + string.Join(' ', names.Order(StringComparer.Ordinal)) : "speaker " + names[^1];
    }

    private static string Root(string articleId, Func<string, string?> copyOf)
    {
        for (var steps = 0; steps < 20 && copyOf(articleId) is { } earlier && earlier != articleId; steps++)
            articleId = earlier;
        return articleId;
    }
}
