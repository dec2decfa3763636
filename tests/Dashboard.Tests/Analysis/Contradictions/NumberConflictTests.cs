using Dashboard.Domain.Contradictions;

namespace Dashboard.Tests.Analysis.Contradictions;

public sealed class NumberConflictTests
{
    [Theory]
    [InlineData("The ferry Morning Star sank off Port Ellery, killing 12 passengers.", "The ferry Morning Star sank off Port Ellery, killing 21 passengers.")]
    [InlineData("Rescuers in Port Ellery said 40 people were injured when the tram derailed.", "In Port Ellery 64 people were injured when the tram derailed, rescuers said.")]
    [InlineData("The mayor of Ellery said the bridge cost $3.5 million to repair last winter.", "The mayor of Ellery said the bridge cost $5.3 million to repair last winter.")]
    [InlineData("The quake near Ellery had a magnitude of 6.1, the survey said.", "The quake near Ellery had a magnitude of 5.4, the survey said.")]
    [InlineData("The flood in Marram, Norland, killed 12 people at night.", "The flood in Norland killed 21 people at night.")]
    [InlineData("About two dozen miners were trapped in the Hollin pit after the blast.", "About 90 miners were trapped in the Hollin pit after the blast.")]
    [InlineData("The mill feeds about 900 families along the river, the owners said in a letter.", "The mill feeds fewer than 400 families along the river, according to the parish.")]
    public void Same_thing_with_numbers_that_cannot_both_hold_is_flagged(string a, string b)
    {
        var finding = Assert.Single(Story.Findings(a, b));

        Assert.Equal(ContradictionKind.Number, finding.Kind);
        Assert.Equal("quantity-conflict", finding.Rule.Name);
        Assert.Equal(2, finding.Sides.Count);
        Assert.Contains(finding.Reasons, reason => reason.Term == "Arithmetic" && reason.Text.Contains('÷'));
        Assert.NotEmpty(finding.Gaps);
        Assert.NotEmpty(finding.CallList);
    }

    [Theory]
    [InlineData("The ferry sank off Port Ellery, killing at least 12 passengers.", "The ferry sank off Port Ellery, killing 21 passengers.")]
    [InlineData("About 40 people were injured in Port Ellery when the tram derailed.", "In Port Ellery 42 people were injured when the tram derailed.")]
    [InlineData("The ferry sank off Port Ellery, killing 12 passengers.", "The ferry sank off Port Ellery, injuring 21 passengers.")]
    [InlineData("The tram derailed in Port Ellery and 12 women and 9 men were injured.", "The tram derailed in Port Ellery and 21 people were injured.")]
    [InlineData("In 2019 the Hollin pit employed 900 miners.", "In 2023 the Hollin pit employed 200 miners.")]
    [InlineData("The Hollin pit cut staff to 200 from 900.", "The Hollin pit cut staff to 200 from 900 this year.")]
    [InlineData("The trench near Ellery is 2 miles long, the survey said.", "The trench near Ellery is 3.2 kilometres long, the survey said.")]
    [InlineData("Forty French divers searched the Ellery wreck.", "Sixty Danish divers searched the Ellery wreck.")]
    [InlineData("The council of Ellery hired another 30 nurses for the clinic.", "The council of Ellery hired 80 nurses for the clinic.")]
    [InlineData("The Ellery mill sold 30 tons a day.", "The Ellery mill sold 900 tons last summer.")]
    [InlineData("The mill in Ellery was sold for more than $10 million.", "The mill in Ellery was sold for $14 million.")]
    [InlineData("A 12-metre mast fell on the Ellery quay, the crew said.", "A 39-foot mast fell on the Ellery quay, the crew said.")]
    public void Numbers_that_may_both_hold_stay_quiet(string a, string b) => Assert.Empty(Story.Findings(a, b));

    [Fact]
    public void Number_against_its_denial_is_one_conflict_that_asks_for_a_figure()
    {
        var findings = Story.Findings(
            "The paper said Hollin Mining kept 800 guards in Ellery.",
            "Hollin Mining said it never had 800 guards in Ellery and that the paper overestimated them by several times.");

        var finding = Assert.Single(findings);
        Assert.Equal(ContradictionKind.Number, finding.Kind);
        Assert.Contains(finding.Gaps, gap => gap.Contains("ask for a number", StringComparison.Ordinal));
        Assert.Contains(finding.Reasons, reason => reason.Text.Contains("800 ÷ 9", StringComparison.Ordinal));
    }

    [Fact]
    public void Vague_amount_is_weighed_against_a_figure_with_a_ratio_that_can_be_redone()
    {
        var finding = Assert.Single(Story.Findings(
            "A few dozen miners were trapped in the Hollin pit after the blast.", "About 900 miners were trapped in the Hollin pit after the blast."));

        Assert.Contains(finding.Reasons, reason => reason.Text.Contains("about 900 is about 25 times a few dozen (“a few dozen” read as 36: 900 ÷ 36 = 25)", StringComparison.Ordinal));
    }

    [Fact]
    public void Denied_number_that_had_changed_shows_how_much_it_changed()
    {
        var findings = Story.Findings(
            "Hollin Mining cut the number of its guards in Ellery to a few dozen from 800, the paper said.",
            "Hollin Mining said it never had 800 guards in Ellery and that the paper overestimated them by several times.");

        Assert.Contains(findings.SelectMany(finding => finding.Reasons), reason => reason.Text.Contains("800 is about 22 times a few dozen (“a few dozen” read as 36: 800 ÷ 36 = 22.22)", StringComparison.Ordinal));
    }

    [Fact]
    public void Third_report_with_one_of_the_numbers_joins_the_same_flag()
    {
        var story = Story.Of(
            Story.Article("a", "The ferry Morning Star sank off Port Ellery, killing 12 passengers."),
            Story.Article("b", "The ferry Morning Star sank off Port Ellery, killing 21 passengers."));
        var before = Assert.Single(story.Findings);

        story.ReadStatements(Story.Article("c", "Off Port Ellery the ferry Morning Star sank, killing 21 passengers, the coast guard said."));

        var after = Assert.Single(story.Findings);
        Assert.Equal(before.Key, after.Key);
        Assert.Equal(3, after.Sides.Sum(side => side.Statements.Count));
    }

    [Fact]
    public void Article_that_gives_both_figures_is_no_party_to_a_conflict()
    {
        var findings = Story.Findings(
            "Early reports from Port Ellery spoke of 12 people killed in the flood. By night 30 people were killed in the flood at Port Ellery, the mayor said.",
            "The mayor said 30 people were killed in the flood at Port Ellery by night.");

        Assert.Empty(findings);
    }

    [Fact]
    public void Statement_quotes_the_exact_sentence_and_marks_the_number()
    {
        const string text = "Dr. M. Hale spoke first. The ferry Morning Star sank off Port Ellery, killing about 12 passengers. It rained.";
        var finding = Assert.Single(Story.Findings(text, "The ferry Morning Star sank off Port Ellery, killing 21 passengers."));

        var statement = finding.Sides.SelectMany(side => side.Statements).Single(one => one.ArticleId == "a");

        Assert.Equal(text[statement.Start..statement.End], statement.Quote);
        Assert.StartsWith("The ferry", statement.Quote, StringComparison.Ordinal);
        var mark = Assert.Single(statement.Marks);
        Assert.Equal("about 12", text[mark.Start..mark.End]);
    }
}
