using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>The sentences of a finding that are for an editor: what is in dispute, what is missing, whom to call.</summary>
internal static class FindingWords
{
    public static string Explanation(Candidate lead, ShownSides shown, IReadOnlyList<Assertion> assertions, int origins)
    {
        var carriers = assertions.GroupBy(assertion => assertion.Group, StringComparer.Ordinal).Sum(side => side.Select(assertion => assertion.Sentence.Article.Id).Distinct(StringComparer.Ordinal).Count());
        var parts = shown.Sides.Select(side => side.Label + " (" + string.Join(", ", side.Statements.Select(statement => statement.Speaker ?? statement.Source).Distinct().Take(3)) + ")");
        var start = lead.Kind switch
        {
            ContradictionKind.Number => "The same thing is given different numbers: ",
            ContradictionKind.Date => "The same event is put on different days: ",
            ContradictionKind.ThinDenial => "A denial is reported without saying what is denied: ",
            _ => "One side says it, another denies it: ",
        };
        return start + string.Join("; ", parts) + FormattableString.Invariant($". {carriers} carrier{(carriers == 1 ? "" : "s")}, {origins} origin{(origins == 1 ? "" : "s")}.")
            + (shown.LeftOut is { } leftOut ? " " + char.ToUpperInvariant(leftOut[0]) + leftOut[1..] + "." : "");
    }

    public static string WouldChange(Candidate lead) => lead.Kind switch
    {
        ContradictionKind.Number => "Different times, different groups counted, or a later count that replaces the earlier one.",
        ContradictionKind.Date => "Two separate events, or one account that gives the local day of another time zone.",
        ContradictionKind.ThinDenial => "The full wording of the denial.",
        _ => "A denial that covers only part of what was said, or a later statement that replaces the earlier one.",
    };

    public static List<string> Gaps(Candidate lead, IReadOnlyList<Assertion> assertions)
    {
        var gaps = new List<string>();
        if (lead.Topic.EndsWith("|denied", StringComparison.Ordinal))
            gaps.Add("The denial gives no figure of its own: ask for a number.");
        else if (lead.Kind == ContradictionKind.Number)
            gaps.Add("Ask both for the source of the number and the time it refers to.");
        if (lead.Kind == ContradictionKind.Date && assertions.Any(assertion => assertion.Sentence.Article.Anchor is null))
            gaps.Add("The day of writing of one article is not known: confirm it.");
        if (lead.Kind == ContradictionKind.ThinDenial)
            gaps.Add("Find the wording of the denial.");
        if (lead.Kind == ContradictionKind.Denial)
            gaps.Add("Confirm exactly what is denied: the act itself, or only how it was reported.");
        if (assertions.All(assertion => assertion.Sentence.Speaker is null && assertion.Speaker is null))
            gaps.Add("Neither side names its source.");
        return gaps;
    }

    public static List<Call> Calls(Candidate lead, IReadOnlyList<Side> sides)
    {
        var calls = new List<Call>();
        foreach (var statement in sides.SelectMany(side => side.Statements))
        {
            var who = statement.Speaker ?? statement.Source;
            var question = lead.Kind switch
            {
                ContradictionKind.Number when statement.Stance == Stance.Deny => "How many were there, and on which day?",
                ContradictionKind.Number => $"Where does “{statement.Value}” come from, and which day does it refer to?",
                ContradictionKind.Date => $"Was it {statement.Value}, in which time zone?",
                ContradictionKind.ThinDenial => statement.Stance == Stance.Deny ? "Which statements of the report do you deny?" : "What is the report based on?",
                _ => statement.Stance == Stance.Deny ? "What exactly do you deny?" : "Who told you, when, and how?",
            };
            if (calls.Count < 6 && !calls.Exists(call => call.Whom == who))
                calls.Add(new Call(who, question));
        }
        return calls;
    }
}
