using Bunit;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;
using Dashboard.Web.Features.Contradictions;
using Dashboard.Web.Tests.Features.Contradictions.Publishing;

namespace Dashboard.Web.Tests.Features.Contradictions;

public sealed class PublishPreviewTests : BunitContext
{
    private IRenderedComponent<PublishPreview> Show(InventedCase invented) => Render<PublishPreview>(parameters => parameters.Add(preview => preview.From, invented.Record()));

    [Fact]
    public void Preview_opens_with_the_brief_and_its_sources_as_links()
    {
        var preview = Show(new InventedCase().Resolve(Verdict.Side, 1));
        Assert.Equal(["Brief", "Correction", "ClaimReview", "Markdown", "HTML"], preview.FindAll(".segments button").Select(button => button.TextContent));
        Assert.Equal("How many people were hurt at the mill?", preview.Find(".for-readers h3").TextContent);
        Assert.All(preview.FindAll(".for-readers p:has(cite)"), line => Assert.NotEmpty(line.QuerySelector("cite")!.TextContent.Trim()));
        Assert.Contains(preview.FindAll("cite a"), link => link.GetAttribute("href") == "https://quay-herald.example/hurt");
    }

    [Fact]
    public void Preview_of_each_tab_can_be_copied_and_saved_under_its_own_name()
    {
        var preview = Show(new InventedCase().Resolve(Verdict.Side, 1));
        var names = new List<string?>();
        for (var i = 0; i < 5; i++)
        {
            preview.FindAll(".segments button")[i].Click();
            Assert.Equal("true", preview.FindAll(".segments button")[i].GetAttribute("aria-pressed"));
            var field = preview.Find("textarea");
            Assert.Equal(field.Id, preview.Find("[data-copy]").GetAttribute("data-copy"));
            Assert.Equal(field.Id, preview.Find("[data-save]").GetAttribute("data-save"));
            Assert.NotEmpty(field.TextContent);
            names.Add(preview.Find("[data-save]").GetAttribute("data-name"));
        }
        Assert.Equal(["brief.txt", "correction.txt", "claim-review.jsonld", "brief.md", "brief.html"], names);
    }

    [Fact]
    public void Preview_without_a_verdict_offers_no_review()
    {
        var preview = Show(new InventedCase().Resolve(Verdict.Side, 1).Publish().Reopen());
        Assert.Equal(["Brief", "Correction", "Markdown", "HTML"], preview.FindAll(".segments button").Select(button => button.TextContent));
    }

    [Fact]
    public void Preview_shows_hostile_words_as_words()
    {
        const string hostile = "<img src=x onerror=alert(1)>";
        var preview = Show(new InventedCase(ContradictionKind.Denial,
            InventedCase.One(hostile, "a", hostile, hostile, hostile), InventedCase.One("Denied", "b", "Quay Herald", null, "No.", Stance.Deny)).Resolve(Verdict.Side, 0));
        Assert.Empty(preview.FindAll("img"));
        Assert.Contains(hostile, preview.Find(".for-readers q").TextContent, StringComparison.Ordinal);
    }
}
