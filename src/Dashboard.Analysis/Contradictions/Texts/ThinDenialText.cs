using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions.Texts;

internal sealed class ThinDenialText : FindingText
{
    public override string Opening => "A denial is reported without saying what is denied";

    public override string WouldChange => "The full wording of the denial.";

    public override IEnumerable<string> Gaps(Candidate lead, IReadOnlyList<Assertion> assertions) => ["Find the wording of the denial."];

    public override string Question(Statement statement) =>
        statement.Stance == Stance.Deny ? "Which statements of the report do you deny?" : "What is the report based on?";

    public override Severity Severity(Candidate lead, IReadOnlyList<Assertion> assertions) => Domain.Contradictions.Severity.Low;

    public override string Label(string group, Assertion first) => group == "reported" ? "The report" : "Denied";
}
