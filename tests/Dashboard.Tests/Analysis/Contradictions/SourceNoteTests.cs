using Dashboard.Domain.Contradictions;

namespace Dashboard.Tests.Analysis.Contradictions;

/// <summary>Notes on whose words they are and how sure they are: harbour, hospital, election.</summary>
public sealed class SourceNoteTests
{
    private static string[] Rules(string a, string b) => [.. Story.Findings(a, b).Where(finding => finding.Rule.Name is
        "same-unnamed-source" or "fact-or-report" or "certainty-drift" or "paraphrase-drift" or "quote-owner").Select(finding => finding.Rule.Name)];

    private static string[] Within(string body) => [.. Story.Of(Story.Article("a", body)).Findings.Where(finding => finding.Rule.Name == "one-source-or-several").Select(finding => finding.Title)];

    [Theory]
    [InlineData("The harbour will lose two cranes, a source close to the Ellery Port Board told the Courier.",
        "Divers expect to be paid late this summer, according to a person close to the Ellery Port Board.")]
    [InlineData("The ward was never inspected, said an official familiar with the Oxley Health Council.",
        "A person familiar with the Oxley Health Council spoke of unpaid surgeons.")]
    public void Unnamed_source_described_alike_in_two_articles_is_a_note(string a, string b)
    {
        Assert.Equal(["same-unnamed-source"], Rules(a, b));
        Assert.All(Story.Findings(a, b), finding => Assert.Equal(Severity.Low, finding.Severity));
    }

    [Theory]
    [InlineData("The harbour will lose two cranes, a source close to the Ellery Port Board told the Courier.", "Divers expect late pay, according to a person close to the Norland Ministry.")]
    [InlineData("The harbour will lose two cranes, a source familiar with the matter said.", "Divers expect late pay, said a source familiar with the matter.")]
    [InlineData("The harbour will lose two cranes, a source close to the Ellery Port Board said.", "The harbour will lose two cranes, a source close to the Ellery Port Board said on Monday.")]
    public void Another_source_no_description_or_a_copy_is_no_note(string a, string b) => Assert.Empty(Rules(a, b));

    [Theory]
    [InlineData("The cranes were sold, according to the source. The board has no money, according to the Courier’s sources.")]
    [InlineData("Two surgeons left, according to the source. The ward is empty, according to the sources.")]
    public void Source_that_is_one_and_then_several_is_a_note(string body) => Assert.Single(Within(body));

    [Theory]
    [InlineData("The cranes were sold, according to the source. The board has no money, according to the same source.")]
    [InlineData("The cranes were sold, according to a source. The board has no money, sources in the port said.")]
    public void Source_that_stays_one_or_is_new_is_no_note(string body) => Assert.Empty(Within(body));

    [Theory]
    [InlineData("Westmark has withdrawn harbour pilots from Ellery Bay, a blow to the port.", "Westmark cut the number of its harbour pilots in Ellery Bay, according to a source.")]
    [InlineData("Norland has closed the children’s ward in Oxley, its largest.", "On Monday Norland closed the children’s ward in Oxley, sources told the Courier.")]
    public void Fact_here_and_unnamed_source_there_is_a_note(string a, string b) => Assert.Contains("fact-or-report", Rules(a, b));

    [Theory]
    [InlineData("Westmark has withdrawn harbour pilots from Ellery Bay, the ministry said.", "Westmark cut the number of its harbour pilots in Ellery Bay, according to a source.")]
    [InlineData("Westmark has withdrawn harbour pilots from Ellery Bay, a blow to the port.", "Westmark withdrew harbour pilots from Ellery Bay, minister Eva Lund said.")]
    [InlineData("Westmark has withdrawn harbour pilots from Ellery Bay, a blow to the port.", "Norland sold harbour cranes in Oxley, according to a source.")]
    public void Named_source_or_another_act_is_no_note(string a, string b) => Assert.DoesNotContain("fact-or-report", Rules(a, b));

    [Theory]
    [InlineData("The Norland government believes the cargo includes harbour mines and diving equipment for Ellery.", "Norland officials said ships carried harbour mines and diving equipment to Ellery in May.")]
    [InlineData("Police in Oxley believe night nurse Ida Holm switched the ward records.", "Police in Oxley said night nurse Ida Holm switched the ward records.")]
    public void Belief_here_and_statement_there_by_one_side_is_a_note(string a, string b) => Assert.Contains("certainty-drift", Rules(a, b));

    [Theory]
    [InlineData("The Norland government believes the cargo includes harbour mines and diving equipment.", "Union officials said ships carried harbour mines and diving equipment to Ellery.")]
    [InlineData("Police in Oxley believe night nurse Ida Holm switched the ward records.", "Police in Oxley said they believe night nurse Ida Holm switched the ward records.")]
    [InlineData("Oxley police believe the ballots were moved by boat.", "Oxley police said the hospital needs a new roof before winter.")]
    public void Another_side_the_same_doubt_or_another_matter_is_no_note(string a, string b) => Assert.DoesNotContain("certainty-drift", Rules(a, b));

    [Fact]
    public void Message_of_a_part_done_retold_as_going_on_is_a_note() => Assert.Contains("paraphrase-drift", Rules(
        "“Norland has informed us that it has withdrawn half of the observers,” Lund wrote in Ellery.", "Lund said in Ellery that Norland had told her that it was withdrawing from the count."));

    [Theory]
    [InlineData("“Norland has informed us that it has withdrawn half of the observers,” Lund wrote in Ellery.", "Lund said in Ellery that Norland had told her that it was counting the ballots.")]
    [InlineData("“Norland has informed us that it has withdrawn half of the observers,” Lund wrote in Ellery.", "Brandt said that Hollin had told him that it was withdrawing from the count.")]
    public void Another_act_or_another_message_is_no_note(string a, string b) => Assert.DoesNotContain("paraphrase-drift", Rules(a, b));

    [Fact]
    public void Quotation_that_stands_alone_here_and_has_a_speaker_there_is_a_note()
    {
        var finding = Assert.Single(Story.Findings(
            "The port is quiet this week.\n\n“As for harbour pilots, they regularly visit the bay for repair of previously sold engines.”\n\nFerries run as usual.",
            "“As for harbour pilots, they regularly visit the bay to repair previously sold engines,” Ida Holm said."), finding => finding.Rule.Name == "quote-owner");

        Assert.Contains(finding.Reasons, reason => reason is { Term: "Proposed speaker", Text: "Ida Holm" });
    }

    [Theory]
    [InlineData("“The bay is safe,” Ida Holm said.\n\n“As for harbour pilots, they regularly visit the bay for repair of previously sold engines.”")]
    [InlineData("“As for harbour pilots, they regularly visit the bay for repair of previously sold engines,” said Ida Holm.")]
    [InlineData("“The bay is safe,” Ida Holm said. All pictures are ours.\n\n“As for harbour pilots, they regularly visit the bay for repair of previously sold engines.”")]
    [InlineData("“The bay is safe.”\n\n“As for harbour pilots, they regularly visit the bay for repair of previously sold engines.”")]
    public void Speaker_who_goes_on_or_is_named_is_no_note(string a) =>
        Assert.DoesNotContain("quote-owner", Rules(a, "“As for harbour pilots, they regularly visit the bay to repair previously sold engines,” Ida Holm said."));
}
