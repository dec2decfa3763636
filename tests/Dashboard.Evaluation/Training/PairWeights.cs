namespace Dashboard.Evaluation.Training;

/// <summary>How much each pair counts.</summary>
internal static class PairWeights
{
    /// <summary>A large set counts more than a small one, but not by its size; within a set rare labels are lifted half-way to the common ones. Made pairs count less than labelled ones.</summary>
    public static List<Example> Of(List<LabelledPair> pairs)
    {
        var labels = pairs.GroupBy(pair => pair.Part + "|" + pair.Label).ToDictionary(label => label.Key, label => (double)label.Count());
        var parts = pairs.GroupBy(pair => pair.Part).ToDictionary(part => part.Key, part => (Count: (double)part.Count(), Labels: part.Select(pair => pair.Label).Distinct().Count()));
        return pairs.ConvertAll(pair =>
        {
            var (count, kinds) = parts[pair.Part];
            var ofSet = Math.Pow(Math.Max(count, 100) / 1_000, -0.3);
            var made = pair.Set.Contains('+', StringComparison.Ordinal) ? 0.7 : 1;
            return pair.Item with { Weight = made * ofSet * Math.Pow(count / kinds / labels[pair.Part + "|" + pair.Label], 0.5) };
        });
    }
}
