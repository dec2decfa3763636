using Dashboard.Analysis;
using Dashboard.Domain.Claims;
using Dashboard.Tests.Analysis.Contradictions;

namespace Dashboard.Tests.Analysis.Claims;

public sealed class ClaimRowsTests
{
    private const string Repairs = "The harbour board approved repairs of the western breakwater after the January storm.";
    private const string Paraphrase = "Repairs to the western breakwater were approved by the harbour board.";
    private const string Refusal = "The harbour board has not approved repairs of the western breakwater.";
    private const string Other = "Ferries to Lund Island sail every hour in summer, and the fare is nine crowns.";

    [Fact]
    public void Paraphrases_in_two_articles_are_one_row_that_both_affirm()
    {
        var story = Of(("a", Repairs + " " + Other), ("b", "It rained all week. " + Paraphrase));

        var row = Assert.Single(story.Claims);
        Assert.Equal(["a", "b"], row.Stances.Select(stance => stance.ArticleId));
        Assert.All(row.Stances, stance => Assert.Equal(Stance.Affirm, stance.Stance));
        Assert.False(row.IsDisputed);
        Assert.False(row.IsConfirmed);
    }

    [Fact]
    public void Article_that_negates_what_another_affirms_denies_it_in_one_row()
    {
        var story = Of(("a", Repairs), ("b", Refusal));

        var row = Assert.Single(story.Claims);
        Assert.True(row.IsDisputed);
        Assert.Equal(Stance.Affirm, row.Stances.Single(stance => stance.ArticleId == "a").Stance);
        Assert.Equal(Stance.Deny, row.Stances.Single(stance => stance.ArticleId == "b").Stance);
    }

    [Fact]
    public void Statements_of_other_things_make_no_row()
    {
        var story = Of(("a", Repairs), ("b", Other));

        Assert.Empty(story.Claims);
    }

    [Fact]
    public void Statement_that_a_person_split_off_never_comes_back()
    {
        var story = Of(("a", Repairs), ("b", Paraphrase));
        story.Link([new ClaimLink(new StatementAnchor("a", 0, Repairs.Length), new StatementAnchor("b", 0, Paraphrase.Length), ClaimLinkKind.Apart)]);
        Assert.Empty(story.Claims);

        story.ReadStatements(Story.Article("c", "Some snow fell on the hills."));

        Assert.Empty(story.Claims);
    }

    [Fact]
    public void Statements_that_a_person_joined_are_one_confirmed_row()
    {
        var story = Of(("a", Repairs), ("b", Other));
        story.Link([new ClaimLink(new StatementAnchor("a", 0, Repairs.Length), new StatementAnchor("b", 0, Other.Length), ClaimLinkKind.Together)]);

        var row = Assert.Single(story.Claims);
        Assert.True(row.IsConfirmed);
        Assert.Equal(["a", "b"], row.Stances.Select(stance => stance.ArticleId));
    }

    [Fact]
    public void Later_decision_about_the_same_two_statements_holds()
    {
        var (a, b) = (new StatementAnchor("a", 0, Repairs.Length), new StatementAnchor("b", 0, Paraphrase.Length));
        var story = Of(("a", Repairs), ("b", Paraphrase));
        story.Link([new ClaimLink(a, b, ClaimLinkKind.Apart), new ClaimLink(b, a, ClaimLinkKind.Together)]);

        Assert.True(Assert.Single(story.Claims).IsConfirmed);
    }

    [Fact]
    public void Rows_are_the_same_in_whatever_order_the_articles_come()
    {
        (string, string)[] articles = [("a", Repairs + " " + Other), ("b", Paraphrase), ("c", Refusal), ("d", "Ferries to Lund Island sail every hour, the fare is nine crowns.")];
        var expected = Shown(Of(articles));

        foreach (var order in new[] { articles.Reverse(), [articles[2], articles[0], articles[3], articles[1]] })
            Assert.Equal(expected, Shown(Of([.. order])));
    }

    [Fact]
    public void Article_that_goes_takes_its_stances_along()
    {
        var story = Of(("a", Repairs), ("b", Paraphrase));
        story.Remove("b");

        Assert.Empty(story.Claims);
    }

    [Fact]
    public void Claim_in_words_leaves_out_who_says_it()
    {
        var story = Of(
            ("a", "The mayor said on Friday that the harbour board approved repairs of the western breakwater."), ("b", "The harbour board approved repairs of the western breakwater, officials said."));

        Assert.Equal("The harbour board approved repairs of the western breakwater", Assert.Single(story.Claims).Text);
    }

    private static StoryAnalysis Of(params (string Id, string Text)[] articles) => Story.Of([.. articles.Select(article => Story.Article(article.Id, article.Text))]);

    private static List<string> Shown(StoryAnalysis story) =>
        [.. story.Claims.Select(row => row.Key + row.Text + string.Join('|', row.Stances.Select(stance => stance.ArticleId + stance.Start + stance.Stance)))];
}
