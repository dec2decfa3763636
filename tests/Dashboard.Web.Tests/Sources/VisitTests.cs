using Dashboard.Data.Log;
using Dashboard.Data.Sources;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Sources;
using Dashboard.Web.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Sources;

/// <summary>What a visit to a source brings, with real servers.</summary>
public sealed class VisitTests : IAsyncLifetime
{
    private readonly MovableClock _clock = new();
    private Newsroom _newsroom = null!;
    private PressSite _site = null!;

    public async Task InitializeAsync()
    {
        _newsroom = new Newsroom(time: _clock, settings: Desk.Loopback);
        _site = await PressSite.OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        await _newsroom.DisposeAsync();
    }

    [Fact]
    public async Task Items_of_a_new_source_become_articles_and_an_unchanged_feed_is_answered_with_304_and_writes_nothing_to_the_story()
    {
        var story = await _newsroom.CreateStoryAsync();
        _site.Feed("/feed", _site.Rss("Valley Courier", ("a", "Gauge rises", PressSite.Text(1)), ("b", "Gauge falls", PressSite.Text(2))), "\"one\"");
        var source = await _newsroom.FollowAsync(_site.Address("/feed"), story);

        Assert.Equal(1, await _newsroom.VisitAsync());
        await _newsroom.AnalyseAllAsync();
        Assert.Equal(["Gauge falls", "Gauge rises"], (await _newsroom.TitlesAsync(story)).Order());
        var rows = (await _newsroom.Get<StoryLog>().ReadAsync(story.Id, 0, int.MaxValue)).Count;

        _clock.Forward(TimeSpan.FromHours(1));
        Assert.Equal(1, await _newsroom.VisitAsync());

        Assert.Equal("\"one\"", _site.Asked.Last().IfNoneMatch);
        var books = await _newsroom.BooksAsync(source);
        Assert.Equal((2, 1, 0, 2), (books.Fetches, books.Unchanged, books.Failed, books.Items));
        Assert.Equal(rows, (await _newsroom.Get<StoryLog>().ReadAsync(story.Id, 0, int.MaxValue)).Count);
    }

    [Fact]
    public async Task A_changed_feed_brings_only_what_was_not_seen_before()
    {
        var story = await _newsroom.CreateStoryAsync();
        _site.Feed("/feed", _site.Rss("Valley Courier", ("a", "Gauge rises", PressSite.Text(1))), "\"one\"");
        await _newsroom.FollowAsync(_site.Address("/feed"), story);
        await _newsroom.VisitAsync();
        _site.Feed("/feed", _site.Rss("Valley Courier", ("b", "Gauge falls", PressSite.Text(2)), ("a", "Gauge rises, corrected", PressSite.Text(3))), "\"two\"");

        _clock.Forward(TimeSpan.FromHours(1));
        await _newsroom.VisitAsync();
        await _newsroom.AnalyseAllAsync();

        Assert.Equal(["Gauge falls", "Gauge rises"], (await _newsroom.TitlesAsync(story)).Order());
    }

    [Fact]
    public async Task The_page_behind_a_teaser_is_fetched_and_the_feeds_own_words_stand_in_when_it_does_not_come()
    {
        var story = await _newsroom.CreateStoryAsync();
        _site.On("/a", context => context.Response.WriteAsync($"<!doctype html><title>Gauge rises</title><article><h1>Gauge rises</h1>{PressSite.Text(1)}</article>"));
        _site.On("/b", context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });
        _site.Feed("/feed", _site.Rss("Valley Courier", ("a", "Gauge rises", null), ("b", "Behind the wall", null)), "\"one\"");
        await _newsroom.FollowAsync(_site.Address("/feed"), story);

        await _newsroom.VisitAsync();
        await _newsroom.AnalyseAllAsync();

        await using var db = _newsroom.Open();
        var articles = await db.Articles.Where(row => row.StoryId == story.Id).ToDictionaryAsync(row => row.Title!);
        Assert.All(articles.Values, article => Assert.Equal(ArticleStatus.Ready, article.Status));
        Assert.True(articles["Gauge rises"].Words > 150);
        Assert.Contains("In short.", (await db.ArticleVersions.SingleAsync(row => row.ArticleId == articles["Behind the wall"].Id)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_remembered_of_a_source_stays_as_large_as_what_it_had_in_ninety_days()
    {
        var story = await _newsroom.CreateStoryAsync();
        await _newsroom.FollowAsync(_site.Address("/feed"), story, SourceRule.Keywords);
        var most = 0;
        for (var day = 0; day < 300; day += 2)
        {
            // One item stays in the feed for ever; four are new every second day.
            _site.Feed("/feed", _site.Rss("Valley Courier", [("always", "Always there", "<p>Short.</p>"), .. Enumerable.Range(0, 4).Select(number => ($"d{day}-{number}", "Short", (string?)"<p>Short.</p>"))]), $"\"{day}\"");
            await _newsroom.VisitAsync();
            _clock.Forward(TimeSpan.FromDays(2));
            await using var rows = _newsroom.Open();
            most = Math.Max(most, await rows.SourceItems.CountAsync());
        }

        Assert.InRange(most, 1, (4 * 90 / 2) + 4 + 4 + 1);
        await using var db = _newsroom.Open();
        Assert.InRange(await db.SourceItems.CountAsync(row => row.State == SourceItemState.Waiting), 1, (4 * 30 / 2) + 4 + 4);
        Assert.Equal(4 * 150 + 1, (await db.SourcePollings.SingleAsync()).Items);
    }

    [Fact]
    public async Task More_items_than_one_visit_takes_are_left_out_and_said_and_the_newest_are_taken()
    {
        var story = await _newsroom.CreateStoryAsync();
        var items = Enumerable.Range(0, 230).Select(number => ($"i{number}", $"Item {number}", (string?)PressSite.Text(number))).ToArray();
        var dated = _site.Rss("Valley Courier", items);
        _site.Feed("/feed", dated, "\"one\"");
        var source = await _newsroom.FollowAsync(_site.Address("/feed"), story);

        await _newsroom.VisitAsync();

        await using var db = _newsroom.Open();
        Assert.Equal(200, await db.Articles.CountAsync());
        Assert.Equal(30, await db.SourceItems.CountAsync(row => row.State == SourceItemState.LeftOut));
        Assert.Contains("30 older items", (await _newsroom.BooksAsync(source)).LastRemark, StringComparison.Ordinal);
        _clock.Forward(TimeSpan.FromHours(1));
        await _newsroom.VisitAsync();
        Assert.Equal(200, await db.Articles.CountAsync());
    }
}
