using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Pages;

namespace Dashboard.Evaluation.Extraction;

/// <summary>
/// Main text, title, byline and date of real pages against the truth. Every second page (by id) was looked at while the rules were made;
/// the others were not, and have a line of their own.
/// </summary>
internal static class ExtractionTask
{
    /// <summary>Rounds that pay for compiling.</summary>
    private const int Warming = 3;
    private const int Rounds = 7;

    // Kept as text: a person reads the mistakes.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="folder">Holds <c>ground-truth.json</c> and <c>html/*.html.gz</c>.</param>
    /// <param name="predictionsPath">Where to write the figures of each page with what is extra and what is missing, worst first, or null.</param>
    /// <param name="output">Where the report goes.</param>
    public static int Run(string folder, string? predictionsPath, TextWriter output)
    {
        var pages = ArticlePages.Load(folder);
        var drafts = pages.ConvertAll(page => page.Read());
        var found = drafts.ConvertAll(BodyOf);
        var scores = pages.Zip(found, (page, text) => Shingles.Compare(page.Truth, text)).ToList();

        Report(output, "all pages", scores);
        Report(output, "looked at", [.. scores.Where((_, i) => i % 2 == 0)]);
        Report(output, "not looked at", [.. scores.Where((_, i) => i % 2 == 1)]);
        ReportTime(output, pages);
        var mistaken = pages.Zip(drafts).Where(one => IsTakenForAnother(one.First, one.Second)).ToList();
        output.WriteLine($"articles taken for a login, a missing page, a consent page or a robot check: {mistaken.Count} of {pages.Count}");
        FieldLabels.Report(output, pages, drafts);

        if (predictionsPath is not null) Write(predictionsPath, pages, drafts, found, scores);
        return 0;
    }

    /// <summary>On the first visit and on the second.</summary>
    private static bool IsTakenForAnother(ArticlePage page, ArticleDraft? draft)
    {
        var address = new Uri(page.Url);
        return StandInPage.Look(page.Html, address, address, null) is not null
            || (draft is not null && StandInPage.Look(page.Html, address, address, new KnownArticle(draft.Fields[FieldNames.Title].Value, draft.Text)) is not null);
    }

    private static string BodyOf(ArticleDraft? draft) => draft is null ? ""
        : string.Join("\n\n", draft.Blocks.Where(block => block.Kind == BlockKind.Body).Select(block => draft.Text[block.Start..block.End]));

    /// <summary>What the reader kept beside the text and why: a line that is missing may stand here.</summary>
    private static List<string> LeftOut(ArticleDraft? draft) => draft is null ? ["The page was refused."]
        : [.. draft.Blocks.Where(block => block.Kind is not (BlockKind.Body or BlockKind.Title))
            .Select(block => $"{block.Kind} ({block.Reason}): {draft.Text[block.Start..Math.Min(block.End, block.Start + 200)]}")];

    private static void Report(TextWriter output, string name, List<Score> scores)
    {
        var mean = Shingles.Mean(scores);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-14} F1 {mean.F1:F4}  precision {mean.Precision:F4}  recall {mean.Recall:F4}  ({scores.Count} pages)"));
    }

    /// <summary>Parsing and reading take turns; processor time counts, because on a busy machine the clock measures the others. The middle of the rounds is told.</summary>
    private static void ReportTime(TextWriter output, List<ArticlePage> pages)
    {
        var parser = new HtmlParser();
        var rounds = new List<(double Parsing, double Reading)>();
        for (var round = 0; round < Warming + Rounds; round++)
        {
            var parsing = ProcessorSeconds(() => pages.ForEach(page => parser.ParseDocument(page.Html).Dispose()));
            var reading = ProcessorSeconds(() => pages.ForEach(page => page.Read()));
            if (round >= Warming) rounds.Add((parsing, reading));
        }

        var middle = rounds.OrderBy(round => round.Reading / round.Parsing).ElementAt(Rounds / 2);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{pages.Count / middle.Reading:F0} pages per second of one core, {middle.Reading / middle.Parsing:F2} times the time of parsing alone ({pages.Count / middle.Parsing:F0} pages per second)"));
    }

    private static double ProcessorSeconds(Action work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        work();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds;
    }

    private static void Write(string path, List<ArticlePage> pages, List<ArticleDraft?> drafts, List<string> found, List<Score> scores)
    {
        using var file = new StreamWriter(path);
        foreach (var i in Enumerable.Range(0, pages.Count).OrderBy(i => scores[i].F1).ThenBy(i => i))
        {
            file.WriteLine(JsonSerializer.Serialize(new
            {
                id = pages[i].Id,
                url = pages[i].Url,
                lookedAt = i % 2 == 0,
                f1 = Math.Round(scores[i].F1, 4),
                precision = scores[i].Precision is { } precision ? Math.Round(precision, 4) : (double?)null,
                recall = scores[i].Recall is { } recall ? Math.Round(recall, 4) : (double?)null,
                missing = Shingles.OnlyIn(pages[i].Truth, found[i]),
                extra = Shingles.OnlyIn(found[i], pages[i].Truth),
                leftOut = LeftOut(drafts[i]),
                predicted = found[i],
            }, Readable));
        }
    }
}
