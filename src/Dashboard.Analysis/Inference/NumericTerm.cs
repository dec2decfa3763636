using Dashboard.Analysis.Statements;

namespace Dashboard.Analysis.Inference;

/// <summary>Which way a verb moves the amount that it is said of.</summary>
internal enum Direction
{
    /// <summary>"has", "are": it only says how many.</summary>
    Still,
    In,
    Out,

    /// <summary>"took", "moved": in or out, the words do not tell.</summary>
    Either,
}

/// <summary>An amount, or what a sum over several gives.</summary>
/// <param name="Value">In the base unit; a percentage as a share of one.</param>
/// <param name="Unit">Empty for counts; a factor ("3 times", "25 %") has <c>×</c>.</param>
/// <param name="Head">Concept of the thing counted, or null.</param>
/// <param name="Direction">Which way the amount moved.</param>
/// <param name="Used">Bit per amount that went into it.</param>
/// <param name="Shown">How it came about: "5 + 3 − 6".</param>
/// <param name="IsSum">Several terms that need brackets inside a product.</param>
internal sealed record NumericTerm(double Value, string Unit, string? Head, Direction Direction, int Used, string Shown, bool IsSum)
{
    public const string Factor = "×";

    /// <param name="asWritten">Take 3 for "3 miles", not the metres: the wanted number has no unit.</param>
    public static NumericTerm Of(NumericMention mention, string? head, Direction direction, int bit, bool asWritten)
    {
        var quantity = mention.Quantity;
        var factor = quantity.Unit == "%" || quantity.HeadWord == "times";
        var value = asWritten ? mention.Written : quantity.Value;
        return new NumericTerm(
            quantity.Unit == "%" ? value / 100 : value, factor ? Factor : quantity.Unit, factor ? null : head, direction, 1 << bit,
            Units.Show(value, quantity.Unit == "%" ? "%" : "", ""), false);
    }

    /// <summary>
    /// What two terms may give: like is added to and taken from like, unlike is multiplied and divided. What moved out is never added, what
    /// did not move out is taken away only where the words compare or ask for the rest.
    /// </summary>
    /// <param name="compares">The words ask for a difference.</param>
    /// <param name="wanted">The thing counted by the number that is looked for; like divided by like gives another thing only.</param>
    public static IEnumerable<NumericTerm> Combine(NumericTerm a, NumericTerm b, bool compares, string? wanted)
    {
        var used = a.Used | b.Used;
        var alike = a.Unit == b.Unit && a.Unit != Factor;
        var sameThing = alike && (a.Unit.Length > 0 || a.Head == b.Head);
        if (alike)
        {
            if (a.Direction == Direction.Out == (b.Direction == Direction.Out) || a.Direction == Direction.Either || b.Direction == Direction.Either)
                yield return new NumericTerm(a.Value + b.Value, a.Unit, a.Head ?? b.Head, a.Direction, used, a.Shown + " + " + b.Shown, true);
            if (Leaves(a, b))
                yield return new NumericTerm(a.Value - b.Value, a.Unit, a.Head ?? b.Head, a.Direction, used, a.Shown + " − " + Inside(b), true);
            if (Leaves(b, a))
                yield return new NumericTerm(b.Value - a.Value, a.Unit, a.Head ?? b.Head, b.Direction, used, b.Shown + " − " + Inside(a), true);
        }
        if (sameThing && a.Head is not null && wanted is not null && wanted != a.Head && a.Direction == b.Direction && b.Value != 0)
            yield return new NumericTerm(a.Value / b.Value, "", wanted, Direction.Still, used, Inside(a) + " ÷ " + Inside(b), false);
        if (!sameThing)
        {
            yield return new NumericTerm(
                a.Value * b.Value, a.Unit is "" or Factor ? b.Unit : a.Unit, a.Unit == Factor ? b.Head : a.Head, Direction.Still, used, Inside(a) + " × " + Inside(b), false);
            if (b.Value != 0)
                yield return new NumericTerm(a.Value / b.Value, a.Unit, a.Head, Direction.Still, used, Inside(a) + " ÷ " + Inside(b), false);
            if (a.Value != 0)
                yield return new NumericTerm(b.Value / a.Value, b.Unit, b.Head, Direction.Still, used, Inside(b) + " ÷ " + Inside(a), false);
        }

        bool Leaves(NumericTerm from, NumericTerm taken) =>
            from.Direction != Direction.Out && from.Value >= taken.Value && (taken.Direction is Direction.Out or Direction.Either || compares);
    }

    private static string Inside(NumericTerm term) => term.IsSum ? "(" + term.Shown + ")" : term.Shown;
}
