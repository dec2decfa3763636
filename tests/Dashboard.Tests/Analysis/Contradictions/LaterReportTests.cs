using Dashboard.Domain.Contradictions;

namespace Dashboard.Tests.Analysis.Contradictions;

/// <summary>What a later report replaces is no contradiction.</summary>
public sealed class LaterReportTests
{
    [Fact]
    public void Toll_that_was_a_lower_bound_is_superseded_by_a_higher_one()
    {
        var finding = Assert.Single(Story.Findings(
            "The ferry Morning Star sank off Port Ellery on Monday, killing at least three passengers, rescuers said.",
            "The ferry Morning Star sank off Port Ellery, killing at least 10 passengers and injuring many others."));

        Assert.Equal(ContradictionKind.Superseded, finding.Kind);
        Assert.Equal(Severity.Low, finding.Severity);
        Assert.Equal(["At least 3", "At least 10"], finding.Sides.Select(side => side.Label));
    }

    [Theory]
    [InlineData("Carl Brandt of Ellery was arrested over the fire at the old grain store.", "Carl Brandt of Ellery was convicted over the fire at the old grain store.")]
    [InlineData("Carl Brandt pleaded not guilty to setting fire to the Ellery grain store in March.", "Carl Brandt was found guilty of setting fire to the Ellery grain store in March.")]
    [InlineData("Carl Brandt pleaded not guilty to two charges in Ellery.", "Carl Brandt was found guilty of two charges in Ellery.")]
    public void Later_step_of_one_case_is_superseded_and_no_contradiction(string a, string b) =>
        Assert.Equal(ContradictionKind.Superseded, Assert.Single(Story.Findings(a, b)).Kind);

    [Theory]
    [InlineData("Carl Brandt of Ellery was arrested over the fire at the old grain store. He was later convicted.", "Carl Brandt of Ellery was convicted over the fire at the old grain store.")]
    [InlineData("Carl Brandt of Ellery was arrested over the fire at the old grain store.", "Joris Vandamme was convicted over the robbery of the bank in Hollin.")]
    [InlineData("The charges over the fire at the Ellery grain store were read to Carl Brandt.", "Carl Brandt was arrested over the fire at the Ellery grain store.")]
    public void Both_steps_in_one_report_other_cases_and_nouns_stay_quiet(string a, string b) =>
        Assert.DoesNotContain(Story.Findings(a, b), finding => finding.Kind == ContradictionKind.Superseded);

    [Theory]
    [InlineData("The ferry Morning Star sank off Port Ellery in March 1987, killing at least 200 passengers.", "The ferry Morning Star sank off Port Ellery in March 1987, killing at least 310 passengers and three sailors.")]
    [InlineData("The ferry Morning Star sank off Port Ellery, killing at least 40 passengers, rescuers said.", "The ferry Morning Star sank off Port Ellery, killing 42 passengers and injuring others.")]
    public void Old_tolls_and_bounds_that_hold_are_not_superseded(string a, string b) =>
        Assert.DoesNotContain(Story.Findings(a, b), finding => finding.Kind == ContradictionKind.Superseded);
}
