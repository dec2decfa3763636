using Dashboard.Data.Log;
using Dashboard.Data.Sources;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Log;
using Dashboard.Domain.Sources;
using Dashboard.Domain.Stories;
using Dashboard.Web.Features.Articles;
using Dashboard.Web.Tests.Sources;
using Dashboard.Web.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Web.Tests.Watching;

/// <summary>What a look at an article's page does, with a real server that answers well and badly.</summary>
public sealed class LookTests : IAsyncLifetime
{
    private static readonly string s_text = PressSite.Text(1);

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

    private async Task<Article> WatchedAsync(string? tag = "\"one\"", string text = "")
    {
        _site.Page("/a", Lookout.Page("Gauge rises", text.Length > 0 ? text : s_text), tag);
        return await _newsroom.ReceiveAddressAsync(_story, _site.Address("/a"));
    }

    private Task<int> LookLaterAsync(TimeSpan? later = null)
    {
        _clock.Forward(later ?? TimeSpan.FromDays(1.2));
        return _newsroom.LookAsync();
    }

    private async Task<List<string>> KindsAsync() => [.. (await _newsroom.Get<StoryLog>().ReadAsync(_story.Id, 0, int.MaxValue)).Select(row => row.Kind)];

    [Fact]
    public async Task An_unchanged_page_is_answered_with_304_and_writes_nothing_to_the_story()
    {
        var article = await WatchedAsync();
        Assert.Equal(0, await _newsroom.LookAsync());
        var rows = (await KindsAsync()).Count;

        Assert.Equal(1, await LookLaterAsync());

        Assert.Equal("\"one\"", _site.Asked.Last().IfNoneMatch);
        Assert.Equal(rows, (await KindsAsync()).Count);
        var watch = await _newsroom.WatchOfAsync(article);
        Assert.Equal((LookResult.Unchanged, 2), (watch.LastResult, watch.Looks));
    }

    [Fact]
    public async Task Looks_at_an_unchanged_page_grow_apart_up_to_a_day_and_end_after_two_weeks()
    {
        var article = await WatchedAsync();
        var waits = new List<double>();
        while (await _newsroom.WatchOfAsync(article) is { NextAt: { } next })
        {
            var wait = next - _clock.GetUtcNow();
            waits.Add(wait.TotalMinutes);
            Assert.Equal(1, await LookLaterAsync(wait + TimeSpan.FromSeconds(1)));
            Assert.True(waits.Count < 40, "It never ends.");
        }

        double[] minutes = [10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440];
        Assert.All(minutes.Zip(waits), pair => Assert.InRange(pair.Second, pair.First - 1, pair.First * 1.1 + 1));
        Assert.InRange(waits.Count, 15, 25);
        Assert.Equal(waits.Count + 1, _site.Times("/a"));
        var state = await _newsroom.Get<WatchArticle>().StateAsync(Newsroom.Editor, article.Id);
        Assert.Equal(WatchMode.Ended, state.State);
        Assert.Equal(0, await LookLaterAsync());
    }

    [Fact]
    public async Task A_changed_page_becomes_one_version_says_what_changed_and_is_looked_at_often_again()
    {
        var article = await WatchedAsync();
        await LookLaterAsync();
        _site.Page("/a", Lookout.Page("Gauge rises again", s_text.Replace("4 centimetres", "9 centimetres", StringComparison.Ordinal)), "\"two\"");

        await LookLaterAsync();
        var changed = await _newsroom.WatchOfAsync(article);
        await LookLaterAsync();

        var versions = await _newsroom.VersionsAsync(article);
        Assert.Equal([1, 2], versions.Select(version => version.Number));
        Assert.Contains("9 centimetres", versions[1].Text, StringComparison.Ordinal);
        Assert.Contains("4 centimetres", versions[0].Text, StringComparison.Ordinal);
        Assert.Equal(LookResult.Changed, changed.LastResult);
        Assert.Equal((int)WatchTimes.First.TotalMinutes, changed.Minutes);
        var (notes, labels) = await _newsroom.BoardAsync(article);
        Assert.Contains("“Gauge rises” → “Gauge rises again”", Assert.Single(notes), StringComparison.Ordinal);
        Assert.Contains("Updated ×1", labels);
        Assert.Equal("\"two\"", (await _newsroom.WatchOfAsync(article)).ETag);
        Assert.Equal(ArticleStatus.Ready, (await _newsroom.NowAsync(article)).Status);
    }

    [Fact]
    public async Task Other_advertisements_links_and_times_of_updating_make_no_version()
    {
        var article = await WatchedAsync(null, "<p class=\"stamp\">Updated 5 minutes ago</p>" + s_text);
        _site.Page("/a", Lookout.Page("Gauge rises", "<p class=\"stamp\">Updated 2 hours ago</p>" + s_text,
            "<h2>Most read</h2><ul><li><a href=\"/x\">Ten lamps that glow</a></li><li><a href=\"/y\">A boat for sale near you</a></li></ul><div class=\"advert\">Buy our fine umbrellas today.</div>"));

        await LookLaterAsync();

        Assert.Single(await _newsroom.VersionsAsync(article));
        Assert.Equal(LookResult.Unchanged, (await _newsroom.WatchOfAsync(article)).LastResult);
    }

    [Fact]
    public async Task A_page_that_goes_back_to_what_it_said_becomes_a_version_again()
    {
        var article = await WatchedAsync(null);
        _site.Page("/a", Lookout.Page("Gauge rises", PressSite.Text(2)));
        await LookLaterAsync();
        _site.Page("/a", Lookout.Page("Gauge rises", s_text));
        await LookLaterAsync();
        await LookLaterAsync();

        var versions = await _newsroom.VersionsAsync(article);
        Assert.Equal(3, versions.Count);
        Assert.Equal(versions[0].TextSha256, versions[2].TextSha256);
    }

    [Theory]
    [InlineData(StatusCodes.Status404NotFound)]
    [InlineData(StatusCodes.Status410Gone)]
    public async Task A_vanished_page_is_said_once_and_the_article_keeps_its_text_until_it_is_back(int status)
    {
        var article = await WatchedAsync();
        var before = Assert.Single(await _newsroom.VersionsAsync(article));
        _site.Status("/a", status);

        await LookLaterAsync();
        await LookLaterAsync();

        var gone = (await _newsroom.NowAsync(article)).Absence;
        Assert.Equal(PageState.Gone, gone?.State);
        Assert.Equal(before.Text, Assert.Single(await _newsroom.VersionsAsync(article)).Text);
        var (notes, labels) = await _newsroom.BoardAsync(article);
        Assert.StartsWith("The page of “Gauge rises” is gone since", Assert.Single(notes), StringComparison.Ordinal);
        Assert.Contains("Page gone", labels);
        Assert.Single(await KindsAsync(), LogKinds.ArticleVanished);

        _site.Page("/a", Lookout.Page("Gauge rises", s_text), "\"one\"");
        await LookLaterAsync();

        Assert.Null((await _newsroom.NowAsync(article)).Absence);
        (notes, labels) = await _newsroom.BoardAsync(article);
        Assert.Contains("is there again", Assert.Single(notes), StringComparison.Ordinal);
        Assert.DoesNotContain("Page gone", labels);
        Assert.Single(await KindsAsync(), LogKinds.ArticleBack);
        Assert.Single(await _newsroom.VersionsAsync(article));
    }

    [Fact]
    public async Task A_page_behind_a_login_overwrites_nothing_and_what_it_says_afterwards_is_a_version()
    {
        var article = await WatchedAsync();
        _site.Page("/a", "<!doctype html><title>Log in | Valley Courier</title><main><h1>Log in</h1><form><label>Mail <input type=email></label><label>Password <input type=password></label><button>Log in</button></form></main>");

        await LookLaterAsync();

        Assert.Equal(PageState.Login, (await _newsroom.NowAsync(article)).Absence?.State);
        Assert.Contains("4 centimetres", Assert.Single(await _newsroom.VersionsAsync(article)).Text, StringComparison.Ordinal);
        var (notes, labels) = await _newsroom.BoardAsync(article);
        Assert.Contains("is behind a login since", Assert.Single(notes), StringComparison.Ordinal);
        Assert.Contains("Page behind a login", labels);
        Assert.Single(await KindsAsync(), LogKinds.ArticleClosed);

        _site.Page("/a", Lookout.Page("Gauge rises", PressSite.Text(2)));
        await LookLaterAsync();

        Assert.Equal(2, (await _newsroom.VersionsAsync(article)).Count);
        Assert.Null((await _newsroom.NowAsync(article)).Absence);
        Assert.Equal(2, (await _newsroom.BoardAsync(article)).Notes.Count);
    }

    [Fact]
    public async Task A_site_that_clears_out_to_its_front_page_is_said_and_the_old_address_is_kept()
    {
        var article = await WatchedAsync();
        _site.Page("/", "<!doctype html><title>Valley Courier</title><main><h1>Valley Courier</h1><h2>Bakers win prize</h2><p>Two bakers from the valley have won the prize for rye bread this year, the jury said.</p></main>");
        _site.On("/a", context => { context.Response.Redirect("/", permanent: true); return Task.CompletedTask; });

        await LookLaterAsync();

        Assert.Equal(PageState.Gone, (await _newsroom.NowAsync(article)).Absence?.State);
        Assert.Equal(_site.Address("/a"), (await _newsroom.WatchOfAsync(article)).Address);
    }

    [Theory]
    [InlineData(StatusCodes.Status301MovedPermanently, "/b")]
    [InlineData(StatusCodes.Status308PermanentRedirect, "/b")]
    [InlineData(StatusCodes.Status302Found, "/a")]
    public async Task A_page_that_moved_for_good_is_asked_at_its_new_address(int status, string remembered)
    {
        var article = await WatchedAsync();
        _site.Page("/b", Lookout.Page("Gauge rises", s_text), "\"one\"");
        _site.On("/a", context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/b";
            return Task.CompletedTask;
        });

        await LookLaterAsync();

        Assert.Equal(_site.Address(remembered), (await _newsroom.WatchOfAsync(article)).Address);
        Assert.Single(await _newsroom.VersionsAsync(article));
        Assert.Equal(_site.Address("/a"), (await _newsroom.NowAsync(article)).Url);
    }

    [Fact]
    public async Task What_an_editor_corrected_stays_in_the_next_version()
    {
        var article = await WatchedAsync(null);
        var blocks = (await _newsroom.VersionsAsync(article))[0].Blocks;
        var last = blocks.Count - 1;
        await _newsroom.Get<CorrectArticle>().HandleAsync(Newsroom.Editor, article.Id, new(new Dictionary<string, string?> { ["byline"] = "Nils Amber" }, new Dictionary<int, BlockKind> { [last] = BlockKind.Appeal }));
        await _newsroom.AnalyseAllAsync();
        _site.Page("/a", Lookout.Page("Gauge rises again", s_text));

        await LookLaterAsync();

        var now = (await _newsroom.VersionsAsync(article))[1];
        Assert.Equal("Nils Amber", now.Fields[FieldNames.Byline].Value);
        Assert.Equal("Gauge rises again", (await _newsroom.NowAsync(article)).Title);
        Assert.Contains(now.Blocks, block => block.Kind == BlockKind.Appeal && block.Reason.StartsWith("Set by", StringComparison.Ordinal));
        await LookLaterAsync();
        Assert.Equal(2, (await _newsroom.VersionsAsync(article)).Count);
    }

    [Fact]
    public async Task A_site_that_asks_to_wait_is_left_alone_for_so_long()
    {
        var article = await WatchedAsync();
        _site.Status("/a", StatusCodes.Status503ServiceUnavailable, response => response.Headers.RetryAfter = "7200");
        await LookLaterAsync(TimeSpan.FromMinutes(12));

        var watch = await _newsroom.WatchOfAsync(article);
        Assert.InRange(watch.NextAt!.Value - _clock.GetUtcNow(), TimeSpan.FromMinutes(119), TimeSpan.FromMinutes(140));
        Assert.Equal(LookResult.Failed, watch.LastResult);
        Assert.Null((await _newsroom.NowAsync(article)).Absence);
        Assert.Equal(0, await LookLaterAsync(TimeSpan.FromMinutes(60)));
    }

    [Fact]
    public async Task Failures_grow_apart_and_never_touch_the_article()
    {
        var article = await WatchedAsync();
        _site.Status("/a", StatusCodes.Status500InternalServerError);
        var waits = new List<double>();
        for (var i = 0; i < 4; i++)
        {
            await LookLaterAsync((await _newsroom.WatchOfAsync(article)).NextAt!.Value - _clock.GetUtcNow() + TimeSpan.FromSeconds(1));
            waits.Add(((await _newsroom.WatchOfAsync(article)).NextAt!.Value - _clock.GetUtcNow()).TotalMinutes);
        }

        Assert.All(((double[])[10, 20, 40, 80]).Zip(waits), pair => Assert.InRange(pair.Second, pair.First - 1, pair.First * 1.1 + 1));
        Assert.Single(await _newsroom.VersionsAsync(article));
        Assert.Contains("trouble of its own", (await _newsroom.WatchOfAsync(article)).LastError, StringComparison.Ordinal);
        Assert.Empty((await _newsroom.BoardAsync(article)).Labels);
    }

    [Fact]
    public async Task A_robot_check_is_a_failure_of_ours_and_says_nothing_of_the_article()
    {
        var article = await WatchedAsync();
        _site.Page("/a", "<!doctype html><title>Just a moment...</title><main><h1>Just a moment...</h1><p>Checking.</p></main>");

        await LookLaterAsync();

        Assert.Equal(LookResult.Failed, (await _newsroom.WatchOfAsync(article)).LastResult);
        Assert.Null((await _newsroom.NowAsync(article)).Absence);
    }
}
