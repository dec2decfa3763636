using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Dashboard.Analysis;
using Xunit.Abstractions;

namespace Dashboard.Tests.Analysis.Contradictions;

/// <summary>The cost of one more report, measured on real reports that are read at run time from the folder beside the repository.</summary>
public sealed class SpeedTests(ITestOutputHelper output)
{
    [Fact]
    public void Two_hundredth_article_of_a_story_is_added_well_within_a_tenth_of_a_second()
    {
        if (Story.Shared(Path.Combine("data", "reuse", "ecb_reports.jsonl")) is not { } file)
        {
            output.WriteLine("Skipped: ../shared/data is not there.");
            return;
        }
        var story = new StoryAnalysis();
        var times = new List<double>();
        foreach (var line in File.ReadLines(file).Take(200))
        {
            using var report = JsonDocument.Parse(line);
            var article = Story.Article("n" + times.Count.ToString("D3", CultureInfo.InvariantCulture), report.RootElement.GetProperty("text").GetString()!, minute: times.Count + 1);
            var clock = Stopwatch.StartNew();
            story.ReadStatements(article);
            _ = story.Findings.Count;
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
        foreach (var at in new[] { 10, 100, 200 })
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"article {at}: {Median(times, at):0.0} ms (median of ten)"));

        Assert.True(Median(times, 200) < 100);
    }

    private static double Median(List<double> times, int at) => times.Skip(at - 10).Take(10).Order().ElementAt(5);
}
