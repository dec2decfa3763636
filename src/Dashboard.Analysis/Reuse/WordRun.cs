using System.Globalization;
using System.Text;

namespace Dashboard.Analysis.Reuse;

/// <summary>
/// The words of a text as hashes with their places. Case, accents, apostrophes, invisible characters and the grouping
/// of digits do not count, so that the same sentence typed in two systems gives the same words.
/// </summary>
internal sealed class WordRun(string text)
{
    private const ulong Offset = 14695981039346656037;
    private const int LettersPerWord = 5;
    private const ulong Prime = 1099511628211;

    // Latin letters with marks, folded to their base letter; built once because decomposing per character is slow.
    private static readonly char[] Folded = BuildFolded();

    private ulong[] hashes = new ulong[text.Length / LettersPerWord + 8];
    private int[] starts = new int[text.Length / LettersPerWord + 8];
    private int[] ends = new int[text.Length / LettersPerWord + 8];

    public string Text { get; } = text;
    public int Count { get; private set; }

    public ReadOnlySpan<ulong> Hashes => hashes.AsSpan(0, Count);

    /// <summary>First UTF-16 code unit of a word.</summary>
    public int Start(int word) => starts[word];

    /// <summary>One past the last UTF-16 code unit of a word.</summary>
    public int End(int word) => ends[word];

    public ReadOnlySpan<char> Word(int word) => Text.AsSpan(starts[word], ends[word] - starts[word]);

    public static WordRun Of(string text)
    {
        var run = new WordRun(text);
        run.Append(0, text.Length);
        return run;
    }

    /// <summary>Adds the words of a stretch of the text; stretches come in text order.</summary>
    public void Append(int from, int to)
    {
        var at = from;
        while (at < to)
        {
            if (!IsLetterOrDigit(Text[at]))
            {
                at++;
                continue;
            }
            var start = at;
            if (IsIdeograph(Text[at])) at++;
            else at = EndOfWord(at, to);
            Add(start, at);
        }
    }

    private int EndOfWord(int at, int to)
    {
        while (at < to)
        {
            var letter = Text[at];
            if (letter < 128 ? char.IsAsciiLetterOrDigit(letter) : char.IsLetterOrDigit(letter) && !IsIdeograph(letter) || IsInvisible(letter)) at++;
            else if (JoinsWord(at, to)) at++;
            else break;
        }
        while (IsInvisible(Text[at - 1])) at--;
        return at;
    }

    private static bool IsLetterOrDigit(char letter) => letter < 128 ? char.IsAsciiLetterOrDigit(letter) : char.IsLetterOrDigit(letter);

    // "country's" and "1,000" are one word each.
    private bool JoinsWord(int at, int to)
    {
        if (at + 1 >= to || at == 0) return false;
        return Text[at] switch
        {
            '\'' or '’' or 'ʼ' => char.IsLetter(Text[at + 1]) && char.IsLetter(Text[at - 1]),
            ',' or '.' => char.IsAsciiDigit(Text[at + 1]) && char.IsAsciiDigit(Text[at - 1]),
            _ => false,
        };
    }

    private void Add(int start, int end)
    {
        if (Count == hashes.Length)
        {
            Array.Resize(ref hashes, Count * 2);
            Array.Resize(ref starts, Count * 2);
            Array.Resize(ref ends, Count * 2);
        }
        var hash = Offset;
        foreach (var written in Text.AsSpan(start, end - start))
        {
            var letter = Fold(written);
            if (letter != '\0') hash = (hash ^ letter) * Prime;
        }
        hashes[Count] = hash;
        starts[Count] = start;
        ends[Count] = end;
        Count++;
    }

    /// <summary>Hash of a five-word run that starts at a word; one of the two ingredients of every fingerprint.</summary>
    public ulong Gram(int word, int length)
    {
        var hash = Offset;
        for (var i = word; i < word + length; i++) hash = (hash + hashes[i]) * 0x9E3779B97F4A7C15;
        return hash ^ (hash >> 29);
    }

    /// <summary>Lower case without marks; <c>\0</c> for what does not count.</summary>
    internal static char Fold(char letter)
    {
        if (letter < Folded.Length) return Folded[letter];
        if (letter is '’' or 'ʼ' || IsInvisible(letter)) return '\0';
        return char.ToLowerInvariant(letter);
    }

    internal static bool IsInvisible(char letter) =>
        letter > 127 && IsInvisibleBeyondAscii(letter);

    private static bool IsInvisibleBeyondAscii(char letter) =>
        letter is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF'
        || letter >= 0x300 && char.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark;

    // Scripts without spaces: every sign is a word, or a whole sentence would be one.
    private static bool IsIdeograph(char letter) => letter is >= '\u3040' and <= '\u9FFF';

    private static char[] BuildFolded()
    {
        var table = new char[0x250];
        for (var i = 0; i < table.Length; i++)
        {
            var lower = char.ToLowerInvariant((char)i);
            table[i] = i is 0xAD or '\'' or ',' ? '\0' : lower.ToString().Normalize(NormalizationForm.FormD)[0];
        }
        return table;
    }
}
