using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Dashboard.Analysis.Triage;

/// <summary>
/// A comment as a stream of letters and as words, with the tricks undone that make the same text look different: foreign
/// letters that look Latin, invisible characters, digits for letters, accents, doubled letters, and (in the stream) spaces.
/// </summary>
internal sealed class FoldedText
{
    public const int WordsPerRun = 5;
    public const int LettersPerRun = 9;

    private readonly char[] letters;
    private readonly int[] places;
    private readonly List<ulong> words;
    private ulong[]? wordRuns;
    private ulong[]? letterRuns;

    public FoldedText(string text)
    {
        letters = new char[text.Length];
        places = new int[text.Length];
        words = new List<ulong>(text.Length / 5 + 1);
        for (var at = 0; at < text.Length;)
        {
            if (!InWord(text, at))
            {
                at++;
                continue;
            }
            var end = at;
            var hasLetter = false;
            for (; end < text.Length && (InWord(text, end) || IsIgnored(text[end])); end++) hasLetter |= char.IsLetter(text[end]);
            AddWord(text, at, end, hasLetter);
            at = end;
        }
    }

    public int LetterCount { get; private set; }
    
    /// <summary>The words in text order, as hashes.</summary>
    public ReadOnlySpan<ulong> Words => CollectionsMarshal.AsSpan(words);

    /// <summary>Place in the original text of a letter of the stream.</summary>
    public int PlaceOf(int letter) => places[letter];

    /// <summary>Distinct hashes of all five-word runs; one for the whole text when it is shorter.</summary>
    public ulong[] WordRuns => wordRuns ??= Distinct(words.Count, WordsPerRun, AllWordRuns);

    /// <summary>Distinct hashes of all runs of nine letters; one for the whole text when it is shorter.</summary>
    public ulong[] LetterRuns => letterRuns ??= Distinct(LetterCount, LettersPerRun, AllLetterRuns);

    /// <summary>How many runs of nine letters there are.</summary>
    public int LetterRunCount => RunsOf(LetterCount, LettersPerRun);

    /// <summary>Hashes of all runs of nine letters in text order; one for the whole text when it is shorter.</summary>
    public void AllLetterRuns(Span<ulong> runs)
    {
        for (var i = 0; i < runs.Length; i++) runs[i] = LetterRunAt(i);
    }

    public ulong LetterRunAt(int from)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in letters.AsSpan(from, Math.Min(LettersPerRun, LetterCount - from))) hash = (hash ^ letter) * 1099511628211;
        return hash ^ (hash >> 31);
    }

    private void AllWordRuns(Span<ulong> runs)
    {
        for (var i = 0; i < runs.Length; i++) runs[i] = WordRunAt(i);
    }

    private static int RunsOf(int count, int length) => count == 0 ? 0 : Math.Max(1, count - length + 1);

    private static ulong[] Distinct(int count, int length, Action<Span<ulong>> all)
    {
        var runs = RunsOf(count, length);
        // Borrowed: what is thrown away at once for each comment costs more than what is done with it.
        var buffer = ArrayPool<ulong>.Shared.Rent(runs);
        all(buffer.AsSpan(0, runs));
        var distinct = RunTable.Distinct(buffer.AsSpan(0, runs));
        ArrayPool<ulong>.Shared.Return(buffer);
        return distinct;
    }

    private ulong WordRunAt(int from)
    {
        var hash = 14695981039346656037UL;
        for (var i = from; i < Math.Min(words.Count, from + WordsPerRun); i++) hash = (hash + words[i]) * 0x9E3779B97F4A7C15;
        return hash ^ (hash >> 31);
    }

    private void AddWord(string text, int start, int end, bool hasLetter)
    {
        var hash = 14695981039346656037UL;
        var previous = '\0';
        for (var at = start; at < end; at++)
        {
            var letter = Fold(text[at], hasLetter);
            if (letter == '\0') continue;
            if (letter != previous || char.IsAsciiDigit(letter)) hash = (hash ^ letter) * 1099511628211;
            previous = letter;
            // In the stream a doubled letter counts once even across a space that was put in or taken out.
            if (LetterCount > 0 && letters[LetterCount - 1] == letter && !char.IsAsciiDigit(letter)) continue;
            letters[LetterCount] = letter;
            places[LetterCount++] = at;
        }
        words.Add(hash);
    }

    private static bool InWord(string text, int at)
    {
        var letter = text[at];
        if (char.IsLetterOrDigit(letter)) return true;
        // "$ome" and "h@nd", but not a price or an address.
        return letter is '@' or '$' or '!' or '|'
            && at + 1 < text.Length && char.IsLetter(text[at + 1])
            && (letter is '$' || at > 0 && char.IsLetter(text[at - 1]))
            || letter is '\'' or '’' && at > 0 && at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]);
    }

    private static bool IsIgnored(char letter) =>
        letter is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF'
        || letter >= 0x300 && char.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark;

    private static char Fold(char letter, bool inLetters)
    {
        if (letter is '\'' or '’' || IsIgnored(letter)) return '\0';
        var folded = letter < 128 ? char.ToLowerInvariant(letter) : FoldBeyondAscii(letter);
        return folded switch
        {
            // One and small L look alike, and stand for the same letter once digits are letters.
            'l' => 'i',
            '0' when inLetters => 'o',
            '1' or '!' or '|' when inLetters => 'i',
            '3' when inLetters => 'e',
            '4' or '@' when inLetters => 'a',
            '5' or '$' when inLetters => 's',
            '7' when inLetters => 't',
            _ => folded,
        };
    }

    private static char FoldBeyondAscii(char letter)
    {
        var lower = char.ToLowerInvariant(letter);
        var lookAlike = LookAlikes.IndexOf(lower, StringComparison.Ordinal);
        if (lookAlike >= 0) return LatinFor[lookAlike];
        if (char.IsSurrogate(lower)) return lower;
        var decomposed = lower.ToString().Normalize(NormalizationForm.FormKD)[0];
        return decomposed < 128 ? char.ToLowerInvariant(decomposed) : decomposed;
    }

    // Cyrillic, Greek and Latin-extended letters that are drawn like a Latin one, above the letter they pass for.
    private const string LookAlikes = "аеорсухіјѕԁһӏвкмнтгпαεορυχικνητωβσøıłđɡɑⅼ";
    private const string LatinFor = "aeopcyxijsdhibkmhtrnaeopuxikvntwbsoiidgai";
}
