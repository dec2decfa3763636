using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>Two numbers for one thing, or a number against its denial.</summary>
internal static class QuantityConflicts
{
    public const string Rule = "quantity-conflict";

    public static IReadOnlyList<Candidate> Judge(CountedIn a, CountedIn b) =>
        Judge(a.Sentence, a.Quantity, b.Sentence, b.Quantity) is { } candidate && !a.KnowsToo(b.Quantity) && !b.KnowsToo(a.Quantity) ? [candidate] : [];

    /// <summary>Whether two numbers of different sentences may count the same thing and disagree; null when not.</summary>
    public static Candidate? Judge(ReadSentence a, Quantity x, ReadSentence b, Quantity y)
    {
        if (DeniedNumbers.Judge(a, x, b, y) is { } denial)
            return denial;
        if (a.Article.Id == b.Article.Id || a.Scope.Excludes(b.Scope) || Several(a, x) || Several(b, y) || Total(a, x) != Total(b, y))
            return null;
        if (!Comparable(x, y) || x.Overlaps(y) || DeniedNumbers.Denied(a, x) || DeniedNumbers.Denied(b, y))
            return null;
        // "At least three" became "at least ten": the count went on.
        if (LaterCounts.Are(a, x, b, y))
            return null;
        if ((x.Vague || y.Vague) && Ratio(x, y) < 2)
            return null;
        if (Compatible.Explained(a, x, b, y) || !Compatible.SameTime(a, b))
            return null;
        var (ax, bx) = (Context(a, x), Context(b, y));
        var shared = ContextWords.Shared(ax, bx);
        if (shared.Count * 10 < Math.Min(ax.Length, bx.Length) * 3)
            return null;
        if (x.Unit.Length == 0 && Beside(a, x, b, y))
            return Make(a, x, b, y, shared, ax, bx, 0.3);
        if (shared.Count < 3 || !shared.Exists(concept => concept[0] == '@') && shared.Count < 5)
            return null;
        var counted = x.Unit.Length == 0;
        return Make(a, x, b, y, shared, ax, bx, counted && x.Outcome is not null ? 0.4 : counted ? 0.5 : 0.75);
    }

    /// <summary>The words right beside the number are the same: "the pool holds 40 boats in the bay". Then no name is needed to tell what is counted.</summary>
    private static bool Beside(ReadSentence a, Quantity x, ReadSentence b, Quantity y)
    {
        // "He caught 29" and "he caught 39" may speak of two people.
        if (a.IsAboutOther(b) || a.OpensWithPronoun || b.OpensWithPronoun)
            return false;
        var (p, q) = (Around(a, x), Around(b, y));
        var shared = p.Count(q.Contains);
        return shared >= 3 && shared * 4 >= Math.Min(p.Count, q.Count) * 3 && p.Any(concept => q.Contains(concept) && !Words.Common.Contains(concept));
    }

    private static HashSet<string> Around(ReadSentence sentence, Quantity quantity)
    {
        var around = new HashSet<string>(StringComparer.Ordinal);
        for (var k = quantity.First - 1; k >= 0 && k >= quantity.First - 6 && !Ends(sentence.Tokens[k]); k--)
            Take(sentence.Tokens[k]);
        for (var k = quantity.Last; k < sentence.Tokens.Count && k < quantity.Last + 7 && !Ends(sentence.Tokens[k]); k++)
            Take(sentence.Tokens[k]);
        return around;

        static bool Ends(Token token) => token.Lower is "," or ";" or "." or ":" or "“" or "”" or "\"" or "but" or "while";
        void Take(Token token)
        {
            if (StatementReader.IsContent(token) && token.Concept != quantity.Head)
                around.Add(token.Concept);
        }
    }

    /// <summary>A sentence that gives several numbers of one kind sorts them by something that is not read here.</summary>
    private static bool Several(ReadSentence sentence, Quantity quantity)
    {
        foreach (var other in sentence.Quantities)
        {
            if (!ReferenceEquals(other, quantity) && other.Unit == quantity.Unit && other.Head == quantity.Head && other.Outcome == quantity.Outcome
                && other.Role == quantity.Role)
                return true;
        }
        return false;
    }

    /// <summary>"a total of", "so far": a running total is not compared with one count.</summary>
    private static bool Total(ReadSentence sentence, Quantity quantity)
    {
        var tokens = sentence.Tokens;
        for (var k = Math.Max(0, quantity.First - 12); k < Math.Min(tokens.Count, quantity.Last + 12); k++)
        {
            if (tokens[k].Lower is "altogether" or "combined" or "cumulative" or "overall" or "total" or "totalling" or "totaling"
                || tokens[k].Lower is "far" && k > 0 && tokens[k - 1].Lower is "so" or "thus" || tokens[k].Is("date") && k > 0 && tokens[k - 1].Is("to"))
                return true;
        }
        return false;
    }

    /// <summary>Whether two sentences that are copies but for a few words differ in a number.</summary>
    public static Candidate? JudgeAligned(ReadSentence a, ReadSentence b, Alignment alignment, Difference difference)
    {
        var x = Inside(a, difference.AFirst, difference.ALast);
        var y = Inside(b, difference.BFirst, difference.BLast);
        if (x is null || y is null || x.Unit != y.Unit || x.Overlaps(y) || LaterCounts.Are(a, x, b, y) || (x.Vague || y.Vague) && Ratio(x, y) < 2)
            return null;
        if (!SameRole(x, y) || x.Head is not null && y.Head is not null && x.Head != y.Head || x.Outcome is not null && y.Outcome is not null && x.Outcome != y.Outcome)
            return null;
        if (x.Modifiers.Concat(y.Modifiers).Any(concept => concept[0] == '@') && Different(x.Modifiers, y.Modifiers))
            return null;
        if (difference.ALast - difference.AFirst > x.Last - x.First + 2 || difference.BLast - difference.BFirst > y.Last - y.First + 2)
            return null;
        if (Compatible.Explained(a, x, b, y) || !Compatible.SameTime(a, b) || a.Scope.Excludes(b.Scope))
            return null;
        var (ax, bx) = (Context(a, x), Context(b, y));
        return Make(a, x, b, y, ContextWords.Shared(ax, bx), ax, bx, alignment.Share >= 0.8 ? 0 : 0.5);
    }

    private static Quantity? Inside(ReadSentence sentence, int first, int last)
    {
        Quantity? found = null;
        foreach (var quantity in sentence.Quantities)
        {
            if (quantity.Core < first || quantity.Core >= last)
                continue;
            if (found is not null)
                return null;
            found = quantity;
        }
        return found;
    }

    private static Candidate Make(
        ReadSentence a, Quantity x, ReadSentence b, Quantity y, List<string> shared, string[] ax, string[] bx, double needed)
    {
        var thing = x.HeadWord.Length > 0 ? x.HeadWord : y.HeadWord;
        var what = (thing.Length > 0 ? thing : x.Unit == "%" ? "percentage" : "figure") + QuantityWords.OutcomeWord(x, a);
        return new Candidate(
            Rule, ContradictionKind.Number, "number|" + x.Unit + "|" + (x.Head ?? y.Head) + "|" + (x.Outcome ?? y.Outcome) + "|" + x.Role,
            x.Unit.Length == 0 && thing.Length > 0 ? ValueQuestions.OfCount(a, x) ?? ValueQuestions.OfCount(b, y) ?? "How many " + what + "?" : "How much: " + QuantityWords.Pair(x, y) + "?",
            Side(a, x), Side(b, y), shared, ax, bx, needed, QuantityWords.Arithmetic(x, y), QuantityWords.Compared(a, x, b, y));

        static Assertion Side(ReadSentence sentence, Quantity quantity) =>
            new(sentence, Stance.Affirm, quantity.Shown, [(quantity.Start, quantity.End)], quantity.Plain, quantity.Value);
    }

    private static bool Comparable(Quantity x, Quantity y)
    {
        if (x.Unit != y.Unit || x.Unit is "s" or "CENT")
            return false;
        if (x.Unit.Length == 0 && (x.Head is null || x.Head != y.Head))
            return false;
        if (x.Head is not null && y.Head is not null && x.Head != y.Head)
            return false;
        if (x.Outcome != y.Outcome)
            return false;
        if (x.Head is "#people" && x.Outcome is null)
            return false;
        return SameRole(x, y) && x.Role is not (QuantityRole.Extra or QuantityRole.Part) && !Different(x.Modifiers, y.Modifiers);
    }

    private static bool SameRole(Quantity x, Quantity y) =>
        x.Role == y.Role || x.Role is QuantityRole.Level or QuantityRole.After && y.Role is QuantityRole.Level or QuantityRole.After;

    /// <summary>Both name a kind and the kinds have nothing in common: "40 French soldiers", "60 German soldiers".</summary>
    private static bool Different(IReadOnlyList<string> x, IReadOnlyList<string> y)
    {
        if (x.Count == 0 || y.Count == 0)
            return x.Any(IsName) || y.Any(IsName);
        return !x.Any(y.Contains) || x.Where(IsName).Except(y).Any() || y.Where(IsName).Except(x).Any();

        static bool IsName(string concept) => concept[0] == '@';
    }

    private static double Ratio(Quantity x, Quantity y)
    {
        var (small, large) = x.Low > y.High ? (y.High, x.Low) : (x.High, y.Low);
        return small <= 0 ? double.PositiveInfinity : large / small;
    }

    /// <summary>Content around the number: the sentence without the number and the thing it counts.</summary>
    private static string[] Context(ReadSentence sentence, Quantity quantity) =>
        sentence.ContentWithout(quantity.Head);
}
