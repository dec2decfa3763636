using System.Globalization;

namespace Dashboard.Analysis.Text;

/// <summary>Cuts a stretch of text into words, numbers and signs. Hyphens stand alone, "40,000" and "U.S." stay whole.</summary>
internal static class Tokenizer
{
    /// <summary>Tokens of <c>text[start..end]</c>; names are not told apart yet (see <see cref="Names"/>).</summary>
    public static List<Token> Read(string text, int start, int end)
    {
        var tokens = new List<Token>();
        var i = start;
        while (i < end)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }
            var stop = char.IsAsciiDigit(c) ? NumberEnd(text, i, end) : char.IsLetter(c) ? WordEnd(text, i, end) : i + 1;
            if (char.IsAsciiDigit(c) && OrdinalEnd(text, stop, end) is var ordinal && ordinal > stop)
                tokens.Add(Word(text, i, stop = ordinal));
            else if (char.IsAsciiDigit(c))
                tokens.Add(new Token(i, stop, TokenKind.Number, text[i..stop], text[i..stop], false, false));
            else if (char.IsLetter(c))
                tokens.Add(Word(text, i, stop));
            else
                tokens.Add(new Token(i, stop, TokenKind.Symbol, text[i..stop], text[i..stop], false, false));
            i = stop;
        }
        return tokens;
    }

    private static Token Word(string text, int start, int stop)
    {
        var lower = text[start..stop].ToLower(CultureInfo.InvariantCulture).Replace('’', '\'');
        if (lower.EndsWith("'s", StringComparison.Ordinal) && lower is not ("it's" or "that's" or "there's" or "he's" or "she's" or "let's"))
            lower = lower[..^2];
        else if (lower.EndsWith('\''))
            lower = lower[..^1];
        return new Token(start, stop, TokenKind.Word, lower, Concepts.Of(lower), char.IsUpper(text[start]), false);
    }

    private static int NumberEnd(string text, int i, int end)
    {
        while (i < end && (char.IsAsciiDigit(text[i])
            || (text[i] is ',' or '.' && i + 1 < end && char.IsAsciiDigit(text[i + 1]))))
            i++;
        return i;
    }

    /// <summary>"1st", "1990s": the number is part of a word and counts nothing.</summary>
    private static int OrdinalEnd(string text, int i, int end)
    {
        var stop = i;
        while (stop < end && char.IsLetter(text[stop]))
            stop++;
        return text[i..stop].ToUpperInvariant() is "ST" or "ND" or "RD" or "TH" or "S" ? stop : i;
    }

    private static int WordEnd(string text, int i, int end)
    {
        var start = i;
        while (i < end)
        {
            var c = text[i];
            var next = i + 1 < end ? text[i + 1] : ' ';
            if (char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                i++;
            else if (c is '\'' or '’' && i > start && char.IsLetter(next))
                i++;
            else if (c == '.' && i - start == 1 && char.IsLetter(next) && (i + 2 >= end || !char.IsLetter(text[i + 2])))
                return InitialismEnd(text, start, end);
            else
                break;
        }
        return i;
    }

    /// <summary>"U.S.", "a.m.": letters and dots in turn.</summary>
    private static int InitialismEnd(string text, int i, int end)
    {
        while (i + 1 < end && char.IsLetter(text[i]) && text[i + 1] == '.')
            i += 2;
        return i < end && char.IsLetter(text[i]) && (i + 1 >= end || !char.IsLetterOrDigit(text[i + 1])) ? i + 1 : i;
    }
}
