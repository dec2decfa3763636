using Dashboard.Analysis.Inference;

namespace Dashboard.Tests.Analysis.Inference;

public class PairAlignmentTests
{
    [Theory]
    [InlineData("The fair opens in spring.", "The fair opens in autumn.", "spring", "autumn", "Exclusive")]
    [InlineData("They bought a poodle.", "They bought a dog.", "poodle", "dog", "PremiseNarrower")]
    [InlineData("They bought a dog.", "They bought a poodle.", "dog", "poodle", "PremiseBroader")]
    [InlineData("The hall is empty.", "The hall is full.", "empty", "full", "Opposite")]
    public void Word_in_the_place_of_another_gets_its_relation(string premise, string hypothesis, string p, string h, string relation)
    {
        var (first, second) = (PairText.Of(premise), PairText.Of(hypothesis));

        var pair = PairAlignment.Of(first, second).Pairs.Single(pair => second.Words[pair.H].Lower == h);

        Assert.Equal(p, first.Words[pair.P].Lower);
        Assert.Equal(relation, pair.Relation.ToString());
    }

    [Fact]
    public void Texts_that_differ_by_one_insertion_have_one_gap()
    {
        var gaps = PairAlignment.Of(PairText.Of("The mayor spoke at the opening."), PairText.Of("The former mayor spoke at the opening.")).Gaps;

        var gap = Assert.Single(gaps);
        Assert.Equal((0, 1), (gap.P, gap.H));
    }

    [Fact]
    public void Swapped_names_are_measured()
    {
        var values = PairFeatures.Of(PairText.Of("The farmer sued the miller."), PairText.Of("The miller sued the farmer.")).Values;

        Assert.Equal(1, values[(int)PairFeature.SwappedAround]);
    }

    [Fact]
    public void Denial_on_one_side_only_is_measured()
    {
        var values = PairFeatures.Of(PairText.Of("The shop opened."), PairText.Of("The shop never opened.")).Values;

        Assert.Equal(1, values[(int)PairFeature.ParityDiffers]);
        Assert.True(values[(int)PairFeature.NegatedOnlyH] > 0);
    }
}
