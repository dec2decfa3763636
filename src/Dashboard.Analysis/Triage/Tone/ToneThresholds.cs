using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Triage.Tone;

/// <summary>From which probability on something is said, and how loudly. Chosen for precision on comments that were not learned from.</summary>
internal static class ToneThresholds
{
    /// <summary>Above this the model would rather say yes on texts in which both are as frequent; nobody is shown it.</summary>
    public const double Low = 0.12;
    public const double Medium = 0.2;
    public const double High = 0.55;

    /// <summary>Null: nothing is said.</summary>
    public static Severity? SeverityOf(ToneOpinion opinion, ToneHead head) => opinion[head] switch
    {
        >= High => Severity.High,
        >= Medium => Severity.Medium,
        _ => null,
    };
}
