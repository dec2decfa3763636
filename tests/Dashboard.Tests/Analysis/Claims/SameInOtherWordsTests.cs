using Dashboard.Analysis;
using Dashboard.Domain.Claims;
using Dashboard.Tests.Analysis.Contradictions;

namespace Dashboard.Tests.Analysis.Claims;

/// <summary>Statements that share few words and state the same.</summary>
public sealed class SameInOtherWordsTests
{
    [Fact]
    public void One_reason_for_one_act_is_one_row_and_nobody_denies_it()
    {
        var story = Of(
            "Dorvik Yard is leaving the harbour of Lund over unpaid rent for its two docks, a source close to the port told the Courier on Monday.",
            "The report indicated that the yard's inability to pay rent for the docks had led to the decision to leave.");

        var row = Assert.Single(story.Claims);
        Assert.All(row.Stances, stance => Assert.Equal(Stance.Affirm, stance.Stance));
        Assert.False(row.IsDisputed);
    }

    [Fact]
    public void Other_reasons_for_one_act_are_no_common_statement()
    {
        var story = Of(
            "Dorvik Yard is leaving the harbour of Lund over unpaid rent for its two docks.",
            "The report indicated that the rising price of steel from abroad had led to the decision to leave.");

        Assert.Empty(story.Claims);
    }

    [Fact]
    public void One_count_of_people_with_the_same_names_is_one_row()
    {
        var story = Of(
            "Oslo sent nearly two hundred Norwegian guards and divers to Lund in the spring, officials have said.",
            "The landing of a ferry with nearly 200 Norwegian troops outside Lund on Saturday has alarmed the fishermen of the island.");

        Assert.Equal(["a", "b"], Assert.Single(story.Claims).Stances.Select(stance => stance.ArticleId));
    }

    [Fact]
    public void One_count_of_other_groups_is_no_common_statement()
    {
        var story = Of(
            "Nearly 200 Swedish divers from Malmo came to Lund in the spring, officials have said.",
            "A ferry with nearly 200 Danish troops from Malmo outside Lund has alarmed the fishermen of the island.");

        Assert.Empty(story.Claims);
    }

    [Fact]
    public void Whoever_calls_it_impossible_denies_it()
    {
        var story = Of(
            "Dorvik Yard sold forty of its fishing boats to the island's ferry line in May.",
            "Dorvik Yard said it was impossible for it to have sold forty fishing boats to the island's ferry line.");

        var row = Assert.Single(story.Claims);
        Assert.True(row.IsDisputed);
        Assert.Equal(Stance.Deny, row.Stances.Single(stance => stance.ArticleId == "b").Stance);
    }

    [Fact]
    public void Who_says_it_is_no_part_of_what_is_stated()
    {
        var story = Of(
            "The western breakwater lost granite stones, Ada Holm, the engineer of the port of Lund, told reporters from the Courier on Monday.",
            "According to a letter of the Dorvik insurance company, the western breakwater lost granite stones in winter.");

        Assert.Equal(["a", "b"], Assert.Single(story.Claims).Stances.Select(stance => stance.ArticleId));
    }

    private static StoryAnalysis Of(string a, string b)
    {
        var story = new StoryAnalysis();
        story.ReadStatements(Story.Article("a", a));
        story.ReadStatements(Story.Article("b", b));
        return story;
    }
}
