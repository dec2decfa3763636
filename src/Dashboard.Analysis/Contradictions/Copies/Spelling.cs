using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions.Copies;

/// <summary>Whether two words are one word spelt in two ways: accents, British and American, a slip of the finger, an abbreviation.</summary>
internal static class Spelling
{
    public static bool AreVariants(string a, string b)
    {
        var (x, y) = (Plain(a), Plain(b));
        if (x == y || American(x) == American(y))
            return true;
        if (IsShort(x, y) || IsShort(y, x))
            return true;
        // A slip makes no other word.
        return x.Length >= 5 && y.Length >= 5 && Distance(x, y) == 1 && !(IsWord(a) && IsWord(b));
    }

    /// <summary>Names are in no dictionary, so more than one slip is allowed, and the letters that are written for one sound count as one.</summary>
    public static bool AreNameVariants(string a, string b)
    {
        var (x, y) = (Sound(Plain(a)), Sound(Plain(b)));
        if (x == y || x.Length >= 3 && y.Length >= 3 && IsShort(x, y) || IsShort(y, x))
            return true;
        var longest = Math.Max(x.Length, y.Length);
        if (x.Length == 0 || y.Length == 0)
            return false;
        // "Jon" and "John", "Rait" and "Raite", "Moreno" and "Moren"; but "Lang" is not "Land" where one letter of four differs inside.
        var distance = Distance(x, y);
        return distance == 1 && (longest >= 5 || x.Length != y.Length) || distance == 2 && longest >= 8;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours between two short words.</summary>
    public static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 3)
            return 4;
        var (before, last, next) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            next[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                next[j] = Math.Min(Math.Min(last[j] + 1, next[j - 1] + 1), last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    next[j] = Math.Min(next[j], before[j - 2] + 1);
            }
            (before, last, next) = (last, next, before);
        }
        return last[b.Length];
    }

    public static string Plain(string word) => Accents.Strip(word).Replace(".", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    private static bool IsWord(string word) =>
        Lexicon.Knows(word, PartOfSpeech.Noun) || Lexicon.Knows(word, PartOfSpeech.Verb) || Lexicon.Knows(word, PartOfSpeech.Adjective) || Lexicon.Knows(word, PartOfSpeech.Adverb);

    /// <summary>"calif" of "california", "gov" of "governor": the beginning, cut off inside the word.</summary>
    private static bool IsShort(string start, string whole) => start.Length >= 3 && whole.Length >= start.Length + 3 && whole.StartsWith(start, StringComparison.Ordinal);

    private static string American(string word) => word.Replace("isa", "iza", StringComparison.Ordinal).Replace("ise", "ize", StringComparison.Ordinal).Replace("isi", "izi", StringComparison.Ordinal)
        .Replace("our", "or", StringComparison.Ordinal).Replace("tre", "ter", StringComparison.Ordinal).Replace("ence", "ense", StringComparison.Ordinal)
        .Replace("ll", "l", StringComparison.Ordinal).Replace("ae", "e", StringComparison.Ordinal).Replace("ogue", "og", StringComparison.Ordinal)
        .Replace("programme", "program", StringComparison.Ordinal).Replace("grey", "gray", StringComparison.Ordinal);

    private static string Sound(string name) => name.Replace("ph", "f", StringComparison.Ordinal).Replace("ck", "k", StringComparison.Ordinal).Replace('c', 'k').Replace('y', 'i')
        .Replace("ei", "i", StringComparison.Ordinal).Replace("ie", "i", StringComparison.Ordinal).Replace("oo", "u", StringComparison.Ordinal).Replace("ou", "u", StringComparison.Ordinal)
        .Replace("kh", "k", StringComparison.Ordinal).Replace("zh", "z", StringComparison.Ordinal).Replace("ss", "s", StringComparison.Ordinal).Replace("mm", "m", StringComparison.Ordinal);
}
