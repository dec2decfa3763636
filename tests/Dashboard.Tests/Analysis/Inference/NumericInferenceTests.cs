using Dashboard.Analysis;
using Dashboard.Analysis.Inference;
using Dashboard.Analysis.Statements;
using Dashboard.Domain.Articles;

namespace Dashboard.Tests.Analysis.Inference;

public sealed class NumericInferenceTests
{
    [Theory]
    [InlineData("The ferry carried 7 lorries.", "The ferry carried more than 5 lorries.", nameof(NumericRelation.Entails))]
    [InlineData("The ferry carried more than 5 lorries.", "The ferry carried 7 lorries.", nameof(NumericRelation.Open))]
    [InlineData("The ferry carried 7 lorries.", "The ferry carried more than 7 lorries.", nameof(NumericRelation.Contradicts))]
    [InlineData("The ferry carried fewer than 10 lorries.", "The ferry carried at least 12 lorries.", nameof(NumericRelation.Contradicts))]
    [InlineData("The ferry carried fewer than 10 lorries.", "The ferry carried no more than 10 lorries.", nameof(NumericRelation.Entails))]
    [InlineData("The ferry carried 30 lorries.", "The ferry carried 30 lorries.", nameof(NumericRelation.Entails))]
    [InlineData("The ferry carried 30 lorries.", "The ferry carried 40 lorries.", nameof(NumericRelation.Contradicts))]
    [InlineData("The bridge was closed in 1931.", "The bridge was closed in 1936.", nameof(NumericRelation.Contradicts))]
    [InlineData("She came in on the 3rd bus.", "She came in on the 4th bus.", nameof(NumericRelation.Contradicts))]
    [InlineData("The repair took two weeks.", "The repair took 14 days.", nameof(NumericRelation.Entails))]
    [InlineData("Two thirds of farmers agree.", "67 percent of farmers agree.", nameof(NumericRelation.Entails))]
    [InlineData("The rate rose by 2 percent.", "The rate rose by 2 percentage points.", nameof(NumericRelation.Open))]
    [InlineData("The 22-year-old pilot left.", "The pilot, aged 23, left.", nameof(NumericRelation.Contradicts))]
    [InlineData("The gate opens at 3 p.m.", "The gate opens at 15:00.", nameof(NumericRelation.Entails))]
    [InlineData("The gate opens at 9.25 a.m.", "The gate opens at 9:25 a.m.", nameof(NumericRelation.Entails))]
    [InlineData("The gate opens at 3 p.m.", "The gate opens at 4 p.m.", nameof(NumericRelation.Contradicts))]
    [InlineData("The reds won 3-1 at home.", "The reds won 3-2 at home.", nameof(NumericRelation.Contradicts))]
    [InlineData("The mill burned in 1965.", "The mill burned in the 1960s.", nameof(NumericRelation.Entails))]
    [InlineData("Some 420 lorries crossed.", "420 lorries crossed.", nameof(NumericRelation.Entails))]
    [InlineData("Anna had 9 lemons and gave away 4.", "Anna has 5 lemons now.", nameof(NumericRelation.Entails))]
    [InlineData("Anna had 9 lemons and gave away 4.", "Anna has 6 lemons now.", nameof(NumericRelation.Contradicts))]
    [InlineData("Anna picked 9 lemons and Bert picked 4 lemons.", "They picked 13 lemons in total.", nameof(NumericRelation.Entails))]
    [InlineData("There are 12 crates and each crate holds 30 lemons.", "There are 360 lemons altogether.", nameof(NumericRelation.Entails))]
    [InlineData("There are 12 crates and each crate holds 30 lemons.", "There are 370 lemons altogether.", nameof(NumericRelation.Contradicts))]
    [InlineData("A crate holds 80 lemons and 25 percent of them are ripe.", "In total 20 lemons are ripe.", nameof(NumericRelation.Entails))]
    [InlineData("The ferry was late.", "The ferry carried 40 lorries.", nameof(NumericRelation.Open))]
    public void Number_of_one_sentence_against_the_same_number_of_another(string premise, string hypothesis, string relation)
    {
        var judged = NumericInference.Judge(Read("a", premise), Read("b", hypothesis));

        Assert.Equal(relation, judged.Relation.ToString());
    }

    [Fact]
    public void Conflict_names_both_numbers_and_what_they_allow()
    {
        var judged = NumericInference.Judge(Read("a", "Divers found 12 anchors."), Read("b", "Divers found more than 15 anchors."));

        Assert.Equal("“12” allows 12, “more than 15” allows more than 15: no value fits both.", judged.Reason);
        Assert.Equal(1, judged.Features.Conflicting);
    }

    [Fact]
    public void Reports_whose_numbers_meet_follow_from_each_other_sooner_than_those_whose_numbers_differ()
    {
        const string report = "Rescuers in Ellery pulled 14 passengers from the capsized ferry on Monday, the coast guard said.";

        var same = PairJudge.Judge(report, "14 passengers pulled from ferry in Ellery").Opinion;
        var other = PairJudge.Judge(report, "19 passengers pulled from ferry in Ellery").Opinion;

        Assert.True(same.Entailment > 0.5, same.ToString());
        Assert.True(other.Entailment < 0.5, other.ToString());
    }

    [Fact]
    public void Sum_is_shown_with_its_terms()
    {
        var judged = NumericInference.Judge(Read("a", "Anna had 9 lemons, lost 4 and bought 20 more."), Read("b", "Anna has 25 lemons now."));

        Assert.Equal(NumericRelation.Entails, judged.Relation);
        Assert.Equal("9 − 4 + 20 = 25: “25” follows by arithmetic.", judged.Reason);
    }

    private static List<ReadSentence> Read(string id, string text) =>
        StatementReader.Read(new AnalysisArticle(id, id, null, text, [new Block(BlockKind.Body, 0, text.Length, 1, "the text")], null, DateTimeOffset.UnixEpoch));
}
