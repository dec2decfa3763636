using Dashboard.Domain.Labels;

namespace Dashboard.Analysis.Labels;

/// <summary>A term found for a name in one article.</summary>
/// <param name="Family">Last word of the name, lower case, without accents.</param>
/// <param name="Given">The word before that, or empty.</param>
/// <param name="Written">The name as written there.</param>
/// <param name="Term">The term, lower case, single spaces.</param>
/// <param name="Head">Its last noun: "regime" of "socialist regime".</param>
/// <param name="Use">Where it stands and whose words they are.</param>
internal sealed record FoundLabel(string Family, string Given, string Written, string Term, string Head, LabelUse Use) : IComparable<FoundLabel>
{
    public int CompareTo(FoundLabel? other)
    {
        if (other is null)
            return 1;
        var order = string.CompareOrdinal(Use.ArticleId, other.Use.ArticleId);
        if (order == 0)
            order = Use.Start.CompareTo(other.Use.Start);
        if (order == 0)
            order = Use.End.CompareTo(other.Use.End);
        return order != 0 ? order : string.CompareOrdinal(Family + " " + Given, other.Family + " " + other.Given);
    }
}
