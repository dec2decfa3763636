using Dashboard.Web.Features.Admin;

namespace Dashboard.Web.Tests.Admin;

public sealed class RuleFiguresTests
{
    // Values of the closed formula, computed by hand elsewhere.
    [Theory]
    [InlineData(0, 0, 0, 1)]
    [InlineData(0, 1, 0, 0.7935)]
    [InlineData(1, 1, 0.2065, 1)]
    [InlineData(8, 10, 0.4902, 0.9433)]
    [InlineData(90, 100, 0.8256, 0.9448)]
    public void Wilson_interval_is_the_published_one(int hits, int of, double low, double high)
    {
        var interval = RuleFigures.Wilson(hits, of);
        Assert.Equal(low, interval.Low, tolerance: 0.0001);
        Assert.Equal(high, interval.High, tolerance: 0.0001);
    }
}
