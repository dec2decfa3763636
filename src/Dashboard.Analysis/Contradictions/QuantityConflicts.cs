using System.Globalization;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>Two numbers for one thing, or a number against its denial.</summary>
internal static class QuantityConflicts
{
    public const string Rule = "quantity-conflict";

    /// <summary>Whether two numbers of different sentences may count the same thing and disagree; null when not.</summary>
    public static Candidate? Judge(ReadSentence a, Quantity x, ReadSentence b, Quantity y)
    {
        if (DenialOfNumber(a, x, b, y) is { } denial)
            return denial;
        if (a.Article.Id == b.Article.Id || Several(a, x) || Several(b, y) || Total(a, x) != Total(b, y))
            return null;
        if (!Comparable(x, y) || x.Overlaps(y) || Denied(a, x) || Denied(b, y))
            return null;
        if ((x.Vague || y.Vague) && Ratio(x, y) < 2)
            return null;
        if (Explained(a, x, b, y) || !SameTime(a, b))
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
        if (x is null || y is null || x.Unit != y.Unit || x.Overlaps(y) || (x.Vague || y.Vague) && Ratio(x, y) < 2)
            return null;
        if (!SameRole(x, y) || x.Head is not null && y.Head is not null && x.Head != y.Head)
            return null;
        if (difference.ALast - difference.AFirst > x.Last - x.First + 2 || difference.BLast - difference.BFirst > y.Last - y.First + 2)
            return null;
        if (Explained(a, x, b, y) || !SameTime(a, b))
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
        var what = (thing.Length > 0 ? thing : x.Unit == "%" ? "percentage" : "figure") + OutcomeWord(x, a);
        return new Candidate(
            Rule, ContradictionKind.Number, "number|" + x.Unit + "|" + (x.Head ?? y.Head) + "|" + (x.Outcome ?? y.Outcome) + "|" + x.Role,
            x.Unit.Length == 0 && thing.Length > 0 ? "How many " + what + "?" : "How much: " + Pair(x, y) + "?",
            Side(a, x), Side(b, y), shared, ax, bx, needed, Arithmetic(x, y), Compared(a, x, b, y));

        static Assertion Side(ReadSentence sentence, Quantity quantity) =>
            new(sentence, Stance.Affirm, quantity.Shown, [(quantity.Start, quantity.End)], quantity.Plain, quantity.Value);
    }

    private static string Pair(Quantity x, Quantity y) => x.Value <= y.Value ? x.Shown + " or " + y.Shown : y.Shown + " or " + x.Shown;

    private static string OutcomeWord(Quantity x, ReadSentence a)
    {
        if (x.Outcome is null || x.Outcome == x.Head)
            return "";
        foreach (var token in a.Tokens)
        {
            if (token.Concept == x.Outcome)
                return " (" + token.Lower + ")";
        }
        return "";
    }

    /// <summary>The two intervals in words, with the quotient: what a checker can redo with a pencil.</summary>
    public static string Arithmetic(Quantity x, Quantity y)
    {
        var (small, large) = x.Value <= y.Value ? (x, y) : (y, x);
        var parts = new List<string>();
        if (small.Value > 0)
            parts.Add(FormattableString.Invariant($"{large.Value:#,0.##} ÷ {small.Value:#,0.##} = {large.Value / small.Value:0.##}"));
        parts.Add(double.IsPositiveInfinity(small.High) && double.IsPositiveInfinity(large.High)
            ? FormattableString.Invariant($"{small.Shown} is usually written up to {small.Usual:#,0.##}, {large.Shown} begins at {large.Low:#,0.##}")
            : $"{small.Shown} allows {Interval(small)}, {large.Shown} allows {Interval(large)}: no overlap");
        return string.Join("; ", parts);
    }

    private static string Interval(Quantity q)
    {
        static string N(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
        if (double.IsPositiveInfinity(q.High))
            return N(q.Low) + " and more";
        return q.Low == q.High ? "exactly " + N(q.Low) : N(q.Low) + " to " + N(q.High);
    }

    private static string Compared(ReadSentence a, Quantity x, ReadSentence b, Quantity y)
    {
        var parts = new List<string> { x.Unit.Length == 0 ? "both count " + (x.HeadWord.Length > 0 ? x.HeadWord : "the same thing") : "same unit" };
        parts.Add("same role: " + x.Role.ToString().ToLowerInvariant());
        parts.Add(a.Days.Count + b.Days.Count == 0 ? "no other time named in either sentence" : "the times named do not exclude each other");
        if (x.Modifiers.Count + y.Modifiers.Count > 0)
            parts.Add("no different group named");
        return string.Join("; ", parts);
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

    /// <summary>The other sentence knows this number too, or one of them adds or splits: then they do not disagree.</summary>
    private static bool Explained(ReadSentence a, Quantity x, ReadSentence b, Quantity y)
    {
        foreach (var other in b.Quantities)
        {
            if (!ReferenceEquals(other, y) && other.Unit == x.Unit && other.Overlaps(x))
                return true;
        }
        foreach (var other in a.Quantities)
        {
            if (!ReferenceEquals(other, x) && other.Unit == y.Unit && other.Overlaps(y))
                return true;
        }
        return Sums(a, x, y) || Sums(b, y, x);
    }

    /// <summary>"12 adults and 3 children" against "15 people".</summary>
    private static bool Sums(ReadSentence sentence, Quantity part, Quantity whole)
    {
        var sum = 0.0;
        var count = 0;
        foreach (var quantity in sentence.Quantities)
        {
            if (quantity.Unit != whole.Unit || quantity.Vague)
                continue;
            sum += quantity.Value;
            count++;
            if (!ReferenceEquals(quantity, part) && part.Value + quantity.Value is var two && two >= whole.Low && two <= whole.High)
                return true;
        }
        return count > 1 && sum >= whole.Low && sum <= whole.High;
    }

    /// <summary>False when both sentences name times and none of them agrees.</summary>
    public static bool SameTime(ReadSentence a, ReadSentence b)
    {
        var years = Years(a);
        var others = Years(b);
        if (years.Count > 0 && others.Count > 0 && !years.Overlaps(others))
            return false;
        var days = a.Days.Where(day => day.Day is not null).Select(day => day.Day!.Value).ToHashSet();
        return days.Count == 0 || !b.Days.Any(day => day.Day is not null) || b.Days.Any(day => day.Day is { } other && days.Contains(other));
    }

    private static HashSet<int> Years(ReadSentence sentence) => [.. sentence.Days.Where(day => day.Year is not null).Select(day => day.Year!.Value)];

    private static double Ratio(Quantity x, Quantity y)
    {
        var (small, large) = x.Low > y.High ? (y.High, x.Low) : (x.High, y.Low);
        return small <= 0 ? double.PositiveInfinity : large / small;
    }

    private static bool Denied(ReadSentence sentence, Quantity quantity) =>
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
    private static Candidate? DenialOfNumber(ReadSentence a, Quantity x, ReadSentence b, Quantity y)
    {
        var (deniedA, deniedB) = (Negator(a, x) >= 0, Negator(b, y) >= 0);
        // What a denying verb governs is an act with a number in it; that is a denial, not a dispute about the number.
        if (deniedA == deniedB || Polarity.DenialOf(a.Tokens, x.First) >= 0 || Polarity.DenialOf(b.Tokens, y.First) >= 0 || x.Unit != y.Unit || x.Value != y.Value || x.Vague || y.Vague)
            return null;
        if (x.Head is null && x.Unit.Length == 0 || x.Head != y.Head || x.Role is QuantityRole.Extra or QuantityRole.Rate or QuantityRole.Part)
            return null;
        var (ax, bx) = (Context(a, x), Context(b, y));
        var shared = ContextWords.Shared(ax, bx);
        if (shared.Count(concept => concept[0] == '@') < 2 && shared.Count < 4)
            return null;
        var (denier, denied) = deniedA ? (a, x) : (b, y);
        var thing = denied.HeadWord.Length > 0 ? " " + denied.HeadWord : "";
        return new Candidate(
            Rule, ContradictionKind.Number, "number|" + x.Unit + "|" + x.Head + "|denied", "Were there " + denied.Shown + thing + "?",
            Side(a, x, deniedA), Side(b, y, deniedB), shared, ax, bx, 0.1,
            "One side says " + denied.Shown + thing + "; the other says it was never that many and gives " + OtherFigure(denier, denied) + "."
                + Factor(denier, denied),
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

    private static string OtherFigure(ReadSentence denier, Quantity denied)
    {
        foreach (var quantity in denier.Quantities)
        {
            if (!ReferenceEquals(quantity, denied) && quantity.Unit == denied.Unit && !quantity.Vague && quantity.Head == denied.Head && !quantity.Overlaps(denied))
                return quantity.Shown;
        }
        return "no figure of its own";
    }

    /// <summary>Content around the number: the sentence without the number and the thing it counts.</summary>
    private static string[] Context(ReadSentence sentence, Quantity quantity) =>
        sentence.ContentWithout(quantity.Head);
}
