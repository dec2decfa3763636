using System.Globalization;
using Dashboard.Analysis.Statements;

namespace Dashboard.Analysis.Contradictions;

/// <summary>How two numbers that disagree are shown: the arithmetic and what was compared.</summary>
internal static class QuantityWords
{
    public static string Pair(Quantity x, Quantity y) => x.Value <= y.Value ? x.Shown + " or " + y.Shown : y.Shown + " or " + x.Shown;

    public static string OutcomeWord(Quantity x, ReadSentence a)
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
            parts.Add(x.Vague || y.Vague ? Times(large, small) : FormattableString.Invariant($"{large.Value:#,0.##} ÷ {small.Value:#,0.##} = {large.Value / small.Value:0.##}"));
        parts.Add(double.IsPositiveInfinity(small.High) && double.IsPositiveInfinity(large.High)
            ? FormattableString.Invariant($"{small.Shown} is usually written up to {small.Usual:#,0.##}, {large.Shown} begins at {large.Low:#,0.##}")
            : $"{small.Shown} allows {Interval(small)}, {large.Shown} allows {Interval(large)}: no overlap");
        return string.Join("; ", parts);
    }

    /// <summary>"1,000 is about 28 times a few dozen", with what the vague words were read as.</summary>
    public static string Times(Quantity large, Quantity small)
    {
        var read = new[] { large, small }.Where(quantity => quantity.Vague).Select(quantity => FormattableString.Invariant($"“{quantity.Plain}” read as {quantity.Value:#,0.##}: "));
        return FormattableString.Invariant(
            $"{large.Shown} is about {About(large.Value / small.Value)} times {small.Shown} ({string.Concat(read)}{large.Value:#,0.##} ÷ {small.Value:#,0.##} = {large.Value / small.Value:0.##})");
    }

    private static string About(double ratio) => ratio.ToString(ratio >= 10 ? "#,0" : "0.#", CultureInfo.InvariantCulture);

    private static string Interval(Quantity q)
    {
        static string N(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
        if (double.IsPositiveInfinity(q.High))
            return N(q.Low) + " and more";
        return q.Low == q.High ? "exactly " + N(q.Low) : N(q.Low) + " to " + N(q.High);
    }

    public static string Compared(ReadSentence a, Quantity x, ReadSentence b, Quantity y)
    {
        var parts = new List<string> { x.Unit.Length == 0 ? "both count " + (x.HeadWord.Length > 0 ? x.HeadWord : "the same thing") : "same unit" };
        parts.Add("same role: " + x.Role.ToString().ToLowerInvariant());
        parts.Add(a.Days.Count + b.Days.Count == 0 ? "no other time named in either sentence" : "the times named do not exclude each other");
        if (x.Modifiers.Count + y.Modifiers.Count > 0)
            parts.Add("no different group named");
        return string.Join("; ", parts);
    }
}
