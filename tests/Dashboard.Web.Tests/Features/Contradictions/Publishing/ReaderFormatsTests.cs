using AngleSharp.Html.Parser;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;
using Dashboard.Web.Features.Contradictions.Publishing;

namespace Dashboard.Web.Tests.Features.Contradictions.Publishing;

public sealed class ReaderFormatsTests
{
    private static readonly Func<ReaderDocument, string>[] s_formats = [ReaderFormats.Text, ReaderFormats.Markdown, ReaderFormats.Html];

    private static IEnumerable<string> EveryText(PublicRecord from) =>
        s_formats.SelectMany(format => new[] { format(ReaderBrief.Of(from)), format(CorrectionNote.Of(from)) }).Append(Embed.Html(from));

    [Fact]
    public void Every_line_of_brief_and_correction_cites_its_sources()
    {
        foreach (var verdict in new[] { Verdict.Side, Verdict.Both, Verdict.Unresolvable, Verdict.Superseded })
        {
            var from = new InventedCase().Resolve(verdict, 0).Publish("The board's own list has twelve names.").NextDay().Reopen().Resolve(verdict, 1).Record();
            foreach (var document in new[] { ReaderBrief.Of(from), CorrectionNote.Of(from) })
                Assert.All(document.Parts.SelectMany(part => part.Lines), line => Assert.NotEmpty(line.Sources));
        }
    }

    [Fact]
    public void Brief_says_what_holds_and_gives_outlet_speaker_day_and_address_of_each_account()
    {
        var text = ReaderFormats.Text(ReaderBrief.Of(new InventedCase().Resolve(Verdict.Side, 1, "https://mill.example/list").Publish("The board's own list has twelve names.").Record()));
        Assert.Contains("How many people were hurt at the mill?", text, StringComparison.Ordinal);
        Assert.Contains("Published 12 March 2026", text, StringComparison.Ordinal);
        Assert.Contains("We found that this holds: “Twelve people were hurt at the mill, Ines Marlow said.” [Ines Marlow, in Quay Herald, 11 March 2026 (https://quay-herald.example/hurt); mill.example (https://mill.example/list)]", text, StringComparison.Ordinal);
        Assert.Contains("The board's own list has twelve names. [mill.example (https://mill.example/list)]", text, StringComparison.Ordinal);
        Assert.Contains("[the mill board, in Valley Post, 10 March 2026 (https://valley-post.example/2026/03/mill?page=2)]", text, StringComparison.Ordinal);
        Assert.Contains("40 ÷ 12 = 3.33", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Updated", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Later_changes_are_dated_in_brief_and_correction()
    {
        var from = new InventedCase().Resolve(Verdict.Side, 0).Publish().NextDay().Reopen().NextDay().Resolve(Verdict.Side, 1).Record();
        foreach (var text in new[] { ReaderFormats.Text(ReaderBrief.Of(from)), ReaderFormats.Text(CorrectionNote.Of(from)) })
        {
            Assert.Contains("Published 12 March 2026 · Updated 14 March 2026", text, StringComparison.Ordinal);
            Assert.Contains("Updated 13 March 2026: The question is open again", text, StringComparison.Ordinal);
            Assert.Contains("Updated 14 March 2026: We found that this holds: “Twelve people", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_was_opened_and_settled_anew_on_one_day_is_told_as_the_new_finding()
    {
        var text = ReaderFormats.Text(ReaderBrief.Of(new InventedCase().Resolve(Verdict.Side, 0).Publish().NextDay().Reopen().Resolve(Verdict.Side, 1).Record()));
        Assert.Contains("Updated 13 March 2026: We found that this holds", text, StringComparison.Ordinal);
        Assert.DoesNotContain("open again", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Brief_of_what_was_opened_again_no_longer_gives_a_finding_and_carries_no_review()
    {
        var from = new InventedCase().Resolve(Verdict.Side, 0).Publish().NextDay().Reopen().Record();
        var html = Embed.Html(from);
        Assert.Contains("This question is open again", html, StringComparison.Ordinal);
        Assert.DoesNotContain("We found", html, StringComparison.Ordinal);
        Assert.DoesNotContain("ld+json", html, StringComparison.Ordinal);
        Assert.Contains("Under review", ReaderFormats.Text(CorrectionNote.Of(from)), StringComparison.Ordinal);
    }

    [Fact]
    public void Correction_names_each_report_that_carried_what_does_not_hold()
    {
        var wrong = new Side("40", [InventedCase.Says("a", "Valley Post", "the mill board", "About 40 were hurt."), InventedCase.Says("c", "Upland Radio", null, "Forty were hurt.")]);
        var text = ReaderFormats.Text(CorrectionNote.Of(new InventedCase(ContradictionKind.Number, wrong, InventedCase.One("12", "b", "Quay Herald", null, "Twelve were hurt.")).Resolve(Verdict.Side, 1).Record()));
        Assert.Contains("Correction: How many people were hurt at the mill?", text, StringComparison.Ordinal);
        Assert.Contains("A report in Valley Post, “Mill floods again”, said: “About 40 were hurt.”", text, StringComparison.Ordinal);
        Assert.Contains("A report in Upland Radio said: “Forty were hurt.”", text, StringComparison.Ordinal);
        Assert.Contains("We found that this holds: “Twelve were hurt.”", text, StringComparison.Ordinal);
        Assert.DoesNotContain("A report in Quay Herald", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Correction_of_our_own_report_says_so()
    {
        var text = ReaderFormats.Text(CorrectionNote.Of(new InventedCase().Resolve(Verdict.Side, 1).Record() with { Organisation = "Valley Post" }));
        Assert.Contains("Our report, “Mill floods again”, said:", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_the_desk_is_in_any_text()
    {
        var from = new InventedCase().Resolve(Verdict.Side, 1).Publish("The board's own list has twelve names.").NextDay().Reopen().Resolve(Verdict.Both).Publish().Record();
        Assert.All(EveryText(from), text =>
        {
            Assert.DoesNotContain(InventedCase.Deskman, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Odile", text, StringComparison.Ordinal);
            Assert.DoesNotContain("cousin", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Ask both", text, StringComparison.Ordinal);
            Assert.DoesNotContain("quantity-conflict", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Html_of_hostile_words_has_no_element_and_no_address_of_theirs()
    {
        const string hostile = "\"><img src=x onerror=alert(1)></q></article><script>alert(2)</script>";
        var invented = new InventedCase(ContradictionKind.Denial,
            InventedCase.One(hostile, "evil", hostile, hostile, hostile), InventedCase.One("Denied", "b", "Quay Herald", "the council", "No.", Stance.Deny));
        invented.AddArticle("evil", hostile, hostile, "2026-03-10", "javascript:alert(3)");
        var html = Embed.Html(invented.Resolve(Verdict.Side, 0, "javascript:alert(4)").Publish(hostile).Record());
        var page = new HtmlParser().ParseDocument(html);
        Assert.Empty(page.QuerySelectorAll("img"));
        Assert.Equal("application/ld+json", Assert.Single(page.QuerySelectorAll("script")).GetAttribute("type"));
        Assert.Single(page.QuerySelectorAll("article"));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.StartsWith("https://", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("*"), element => Assert.DoesNotContain(element.Attributes, attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
        Assert.Contains(hostile, page.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Same_words_of_several_carriers_stand_once_with_all_of_them()
    {
        var side = new Side("40", [InventedCase.Says("a", "Valley Post", null, "About 40 were hurt."), InventedCase.Says("c", "Upland Radio", null, "About 40 were hurt.")]);
        var brief = ReaderBrief.Of(new InventedCase(ContradictionKind.Number, side, InventedCase.One("12", "b", "Quay Herald", null, "Twelve were hurt.")).Resolve(Verdict.Both).Record());
        var line = Assert.Single(brief.Parts.Single(part => part.Heading == "40").Lines);
        Assert.Equal(["Valley Post", "Upland Radio"], line.Sources.Select(source => source.Outlet));
    }
}
