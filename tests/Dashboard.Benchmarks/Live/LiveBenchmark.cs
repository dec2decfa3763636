using System.Diagnostics;
using System.Globalization;
using Dashboard.Benchmarks.Circuits;

namespace Dashboard.Benchmarks.Live;

/// <summary>
/// The load of a live board, measured on the real program with real circuits, beside a bare SignalR hub that broadcasts as many
/// bytes to as many clients. Rounds alternate, ratios are taken within a round, and the range of the rounds is printed with each
/// median: single figures of a shared machine mean little.
/// </summary>
internal static class LiveBenchmark
{
    private const int StuckClients = 5;

    public static async Task<int> RunAsync(LiveOptions options)
    {
        Pin(options);
        Say($"{options.Viewers} viewers, {options.Rate} changes/s, {options.Cards} cards; {(options.Pinned ? "servers on core 0, driver on core 1" : "processes unpinned")}; {Environment.ProcessorCount} cores, .NET {Environment.Version}");
        if (options.Parts.Contains("load") || options.Parts.Contains("stuck"))
            await LoadAsync(options).ConfigureAwait(false);
        if (options.Parts.Contains("memory"))
            await MemoryBenchmark.RunAsync(options).ConfigureAwait(false);
        return 0;
    }

    private static async Task LoadAsync(LiveOptions options)
    {
        var newsroom = await Newsroom.StartAsync(options).ConfigureAwait(false);
        await using var endNewsroom = newsroom.ConfigureAwait(false);
        var (board, cards) = await newsroom.CreateBoardAsync(options.Cards).ConfigureAwait(false);
        var audience = new Audience(newsroom, board);
        await using var endAudience = audience.ConfigureAwait(false);
        var seen = new Sightings(options.Viewers);
        var opening = await audience.GrowAsync(options.Viewers, seen).ConfigureAwait(false);
        Say($"opened {options.Viewers} pages in {opening:0.0} s, {options.Viewers / opening:0} pages/s (the program is seconds old); first picture {audience.Circuits.Average(circuit => circuit.FirstPictureBytes) / 1024:0.0} KB");
        // The crowd that came in is drawn as faces; its last changes would count as cost of the first round.
        await Task.Delay(TimeSpan.FromSeconds(4)).ConfigureAwait(false);
        await SayIdleAsync(newsroom, options).ConfigureAwait(false);

        var changes = Math.Max(options.Rate, options.Seconds * options.Rate / options.Rounds);
        Task<Round> BoardRoundAsync() => Round.RunAsync(newsroom.Server, options.ServerCore, seen, changes, options.Rate, cards, newsroom.LabelAsync);
        if (options.Parts.Contains("load"))
            await CompareAsync(options, audience, changes, BoardRoundAsync).ConfigureAwait(false);
        if (options.Parts.Contains("stuck"))
            await StickAsync(options, newsroom, board, BoardRoundAsync).ConfigureAwait(false);
        SayFaults(audience.Circuits);
    }

    private static async Task CompareAsync(LiveOptions options, Audience audience, int changes, Func<Task<Round>> boardRound)
    {
        var before = audience.Circuits.Sum(circuit => circuit.PictureBytes);
        var pictures = audience.Circuits.Sum(circuit => (long)circuit.Pictures);
        var cold = await boardRound().ConfigureAwait(false);
        var bytes = (audience.Circuits.Sum(circuit => circuit.PictureBytes) - before) / ((double)options.Viewers * changes);
        var frames = (audience.Circuits.Sum(circuit => (long)circuit.Pictures) - pictures) / (options.Viewers * cold.Seconds);
        SayRound("board, cold", cold, options.Viewers);
        Say($"  {bytes:0} bytes for each viewer and change, {frames:0.0} pictures/s for each viewer");

        var hub = await HubAudience.StartAsync(options).ConfigureAwait(false);
        await using var endHub = hub.ConfigureAwait(false);
        hub.MessageSize = Math.Max(20, (int)bytes);
        var heard = new Sightings(options.Viewers);
        await hub.GrowAsync(options.Viewers, heard).ConfigureAwait(false);
        Task<Round> HubRoundAsync() => Round.RunAsync(hub.Server, options.ServerCore, heard, changes, options.Rate, ["all"], (_, stamp) => hub.SayAsync(stamp));
        // One round each for warming up; what is compared is warm against warm.
        SayRound("hub, cold", await HubRoundAsync().ConfigureAwait(false), options.Viewers);
        var ours = new List<Round>();
        var theirs = new List<Round>();
        for (var round = 1; round <= options.Rounds; round++)
        {
            ours.Add(await boardRound().ConfigureAwait(false));
            theirs.Add(await HubRoundAsync().ConfigureAwait(false));
            SayRound($"board, round {round}", ours[^1], options.Viewers);
            SayRound($"hub, round {round}", theirs[^1], options.Viewers);
        }
        Say($"warm, median of {options.Rounds} rounds (min-max):");
        SayAll("board", ours, options.Viewers);
        SayAll("hub", theirs, options.Viewers);
        var pairs = ours.Zip(theirs).ToList();
        Say($"  board / hub    processor {Figures.Range([.. pairs.Select(pair => pair.First.ServerCpu / pair.Second.ServerCpu)], "0.00")}   p99 {Figures.Range([.. pairs.Select(pair => pair.First.P99 / pair.Second.P99)], "0.0")}");
        Goal("p99 of a change on 1,000 screens at most 500 ms", Figures.Median(ours.Select(round => round.P99)), 500, "ms");
        Goal("lost final states", ours.Sum(round => round.Lost) + cold.Lost, 0, "");
    }

    // Rounds alternate between calm and stuck, so that a busy neighbour hits both alike.
    private static async Task StickAsync(LiveOptions options, Newsroom newsroom, Uri board, Func<Task<Round>> boardRound)
    {
        Say($"{StuckClients} clients that stop reading, what the others notice:");
        var ratios = new List<double>();
        var (http, cookie) = newsroom.People[0];
        for (var round = 1; round <= options.Rounds; round++)
        {
            var calm = await boardRound().ConfigureAwait(false);
            var stuck = new List<Circuit>();
            for (var client = 0; client < StuckClients; client++)
            {
                stuck.Add(await Circuit.OpenAsync(http, board, cookie, static (_, _) => { }, receiveBuffer: 4096).ConfigureAwait(false));
                stuck[^1].Stick();
            }
            await Task.Delay(TimeSpan.FromSeconds(3)).ConfigureAwait(false);
            var beside = await boardRound().ConfigureAwait(false);
            foreach (var circuit in stuck)
                await circuit.DisposeAsync().ConfigureAwait(false);
            await Task.Delay(TimeSpan.FromSeconds(1)).ConfigureAwait(false);
            ratios.Add(beside.P99 / calm.P99);
            Say($"  round {round}   calm p50 {calm.P50:0} p99 {calm.P99:0} ms   beside stuck ones p50 {beside.P50:0} p99 {beside.P99:0} ms   ratio {ratios[^1]:0.00}   lost {calm.Lost + beside.Lost}");
        }
        Say($"  p99 of the others, beside stuck / calm: {Figures.Range(ratios, "0.00")}");
        Goal("others delayed by stuck clients, p99 ratio", Figures.Median(ratios), 1.2, "");
    }

    private static async Task SayIdleAsync(Newsroom newsroom, LiveOptions options)
    {
        var (cpu, began) = (newsroom.Server.CpuSeconds, Stopwatch.GetTimestamp());
        await Task.Delay(TimeSpan.FromSeconds(5)).ConfigureAwait(false);
        Say($"nothing happening: {(newsroom.Server.CpuSeconds - cpu) / Stopwatch.GetElapsedTime(began).TotalSeconds * 100:0} % of a core for {options.Viewers} open pages");
    }

    private static void SayRound(string name, Round round, int viewers) => Say(
        $"  {name,-16} p50 {round.P50,5:0} p95 {round.P95,5:0} p99 {round.P99,5:0} ms   server {round.ServerCpu / round.Seconds * 100,3:0} % of a core, {round.CostOf(viewers),5:0.0} us per viewer and change   {round.Allocated / (viewers * (double)round.Changes) / 1024,4:0.0} KB allocated, {round.Collections / round.Seconds,3:0.0} collections/s stop it {round.Stopped / round.Seconds / 10,2:0} %   driver {round.DriverCpu / round.Seconds * 100,3:0} %   others on the server's core {round.OthersCpu / round.Seconds * 100,3:0} %   overtaken {round.Overtaken} lost {round.Lost}");

    private static void SayAll(string name, List<Round> rounds, int viewers) => Say(
        $"  {name,-8} p50 {Figures.Range([.. rounds.Select(round => round.P50)], "0")}  p95 {Figures.Range([.. rounds.Select(round => round.P95)], "0")}  p99 {Figures.Range([.. rounds.Select(round => round.P99)], "0")} ms   {Figures.Range([.. rounds.Select(round => round.CostOf(viewers))])} us per viewer and change   {Figures.Range([.. rounds.Select(round => round.ServerCpu / round.Seconds * 100)], "0")} % of a core");

    private static void SayFaults(IReadOnlyList<Circuit> circuits)
    {
        var faults = circuits.Select(circuit => circuit.Fault).OfType<string>().GroupBy(fault => fault).ToList();
        foreach (var fault in faults)
            Say($"  {fault.Count()} pages ended: {fault.Key}");
        if (faults.Count == 0)
            Say($"all {circuits.Count} pages were alive at the end");
    }

    internal static void Goal(string what, double value, double most, string unit) => Say(
        string.Create(CultureInfo.InvariantCulture, $"  {(value <= most ? "REACHED" : "MISSED ")}  {what}: {value:0.##} {unit} (at most {most})"));

    internal static void Say(FormattableString line) => Say(FormattableString.Invariant(line));

    internal static void Say(string line)
    {
        Console.WriteLine(line);
        Console.Out.Flush();
    }

    private static void Pin(LiveOptions options)
    {
        if (!options.Pinned)
            return;
        using var taskset = Process.Start(new ProcessStartInfo("taskset", ["-acp", "1", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
        taskset.StandardOutput.ReadToEnd();
        taskset.WaitForExit();
    }
}
