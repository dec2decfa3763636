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
        var (first, last) = (0, tokens.Count);
        // "The mayor said that …", "…, the mayor said": what is said is the claim.
        for (var k = 1; k < Math.Min(14, tokens.Count - 3); k++)
        {
            if (!tokens[k].IsWord || !Words.Reporting.Contains(tokens[k].Concept) || sentence.IsQuoted(tokens[k].Start, tokens[k].End))
                continue;
            for (var that = k + 1; that < Math.Min(k + 5, tokens.Count - 3); that++)
            {
                if (tokens[that].Is("that") || tokens[that].Lower is "“" or "\"")
                    first = that + 1;
            }
            break;
        }
        for (var k = last - 1; k > first + 4 && k > last - 12; k--)
        {
            if (tokens[k].IsWord && Words.Reporting.Contains(tokens[k].Concept) && !sentence.IsQuoted(tokens[k].Start, tokens[k].End))
            {
                var comma = k;
                while (comma > first + 4 && tokens[comma].Lower is not ("," or "”" or "\""))
                    comma--;
                if (comma > first + 4)
                    last = comma;
                break;
            }
        }
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
