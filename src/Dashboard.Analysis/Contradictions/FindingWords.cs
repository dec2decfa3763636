using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>The sentences of a finding that are for an editor: what is in dispute, what is missing, whom to call.</summary>
internal static class FindingWords
{
    private const int MostCalls = 6;

    public static string Explanation(Candidate lead, ShownSides shown, IReadOnlyList<Assertion> assertions, int origins)
    {
        var carriers = assertions.GroupBy(assertion => assertion.Group, StringComparer.Ordinal).Sum(side => side.Select(assertion => assertion.Sentence.Article.Id).Distinct(StringComparer.Ordinal).Count());
        var parts = shown.Sides.Select(side => side.Label + " (" + string.Join(", ", SpeakerNames.Once(side.Statements.Select(Who)).Take(3)) + ")");
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
        var statements = sides.SelectMany(side => side.Statements).ToList();
        return [.. SpeakerNames.Once(statements.Select(Who)).Take(MostCalls)
            .Select(who => new Call(who, lead.Text.Question(statements.First(statement => Who(statement) == who))))];
    }

    private static string Who(Statement statement) => statement.Speaker ?? statement.Source;
}
