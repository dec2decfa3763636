using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>A headline claims more than the denial under it: only the telling is denied, not what was told.</summary>
internal static class DenialScopes
{
    public const string Rule = "denial-scope";

    private static readonly FindingText s_text = new PlainText(
        "The headline goes further than the denial in the text",
        "A statement in full that denies the thing itself too.",
        "Do you deny that it was told, or also that it happened?",
        Severity.Low, "Ask who denied what: the telling, or the thing itself.");

    public static IEnumerable<Candidate> Find(ReadArticle article)
    {
        foreach (var title in article.Sentences)
        {
            if (!title.IsTitle || StateWords.Lasting(title) is not { } state)
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
        foreach (var denied in DenialReader.Read(sentence))
        {
            if (denied.Form != DenialForm.Verb || denied.HeadConcept != "#tell" && !Words.Reporting.Contains(denied.HeadConcept) || !title.Names.Overlaps(sentence.Names))
                continue;
            var tokens = sentence.Tokens;
            for (var k = denied.Head + 1; k < denied.Last; k++)
            {
                if (!StateWords.Ends(state.Kind, tokens[k]))
                    continue;
                var telling = Narration.WordsOf(sentence, denied.Head, denied.Head + 1);
                var shared = title.Names.Intersect(sentence.Names).Order(StringComparer.Ordinal).ToList();
                return new Candidate(
                    Rule, ContradictionKind.Scope, "scope|" + state.Kind, $"Is only “{telling}” denied, or also “{tokens[k].Lower}”?",
                    new Assertion(title, Stance.Affirm, null, [Narration.Span(title, state.First, state.Last)], "Headline: nothing has changed", 0),
                    new Assertion(sentence, Stance.Deny, null, [Narration.Span(sentence, denied.Cue, denied.Cue + 1), Narration.Span(sentence, denied.Head, denied.Head + 1)], "Text: denies only having " + telling, 1),
                    shared, [], [], 0, null,
                    $"what is denied is “{telling}”; “{tokens[k].Lower}” stands inside what was told and is not itself denied") { Text = s_text };
            }
        }
        return null;
    }
}
