using System.Globalization;

namespace Dashboard.Evaluation;

/// <summary>What an average would hide: how much is flagged for each label, kind and category, who flagged it, and how that compares with others.</summary>
internal static class PairFigures
{
    private const int MostParts = 80;

    public static void Print(IReadOnlyList<Item> items, IReadOnlyList<Prediction> predictions, TextWriter output)
    {
        var pairs = items.Zip(predictions, (item, said) => (Item: item, Said: said)).Where(pair => pair.Item.Label is not null).ToList();
        if (pairs.Count == 0) return;
        var conflicts = pairs.ConvertAll(pair => (Score: pair.Said.Scores.Where(score => PairLabels.IsConflict(score.Key)).Sum(score => score.Value), Positive: PairLabels.IsConflict(pair.Item.Label!)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nAUC of conflict {Curves.Auc(conflicts):0.000}   balanced accuracy {Balanced(pairs):0.000}"));
        var spoken = pairs.Where(pair => pair.Said.Kind is not null).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"story detectors spoke on {spoken.Count} of {pairs.Count} ({spoken.Count(pair => PairLabels.IsConflict(pair.Item.Label!))} of them in conflict); silent on the others, where the sentence judge answers"));
        foreach (var set in pairs.Select(pair => pair.Item.Set).Distinct())
        {
            if (PublishedFigures.Of(set) is { } published) output.WriteLine($"{set}: {published}");
        }
        foreach (var field in new[] { "kind", "category", "design", "origin", "domain" })
            PrintParts(pairs, field, output);
    }

    private static double Balanced(List<(Item Item, Prediction Said)> pairs) =>
        pairs.GroupBy(pair => pair.Item.Label).Average(label => (double)label.Count(pair => pair.Said.Predicted == label.Key) / label.Count());

    private static void PrintParts(List<(Item Item, Prediction Said)> pairs, string field, TextWriter output)
    {
        if (!pairs.Exists(pair => pair.Item.Has(field))) return;
        var parts = pairs.GroupBy(pair => pair.Item.Label + " / " + pair.Item.TextOr(field, "-")).OrderBy(part => part.Key, StringComparer.Ordinal).ToList();
        if (parts.Count > MostParts) return;
        output.WriteLine($"\n{("by label and " + field).PadRight(48)}{"items",7}{"right",8}{"said conflict",15}{"by a detector",15}");
        foreach (var part in parts)
        {
            double Share(Func<Prediction, bool> which) => (double)part.Count(pair => which(pair.Said)) / part.Count();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{part.Key.PadRight(48)}{part.Count(),7}{(double)part.Count(pair => pair.Said.Predicted == pair.Item.Label) / part.Count(),8:0.000}{Share(said => PairLabels.IsConflict(said.Predicted)),15:0.000}{Share(said => said.Kind is not null),15:0.000}"));
        }
    }
}
