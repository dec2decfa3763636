using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>One article uses one number for how many there were and for how many of them left or came: "most of the 800" and "all 800".</summary>
internal static class StockAndFlow
{
    public const string Rule = "stock-and-flow";

    private static readonly HashSet<string> s_shares = new("most half majority part some many".Split(' '), StringComparer.Ordinal);
    private static readonly HashSet<string> s_changes = new("leave arrive cut hire fire sack deploy send dismiss recruit".Split(' ').Select(Concepts.Of), StringComparer.Ordinal);

    private static readonly FindingText s_text = new PlainText(
        "One number is used for those who were there and for those who moved",
        "Both numbers are right and were the same by chance.",
        "Is this the number who were there, or the number who moved?", Severity.Low, "Ask for both numbers: how many there were, and how many of them moved.");

    public static IEnumerable<Candidate> Find(ReadArticle article)
    {
        var all = article.Sentences.SelectMany(sentence => sentence.Quantities.Where(quantity => quantity.Unit.Length == 0 && !quantity.Vague && quantity.Head is not null)
            .Select(quantity => (Sentence: sentence, Quantity: quantity))).ToList();
        foreach (var (sentence, stock) in all)
        {
            if (!IsShareOf(sentence, stock))
                continue;
            foreach (var (other, flow) in all)
            {
                if (flow.Value.Equals(stock.Value) && flow.Head == stock.Head && !IsShareOf(other, flow) && Moved(other, flow) is { } verb && sentence.Names.Overlaps(other.Names))
                {
                    yield return Make(sentence, stock, other, flow, verb);
                    yield break;
                }
            }
        }
    }

    private static Candidate Make(ReadSentence sentence, Quantity stock, ReadSentence other, Quantity flow, int verb) => new(
        Rule, ContradictionKind.Scope, "stock|" + stock.Head, $"Were there {stock.Plain} {stock.HeadWord}, or did {flow.Plain} move?",
        new Assertion(sentence, Stance.Affirm, stock.Shown, [(stock.Start, stock.End)], "How many there were: " + stock.Shown, 0),
        new Assertion(other, Stance.Affirm, flow.Shown, [Narration.Span(other, verb, verb + 1), (flow.Start, flow.End)], "How many moved: " + flow.Shown, 1),
        [.. sentence.Names.Intersect(other.Names).Order(StringComparer.Ordinal)], [], [], 0, "a part of " + stock.Plain + " is fewer than " + stock.Plain,
        "both count the same people or things; one sentence speaks of a part of them, the other of all") { Text = s_text };

    /// <summary>"most of the (alleged) 800"</summary>
    private static bool IsShareOf(ReadSentence sentence, Quantity quantity)
    {
        for (var k = quantity.First - 1; k > 0 && k >= quantity.First - 4; k--)
        {
            if (sentence.Tokens[k].Is("of") && s_shares.Contains(sentence.Tokens[k - 1].Lower))
                return true;
        }
        return false;
    }

    /// <summary>"withdrew nearly 800", "800 nurses left": index of the verb right beside the number, or null.</summary>
    private static int? Moved(ReadSentence sentence, Quantity quantity)
    {
        for (var k = quantity.First - 1; k >= 0 && k >= quantity.First - 2; k--)
        {
            if (s_changes.Contains(sentence.Tokens[k].Concept) && !sentence.Tokens[k].Name)
                return k;
        }
        var after = quantity.Last + 1;
        return after < sentence.Tokens.Count && s_changes.Contains(sentence.Tokens[after].Concept) && Stems.IsPast(sentence.Tokens[after].Lower) && !sentence.HasDenial ? after : null;
    }
}
