using System.Buffers;
using System.Text.RegularExpressions;
using Dashboard.Domain.Articles;

namespace Dashboard.Analysis.Reuse;

/// <summary>Recognises by its form, never by an agency's name, that an article says it came over a wire.</summary>
internal static partial class WireCredit
{
    private const int Opening = 400;
    private const int Closing = 400;

    // Looked for first: the patterns are slow and hardly any article needs them.
    private static readonly SearchValues<string> Hints =
        SearchValues.Create(["contributed", "agenc", "wire service"], StringComparison.OrdinalIgnoreCase);

    public static bool IsIn(string text, IReadOnlyList<Block> blocks)
    {
        // The dateline opens the body, but a line with the outlet or the day may stand before it.
        var openings = blocks.Where(block => block.Kind is BlockKind.Dateline or BlockKind.Body).Take(3).Select(block => block.Start);
        foreach (var start in openings.DefaultIfEmpty(0))
        {
            var from = Math.Clamp(start, 0, text.Length);
            var opening = text.AsSpan(from, Math.Min(160, text.Length - from));
            if (opening.Contains('(') && Dateline().IsMatch(opening)) return true;
        }
        if (HasPhrase(text.AsSpan(0, Math.Min(Opening, text.Length)))) return true;
        return text.Length > Opening && HasPhrase(text.AsSpan(Math.Max(Opening, text.Length - Closing)));
    }

    private static bool HasPhrase(ReadOnlySpan<char> part) => part.ContainsAny(Hints) && Phrase().IsMatch(part);

    // "PORT ALBAN (Northwire) -", the form of every agency's dateline.
    [GeneratedRegex(@"^\s*\p{Lu}[\p{L} .,'’-]{1,60}\(\p{Lu}[\p{L}.]{1,20}(?: \p{Lu}[\p{L}.]{1,20})?\) ?[-–—]{1,2} ", RegexOptions.NonBacktracking)]
    private static partial Regex Dateline();

    [GeneratedRegex(@"\b(?:with (?:material |reporting |additional reporting )?(?:from|by) (?:the )?(?:wire services?|news agenc(?:y|ies)|agencies)|\p{L}+ contributed(?: to this (?:report|story|article))?\.?\s*$|contributed to this (?:report|story|article)|news agency\)?\s*$)",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Phrase();
}
