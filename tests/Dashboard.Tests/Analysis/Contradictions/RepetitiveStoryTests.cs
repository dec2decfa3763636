using System.Globalization;
using Dashboard.Analysis;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Tests.Analysis.Contradictions;

/// <summary>Stories in which every article says the same with other numbers.</summary>
public sealed class RepetitiveStoryTests
{
    private static string Id(int n) => n.ToString("D4", CultureInfo.InvariantCulture);

    private static AnalysisArticle[] Articles(int count, Func<int, string> text) =>
        [.. Enumerable.Range(1, count).Select(n => Story.Article(Id(n), text(n), anchor: Story.Wednesday12June, minute: n))];

    private static string AtTheMill(int n) =>
        $"Report {n} from the valley. The water stood {n} centimetres above the mark at the mill on Tuesday, the warden said. Nobody was hurt, she added.";

    [Fact]
    public void Two_hundred_values_of_one_thing_are_one_flag_that_says_what_it_leaves_out()
    {
        var finding = Assert.Single(Story.Of(Articles(200, AtTheMill)).Findings);

        Assert.Equal(ContradictionKind.Number, finding.Kind);
        Assert.Equal(Severity.Low, finding.Severity);
        Assert.Equal(8, finding.Sides.Count);
        Assert.All(finding.Sides, side => Assert.InRange(side.Statements.Count, 1, 12));
        Assert.Contains("8 of 200 sides", finding.Explanation, StringComparison.Ordinal);
        Assert.Contains("of 200 statements", finding.Explanation, StringComparison.Ordinal);
        Assert.Contains("200 carriers", finding.Explanation, StringComparison.Ordinal);
        Assert.Contains(finding.Reasons, reason => reason.Term == "Looks like a series");
    }

    [Fact]
    public void Many_carriers_of_two_values_are_one_flag_with_two_sides_and_their_number()
    {
        var finding = Assert.Single(Story.Of(Articles(60, n => n % 2 == 0
            ? "The ferry Morning Star sank off Port Ellery, killing 12 passengers."
            : "The ferry Morning Star sank off Port Ellery, killing 21 passengers.")).Findings);

        Assert.Equal(2, finding.Sides.Count);
        Assert.All(finding.Sides, side => Assert.Equal(12, side.Statements.Count));
        Assert.Contains("24 of 60 statements", finding.Explanation, StringComparison.Ordinal);
        Assert.Equal(Severity.High, finding.Severity);
    }

    [Theory]
    [InlineData("Post {0} reported no damage. At post {0} the water stood {1} centimetres above the mark on Tuesday, the warden said.")]
    [InlineData("The water at post {0} stood {1} centimetres above the mark on Tuesday, the warden said. At post {0}, {1} boats were lost.")]
    [InlineData("Ward {0} of the city counted {1} votes for the mill on Tuesday, the clerk said.")]
    [InlineData("In district {0}, {1} people were evacuated after the flood on Tuesday, the county said.")]
    [InlineData("Report {0} from the valley. Nobody was hurt, the warden said on Tuesday.")]
    [InlineData("This is post {0}. Nobody was hurt at post {0}, the warden said on Tuesday.")]
    public void Numbered_places_are_no_contradictions(string template)
    {
        var story = Story.Of(Articles(200, n => string.Format(CultureInfo.InvariantCulture, template, n, 3 + n * 37 % 211)));

        Assert.Empty(story.Findings.Select(finding => Story.Show([finding])[..Math.Min(900, Story.Show([finding]).Length)]));
    }

    [Theory]
    [InlineData("At the {0} the water stood {1} centimetres above the mark on Tuesday, the warden said.", "mill|bridge|sluice|upper ford|ferry landing|quarry")]
    [InlineData("The water stood {1} centimetres above the mark in {0} on Tuesday, the warden said.", "Oxley|Hollin|Ellery|Brandton|Marram|Westholt")]
    [InlineData("In {0} the flood killed 1{1} people on Tuesday, the county said.", "Oxley|Hollin|Ellery|Brandton|Marram|Westholt")]
    public void Other_places_are_no_contradictions(string template, string places)
    {
        var names = places.Split('|');
        var story = Story.Of(Articles(120, n => string.Format(CultureInfo.InvariantCulture, template, names[n % names.Length], 10 + n % names.Length * 7)));

        Assert.Empty(story.Findings.Select(finding => Story.Show([finding])[..Math.Min(900, Story.Show([finding]).Length)]));
    }

    [Fact]
    public void Disputes_with_the_same_numbers_at_other_places_stay_apart()
    {
        var story = Story.Of(Articles(40, n => $"The water stood {(n % 4 < 2 ? 30 : 90)} centimetres above the mark at the {(n % 2 == 0 ? "mill" : "bridge")} on Tuesday, the warden said."));

        Assert.Equal(2, story.Findings.Count);
        Assert.All(story.Findings, finding => Assert.Equal(2, finding.Sides.Count));
    }

    [Fact]
    public void Repetitive_story_in_any_order_and_after_removals_equals_one_built_anew()
    {
        var articles = Articles(90, n => AtTheMill(n) + (n % 3 == 0 ? " The council approved the dam plan for the valley in a second vote." : " The council has not approved the dam plan for the valley in a second vote.")
            + $" The driver Carl Brandt was arrested in Ellery on {(n % 2 == 0 ? "Monday" : "Sunday")}.");
        var kept = articles.Where((_, n) => n % 7 != 3).ToArray();
        var expected = Story.Show(Story.Of(kept).Findings);
        Assert.NotEqual("", expected);
        var random = new Random(815);
        for (var round = 0; round < 4; round++)
        {
            var shuffled = articles.ToArray();
            random.Shuffle(shuffled);
            var story = new StoryAnalysis();
            foreach (var article in shuffled)
            {
                story.Match(article);
                story.ReadStatements(article);
                if (random.Next(10) == 0)
                    _ = story.Findings.Count + story.Reuse.Count;
            }
            foreach (var article in articles.Except(kept).OrderBy(_ => random.Next()))
                story.Remove(article.Id);

            Assert.Equal(expected, Story.Show(story.Findings));
            Assert.Equal(Story.Of(kept).Reuse.Count, story.Reuse.Count);
        }
    }

    [Fact]
    public void Findings_are_kept_while_nothing_about_them_changes()
    {
        var story = Story.Of(
            Story.Article("a", "The ferry Morning Star sank off Port Ellery, killing 12 passengers."),
            Story.Article("b", "The ferry Morning Star sank off Port Ellery, killing 21 passengers."));
        var before = Assert.Single(story.Findings);
        Assert.Same(story.Findings, story.Findings);
        Assert.Same(story.Claims, story.Claims);

        story.ReadStatements(Story.Article("c", "The orchard opened its gates to visitors after a long winter."));

        Assert.Equal(Story.Show([before]), Story.Show(story.Findings));
        Assert.Same(before, Assert.Single(story.Findings));
    }
}
