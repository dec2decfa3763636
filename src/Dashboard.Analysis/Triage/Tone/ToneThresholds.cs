using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Triage.Tone;

/// <summary>From which probability on something is said, and how loudly. Chosen for precision on comments that were not learned from.</summary>
internal static class ToneThresholds
{
    /// <summary>Where as many attacks are found as harmless comments are left alone, on tests in which attacks are frequent. Nobody is shown anything at it.</summary>
    public const double Even = 0.105;

    /// <summary>The lowest probability at which something is shown.</summary>
    public static double Shown(ToneHead head) => head switch { ToneHead.IdentityAttack => 0.2, ToneHead.Insult => 0.23, _ => 0.3 };

    /// <summary>Null: nothing is said.</summary>
    public static Severity? SeverityOf(ToneOpinion opinion, ToneHead head) => (head, opinion[head]) switch
    {
        var (_, probability) when probability < Shown(head) || !ToneLanguage.IsEnglish(opinion.Reading.Text) => null,
        // One verdict on a whole group, and an attack that is certain, are the worst there is; an insult never is.
        (ToneHead.IdentityAttack, var probability) => probability >= 0.55 || ToneReasons.JudgesAll(opinion) ? Severity.High : Severity.Medium,
        (ToneHead.Insult, var probability) => probability >= 0.5 ? Severity.Medium : Severity.Low,
        (_, var probability) => probability >= 0.6 ? Severity.High : Severity.Medium,
    };
}
