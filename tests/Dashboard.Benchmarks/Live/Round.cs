using System.Diagnostics;

namespace Dashboard.Benchmarks.Live;

/// <summary>What one round of changes cost and how long they took.</summary>
/// <param name="Delays">Milliseconds from due to seen, for each viewer and change, sorted.</param>
/// <param name="ServerCpu">Processor seconds of the server.</param>
/// <param name="DriverCpu">Processor seconds of this program.</param>
/// <param name="OthersCpu">Busy seconds of the server's core that the server did not use: what else ran there.</param>
/// <param name="Stopped">Milliseconds that collections stopped the server.</param>
/// <param name="Collections">How many.</param>
/// <param name="Allocated">Bytes that the server allocated.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="Lost">How often a viewer lacks the newest change of a card.</param>
/// <param name="Overtaken">How often a viewer got only a newer one.</param>
/// <param name="Changes">Posted.</param>
internal sealed record Round(
    IReadOnlyList<double> Delays, double ServerCpu, double DriverCpu, double OthersCpu, double Stopped, long Collections, double Allocated, double Seconds, int Lost, int Overtaken, int Changes)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    public double P50 => Figures.Percentile(Delays, .5);
    public double P95 => Figures.Percentile(Delays, .95);
    public double P99 => Figures.Percentile(Delays, .99);

    /// <summary>Microseconds of server processor for each viewer and change.</summary>
    public double CostOf(int viewers) => ServerCpu * 1e6 / (viewers * (double)Changes);

    /// <summary>Posts changes at an even pace, whether or not the server keeps up, then waits until all viewers are current.</summary>
    /// <param name="server">Whose processor time counts.</param>
    /// <param name="core">Where it runs.</param>
    /// <param name="sightings">What viewers saw.</param>
    /// <param name="changes">How many.</param>
    /// <param name="rate">In a second.</param>
    /// <param name="cards">Changed in turn.</param>
    /// <param name="post">Posts a stamp to a card.</param>
    public static async Task<Round> RunAsync(
        Child server, int? core, Sightings sightings, int changes, int rate, IReadOnlyList<string> cards, Func<string, string, Task> post)
    {
        sightings.Begin(changes);
        var memory = await server.MemoryAsync(collect: false).ConfigureAwait(false);
        var (cpu, driver, busy) = (server.CpuSeconds, Child.CpuSecondsOf(Environment.ProcessId), BusyOf(core));
        var began = Stopwatch.GetTimestamp();
        var posts = new List<Task>(changes);
        for (var change = 0; change < changes; change++)
        {
            var due = began + change * Stopwatch.Frequency / rate;
            var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait).ConfigureAwait(false);
            var card = cards[change % cards.Count];
            posts.Add(post(card, sightings.Stamp(change, card, due)));
        }
        await Task.WhenAll(posts).ConfigureAwait(false);
        var end = Stopwatch.GetTimestamp();
        while (!sightings.AllCurrent() && Stopwatch.GetElapsedTime(end) < s_patience)
            await Task.Delay(50).ConfigureAwait(false);
        var served = server.CpuSeconds - cpu;
        var (drove, others, seconds) = (Child.CpuSecondsOf(Environment.ProcessId) - driver, BusyOf(core) - busy - served, Stopwatch.GetElapsedTime(began).TotalSeconds);
        var now = await server.MemoryAsync(collect: false).ConfigureAwait(false);
        return new Round(
            sightings.Delays(), served, drove, others, now.PausedMs - memory.PausedMs, now.Collections - memory.Collections, now.Allocated - memory.Allocated, seconds,
            sightings.LostFinal(), sightings.Overtaken(), changes);
    }

    private static double BusyOf(int? core) => core is { } number ? Child.BusySecondsOf(number) : double.NaN;
}
