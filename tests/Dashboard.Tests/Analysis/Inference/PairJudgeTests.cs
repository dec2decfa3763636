using Dashboard.Analysis.Inference;

namespace Dashboard.Tests.Analysis.Inference;

/// <summary>The sentence judge on sentences that no set holds.</summary>
public class PairJudgeTests
{
    [Theory]
    [InlineData("The harbour was closed on Thursday.", "The harbour was not closed on Thursday.")]
    [InlineData("The council approved the new tram line on Monday.", "The council rejected the new tram line on Monday.")]
    [InlineData("A woman is painting a red boat.", "A woman is painting a blue boat.")]
    [InlineData("The mill employs 40 people in the valley.", "The mill employs 70 people in the valley.")]
    [InlineData("There is no bridge over the river.", "There is a bridge over the river.")]
    public void Two_sentences_that_cannot_both_hold_are_a_contradiction(string premise, string hypothesis)
    {
        var opinion = PairJudge.Judge(premise, hypothesis).Opinion;

        Assert.True(opinion.Contradiction > 0.5, opinion.ToString());
    }

    [Theory]
    [InlineData("The harbour was closed on Thursday because of high winds.", "The harbour was closed on Thursday.")]
    [InlineData("A man is buying a bicycle.", "A man is purchasing a bicycle.")]
    [InlineData("Two girls are feeding a poodle in the garden.", "Two girls are feeding a dog in the garden.")]
    public void What_only_leaves_out_or_says_the_same_follows(string premise, string hypothesis)
    {
        var opinion = PairJudge.Judge(premise, hypothesis).Opinion;

        Assert.True(opinion.Entailment > opinion.Contradiction && opinion.Entailment > opinion.Neutral, opinion.ToString());
    }

    [Fact]
    public void Sentences_about_different_things_are_no_contradiction()
    {
        var opinion = PairJudge.Judge("The orchestra will play two concerts in the old theatre next spring.", "The swimming pool did not reopen after the flood, a caretaker said.").Opinion;

        Assert.True(opinion.Contradiction < 0.3, opinion.ToString());
    }

    [Fact]
    public void Probabilities_sum_to_one_and_are_the_same_each_time()
    {
        var first = PairJudge.Judge("The tower is 80 metres high.", "The tower is 90 metres high.").Opinion;
        var second = PairJudge.Judge("The tower is 80 metres high.", "The tower is 90 metres high.").Opinion;

        Assert.Equal(1, first.Contradiction + first.Neutral + first.Entailment, 6);
        Assert.Equal(first, second);
    }

    [Fact]
    public void Opposites_are_named_in_the_reasons()
    {
        var reasons = PairJudge.Judge("The gate of the old garden is open.", "The gate of the old garden is closed.").Reasons;

        Assert.Contains(reasons, reason => reason.Contains("“open” and “closed” are opposites", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("", "A word.")]
    [InlineData("— … !", "???")]
    public void Text_without_words_is_judged_without_harm(string premise, string hypothesis)
    {
        var opinion = PairJudge.Judge(premise, hypothesis).Opinion;

        Assert.False(double.IsNaN(opinion.Contradiction));
    }
}
