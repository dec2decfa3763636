using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Encodings.Web;
using Dashboard.Analysis;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Contradictions;
using Dashboard.Ingest.PastedText;

namespace Dashboard.Evaluation;

/// <summary>
/// What is flagged where reports agree. Pairs <c>a</c>, <c>b</c>: copies and harmless edits must stay quiet, altered copies must not. Reports with an
/// <c>event</c>: all of one event are one story, and every flag is written out to be read, for nobody has marked which of them are right.
/// </summary>
internal static class FalseAlarmTask
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int Run(string path, string? flagsPath, TextWriter output)
    {
        var items = Items.Read(path);
        var flags = new List<JsonObject>();
        if (items[0].Has("a") && items[0].Has("b") && !items[0].Has("text"))
            Pairs(items, flags, output);
        else if (items[0].Has("text") && items[0].Has("event"))
            Stories(items, flags, output);
        else
            throw new BadDataException($"{path}: this task reads pairs with \"a\" and \"b\", or reports with \"text\" and \"event\".");
        if (flagsPath is not null)
            File.WriteAllLines(flagsPath, flags.Select(flag => flag.ToJsonString(Readable)));
        return 0;
    }

    private static void Pairs(IReadOnlyList<Item> items, List<JsonObject> flags, TextWriter output)
    {
        output.WriteLine($"{"pairs of",-14}{"pairs",7}{"with a conflict",17}{"conflicts",11}{"other flags",13}   kinds");
        foreach (var label in items.GroupBy(item => item.Label ?? "-").OrderBy(label => label.Key, StringComparer.Ordinal))
        {
            foreach (var (half, part) in new[] { ("even", label.Where((_, i) => i % 2 == 0)), ("odd", label.Where((_, i) => i % 2 == 1)) })
            {
                var found = part.Select(item => Flags(item.Id, [item.Text("a"), item.Text("b")], flags)).ToList();
                Print(output, label.Key + " " + half, found.Count, found);
            }
        }
    }

    private static void Stories(IReadOnlyList<Item> items, List<JsonObject> flags, TextWriter output)
    {
        output.WriteLine($"{"story",-14}{"reports",7}{"with a conflict",17}{"conflicts",11}{"other flags",13}   kinds");
        var all = new List<List<Finding>>();
        foreach (var story in items.GroupBy(item => item.Text("event")).OrderBy(story => story.Key, StringComparer.Ordinal))
        {
            var found = Flags(story.Key, [.. story.Select(item => item.Text("text"))], flags);
            all.Add(found);
            Print(output, story.Key, story.Count(), [found]);
        }
        Print(output, "all", items.Count, all);
        var conflicts = all.Sum(found => found.Count(PairLabels.IsConflict));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{20.0 * conflicts / items.Count:0.00} conflicts for every 20 reports; which of them are wrong has to be read"));
    }

    private static void Print(TextWriter output, string name, int count, List<List<Finding>> found)
    {
        var all = found.SelectMany(findings => findings).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-14}{count,7}{found.Count(findings => findings.Exists(PairLabels.IsConflict)),17}{all.Count(PairLabels.IsConflict),11}{all.Count(finding => !PairLabels.IsConflict(finding)),13}   {string.Join(", ", all.GroupBy(StoryPair.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Key} {kind.Count()}"))}"));
    }

    private static List<Finding> Flags(string name, IReadOnlyList<string> texts, List<JsonObject> flags)
    {
        var story = new StoryAnalysis();
        for (var i = 0; i < texts.Count; i++)
        {
            var received = DateTimeOffset.UnixEpoch.AddMinutes(i);
            var id = i.ToString("D3", CultureInfo.InvariantCulture);
            var draft = PastedTextReader.Read(texts[i], new ReceivedWith(), received);
            var article = new AnalysisArticle(id, id, draft.Fields[FieldNames.Title].Value, draft.Text, draft.Blocks, draft.Anchor, received);
            story.Match(article);
            story.ReadStatements(article);
        }
        var found = story.Findings.Where(finding => finding.Sides.SelectMany(side => side.Statements).Select(statement => statement.ArticleId).Distinct().Count() > 1).ToList();
        foreach (var finding in found)
        {
            flags.Add(new JsonObject
            {
                ["story"] = name,
                ["kind"] = StoryPair.Kind(finding),
                ["rule"] = finding.Rule.Name,
                ["confidence"] = finding.Confidence,
                ["title"] = finding.Title,
                ["sides"] = new JsonArray([.. finding.Sides.Select(side => new JsonObject
                {
                    ["label"] = side.Label,
                    ["statements"] = new JsonArray([.. side.Statements.Select(statement => (JsonNode)(statement.ArticleId + ": " + statement.Quote))]),
                })]),
            });
        }
        return found;
    }
}
