using System.Globalization;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.PastedText;

/// <summary>Weighs the values found for one field.</summary>
internal static class FieldReading
{
    /// <summary>The strongest value wins; the same value found in several places gets stronger; what the sender said beats all.</summary>
    /// <param name="least">Below this confidence nothing wins and the candidates are only listed.</param>
    public static ReadField Choose(TextLayout layout, IReadOnlyList<FoundValue> found, string? said, string missing, double least = 0.3)
    {
        var candidates = found
            .Where(f => f.Value.Length > 0)
            .GroupBy(f => f.Value, StringComparer.OrdinalIgnoreCase)
            .Select(same => Candidate(layout, [.. same.OrderByDescending(f => f.Confidence)]))
            .ToList();
        if (!string.IsNullOrWhiteSpace(said))
            candidates.Add(new FieldCandidate(said.Trim(), 0.98, "Said by the sender"));
        candidates = [.. candidates.OrderByDescending(c => c.Confidence)];
        return candidates.Count > 0 && candidates[0].Confidence >= least
            ? new ReadField(candidates[0].Value, candidates[0].Confidence, candidates[0].Reason, candidates)
            : new ReadField(null, 0, missing, candidates);
    }

    public static ReadField Said(string value) => new(value, 0.98, "Said by the sender", [new FieldCandidate(value, 0.98, "Said by the sender")]);

    public static string Iso(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static FieldCandidate Candidate(TextLayout layout, List<FoundValue> same)
    {
        var best = same[0];
        var places = same.DistinctBy(f => f.Reason).ToList();
        var confidence = Math.Round(Math.Min(0.99, best.Confidence + (0.1 * (places.Count - 1))), 2);
        var reason = places.Count > 1 ? $"{best.Reason}; also: {char.ToLowerInvariant(places[1].Reason[0])}{places[1].Reason[1..]}" : best.Reason;
        int? start = best.Paragraph >= 0 && layout.StartOf(best.Paragraph) is { } paragraph ? paragraph + best.Start : null;
        // A place is only given where the words stand exactly like this.
        if (start is { } at && string.CompareOrdinal(layout.Text, at, best.Value, 0, best.Value.Length) == 0)
            return new FieldCandidate(best.Value, confidence, reason, at, at + best.Value.Length);
        return new FieldCandidate(best.Value, confidence, reason);
    }
}
