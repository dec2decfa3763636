using Dashboard.Analysis;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Labels;
using Dashboard.Tests.Analysis.Contradictions;

namespace Dashboard.Tests.Analysis.Labels;

public sealed class LabelTests
{
    private static LabelledEntity? Of(string name, params AnalysisArticle[] articles) =>
        Story.Of(articles).Labels.SingleOrDefault(entity => entity.Variants.Contains(name));

    private static string[] Terms(string name, string body) => [.. (Of(name, Story.Article("a", body))?.Terms ?? []).Select(term => term.Term).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData("The council met interim mayor Eva Lund at the harbour.", "Eva Lund", "interim mayor")]
    [InlineData("They praised the illegitimate socialist dictator Carl Brandt in Ellery.", "Carl Brandt", "illegitimate socialist dictator")]
    [InlineData("In Ellery, Harbour Board President Ida Holm opened the dock.", "Ida Holm", "harbour board president")]
    [InlineData("Nurses told Paul Odum, a retired surgeon, about the ward.", "Paul Odum", "retired surgeon")]
    [InlineData("A state contractor, Hollin, cleared the wreck.", "Hollin", "state contractor")]
    [InlineData("On Tuesday Ida Holm is a puppet of the harbour board.", "Ida Holm", "puppet")]
    [InlineData("Many nations recognise Eva Lund as the legitimate leader.", "Eva Lund", "legitimate leader")]
    [InlineData("Aid from the Brandt regime reached Ellery.", "Brandt", "regime")]
    [InlineData("People fled Brandt’s regime in Ellery.", "Brandt", "regime")]
    [InlineData("The court ruled that Lund's 2018 re-election was illegitimate.", "Lund’s 2018 re-election", "illegitimate")]
    [InlineData("The court ruled that the election of Eva Lund was illegal.", "election of Eva Lund", "illegal")]
    public void Term_for_a_name_is_found_without_the_words_around_it(string body, string name, string term) => Assert.Contains(term, Terms(name, body));

    [Theory]
    [InlineData("Western nations support opposition leader Eva Lund in Ellery.", "Eva Lund", "opposition leader")]
    [InlineData("The vote backs acting president Eva Lund in Ellery.", "Eva Lund", "acting president")]
    public void Verb_before_a_title_is_no_part_of_it(string body, string name, string term) => Assert.Equal([term], Terms(name, body));

    [Theory]
    [InlineData("In Ellery the ferry reached Eva Lund on Monday.", "Eva Lund")]
    [InlineData("The clerk counted votes for Ida Holm in Ellery.", "Ida Holm")]
    public void Name_without_a_label_is_not_listed(string body, string name) => Assert.Null(Of(name, Story.Article("a", body)));

    [Theory]
    [InlineData("The court ruled that Lund's 2018 re-election was illegitimate.", "Lund")]
    [InlineData("The court ruled that the election of Eva Lund was illegal.", "Eva Lund")]
    [InlineData("The lawyer of Eva Lund is a puppet of the harbour board.", "Eva Lund")]
    public void Word_for_what_somebody_has_or_did_is_no_label_of_the_person(string body, string name) => Assert.Null(Of(name, Story.Article("a", body)));

    [Fact]
    public void Two_nouns_before_a_name_are_two_terms() =>
        Assert.Equal(["legitimate leader", "president"], Terms("Eva Lund", "They hailed the legitimate leader and president Eva Lund in Ellery."));

    [Fact]
    public void Bare_regime_stands_for_the_one_whose_regime_the_article_names()
    {
        var entity = Of("Brandt", Story.Article("a", "Ships left Brandt’s regime behind. Traders say that the regime has no money."));

        Assert.Equal(2, entity!.Terms.Single(term => term.Term == "regime").Uses.Count);
    }

    [Fact]
    public void Accents_slips_and_family_name_alone_are_one_person_with_variants()
    {
        var entity = Of("Eva Lundén", Story.Article("a", "In Ellery interim mayor Eva Lundén spoke. Then mayor Lundén left."), Story.Article("b", "In Ellery opposition leader Eva Lunden and mayor Eva Luden spoke."));

        Assert.Equal(["Eva Luden", "Eva Lunden", "Eva Lundén", "Lundén"], entity!.Variants.Order(StringComparer.Ordinal));
        Assert.Equal(4, entity.Terms.Sum(term => term.Uses.Count));
    }

    [Fact]
    public void Two_people_of_one_family_name_stay_apart()
    {
        var labels = Story.Of(Story.Article("a", "In Ellery mayor Eva Lund and surgeon Paul Lund met.")).Labels;

        Assert.Equal(["Eva Lund", "Paul Lund"], labels.Select(entity => entity.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("“It is up to our only legitimate mayor Eva Lund,” Holm said in Ellery.", "legitimate mayor", Voice.Quoted, "Holm")]
    [InlineData("Carl Brandt, who runs the dock, has said Lund is a puppet of the board.", "puppet", Voice.Narrator, "Carl Brandt")]
    [InlineData("Ida Holm sued in May, arguing that Lund's 2018 re-election was illegitimate.", "illegitimate", Voice.Narrator, "Ida Holm")]
    [InlineData("The Holm council, which backs engineer Eva Lund as the city's legitimate interim mayor, met.", "legitimate interim mayor", Voice.Narrator, "The Holm council")]
    [InlineData("The ferry brought the usurper Eva Lund to Ellery.", "usurper", Voice.Narrator, null)]
    [InlineData("Ida Holm said on Monday that the ferry had left Ellery, where she has ties with socialist mayor Eva Lund.", "socialist mayor", Voice.Narrator, null)]
    public void Voice_of_the_outlet_is_kept_apart_from_quoted_and_reported_words(string body, string term, Voice voice, string? speaker)
    {
        var use = Story.Of(Story.Article("a", body)).Labels.SelectMany(entity => entity.Terms).Where(one => one.Term.EndsWith(term, StringComparison.Ordinal)).SelectMany(one => one.Uses).First();

        Assert.Equal((voice, speaker), (use.Voice, use.Speaker));
        Assert.EndsWith(term, body[use.Start..use.End], StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_are_the_same_in_any_order_and_after_removal()
    {
        AnalysisArticle[] articles =
        [
            Story.Article("a", "In Ellery interim mayor Eva Lund met usurper Carl Brandt."), Story.Article("b", "In Ellery mayor Lund met the puppet Brandt."),
            Story.Article("c", "In Ellery leader Eva Lunt met nurse Ida Holm."), Story.Article("d", "In Ellery surgeon Paul Brandt met Brandt’s regime."),
        ];
        var expected = Show(Story.Of([.. articles.Take(3)]).Labels);
        Assert.NotEqual("", expected);

        var story = Story.Of([.. articles.Reverse()]);
        Assert.Equal(Show(Story.Of(articles).Labels), Show(story.Labels));
        story.Remove("d");

        Assert.Equal(expected, Show(story.Labels));
    }

    private static string Show(IEnumerable<LabelledEntity> labels) => string.Join("\n", labels.Select(entity =>
        $"{entity.Key} {entity.Name} {string.Join(",", entity.Variants)}: {string.Join("; ", entity.Terms.Select(term => term.Term + " " + string.Join(",", term.Uses.Select(use => use.ArticleId + use.Start))))}"));
}
