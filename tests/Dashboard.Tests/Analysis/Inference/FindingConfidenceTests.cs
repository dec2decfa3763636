using Dashboard.Analysis;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Tests.Analysis.Inference;

/// <summary>Confidence is a probability that falls where the evidence is thinner.</summary>
public class FindingConfidenceTests
{
    [Fact]
    public void Copies_but_for_a_number_are_trusted_more_than_reports_in_other_words()
    {
        var copy = Only("The flooded mill at Arden employs 40 people, the county said.", "The flooded mill at Arden employs 70 people, the county said.");
        var reworded = Only("The mill at Arden employs 40 people.", "At the Arden mill, 70 people were employed before the flood, a union said.");

        Assert.True(copy.Confidence > 0.8, copy.Confidence.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(reworded is null || reworded.Confidence < copy.Confidence);
    }

    [Fact]
    public void Same_texts_get_the_same_confidence()
    {
        var first = Only("The bridge over the Lune was closed on Monday.", "The bridge over the Lune was not closed on Monday.");
        var second = Only("The bridge over the Lune was closed on Monday.", "The bridge over the Lune was not closed on Monday.");

        Assert.Equal(first?.Confidence, second?.Confidence);
    }

    private static Finding Only(string a, string b)
    {
        var story = new StoryAnalysis();
        foreach (var (id, text) in new[] { ("a", a), ("b", b) })
            story.ReadStatements(new AnalysisArticle(id, id, null, text, [new Block(BlockKind.Body, 0, text.Length, 1, "")], null, DateTimeOffset.UnixEpoch));
        return story.Findings.Count > 0 ? story.Findings[0] : null!;
    }
}
