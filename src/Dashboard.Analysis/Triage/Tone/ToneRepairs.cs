using System.Runtime.InteropServices;
using System.Text;

namespace Dashboard.Analysis.Triage.Tone;

/// <summary>Puts right what a look at single words cannot: letters with spaces between them, words cut in two, words run together, slips.</summary>
internal static class ToneRepairs
{
    private const int FewestSpaced = 3;

    public static List<ToneWord> Of(List<ToneWord> words, string text, ToneVocabulary vocabulary)
    {
        var odd = false;
        foreach (ref readonly var word in CollectionsMarshal.AsSpan(words))
            odd |= word.Entry.Frequency == 0 || word.Entry.Text.Length == 1 && word.Entry.Text[0] is not ('i' or 'a' or 'u');
        if (!odd)
            return words;
        var repaired = new List<ToneWord>(words.Count + 8);
        for (var i = 0; i < words.Count; i++)
        {
            if (Spaced(words, i, text, vocabulary, repaired) is var letters and > 0)
            {
                i += letters - 1;
                continue;
            }
            var word = words[i];
            if (i + 1 < words.Count && Joined(word, words[i + 1], text, vocabulary) is { } whole)
            {
                repaired.Add(word with { End = words[i + 1].End, Entry = whole });
                i++;
                continue;
            }
            if (word.Entry.Frequency > 0 || word.Entry.IsMask)
                repaired.Add(word);
            else if (vocabulary.Correct(word.Entry.Text) is { } meant && (!word.Entry.IsName || meant.Is(ToneClass.Group | ToneClass.Slur)))
                repaired.Add(word with { Entry = meant });
            else if (vocabulary.Split(word.Entry.Text) is { } parts)
                AddParts(repaired, word, parts);
            else
                repaired.Add(word.Entry.IsName || !word.Shout && char.IsUpper(text[word.Start]) || !Ascii.IsValid(word.Entry.Text) ? word with { Entry = ToneEntry.Name } : word);
        }
        return repaired;
    }

    private static void AddParts(List<ToneWord> to, ToneWord word, List<(ToneEntry Entry, int From, int To)> parts)
    {
        // Letters and signs may not stand for one another one to one; then every part covers the whole.
        var exact = word.End - word.Start == parts[^1].To;
        foreach (var (entry, from, end) in parts)
            to.Add(word with { Start = exact ? word.Start + from : word.Start, End = exact ? word.Start + end : word.End, Entry = entry, AfterBreak = word.AfterBreak && from == 0 });
    }

    /// <summary>"s t u p i d", "s.t.u.p.i.d": how many words were taken together; 0 for none.</summary>
    private static int Spaced(List<ToneWord> words, int first, string text, ToneVocabulary vocabulary, List<ToneWord> to)
    {
        if (!IsLetter(words[first]))
            return 0;
        var last = first;
        while (last + 1 < words.Count && IsLetter(words[last + 1]) && words[last + 1].Start - words[last].End <= 2)
            last++;
        var count = last - first + 1;
        if (count < FewestSpaced)
            return 0;
        Span<char> letters = count <= 64 ? stackalloc char[count] : new char[count];
        for (var i = 0; i < count; i++)
            letters[i] = words[first + i].Entry.IsMask ? LookAlikes.Leet(text[words[first + i].Start], 'i') : words[first + i].Entry.Text[0];
        if (vocabulary.Find(letters) is { } whole)
        {
            to.Add(words[first] with { End = words[last].End, Entry = whole });
            return count;
        }
        if (vocabulary.Split(letters.ToString()) is not { } parts)
            return 0;
        foreach (var (entry, from, end) in parts)
            to.Add(words[first + from] with { End = words[first + end - 1].End, Entry = entry });
        return count;
    }

    private static bool IsLetter(ToneWord word) => word.End - word.Start == 1 && (word.Entry.Text.Length == 1 || word.Entry == ToneEntry.Number);

    /// <summary>"fag got", "wo men": two pieces of which one is no word, side by side.</summary>
    private static ToneEntry? Joined(ToneWord a, ToneWord b, string text, ToneVocabulary vocabulary)
    {
        if (a.Entry.IsMask || b.Entry.IsMask || a.Entry.Frequency > 0 && b.Entry.Frequency > 0 || b.Start - a.End is not (1 or 2) || a.Sentence != b.Sentence || b.AfterBreak)
            return null;
        if (char.IsUpper(text[b.Start]) && !char.IsUpper(text[a.End - 1]))
            return null;
        var length = a.Entry.Text.Length + b.Entry.Text.Length;
        if (length is < 4 or > 32)
            return null;
        Span<char> whole = stackalloc char[length];
        a.Entry.Text.CopyTo(whole);
        b.Entry.Text.CopyTo(whole[a.Entry.Text.Length..]);
        return vocabulary.Find(whole) is { } found && found.Is(ToneClass.Attack | ToneClass.Group | ToneClass.WeakGroup | ToneClass.Profanity) ? found : null;
    }
}
