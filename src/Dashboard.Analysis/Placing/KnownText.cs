using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Analysis.Placing;

/// <summary>An article or an item of a source, as far as is needed to tell whether another one is the same piece: its headline and its runs of five words.</summary>
public sealed class KnownText
{
    private const int Run = 5;

    // Fewer runs than that are a phrase that many have; of more, so many must be in the other text.
    private const int FewestRuns = 8;
    private const double Share = 0.6;

    // "Live updates" heads another text every day.
    private const int FewestHeadlineWords = 5;
    private const int FewestWords = 8;

    private readonly string _headline;
    private readonly int _headlineWords;
    private readonly HashSet<string> _runs;

    public KnownText(string? title, string? text)
    {
        var headline = WordsOf(title);
        (_headline, _headlineWords) = (string.Join(' ', headline), headline.Count);
        _runs = RunsOf(WordsOf(text));
    }

    /// <summary>The same piece under the same headline, or with the same sentences; whichever is shorter must stand in the other.</summary>
    public bool IsSame(KnownText other)
    {
        if (_headlineWords >= FewestHeadlineWords && _headline == other._headline)
            return true;
        var (less, more) = _runs.Count <= other._runs.Count ? (_runs, other._runs) : (other._runs, _runs);
        return less.Count >= FewestRuns && less.Count(more.Contains) >= Share * less.Count;
    }

    /// <summary>Hash (SHA-256, lower-case hex) of title and words whatever their case and signs; null when they are too few to tell a piece from others.</summary>
    public static string? Wording(string? title, string? words)
    {
        var all = WordsOf($"{title} {words}");
        return all.Count < FewestWords ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', all))));
    }

    private static HashSet<string> RunsOf(List<string> words)
    {
        var runs = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at + Run <= words.Count; at++)
            runs.Add(string.Join(' ', words.GetRange(at, Run)));
        return runs;
    }

    private static List<string> WordsOf(string? text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in text ?? "")
        {
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(char.ToLowerInvariant(letter));
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
        if (word.Length > 0)
            words.Add(word.ToString());
        return words;
    }
}
