using Dashboard.Analysis.Placing;

namespace Dashboard.Tests.Analysis.Placing;

public sealed class KnownTextTests
{
    private const string Report = "Engineers began to drain the reservoir after divers found a crack in the inner wall. No homes are in danger, the water board said on Monday.";

    [Fact]
    public void The_same_headline_whatever_its_case_and_signs_is_the_same_piece() =>
        Assert.True(new KnownText("Mill closes after a hundred years", "One text.").IsSame(new("MILL CLOSES: after a hundred years!", null)));

    [Theory]
    [InlineData("Live updates")]
    [InlineData("In pictures: the week")]
    public void A_short_headline_that_many_have_says_nothing(string headline) =>
        Assert.False(new KnownText(headline, "One text.").IsSame(new(headline, "Another text.")));

    [Fact]
    public void The_first_sentences_under_another_headline_are_the_same_piece() =>
        Assert.True(new KnownText("Crack found", Report + " The reservoir supplies the valley, and its keeper has lived there for forty years.").IsSame(new("Reservoir drained", Report)));

    [Fact]
    public void Another_report_of_the_same_event_is_another_piece() =>
        Assert.False(new KnownText("Crack found", Report).IsSame(new("Reservoir drained", "Divers had found a crack in the inner wall, and so the reservoir is drained. The water board said on Monday that no homes are in danger.")));

    [Fact]
    public void Wording_is_the_same_whatever_case_signs_and_where_the_title_ends_and_there_is_none_for_a_few_words()
    {
        Assert.Equal(KnownText.Wording("Gauge falls", "The river is low at the old bridge"), KnownText.Wording(null, "GAUGE FALLS. The river is low, at the old bridge!"));
        Assert.Null(KnownText.Wording("Gauge falls", "In short."));
    }
}
