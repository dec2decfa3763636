using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Pages;

namespace Dashboard.Evaluation;

/// <summary>
/// Main text of real pages against the truth, scored as the public article-extraction benchmark does: runs of four words, precision and
/// recall for each page, their means, and F1 of the means. Every second page (by file name) was looked at while the rules were made;
/// the others were not, and have a line of their own.
/// </summary>
internal static partial class ExtractionTask
{
    private const int Run4 = 4;

    private sealed record Page(string Name, string Html, string Url, string Truth);

    private sealed record Score(double Precision, double Recall);

    /// <param name="folder">Holds <c>ground-truth.json</c> and <c>html/*.html.gz</c>.</param>
    /// <param name="predictionsPath">Where to write what was found, one page a line, or null.</param>
    /// <param name="output">Where the report goes.</param>
    public static int Run(string folder, string? predictionsPath, TextWriter output)
    {
        var pages = Load(folder);
        var parser = new HtmlParser();
        foreach (var page in pages.Take(20))
        {
            parser.ParseDocument(page.Html);
            TextOf(page);
        }

        var watch = Stopwatch.StartNew();
        foreach (var page in pages) parser.ParseDocument(page.Html);
        var parsing = watch.Elapsed;
        watch.Restart();
        var found = pages.ConvertAll(TextOf);
        var reading = watch.Elapsed;

        var scores = pages.Zip(found, (page, text) => Compare(page.Truth, text)).ToList();
        Report(output, "all pages", scores);
        Report(output, "looked at", [.. scores.Where((_, i) => i % 2 == 0)]);
        Report(output, "not looked at", [.. scores.Where((_, i) => i % 2 == 1)]);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{pages.Count / reading.TotalSeconds:F0} pages per second, {reading / parsing:F2} times the time of parsing alone"));

        if (predictionsPath is not null)
        {
            using var file = new StreamWriter(predictionsPath);
            foreach (var (page, text) in pages.Zip(found)) file.WriteLine(JsonSerializer.Serialize(new { id = page.Name, url = page.Url, predicted = text }));
        }

        return 0;
    }

    private static List<Page> Load(string folder)
    {
        var truthPath = Path.Combine(folder, "ground-truth.json");
        if (!File.Exists(truthPath)) throw new BadDataException($"There is no ground-truth.json in {folder}.");
        using var truth = JsonDocument.Parse(File.ReadAllText(truthPath));
        return [.. truth.RootElement.EnumerateObject().OrderBy(page => page.Name, StringComparer.Ordinal).Select(page => new Page(
            page.Name, Html(Path.Combine(folder, "html", page.Name + ".html.gz")),
            page.Value.GetProperty("url").GetString() ?? "", page.Value.GetProperty("articleBody").GetString() ?? ""))];
    }

    private static string Html(string path)
    {
        using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return TextDecoder.Decode(bytes.ToArray(), "text/html");
    }

    private static string TextOf(Page page)
    {
        try
        {
            var draft = PageReader.Read(page.Html, new ReceivedWith(Url: page.Url), DateTimeOffset.UtcNow);
            return string.Join("\n\n", draft.Blocks.Where(block => block.Kind == BlockKind.Body).Select(block => draft.Text[block.Start..block.End]));
        }
        catch (UnreadableException)
        {
            return "";
        }
    }

    private static Score Compare(string truth, string found)
    {
        var (wanted, got) = (Shingles(truth), Shingles(found));
        int both = 0, extra = 0, missing = 0;
        foreach (var shingle in wanted.Keys.Union(got.Keys))
        {
            var (a, b) = (wanted.GetValueOrDefault(shingle), got.GetValueOrDefault(shingle));
            both += Math.Min(a, b);
            extra += Math.Max(0, b - a);
            missing += Math.Max(0, a - b);
        }

        return new Score(Share(both, extra, missing), Share(both, missing, extra));
    }

    /// <summary>As the benchmark defines it: nothing wrong and nothing missed is 1, nothing right is 0.</summary>
    private static double Share(int both, int against, int other) =>
        against == 0 && other == 0 ? 1 : both == 0 ? 0 : (double)both / (both + against);

    private static Dictionary<string, int> Shingles(string text)
    {
        var words = Word().Matches(text).Select(match => match.Value).ToArray();
        var shingles = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Max(1, words.Length - Run4 + 1); i++)
        {
            var shingle = string.Join(' ', words.Skip(i).Take(Run4));
            shingles[shingle] = shingles.GetValueOrDefault(shingle) + 1;
        }

        return shingles;
    }

    private static void Report(TextWriter output, string name, List<Score> scores)
    {
        var (precision, recall) = (scores.Average(score => score.Precision), scores.Average(score => score.Recall));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-14} precision {precision:F4}  recall {recall:F4}  F1 {2 * precision * recall / (precision + recall):F4}  ({scores.Count} pages)"));
    }

    [GeneratedRegex(@"\w+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
