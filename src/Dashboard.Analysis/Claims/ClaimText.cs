using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Claims;

/// <summary>A claim in words: what a sentence states, without who says it and when.</summary>
internal static class ClaimText
{
    private const int Longest = 150;

    public static string Of(ReadSentence sentence)
    {
        var text = sentence.Article.Text;
        var tokens = sentence.Tokens;
        var (first, last) = ClaimSpan.Of(sentence);
        while (last > first + 1 && tokens[last - 1].Kind == TokenKind.Symbol && tokens[last - 1].Lower is not ("%" or ")"))
            last--;
        while (first < last - 1 && tokens[first].Kind == TokenKind.Symbol && tokens[first].Lower is not ("$" or "€" or "£" or "("))
            first++;
        var words = string.Join(' ', text[tokens[first].Start..tokens[last - 1].End].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Capital(words.Length <= Longest ? words : Cut(words));
    }

    private static string Cut(string words)
    {
        var comma = words.LastIndexOf(", ", Longest, StringComparison.Ordinal);
        var at = comma > Longest / 2 ? comma : words.LastIndexOf(' ', Longest);
        return words[..(at > 0 ? at : Longest)].TrimEnd(',', ' ') + "…";
    }

    private static string Capital(string words) => words.Length > 0 && char.IsLower(words[0]) ? char.ToUpperInvariant(words[0]) + words[1..] : words;
}
