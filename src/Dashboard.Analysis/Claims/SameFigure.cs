using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Claims;

/// <summary>Two sentences that give one figure for one sort of thing, with the same names, for counts only, because sizes and models repeat: "sent nearly 200 guards to Lund", "the 200 guards who landed in Lund".</summary>
internal static class SameFigure
{
    /// <summary>Smaller counts stand in every second sentence.</summary>
    private const double Least = 10;

    private const int LeastNames = 2;

    /// <summary>The figure as a concept, or null for vague words and small counts.</summary>
    public static string? Of(Quantity quantity) =>
        quantity.Vague || quantity.Value < Least && quantity.Unit.Length == 0 ? null : FormattableString.Invariant($"={quantity.Value}{quantity.Unit}");

    /// <summary>Sentences with one figure meet through each of their names.</summary>
    public static IEnumerable<ulong> Keys(ClaimSentence one)
    {
        var names = one.Concepts.Where(concept => concept[0] == '@').ToList();
        return one.Concepts.Where(concept => concept[0] == '=').SelectMany(figure => names.Select(name => Contradictions.Keys.Of("figure " + figure, name)));
    }

    public static bool Gives(ClaimSentence a, ClaimSentence b)
    {
        if (a.Sentence.HasDenial || b.Sentence.HasDenial || a.Concepts.Count(concept => concept[0] == '@' && Array.BinarySearch(b.Concepts, concept, StringComparer.Ordinal) >= 0) < LeastNames)
            return false;
        foreach (var x in a.Sentence.Quantities)
        {
            foreach (var y in b.Sentence.Quantities)
            {
                if (Of(x) is { } figure && figure == Of(y) && x.Role == y.Role && (x.Outcome is null || y.Outcome is null || x.Outcome == y.Outcome) && SameSort(x, y) && !OtherGroups(x, y))
                    return true;
            }
        }
        return false;
    }

    private static bool SameSort(Quantity x, Quantity y) =>
        x.Head is not null && y.Head is not null && x.Unit.Length == 0 && (x.Head == y.Head || ArePeople(x.HeadWord) && ArePeople(y.HeadWord));

    /// <summary>"troops", "special forces", "staff": one writer's word for whom another names otherwise.</summary>
    private static bool ArePeople(string word) =>
        word.ToLowerInvariant() is var lower && (Lexicon.CanBe(lower, NounClass.Person) || Lexicon.CanBe(lower, NounClass.Group));

    private static bool OtherGroups(Quantity x, Quantity y)
    {
        var (first, second) = (x.Modifiers.Where(IsName).ToList(), y.Modifiers.Where(IsName).ToList());
        return first.Count > 0 && second.Count > 0 && !first.Exists(second.Contains);

        static bool IsName(string concept) => concept[0] == '@';
    }
}
