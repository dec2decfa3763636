using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions.Texts;

internal sealed class NumberText : FindingText
{
    public override string Opening => "The same thing is given different numbers";

    public override string WouldChange => "Different times, different groups counted, or a later count that replaces the earlier one.";

    public override IEnumerable<string> Gaps(Candidate lead, IReadOnlyList<Assertion> assertions) =>
        [IsDenied(lead) ? "The denial gives no figure of its own: ask for a number." : "Ask both for the source of the number and the time it refers to."];

    public override string Question(Statement statement) => statement.Stance == Stance.Deny
        ? "How many were there, and on which day?"
        : $"Where does “{statement.Value}” come from, and which day does it refer to?";

    public override Severity Severity(Candidate lead, IReadOnlyList<Assertion> assertions) =>
        Factor(assertions) >= 1.5 || lead.Topic.Contains("#death", StringComparison.Ordinal) || IsDenied(lead)
            ? Domain.Contradictions.Severity.High
            : Domain.Contradictions.Severity.Medium;

    public override string Label(string group, Assertion first) => group.Length > 0 ? char.ToUpperInvariant(group[0]) + group[1..] : group;

    private static bool IsDenied(Candidate lead) => lead.Topic.EndsWith("|denied", StringComparison.Ordinal);

    private static double Factor(IReadOnlyList<Assertion> assertions)
    {
        var values = assertions.Select(assertion => assertion.Sort).Where(value => value > 0).ToList();
        return values.Count < 2 ? 1 : values.Max() / values.Min();
    }
}
