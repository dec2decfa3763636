using Dashboard.Domain.Sources;

namespace Dashboard.Tests.Domain.Sources;

public sealed class PollTimesTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan s_quarter = TimeSpan.FromMinutes(15);

    private static double Minutes(DateTimeOffset at) => (at - s_now).TotalMinutes;

    [Theory]
    [InlineData(null, 15)]
    [InlineData(5, 15)]
    [InlineData(60, 60)]
    [InlineData(100_000, 1440)]
    public void After_success_the_longer_of_both_wishes_counts_up_to_a_day(int? wish, int minutes)
    {
        for (var salt = 0; salt < 200; salt++)
            Assert.InRange(Minutes(PollTimes.AfterSuccess(s_now, s_quarter, wish is { } asked ? TimeSpan.FromMinutes(asked) : null, salt)), minutes, minutes * 1.1);
    }

    [Theory]
    [InlineData("2026-03-10T12:20", new[] { 12, 13 }, new DayOfWeek[0], "2026-03-10T14:00")]
    [InlineData("2026-03-10T12:20", new[] { 3 }, new DayOfWeek[0], "2026-03-10T12:20")]
    [InlineData("2026-03-10T23:50", new[] { 23, 0, 1 }, new DayOfWeek[0], "2026-03-11T02:00")]
    [InlineData("2026-03-13T22:10", new int[0], new[] { DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday }, "2026-03-16T00:00")]
    [InlineData("2026-03-15T12:00", new[] { 0 }, new[] { DayOfWeek.Sunday }, "2026-03-16T01:00")]
    public void An_hour_or_day_in_which_a_feed_asks_to_be_left_alone_is_waited_for_to_end(string moment, int[] hours, DayOfWeek[] days, string expected)
    {
        static DateTimeOffset Utc(string time) => DateTimeOffset.Parse(time + "Z", System.Globalization.CultureInfo.InvariantCulture);
        for (var salt = 0; salt < 100; salt++)
            Assert.InRange(PollTimes.AtAnHourThatSuits(Utc(moment), PollTimes.Mask(hours), PollTimes.Mask(days.Select(day => (int)day)), salt), Utc(expected), Utc(expected).AddMinutes(3.1));
    }

    [Fact]
    public void A_feed_that_asks_to_be_left_alone_at_all_times_is_visited_all_the_same()
    {
        Assert.Equal(s_now, PollTimes.AtAnHourThatSuits(s_now, PollTimes.Mask(Enumerable.Range(0, 24)), 0, 1));
        Assert.Equal(s_now, PollTimes.AtAnHourThatSuits(s_now, 0, PollTimes.Mask(Enumerable.Range(0, 7)), 1));
    }

    [Fact]
    public void Sources_that_were_added_together_come_back_spread()
    {
        var times = Enumerable.Range(0, 100).Select(salt => PollTimes.AfterSuccess(s_now, s_quarter, null, salt)).ToList();

        Assert.True(times.Distinct().Count() > 95);
        Assert.True(times.Max() - times.Min() > TimeSpan.FromMinutes(1));
        Assert.Equal(times, Enumerable.Range(0, 100).Select(salt => PollTimes.AfterSuccess(s_now, s_quarter, null, salt)));
    }

    [Theory]
    [InlineData(1, 15)]
    [InlineData(2, 30)]
    [InlineData(5, 240)]
    [InlineData(9, 1440)]
    [InlineData(5000, 1440)]
    public void After_failures_the_pause_doubles_up_to_a_day(int failures, int minutes) =>
        Assert.InRange(Minutes(PollTimes.AfterFailure(s_now, s_quarter, failures, null, 7)), minutes, minutes * 1.1);

    [Theory]
    [InlineData(1, 15)]
    [InlineData(120, 120)]
    [InlineData(2880, 2880)]
    [InlineData(10_000_000, 10_080)]
    [InlineData(-5, 15)]
    public void Nobody_comes_back_before_the_time_that_the_site_gave(int retryAfter, int minutes) =>
        Assert.InRange(Minutes(PollTimes.AfterFailure(s_now, s_quarter, 1, TimeSpan.FromMinutes(retryAfter), 7)), minutes, minutes * 1.1);
}
