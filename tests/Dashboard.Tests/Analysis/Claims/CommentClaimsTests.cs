using Dashboard.Analysis;
using Dashboard.Analysis.Claims;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Moderation;
using Dashboard.Tests.Ingest;
using Xunit.Abstractions;

namespace Dashboard.Tests.Analysis.Claims;

public sealed class CommentClaimsTests(ITestOutputHelper output)
{
    private const string Article =
        "The port of Arnfjord dismissed 240 dockers in the spring, the union said. Norwick built the second pier under a lease agreement of 1998 with Arnfjord. "
        + "The ferry to Lundholm sank near the old lighthouse on Tuesday. The mayor, Ilse Varga, visited the families in the evening.";

    [Fact]
    public void Sentence_that_gives_the_same_figure_supports_the_article_with_both_places()
    {
        const string comment = "My neighbour was one of them. The port of Arnfjord dismissed 240 dockers, that is true.";

        var link = Assert.Single(Links(comment));

        Assert.Equal(LeadRelation.Supports, link.Relation);
        Assert.Equal("The port of Arnfjord dismissed 240 dockers, that is true.", comment[link.Words.Start..link.Words.End]);
        Assert.StartsWith("The port of Arnfjord dismissed 240 dockers", Article[link.Claim!.Start..link.Claim.End]);
    }

    [Fact]
    public void Sentence_that_gives_another_figure_disputes_the_article()
    {
        var link = Assert.Single(Links("The port of Arnfjord dismissed 90 dockers in the spring."), one => one.Claim is not null);

        Assert.Equal(LeadRelation.Disputes, link.Relation);
        Assert.Contains("another figure", link.Reason);
    }

    [Fact]
    public void Sentence_that_denies_it_disputes_the_article()
    {
        var link = Assert.Single(Links("The ferry to Lundholm never sank near the old lighthouse."));

        Assert.Equal(LeadRelation.Disputes, link.Relation);
    }

    [Fact]
    public void Sentence_on_the_same_agreement_and_year_supports_the_article_in_other_words()
    {
        var link = Assert.Single(Links("All of this rests on the lease agreement that was signed in 1998, as everybody at the harbour knows."));

        Assert.Equal(LeadRelation.Supports, link.Relation);
        Assert.Contains("1998", link.Reason);
    }

    [Fact]
    public void Figure_that_no_article_has_adds_a_claim()
    {
        var link = Assert.Single(Links("The ferry to Lundholm cost the people of Arnfjord 75,000 crowns a year."));

        Assert.Equal(LeadRelation.Adds, link.Relation);
        Assert.Null(link.Claim);
        Assert.Contains("75,000", link.Reason);
    }

    [Theory]
    [InlineData("I have lived in Arnfjord for 40 years and the sea is still cold.")]
    [InlineData("Varga should resign, she has done nothing for us.")]
    [InlineData("My uncle was dismissed in 1998 and never found work again.")]
    public void Comment_that_states_nothing_of_the_story_has_no_link(string comment) => Assert.Empty(Links(comment));

    [Fact]
    public void Comment_that_was_raised_is_not_read_and_a_pasted_article_is()
    {
        const string comment = "The port of Arnfjord dismissed 240 dockers.";

        Assert.Empty(Story().LinksOf(comment, null, [Of(SignalKind.Accusation, Severity.Medium)]));
        Assert.NotEmpty(Story().LinksOf(comment, null, [Of(SignalKind.PastedArticle, Severity.Medium)]));
    }

    [Fact]
    public void M8_agreement_in_the_pasted_comment_supports_another_articles_sentence()
    {
        if (SeedStory.Read() is not { } story || SeedFiles.Read("004", output) is not { } page || SeedStory.Articles() is not { } articles) return;
        var pasted = page.Comments.MaxBy(comment => comment.Text.Length)!;
        var year = SeedFiles.Find("001", @"going on since (?<it>\d{4}) when we signed");

        var links = story.LinksOf(pasted.Text, pasted.PostedAt, [Of(SignalKind.PastedArticle, Severity.Medium)]);
        foreach (var link in links) output.WriteLine($"{link.Relation} {link.Reason}\n    {pasted.Text[link.Words.Start..link.Words.End]}\n    {link.Claim?.ArticleId} {link.ClaimText}");

        Assert.Contains(links, link => link.Relation == LeadRelation.Supports && link.Claim?.ArticleId == "001" && link.Reason.Contains(year, StringComparison.Ordinal)
            && articles[1].Text[link.Claim.Start..link.Claim.End].Contains(year, StringComparison.Ordinal));
    }

    private static IReadOnlyList<CommentClaimLink> Links(string comment) => Story().LinksOf(comment, null, []);

    private static StoryAnalysis Story()
    {
        var story = new StoryAnalysis();
        story.ReadStatements(new AnalysisArticle("a", "Gazette", "Harbour in trouble", Article, [new Block(BlockKind.Body, 0, Article.Length, 1, "")], null, DateTimeOffset.UnixEpoch));
        return story;
    }

    private static Signal Of(SignalKind kind, Severity severity) => new(kind, severity, "", [], new Rule("r", "1"));
}
