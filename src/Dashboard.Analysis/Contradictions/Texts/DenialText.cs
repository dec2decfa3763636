using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions.Texts;

internal sealed class DenialText : FindingText
{
    public override string Opening => "One side says it, another denies it";

    public override string WouldChange => "A denial that covers only part of what was said, or a later statement that replaces the earlier one.";

    public override IEnumerable<string> Gaps(Candidate lead, IReadOnlyList<Assertion> assertions) =>
        ["Confirm exactly what is denied: the act itself, or only how it was reported."];

    public override string Question(Statement statement) => statement.Stance == Stance.Deny ? "What exactly do you deny?" : "Who told you, when, and how?";

    public override Severity Severity(Candidate lead, IReadOnlyList<Assertion> assertions) =>
        Articles(assertions) >= 2 ? Domain.Contradictions.Severity.High : Domain.Contradictions.Severity.Medium;

    public override string Label(string group, Assertion first) => group switch
    {
        "affirmed" => first.Speaker is { } speaker ? "Affirmed: " + speaker : "Affirmed",
        "denied" => "Denied",
        _ => group,
    };
}
