using Dashboard.Domain.Contradictions;

namespace Dashboard.Tests.Analysis.Contradictions;

/// <summary>Notes on what people, offices, numbers and causes are called or made of: harbour, hospital, election.</summary>
public sealed class NamingNoteTests
{
    private static string[] Of(ContradictionKind kind, string a, string b) => [.. Story.Findings(a, b).Where(finding => finding.Kind == kind).Select(finding => finding.Title)];

    private static string[] Within(string rule, string body) => [.. Story.Of(Story.Article("a", body)).Findings.Where(finding => finding.Rule.Name == rule).Select(finding => finding.Title)];

    [Theory]
    [InlineData("About 80 Norland soldiers landed in Ellery on Saturday.", "“A group of [Norland] specialists is working in Ellery,” Holm said.")]
    [InlineData("On Monday about forty Norland rebels took the hospital of Oxley.", "In Oxley the ministry fought Norland terrorists, Brandt said.")]
    [InlineData("In Ellery, Westmark protesters blocked the count.", "The mayor of Ellery spoke of Westmark rioters at the count.")]
    public void Same_people_under_clashing_names_are_a_note(string a, string b) => Assert.Single(Of(ContradictionKind.Characterisation, a, b));

    [Theory]
    [InlineData("About 80 Norland soldiers landed in Ellery on Saturday.", "Norland technicians repaired a dock in Westholt.")]
    [InlineData("About 80 Norland soldiers landed in Ellery on Saturday.", "Westmark specialists are working in Ellery.")]
    [InlineData("About 80 Norland soldiers landed in Ellery on Saturday.", "Norland troops stayed in Ellery.")]
    [InlineData("About 80 Norland soldiers landed in Ellery on Saturday.", "There are no Norland specialists in Ellery.")]
    public void Another_place_or_country_the_same_sort_or_a_denial_is_no_note(string a, string b) => Assert.Empty(Of(ContradictionKind.Characterisation, a, b));

    [Theory]
    [InlineData("Many voters of the district met Harbour Assembly President Eva Lund in Ellery.", "The count was led by interim President Eva Lund in Ellery.")]
    [InlineData("The nurses of the night shift met Oxley Hospital Director Carl Brandt in May.", "Nurses in Oxley thanked acting director Carl Brandt for the beds.")]
    public void Office_held_outright_here_and_for_a_time_there_is_a_note(string a, string b) => Assert.Single(Of(ContradictionKind.Office, a, b));

    [Theory]
    [InlineData("Many voters of the district met President Eva Lund in Ellery.", "The count was led by interim President Eva Lund in Ellery.")]
    [InlineData("Many voters of the district met Harbour Assembly President Eva Lund in Ellery.", "The count was led by interim President Paul Lund in Ellery.")]
    [InlineData("Many voters of the district met Harbour Assembly President Eva Lund in Ellery.", "The count was led by opposition leader Eva Lund in Ellery.")]
    [InlineData("Many voters of the district met former Assembly President Eva Lund in Ellery.", "The count was led by interim President Eva Lund in Ellery.")]
    public void Short_title_another_person_or_another_office_is_no_note(string a, string b) => Assert.Empty(Of(ContradictionKind.Office, a, b));

    [Theory]
    [InlineData("Hollin had withdrawn most of the alleged 800 employees from Ellery. Hollin said it was wrong to say that it had withdrawn nearly 800 employees.")]
    [InlineData("Half of the 60 nurses left Oxley. Later Oxley dismissed 60 nurses.")]
    [InlineData("About 60 nurses left the ward in Oxley. The board in Oxley had dismissed most of the 60 nurses.")]
    public void Number_as_stock_and_as_flow_in_one_article_is_a_note(string body) => Assert.Single(Within("stock-and-flow", body));

    [Theory]
    [InlineData("Hollin had withdrawn most of the 800 employees from Ellery. Hollin had 800 employees there.")]
    [InlineData("Half of the 60 nurses left Oxley. Later Ellery dismissed 45 nurses.")]
    [InlineData("Half of the 60 ballots came from Oxley. Later Oxley dismissed 60 nurses.")]
    public void Two_stocks_another_number_or_another_thing_is_no_note(string body) => Assert.Empty(Within("stock-and-flow", body));

    [Theory]
    [InlineData("The Courier said Norland had largely withdrawn its naval presence in Ellery. Norland recently increased its naval presence in the bay. Norland’s presence in Ellery remained at planned levels, Holm said.")]
    [InlineData("The hospital in Oxley expanded its night shift. The night shift in Oxley remained at the same level, a nurse said.")]
    public void Thing_that_grows_and_stays_in_one_article_is_a_note(string body) => Assert.Single(Within("directions", body));

    [Fact]
    public void Direction_that_is_a_denied_claim_belongs_to_the_claimant()
    {
        var story = Story.Of(Story.Article("a", "Norland’s navy rejected a Courier report on Tuesday claiming it had largely withdrawn its naval presence in Ellery. Norland’s presence in Ellery remained at planned levels, Holm said."));
        var finding = Assert.Single(story.Findings, finding => finding.Rule.Name == "directions");
        var shrank = Assert.Single(finding.Sides, side => side.Label.StartsWith("Shrank", StringComparison.Ordinal));
        Assert.Equal("Courier", Assert.Single(shrank.Statements).Speaker);
        Assert.EndsWith("denied", shrank.Label, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Norland reduced its fleet. Norland increased its fleet.")]
    [InlineData("Turnout in Ellery increased to 61 percent. Turnout in Ellery remained at the same level of 58 percent.")]
    [InlineData("Oxley expanded its night shift. Ellery’s budget remained at the same level, a nurse said.")]
    public void Development_measured_values_or_another_thing_is_no_note(string body) => Assert.Empty(Within("directions", body));

    [Fact]
    public void Cause_blamed_without_a_source_and_praised_elsewhere_is_a_note() => Assert.Single(Of(ContradictionKind.Causal,
        "Nurses left Oxley due to the brutal Norland cuts.", "It is a sign that Norland cuts are working."));

    [Theory]
    [InlineData("Nurses left Oxley due to the brutal Norland cuts, the union said.", "It is a sign that Norland cuts are working.")]
    [InlineData("Nurses left Oxley due to the Norland cuts.", "It is a sign that Norland cuts are working.")]
    [InlineData("Nurses left Oxley due to the brutal Norland cuts.", "It is a sign that Westmark cuts are working.")]
    public void Cause_with_a_source_without_a_judgement_or_of_another_is_no_note(string a, string b) => Assert.Empty(Of(ContradictionKind.Causal, a, b));
}
