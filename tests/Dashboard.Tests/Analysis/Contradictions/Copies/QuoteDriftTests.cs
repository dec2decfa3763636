using Dashboard.Domain.Contradictions;

namespace Dashboard.Tests.Analysis.Contradictions.Copies;

/// <summary>One statement quoted in two wordings.</summary>
public sealed class QuoteDriftTests
{
    [Theory]
    [InlineData("\"We are deeply worried about the state of the old bridge,\" Ana Holm said.", "\"We were deeply worried about the state of the old bridge,\" Holm told the council on Tuesday.")]
    [InlineData("\"The pilots think the runway lights failed during the storm,\" Ana Holm said.", "\"The pilots know the runway lights failed during the storm,\" Ana Holm said.")]
    [InlineData("\"It was a really good plan for the harbour,\" he said.", "\"It was a good plan for the harbour,\" he said.")]
    public void Other_words_in_the_same_quotation_are_drift_and_no_contradiction(string a, string b)
    {
        var finding = Assert.Single(Story.Findings(a, b));

        Assert.Equal(ContradictionKind.QuoteDrift, finding.Kind);
        Assert.Equal(Severity.Low, finding.Severity);
        Assert.Contains(finding.Reasons, reason => reason.Term == "Word pairs");
        Assert.Contains(finding.Reasons, reason => reason.Text == "same statement, two renderings");
    }

    [Fact]
    public void Two_translations_that_share_no_run_of_words_are_one_statement()
    {
        var finding = Assert.Single(Story.Findings(
            "“As for the turbine engineers, they visit the valley now and then to repair turbines delivered earlier and to inspect the dam,” the ministry said.",
            "\"As for turbine specialists, they periodically come to the valley for the mending and inspection of earlier delivered turbines\"."));

        Assert.Equal(ContradictionKind.QuoteDrift, finding.Kind);
        Assert.Contains("turbine", finding.Reasons.Single(reason => reason.Term == "Same thing").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"The harbour is not safe for the grain ships,\" Ana Holm said.", "\"The harbour is safe for the grain ships,\" Ana Holm said.")]
    [InlineData("\"This was the best winter for the orchards of the valley,\" Ana Holm said.", "\"This was the worst winter for the orchards of the valley,\" Ana Holm said.")]
    public void Quotation_with_another_meaning_is_altered(string a, string b)
    {
        var finding = Assert.Single(Story.Findings(a, b));

        Assert.Equal(ContradictionKind.AlteredQuote, finding.Kind);
        Assert.Equal(Severity.High, finding.Severity);
    }

    [Theory]
    // Cut at the end, an insertion in brackets, marked gaps, marks and short forms.
    [InlineData("\"I am glad that the bridge is open again,\" Ana Holm said, adding that she would walk over it.", "\"I am glad that the bridge is open again after all these years,\" Ana Holm said.")]
    [InlineData("\"I'm glad that the bridge is open again,\" Ana Holm said.", "“I am glad that the bridge is open again,” Ana Holm said.")]
    [InlineData("\"We told them [the owners] that the bridge was rotten,\" Ana Holm said.", "\"We told them that the bridge was rotten,\" Ana Holm said.")]
    // Two speakers, two statements.
    [InlineData("\"The old bridge is a danger to all of us,\" Ana Holm said.", "\"The old bridge is a danger to many of us,\" Joris Vandamme said.")]
    [InlineData("\"The harbour needs new cranes and a longer pier,\" Ana Holm said.", "\"The harbour was built by our grandfathers with their hands,\" Ana Holm said.")]
    public void Cut_marked_or_other_quotations_are_no_drift(string a, string b) =>
        Assert.Empty(Story.Findings(a, b).Where(finding => finding.Kind == ContradictionKind.QuoteDrift).Select(finding => Story.Show([finding])));

    [Fact]
    public void Three_wordings_of_one_quotation_are_one_flag_with_three_sides()
    {
        var finding = Assert.Single(Story.Of(
            Story.Article("a", "\"The whole town is deeply shocked by the loss of the ferry,\" Ana Holm said."),
            Story.Article("b", "\"The whole town is shocked by the loss of the ferry,\" Ana Holm said."),
            Story.Article("c", "\"The whole town was deeply shocked by the loss of the ferry,\" Ana Holm said.")).Findings);

        Assert.Equal(3, finding.Sides.Count);
    }
}
