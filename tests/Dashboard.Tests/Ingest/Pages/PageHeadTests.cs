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

    private const string Russian = "<p>Вчера вечером в порту был закрыт причал, и два парома ждали снаружи, пока не стих ветер, как сообщил начальник порта в понедельник утром.</p><p>Никто не пострадал, но кран повредил крышу склада, и ремонт займет не меньше месяца, сказал он журналистам.</p>";

    [Theory]
    [InlineData("<html lang=ru>", "", "ru")]
    [InlineData("<html lang=en-US>", "", "ru")]
    [InlineData("<html lang=en-US>", "<meta property=og:locale content=ru_RU>", "ru-RU")]
    [InlineData("<html lang=sr>", "", "sr")]
    [InlineData("<html xml:lang=uk>", "", "uk")]
    [InlineData("<html>", "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"x\",\"inLanguage\":{\"@type\":\"Language\",\"name\":\"Russian\"}}</script>", "ru")]
    [InlineData("<html>", "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"x\",\"inLanguage\":\"ru-RU\"}</script>", "ru-RU")]
    public void Read_language_is_the_pages_unless_the_letters_contradict(string html, string head, string expected) =>
        Assert.Equal(expected, Read($"{html}<head><title>Причал закрыт</title>{head}</head><body><h1>Причал закрыт</h1>{Russian}</body></html>").Fields[FieldNames.Language].Value);

    [Theory]
    [InlineData("<meta property=og:url content='https://paper.example/storm?utm_source=x'>", "https://paper.example/amp/storm", "https://paper.example/storm")]
    [InlineData("<link rel='alternate canonical' href='//paper.example/storm'>", "https://paper.example/amp/storm", "https://paper.example/storm")]
    [InlineData("<link rel=canonical href='javascript:void(0)'><meta property=og:url content='https://paper.example/storm'>", null, "https://paper.example/storm")]
    [InlineData("<link rel=canonical href='https://agency.example/storm'>", "https://paper.example/storm", "https://agency.example/storm")]
    [InlineData("", "https://paper.example/storm?fbclid=7#comments", "https://paper.example/storm")]
    public void Read_address_is_the_canonical_one(string head, string? url, string expected) =>
        Assert.Equal(expected, Read(Page("", head: head), url).Fields[FieldNames.Url].Value);

    [Theory]
    [InlineData("<figure><img src=x><figcaption>The quay on Monday. Photo: port archive</figcaption></figure>")]
    [InlineData("<div class=wp-caption><img src=x><p class=wp-caption-text>The quay on Monday. Photo: port archive</p></div>")]
    [InlineData("<div class=lead-image><img src=x><span class=caption>The quay on Monday. Photo: port archive</span></div>")]
    public void Read_caption_is_kept_beside_the_text_and_not_in_it(string picture)
    {
        foreach (var draft in (ArticleDraft[])[Read(Page("", text: $"<p>{First}</p>{picture}<p>{Second}</p>")), Read(Page(picture))])
        {
            Assert.Contains("The quay on Monday", Said(draft, BlockKind.Caption), StringComparison.Ordinal);
            Assert.Equal($"{First}|{Second}", Said(draft, BlockKind.Body));
        }
    }

    [Fact]
    public void Read_pictures_frames_and_addresses_of_others_leave_no_trace()
    {
        var draft = Read(Page("", text: $"<p>{First}</p><img src=https://elsewhere.example/pixel.gif alt=''><iframe src=https://elsewhere.example/frame></iframe><video poster=https://elsewhere.example/p.jpg></video><p style=\"background:url(https://elsewhere.example/b.png)\">{Second}</p>"));
        Assert.DoesNotContain("elsewhere", draft.Text + string.Join(' ', draft.Fields.Values.SelectMany(field => field.Candidates).Select(candidate => candidate.Value)), StringComparison.Ordinal);
    }
}
