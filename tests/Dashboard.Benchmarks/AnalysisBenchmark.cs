using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Dashboard.Analysis;
using Dashboard.Domain.Articles;

namespace Dashboard.Benchmarks;

/// <summary>
/// What one more article costs the analysis of a story that already holds many: a story of one template, one in which every report speaks of
/// another post, and one of real reports from the folder beside the repository.
/// </summary>
internal static class AnalysisBenchmark
{
    private const int Articles = 1_000;
    private static readonly int[] Sizes = [100, 200, 400, 700, 1_000, 2_000, 4_000, 7_000, 10_000];

    /// <summary>Length of the reports that are measured: what a newsroom receives, not the short ones of the data set.</summary>
    private const int ReportWords = 800;

    /// <param name="args">How many articles, 1,000 by default; then "reports" for the story of real reports alone (10,000 of them take an hour or more).</param>
    public static int Run(string[] args)
    {
        var count = args.Length > 0 && int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked >= 100 ? asked : Articles;
        if (args is not [_, "reports", ..])
        {
            Measure("template, one place", count, n => FormattableString.Invariant(
                $"Report {n} from the valley. The water stood {n} centimetres above the mark at the mill on Tuesday, the warden said. Nobody was hurt, she added."));
            Measure("template, many posts", count, n => FormattableString.Invariant(
                $"The water at post {n} stood {7 + n * 37 % 211} centimetres above the mark on Tuesday, the warden said. At post {n}, {2 + n * 31 % 97} boats were lost. Nobody was hurt, she added."));
        }
        if (Reports() is { Count: > 0 } reports)
            Measure($"real reports, {ReportWords} words", count, n => Long(reports, n));
        else
            Console.WriteLine("real reports: skipped, ../shared/data/reuse/ecb_reports.jsonl is not there");
        return 0;
    }

    private static void Measure(string name, int count, Func<int, string> text)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var story = new StoryAnalysis();
        var times = new List<double>(count);
        var parts = new List<double[]>(count);
        // Other programs stretch the clock but not the processor time of this one.
        var sizes = Sizes.Where(size => size <= count).ToList();
        Console.WriteLine($"{name}: {count} articles");
        var cpu = new List<double>(count + 1) { Environment.CpuUsage.TotalTime.TotalMilliseconds };
        for (var n = 1; n <= count; n++)
        {
            var body = text(n);
            var article = new AnalysisArticle(
                n.ToString("D5", CultureInfo.InvariantCulture), "Outlet " + n % 40, null, body, [new Block(BlockKind.Body, 0, body.Length, 1, "generated")],
                new DateAnchor(new DateOnly(2024, 6, 12), 0.9, "generated"), DateTimeOffset.UnixEpoch.AddMinutes(n));
            var clock = Stopwatch.StartNew();
            story.Match(article);
            var matched = clock.Elapsed.TotalMilliseconds;
            story.ReadStatements(article);
            var read = clock.Elapsed.TotalMilliseconds;
            _ = story.Findings.Count;
            _ = story.CopyOf(article.Id);
            times.Add(clock.Elapsed.TotalMilliseconds);
            parts.Add([matched, read - matched, times[^1] - read]);
            cpu.Add(Environment.CpuUsage.TotalTime.TotalMilliseconds);
            if (sizes.Contains(n))
                Print(n);
        }
        var exponent = sizes.Count < 2 ? "-" : Figures.Slope([.. sizes.Select(size => (Math.Log(size), Math.Log(Cpu(size))))]).ToString("0.00", CultureInfo.InvariantCulture);
        var clockReuse = Stopwatch.StartNew();
        var passages = story.Reuse.Count;
        var firstRead = clockReuse.Elapsed.TotalMilliseconds;
        clockReuse.Restart();
        // The first reading numbers all words; what counts is what the matrix costs after one more article.
        _ = story.Claims.Count;
        var more = text(count + 1);
        story.ReadStatements(new AnalysisArticle("99999", "Outlet 1", null, more, [new Block(BlockKind.Body, 0, more.Length, 1, "generated")], null, DateTimeOffset.UnixEpoch.AddMinutes(count + 1)));
        _ = story.Findings.Count;
        var beforeClaims = Environment.CpuUsage.TotalTime.TotalMilliseconds;
        var claims = story.Claims.Count;
        var claimsRead = Environment.CpuUsage.TotalTime.TotalMilliseconds - beforeClaims;
        clockReuse.Restart();
        _ = story.Reuse.Count + story.Findings.Count + story.Claims.Count;
        var again = clockReuse.Elapsed.TotalMilliseconds;
        var memory = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0 / count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  exponent of processor time {exponent}; {memory:0.0} KiB an article; {story.Findings.Count} findings, {passages} passages, {claims} claims (all passages written in {firstRead:0.0} ms, all claims once more in {claimsRead:0.0} ms of processor time, all read again in {again:0.000} ms)"));
        GC.KeepAlive(story);

        void Print(int size)
        {
            var last = Enumerable.Range(size - 50, 50).ToList();
            var sorted = last.Select(at => times[at]).Order().ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  at {size,5}: median {Figures.Median(sorted):0.00} ms, p95 {Figures.Percentile(sorted, 0.95):0.00} ms (copies {Figures.Median(last.Select(at => parts[at][0])):0.00}, statements {Figures.Median(last.Select(at => parts[at][1])):0.00}, findings {Figures.Median(last.Select(at => parts[at][2])):0.00}), processor {Cpu(size):0.00} ms"));
        }

        // The mean of a hundred articles, collection of garbage included.
        double Cpu(int size) => (cpu[size] - cpu[size - 100]) / 100;
    }

    /// <summary>Neighbouring reports, which are of one event or topic, one after the other until they are as long as an article is.</summary>
    private static string Long(List<string> reports, int n)
    {
        var text = new StringBuilder();
        for (int i = n, words = 0; words < ReportWords; i++)
        {
            var report = i < reports.Count ? reports[i] : Changed(reports[i % reports.Count], i);
            var left = ReportWords - words;
            var all = report.Split(' ');
            text.AppendJoin(' ', all.Take(left)).Append("\n\n");
            words += Math.Min(left, all.Length);
        }
        return text.ToString();
    }

    /// <summary>The report with other numbers and some other words, as a rewrite has them.</summary>
    private static string Changed(string report, int n)
    {
        var words = report.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Length > 0 && words[i].All(char.IsAsciiDigit) && words[i].Length < 5)
                words[i] = (int.Parse(words[i], CultureInfo.InvariantCulture) + n % 7).ToString(CultureInfo.InvariantCulture);
            else if ((i * 31 + n) % 11 == 0 && words[i].Length > 5 && char.IsLower(words[i][0]))
                words[i] = words[^(1 + (i * 7 + n) % words.Length)];
        }
        return string.Join(' ', words);
    }

    private static List<string>? Reports()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Dashboard.sln")))
            root = root.Parent;
        var path = root is null ? "" : Path.Combine(root.FullName, "..", "shared", "data", "reuse", "ecb_reports.jsonl");
        if (!File.Exists(path))
            return null;
        var reports = new List<string>();
        foreach (var line in File.ReadLines(path))
        {
            using var report = JsonDocument.Parse(line);
            reports.Add(report.RootElement.GetProperty("text").GetString()!);
        }
        return reports;
    }
}
