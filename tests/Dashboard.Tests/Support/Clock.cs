namespace Dashboard.Tests.Support;

/// <summary>A clock that stands still until it is told to go on.</summary>
public sealed class Clock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Pass(TimeSpan time) => _now += time;
}
