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
        "Headline and text exclude each other: by one it lasts, by the other it has ended",
        "The headline and the text mean different people or things, or only a part of them.",
        "Which of the two holds now, the headline or the text, and for whom?",
        Severity.Medium, "Find out who wrote the sentence in the text and what it rests on; headline or text must be corrected.");

    /// <summary>Words that put a change into another time, or leave only a part of those meant changed.</summary>
    private static readonly HashSet<string> s_limits = new(
        ("some most part parts half several many few partly partially dozens hundreds thousands previously earlier once later again back returned until before after last ago if when unless "
        + "one two three four five six seven eight nine ten another other others").Split(' '), StringComparer.Ordinal);

    /// <summary>States that cannot go on behind a change: an office may be kept until a successor comes, custody for another charge.</summary>
    private static readonly HashSet<string> s_final = new("presence open closed missing alive force".Split(' '), StringComparer.Ordinal);

    public static IEnumerable<Candidate> Find(ReadArticle article)
    {
        foreach (var title in article.Sentences)
        {
            if (!title.IsTitle || title.Quote.Contains('?', StringComparison.Ordinal))
                continue;
            var state = StateWords.Lasting(title) ?? StateWords.NotEnded(title);
            var change = state is null && !title.Tokens.Any(token => s_limits.Contains(token.Lower) && !token.Name) ? StateWords.Reported(title) : null;
            if (state is null && (change is not { } reported || !s_final.Contains(reported.Kind)))
                continue;
            foreach (var sentence in article.Sentences)
            {
                if (!sentence.IsTitle && (state is { } lasting ? Judge(title, lasting, sentence, StateWords.Ended(sentence, lasting.Kind), true) : Judge(title, change!.Value, sentence, StateWords.Lasting(sentence), false)) is { } found)
                {
                    yield return found;
                    break;
                }
            }
        }
    }

    /// <param name="title">The headline.</param>
    /// <param name="state">What it says.</param>
    /// <param name="sentence">A sentence of the text.</param>
    /// <param name="inText">What that says, or null.</param>
    /// <param name="lasts">The headline says that the state lasts; else that it has ended.</param>
    private static Candidate? Judge(ReadSentence title, StateAt state, ReadSentence sentence, StateAt? inText, bool lasts)
    {
        if (inText is not { } change || change.Kind != state.Kind || !Narration.IsFact(sentence, change.Last - 1))
            return null;
        if (sentence.Quantities.Count > 0 || sentence.Days.Any(day => day.OnlyYear || day.Year is not null) || sentence.Tokens.Any(token => s_limits.Contains(token.Lower)))
            return null;
        var who = Before(title, state.First);
        var subject = Subject(sentence, change).ToList();
        // A noun right before the verb is the subject: "the Oxley school has closed" says nothing of the Oxley clinic.
        if (subject.Count == 0 || !(subject[0][0] == '@' ? subject.Any(who.Contains) : who.Contains(subject[0])))
            return null;
        // "still in X" is ended by leaving X, not by leaving Y.
        var where = Narrow(lasts ? title : sentence, lasts ? state : change);
        if (where.Count > 0 ? !where.Overlaps((lasts ? sentence : title).Names) : state.Kind == "presence")
            return null;
        var shared = title.Content.Intersect(sentence.Content).Where(concept => concept[0] == '@' || !Words.Common.Contains(concept)).Order(StringComparer.Ordinal).ToList();
        var (says, against) = (Narration.WordsOf(title, state.First, state.Last), Narration.WordsOf(sentence, change.First, change.Last));
        return new Candidate(
            Rule, ContradictionKind.SelfContradiction, "headline|" + state.Kind, $"Headline or text: “{says}”, or “{against}”?",
            new Assertion(title, Stance.Affirm, null, [Narration.Span(title, state.First, state.Last)], lasts ? "Headline: it lasts" : "Headline: it has ended", 0),
            new Assertion(sentence, Stance.Affirm, null, [Narration.Span(sentence, change.First, change.Last)], lasts ? "Text: it has ended" : "Text: it lasts", 1),
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

    /// <summary>Names of the place: inside the words of the state, or behind "from", "out of", "in" after them.</summary>
    private static HashSet<string> Narrow(ReadSentence sentence, StateAt state)
    {
        var tokens = sentence.Tokens;
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var k = state.First; k < state.Last; k++)
        {
            if (tokens[k].Name && k > state.First && tokens[k - 1].Lower is "in" or "at" or "inside" || tokens[k].Name && names.Count > 0)
                names.Add(tokens[k].Concept);
        }
        for (var k = state.Last; names.Count == 0 && state.Kind == "presence" && k + 1 < tokens.Count && k < state.Last + 6; k++)
        {
            if (tokens[k].Lower is not ("from" or "of" or "in" or "leaving"))
                continue;
            for (var n = k + 1; n < tokens.Count && (tokens[n].Name || Words.Determiners.Contains(tokens[n].Lower)); n++)
            {
                if (tokens[n].Name)
                    names.Add(tokens[n].Concept);
            }
        }
        return names;
    }
}
