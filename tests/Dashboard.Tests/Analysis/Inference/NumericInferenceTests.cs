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

    private static List<ReadSentence> Read(string id, string text) =>
        StatementReader.Read(new AnalysisArticle(id, id, null, text, [new Block(BlockKind.Body, 0, text.Length, 1, "the text")], null, DateTimeOffset.UnixEpoch));
}
