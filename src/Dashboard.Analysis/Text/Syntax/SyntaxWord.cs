using System.Globalization;

namespace Dashboard.Analysis.Text.Syntax;

/// <summary>What the tagger and the parser see of one word before they know anything.</summary>
/// <param name="Start">First code unit in the text.</param>
/// <param name="End">One past the last.</param>
/// <param name="Token">Index of the token that it is (a part of).</param>
/// <param name="Lower">Lower case, apostrophes straight, clitics cut off: "do", "n't", "holm", "'s".</param>
/// <param name="Capital">Starts with a capital.</param>
/// <param name="AllCapitals">Two letters or more, all of them capitals.</param>
/// <param name="Glued">No space stands before it.</param>
internal readonly record struct SyntaxWord(int Start, int End, int Token, string Lower, bool Capital, bool AllCapitals, bool Glued, TokenKind Kind)
{
    /// <summary>The words of a sentence: its tokens, with "n't", "'s", "'ll" and the like on their own.</summary>
    public static List<SyntaxWord> Of(string text, IReadOnlyList<Token> tokens)
    {
        var words = new List<SyntaxWord>(tokens.Count + 4);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var glued = i > 0 && tokens[i - 1].End == token.Start;
            var lower = text[token.Start..token.End].ToLower(CultureInfo.InvariantCulture).Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"').Replace('–', '-').Replace('—', '-');
            var cut = token.Kind == TokenKind.Word ? Cut(lower) : 0;
            if (cut == 0)
            {
                words.Add(new SyntaxWord(token.Start, token.End, i, lower, token.Capital, IsAllCapitals(text, token.Start, token.End), glued, token.Kind));
                continue;
            }
            words.Add(new SyntaxWord(token.Start, token.Start + cut, i, lower[..cut], token.Capital, IsAllCapitals(text, token.Start, token.End), glued, token.Kind));
            words.Add(new SyntaxWord(token.Start + cut, token.End, i, lower[cut..], false, false, true, token.Kind));
        }
        return words;
    }

    private static bool IsAllCapitals(string text, int start, int end)
    {
        var letters = 0;
        for (var i = start; i < end; i++)
        {
            if (char.IsLower(text[i]))
                return false;
            if (char.IsUpper(text[i]))
                letters++;
        }
        return letters > 1;
    }

    /// <summary>Where a clitic begins, or 0.</summary>
    private static int Cut(string lower)
    {
        if (lower == "cannot" || lower.Length > 3 && lower.EndsWith("n't", StringComparison.Ordinal))
            return lower.Length - 3;
        var at = lower.LastIndexOf('\'');
        return at > 0 && lower.AsSpan(at) is "'s" or "'re" or "'ve" or "'ll" or "'d" or "'m" ? at : 0;
    }
}
