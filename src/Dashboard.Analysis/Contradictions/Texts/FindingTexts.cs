using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions.Texts;

/// <summary>The texts of the kinds that one rule finds, for candidates that bring none of their own.</summary>
internal static class FindingTexts
{
    private static readonly NumberText Number = new();
    private static readonly DayText Day = new();
    private static readonly DenialText Denial = new();
    private static readonly ThinDenialText Thin = new();

    public static FindingText Of(ContradictionKind kind) => kind switch
    {
        ContradictionKind.Number => Number,
        ContradictionKind.Date => Day,
        ContradictionKind.Denial => Denial,
        ContradictionKind.ThinDenial => Thin,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A rule of this kind must bring its own text."),
    };
}
