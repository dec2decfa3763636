using System.Collections.Frozen;

namespace Dashboard.Analysis.Reuse;

/// <summary>Tells a changed fact from a changed wording.</summary>
internal static class FactChange
{
    private static readonly FrozenSet<string> Negations = FrozenSet.ToFrozenSet(
        ["not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot", "denied", "denies", "deny", "refused", "refuses", "declined", "declines", "failed", "fails"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Days = FrozenSet.ToFrozenSet(
        [
            "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow", "tonight",
            "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
            "morning", "afternoon", "evening", "night", "noon", "midnight", "a.m", "p.m", "am", "pm",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Reporting = FrozenSet.ToFrozenSet(
        ["said", "says", "told", "added", "announced", "confirmed", "denied", "claimed", "reported", "stated", "warned", "wrote"],
        StringComparer.OrdinalIgnoreCase);

    public static bool Is(WordChange change)
    {
        var from = Split(change.From);
        var to = Split(change.To);
        if (from.Any(Negations.Contains) != to.Any(Negations.Contains) || HasContraction(from) != HasContraction(to)) return true;
        // Cuts and insertions other than a negation leave the facts that remain as they were.
        if (!change.IsSwap) return false;
        if (from.Length == 1 && to.Length == 1 && (Negates(from[0], to[0]) || Negates(to[0], from[0]))) return true;
        if (NumbersDiffer(from, to)) return true;
        if (Differ(from, to, Days.Contains)) return true;
        if (Differ(from, to, word => IsName(word) && !change.OpensSentence)) return true;
        return Reporting.Contains(change.Next) && from.Length <= 5 && to.Length <= 5 && !from.Concat(to).Any(Reporting.Contains);
    }

    private static string[] Split(string words) => words.Split([' ', '-', '–', '—', '"', '“', '”', '(', ')', ':', ';'], StringSplitOptions.RemoveEmptyEntries);

    // "possible" and "impossible".
    private static bool Negates(string word, string other) =>
        word.Length >= 4 && other.Length - word.Length is 2 or 3
        && other.EndsWith(word, StringComparison.OrdinalIgnoreCase)
        && other[..^word.Length].ToUpperInvariant() is "UN" or "IN" or "IM" or "IL" or "IR" or "DIS" or "NON";

    private static bool HasContraction(string[] words) =>
        words.Any(word => word.EndsWith("n't", StringComparison.OrdinalIgnoreCase) || word.EndsWith("n’t", StringComparison.OrdinalIgnoreCase));

    private static bool Differ(string[] from, string[] to, Func<string, bool> counts)
    {
        var a = from.Select(word => word.Trim('.', ',')).Where(counts).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var b = to.Select(word => word.Trim('.', ',')).Where(counts).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // A name dropped for a pronoun is wording; a name replaced by a name is not.
        return a.Count > 0 && b.Count > 0 && !a.Overlaps(b);
    }

    private static bool IsName(string word) => word.Length > 1 && char.IsUpper(word[0]) && !Days.Contains(word);

    private static bool NumbersDiffer(string[] from, string[] to)
    {
        var a = Values(from);
        var b = Values(to);
        return a.Count > 0 && b.Count > 0 && !a.SequenceEqual(b);
    }

    private static List<double> Values(string[] words)
    {
        var values = new List<double>();
        foreach (var word in words)
            if (NumberWord.Value(word) is { } value)
            {
                // "3 million" and "3,000,000" are one value each.
                if (value >= 100 && values.Count > 0 && NumberWord.IsScale(word)) values[^1] *= value;
                else values.Add(value);
            }
        return values;
    }
}
