using Dashboard.Benchmarks;
using Dashboard.Benchmarks.Live;
using Dashboard.Benchmarks.Peer;

// The load of a live board and the cost of its parts. Prints figures; nothing here passes or fails.
switch (args)
{
    case ["live", .. var rest] when LiveOptions.Read(rest) is { } options:
        return await LiveBenchmark.RunAsync(options).ConfigureAwait(false);
    case ["hub", var address]:
        return await BareHub.RunAsync(address).ConfigureAwait(false);
    case ["analysis", .. var rest]:
        return AnalysisBenchmark.Run(rest);
    default:
        await Console.Error.WriteLineAsync(LiveOptions.Usage).ConfigureAwait(false);
        return 2;
}
