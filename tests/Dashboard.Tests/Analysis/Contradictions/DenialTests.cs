using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Tests.Analysis.Contradictions;

public sealed class DenialTests
{
    [Fact]
    public void Telling_affirmed_and_denied_is_one_flag_with_the_act_of_telling_in_dispute()
    {
        var findings = Story.Findings(
            "President Ada Holm said on Monday that Norland has informed her about the withdrawal of its divers from Ellery Bay.",
            "Norland's ministry on Tuesday denied having told Ada Holm that it was pulling divers out of Ellery Bay.");

        var finding = Assert.Single(findings);
        Assert.Equal(ContradictionKind.Denial, finding.Kind);
        Assert.Contains(finding.Reasons, reason => reason.Text.Contains("same act (told)", StringComparison.Ordinal));
        Assert.Equal([Stance.Affirm, Stance.Deny], finding.Sides.Select(side => side.Statements[0].Stance));
    }

    [Theory]
    [InlineData("The pumps were switched off on Friday by the night crew at Oxley.", "Hollin Water denied having switched off the pumps at the Oxley plant.")]
    [InlineData("Workers at the plant were told of the leak in May, the union said.", "Plant director Carl Brandt denied that workers were told of the leak.")]
    public void Act_affirmed_and_denied_is_flagged(string a, string b) => Assert.Equal(ContradictionKind.Denial, Assert.Single(Story.Findings(a, b)).Kind);

    [Theory]
    [InlineData("Carl Brandt denied Norwegian claims that the harbour of Ellery was closed for a week.", "the Norwegian side")]
    [InlineData("Carl Brandt rejected a Harbour Post report claiming that the harbour of Ellery was closed for a week.", "Harbour Post")]
    [InlineData("Carl Brandt rejected Ada Holm's claim that the harbour of Ellery was closed for a week.", "Ada Holm")]
    public void Claim_denied_in_the_same_sentence_belongs_to_who_can_be_asked_about_it(string body, string claimant)
    {
        var finding = Assert.Single(Story.Of(Story.Article("a", body)).Findings, finding => finding.Kind == ContradictionKind.Denial);
        Assert.Equal(claimant, Assert.Single(finding.Sides, side => side.Label.StartsWith("Affirmed", StringComparison.Ordinal)).Statements[0].Speaker);
        Assert.Contains(finding.CallList, call => call.Whom == claimant);
    }

    [Fact]
    public void Denial_of_telling_does_not_dispute_the_leaving()
    {
        Assert.Empty(Story.Findings(
            "Norland has withdrawn its divers from Ellery Bay.",
            "Norland denied having told the Holm government that it was pulling divers out of Ellery Bay."));
    }

    [Theory]
    [InlineData("The council approved the Ellery bridge plan on a second vote.", "The council has not approved the Ellery bridge plan on a second vote.")]
    [InlineData("The clinic in Ellery was having trouble with the number of injured, the agency said.", "The clinic in Ellery was not having trouble with the number of injured, the agency said.")]
    public void Same_sentence_with_a_not_is_flagged(string a, string b)
    {
        var finding = Assert.Single(Story.Findings(a, b));

        Assert.Equal(ContradictionKind.Denial, finding.Kind);
    }

    [Theory]
    [InlineData("Norland denied having told the Holm government that it was leaving.", "Norland rejects the report and denied that it told the Holm government it was leaving.")]
    [InlineData("The council did not only approve the Ellery bridge plan on Monday.", "The council did approve the Ellery bridge plan on Monday.")]
    [InlineData("Police did not say whether Ada Holm was arrested in Ellery.", "Police in Ellery said Ada Holm was arrested.")]
    [InlineData("Unlike Ana Moreau and Ben Hale, Carl Brandt did not sign the Ellery letter.", "Ana Moreau and Ben Hale did sign the Ellery letter.")]
    [InlineData("Ada Holm cant speak for the Ellery council.", "Ada Holm can't speak for the Ellery council.")]
    public void Nothing_denied_on_the_other_side_stays_quiet(string a, string b) => Assert.Empty(Story.Findings(a, b));

    [Fact]
    public void Claim_and_denial_reported_in_one_sentence_have_two_speakers()
    {
        var story = Story.Of(Story.Article("a",
            "Minister Eva Lund was forced to deny Norland's claims that Westmark was looking to buy patrol boats. “It is not true,” Lund said."));

        var finding = Assert.Single(story.Findings);
        Assert.Equal(ContradictionKind.Denial, finding.Kind);
        Assert.Equal("Norland", finding.Sides[0].Statements[0].Speaker);
        Assert.Contains("not true", finding.Sides[1].Statements[0].Quote, StringComparison.Ordinal);
        Assert.Equal(Voice.Quoted, finding.Sides[1].Statements[0].Voice);
        Assert.Equal(Severity.Medium, finding.Severity);
    }

    [Fact]
    public void Denial_of_a_report_without_content_is_thin()
    {
        var story = Story.Of(Story.Article("a",
            "A report in the Ellery Courier said Hollin Mining had cut its staff. The pit is quiet. Hollin Mining denied the Courier's report."));

        var finding = Assert.Single(story.Findings);
        Assert.Equal(ContradictionKind.ThinDenial, finding.Kind);
        Assert.Contains(finding.Gaps, gap => gap.Contains("wording", StringComparison.Ordinal));
    }

    [Fact]
    public void Copies_of_one_speaker_count_as_one_origin()
    {
        var story = Story.Of(
            Story.Article("a", "“Norland has informed us that it has removed its divers from Ellery Bay,” Holm wrote."),
            Story.Article("b", "\"Norland has informed us that it has removed its divers from Ellery Bay,\" Holm tweeted."),
            Story.Article("c", "Norland's ministry denied having told Westmark that it was pulling divers out of Ellery Bay."));

        var finding = Assert.Single(story.Findings);
        Assert.Equal(2, finding.Origins);
        Assert.Equal(3, finding.Sides.Sum(side => side.Statements.Count));
    }

    [Fact]
    public void Telling_is_found_without_any_name_when_the_denier_is_the_one_told()
    {
        var findings = Story.Findings(
            "\"We told the harbour office about the leak in May,\" said Ana Moreau, the pilot's union secretary.",
            "The harbour office on Wednesday denied that the pilots' union had told it about the leak in the north dock.");

        Assert.Equal(ContradictionKind.Denial, Assert.Single(findings).Kind);
    }

    [Theory]
    [InlineData("Workers at the plant were told of the leak in May, the union said.", "Plant director Carl Brandt denied that the workers were told of the leak.", "Were the workers told of the leak?")]
    [InlineData("The pumps were switched off on Friday by the night crew at Oxley.", "Hollin Water denied having switched off the pumps at the Oxley plant.", "Had Hollin Water switched off the pumps at the Oxley plant?")]
    [InlineData("The clinic in Ellery had told Carl Brandt about the crack.", "On Monday the clinic denied that it had told Carl Brandt in Ellery about the crack.", "Had the clinic told Carl Brandt in Ellery about the crack?")]
    [InlineData("Inspectors warned Hollin Mining in January that the dam at Ellery was leaking.", "Hollin Mining denied that it had been warned in January that the dam was leaking.", "Had Hollin Mining been warned in January that the dam was leaking?")]
    public void Denial_is_asked_as_a_question_where_its_subject_is_known(string a, string b, string title) =>
        Assert.Equal(title, Assert.Single(Story.Findings(a, b)).Title);

    [Fact]
    public void Claim_of_a_body_without_a_name_and_its_denial_in_one_sentence_have_two_speakers()
    {
        var story = Story.Of(Story.Article("a", "On Monday Oxley nurses denied board claims that doctors were looking to sell hospital beds. “That is not true,” one said."));

        Assert.Equal("board", Assert.Single(story.Findings).Sides[0].Statements[0].Speaker);
    }

    [Fact]
    public void Thin_denial_of_a_body_without_a_name_is_a_note()
    {
        var story = Story.Of(Story.Article("a", "A report in the Ellery Courier said the ward was closing. The board denied the Courier’s report."));

        Assert.Equal(ContradictionKind.ThinDenial, Assert.Single(story.Findings).Kind);
    }
}
