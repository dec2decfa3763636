using Dashboard.Domain.Articles;
using Dashboard.Domain.Stories;
using Dashboard.Web.Tests.Sources;
using Dashboard.Web.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Web.Tests.Watching;

/// <summary>What stands at an address in place of an article does not become one when it is fetched for the first time.</summary>
public sealed class FirstFetchTests : IAsyncLifetime
{
    private const string Login = "<!doctype html><title>Log in | Valley Courier</title><main><h1>Log in</h1><form><label>Password <input type=password></label><button>Log in</button></form></main>";
    private const string Missing = "<!doctype html><title>Page not found | Valley Courier</title><main><h1>Page not found</h1><p>Try the search.</p></main>";
    private const string Consent = "<!doctype html><title>Your privacy choices</title><main><h1>Your privacy choices</h1><p>We and our 712 partners store cookies and process personal data with your consent on this device.</p><p>You can accept or reject cookies and withdraw your consent at any time in the privacy settings.</p></main>";

    private readonly MovableClock _clock = new();
    private Newsroom _newsroom = null!;
    private PressSite _site = null!;
    private Story _story = null!;

    public async Task InitializeAsync()
    {
        _newsroom = new Newsroom(time: _clock, settings: Desk.Loopback);
        _site = await PressSite.OpenAsync();
        _story = await _newsroom.CreateStoryAsync();
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        await _newsroom.DisposeAsync();
    }

    [Theory]
    [InlineData(Login, "log in")]
    [InlineData(Missing, "not found")]
    [InlineData(Consent, "consent")]
    public async Task A_pasted_address_that_shows_something_else_fails_with_what_it_is(string page, string word)
    {
        _site.Page("/a", page);

        var article = await _newsroom.NowAsync(await _newsroom.ReceiveAddressAsync(_story, _site.Address("/a")));

        Assert.Equal(ArticleStatus.Failed, article.Status);
        Assert.Contains(word, article.Failure, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await _newsroom.VersionsAsync(article));
        _clock.Forward(TimeSpan.FromDays(1));
        Assert.Equal(0, await _newsroom.LookAsync());
    }

    [Theory]
    [InlineData(Login, "text/html")]
    [InlineData(Missing, "text/html")]
    [InlineData(Consent, "text/html")]
    [InlineData("%PDF-1.7 and so on", "application/pdf")]
    [InlineData("<!doctype html><div id=root></div>", "text/html")]
    public async Task A_feeds_own_words_stand_in_until_the_page_comes(string page, string type)
    {
        _site.On("/a", async context =>
        {
            context.Response.ContentType = type;
            await context.Response.WriteAsync(page);
        });
        _site.Feed("/feed", _site.Rss("Valley Courier", ("a", "Gauge rises", null)), "\"one\"");
        await _newsroom.FollowAsync(_site.Address("/feed"), _story);
        await _newsroom.VisitAsync();
        await _newsroom.AnalyseAllAsync();

        await using var db = _newsroom.Open();
        var article = db.Articles.Single(row => row.StoryId == _story.Id);
        Assert.Equal((ArticleStatus.Ready, "Gauge rises"), (article.Status, article.Title));
        Assert.Contains("In short.", Assert.Single(await _newsroom.VersionsAsync(article)).Text, StringComparison.Ordinal);
        Assert.True((await _newsroom.WatchOfAsync(article)).StandsIn);

        // Still not there: nobody is told twice. Then it comes, and takes the place of the feed's words.
        _clock.Forward(TimeSpan.FromHours(1));
        await _newsroom.LookAsync();
        Assert.Null((await _newsroom.NowAsync(article)).Absence);
        _site.Page("/a", Lookout.Page("Gauge rises", PressSite.Text(1)));
        _clock.Forward(TimeSpan.FromDays(1));
        await _newsroom.LookAsync();

        var versions = await _newsroom.VersionsAsync(article);
        Assert.Equal(2, versions.Count);
        Assert.Contains("4 centimetres", versions[1].Text, StringComparison.Ordinal);
        Assert.False((await _newsroom.WatchOfAsync(article)).StandsIn);
    }

    [Fact]
    public async Task The_whole_text_of_a_feed_is_no_earlier_state_of_its_page()
    {
        _site.Page("/a", Lookout.Page("Gauge rises at the reservoir", PressSite.Text(1)));
        _site.Feed("/feed", _site.Rss("Valley Courier", ("a", "Gauge rises", PressSite.Text(1))), "\"one\"");
        await _newsroom.FollowAsync(_site.Address("/feed"), _story);
        await _newsroom.VisitAsync();
        await _newsroom.AnalyseAllAsync();
        await using var db = _newsroom.Open();
        var article = db.Articles.Single(row => row.StoryId == _story.Id);

        _clock.Forward(TimeSpan.FromDays(1));
        Assert.Equal(1, await _newsroom.LookAsync());
        Assert.Single(await _newsroom.VersionsAsync(article));

        _site.Page("/a", Lookout.Page("Gauge falls at the reservoir", PressSite.Text(2)));
        _clock.Forward(TimeSpan.FromDays(1));
        await _newsroom.LookAsync();
        Assert.Equal("Gauge falls at the reservoir", (await _newsroom.NowAsync(article)).Title);
    }
}
