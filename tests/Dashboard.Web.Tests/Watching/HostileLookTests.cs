using System.IO.Compression;
using Dashboard.Data.Sources;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Stories;
using Dashboard.Web.Tests.Sources;
using Dashboard.Web.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Web.Tests.Watching;

/// <summary>A watched page that turns hostile: the article stays, the look fails with a sentence, and nothing is reached that must not be.</summary>
public sealed class HostileLookTests : IAsyncLifetime
{
    private readonly MovableClock _clock = new();
    private Newsroom _newsroom = null!;
    private PressSite _site = null!;
    private Story _story = null!;

    public async Task InitializeAsync()
    {
        _newsroom = new Newsroom(time: _clock, settings: new(Desk.Loopback) { ["Fetch:TotalTime"] = "00:00:05", ["Fetch:IdleTime"] = "00:00:05" });
        _site = await PressSite.OpenAsync();
        _story = await _newsroom.CreateStoryAsync();
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        await _newsroom.DisposeAsync();
    }

    private async Task<string> FailsAsync(RequestDelegate answer)
    {
        _site.Page("/a", Lookout.Page("Gauge rises", PressSite.Text(1)));
        var article = await _newsroom.ReceiveAddressAsync(_story, _site.Address("/a"));
        var before = Assert.Single(await _newsroom.VersionsAsync(article));
        _site.On("/a", answer);
        _clock.Forward(TimeSpan.FromDays(1));

        Assert.Equal(1, await _newsroom.LookAsync());

        var watch = await _newsroom.WatchOfAsync(article);
        Assert.Equal(LookResult.Failed, watch.LastResult);
        Assert.True(watch.NextAt > _clock.GetUtcNow());
        Assert.Equal(before.Text, Assert.Single(await _newsroom.VersionsAsync(article)).Text);
        var now = await _newsroom.NowAsync(article);
        Assert.Equal((ArticleStatus.Ready, null), (now.Status, now.Absence));
        return watch.LastError!;
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://0x0a000001/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://localhost/")]
    public async Task A_redirect_to_where_nobody_may_go_is_refused(string target) =>
        Assert.Matches("not on the public web|http:// or https://|web ports", await FailsAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status302Found;
            context.Response.Headers.Location = target;
            return Task.CompletedTask;
        }));

    [Fact]
    public async Task A_circle_of_redirects_is_left() => Assert.Contains("more than 5 times", await FailsAsync(context =>
    {
        context.Response.Redirect("/a");
        return Task.CompletedTask;
    }), StringComparison.Ordinal);

    [Fact]
    public async Task An_endless_page_is_cut_off() => Assert.Contains("larger than", await FailsAsync(async context =>
    {
        var lot = new byte[64 * 1024];
        Array.Fill(lot, (byte)'a');
        while (!context.RequestAborted.IsCancellationRequested)
            await context.Response.Body.WriteAsync(lot, context.RequestAborted);
    }), StringComparison.Ordinal);

    [Fact]
    public async Task A_page_that_blows_up_when_unpacked_is_not_read() => Assert.Contains("unpacked", await FailsAsync(async context =>
    {
        context.Response.ContentType = "text/html";
        context.Response.Headers.ContentEncoding = "gzip";
        await using var packed = new GZipStream(context.Response.Body, CompressionLevel.SmallestSize);
        var lot = new byte[256 * 1024];
        for (var i = 0; i < 200; i++)
            await packed.WriteAsync(lot, context.RequestAborted);
    }), StringComparison.Ordinal);

    [Fact]
    public async Task A_page_that_comes_drop_by_drop_is_given_up() => Assert.Contains("within", await FailsAsync(async context =>
    {
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.WriteAsync("<p>", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(100, context.RequestAborted);
        }
    }), StringComparison.Ordinal);

    [Fact]
    public async Task A_line_that_breaks_off_is_said() => Assert.Matches("broke|does not answer", await FailsAsync(async context =>
    {
        context.Response.ContentLength = 100_000;
        await context.Response.WriteAsync("<!doctype html><p>Begin");
        await context.Response.Body.FlushAsync();
        context.Abort();
    }));

    [Fact]
    public async Task A_file_in_place_of_the_page_is_no_version() => Assert.Contains("PDF", await FailsAsync(async context =>
    {
        context.Response.ContentType = "application/pdf";
        await context.Response.WriteAsync("%PDF-1.7 and so on");
    }), StringComparison.Ordinal);

    [Fact]
    public async Task A_page_without_text_is_no_version() => Assert.Contains("no article text", await FailsAsync(async context =>
    {
        context.Response.ContentType = "text/html";
        await context.Response.WriteAsync("<!doctype html><html><body><div id=root></div><script>go()</script></body></html>");
    }), StringComparison.Ordinal);

    [Fact]
    public async Task A_page_nested_without_end_ends_nothing()
    {
        _site.Page("/a", Lookout.Page("Gauge rises", PressSite.Text(1)));
        var article = await _newsroom.ReceiveAddressAsync(_story, _site.Address("/a"));
        _site.Page("/a", "<!doctype html>" + string.Concat(Enumerable.Repeat("<div>", 200_000)) + Lookout.Page("Gauge rises", PressSite.Text(1)));
        _clock.Forward(TimeSpan.FromDays(1));

        Assert.Equal(1, await _newsroom.LookAsync());

        Assert.Contains("4 centimetres", (await _newsroom.VersionsAsync(article))[0].Text, StringComparison.Ordinal);
    }
}
