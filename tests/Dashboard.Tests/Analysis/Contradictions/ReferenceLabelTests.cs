using Dashboard.Domain.Claims;

namespace Dashboard.Tests.Analysis.Contradictions;

public sealed partial class ReferenceStoryTests
{
    [Fact]
    public void Loaded_labels_of_the_story_are_found_with_their_voices()
    {
        if (Read() is not { } story)
            return;
        var uses = story.Labels.SelectMany(entity => entity.Terms.SelectMany(term => term.Uses.Select(use => (Entity: entity, term.Term, Use: use)))).ToList();
        foreach (var (_, term, use) in uses)
            Assert.Equal(term, string.Join(' ', _articles.Single(article => article.Id == use.ArticleId).Text[use.Start..use.End].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant());

        Assert.Equal(6, uses.Count(one => one.Use.ArticleId == "000" && one.Term.EndsWith("regime", StringComparison.Ordinal)));
        Assert.InRange(uses.Count(one => one.Use.ArticleId == "001" && one.Term.EndsWith("regime", StringComparison.Ordinal)), 4, 6);
        Assert.DoesNotContain(uses, one => one.Use.ArticleId is "002" or "003" or "004" && one.Term.EndsWith("regime", StringComparison.Ordinal));
        AssertUse("000", "illegitimate socialist dictator", Voice.Narrator, reported: false);
        AssertUse("000", "legitimate leader", Voice.Narrator, reported: true);
        AssertUse("001", "american puppet", Voice.Narrator, reported: false);
        AssertUse("001", "legitimate leader", Voice.Narrator, reported: false);
        AssertUse("001", "legitimate government", Voice.Narrator, reported: true);
        AssertUse("002", "socialist president", Voice.Narrator, reported: false);
        AssertUse("003", "socialist president", Voice.Narrator, reported: false);
        AssertUse("002", "legitimate interim president", Voice.Narrator, reported: true);
        AssertUse("004", "legitimate president", Voice.Quoted, reported: true);
        AssertUse("004", "puppet", Voice.Narrator, reported: true);
        Assert.Equal(1, story.Labels.Count(entity => entity.Terms.Any(term => term.Term == "american puppet") && entity.Variants.Count >= 4));

        void AssertUse(string file, string term, Voice voice, bool reported) =>
            Assert.Contains(uses, one => one.Use.ArticleId == file && one.Term == term && one.Use.Voice == voice && one.Use.Speaker is not null == reported);
    }
}
