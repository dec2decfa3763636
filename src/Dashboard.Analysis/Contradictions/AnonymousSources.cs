using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Analysis.Statements;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>How many unnamed sources there really are.</summary>
internal static class AnonymousSources
{
    public const string SameRule = "same-unnamed-source";
    public const string CountRule = "one-source-or-several";

    /// <summary>Sentences that far apart may speak of different sources.</summary>
    private const int Near = 4;

    private static readonly FindingText s_same = new PlainText(
        "Two articles rest on an unnamed source that is described in the same way", "Somebody who knows the sources says that they are two people.",
        "Is your source the one that the other report quotes?", Severity.Low, "Count it as one origin until somebody knows that there are two.");

    private static readonly FindingText s_count = new PlainText(
        "One article speaks of its unnamed source as one and as several", "The article means different sources in the two places.",
        "How many people told you this, independently of each other?", Severity.Low, "Ask how many sources there are.");

    public static IReadOnlyList<Candidate> Same(SourcePhrase a, SourcePhrase b)
    {
        if (a.Near != b.Near)
            return [];
        // The same sentence printed twice is a copy, and copies are shown as such.
        var (x, y) = (a.Sentence.Content, b.Sentence.Content);
        if (x.Count(y.Contains) * 10 >= Math.Min(x.Count, y.Count) * 7)
            return [];
        return
        [
            new Candidate(
                SameRule, ContradictionKind.Attribution, "source|" + a.Near, $"One source or two: “{Narration.WordsOf(a.Sentence, a.First, a.Last)}” and “{Narration.WordsOf(b.Sentence, b.First, b.Last)}”?",
                Side(a), Side(b), a.Near.Split('+'), [], [], 0, null, "both are described by whom they are close to, and it is the same") { Text = s_same },
        ];

        static Assertion Side(SourcePhrase phrase) =>
            new(phrase.Sentence, Stance.Affirm, null, [Narration.Span(phrase.Sentence, phrase.First, phrase.Last)], phrase.Sentence.Article.Source + ": " + Narration.WordsOf(phrase.Sentence, phrase.First, phrase.Last), phrase.Sentence.Number);
    }

    /// <summary>"according to the source", then "according to the Courier's sources".</summary>
    public static IEnumerable<Candidate> Count(ReadArticle article)
    {
        var one = article.Sentences.Select(sentence => (Sentence: sentence, At: Definite(sentence, "source"))).FirstOrDefault(found => found.At is not null);
        var many = article.Sentences.Select(sentence => (Sentence: sentence, At: Definite(sentence, "sources"))).FirstOrDefault(found => found.At is not null);
        if (one.At is not { } single || many.At is not { } several || Math.Abs(one.Sentence.Number - many.Sentence.Number) > Near)
            yield break;
        yield return new Candidate(
            CountRule, ContradictionKind.Attribution, "sources", $"One source or several: “{Narration.WordsOf(one.Sentence, single.First, single.Last)}” or “{Narration.WordsOf(many.Sentence, several.First, several.Last)}”?",
            new Assertion(one.Sentence, Stance.Affirm, null, [Narration.Span(one.Sentence, single.First, single.Last)], "One source", 0),
            new Assertion(many.Sentence, Stance.Affirm, null, [Narration.Span(many.Sentence, several.First, several.Last)], "Several sources", 1),
            [], [], [], 0, null, "both stand close together, and both speak of a source that is taken as known") { Text = s_count };
    }

    /// <summary>"according to the source(s)": a source that the article takes as known.</summary>
    private static (int First, int Last)? Definite(ReadSentence sentence, string noun)
    {
        var tokens = sentence.Tokens;
        for (var i = 0; i + 3 < tokens.Count; i++)
        {
            if (!tokens[i].Is("according") || !tokens[i + 1].Is("to") || tokens[i + 2].Lower is not ("the" or "its" or "their"))
                continue;
            var at = i + 3;
            while (at < tokens.Count && at < i + 7 && tokens[at].Name)
                at++;
            if (at < tokens.Count && tokens[at].Is(noun))
                return (i + 2, at + 1);
        }
        return null;
    }
}
