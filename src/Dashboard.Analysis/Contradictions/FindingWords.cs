using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>The sentences of a finding that are for an editor: what is in dispute, what is missing, whom to call.</summary>
internal static class FindingWords
{
    private const int MostCalls = 6;

    public static string Explanation(Candidate lead, ShownSides shown, IReadOnlyList<Assertion> assertions, int origins)
    {
        var carriers = assertions.GroupBy(assertion => assertion.Group, StringComparer.Ordinal).Sum(side => side.Select(assertion => assertion.Sentence.Article.Id).Distinct(StringComparer.Ordinal).Count());
        var parts = shown.Sides.Select(side => side.Label + " (" + string.Join(", ", side.Statements.Select(statement => statement.Speaker ?? statement.Source).Distinct().Take(3)) + ")");
        return lead.Text.Opening + ": " + string.Join("; ", parts) + FormattableString.Invariant($". {carriers} carrier{(carriers == 1 ? "" : "s")}, {origins} origin{(origins == 1 ? "" : "s")}.")
            + (shown.LeftOut is { } leftOut ? " " + char.ToUpperInvariant(leftOut[0]) + leftOut[1..] + "." : "");
    }

    public static List<string> Gaps(Candidate lead, IReadOnlyList<Assertion> assertions)
    {
        var gaps = lead.Text.Gaps(lead, assertions).ToList();
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
            if (calls.Count < MostCalls && !calls.Exists(call => call.Whom == who))
                calls.Add(new Call(who, lead.Text.Question(statement)));
        }
        return calls;
    }
}
