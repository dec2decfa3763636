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
    private const int Rounds = 5;

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

    /// <summary>Parsing and reading take turns, so that a busy machine slows both; the middle round counts.</summary>
    private static void ReportTime(TextWriter output, List<ArticlePage> pages)
    {
        var parser = new HtmlParser();
        var rounds = new List<(double Parsing, double Reading)>();
        for (var round = 0; round <= Rounds; round++)
        {
            double parsing = 0, reading = 0;
            foreach (var page in pages)
            {
                var start = Stopwatch.GetTimestamp();
                using (parser.ParseDocument(page.Html)) parsing += Stopwatch.GetElapsedTime(start).TotalSeconds;
                start = Stopwatch.GetTimestamp();
                page.Read();
                reading += Stopwatch.GetElapsedTime(start).TotalSeconds;
            }

            // The first round pays for compiling.
            if (round > 0) rounds.Add((parsing, reading));
        }

        var middle = rounds.OrderBy(round => round.Reading / round.Parsing).ElementAt(Rounds / 2);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{pages.Count / middle.Reading:F0} pages per second, {middle.Reading / middle.Parsing:F2} times the time of parsing alone ({pages.Count / middle.Parsing:F0} pages per second)"));
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
