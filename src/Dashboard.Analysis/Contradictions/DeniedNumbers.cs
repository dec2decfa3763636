using Dashboard.Analysis.Statements;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>A number against its denial: "never had 1,000 employees".</summary>
internal static class DeniedNumbers
{
    public static bool Denied(ReadSentence sentence, Quantity quantity) =>
        Negator(sentence, quantity) >= 0 || Polarity.DenialOf(sentence.Tokens, quantity.First) >= 0;

    /// <summary>
    /// Index of a "never" or "not" that denies the number itself: "never had 1,000", "were not 40". A number behind "the" is taken for granted,
    /// and after other verbs something else is negated.
    /// </summary>
    private static int Negator(ReadSentence sentence, Quantity quantity)
    {
        var at = Polarity.NegatorOf(sentence.Tokens, quantity.First);
        for (var k = at + 1; at >= 0 && k < quantity.First; k++)
        {
            if (!Having.Contains(sentence.Tokens[k].Lower))
                return -1;
        }
        return at >= 0 && sentence.Tokens[at].Lower is "without" or "nothing" ? -1 : at;
    }

    private static readonly HashSet<string> Having = new(
        ("have has had having been be being is are was were ever even employed employ counted count there as many lost lose killed kill reached reach totalled totaled "
        + "numbered number involved involve included include a an sent send seen").Split(' '), StringComparer.Ordinal);

    /// <summary>"never had 1,000 employees" against "1,000 employees".</summary>
    public static Candidate? Judge(ReadSentence a, Quantity x, ReadSentence b, Quantity y)
    {
        var (deniedA, deniedB) = (Negator(a, x) >= 0, Negator(b, y) >= 0);
        // What a denying verb governs is an act with a number in it; that is a denial, not a dispute about the number.
        if (deniedA == deniedB || a.Scope.Excludes(b.Scope) || Polarity.DenialOf(a.Tokens, x.First) >= 0 || Polarity.DenialOf(b.Tokens, y.First) >= 0 || x.Unit != y.Unit || x.Value != y.Value || x.Vague || y.Vague)
            return null;
        if (x.Head is null && x.Unit.Length == 0 || x.Head != y.Head || x.Role is QuantityRole.Extra or QuantityRole.Rate or QuantityRole.Part)
            return null;
        var (ax, bx) = (a.ContentWithout(x.Head), b.ContentWithout(y.Head));
        var shared = ContextWords.Shared(ax, bx);
        if (shared.Count(concept => concept[0] == '@') < 2 && shared.Count < 4)
            return null;
        var (denier, denied) = deniedA ? (a, x) : (b, y);
        var thing = denied.HeadWord.Length > 0 ? " " + denied.HeadWord : "";
        return new Candidate(
            QuantityConflicts.Rule, ContradictionKind.Number, "number|" + x.Unit + "|" + x.Head + "|denied", "Were there " + denied.Shown + thing + "?",
            Side(a, x, deniedA), Side(b, y, deniedB), shared, ax, bx, 0.1,
            "One side says " + denied.Shown + thing + "; the other says it was never that many and gives " + OtherFigure(denier, denied) + "."
                + Factor(denier, denied) + Change(deniedA ? b : a, deniedA ? y : x),
            "same number, same thing counted; " + (a.Days.Count + b.Days.Count == 0 ? "no other time named" : "the times named do not exclude each other"));

        Assertion Side(ReadSentence sentence, Quantity quantity, bool isDenial)
        {
            var marks = new List<(int, int)> { (quantity.Start, quantity.End) };
            var negator = isDenial ? Negator(sentence, quantity) : -1;
            if (negator >= 0)
                marks.Insert(0, (sentence.Tokens[negator].Start, sentence.Tokens[negator].End));
            return new Assertion(
                sentence, isDenial ? Stance.Deny : Stance.Affirm, (isDenial ? "not " : "") + quantity.Shown, marks,
                isDenial ? "Not " + denied.Plain : denied.Plain, isDenial ? 1 : 0);
        }
    }

    /// <summary>"overestimated by several times": what the denied number would then be at most and at least.</summary>
    private static string Factor(ReadSentence denier, Quantity denied)
    {
        foreach (var quantity in denier.Quantities)
        {
            if (quantity.HeadWord == "times" && quantity.Low > 1)
            {
                return FormattableString.Invariant(
                    $" “{quantity.Shown} times” read as {quantity.Low:0.#} to {quantity.High:0.#}: {denied.Value:#,0} ÷ {quantity.High:0.#} = {denied.Value / quantity.High:#,0}, {denied.Value:#,0} ÷ {quantity.Low:0.#} = {denied.Value / quantity.Low:#,0}.");
            }
        }
        return "";
    }

    /// <summary>What the affirming side says became of the number: "to a few dozen from 1,000".</summary>
    private static string Change(ReadSentence affirmer, Quantity affirmed)
    {
        foreach (var quantity in affirmer.Quantities)
        {
            if (!ReferenceEquals(quantity, affirmed) && quantity.Unit == affirmed.Unit && quantity.Head == affirmed.Head && quantity.Role != affirmed.Role && quantity.Value > 0
                && affirmed.Value > 0 && !quantity.Overlaps(affirmed))
                return " " + (affirmed.Value >= quantity.Value ? QuantityWords.Times(affirmed, quantity) : QuantityWords.Times(quantity, affirmed)) + ".";
        }
        return "";
    }

    private static string OtherFigure(ReadSentence denier, Quantity denied)
    {
        foreach (var quantity in denier.Quantities)
        {
            if (!ReferenceEquals(quantity, denied) && quantity.Unit == denied.Unit && !quantity.Vague && quantity.Head == denied.Head && !quantity.Overlaps(denied))
                return quantity.Shown;
        }
        return "no figure of its own";
    }
}
