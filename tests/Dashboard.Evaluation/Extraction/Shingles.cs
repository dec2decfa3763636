using System.Text.RegularExpressions;

namespace Dashboard.Evaluation.Extraction;

/// <summary>How a found text compares with the truth, in shares of runs of four words; a share is null where the benchmark leaves the page out of its mean.</summary>
/// <param name="Precision">Null when nothing was found.</param>
/// <param name="Recall">Null when there was nothing to find.</param>
internal sealed record Score(double? Precision, double? Recall)
{
    public double F1 => Precision is { } p && Recall is { } r && p + r > 0 ? 2 * p * r / (p + r) : 0;
}

/// <summary>
/// The score of scrapinghub/article-extraction-benchmark (its <c>evaluate.py</c>): runs of four tokens, each counted as often as it stands; precision and
/// recall of each page, their means over the pages, and F1 of the means.
/// </summary>
internal static partial class Shingles
{
    private const int Length = 4;

    public static Score Compare(string truth, string found)
    {
        var (wanted, got) = (Count(Tokens(truth)), Count(Tokens(found)));
        int both = 0, extra = 0, missing = 0;
        foreach (var shingle in wanted.Keys.Union(got.Keys))
        {
            var (a, b) = (wanted.GetValueOrDefault(shingle), got.GetValueOrDefault(shingle));
            both += Math.Min(a, b);
            extra += Math.Max(0, b - a);
            missing += Math.Max(0, a - b);
        }

        return new Score(both + extra > 0 ? (double)both / (both + extra) : null, both + missing > 0 ? (double)both / (both + missing) : null);
    }

    public static Score Mean(IReadOnlyCollection<Score> scores) => new(scores.Average(score => score.Precision), scores.Average(score => score.Recall));

    /// <summary>Stretches of <paramref name="text"/> of which no run of four words stands in <paramref name="other"/>: what is extra, or what is missing.</summary>
    public static List<string> OnlyIn(string text, string other)
    {
        var known = Count(Tokens(other));
        var tokens = Tokens(text);
        var shared = new bool[tokens.Length];
        for (var i = 0; i + Length <= tokens.Length; i++)
        {
            if (known.ContainsKey(At(tokens, i))) Array.Fill(shared, true, i, Length);
        }

        var stretches = new List<string>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (shared[i]) continue;
            var from = i;
            while (i + 1 < tokens.Length && !shared[i + 1]) i++;
            stretches.Add(string.Join(' ', tokens[from..(i + 1)]));
        }

        return stretches;
    }

    private static string[] Tokens(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    /// <summary>A text of fewer than four tokens is one shorter run; an empty one has none.</summary>
    private static Dictionary<string, int> Count(string[] tokens)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(tokens.Length, Math.Max(1, tokens.Length - Length + 1)); i++)
        {
            var shingle = At(tokens, i);
            counts[shingle] = counts.GetValueOrDefault(shingle) + 1;
        }

        return counts;
    }

    private static string At(string[] tokens, int from) => string.Join(' ', tokens, from, Math.Min(Length, tokens.Length - from));

    /// <summary>What <c>\w</c> is to the benchmark's language: letters, numbers and the underscore, without combining marks.</summary>
    [GeneratedRegex(@"[\p{L}\p{N}_]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
