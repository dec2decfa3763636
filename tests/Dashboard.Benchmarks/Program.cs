using System.Globalization;
using Dashboard.Benchmarks;
using Dashboard.Benchmarks.Live;
using Dashboard.Benchmarks.Parts;
using Dashboard.Benchmarks.Peer;
using Dashboard.Benchmarks.Sources;

// The load of a live board and the cost of its parts. Prints figures beside a peer or a floor of the same run.
switch (args)
{
    case ["live", .. var rest] when LiveOptions.Read(rest) is { } options:
        return await LiveBenchmark.RunAsync(options).ConfigureAwait(false);
    case ["log"]:
        return await LogWrites.RunAsync().ConfigureAwait(false);
    case ["wxr", .. var rest] when rest.Where(word => word != "--within").All(word => int.TryParse(word, out _)) && rest is [] or [_] or ["--within", _] or [_, "--within", _]:
        return await ArchiveImport.RunAsync(
            rest is [var count, ..] && count != "--within" ? int.Parse(count, CultureInfo.InvariantCulture) : 200_000,
            rest is [.., "--within", var within] ? int.Parse(within, CultureInfo.InvariantCulture) : null).ConfigureAwait(false);
    case ["moderation", .. var rest] when rest is [] or ["--postgres", _] || (rest is [_] or [_, "--postgres", _] && int.TryParse(rest[0], out var least) && least >= 1000):
        return await ModerationDesk.RunAsync(
            rest is [var waiting, ..] && waiting != "--postgres" ? int.Parse(waiting, CultureInfo.InvariantCulture) : 100_000, rest is [.., "--postgres", var connection] ? connection : null).ConfigureAwait(false);
    case ["hub", var address]:
        return await BareHub.RunAsync(address).ConfigureAwait(false);
    case ["analysis", .. var rest]:
        return AnalysisBenchmark.Run(rest);
    case ["triage", .. var rest] when rest.Length <= 1 && rest.All(number => int.TryParse(number, out var value) && value > 0):
        return TriageBenchmark.Run(rest is [var comments, ..] ? int.Parse(comments, CultureInfo.InvariantCulture) : 1_000_000);
    case ["feeds", .. var rest] when rest.Length <= 2 && rest.All(number => int.TryParse(number, out var value) && value > 0):
        return await FeedsBenchmark.RunAsync(rest is [var feeds, ..] ? int.Parse(feeds, CultureInfo.InvariantCulture) : 500, rest is [_, var items] ? int.Parse(items, CultureInfo.InvariantCulture) : 20).ConfigureAwait(false);
    default:
        await Console.Error.WriteLineAsync(LiveOptions.Usage).ConfigureAwait(false);
        await Console.Error.WriteLineAsync("log       writes to a story's log beside bare SQLite\nwxr [comments] [--within MB]  a WordPress archive of 100 MB and 200,000 comments: memory, stopped halfway, gone on, imported again; all within so much memory\nanalysis [articles] [reports]  what one more article costs as a story grows\ntriage [comments]  comments judged in a second by one core, and memory over very many\nmoderation [comments] [--postgres connection]  the moderation desk over 100,000 comments that wait: queues, decisions, several at once; on SQLite or an empty PostgreSQL database\nfeeds [feeds] [items]  rounds over many feeds: time, requests, writes, memory").ConfigureAwait(false);
        return 2;
}
