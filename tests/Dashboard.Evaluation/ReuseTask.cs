using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dashboard.Analysis.Reuse;
using Dashboard.Domain.Articles;

namespace Dashboard.Evaluation;

/// <summary>Copied, altered and shared passages: pairs of texts, or of ids into <c>ecb_reports.jsonl</c> beside the file.</summary>
internal static class ReuseTask
{
    private const string Reports = "ecb_reports.jsonl";

    // Two reports of one event share names and numbers; two events of one topic share its vocabulary.
    private const double SameEvent = 0.25;
    private const double SameTopic = 0.12;
    // Sentences are short: one that shares this much is the same sentence in other words.
    private const double Paraphrase = 0.42;

    public static int Run(string path, string? predictionsPath, TextWriter output)
    {
        var items = Items.Read(path);
        if (!items[0].Has("a") || !items[0].Has("b"))
            throw new BadDataException($"{path} holds single texts; the reuse task compares pairs with the fields \"a\" and \"b\".");
        var reports = ReadReports(path);
        var labels = items.Select(item => item.Label).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        if (labels.Count == 0) labels = ["copy", "unrelated"];

        var judged = new Dictionary<string, Judged>();
        Report.Run(items, predictionsPath, output, item =>
        {
            var one = Judge(Text(item, "a", reports), Text(item, "b", reports), labels);
            judged[item.Id] = one;
            return one.Prediction with { Id = item.Id };
        });
        PrintPlantedParts(items, judged, output);
        PrintScores(items, judged, output);
        return 0;
    }

    private sealed record Judged(Prediction Prediction, ArticleOverlap? Overlap, IReadOnlyList<ReusePassage> Passages, double Topic);

    private static Judged Judge(string a, string b, List<string> labels)
    {
        var index = new ReuseIndex();
        index.Add("a", DateTimeOffset.UnixEpoch, "A", a, []);
        index.Add("b", DateTimeOffset.UnixEpoch.AddMinutes(1), "B", b, []);
        var (overlap, passages, topic) = (index.Overlap("a", "b"), index.Passages, TopicLikeness.Of(a, b));
        var isCopy = index.CopyOf("b") is not null;

        if (labels.Contains("paraphrase"))
            return Scored(topic >= Paraphrase ? "paraphrase" : "different", Graded(labels, "paraphrase", topic, Paraphrase));
        if (labels.Contains("close"))
            return Scored(topic switch { >= 0.62 => "same", >= 0.42 => "close", >= 0.2 => "related", _ => "different" }, null);

        var kind = isCopy ? CopyKind(overlap!) : passages.Count > 0 ? "partial" : topic >= SameEvent ? "same_event" : topic >= SameTopic ? "related" : "unrelated";
        return Scored(Nearest(kind, labels), isCopy && labels.Contains("altered") ? Altered(labels, overlap!) : null);

        Judged Scored(string predicted, IReadOnlyDictionary<string, double>? scores) =>
            new(new Prediction("", predicted, scores ?? Report.Certain(predicted, labels, 0.9), FirstKind(), null, Found(passages)), overlap, passages, topic);

        string? FirstKind() => passages.Count == 0 ? null : JsonNamingPolicy.KebabCaseLower.ConvertName(passages[0].Kind.ToString());
    }

    private static string CopyKind(ArticleOverlap overlap)
    {
        if (overlap.FactsChanged.Count > 0) return "altered";
        // Left-out sentences and swapped words are an editor's work; a dropped dateline is not.
        return overlap.LeftOut > 8 || overlap.Changes.Any(change => !change.Contains("(nothing)", StringComparison.Ordinal)) ? "edited" : "copy";
    }

    // A file that knows fewer labels gets the nearest one it knows.
    private static string Nearest(string kind, List<string> labels)
    {
        string[] order = kind switch
        {
            "altered" or "edited" => [kind, "edited", "copy"],
            "copy" => ["copy"],
            "partial" => ["partial", "copy", "same_event", "unrelated"],
            "same_event" => ["same_event", "related", "unrelated"],
            "related" => ["related", "same_event", "unrelated"],
            _ => ["unrelated"],
        };
        return order.FirstOrDefault(labels.Contains) ?? labels[^1];
    }

    private static Dictionary<string, double> Altered(List<string> labels, ArticleOverlap overlap)
    {
        var swaps = overlap.Changes.Count(change => !change.Contains("(nothing)", StringComparison.Ordinal));
        var altered = overlap.FactsChanged.Count > 0 ? 1 - 0.3 / overlap.FactsChanged.Count : Math.Min(0.45, 0.08 * swaps);
        var copyKind = CopyKind(overlap) == "copy" ? "copy" : "edited";
        var rest = labels.Where(label => label is not "altered").ToList();
        return labels.ToDictionary(label => label, label => Math.Round(label switch
        {
            "altered" => altered,
            _ when label == copyKind => (1 - altered) * 0.9,
            _ => (1 - altered) * 0.1 / Math.Max(1, rest.Count - 1),
        }, 4));
    }

    private static Dictionary<string, double> Graded(List<string> labels, string positive, double score, double threshold)
    {
        var chance = 1 / (1 + Math.Exp(-6 * (score - threshold)));
        return labels.ToDictionary(label => label, label => Math.Round(label == positive ? chance : (1 - chance) / Math.Max(1, labels.Count - 1), 4));
    }

    private static JsonArray? Found(IReadOnlyList<ReusePassage> passages) => passages.Count == 0 ? null : new JsonArray([.. passages.Select(passage => new JsonObject
    {
        ["kind"] = JsonNamingPolicy.KebabCaseLower.ConvertName(passage.Kind.ToString()),
        ["a"] = new JsonArray(passage.A.Start, passage.A.End),
        ["b"] = new JsonArray(passage.B.Start, passage.B.End),
        ["jaccard"] = passage.Jaccard,
        ["containment"] = passage.Containment,
        ["changes"] = new JsonArray([.. passage.Changes.Select(change => JsonValue.Create(change))]),
    })]);

    private static Dictionary<string, string> ReadReports(string path)
    {
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, Reports);
        return File.Exists(beside) ? Items.Read(beside).ToDictionary(item => item.Id, item => item.Text("text")) : [];
    }

    private static string Text(Item item, string side, Dictionary<string, string> reports) => reports.GetValueOrDefault(item.Text(side), item.Text(side));

    // What altered_copies plants: changed facts, harmless changes, one passage.
    private static void PrintPlantedParts(IReadOnlyList<Item> items, Dictionary<string, Judged> judged, TextWriter output)
    {
        int changes = 0, listed = 0, named = 0, harmless = 0, asFact = 0, passages = 0, passagesFound = 0;
        foreach (var item in items)
        {
            var one = judged[item.Id];
            foreach (var change in Array(item, "changes"))
            {
                changes++;
                if (Lists(one.Overlap?.Changes, change)) listed++;
                if (Lists(one.Overlap?.FactsChanged, change)) named++;
            }
            foreach (var edit in Array(item, "harmless"))
            {
                harmless++;
                if (one.Overlap?.FactsChanged.Any(fact => Within(fact, edit)) ?? false) asFact++;
            }
            var planted = Array(item, "passage").Select(sentence => sentence.GetString()!).ToList();
            if (planted.Count == 0) continue;
            passages++;
            var b = item.Text("b");
            if (planted.All(sentence => Covered(b, sentence, one.Passages))) passagesFound++;
        }
        if (changes > 0) output.WriteLine($"changed facts listed {Share(listed, changes)}, named as facts {Share(named, changes)}");
        if (harmless > 0) output.WriteLine($"harmless changes named as facts {Share(asFact, harmless)}");
        if (passages > 0) output.WriteLine($"passages found whole {Share(passagesFound, passages)}");
        if (items.Any(item => item.Label == "altered") && items.Any(item => item.Label == "edited"))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"altered against copy and edited, AUC {Curves.Auc(items
                .Where(item => item.Label is "altered" or "copy" or "edited")
                .Select(item => (judged[item.Id].Prediction.Scores["altered"], item.Label == "altered"))):0.000}"));
    }

    private static void PrintScores(IReadOnlyList<Item> items, Dictionary<string, Judged> judged, TextWriter output)
    {
        var scored = items.Where(item => item.Fields.TryGetProperty("score", out var score) && score.ValueKind == JsonValueKind.Number).ToList();
        if (scored.Count == 0) return;
        var pairs = scored.Select(item => (judged[item.Id].Topic, item.Fields.GetProperty("score").GetDouble())).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Pearson with the score {Curves.Pearson(pairs):0.000}"));
    }

    private static IEnumerable<JsonElement> Array(Item item, string name) =>
        item.Fields.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : [];

    private static bool Lists(IReadOnlyList<string>? found, JsonElement change)
    {
        var (from, to) = (Field(change, "from"), Field(change, "to"));
        return found is not null && (from.Length > 0 || to.Length > 0)
            && found.Any(one => one.Split(" → ") is [var left, var right] && (Touches(left, from) && Touches(right, to)));
    }

    // The planted words can be wider than what differs ("a police source" against "police source").
    private static bool Touches(string found, string planted) =>
        planted.Length == 0 || found == "(nothing)" || found.Contains(planted, StringComparison.OrdinalIgnoreCase) || planted.Contains(found, StringComparison.OrdinalIgnoreCase);

    private static bool Within(string fact, JsonElement edit) =>
        fact.Split(" → ") is [var left, var right] && left != "(nothing)" && right != "(nothing)"
        && Field(edit, "a").Contains(left, StringComparison.Ordinal) && Field(edit, "b").Contains(right, StringComparison.Ordinal)
        && !Field(edit, "a").Contains(right, StringComparison.Ordinal);

    private static string Field(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static bool Covered(string text, string sentence, IReadOnlyList<ReusePassage> passages)
    {
        var start = text.IndexOf(sentence, StringComparison.Ordinal);
        if (start < 0) return true;
        var end = start + sentence.Length;
        var covered = passages.Sum(passage => Math.Max(0, Math.Min(end, passage.B.End) - Math.Max(start, passage.B.Start)));
        return covered >= 0.8 * sentence.Length;
    }

    private static string Share(int part, int of) => string.Create(CultureInfo.InvariantCulture, $"{part} of {of} ({100.0 * part / of:0.0} %)");
}
