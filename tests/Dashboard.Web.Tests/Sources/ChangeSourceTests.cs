using Dashboard.Data.Sources;
using Dashboard.Domain.Log;
using Dashboard.Domain.Sources;
using Dashboard.Web.Features.Sources;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Sources;

/// <summary>What people set about a source, and what is remembered and counted of it.</summary>
public sealed class ChangeSourceTests : IAsyncLifetime
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
}
