using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>A headline says that something lasts, and the article under it reports as a fact that it has ended.</summary>
internal static class HeadlineStates
{
    public const string Rule = "headline-against-text";

    private static readonly FindingText s_text = new PlainText(
        "The headline says that it lasts, the text says that it has ended",
        "The headline and the text mean different people or things, or only a part of them.",
        "Which of the two holds now, the headline or the text, and for whom?",
        Severity.Medium, "Find out who wrote the sentence in the text and what it rests on; headline or text must be corrected.");

    /// <summary>Words that put a change into another time, or leave only a part of those meant changed.</summary>
    private static readonly HashSet<string> s_limits = new(
        ("some most part parts half several many few partly partially dozens hundreds thousands previously earlier once later again back returned until before after last ago if when unless "
        + "one two three four five six seven eight nine ten another other others").Split(' '), StringComparer.Ordinal);

    public static IEnumerable<Candidate> Find(ReadArticle article)
    {
        foreach (var title in article.Sentences)
        {
            if (!title.IsTitle || title.Quote.Contains('?', StringComparison.Ordinal) || StateWords.Lasting(title) is not { } state)
                continue;
            foreach (var sentence in article.Sentences)
            {
                if (!sentence.IsTitle && Judge(title, state, sentence) is { } found)
                {
                    yield return found;
                    break;
                }
            }
        }
    }

    private static Candidate? Judge(ReadSentence title, StateAt state, ReadSentence sentence)
    {
        if (StateWords.Ended(sentence, state.Kind) is not { } change || !Narration.IsFact(sentence, change.Last - 1))
            return null;
        if (sentence.Quantities.Count > 0 || sentence.Days.Any(day => day.OnlyYear || day.Year is not null) || sentence.Tokens.Any(token => s_limits.Contains(token.Lower)))
            return null;
        var who = Before(title, state.First);
        var subject = Subject(sentence, change).ToList();
        // A noun right before the verb is the subject: "the Oxley school has closed" says nothing of the Oxley clinic.
        if (subject.Count == 0 || !(subject[0][0] == '@' ? subject.Any(who.Contains) : who.Contains(subject[0])))
            return null;
        // "still in X" is ended by leaving X, not by leaving Y.
        var where = Narrow(title, state);
        if (where.Count > 0 && !where.Overlaps(sentence.Names))
            return null;
        var shared = title.Content.Intersect(sentence.Content).Where(concept => concept[0] == '@' || !Words.Common.Contains(concept)).Order(StringComparer.Ordinal).ToList();
        var (lasts, ended) = (Narration.WordsOf(title, state.First, state.Last), Narration.WordsOf(sentence, change.First, change.Last));
        return new Candidate(
            Rule, ContradictionKind.SelfContradiction, "headline|" + state.Kind, $"Headline or text: “{lasts}”, or “{ended}”?",
            new Assertion(title, Stance.Affirm, null, [Narration.Span(title, state.First, state.Last)], "Headline: it lasts", 0),
            new Assertion(sentence, Stance.Affirm, null, [Narration.Span(sentence, change.First, change.Last)], "Text: it has ended", 1),
            shared, [], [], 0, null,
            "both name the same subject" + (where.Count > 0 ? " and the same place" : "") + "; the text gives nobody as its source, does not hedge, and names no other time and no part") { Text = s_text };
    }

    /// <summary>Whom or what the headline means: the names and nouns before its verb.</summary>
    private static HashSet<string> Before(ReadSentence title, int end)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var k = 0; k < end; k++)
        {
            if (!StatementReader.IsContent(title.Tokens[k]) || Words.Common.Contains(title.Tokens[k].Concept))
                continue;
            found.Add(title.Tokens[k].Concept);
            // In a headline every word has a capital; names are known only from the text.
            if (title.Tokens[k].Capital)
                found.Add(Names.Key(title.Tokens[k].Lower));
        }
        return found;
    }

    private static IEnumerable<string> Subject(ReadSentence sentence, StateAt change)
    {
        for (var k = change.First - 1; k >= 0 && k >= change.First - 8 && sentence.Tokens[k].Lower is not ("," or ";" or "that" or "who" or "which"); k--)
        {
            if (StatementReader.IsContent(sentence.Tokens[k]))
                yield return sentence.Tokens[k].Concept;
        }
    }

    private static HashSet<string> Narrow(ReadSentence title, StateAt state)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var k = state.First; k < state.Last; k++)
        {
            if (title.Tokens[k].Name)
                names.Add(title.Tokens[k].Concept);
        }
        return names;
    }
}
