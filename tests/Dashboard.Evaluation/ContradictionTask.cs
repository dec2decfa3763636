using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dashboard.Analysis;
using Dashboard.Analysis.Statements;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Evaluation;

/// <summary>
/// Conflicts between two sentences (<c>premise</c>, <c>hypothesis</c>) or two documents (<c>docA</c>, <c>docB</c>): each side becomes an article
/// of one story, as the program does it, and what the story finds between the two is the answer.
/// </summary>
internal static class ContradictionTask
{
    private static readonly string[] Conflict = ["contradiction", "inconsistent", "not_entailment"];
    private static readonly string[] Quiet = ["compatible", "consistent", "neutral", "entailment", "not_entailment"];

    // The hypothesis says nothing that the premise does not say when this share of its words stands there.
    private const double Covered = 0.75;

    public static int Run(string path, string? predictionsPath, TextWriter output)
    {
        var items = Items.Read(path);
        var documents = items[0].Has("docA") && items[0].Has("docB") && !items[0].Has("premise");
        if (!documents && !(items[0].Has("premise") && items[0].Has("hypothesis")))
            throw new BadDataException($"{path}: the contradiction task reads \"premise\" and \"hypothesis\", or \"docA\" and \"docB\".");
        var labels = items.Select(item => item.Label).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        if (labels.Count == 0)
            labels = documents ? ["consistent", "contradiction"] : ["contradiction", "entailment", "neutral"];

        var predictions = Report.Run(items, predictionsPath, output, item => Judge(item, documents, labels));
        PrintParts(items, predictions, output);
        return 0;
    }

    private static Prediction Judge(Item item, bool documents, List<string> labels)
    {
        var a = Article("a", item.Text(documents ? "docA" : "premise"), documents, 0);
        var b = Article("b", item.Text(documents ? "docB" : "hypothesis"), documents, 1);
        var story = new StoryAnalysis();
        foreach (var article in new[] { a, b })
        {
            story.Match(article);
            story.ReadStatements(article);
        }
        // Both must have a part in it: what one side says against itself is no conflict between the two.
        var found = story.Findings.Where(finding => finding.Sides.SelectMany(side => side.Statements).Select(statement => statement.ArticleId).Distinct().Count() > 1).ToList();
        var (predicted, scores) = Labelled(found, a, b, documents, labels);
        return new Prediction(
            item.Id, predicted, scores, found.Count > 0 ? JsonNamingPolicy.KebabCaseLower.ConvertName(found[0].Kind.ToString()) : null,
            found.Count > 0 ? found[0].Explanation : null, documents ? Found(found) : null);
    }

    private static (string Predicted, IReadOnlyDictionary<string, double> Scores) Labelled(
        List<Finding> found, AnalysisArticle a, AnalysisArticle b, bool documents, List<string> labels)
    {
        var conflict = Conflict.FirstOrDefault(labels.Contains) ?? labels[0];
        if (found.Count > 0)
            return (conflict, Report.Certain(conflict, labels, found.Max(finding => finding.Confidence)));
        var share = documents ? 1 : Coverage(b, a);
        var quiet = labels.Contains("entailment") && (share >= Covered || !labels.Contains("neutral") && !labels.Contains("not_entailment")) ? "entailment"
            : labels.Contains("neutral") ? "neutral"
            : Quiet.FirstOrDefault(labels.Contains) ?? labels.FirstOrDefault(label => label != conflict) ?? labels[0];
        if (!documents && quiet == "entailment" && labels.Contains("not_entailment") && share < Covered)
            quiet = "not_entailment";
        if (!labels.Contains("neutral") && labels.Contains("not_entailment") && labels.Contains("entailment") && share < Covered)
            quiet = "not_entailment";
        return (quiet, Report.Certain(quiet, labels, 0.6));
    }

    /// <summary>Share of the content of one text that stands in the other.</summary>
    private static double Coverage(AnalysisArticle of, AnalysisArticle within)
    {
        var there = StatementReader.Read(within).SelectMany(sentence => sentence.Content).ToHashSet(StringComparer.Ordinal);
        var asked = StatementReader.Read(of).SelectMany(sentence => sentence.Content).ToHashSet(StringComparer.Ordinal);
        return asked.Count == 0 ? 0 : (double)asked.Count(there.Contains) / asked.Count;
    }

    private static AnalysisArticle Article(string id, string text, bool document, int minute)
    {
        var blocks = new List<Block>();
        var line = document ? text.IndexOf('\n', StringComparison.Ordinal) : -1;
        if (line > 0)
            blocks.Add(new Block(BlockKind.Title, 0, line, 1, "first line"));
        blocks.Add(new Block(BlockKind.Body, Math.Max(0, line), text.Length, 1, "the text"));
        return new AnalysisArticle(id, id.ToUpperInvariant(), line > 0 ? text[..line] : null, text, blocks, null, DateTimeOffset.UnixEpoch.AddMinutes(minute));
    }

    private static JsonArray Found(List<Finding> found)
    {
        var all = new JsonArray();
        foreach (var finding in found)
        {
            var statements = finding.Sides.SelectMany(side => side.Statements).ToList();
            var first = statements.Find(statement => statement.ArticleId == "a");
            var second = statements.Find(statement => statement.ArticleId == "b");
            all.Add(new JsonObject
            {
                ["a"] = first?.Quote,
                ["b"] = second?.Quote,
                ["kind"] = JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Kind.ToString()),
                ["confidence"] = finding.Confidence,
            });
        }
        return all;
    }

    /// <summary>How much is flagged for each label, kind and design: an average over all of them would hide wrong flags.</summary>
    private static void PrintParts(IReadOnlyList<Item> items, IReadOnlyList<Prediction> predictions, TextWriter output)
    {
        var parts = items.Zip(predictions).Select(pair => (Part: string.Join(" / ", new[] { pair.First.Label ?? "-", pair.First.TextOr("design", ""), pair.First.TextOr("kind", "") }
                .Where(part => part.Length > 0)), Flagged: Array.IndexOf(Conflict, pair.Second.Predicted) >= 0 && pair.Second.Kind is not null))
            .GroupBy(pair => pair.Part).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        if (parts.Count > 80)
            return;
        output.WriteLine("\nflagged, by label and kind");
        foreach (var part in parts)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{part.Key.PadRight(48)}{part.Count(pair => pair.Flagged),6} of {part.Count(),5}  {(double)part.Count(pair => pair.Flagged) / part.Count():0.000}"));
        }
    }
}
