using System.Diagnostics;
using System.Text;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Feeds;
using Xunit.Abstractions;

namespace Dashboard.Tests.Ingest.Feeds;

/// <summary>The reader against the reference files that lie beside the repository; they are read where they lie and never copied.</summary>
public class FeedReferenceTests(ITestOutputHelper output)
{
    [Fact]
    public void Reader_reference_files_says_what_they_expect()
    {
        if (Files() is not { } files) return;
        var concerned = new SortedDictionary<(string Folder, string Field), (int All, int Held)>();
        var unconcerned = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var missed = new List<string>();
        foreach (var file in files)
        {
            var verdicts = Verdicts(file);
            if (verdicts.FindAll(verdict => verdict.Field.Length > 0) is { Count: > 0 } ours)
            {
                var key = (file.Folder, ours[0].Field);
                var (all, held) = concerned.GetValueOrDefault(key);
                var good = ours.TrueForAll(verdict => verdict.Held);
                concerned[key] = (all + 1, held + (good ? 1 : 0));
                if (!good) missed.Add($"{file.Folder}/{file.Name}: {file.Expression} / {ours.Find(verdict => !verdict.Held)!.Why}");
            }
            else
            {
                var why = verdicts[0].Why;
                unconcerned[why] = unconcerned.GetValueOrDefault(why) + 1;
            }
        }

        var (total, kept) = (concerned.Values.Sum(one => one.All), concerned.Values.Sum(one => one.Held));
        output.WriteLine($"{"folder",-28}{"field",-26}{"expected",9}{"held",6}");
        foreach (var ((folder, field), (all, held)) in concerned) output.WriteLine($"{folder,-28}{field,-26}{all,9}{held,6}");
        output.WriteLine($"{"all",-54}{total,9}{kept,6}  {100.0 * kept / total:0.0} %");
        output.WriteLine("");
        output.WriteLine($"Does not concern what is read: {unconcerned.Values.Sum()} of {files.Count}");
        foreach (var (why, count) in unconcerned) output.WriteLine($"{count,6}  {why}");
        output.WriteLine("");
        output.WriteLine($"Missed: {missed.Count}");
        missed.ForEach(output.WriteLine);
        Assert.True(kept >= 0.98 * total, $"{kept} of {total} expectations hold.");
    }

    [Fact]
    public void Reader_reference_files_whole_cut_or_garbled_reads_or_refuses_in_words()
    {
        if (Files() is not { } files) return;
        var random = new Random(4);
        var (slowest, time) = ("", TimeSpan.Zero);
        int read = 0, refused = 0;
        foreach (var file in files)
        {
            var (outcome, took) = Try(file.Bytes, file);
            if (took > time) (slowest, time) = (file.Name, took);
            (read, refused) = outcome ? (read + 1, refused) : (read, refused + 1);
            foreach (var bytes in Damaged(file.Bytes, random)) Try(bytes, file);
        }

        output.WriteLine($"{read} read, {refused} refused in words; the slowest, {slowest}, took {time.TotalMilliseconds:0} ms.");
        Assert.Equal(files.Count, read + refused);
    }

    private static (bool Read, TimeSpan Took) Try(byte[] bytes, FeedExpectation file)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            FeedReader.Read(bytes, file.Headers.GetValueOrDefault("Content-type"), FeedOracle.AddressOf(file));
            return (true, watch.Elapsed);
        }
        catch (UnreadableException refused)
        {
            Assert.NotEmpty(refused.Message);
            return (false, watch.Elapsed);
        }
    }

    private static IEnumerable<byte[]> Damaged(byte[] bytes, Random random)
    {
        for (var i = 0; i < 6; i++) yield return bytes[..random.Next(bytes.Length)];
        for (var i = 0; i < 6; i++)
        {
            var garbled = (byte[])bytes.Clone();
            for (var j = 0; j < 8; j++) garbled[random.Next(garbled.Length)] = (byte)(j % 2 == 0 ? random.Next(256) : "<>&\"'/"[random.Next(6)]);
            yield return garbled;
        }
    }

    private static List<FeedVerdict> Verdicts(FeedExpectation file)
    {
        var oracle = new FeedOracle(file);
        var (comparisons, others) = file.Parts();
        var verdicts = comparisons.Select(oracle.Judge).ToList();
        foreach (var other in others)
        {
            if (other == "bozo") verdicts.Add(oracle.Broken());
            else if (other is "not bozo") continue;
            else verdicts.Add(oracle.Judge(other));
        }

        return verdicts.Count > 0 ? verdicts : [new FeedVerdict("", false, "only that it does not crash")];
    }

    private List<FeedExpectation>? Files()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Dashboard.sln"))) continue;
            var root = Path.Combine(folder.FullName, "..", "shared", "data", "feeds");
            if (Directory.Exists(root))
                return [.. Directory.EnumerateFiles(root, "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => FeedExpectation.Read(root, file))];
        }

        output.WriteLine("Skipped: ../shared/data/feeds is not there.");
        return null;
    }
}
