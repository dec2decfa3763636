using Dashboard.Analysis.Contradictions.Copies;
using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>A quotation stands without its speaker, or behind somebody else's words, where another report says whose it is.</summary>
internal static class QuoteOwners
{
    public const string Rule = "quote-owner";

    private static readonly FindingText s_text = new PlainText(
        "A quotation has no speaker of its own here, and a named one there",
        "Two statements that only sound alike.", "Did you say this, and to whom?", Severity.Low, "Name the speaker, or take the quotation out.");

    public static IReadOnlyList<Candidate> Judge(OwnedQuote a, OwnedQuote b)
    {
        if (a.Owner is null == b.Owner is null || a.Words.Name != b.Words.Name && QuoteDrift.Judge(a.Words, b.Words) is not [{ Rule: QuoteDrift.Rule }])
            return [];
        var (owned, orphan) = a.Owner is null ? (b, a) : (a, b);
        // "the officer" may be anybody; who is heard just before or behind the quotation goes on in it.
        if (Narration.NamesOf(owned.Owner) is not { Count: > 0 } names || orphan.Near.Overlaps(names))
            return [];
        return
        [
            new Candidate(
                Rule, ContradictionKind.Attribution, "owner", orphan.Unnamed is null ? $"Whose words are these? The other report gives them to {owned.Owner}." : $"Whose words are these: {orphan.Unnamed}, or {owned.Owner}?",
                Side(orphan, orphan.Unnamed is null ? "No speaker" : "Stands behind an unnamed source", 0), Side(owned, "Said by " + owned.Owner, 1),
                [], [], [], 0, null, "one statement in two renderings; only one article names its speaker")
            {
                Text = s_text,
                More = [new Reason("Proposed speaker", owned.Owner!)],
            },
        ];
    }

    private static Assertion Side(OwnedQuote quote, string label, int sort) => new(
        quote.Words.Sentence, Stance.Affirm, null, [Narration.Span(quote.Words.Sentence, quote.Words.First, quote.Words.Last)], label, sort, quote.Owner);
}
