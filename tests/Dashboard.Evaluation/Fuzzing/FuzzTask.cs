using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Dashboard.Domain.Articles;
using Dashboard.Tests.Ingest.Pages;

namespace Dashboard.Evaluation.Fuzzing;

/// <summary>
/// Breaks sound documents in very many ways and lets every reader read them: each must answer with what it read or with a sentence for an editor
/// (<see cref="UnreadableException"/>), in time, and never with a text that cannot be stored or a link that must not be pressed.
/// </summary>
internal static class FuzzTask
{
    private const int MostShown = 20;
    private const int LargestSample = 12_000;

    // The machine does something else as well: of what is slow the work alone is measured before it counts.
    private static readonly TimeSpan s_slow = TimeSpan.FromMilliseconds(200);

    private static readonly string?[] s_types = [null, "text/html; charset=utf-8", "application/xml", "application/json", "text/csv", "text/plain", "application/rss+xml; charset=iso-8859-1"];

    /// <param name="args">Number of cases; then folders whose files are broken as well; "--only N" for one case.</param>
    public static int Run(string[] args, TextWriter output)
    {
        if (args is not [var number, .. var rest] || !long.TryParse(number, CultureInfo.InvariantCulture, out var cases) || cases < 1)
        {
            output.WriteLine("usage: fuzz <cases> [folder of more documents ...] [--only <case>]");
            return 2;
        }
        var only = rest is [.., "--only", var one] ? long.Parse(one, CultureInfo.InvariantCulture) : (long?)null;
        byte[][] samples = [.. FuzzSamples.All, .. rest.Where(Directory.Exists).SelectMany(Documents)];
        var tally = new Tally(output);
        var began = Stopwatch.GetTimestamp();
        if (only is { } alone)
        {
            output.WriteLine(Encoding.UTF8.GetString(Case(samples, alone, tally)));
        }
        else
            Parallel.For(0L, cases, at => _ = Case(samples, at, tally));
        tally.Print(only is null ? cases : 1, samples.Length, Stopwatch.GetElapsedTime(began));
        return tally.Faults == 0 ? 0 : 1;
    }

    private static IEnumerable<byte[]> Documents(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(File.ReadAllBytes).Where(bytes => bytes.Length is > 0 and <= LargestSample);

    private static byte[] Case(byte[][] samples, long at, Tally tally)
    {
        var mutations = new Mutations((ulong)at + 1);
        // Every second case breaks one of the sound documents here, so that no format is rare.
        var sound = at % 2 == 0 ? FuzzSamples.All[mutations.Next(FuzzSamples.All.Length)] : samples[mutations.Next(samples.Length)];
        var broken = mutations.Of(sound, samples[mutations.Next(samples.Length)]);
        var type = s_types[mutations.Next(s_types.Length)];
        foreach (var door in Door.All)
        {
            var began = Stopwatch.GetTimestamp();
            var (answer, fault) = Ask(door, broken, type);
            var took = Stopwatch.GetElapsedTime(began);
            if (took > s_slow)
            {
                var work = new WorkTime();
                Ask(door, broken, type);
                took = work.Elapsed;
            }
            tally.Note(door.Name, at, answer, took > s_slow ? $"took {took.TotalMilliseconds:0} ms" : fault, took);
        }
        return broken;
    }

    private static (bool Read, string? Fault) Ask(Door door, byte[] bytes, string? type)
    {
        try
        {
            foreach (var text in door.Read(bytes, type))
            {
                if (text is not null && !Door.CanBeStored(text))
                    return (true, $"gave a text that cannot be stored: {JsonSerializer.Serialize(text[..Math.Min(text.Length, 200)])}");
            }
            return (true, null);
        }
        catch (UnreadableException)
        {
            return (false, null);
        }
        catch (Exception error)
        {
            var trace = new StackTrace(error, true).GetFrames().FirstOrDefault(frame => frame.GetMethod()?.DeclaringType?.Namespace?.StartsWith("Dashboard.Ingest", StringComparison.Ordinal) == true);
            return (false, $"{error.GetType().Name} in {trace?.GetMethod()?.DeclaringType?.Name}.{trace?.GetMethod()?.Name} line {trace?.GetFileLineNumber()}: {error.Message[..Math.Min(120, error.Message.Length)].ReplaceLineEndings(" ")}");
        }
    }

    private sealed class Tally(TextWriter output)
    {
        private readonly Lock locked = new();
        private readonly Dictionary<string, (long Read, long Refused, double Worst)> doors = [];
        private readonly Dictionary<string, int> kinds = [];

        public long Faults { get; private set; }

        public void Note(string door, long at, bool read, string? fault, TimeSpan took)
        {
            lock (locked)
            {
                var (was, refused, worst) = doors.GetValueOrDefault(door);
                doors[door] = (was + (read ? 1 : 0), refused + (read ? 0 : 1), Math.Max(worst, took.TotalMilliseconds));
                if (fault is null)
                    return;
                Faults++;
                var kind = $"{door}: {fault.Split(':')[0]}";
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
                if (kinds[kind] == 1 && kinds.Count <= MostShown)
                    output.WriteLine($"case {at}, {door}: {fault}");
            }
        }

        public void Print(long cases, int samples, TimeSpan took)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases:N0} cases of {samples} documents, each at {Door.All.Length} doors, in {took.TotalSeconds:0} s: {Faults} faults"));
            foreach (var (door, (read, refused, worst)) in doors.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {door,-14} read {read,9:N0}   refused with a sentence {refused,9:N0}   slowest {worst:0} ms"));
            foreach (var (kind, count) in kinds.OrderByDescending(pair => pair.Value))
                output.WriteLine($"  {count,6} x {kind}");
        }
    }
}
