using System.Text.RegularExpressions;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Triage;

/// <summary>Finds e-mail addresses and telephone numbers that a reader wrote into a comment.</summary>
internal static partial class PersonalDataPhase
{
    private const int FewestDigitsOfAPhone = 9;
    private const int MostDigitsOfAPhone = 15;

    public static void Look(CommentInThread comment)
    {
        var text = comment.Text;
        if (text.Contains('@', StringComparison.Ordinal))
            Notice(comment, Address().EnumerateMatches(text), "an e-mail address");
        if (text.Count(char.IsAsciiDigit) >= FewestDigitsOfAPhone)
            Notice(comment, Telephone().EnumerateMatches(text), "a telephone number");
    }

    private static void Notice(CommentInThread comment, Regex.ValueMatchEnumerator matches, string what)
    {
        var spans = new List<CommentSpan>();
        foreach (var match in matches)
        {
            var found = comment.Text.AsSpan(match.Index, match.Length);
            if (what.Contains("telephone", StringComparison.Ordinal) && !IsTelephone(comment.Text, match.Index, found)) continue;
            spans.Add(new CommentSpan(match.Index, match.Index + match.Length));
        }
        if (spans.Count > 0)
            comment.Notice(SignalKind.PersonalData, Severity.Medium, $"Gives {what}: check whether it belongs to a private person.", "personal-data", spans);
    }

    private static bool IsTelephone(string text, int start, ReadOnlySpan<char> found)
    {
        var digits = 0;
        foreach (var letter in found) if (char.IsAsciiDigit(letter)) digits++;
        if (digits is < FewestDigitsOfAPhone or > MostDigitsOfAPhone) return false;
        // Part of a longer number, an amount or an address on the web.
        var before = start == 0 ? ' ' : text[start - 1];
        var after = start + found.Length >= text.Length ? ' ' : text[start + found.Length];
        return !char.IsLetterOrDigit(before) && !char.IsLetterOrDigit(after) && before is not ('$' or '£' or '€' or '/' or '=' or '-' or '.' or '_')
            && after is not ('/' or '%' or '_');
    }

    [GeneratedRegex(@"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.\p{L}{2,24}", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    // With a country code, with brackets, or in groups of two to four as people write numbers; never one bare row of digits.
    [GeneratedRegex(@"(?:\+[0-9]{1,3}[ .-]?)(?:\(?[0-9]{1,4}\)?[ .-]?){2,5}[0-9]{2,4}|\([0-9]{2,5}\) ?[0-9]{3,4}[ .-]?[0-9]{3,4}|\b[0-9]{3}[.-][0-9]{3}[.-][0-9]{4}\b|\b0[0-9]{2,4} [0-9]{3,4} [0-9]{3,4}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Telephone();
}
