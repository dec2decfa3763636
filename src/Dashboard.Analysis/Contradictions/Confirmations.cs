using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>What is said to confirm a report rests on that report: it cannot count as a second origin.</summary>
internal static class Confirmations
{
    public const string Rule = "circular-confirmation";

    private static readonly FindingText s_text = new ConfirmationText();

    public static IReadOnlyList<Candidate> Judge(ReportRelation a, ReportRelation b)
    {
        if (a.Tie == ReportTie.Confirms == (b.Tie == ReportTie.Confirms))
            return [];
        var (confirms, rests) = a.Tie == ReportTie.Confirms ? (a, b) : (b, a);
        if (!confirms.Report.Overlaps(rests.Report))
            return [];
        // The one that confirms must be the one that rests on it.
        var by = confirms.By.Where(concept => !confirms.Report.Contains(concept)).ToList();
        if (!by.Exists(concept => rests.By.Contains(concept)))
            return [];
        var shared = by.Where(rests.By.Contains).Concat(confirms.Report.Where(rests.Report.Contains)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return
        [
            new Candidate(
                Rule, ContradictionKind.Confirmation, "confirmation|" + string.Join('+', confirms.Report.Where(rests.Report.Contains).Order(StringComparer.Ordinal)),
                $"Does it confirm the report, or rest on it: “{Words(confirms)}”, or “{Words(rests)}”?",
                new Assertion(confirms.Sentence, Stance.Affirm, null, [Narration.Span(confirms.Sentence, confirms.First, confirms.Last)], "Confirms the report", 0),
                new Assertion(rests.Sentence, rests.Tie == ReportTie.Follows ? Stance.Hedge : Stance.Deny, null, [Narration.Span(rests.Sentence, rests.First, rests.Last)], "Rests on the report", 1),
                shared, [], [], 0, null, "both sentences speak of the same message and of the same report")
            {
                Text = s_text,
                More = [new Reason("Counts as", "one origin, not two: what rests on a report cannot count as a second origin for it")],
            },
        ];
    }

    private static string Words(ReportRelation relation) => Narration.WordsOf(relation.Sentence, relation.First, relation.Last);

    private sealed class ConfirmationText : FindingText
    {
        public override string Version => "1.0";

        public override string Opening => "What is said to confirm a report may rest on that very report (circular confirmation)";

        public override string WouldChange => "Whoever confirms it shows knowledge of their own that the report does not contain.";

        public override IEnumerable<string> Gaps(Candidate lead, IReadOnlyList<Assertion> assertions) => ["Find out where the confirming side had it from; until then it is one origin."];

        public override string Question(Statement statement) =>
            statement.Stance == Stance.Affirm ? "Do you know this yourselves, or from the report?" : "What shows that it came from the report?";

        // A mere "followed" tells of time, not of where it came from.
        public override Severity Severity(Candidate lead, IReadOnlyList<Assertion> assertions) =>
            assertions.Any(assertion => assertion.Stance == Stance.Deny) ? Domain.Contradictions.Severity.High : Domain.Contradictions.Severity.Low;
    }
}
