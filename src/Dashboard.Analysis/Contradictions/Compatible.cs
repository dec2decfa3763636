using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions;

/// <summary>Why two different numbers may both hold.</summary>
internal static class Compatible
{
    /// <summary>The other sentence knows this number too, or one of them adds or splits: then they do not disagree.</summary>
    public static bool Explained(ReadSentence a, Quantity x, ReadSentence b, Quantity y)
    {
        foreach (var other in b.Quantities)
        {
            if (!ReferenceEquals(other, y) && other.Unit == x.Unit && SameThing(other, x) && other.Overlaps(x) && !InBoth(a, x, other))
                return true;
        }
        foreach (var other in a.Quantities)
        {
            if (!ReferenceEquals(other, x) && other.Unit == y.Unit && SameThing(other, y) && other.Overlaps(y) && !InBoth(b, y, other))
                return true;
        }
        return Sums(a, x, y) || Sums(b, y, x) || IsConverted(a, x) && IsConverted(b, y);
    }

    /// <summary>"110 million euros ($143 million)": money in brackets after money was converted, at the rate of the day.</summary>
    private static bool IsConverted(ReadSentence sentence, Quantity quantity)
    {
        var bracket = quantity.First - 1;
        if (bracket < 1 || !sentence.Tokens[bracket].Is("("))
            return false;
        for (var k = bracket - 1; k >= 0 && k >= bracket - 5; k--)
        {
            if (sentence.Tokens[k].Kind == TokenKind.Number)
                return quantity.Unit.Length > 1;
        }
        return false;
    }

    /// <summary>"2 miles (3.2 km)" against "5 miles (3.2 km)": what the first sentence says beside its own number, the other does not know from it.</summary>
    private static bool InBoth(ReadSentence sentence, Quantity own, Quantity other)
    {
        foreach (var beside in sentence.Quantities)
        {
            if (!ReferenceEquals(beside, own) && beside.Unit == other.Unit && beside.Unit.Length > 0 && beside.Shown == other.Shown)
                return true;
        }
        return false;
    }

    /// <summary>"Several villages" does not know of "ten people".</summary>
    private static bool SameThing(Quantity x, Quantity y) => x.Head is null || y.Head is null || x.Head == y.Head;

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
}
