using Dashboard.Analysis;

namespace Dashboard.Tests.Analysis.Contradictions;

public sealed class OrderTests
{
    private static readonly AnalysisArticle[] Articles =
    [
        Story.Article("a", "The ferry Morning Star sank off Port Ellery, killing 12 passengers. Norland has informed us that it has removed its divers from Ellery Bay, Holm wrote.",
            anchor: Story.Wednesday12June),
        Story.Article("b", "The ferry Morning Star sank off Port Ellery, killing 21 passengers. The driver Carl Brandt was arrested in Ellery on Monday.", anchor: Story.Wednesday12June),
        Story.Article("c", "Norland's ministry denied having told Westmark that it was pulling divers out of Ellery Bay. On Tuesday, police arrested Carl Brandt in Ellery.",
            anchor: Story.Wednesday12June),
        Story.Article("d", "Off Port Ellery the ferry Morning Star sank, killing 21 passengers. The council approved the Ellery bridge plan on a second vote."),
        Story.Article("e", "The council has not approved the Ellery bridge plan on a second vote. Hollin Mining kept 800 guards in Ellery, the Courier said."),
        Story.Article("f", "Hollin Mining said it never had 800 guards in Ellery. The Ellery quake had a magnitude of 6.1, the survey said."),
        Story.Article("g", "The Ellery quake had a magnitude of 5.4, the survey said. It was the worst winter in years."),
    ];

    [Fact]
    public void Findings_in_any_order_are_the_same()
    {
        var expected = Story.Show(Story.Of(Articles).Findings);
        Assert.NotEqual("", expected);
        var random = new Random(4711);
        for (var round = 0; round < 25; round++)
        {
            var shuffled = Articles.ToArray();
            random.Shuffle(shuffled);

            Assert.Equal(expected, Story.Show(Story.Of(shuffled).Findings));
        }
    }

    [Fact]
    public void Removed_article_leaves_nothing_behind()
    {
        var story = Story.Of(Articles);

        story.Remove("b");
        story.Remove("unknown");

        Assert.Equal(Story.Show(Story.Of([.. Articles.Where(article => article.Id != "b")]).Findings), Story.Show(story.Findings));
    }

    [Fact]
    public void Second_reading_replaces_the_first()
    {
        var story = Story.Of(Articles);

        story.ReadStatements(Articles[1]);
        story.ReadStatements(Articles[1]);

        Assert.Equal(Story.Show(Story.Of(Articles).Findings), Story.Show(story.Findings));
    }

    [Fact]
    public void Claims_in_any_order_are_the_same()
    {
        var expected = Story.Of(Articles).Claims.Select(claim => claim.Key).ToList();

        Assert.Equal(expected, Story.Of([.. Articles.Reverse()]).Claims.Select(claim => claim.Key));
    }
}
