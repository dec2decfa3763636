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
