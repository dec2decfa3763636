using Dashboard.Domain.Contradictions;

namespace Dashboard.Tests.Analysis.Contradictions;

public sealed class ConfirmationTests
{
    private static Finding[] Confirmations(string a, string b) => [.. Story.Findings(a, b).Where(finding => finding.Kind == ContradictionKind.Confirmation)];

    [Theory]
    [InlineData("Harbour master Ida Brandt’s statement confirms a report in the Ellery Courier about the dredging fraud.",
        "Brandt’s remarks were based on a report in the Ellery Courier, the union said.")]
    [InlineData("“The ward is closed,” surgeon Paul Odum wrote. The surgeon’s message corroborated the report published by the Westmark Herald.",
        "Odum’s message, which did not name the Westmark Herald, appeared to have been inspired by it.")]
    [InlineData("The Ellery Courier’s report was confirmed by harbour master Ida Brandt.", "Brandt was apparently reacting to the Ellery Courier report, the union said.")]
    [InlineData("Harbour master Ida Brandt confirmed what the Ellery Courier had reported.", "Brandt said the money was gone, citing a report in the Ellery Courier.")]
    [InlineData("Union leader Ida Holm’s statement confirmed a report in the Ellery Courier on Sunday.", "Holm’s message, which did not name the Ellery Courier, seemed to be based on its report.")]
    public void Confirmation_that_rests_on_the_confirmed_report_is_one_flag_with_both_places(string a, string b)
    {
        var finding = Assert.Single(Confirmations(a, b));

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(["a", "b"], finding.Sides.Select(side => side.Statements[0].ArticleId));
        Assert.Contains(finding.Reasons, reason => reason.Text.Contains("second origin", StringComparison.Ordinal));
    }

    [Fact]
    public void Message_that_only_came_after_the_report_is_a_note()
    {
        var finding = Assert.Single(Confirmations(
            "Mayor Eva Lund’s statement confirms a report in the Norland Post on the recount.", "Lund’s statement followed a Norland Post report on the recount."));

        Assert.Equal(Severity.Low, finding.Severity);
    }

    [Theory]
    [InlineData("Mayor Eva Lund could not confirm the report in the Norland Post.", "Lund’s statement was based on a report in the Norland Post.")]
    [InlineData("Mayor Eva Lund’s statement confirms a report in the Norland Post.", "Lund’s statement was based on a report in the Ellery Courier.")]
    [InlineData("Mayor Eva Lund’s statement confirms a report in the Norland Post.", "Carl Brandt’s statement was based on a report in the Norland Post.")]
    [InlineData("Mayor Eva Lund’s statement confirms a report in the Norland Post.", "Lund’s statement was not based on a report in the Norland Post.")]
    [InlineData("The Norland Post report was not confirmed by Eva Lund.", "Lund’s statement was based on a report in the Norland Post.")]
    [InlineData("Lund confirmed that the recount had begun, the Norland Post said.", "Lund spoke after a report in the Norland Post.")]
    public void Nothing_confirmed_or_another_report_or_another_voice_stays_quiet(string a, string b) => Assert.Empty(Confirmations(a, b));
}
