using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Analysis.Statements;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>A headline counts the dead, the injured or the arrested, and the article under it gives another number and never this one.</summary>
internal static class HeadlineNumbers
{
    public const string Rule = "headline-number";

    private static readonly FindingText s_text = new PlainText(
        "Headline and text of one article give different numbers",
        "The headline was updated and the text not, or they count different groups.",
        "Which of the two numbers is the latest, and when was it given?",
        Severity.Medium, "Ask the outlet which number it stands by.");

    public static IEnumerable<Candidate> Find(ReadArticle article)
    {
        foreach (var title in article.Sentences.Where(sentence => sentence.IsTitle))
        {
            foreach (var quantity in title.Quantities)
            {
                if (quantity.Unit.Length > 0 || quantity.Outcome is null || quantity.Head is null || quantity.Role is not (QuantityRole.Level or QuantityRole.After) || quantity.Vague)
                    continue;
                if (Against(title, quantity, article) is { } found)
                    yield return found;
            }
        }
    }

    private static Candidate? Against(ReadSentence title, Quantity inTitle, ReadArticle article)
    {
        (ReadSentence Sentence, Quantity Quantity)? other = null;
        foreach (var sentence in article.Sentences)
        {
            if (sentence.IsTitle)
                continue;
            foreach (var quantity in sentence.Quantities)
            {
                if (quantity.Unit.Length > 0)
                    continue;
                // The article knows the headline's number, or builds it from parts.
                if (quantity.Overlaps(inTitle) || Compatible.Explained(title, inTitle, sentence, quantity))
                    return null;
                if (other is null && quantity.Head == inTitle.Head && quantity.Outcome == inTitle.Outcome && quantity.Role is QuantityRole.Level or QuantityRole.After && !quantity.Vague
                    && !DeniedNumbers.Denied(sentence, quantity) && !title.IsAboutOther(sentence) && !title.Scope.Excludes(sentence.Scope) && Compatible.SameTime(title, sentence))
                    other = (sentence, quantity);
            }
        }
        if (other is not { } found)
            return null;
        var shared = ContextWords.Shared(title.ContentWithout(inTitle.Head), found.Sentence.ContentWithout(inTitle.Head));
        if (shared.Count < 2 || !shared.Exists(concept => concept[0] == '@'))
            return null;
        return new Candidate(
            Rule, ContradictionKind.SelfContradiction, "headline|" + inTitle.Head + "|" + inTitle.Outcome, "Headline or text: " + QuantityWords.Pair(inTitle, found.Quantity) + "?",
            Side(title, inTitle, "Headline: ", 0), Side(found.Sentence, found.Quantity, "Text: ", 1), shared, [], [], 0, QuantityWords.Arithmetic(inTitle, found.Quantity),
            QuantityWords.Compared(title, inTitle, found.Sentence, found.Quantity) + "; the headline's number stands nowhere in the text") { Text = s_text };

        static Assertion Side(ReadSentence sentence, Quantity quantity, string label, int sort) =>
            new(sentence, Stance.Affirm, quantity.Shown, [(quantity.Start, quantity.End)], label + quantity.Shown, sort);
    }
}
