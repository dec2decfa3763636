using Dashboard.Domain.Articles;
using Dashboard.Domain.Stories;
using Dashboard.Web.Features.Articles;
using Dashboard.Web.Features.Gathering;
using Dashboard.Web.Features.Sources;
using Dashboard.Web.Features.Stories;
using Dashboard.Web.Tests.Sources;
using Dashboard.Web.Tests.Support;

namespace Dashboard.Web.Tests.Watching;

/// <summary>Who decides what is watched: a person on the article, its source, its story.</summary>
public sealed class WatchArticleTests : IAsyncLifetime
{
    private readonly MovableClock _clock = new();
    private Newsroom _newsroom = null!;
    private PressSite _site = null!;
    private Story _story = null!;

    public async Task InitializeAsync()
    {
        _newsroom = new Newsroom(time: _clock, settings: Desk.Loopback);
        _site = await PressSite.OpenAsync();
        _story = await _newsroom.CreateStoryAsync();
        _site.Page("/a", Lookout.Page("Gauge rises", PressSite.Text(1)));
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        await _newsroom.DisposeAsync();
    }

    [Fact]
    public async Task A_page_that_was_switched_off_is_left_alone_and_looked_at_at_once_when_it_is_on_again()
    {
        var article = await _newsroom.ReceiveAddressAsync(_story, _site.Address("/a"));
        var watch = _newsroom.Get<WatchArticle>();

        Assert.Equal(WatchMode.Off, (await watch.SetAsync(Newsroom.Editor, article.Id, false)).State);
        _clock.Forward(TimeSpan.FromDays(2));
        Assert.Equal(0, await _newsroom.LookAsync());

        Assert.Equal(WatchMode.On, (await watch.SetAsync(Newsroom.Editor, article.Id, true)).State);
        Assert.Equal(1, await _newsroom.LookAsync());
    }

    [Fact]
    public async Task A_look_that_somebody_wants_now_comes_before_its_time()
    {
        var article = await _newsroom.ReceiveAddressAsync(_story, _site.Address("/a"));

        await _newsroom.Get<WatchArticle>().LookNowAsync(Newsroom.Editor, article.Id);

        Assert.Equal(1, await _newsroom.LookAsync());
    }

    [Fact]
    public async Task A_story_that_leaves_its_pages_alone_or_is_put_away_asks_nobody_until_it_is_back()
    {
        await _newsroom.ReceiveAddressAsync(_story, _site.Address("/a"));
        var edit = _newsroom.Get<EditStory>();
        foreach (var (off, on) in new[] { (new EditStory.Request(WatchPages: false), new EditStory.Request(WatchPages: true)), (new EditStory.Request(Archived: true), new EditStory.Request(Archived: false)) })
        {
            await edit.HandleAsync(Newsroom.Editor, _story.Id, off);
            var asked = _site.Times("/a");
            _clock.Forward(TimeSpan.FromDays(1.2));
            Assert.Equal(1, await _newsroom.LookAsync());
            Assert.Equal(0, await _newsroom.LookAsync());
            Assert.Equal(asked, _site.Times("/a"));

            await edit.HandleAsync(Newsroom.Editor, _story.Id, on);
            Assert.Equal(1, await _newsroom.LookAsync());
            Assert.Equal(asked + 1, _site.Times("/a"));
        }
    }

    [Fact]
    public async Task An_article_that_was_moved_to_another_story_is_watched_on_and_its_change_stands_there()
    {
        var article = await _newsroom.ReceiveAddressAsync(_story, _site.Address("/a"));
        var other = await _newsroom.CreateStoryAsync("Mill lane");
        await _newsroom.Get<GatherStories>().MoveAsync(Newsroom.Editor, _story.Id, new([article.Id], other.Id));
        Assert.Equal(WatchMode.On, (await _newsroom.Get<WatchArticle>().StateAsync(Newsroom.Editor, article.Id)).State);
        _site.Page("/a", Lookout.Page("Gauge falls", PressSite.Text(2)));
        _clock.Forward(TimeSpan.FromDays(1));

        Assert.Equal(1, await _newsroom.LookAsync());

        var now = await _newsroom.NowAsync(article);
        Assert.Equal((other.Id, "Gauge falls", 2), (now.StoryId, now.Title, now.CurrentVersion));
        // Where it came from, a story that leaves its pages alone has no say any more.
        await _newsroom.Get<EditStory>().HandleAsync(Newsroom.Editor, _story.Id, new(WatchPages: false));
        Assert.Equal(WatchMode.On, (await _newsroom.Get<WatchArticle>().StateAsync(Newsroom.Editor, article.Id)).State);
    }

    [Fact]
    public async Task Articles_of_a_source_that_leaves_pages_alone_are_not_watched()
    {
        _site.Feed("/feed", _site.Rss("Valley Courier", ("a", "Gauge rises", null)), "\"one\"");
        var source = await _newsroom.FollowAsync(_site.Address("/feed"), _story);
        await _newsroom.Get<ChangeSource>().HandleAsync(Newsroom.Editor, source.Id, new(WatchPages: false));
        await _newsroom.VisitAsync();
        await _newsroom.AnalyseAllAsync();
        _clock.Forward(TimeSpan.FromDays(1));

        Assert.Equal(0, await _newsroom.LookAsync());
    }

    [Fact]
    public async Task An_article_that_was_pasted_with_its_address_can_be_watched_and_its_page_is_no_change_at_first()
    {
        var article = (await _newsroom.Get<ReceiveArticle>().HandleAsync(
            Newsroom.Editor, _story.Id, System.Text.Encoding.UTF8.GetBytes(InventedStory.Articles[0]), new ReceivedWith("text/plain", Url: _site.Address("/a")))).Article;
        await _newsroom.AnalyseAllAsync();
        var watch = _newsroom.Get<WatchArticle>();
        Assert.Equal(WatchMode.None, (await watch.StateAsync(Newsroom.Editor, article.Id)).State);

        await watch.SetAsync(Newsroom.Editor, article.Id, true);
        Assert.Equal(1, await _newsroom.LookAsync());
        Assert.Single(await _newsroom.VersionsAsync(article));

        _site.Page("/a", Lookout.Page("Gauge falls", PressSite.Text(2)));
        _clock.Forward(TimeSpan.FromDays(1));
        await _newsroom.LookAsync();
        Assert.Equal("Gauge falls", (await _newsroom.NowAsync(article)).Title);
    }
}
