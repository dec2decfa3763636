using System.Text.Json;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;
using Dashboard.Web.Features;
using Dashboard.Web.Features.Contradictions.Publishing;

namespace Dashboard.Web.Tests.Features.Contradictions.Publishing;

public sealed class ClaimReviewTests
{
    private static JsonElement Of(InventedCase invented) => JsonDocument.Parse(ClaimReview.Json(invented.Record())).RootElement;

    private static string Text(JsonElement of, params string[] path) => path.Aggregate(of, (element, name) => element.GetProperty(name)).GetString()!;

    [Fact]
    public void ClaimReview_of_a_side_that_holds_has_every_property_that_search_engines_ask_for()
    {
        var review = Of(new InventedCase().Resolve(Verdict.Side, 1, "https://mill.example/list").Publish());
        Assert.Equal("https://schema.org", Text(review, "@context"));
        Assert.Equal("ClaimReview", Text(review, "@type"));
        Assert.Equal("https://paper.example/contradictions/1", Text(review, "url"));
        Assert.Equal("2026-03-12", Text(review, "datePublished"));
        Assert.Equal("About 40 people were hurt at the mill", Text(review, "claimReviewed"));
        Assert.Equal("Organization", Text(review, "author", "@type"));
        Assert.Equal("The Evening Paper", Text(review, "author", "name"));
        Assert.Equal("https://paper.example", Text(review, "author", "url"));
        Assert.Equal("Rating", Text(review, "reviewRating", "@type"));
        Assert.Equal("Does not hold", Text(review, "reviewRating", "alternateName"));
        Assert.Contains("Twelve people were hurt", Text(review, "reviewRating", "ratingExplanation"), StringComparison.Ordinal);

        var item = review.GetProperty("itemReviewed");
        Assert.Equal("Claim", Text(item, "@type"));
        Assert.Equal("Organization", Text(item, "author", "@type"));
        Assert.Equal("the mill board", Text(item, "author", "name"));
        Assert.Equal("2026-03-10", Text(item, "datePublished"));
        var appearance = Assert.Single(item.GetProperty("appearance").EnumerateArray());
        Assert.Equal("https://valley-post.example/2026/03/mill?page=2", Text(appearance, "url"));
        Assert.Equal("Mill floods again", Text(appearance, "headline"));
        Assert.Equal("Valley Post", Text(appearance, "publisher", "name"));
        Assert.True(JsonElement.DeepEquals(appearance, item.GetProperty("firstAppearance")));
    }

    [Fact]
    public void ClaimReview_has_exactly_one_context_and_can_stand_in_a_page()
    {
        var json = ClaimReview.Json(new InventedCase(ContradictionKind.Denial,
            InventedCase.One("Affirmed", "a", "Valley Post</script><script>alert(1)</script>", "<b>Eve", "The wall </script><script>alert(2)</script> was cracked."),
            InventedCase.One("Denied", "b", "Quay Herald", "the council", "The council denied it.", Stance.Deny)).Resolve(Verdict.Side, 1).Record());
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(json, "@context"));
        Assert.DoesNotContain("<", json, StringComparison.Ordinal);
        Assert.Contains("</script>", JsonDocument.Parse(json).RootElement.GetProperty("claimReviewed").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Verdict.Both, "Holds in its own scope")]
    [InlineData(Verdict.Unresolvable, "Cannot be told")]
    [InlineData(Verdict.Superseded, "Overtaken by events")]
    public void ClaimReview_of_the_other_verdicts_rates_in_words_and_reviews_what_was_asserted(Verdict verdict, string rating)
    {
        var invented = new InventedCase(ContradictionKind.Denial,
            InventedCase.One("Denied", "b", "Quay Herald", "the council", "The council denied that it was warned.", Stance.Deny),
            InventedCase.One("Affirmed", "a", "Valley Post", null, "The board warned the council in March.")).Resolve(verdict);
        var review = Of(invented);
        Assert.Equal(rating, Text(review, "reviewRating", "alternateName"));
        Assert.Equal("The board warned the council in March.", Text(review, "claimReviewed"));
        Assert.Equal("Valley Post", Text(review, "itemReviewed", "author", "name"));
    }

    [Fact]
    public void ClaimReview_cuts_a_long_claim_between_words_below_75_characters()
    {
        var sentence = "The chief engineer of the water board repeated on the steps of the county hall that nobody in the lower villages had to leave";
        var review = Of(new InventedCase(ContradictionKind.Denial,
            InventedCase.One("Affirmed", "a", "Valley Post", null, sentence),
            InventedCase.One("Denied", "b", "Quay Herald", null, "No.", Stance.Deny)).Resolve(Verdict.Side, 1));
        var claim = Text(review, "claimReviewed");
        Assert.True(claim.Length < 75, claim);
        Assert.EndsWith("…", claim, StringComparison.Ordinal);
        Assert.StartsWith(claim[..^1] + " ", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void ClaimReview_names_an_article_without_address_as_a_work_without_one()
    {
        var item = Of(new InventedCase(ContradictionKind.Number,
            InventedCase.One("40", "c", "Upland Radio", "Marlow", "Some forty were hurt, Marlow said."), InventedCase.One("12", "b", "Quay Herald", null, "Twelve were hurt."))
            .Resolve(Verdict.Side, 1)).GetProperty("itemReviewed");
        var work = item.GetProperty("appearance")[0];
        Assert.False(work.TryGetProperty("url", out _));
        Assert.False(item.TryGetProperty("datePublished", out _));
        Assert.Equal("Upland Radio", Text(work, "publisher", "name"));
    }

    [Fact]
    public void ClaimReview_of_what_is_open_or_no_contradiction_is_refused()
    {
        Assert.Equal(409, Assert.Throws<RefusedException>(() => ClaimReview.Json(new InventedCase().Record())).Status);
        Assert.Equal(409, Assert.Throws<RefusedException>(() => ClaimReview.Json(new InventedCase().Resolve(Verdict.NotAConflict).Record())).Status);
        Assert.Equal(409, Assert.Throws<RefusedException>(() => ClaimReview.Json(new InventedCase().Resolve(Verdict.Both).Publish().Reopen().Record())).Status);
    }

    [Fact]
    public void ClaimReview_of_a_finding_that_changed_says_when()
    {
        var review = Of(new InventedCase().Resolve(Verdict.Side, 0).Publish().NextDay().Reopen().Resolve(Verdict.Side, 1));
        Assert.Equal("2026-03-12", Text(review, "datePublished"));
        Assert.Equal("2026-03-13", Text(review, "dateModified"));
    }
}
