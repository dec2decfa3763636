using System.Diagnostics;
using Dashboard.Analysis.Triage;
using Xunit.Abstractions;

namespace Dashboard.Tests.Analysis.Triage;

public sealed class TriageSpeedTests(ITestOutputHelper output)
{
    private const int Comments = 5_000;

    // The goal is 5,000 a second on a free core; the limit leaves room for a busy machine and an unoptimised build.
    [Fact]
    public void Five_thousand_comments_of_one_thread_are_judged_in_seconds()
    {
        var thread = Enumerable.Range(0, Comments)
            .Select(i => new TriageComment($"{i}", $"reader {i % 400}", DateTimeOffset.UnixEpoch.AddSeconds(i), Text(i % 11 == 10 ? i - 1 : i), null))
            .ToList();
        var triage = new ThreadTriage("Title", Text(1), []);
        var best = TimeSpan.MaxValue;
        IReadOnlyList<TriageResult> results = [];
        for (var round = 0; round < 3; round++)
        {
            var clock = Stopwatch.StartNew();
            results = triage.Judge(thread);
            if (clock.Elapsed < best) best = clock.Elapsed;
        }
        output.WriteLine($"{Comments / best.TotalSeconds:0} comments a second");

        Assert.InRange(results.Count(result => result.Group is not null), Comments / 11, Comments / 3);
        Assert.InRange(best.TotalSeconds, 0, 15);
    }

    private static string Text(int seed)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, 20 + random.Next(60)).Select(_ => Word((int)Math.Pow(20_000, random.NextDouble()))));
    }

    // The same number is always the same word of two to eight letters.
    private static string Word(int number)
    {
        var random = new Random(number);
        return string.Create(2 + random.Next(7), random, (letters, source) =>
        {
            for (var i = 0; i < letters.Length; i++) letters[i] = (char)('a' + source.Next(26));
        });
    }
}
