using Dashboard.Data.Log;
using Dashboard.Domain.Log;
using Dashboard.Domain.Sources;
using Dashboard.Web.Features.Sources;
using Dashboard.Web.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Web.Tests.Sources;

/// <summary>When a source is asked again: as often as its site allows, at its new address, less and less often while it fails.</summary>
public sealed class VisitEtiquetteTests : IAsyncLifetime
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
}
