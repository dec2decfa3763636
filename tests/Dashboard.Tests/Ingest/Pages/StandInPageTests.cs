using System.Text;
using Dashboard.Ingest.Fetching;
using Dashboard.Ingest.Pages;

namespace Dashboard.Tests.Ingest.Pages;

public class StandInPageTests
{
    private const string Paragraphs =
        "<p>The harbour was closed on Monday after the storm, and two ferries had to wait outside until the wind dropped in the late evening hours.</p>" +
        "<p>Nobody was hurt, the harbour master said, although a crane had come loose and damaged the roof of a warehouse at the northern end of the quay.</p>" +
        "<p>Work on the quay is expected to last until the end of the month, according to the port authority, which put the cost at 40,000 euros in all.</p>" +
        "<p>Passengers were taken to a sports hall, where volunteers had prepared beds and soup, and the first of them left for home on Tuesday at noon.</p>" +
        "<p>The weather service expects another storm at the weekend, though a weaker one, and advises owners of small boats to bring them ashore by Friday.</p>";

    private static readonly Uri Asked = new("https://paper.example/news/storm-closes-harbour");
    private static readonly KnownArticle Known = new("Storm closes harbour", string.Join("\n\n", Paragraphs.Split("</p>", StringSplitOptions.RemoveEmptyEntries).Select(p => p[3..])));

    private static string Page(string title, string body, string head = "") => $"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>";

    private static StandIn? Kind(string html, string? answered = null, KnownArticle? known = null) =>
        StandInPage.Look(html, Asked, answered is null ? Asked : new Uri(answered), known)?.Kind;

    [Theory]
    [InlineData("Page not found | The Paper", "<h1>Sorry, this page is no longer available</h1><p>Try our search.</p>")]
    [InlineData("404", "<h1>Oops!</h1>")]
    [InlineData("The Paper", "<h1>404 - Page not found</h1><p>The link may be old, or somebody has mistyped it, so please try the search above or the front page.</p>")]
    [InlineData("We couldn’t find that page – The Paper", "<p>Nothing here.</p>")]
    [InlineData("Error 404 (Not Found)", "")]
    [InlineData("Seite nicht gefunden - Die Zeitung", "<h1>Fehler 404</h1>")]
    [InlineData("Página no encontrada", "<h1>Página no encontrada</h1>")]
    [InlineData("Page introuvable", "<h2>Page introuvable</h2>")]
    [InlineData("Страница не найдена", "<h1>404</h1>")]
    [InlineData("ページが見つかりません", "")]
    public void Look_page_that_says_it_is_missing_is_not_found(string title, string body)
    {
        Assert.Equal(StandIn.NotFound, Kind(Page(title, body)));
        Assert.Equal(StandIn.NotFound, Kind(Page(title, body), known: Known));
    }

    [Theory]
    [InlineData("https://paper.example/", StandIn.NotFound)]
    [InlineData("https://paper.example/error/404", StandIn.NotFound)]
    [InlineData("https://paper.example/account/login?next=%2Fnews", StandIn.Login)]
    [InlineData("https://consent.paper.example/collect?x=1", StandIn.Consent)]
    public void Look_address_that_leads_elsewhere_says_where(string answered, StandIn expected) =>
        Assert.Equal(expected, Kind(Page("The Paper", "<form><input type=password></form><h2>News</h2>"), answered, Known));

    [Fact]
    public void Look_front_page_that_still_announces_the_article_is_not_the_article() =>
        Assert.Equal(StandIn.NotFound, Kind(Page("The Paper", $"<h1>The Paper</h1><h2><a href=/x>Storm closes harbour</a></h2><p>{new string('w', 90)}, and more of the same is said here.</p>"), "https://paper.example/", Known));

    [Theory]
    [InlineData("Log in - The Paper", "<h1>Sign in to continue</h1><form><input name=mail><input type=password></form>")]
    [InlineData("Anmelden", "<form><input type=password></form>")]
    [InlineData("Iniciar sesión | El Diario", "<form><input type=PASSWORD></form><p>Olvidé mi contraseña</p>")]
    [InlineData("Subscription required", "<h1>Subscribe to continue reading</h1><p>Choose your plan.</p>")]
    public void Look_form_for_logging_in_is_a_login(string title, string body) => Assert.Equal(StandIn.Login, Kind(Page(title, body), known: Known));

    [Fact]
    public void Look_beginning_above_a_wall_is_a_login()
    {
        var cut = Paragraphs[..(Paragraphs.IndexOf("</p>", StringComparison.Ordinal) + 4)];
        var found = StandInPage.Look(Page("Storm closes harbour", $"<article><h1>Storm closes harbour</h1>{cut}<div class=offer><p>Subscribe now to continue reading this article.</p></div></article>"), Asked, Asked, Known);
        Assert.Equal(StandIn.Login, found?.Kind);
        Assert.Contains("continue reading", found!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Your privacy", "<h1>We value your privacy</h1><p>We and our 812 partners use cookies to store personal data on your device, with your consent.</p><p>You may change your consent at any time in the settings of the page.</p><button>Accept all</button>")]
    [InlineData("Datenschutzeinstellungen", "<h1>Ihre Privatsphäre</h1><p>Mit Ihrer Einwilligung verwenden wir Cookies und verarbeiten personenbezogene Daten.</p>")]
    public void Look_question_about_cookies_alone_is_a_consent_page(string title, string body) => Assert.Equal(StandIn.Consent, Kind(Page(title, body), known: Known));

    [Theory]
    [InlineData("Just a moment...", "<h2>Checking your browser before accessing paper.example</h2>")]
    [InlineData("Attention Required! | Guard", "<h1>You have been blocked</h1>")]
    [InlineData("paper.example", "<h1>Verify you are human</h1><p>This may take a few seconds.</p>")]
    public void Look_test_for_robots_is_named(string title, string body) => Assert.Equal(StandIn.RobotCheck, Kind(Page(title, body), known: Known));

    public static TheoryData<string, string> Articles => new()
    {
        { "Storm closes harbour", $"<h1>Storm closes harbour</h1>{Paragraphs}" },
        { "Not found: why lost pages cost readers", $"<h1>Page not found</h1>{Paragraphs}{Paragraphs}" },
        { "Captain not found after storm", "<h1>Captain not found after storm</h1><p>Searchers gave up on Sunday, the harbour master said, and will go out again when the wind drops.</p>" },
        { "Login and password: what thieves try first", $"<h1>Login and password: what thieves try first</h1><div class=modal><form><input type=password></form></div>{Paragraphs}" },
        { "New rules for cookies", $"<div class=cookie-banner><h2>Your privacy</h2><p>We use cookies with your consent, and so do our partners.</p></div><h1>New rules for cookies</h1>{Paragraphs}" },
        { "Cookies", "<h1>Cookies</h1><p>The baker of the lower town has won a prize, and half of the town stood in line on Monday morning.</p><p>He bakes three hundred of them a day, with nuts, and says that sleep is for others.</p>" },
        { "Access denied to reporters", "<h1>Access denied to reporters</h1><p>The council met behind closed doors on Monday, and reporters had to wait outside in the rain.</p>" },
        { "Briefly", "<h1>Briefly</h1><p>Ferries are late.</p>" },
        { "Storm: 404 boats adrift", "<h1>404 boats adrift</h1><p>They were counted from the air on Tuesday, the harbour master said, and all were empty.</p>" },
    };

    [Theory]
    [MemberData(nameof(Articles))]
    public void Look_article_is_never_taken_for_anything_else(string title, string body)
    {
        Assert.Null(Kind(Page(title, body)));
        Assert.Null(Kind(Page(title, body), known: new KnownArticle(title, Known.Text)));
        Assert.Null(Kind(Page(title, body), "https://www.paper.example/2030/05/storm-closes-harbour-1", new KnownArticle(title, Known.Text)));
    }

    [Fact]
    public void Look_article_that_was_shortened_by_its_editors_is_still_the_article() =>
        Assert.Null(Kind(Page("Storm closes harbour", "<article><h1>Storm closes harbour</h1><p>The harbour was closed on Monday after the storm, and that is all that was known at noon.</p></article>"), known: Known));

    [Fact]
    public void Look_moved_article_is_the_article() =>
        Assert.Null(Kind(Page("Wind shuts port", $"<h1>Wind shuts port</h1>{Paragraphs}"), "https://archive.paper.example/login-free/1", Known));

    [Theory]
    [InlineData(404)]
    [InlineData(304)]
    [InlineData(500)]
    public void Look_answer_whose_status_speaks_for_itself_is_left_to_it(int status) => Assert.Null(StandInPage.Look(Answer("<title>404</title>", status), Asked, Known));

    [Fact]
    public void Look_answer_is_decoded_first() =>
        Assert.Equal(StandIn.NotFound, StandInPage.Look(Answer("<meta charset=utf-8><title>Страница не найдена</title><body>", 200), Asked, Known)?.Kind);

    private static FetchedPage Answer(string html, int status) => new(Asked, null, status, null, null, "text/html", null, null, Encoding.UTF8.GetBytes(html));
}
