using System.Text.RegularExpressions;

namespace Dashboard.Analysis.Triage;

/// <summary>
/// How much a comment seems to add, by its form: reasons, examples, figures, own experience, a question, enough words to say it. For choosing among comments
/// that nobody objects to: what to feature, and what to mix in between hard ones. It says nothing of what is true.
/// </summary>
public static partial class Usefulness
{
    private const int Plenty = 120;

    /// <returns>0 to 1.</returns>
    public static double Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        var length = Math.Min(1, Math.Log(1 + words) / Math.Log(1 + Plenty));
        var score = 0.6 * length
            + 0.05 * Math.Min(4, Reasons().Count(text))
            + 0.05 * Math.Min(2, Figures().Count(text))
            + (OwnExperience().IsMatch(text) ? 0.05 : 0)
            + (text.Contains('?', StringComparison.Ordinal) && words > 10 ? 0.05 : 0)
            - (Noise().IsMatch(text) ? 0.15 : 0);
        return Math.Clamp(Math.Round(score, 3), 0, 1);
    }

    [GeneratedRegex(@"\b(?:because|since|therefore|however|although|instead|for example|for instance|according to|rather than|in order to|evidence|which means|as a result|on the other hand|if we|would be|could be|should be)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Reasons();

    [GeneratedRegex(@"[0-9]+(?:[.,][0-9]+)*|\b(?:percent|million|billion)\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Figures();

    [GeneratedRegex(@"\b(?:i|we) (?:work(?:ed)?|live[d]?|teach|taught|grew up|have (?:been|worked|lived|seen)|was a|were)\b|\bin my experience\b|\bmy (?:own )?(?:experience|job|profession)\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex OwnExperience();

    [GeneratedRegex(@"[!?]{3,}|\b(?:lol|lmao|haha+)\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Noise();
}
