using Dashboard.Domain.Articles;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Tests.Analysis.Contradictions;

public sealed class DayConflictTests
{
    [Fact]
    public void Weekday_and_date_of_one_report_are_compared_as_calendar_days()
    {
        var story = Story.Of(
            Story.Article("a", "The message confirms a report published in the Ellery Courier on June 9.", anchor: Story.Wednesday12June),
            Story.Article("b", "The tweet followed an Ellery Courier report on Sunday that named Hollin.", anchor: Story.Wednesday12June),
            Story.Article("c", "The Ellery Courier claimed in a report Monday that Hollin had left.", anchor: Story.Wednesday12June));

        var finding = Assert.Single(story.Findings);
        Assert.Equal(ContradictionKind.Date, finding.Kind);
        Assert.Equal(["Sun 9 Jun 2024", "Mon 10 Jun 2024"], finding.Sides.Select(side => side.Label));
        Assert.Equal(2, finding.Sides[0].Statements.Count);
        Assert.Contains(finding.Reasons, reason => reason.Text.Contains("1 day apart", StringComparison.Ordinal));
    }

    [Fact]
    public void Same_weekday_written_in_two_weeks_is_no_conflict_of_words()
    {
        var story = Story.Of(
            Story.Article("a", "The driver Carl Brandt was arrested in Ellery on June 10.", anchor: Story.Wednesday12June),
            Story.Article("b", "The driver Carl Brandt was arrested in Ellery on Monday.", anchor: Story.Wednesday12June));

        Assert.Empty(story.Findings);
    }

    [Fact]
    public void Arrest_on_two_days_is_flagged()
    {
        var story = Story.Of(
            Story.Article("a", "The driver Carl Brandt was arrested in Ellery on Monday.", anchor: Story.Wednesday12June),
            Story.Article("b", "On Tuesday, police arrested Carl Brandt in Ellery.", anchor: Story.Wednesday12June));

        Assert.Equal(ContradictionKind.Date, Assert.Single(story.Findings).Kind);
    }

    [Fact]
    public void Guessed_day_of_writing_resolves_nothing_and_says_so()
    {
        var guess = new DateAnchor(new DateOnly(2031, 1, 1), 0.2, "a guess");
        var story = Story.Of(
            Story.Article("a", "A report was published in the Ellery Courier on June 9.", anchor: Story.Wednesday12June),
            Story.Article("b", "The Ellery Courier claimed in a report Monday that Hollin had left.", anchor: guess));

        var finding = Assert.Single(story.Findings);
        Assert.Contains("if it is the same week", finding.Sides[1].Statements[0].Value, StringComparison.Ordinal);
        Assert.Contains(finding.Reasons, reason => reason.Text.Contains("day unknown", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Ada Holm said on Monday that the Ellery bridge was safe.", "Ada Holm said on Tuesday that the Ellery bridge was safe.")]
    [InlineData("Carl Brandt met Ada Holm in Ellery on June 3, 2019.", "Carl Brandt met Ada Holm in Ellery on Monday.")]
    public void Copies_that_differ_in_the_day_of_a_saying_or_by_years_are_one_day_conflict_of_low_severity(string a, string b)
    {
        var finding = Assert.Single(Story.Findings(a, b));

        Assert.Equal(ContradictionKind.Date, finding.Kind);
        Assert.Equal(Severity.Low, finding.Severity);
        Assert.True(finding.Confidence <= 0.86, finding.Confidence.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains(finding.Reasons, reason => reason.Term == "Weighs less");
    }

    [Fact]
    public void Copies_that_differ_in_the_day_of_the_event_itself_are_trusted_more()
    {
        var finding = Assert.Single(Story.Findings("Carl Brandt was arrested in Ellery on Monday.", "Carl Brandt was arrested in Ellery on Tuesday."));

        Assert.True(finding.Confidence > 0.86, finding.Confidence.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Event_without_a_name_is_dated_when_the_whole_clause_is_shared()
    {
        var story = Story.Of(
            Story.Article("a", "Crews began to dredge the old north dock on Monday after the storm, the harbour office said.", anchor: Story.Wednesday12June),
            Story.Article("b", "Dredging began on Sunday, the union said.", anchor: Story.Wednesday12June));

        Assert.Equal(ContradictionKind.Date, Assert.Single(story.Findings).Kind);
    }
}
