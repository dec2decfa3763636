using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Dashboard.Analysis.Triage;

namespace Dashboard.Benchmarks;

/// <summary>How many comments one core judges in a second with the whole list of phases, and what stands in memory after very many.</summary>
internal static class TriageBenchmark
{
    private const int Window = 5_000;
    private const int Rounds = 3;

    /// <param name="count">Comments of the second measurement, judged in windows as the program does.</param>
    public static int Run(int count)
    {
        if (Readers() is { Count: > 0 } readers) Speed("comments of readers", readers);
        else Console.WriteLine("comments of readers: skipped, ../shared/data/moderation is not there");
        Speed("made comments", [.. Enumerable.Range(0, Window).Select(Made)]);
        Memory(count);
        return 0;
    }

    private static void Speed(string name, IReadOnlyList<string> texts)
    {
        var triage = new ThreadTriage("Harbour stays open", Article, []);
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            // Of the processor, not of the clock: others may work on this machine.
            var start = Environment.CpuUsage.TotalTime;
            foreach (var window in Threads(texts)) triage.JudgeThread(window);
            var took = Environment.CpuUsage.TotalTime - start;
            if (took < best) best = took;
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {texts.Count / best.TotalSeconds:N0} a second and core ({texts.Count:N0} comments of {texts.Average(text => text.Length):0} characters; goal 5,000)"));
    }

    private static void Memory(int count)
    {
        var triage = new ThreadTriage("Harbour stays open", Article, []);
        var clock = Stopwatch.StartNew();
        for (var from = 0; from < count; from += Window)
        {
            triage.JudgeThread(Thread(Enumerable.Range(from, Window).Select(Made), from));
            if ((from / Window + 1) % Math.Max(1, count / Window / 5) == 0)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"after {from + Window,9:N0} comments: {GC.GetTotalMemory(true) / 1e6,6:0.0} MB held, {Environment.WorkingSet / 1e6,6:0} MB of the process, {clock.Elapsed.TotalSeconds:0} s"));
        }
    }

    private static IEnumerable<List<TriageComment>> Threads(IReadOnlyList<string> texts) => texts.Chunk(Window).Select(chunk => Thread(chunk, 0));

    private static List<TriageComment> Thread(IEnumerable<string> texts, int from) =>
        [.. texts.Select((text, i) => new TriageComment((from + i).ToString(CultureInfo.InvariantCulture), $"reader {i % 700}", DateTimeOffset.UnixEpoch.AddSeconds(from + i), text, null))];

    private static List<string>? Readers()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Dashboard.sln"))) root = root.Parent;
        var folder = root is null ? null : Path.Combine(root.FullName, "..", "shared", "data", "moderation");
        return !Directory.Exists(folder) ? null
            : [.. new[] { "globe_unhealthy", "globe_constructive", "fox_comments" }.SelectMany(set => File.ReadLines(Path.Combine(folder, set + ".jsonl")))
                .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!)];
    }

    private const string Article = "The mayor, Ilse Varga, said on Tuesday that the harbour would stay open. Her deputy, Tomas Lindqvist, told reporters that the company had asked for more time. "
        + "The ferry carries four thousand people a week, and the fishermen depend on the cold store beside it.";

    private static readonly string[] s_starts = ["I think", "Why does nobody say that", "My neighbour told me", "It seems to me that", "To be fair,", "People forget that", "Last year", "In our street"];
    private static readonly string[] s_subjects = ["the mayor", "the harbour company", "Varga", "the ferry", "the council", "every second shop", "the government", "Lindqvist"];
    private static readonly string[] s_predicates =
        ["stole nothing and gave nothing", "has cancer of the roof, as the builders say", "costs more than the cold store", "should be closed in winter", "looks like a car park", "took the money for the pier", "is pretty good at saying no", "will never pay for itself"];

    // The same number is the same comment, and two numbers share little beyond such phrases.
    private static string Made(int number)
    {
        var random = new Random(number);
        var parts = Enumerable.Range(0, 2 + random.Next(4)).Select(_ =>
            $"{s_starts[random.Next(s_starts.Length)]} {s_subjects[random.Next(s_subjects.Length)]} {s_predicates[random.Next(s_predicates.Length)]} {Words(random)}.");
        return string.Join(' ', parts);
    }

    private static string Words(Random random) => string.Join(' ', Enumerable.Range(0, 4 + random.Next(8)).Select(_ => string.Create(3 + random.Next(6), random, static (letters, source) =>
    {
        for (var i = 0; i < letters.Length; i++) letters[i] = (char)('a' + source.Next(26));
    })));
}
