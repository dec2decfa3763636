using Dashboard.Domain.Articles;
using Dashboard.Ingest.Pages;

namespace Dashboard.Tests.Ingest.Pages;

/// <summary>Title, author and time of pages that mark none of them, and lines that are no text.</summary>
public class PageHeadTests
{
    private static readonly DateTimeOffset Now = new(2030, 5, 4, 12, 0, 0, TimeSpan.Zero);

    private const string First = "The harbour was closed on Monday after the storm, and two ferries had to wait outside until the wind dropped in the late evening, as the port authority announced on the radio and on posters at every landing stage of the town.";
    private const string Second = "Nobody was hurt, the harbour master said, although a crane had come loose and damaged the roof of a warehouse.";
    private const string Text = $"<p>{First}</p><p>{Second}</p>";

    private static ArticleDraft Read(string html, string? url = null) => PageReader.Read(html, new ReceivedWith(Url: url), Now);

    /// <summary>Headline and its lines stand outside the area of the text.</summary>
    private static string Page(string under, string lang = "en-GB", string above = "", string head = "", string text = Text) =>
        $"<!doctype html><html lang={lang}><head><title>Storm closes harbour - The Coast Paper</title>{head}</head><body><div id=top>{above}<h1>Storm closes harbour</h1>{under}</div><div id=story-text>{text}</div></body></html>";

    private static string? Byline(ArticleDraft draft) => draft.Fields[FieldNames.Byline].Value;

    private static string? Day(ArticleDraft draft) => draft.Fields[FieldNames.PublishedAt].Value;

    private static string Said(ArticleDraft draft, BlockKind kind) => string.Join("|", draft.Blocks.Where(b => b.Kind == kind).Select(b => draft.Text[b.Start..b.End]));

    [Theory]
    [InlineData("<div class=x>By Ann Harper</div><div>3 May 2030</div>", "Ann Harper", "2030-05-03")]
    [InlineData("<div>Ann Harper - May 3, 2030, 10:31 pm</div>", "Ann Harper", "2030-05-03")]
    [InlineData("<div><span>by</span> Ann Harper and Bo Lind | 03.05.2030</div>", "Ann Harper and Bo Lind", "2030-05-03")]
    [InlineData("<div>Last updated 4 May 2030</div><div>Published 3 May 2030</div>", null, "2030-05-03")]
    [InlineData("<div>Updated: 4 May 2030</div>", null, "2030-05-04")]
    [InlineData("<div>2030-05-03 15:24</div>", null, "2030-05-03")]
    [InlineData("<div>Nov 20 2029, 11:06am GMT</div>", null, "2029-11-20T11:06:00+00:00")]
    [InlineData("<div class=byline>Ann Harper</div>", "Ann Harper", null)]
    [InlineData("<p>By Monday the harbour was open.</p>", null, null)]
    public void Read_author_and_day_beside_the_headline_are_found(string under, string? byline, string? day)
    {
        var draft = Read(Page(under));
        Assert.Equal(byline, Byline(draft));
        if (day is not null) Assert.Equal(day, Day(draft));
    }

    [Theory]
    [InlineData("en-GB", "2030-04-03")]
    [InlineData("fr", "2030-04-03")]
    [InlineData("en-US", "2030-03-04")]
    public void Read_day_in_figures_is_read_as_the_language_writes_it(string lang, string day) => Assert.Equal(day, Day(Read(Page("<div>03/04/2030</div>", lang))));

    [Fact]
    public void Read_day_of_the_visit_in_the_masthead_is_not_the_articles() =>
        Assert.NotEqual("2030-05-04", Read(Page("<div>3 May 2030</div>", above: "<header class=masthead><div>Saturday, 4 May 2030</div></header>")).Anchor!.Day.ToString("yyyy-MM-dd"));

    [Fact]
    public void Read_day_in_the_data_outranks_the_day_beside_the_headline() =>
        Assert.Equal("2030-05-01", Day(Read(Page("<div>3 May 2030</div>", head: "<meta property=article:published_time content=2030-05-01>"))));

    [Theory]
    [InlineData("By Ann Harper, Staff Writer", "Ann Harper")]
    [InlineData("Ann Harper, Bo Lind", "Ann Harper, Bo Lind")]
    [InlineData("Ann Harper | The Coast Paper", "Ann Harper")]
    [InlineData("Ann Harper. The Coast Paper", "Ann Harper")]
    [InlineData("Ann Harper (Senior Editor)", "Ann Harper")]
    [InlineData("Ann Harper @annharper", "Ann Harper")]
    [InlineData("Bob T. Byrd", "Bob T. Byrd")]
    [InlineData("Von Diaz", "Von Diaz")]
    [InlineData("admin", null)]
    [InlineData("https://paper.example/people/ann", null)]
    [InlineData("The Coast Paper", "The Coast Paper")]
    public void Read_author_of_the_data_loses_office_outlet_and_account(string author, string? expected) =>
        Assert.Equal(expected, Byline(Read(Page("", head: $"<meta property=og:site_name content='The Coast Paper'><meta name=author content='{author}'>"))));

    [Theory]
    [InlineData("Storm closes harbour | The Coast Paper")]
    [InlineData("Storm closes harbour - CPN")]
    public void Read_headline_of_the_data_loses_the_name_of_the_site(string headline) =>
        Assert.Equal("Storm closes harbour", Read(Page("", head: $"<meta property=og:site_name content='The Coast Paper'><script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"headline\":\"{headline}\"}}</script>"), "https://www.cpn.example/storm").Fields[FieldNames.Title].Value);

    [Fact]
    public void Read_name_of_the_site_in_the_h1_is_not_the_title() =>
        Assert.Equal("Storm closes harbour", Read($"<html><head><title>Storm closes harbour - Coast</title></head><body><h1>Coast online</h1><dl><dt>Storm closes harbour</dt></dl><div>{Text}</div></body></html>", "https://coast.example/1").Fields[FieldNames.Title].Value);

    [Fact]
    public void Read_imprint_above_the_text_and_commands_in_it_are_no_text()
    {
        var draft = Read(Page("", text: $"<p>03/05/2030 - Posted by: Ann Harper - Category: Coast - Tags: storm, harbour, wind</p>{Text}<p>[button link=\"http://paper.example/x\" type=\"big\"] Send us your picture[/button]</p>"));
        Assert.Equal($"{First}|{Second}", Said(draft, BlockKind.Body));
    }

    [Fact]
    public void Read_paragraph_that_is_one_long_link_is_a_link_to_another_article()
    {
        var draft = Read(Page("", text: $"<p>{First}</p><p><strong><a href=/y>HARBOUR MASTER GIVES UP AFTER A LONG YEAR OF LATE BOATS AND BAD WEATHER</a></strong></p><p>{Second}</p><p>{First}</p>"));
        Assert.Contains("GIVES UP", Said(draft, BlockKind.RelatedLink), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_caption_and_quoted_post_in_a_widget_of_the_text_are_kept()
    {
        var draft = Read(Page("", text: $"<p>{First}</p><div class=article-widget><figure><figcaption>The quay on Monday</figcaption></figure></div><p>{Second}</p><div class=article-widget><blockquote><p>We are closed until further notice.</p></blockquote></div><p>{First}</p>"));
        Assert.Equal("The quay on Monday", Said(draft, BlockKind.Caption));
        Assert.Contains("We are closed until further notice.", Said(draft, BlockKind.Body), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_text_in_the_data_replaces_the_wrong_part_of_the_page()
    {
        const string other = "<p>Choose the plan that suits you, and read as much as you like, on every device that you own, at home and away.</p><p>Readers who stay with us for a year receive a calendar with views of the coast, and a mug, while the stock lasts.</p>";
        var told = string.Join("\\n", Enumerable.Repeat($"{First}\\n{Second}", 3));
        var data = $"<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"headline\":\"Storm closes harbour\",\"articleBody\":\"{told}\"}}</script>";

        Assert.StartsWith($"{First}|{Second}", Said(Read(Page("", head: data, text: other)), BlockKind.Body), StringComparison.Ordinal);
        Assert.DoesNotContain("calendar", Said(Read(Page("", head: data, text: other)), BlockKind.Body), StringComparison.Ordinal);

        // Data about an article that the page does not have in its title describes a teaser.
        Assert.Contains("calendar", Said(Read(Page("", head: data.Replace("Storm closes", "Bridge opens above the", StringComparison.Ordinal), text: other)), BlockKind.Body), StringComparison.Ordinal);
    }
}
