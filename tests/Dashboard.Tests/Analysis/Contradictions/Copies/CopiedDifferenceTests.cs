using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Tests.Analysis.Contradictions.Copies;

/// <summary>Two reports that are copies but for one difference.</summary>
public sealed class CopiedDifferenceTests
{
    [Theory]
    [InlineData(ContradictionKind.Opposite, "The orchard gates were opened to visitors after a long winter in the valley.", "The orchard gates were closed to visitors after a long winter in the valley.")]
    [InlineData(ContradictionKind.Opposite, "The guards waited inside the old mill until the police came to the village.", "The guards waited outside the old mill until the police came to the village.")]
    [InlineData(ContradictionKind.Opposite, "A man was seen leaving the burnt warehouse before the fire was reported.", "A woman was seen leaving the burnt warehouse before the fire was reported.")]
    [InlineData(ContradictionKind.Denial, "The harbour master agreed to move the grain ships away from the burning pier.", "The harbour master refused to move the grain ships away from the burning pier.")]
    [InlineData(ContradictionKind.Denial, "The jury said that Carl Brandt was found guilty of setting the warehouse on fire.", "The jury said that Carl Brandt was found not guilty of setting the warehouse on fire.")]
    [InlineData(ContradictionKind.Denial, "The new ferries couldn't carry the grain lorries across the wide bay, engineers found.", "The new ferries could carry the grain lorries across the wide bay, engineers found.")]
    [InlineData(ContradictionKind.Date, "The blaze at the grain store broke out at 3:30 a.m. and was put out by firefighters.", "The blaze at the grain store broke out at 7:30 a.m. and was put out by firefighters.")]
    [InlineData(ContradictionKind.Place, "The stolen paintings were found in a cellar in Marseille by two plumbers, police said.", "The stolen paintings were found in a cellar in Hamburg by two plumbers, police said.")]
    [InlineData(ContradictionKind.Name, "The trawler was steered by Hannes Lorup when it struck the breakwater of the port.", "The trawler was steered by Hannes Vestergard when it struck the breakwater of the port.")]
    [InlineData(ContradictionKind.Attribution, "Two of the missing boats have been seen near the northern cliffs, the mayor said.", "Two of the missing boats have been seen near the northern cliffs, a hospital doctor said.")]
    [InlineData(ContradictionKind.Attribution, "The bridge will stay closed for repairs until the spring, Ana Holm said.", "The bridge will stay closed for repairs until the spring, Joris Vandamme said.")]
    [InlineData(ContradictionKind.Attribution, "But witnesses said two of the missing boats have been seen near the northern cliffs.", "The mayor said two of the missing boats have been seen near the northern cliffs.")]
    [InlineData(ContradictionKind.Attribution, "The mayor also said two of the missing boats have been seen near the northern cliffs.", "A witness said two of the missing boats have been seen near the northern cliffs.")]
    public void Sentence_with_one_changed_word_is_one_flag_of_its_kind(ContradictionKind kind, string a, string b)
    {
        var finding = Assert.Single(Story.Findings(a, b));

        Assert.Equal(kind, finding.Kind);
        Assert.Equal(2, finding.Sides.Count);
        Assert.All(finding.Sides.SelectMany(side => side.Statements), statement => Assert.NotEmpty(statement.Marks));
        Assert.NotEmpty(finding.CallList);
        Assert.EndsWith("?", finding.Title, StringComparison.Ordinal);
    }

    [Theory]
    // Synonyms, spelling, typing, order, shortening.
    [InlineData("The company bought two ferries for the crossing to the outer islands.", "The firm purchased 2 ferries for the crossing to the outer islands.")]
    [InlineData("The defence of the harbour centre was organised by the town's neighbours.", "The defense of the harbor center was organized by the town’s neighbors.")]
    [InlineData("The blaze was lit at the entrance of the grain store, firefighters said.", "The fire was lit at the entrance of the grain store, firefighters said.")]
    [InlineData("\"The pier is lost and will not be rebuilt this year,\" Holm said.", "Holm said: “The pier is lost and will not be rebuilt this year.”")]
    [InlineData("Carl Brandt, 41, was arrested near the old mill after the robbery, police said.", "Carl Brandt was arrested near the old mill after the robbery, police said.")]
    [InlineData("The ferry sank on 12 June, killing 42 passengers near the outer islands.", "The ferry sank on June 12, killing more than 40 passengers near the outer islands.")]
    // Names.
    [InlineData("The trawler was steered by Hannes Lorup when it struck the breakwater.", "The trawler was steered by Captain Lorup when it struck the breakwater.")]
    [InlineData("The trawler was steered by Nicolás Lorup when it struck the breakwater.", "The trawler was steered by Nicolas Lorupp when it struck the breakwater.")]
    [InlineData("The bomb damaged a bank in Greece during the strike against budget cuts.", "The bomb damaged a bank in Athens during the strike against budget cuts.")]
    [InlineData("Divers of the Ellery Harbour Patrol searched the wreck for the whole night.", "Divers of the EHP searched the wreck for the whole night.")]
    [InlineData("The bridge will stay closed until the spring, Robert Holm said.", "The bridge will stay closed until the spring, Bob Holm said.")]
    // Sources that may be one.
    [InlineData("The bridge will stay closed until the spring, officials said.", "The bridge will stay closed until the spring, the mayor said.")]
    [InlineData("The bridge will stay closed until the spring, a spokeswoman said.", "The bridge will stay closed until the spring, the company said.")]
    [InlineData("Ana Holm is the mayor of Ellery. The bridge will stay closed until the spring, Holm said.", "The bridge will stay closed until the spring, the mayor said.")]
    [InlineData("The bridge will stay closed until the spring, she said.", "The bridge will stay closed until the spring, Ana Holm said.")]
    // Times and words that do not exclude each other.
    [InlineData("The blaze broke out at 3:33 a.m. and was put out by firefighters from the town.", "The blaze broke out shortly after 3:30 a.m. and was put out by firefighters from the town.")]
    [InlineData("The ferry left the port of Ellery at 14:00 GMT with forty lorries on board.", "The ferry left the port of Ellery at 4 p.m. with forty lorries on board.")]
    [InlineData("The animal was found in the garden by the children of the village.", "The dog was found in the garden by the children of the village.")]
    [InlineData("The storm badly damaged the roof of the church in the village.", "The storm badly damaged the tower of the church in the village.")]
    public void Harmless_difference_stays_quiet(string a, string b) =>
        Assert.Empty(Story.Findings(a, b).Where(finding => finding.Kind != ContradictionKind.QuoteDrift).Select(finding => Story.Show([finding])));

    [Fact]
    public void Other_place_with_another_number_is_another_event()
    {
        Assert.Empty(Story.Findings("The water stood 40 centimetres above the mark in Oxley on Tuesday.", "The water stood 60 centimetres above the mark in Hollin on Tuesday."));
    }

    [Fact]
    public void Denying_side_is_marked_as_denying()
    {
        var finding = Assert.Single(Story.Findings(
            "A harbour spokesman confirmed that the grain ship had lost its anchor in the storm.", "A harbour spokesman denied that the grain ship had lost its anchor in the storm."));

        Assert.Equal(Stance.Deny, finding.Sides.Single(side => side.Label == "Denied").Statements.Single().Stance);
    }

    [Fact]
    public void Name_that_both_reports_know_is_another_name_for_the_same()
    {
        Assert.Empty(Story.Findings(
            "The Ravens lost the cup final in Ellery. Ravens striker Hannes Lorup was arrested after the match on Tuesday.",
            "Ellery striker Hannes Lorup was arrested after the match on Tuesday. The Ravens had lost the cup final."));
    }
}
