using Dashboard.Domain.Contradictions;

namespace Dashboard.Tests.Analysis.Contradictions;

/// <summary>What a headline says against the text under it.</summary>
public sealed class HeadlineTests
{
    private static Finding[] Of(string title, string body, ContradictionKind kind = ContradictionKind.SelfContradiction) =>
        [.. Story.Of(Story.Article("a", body, title, Story.Wednesday12June)).Findings.Where(finding => finding.Kind == kind)];

    [Theory]
    [InlineData("Norland Says Divers Are Still In Ellery Bay", "The bay is calm. Norland has withdrawn its divers from Ellery Bay, a blow to the harbour.")]
    [InlineData("Oxley clinic still open, council says", "The winter was hard. The Oxley clinic has closed for good.")]
    [InlineData("Two sailors still missing off Port Ellery", "The sailors were found off the coast by a helicopter crew.")]
    [InlineData("Mayor Lund remains in office despite vote", "The council met for five hours. Lund has resigned and left the hall by a side door.")]
    [InlineData("Mayor Lund Denies She Has Resigned", "The vote took five hours. Lund has resigned and left the hall by a side door.")]
    [InlineData("Norland has not withdrawn its divers from Ellery Bay", "Ships turned back at noon. Norland has withdrawn its divers from Ellery Bay, a blow to the harbour.")]
    [InlineData("Norland withdraws divers from Ellery Bay", "The bay is calm. The divers of Norland are still in Ellery Bay, a blow to the harbour.")]
    [InlineData("Oxley clinic closes", "The winter was hard. The Oxley clinic remains open to all.")]
    public void Lasting_state_in_the_headline_ended_in_the_text_is_flagged_at_both_places(string title, string body)
    {
        var finding = Assert.Single(Of(title, body));

        Assert.Equal(0, finding.Sides[0].Statements[0].Start);
        Assert.True(finding.Sides[1].Statements[0].Start > title.Length);
        Assert.Equal(1, finding.Headlines);
    }

    [Theory]
    [InlineData("Norland Says Divers Are Still In Ellery Bay", "The Courier reported that Norland has withdrawn its divers from Ellery Bay.")]
    [InlineData("Norland Says Divers Are Still In Ellery Bay", "Norland has withdrawn some divers from Ellery Bay, and others are at work.")]
    [InlineData("Norland Says Divers Are Still In Ellery Bay", "Norland has withdrawn its divers from Westholt.")]
    [InlineData("Norland Says Divers Are Still In Ellery Bay", "Norland has not withdrawn its divers from Ellery Bay.")]
    [InlineData("Norland withdraws most divers from Ellery Bay", "The divers of Norland are still in Ellery Bay.")]
    [InlineData("Norland to withdraw divers from Ellery Bay", "The divers of Norland are still in Ellery Bay.")]
    [InlineData("Norland withdraws divers from Ellery Bay", "The divers of Norland are still in Westholt.")]
    [InlineData("Mayor Lund resigns", "Lund remains in office until a successor is found.")]
    [InlineData("Oxley clinic closes", "The Oxley school remains open.")]
    [InlineData("Are divers still in Ellery Bay?", "Norland has withdrawn its divers from Ellery Bay.")]
    [InlineData("Oxley clinic still open, council says", "The Oxley school has closed for good.")]
    [InlineData("Two sailors still missing off Port Ellery", "A third sailor was found, an officer said.")]
    [InlineData("Mayor Lund remains in office despite vote", "Lund's deputy resigned before the vote.")]
    public void Other_voice_part_place_or_subject_stays_quiet(string title, string body) => Assert.Empty(Of(title, body));

    [Fact]
    public void Number_of_dead_in_the_headline_that_the_text_never_gives_is_flagged()
    {
        var finding = Assert.Single(Of("Ferry sinks off Port Ellery, killing 21 passengers", "The ferry Morning Star sank off Port Ellery on Tuesday, killing 12 passengers."));

        Assert.Equal(["Headline: 21", "Text: 12"], finding.Sides.Select(side => side.Label));
    }

    [Theory]
    [InlineData("Ferry sinks off Port Ellery, killing 21 passengers", "The ferry sank off Port Ellery, killing 12 passengers. Later the count rose to 21 passengers, the county said.")]
    [InlineData("Ferry sinks off Port Ellery, killing 21 passengers", "The ferry sank off Port Ellery, killing 12 women and 9 men.")]
    [InlineData("Ferry sinks off Port Ellery, killing 21 passengers", "In 2009 a ferry sank off Port Ellery, killing 12 passengers. All 21 dead have been named.")]
    public void Number_that_the_text_gives_too_or_adds_up_stays_quiet(string title, string body) => Assert.Empty(Of(title, body));

    [Fact]
    public void Denial_of_telling_under_a_headline_about_the_thing_itself_is_a_note_on_scope()
    {
        var finding = Assert.Single(Of("Norland Says Divers Are Still In Ellery Bay",
            "Norland denied having told Westmark that it was pulling divers out of Ellery Bay.", ContradictionKind.Scope));

        Assert.Equal(Severity.Low, finding.Severity);
        Assert.Contains("told", finding.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Norland denied that it was pulling divers out of Ellery Bay.")]
    [InlineData("Norland denied having told Westmark about the new harbour crane.")]
    public void Denial_of_the_thing_itself_or_of_something_else_is_no_note_on_scope(string body) =>
        Assert.Empty(Of("Norland Says Divers Are Still In Ellery Bay", body, ContradictionKind.Scope));
}
