using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>A quotation that nobody can have said so: it puts one act into the future and into the past.</summary>
internal static class ImpossibleTenses
{
    public const string Rule = "impossible-tense";

    private const int LongestClause = 16;

    private static readonly FindingText s_text = new PlainText(
        "The quotation puts one act into the future and into the past",
        "A recording or another report with the same words.",
        "What were the exact words? Is there a recording or a transcript?",
        Severity.Low, "Compare the quotation with a recording, a transcript or another report: it looks altered.");

    private static readonly string[][] s_past =
    [
        ["in", "recent", "days"], ["in", "recent", "weeks"], ["in", "recent", "months"], ["in", "recent", "hours"], ["in", "the", "past", "days"], ["in", "the", "past", "few", "days"],
        ["in", "the", "last", "few", "days"], ["yesterday"], ["last", "night"], ["last", "week"], ["last", "month"], ["last", "year"], ["days", "ago"], ["weeks", "ago"], ["hours", "ago"],
    ];

    /// <summary>Begin another clause, whose verb has its own time.</summary>
    private static readonly HashSet<string> s_boundary = new(
        ", ; : . ? ! — – - … and or but that which who whom whose what when where why how because since after before while as if until than like although though".Split(' '), StringComparer.Ordinal);

    public static IEnumerable<Candidate> Find(ReadArticle article)
    {
        foreach (var sentence in article.Sentences)
        {
            if (sentence.Quotes.Count == 0)
                continue;
            for (var i = 0; i + 2 < sentence.Tokens.Count; i++)
            {
                if (FutureVerb(sentence.Tokens, i) is { } verb && Judge(sentence, i, verb) is { } found)
                    yield return found;
            }
        }
    }

    /// <summary>Index of the verb that is put into the future at this token.</summary>
    private static int? FutureVerb(IReadOnlyList<Token> tokens, int i)
    {
        if (tokens[i].Lower is "will" or "shall" || tokens[i].Lower.EndsWith("'ll", StringComparison.Ordinal))
        {
            var verb = i + 1;
            while (verb < tokens.Count && tokens[verb].Lower is "also" or "certainly" or "soon" or "now" or "be")
                verb++;
            return verb < tokens.Count && tokens[verb].IsWord && !tokens[verb].Capital && tokens[verb].Lower is not ("have" or "not" or "never") ? verb : null;
        }
        return tokens[i].Is("going") && i + 2 < tokens.Count && tokens[i + 1].Is("to") && tokens[i + 2].IsWord && !tokens[i + 2].Capital && !Words.Stop.Contains(tokens[i + 2].Lower) ? i + 2 : null;
    }

    private static Candidate? Judge(ReadSentence sentence, int cue, int verb)
    {
        var tokens = sentence.Tokens;
        if (!sentence.IsQuoted(tokens[cue].Start, tokens[verb].End))
            return null;
        for (var k = verb + 1; k < tokens.Count && k < verb + LongestClause; k++)
        {
            if (s_boundary.Contains(tokens[k].Lower) || Stems.IsPast(tokens[k].Lower))
                return null;
            foreach (var words in s_past)
            {
                if (k + words.Length > tokens.Count || !words.Select((word, n) => tokens[k + n].Is(word)).All(same => same))
                    continue;
                var end = k + words.Length;
                // "the attack last week" is a noun with its time: only a person, a place or the verb itself may stand before.
                if (!(tokens[k - 1].Name || k - 1 == verb || Words.Pronouns.Contains(tokens[k - 1].Lower)) || end < tokens.Count && tokens[end].Is("'s")
                    || !sentence.IsQuoted(tokens[k].Start, tokens[end - 1].End) || end < tokens.Count && tokens[end].IsWord)
                    return null;
                return new Candidate(
                    Rule, ContradictionKind.AlteredQuote, "tense|" + tokens[verb].Concept, $"Did they say “{Narration.WordsOf(sentence, cue, verb + 1)} … {Narration.WordsOf(sentence, k, end)}”?",
                    new Assertion(sentence, Stance.Affirm, null, [Narration.Span(sentence, cue, verb + 1)], "The verb: still to come", 0),
                    new Assertion(sentence, Stance.Affirm, null, [Narration.Span(sentence, k, end)], "The time: already past", 1),
                    [], [], [], 0, null, "both words stand in one clause of one quotation") { Text = s_text };
            }
        }
        return null;
    }
}
