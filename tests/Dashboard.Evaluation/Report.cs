using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dashboard.Evaluation;

/// <summary>What the shipped detectors say about one item.</summary>
/// <param name="Id">The item.</param>
/// <param name="Predicted">One of the labels of its set.</param>
/// <param name="Scores">A number for each of the labels, summing to one.</param>
/// <param name="Kind">Finer kind, when there is one.</param>
/// <param name="Reason">The detector's own words.</param>
/// <param name="Found">For sets of documents, what was found.</param>
internal sealed record Prediction(
    string Id,
    string Predicted,
    IReadOnlyDictionary<string, double> Scores,
    string? Kind = null,
    string? Reason = null,
    JsonNode? Found = null);

/// <summary>Runs a detector over all items, prints the figures and writes the predictions.</summary>
internal static class Report
{
    // Kept as text: an editor who looks into the file should read the words, not escapes.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<Prediction> Run(
        IReadOnlyList<Item> items, string? predictionsPath, TextWriter output, Func<Item, Prediction> judge)
    {
        // The first calls pay for compiling; a rate that includes them says nothing about the detector.
        foreach (var item in items.Take(20)) judge(item);
        var clock = Stopwatch.StartNew();
        var predictions = items.Select(judge).ToList();
        clock.Stop();

        Print(items, predictions, output);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\n{items.Count} items in {clock.Elapsed.TotalSeconds:0.00} s: {items.Count / Math.Max(1e-6, clock.Elapsed.TotalSeconds):0} items per second"));
        if (predictionsPath is not null) Write(predictions, predictionsPath);
        return predictions;
    }

    public static IReadOnlyDictionary<string, double> Certain(string label, IEnumerable<string> labels, double certainty)
    {
        var all = labels.ToList();
        var rest = all.Count > 1 ? (1 - certainty) / (all.Count - 1) : 0;
        return all.ToDictionary(one => one, one => Math.Round(one == label ? (all.Count > 1 ? certainty : 1) : rest, 4));
    }

    private static void Print(IReadOnlyList<Item> items, List<Prediction> predictions, TextWriter output)
    {
        var pairs = items.Zip(predictions, (item, prediction) => (Gold: item.Label, prediction.Predicted)).Where(pair => pair.Gold is not null).ToList();
        if (pairs.Count == 0)
        {
            output.WriteLine("No labels in this file: nothing to compare with.");
            return;
        }
        var labels = pairs.SelectMany(pair => new[] { pair.Gold!, pair.Predicted }).Distinct().Order(StringComparer.Ordinal).ToList();
        var width = Math.Max(12, labels.Max(label => label.Length) + 1);

        output.WriteLine($"{"label".PadRight(width)}{"items",8}{"precision",11}{"recall",9}{"F1",8}");
        foreach (var label in labels)
        {
            var gold = pairs.Count(pair => pair.Gold == label);
            var said = pairs.Count(pair => pair.Predicted == label);
            var right = pairs.Count(pair => pair.Gold == label && pair.Predicted == label);
            double precision = said == 0 ? 0 : (double)right / said, recall = gold == 0 ? 0 : (double)right / gold;
            var f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{label.PadRight(width)}{gold,8}{precision,11:0.000}{recall,9:0.000}{f1,8:0.000}"));
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"accuracy {(double)pairs.Count(pair => pair.Gold == pair.Predicted) / pairs.Count:0.000}"));

        output.WriteLine($"\nconfusion (rows: label, columns: said)\n{"".PadRight(width)}{string.Concat(labels.Select(label => label.PadLeft(width)))}");
        foreach (var gold in labels)
            output.WriteLine(gold.PadRight(width) + string.Concat(labels.Select(said =>
                pairs.Count(pair => pair.Gold == gold && pair.Predicted == said).ToString(CultureInfo.InvariantCulture).PadLeft(width))));
    }

    private static void Write(List<Prediction> predictions, string path)
    {
        using var writer = new StreamWriter(path);
        foreach (var prediction in predictions)
        {
            var line = new JsonObject
            {
                ["id"] = prediction.Id,
                ["predicted"] = prediction.Predicted,
                ["scores"] = new JsonObject(prediction.Scores.Select(score => KeyValuePair.Create(score.Key, (JsonNode?)score.Value))),
            };
            if (prediction.Kind is not null) line["kind"] = prediction.Kind;
            if (prediction.Reason is not null) line["reason"] = prediction.Reason;
            if (prediction.Found is not null) line["found"] = prediction.Found.DeepClone();
            writer.WriteLine(line.ToJsonString(Readable));
        }
    }
}
