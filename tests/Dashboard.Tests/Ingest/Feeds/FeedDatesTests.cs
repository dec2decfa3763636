using Dashboard.Ingest.Feeds;

namespace Dashboard.Tests.Ingest.Feeds;

public class FeedDatesTests
{
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.CreateCustomTimeZone("three east", TimeSpan.FromHours(3), "three east", "three east");

    [Theory]
    // RFC 822 and its descendants
    [InlineData("Tue, 04 Jun 2019 12:30:15 GMT", "2019-06-04T12:30:15+00:00")]
    [InlineData("Tue, 4 Jun 2019 12:30:15 +0200", "2019-06-04T12:30:15+02:00")]
    [InlineData("Tue, 04 Jun 2019 12:30:15 -0330", "2019-06-04T12:30:15-03:30")]
    [InlineData("04 Jun 2019 12:30 UT", "2019-06-04T12:30:00+00:00")]
    [InlineData("Tue, 4 Jun 2019 12:00 EST", "2019-06-04T12:00:00-05:00")]
    [InlineData("Tue, 4 Jun 2019 12:00 PDT", "2019-06-04T12:00:00-07:00")]
    [InlineData("Tues, 04 Jun 2019 12:30:15 GMT", "2019-06-04T12:30:15+00:00")]
    [InlineData("Tuesday, 04 June 2019 12:30:15 GMT", "2019-06-04T12:30:15+00:00")]
    [InlineData("Mon, 04 Jun 2019 12:30:15 GMT", "2019-06-04T12:30:15+00:00")]
    [InlineData("Xyz, 04 Jun 2019 12:30:15 GMT", "2019-06-04T12:30:15+00:00")]
    [InlineData("Tue,04 Jun 2019 12:30:15 GMT", "2019-06-04T12:30:15+00:00")]
    [InlineData("Tue, 04 Jun 19 12:30:15 GMT", "2019-06-04T12:30:15+00:00")]
    [InlineData("Fri, 04 Jun 99 12:30:15 GMT", "1999-06-04T12:30:15+00:00")]
    [InlineData("Tue, 04-Jun-2019 12:30:15 GMT", "2019-06-04T12:30:15+00:00")]
    [InlineData("Tue, 04 Jun 2019 12:30:15 CEST", "2019-06-04T12:30:15+02:00")]
    [InlineData("Tue, 04 Jun 2019 12:30:15 MSK", "2019-06-04T12:30:15+03:00")]
    [InlineData("Tue, 04 Jun 2019 12:30:15 ET", "2019-06-04T12:30:15-04:00")]
    [InlineData("Fri, 04 Jan 2019 12:30:15 ET", "2019-01-04T12:30:15-05:00")]
    [InlineData("Tue, 04 Jun 2019 12:30:15 GMT+2", "2019-06-04T12:30:15+02:00")]
    [InlineData("Tue, 04 Jun 2019 12:30:15 UTC-05:00", "2019-06-04T12:30:15-05:00")]
    [InlineData("Tue, 04 Jun 2019 12:30:15 +0000 (UTC)", "2019-06-04T12:30:15+00:00")]
    [InlineData("Tue, 04 Jun 2019 12:30:15 Z", "2019-06-04T12:30:15+00:00")]
    [InlineData("Tue, 04 Jun 2019 24:00:00 GMT", "2019-06-05T00:00:00+00:00")]
    [InlineData("Tue, 04 Jun 2019 12:30:60 GMT", "2019-06-04T12:30:59+00:00")]
    [InlineData("  Tue, 04 Jun 2019\n12:30:15 GMT ", "2019-06-04T12:30:15+00:00")]
    // W3CDTF, whole and in parts
    [InlineData("2019-06-04T12:30:15Z", "2019-06-04T12:30:15+00:00")]
    [InlineData("2019-06-04T12:30:15.123+02:00", "2019-06-04T12:30:15+02:00")]
    [InlineData("2019-06-04T12:30+0200", "2019-06-04T12:30:00+02:00")]
    [InlineData("2019-06-04 12:30:15 UTC", "2019-06-04T12:30:15+00:00")]
    [InlineData("2019-06-04 12:30:15 +0200", "2019-06-04T12:30:15+02:00")]
    [InlineData("2019/06/04 12:30:15 GMT", "2019-06-04T12:30:15+00:00")]
    [InlineData("20190604T123015Z", "2019-06-04T12:30:15+00:00")]
    [InlineData("20190604123015+0200", "2019-06-04T12:30:15+02:00")]
    // others
    [InlineData("Tue Jun  4 12:30:15 EDT 2019", "2019-06-04T12:30:15-04:00")]
    [InlineData("June 4, 2019 1:05 PM EST", "2019-06-04T13:05:00-05:00")]
    [InlineData("Tue, Jun 4, 2019 at 12:05 am GMT", "2019-06-04T00:05:00+00:00")]
    [InlineData("1559651415", "2019-06-04T12:30:15+00:00")]
    [InlineData("1559651415000", "2019-06-04T12:30:15+00:00")]
    public void Date_with_a_zone_is_that_moment(string raw, string expected)
    {
        var date = FeedDates.Parse(raw, new DateHabits(Moscow));
        Assert.NotNull(date);
        Assert.True(date.ZoneKnown);
        Assert.Equal(DateTimeOffset.Parse(expected), new DateTimeOffset(date.Time!.Value.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, date.Time.Value.Offset));
        Assert.Equal(DateTimeOffset.Parse(expected).Offset, date.Time.Value.Offset);
    }

    [Theory]
    [InlineData("Tue, 04 Jun 2019 12:30:15", "2019-06-04T12:30:15+03:00")]
    [InlineData("Tue, 04 Jun 2019 12:30:15 IST", "2019-06-04T12:30:15+03:00")]
    [InlineData("Tue Jun  4 12:30:15 2019", "2019-06-04T12:30:15+03:00")]
    [InlineData("Tue, 04 Jun 2019", "2019-06-04T00:00:00+03:00")]
    [InlineData("2019-06-04T12:30:15", "2019-06-04T12:30:15+03:00")]
    [InlineData("2019-06-04", "2019-06-04T00:00:00+03:00")]
    [InlineData("2019-06", "2019-06-01T00:00:00+03:00")]
    [InlineData("2019", "2019-01-01T00:00:00+03:00")]
    [InlineData("20190604", "2019-06-04T00:00:00+03:00")]
    [InlineData("03/28/2019 at 1:00 pm", "2019-03-28T13:00:00+03:00")]
    [InlineData("28/03/2019 13:00", "2019-03-28T13:00:00+03:00")]
    [InlineData("28.03.2019, 13:00", "2019-03-28T13:00:00+03:00")]
    [InlineData("04.06.2019 13:00", "2019-06-04T13:00:00+03:00")]
    [InlineData("04/04/2019 13:00", "2019-04-04T13:00:00+03:00")]
    [InlineData("4 June 2019", "2019-06-04T00:00:00+03:00")]
    [InlineData("4th June 2019 9:05", "2019-06-04T09:05:00+03:00")]
    [InlineData("4 de junio de 2019", "2019-06-04T00:00:00+03:00")]
    [InlineData("mar., 04 juin 2019 12:30", "2019-06-04T12:30:00+03:00")]
    public void Date_without_a_known_zone_is_in_the_zone_of_the_source(string raw, string expected)
    {
        var date = FeedDates.Parse(raw, new DateHabits(Moscow));
        Assert.NotNull(date);
        Assert.False(date.ZoneKnown);
        Assert.Equal(DateTimeOffset.Parse(expected), date.Time);
        Assert.Equal(TimeSpan.FromHours(3), date.Time!.Value.Offset);
    }

    [Theory]
    [InlineData(true, "2019-04-03T13:00:00+00:00")]
    [InlineData(false, "2019-03-04T13:00:00+00:00")]
    [InlineData(null, null)]
    public void Date_in_figures_that_reads_both_ways_follows_the_source_or_stays_open(bool? dayFirst, string? expected)
    {
        var date = FeedDates.Parse("03/04/2019 1:00 pm", new DateHabits(DayFirst: dayFirst));
        Assert.NotNull(date);
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected), date.Time);
    }

    [Theory]
    [InlineData("03/28/2019|03/04/2019", false)]
    [InlineData("28/03/2019|03/04/2019", true)]
    [InlineData("03/04/2019|05/04/2019", null)]
    [InlineData("28/03/2019|03/28/2019", null)]
    public void Order_of_day_and_month_is_told_by_the_other_dates_of_the_feed(string dates, bool? dayFirst) => Assert.Equal(dayFirst, FeedDates.OrderOf(dates.Split('|')));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("Tue, 31 Feb 2019 12:00:00 GMT")]
    [InlineData("Tue, 04 Jun 2019 25:00:00 GMT")]
    [InlineData("2019-13-04")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("-62135596800")]
    [InlineData("99999999999999999999")]
    [InlineData("12:30")]
    [InlineData("RSS 2.0")]
    public void Text_that_is_no_date_gives_none(string? raw) => Assert.Null(FeedDates.Parse(raw, new DateHabits()));

    [Fact]
    public void Summer_time_of_the_source_is_followed()
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Paris", out var paris)) return;
        Assert.Equal(TimeSpan.FromHours(2), FeedDates.Parse("2019-06-04 12:30", new DateHabits(paris))!.Time!.Value.Offset);
        Assert.Equal(TimeSpan.FromHours(1), FeedDates.Parse("2019-01-04 12:30", new DateHabits(paris))!.Time!.Value.Offset);
    }
}
