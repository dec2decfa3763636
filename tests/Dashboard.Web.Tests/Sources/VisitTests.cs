using Dashboard.Data.Log;
using Dashboard.Data.Sources;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Log;
using Dashboard.Domain.Sources;
using Dashboard.Web.Features.Sources;
using Dashboard.Web.Features.Stories;
using Dashboard.Web.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Sources;

/// <summary>What a visit to a source does, with real servers that answer well and badly.</summary>
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

    [Theory]
    [InlineData(301)]
    [InlineData(308)]
    public async Task A_feed_that_moved_for_good_is_asked_at_its_new_address_from_then_on_and_the_log_says_so(int status)
    {
        var story = await _newsroom.CreateStoryAsync();
        _site.On("/old", context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/new";
            return Task.CompletedTask;
        });
        _site.Feed("/new", _site.Rss("Valley Courier", ("a", "Gauge rises", PressSite.Text(1))), "\"one\"");
        var source = await _newsroom.FollowAsync(_site.Address("/old"), story);

        await _newsroom.VisitAsync();
        _clock.Forward(TimeSpan.FromHours(1));
        await _newsroom.VisitAsync();

        Assert.Equal(1, _site.Times("/old"));
        Assert.Equal(2, _site.Times("/new"));
        Assert.Equal(_site.Address("/new"), (await _newsroom.NowAsync(source)).Address);
        Assert.Contains(await _newsroom.Get<StoryLog>().ReadAsync(story.Id, 0, int.MaxValue), row => row.Kind == LogKinds.SourceMoved);
        Assert.Equal(1, (await _newsroom.BooksAsync(source)).Unchanged);
    }

    [Fact]
    public async Task A_feed_that_moved_for_now_stays_at_its_address()
    {
        var story = await _newsroom.CreateStoryAsync();
        _site.On("/old", context =>
        {
            context.Response.StatusCode = StatusCodes.Status302Found;
            context.Response.Headers.Location = "/new";
            return Task.CompletedTask;
        });
        _site.Feed("/new", _site.Rss("Valley Courier"), "\"one\"");
        var source = await _newsroom.FollowAsync(_site.Address("/old"), story);

        await _newsroom.VisitAsync();

        Assert.Equal(_site.Address("/old"), (await _newsroom.NowAsync(source)).Address);
    }

    [Fact]
    public async Task A_feed_that_is_gone_for_good_is_never_asked_again_until_somebody_resumes_it()
    {
        var story = await _newsroom.CreateStoryAsync();
        _site.On("/feed", context =>
        {
            context.Response.StatusCode = StatusCodes.Status410Gone;
            return Task.CompletedTask;
        });
        var source = await _newsroom.FollowAsync(_site.Address("/feed"), story);

        await _newsroom.VisitAsync();
        _clock.Forward(TimeSpan.FromDays(30));
        Assert.Equal(0, await _newsroom.VisitAsync());
        Assert.Equal(SourceState.Gone, (await _newsroom.NowAsync(source)).State);

        await _newsroom.Get<ChangeSource>().HandleAsync(Newsroom.Editor, source.Id, new(State: SourceState.Active));
        Assert.Equal(1, await _newsroom.VisitAsync());
    }

    [Theory]
    [InlineData(429, "7200", 120)]
    [InlineData(503, "7200", 120)]
    [InlineData(503, null, 15)]
    [InlineData(500, "7200", 15)]
    public async Task A_site_that_turns_us_away_is_left_alone_for_as_long_as_it_says(int status, string? retryAfter, int minutes)
    {
        var story = await _newsroom.CreateStoryAsync();
        _site.On("/feed", context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = retryAfter;
            return Task.CompletedTask;
        });
        var source = await _newsroom.FollowAsync(_site.Address("/feed"), story);

        var before = _clock.GetUtcNow();
        await _newsroom.VisitAsync();

        var books = await _newsroom.BooksAsync(source);
        Assert.InRange((books.NextAt - before).TotalMinutes, minutes, (minutes * 1.1) + 1);
        Assert.Contains(status.ToString(System.Globalization.CultureInfo.InvariantCulture), books.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_asks_for_longer_pauses_gets_them()
    {
        var story = await _newsroom.CreateStoryAsync();
        _site.Feed("/feed", _site.Rss("Valley Courier"), "\"one\"", response => response.Headers.CacheControl = "public, max-age=3600");
        var source = await _newsroom.FollowAsync(_site.Address("/feed"), story);

        var before = _clock.GetUtcNow();
        await _newsroom.VisitAsync();

        Assert.InRange(((await _newsroom.BooksAsync(source)).NextAt - before).TotalMinutes, 60, 67);
    }

    [Fact]
    public async Task A_feed_that_asks_to_be_left_alone_on_a_day_is_not_visited_on_it_also_after_an_unchanged_round()
    {
        var story = await _newsroom.CreateStoryAsync();
        var tomorrow = _clock.GetUtcNow().AddMinutes(15);
        _site.Feed("/feed", _site.Rss("Valley Courier").Replace("<link>", $"<skipDays><day>{tomorrow.DayOfWeek}</day></skipDays><link>", StringComparison.Ordinal), "\"one\"");
        var source = await _newsroom.FollowAsync(_site.Address("/feed"), story);

        await _newsroom.VisitAsync();
        Assert.NotEqual(tomorrow.DayOfWeek, (await _newsroom.BooksAsync(source)).NextAt.DayOfWeek);
        await _newsroom.Get<ChangeSource>().VisitAsync(Newsroom.Editor, source.Id);
        await _newsroom.VisitAsync();

        var books = await _newsroom.BooksAsync(source);
        Assert.Equal(1, books.Unchanged);
        Assert.NotEqual(tomorrow.DayOfWeek, books.NextAt.DayOfWeek);
    }

    [Theory]
    [InlineData(null, null, "2026-04-03T10:00:00Z", "04/03/2026 10:00")]
    [InlineData("America/New_York", ChangeSource.DateOrder.MonthFirst, "2026-04-03T14:00:00Z", "04/03/2026 10:00")]
    [InlineData("Europe/Berlin", ChangeSource.DateOrder.DayFirst, "2026-03-04T09:00:00Z", "04/03/2026 10:00")]
    public async Task Zone_and_order_of_dates_are_those_of_the_source(string? zone, ChangeSource.DateOrder? order, string expected, string stated)
    {
        var story = await _newsroom.CreateStoryAsync();
        _site.Feed("/feed", $"<rss version=\"2.0\"><channel><title>Valley Courier</title><item><guid>a</guid><title>Gauge rises</title><pubDate>{stated}</pubDate><description><![CDATA[{PressSite.Text(1)}]]></description></item></channel></rss>", "\"one\"");
        var source = await _newsroom.FollowAsync(_site.Address("/feed"), story);
        await _newsroom.Get<ChangeSource>().HandleAsync(Newsroom.Editor, source.Id, new(Zone: zone, Dates: order));

        await _newsroom.VisitAsync();

        await using var db = _newsroom.Open();
        var published = (await db.Receipts.SingleAsync()).With.PublishedAt;
        // Without a word from the desk a date that can be read in two ways is none.
        Assert.Equal(order is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), published?.ToUniversalTime());
    }

    [Fact]
    public void New_items_a_day_leave_out_what_was_there_at_first_and_trouble_is_listed_first()
    {
        var first = new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
        SourcePolling Books(double days, int failures = 0) => new()
        {
            SourceId = "s", Host = "h", FirstReadAt = first, LastTryAt = first.AddDays(days), LastSuccessAt = first, Items = 50, Backlog = 20, Failures = failures, LastError = failures > 0 ? "It does not answer." : null,
        };
        Source Of(SourceState state) => new() { Id = "s", StoryId = "", Address = "https://a.example/feed", Title = "A", AddedBy = "Ana", State = state };

        Assert.Null(SourceHealth.PerDay(Books(0.5)));
        Assert.Equal(3, SourceHealth.PerDay(Books(10)));
        Assert.Equal([0, 0, 1, 2, 3], new SourceView[]
        {
            new(Of(SourceState.Gone), Books(1)), new(Of(SourceState.Active), Books(1, 2)), new(Of(SourceState.Active), Books(1, 1)), new(Of(SourceState.Active), Books(1)), new(Of(SourceState.Paused), Books(1)),
        }.Select(SourceHealth.Order));
    }

    [Fact]
    public async Task A_zone_that_is_none_is_refused()
    {
        var source = await _newsroom.FollowAsync(_site.Address("/feed"), await _newsroom.CreateStoryAsync());

        await Assert.ThrowsAsync<Dashboard.Domain.RuleBrokenException>(() => _newsroom.Get<ChangeSource>().HandleAsync(Newsroom.Editor, source.Id, new(Zone: "Middle/Nowhere")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_added_changed_and_paused_a_source_is_remembered_also_for_the_whole_desk(bool wholeDesk)
    {
        var story = wholeDesk ? null : await _newsroom.CreateStoryAsync();
        var source = await _newsroom.FollowAsync(_site.Address("/feed"), story);
        var ole = new Dashboard.Domain.People.Actor("ole", "Ole", Dashboard.Domain.People.Role.Editor);
        await _newsroom.Get<ChangeSource>().HandleAsync(ole, source.Id, new(Minutes: 30));
        await _newsroom.Get<ChangeSource>().HandleAsync(ole, source.Id, new(State: SourceState.Paused));
        await _newsroom.Get<ChangeSource>().HandleAsync(Newsroom.Editor, source.Id, new(Title: "Courier", State: SourceState.Active));

        var changes = await _newsroom.Get<SourceHistory>().ListAsync(Newsroom.Editor, source.Id);

        Assert.Equal(
            [("Ana", "resumed it"), ("Ole", "paused it"), ("Ole", "had it visited every 30 minutes instead of 15"), ("Ana", "added it")],
            changes.Select(change => (change.Who, change.What)));
        await _newsroom.Get<ChangeSource>().RemoveAsync(Newsroom.Editor, source.Id);
        await using var db = _newsroom.Open();
        Assert.Equal(wholeDesk ? 1 : 0, await db.DeskEntries.CountAsync(row => row.Kind == LogKinds.SourceRemoved && row.ActorName == "Ana"));
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

    public static TheoryData<string, RequestDelegate> Faults { get; } = new()
    {
        { "slow", async context => await Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing) },
        {
            "endless", async context =>
            {
                context.Response.ContentType = "application/rss+xml";
                while (!context.RequestAborted.IsCancellationRequested)
                    await context.Response.WriteAsync(new string(' ', 16_384), context.RequestAborted);
            }
        },
        {
            "cut", async context =>
            {
                context.Response.ContentLength = 5000;
                await context.Response.WriteAsync("<rss version=\"2.0\"><channel><title>Half");
                await context.Response.Body.FlushAsync();
                context.Abort();
            }
        },
        { "wrong type", context => context.Response.WriteAsync("<!doctype html><html><head><title>Sign in</title></head><body><form>Sign in to go on</form></body></html>") },
        { "no feed", context => context.Response.WriteAsync("{\"status\":\"down\"}") },
        { "empty", _ => Task.CompletedTask },
        {
            "bomb", async context =>
            {
                context.Response.ContentType = "application/rss+xml";
                context.Response.Headers.ContentEncoding = "gzip";
                await using var gzip = new System.IO.Compression.GZipStream(context.Response.Body, System.IO.Compression.CompressionLevel.Fastest);
                var nothing = new byte[1 << 20];
                for (var i = 0; i < 200; i++)
                    await gzip.WriteAsync(nothing, context.RequestAborted);
            }
        },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_is_told_in_words_is_tried_again_later_and_a_feed_that_works_again_is_good_again(string fault, RequestDelegate page)
    {
        var story = await _newsroom.CreateStoryAsync();
        _site.On("/feed", page);
        var source = await _newsroom.FollowAsync(_site.Address("/feed"), story);

        await _newsroom.VisitAsync();

        var books = await _newsroom.BooksAsync(source);
        Assert.Equal((1, 1, 1), (books.Fetches, books.Failed, books.Failures));
        Assert.True(books.LastError is { Length: > 20 }, fault);
        Assert.True(books.NextAt > _clock.GetUtcNow());
        Assert.Equal(Health.Failing, SourceHealth.Of(new(source, books)));

        _site.Feed("/feed", _site.Rss("Valley Courier", ("a", "Gauge rises", PressSite.Text(1))), "\"one\"");
        _clock.Forward(TimeSpan.FromDays(1.2));
        await _newsroom.VisitAsync();
        books = await _newsroom.BooksAsync(source);
        Assert.Equal((null, 0, 1), (books.LastError, books.Failures, books.Items));
    }

    [Fact]
    public async Task Visits_that_fail_again_and_again_come_less_and_less_often_but_at_least_daily()
    {
        var story = await _newsroom.CreateStoryAsync();
        var source = await _newsroom.FollowAsync(_site.Address("/missing"), story);
        var waits = new List<double>();

        for (var i = 0; i < 10; i++)
        {
            await _newsroom.VisitAsync();
            var wait = (await _newsroom.BooksAsync(source)).NextAt - _clock.GetUtcNow();
            waits.Add(wait.TotalMinutes);
            _clock.Forward(wait + TimeSpan.FromSeconds(1));
        }

        Assert.InRange(waits[0], 15 - 1, 16.6);
        Assert.InRange(waits[3], 120 - 1, 133);
        Assert.All(waits, wait => Assert.True(wait <= 24 * 60 * 1.1));
        Assert.True(waits[9] > 23 * 60);
    }

    [Fact]
    public async Task An_item_goes_to_the_story_whose_keywords_it_has_and_others_wait_until_somebody_says_where_they_belong()
    {
        var dam = await _newsroom.CreateStoryAsync("Dam");
        var port = await _newsroom.CreateStoryAsync("Port");
        await _newsroom.Get<EditStory>().HandleAsync(Newsroom.Editor, dam.Id, new(Keywords: ["reservoir", "Tarn Hollow"]));
        await _newsroom.Get<EditStory>().HandleAsync(Newsroom.Editor, port.Id, new(Keywords: ["port"]));
        _site.On("/c", context => context.Response.WriteAsync("<!doctype html><title>Bakers win prize</title><article><h1>Bakers win prize</h1><p>Two bakers of the old town have won the prize for the best rye bread of the year, the guild said on Monday evening.</p><p>They baked it with water from the well, the guild said, and gave the recipe away.</p></article>"));
        _site.Feed("/feed", _site.Rss("Valley Courier", ("a", "Gauge rises", PressSite.Text(1)), ("b", "In the report nothing fits", "<p>Short.</p>"), ("c", "Bakers win prize", null)), "\"one\"");
        await _newsroom.FollowAsync(_site.Address("/feed"));

        await _newsroom.VisitAsync();
        await _newsroom.AnalyseAllAsync();

        Assert.Equal(["Gauge rises"], await _newsroom.TitlesAsync(dam));
        Assert.Empty(await _newsroom.TitlesAsync(port));
        var waiting = await _newsroom.Get<WaitingItems>().ListAsync(Newsroom.Editor, null, null, 10);
        Assert.Equal(["Bakers win prize", "In the report nothing fits"], waiting.Select(view => view.Item.Waiting!.Title).Order());

        await _newsroom.Get<WaitingItems>().AssignAsync(Newsroom.Editor, waiting.Single(view => view.Item.Waiting!.Title == "Bakers win prize").Item.Id, port.Slug);
        await _newsroom.Get<WaitingItems>().LeaveOutAsync(Newsroom.Editor, waiting.Single(view => view.Item.Waiting!.Title != "Bakers win prize").Item.Id);
        await _newsroom.AnalyseAllAsync();

        Assert.Equal(["Bakers win prize"], await _newsroom.TitlesAsync(port));
        Assert.Empty(await _newsroom.Get<WaitingItems>().ListAsync(Newsroom.Editor, null, null, 10));
        _clock.Forward(TimeSpan.FromHours(1));
        _site.Feed("/feed", _site.Rss("Valley Courier", ("b", "In the report nothing fits", "<p>Short.</p>"), ("c", "Bakers win prize", null)), "\"two\"");
        await _newsroom.VisitAsync();
        Assert.Empty(await _newsroom.Get<WaitingItems>().ListAsync(Newsroom.Editor, null, null, 10));
    }

    [Fact]
    public async Task A_waiting_item_is_suggested_for_the_story_with_which_it_shares_names_and_phrases()
    {
        var dam = await _newsroom.CreateStoryAsync("Dam");
        await _newsroom.CreateStoryAsync("Port");
        await _newsroom.ReceiveAsync(dam, InventedStory.Articles[0]);
        await _newsroom.AnalyseAllAsync();
        _site.Feed("/feed", _site.Rss("Valley Courier", ("a", "Divers return to Tarn Hollow", "<p>Divers went back to the Tarn Hollow reservoir on Thursday.</p>"), ("b", "Bakers win prize", "<p>Two bakers have won the prize for rye bread.</p>")), "\"one\"");
        await _newsroom.FollowAsync(_site.Address("/feed"));
        await _newsroom.VisitAsync();

        var waiting = await _newsroom.Get<WaitingItems>().ListAsync(Newsroom.Editor, null, null, 10);
        var suggestions = await _newsroom.Get<StorySuggestions>().ForAsync(Newsroom.Editor, waiting);

        var (itemId, places) = Assert.Single(suggestions);
        Assert.Equal("Divers return to Tarn Hollow", waiting.Single(view => view.Item.Id == itemId).Item.Waiting!.Title);
        var place = Assert.Single(places);
        Assert.Equal(dam.Id, place.StoryId);
        Assert.Contains("Both name Tarn Hollow.", place.Reasons);
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
