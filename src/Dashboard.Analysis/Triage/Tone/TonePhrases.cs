namespace Dashboard.Analysis.Triage.Tone;

/// <summary>Finds the phrases of <see cref="ToneLists.Phrases"/> in a row of words.</summary>
internal static class TonePhrases
{
    private sealed record Phrase(ToneClass Class, string[] Words);

    private static readonly Dictionary<uint, Phrase[]> ByFirst = ToneLists.Phrases
        .SelectMany(row => row.Phrases.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(phrase => new Phrase(row.Class, phrase.Split(' '))))
        .GroupBy(phrase => ToneHash.Of(phrase.Words[0])).ToDictionary(group => group.Key, group => group.ToArray());

    /// <summary>Adds the class of each phrase to the words it is made of.</summary>
    public static void Mark(ReadOnlySpan<ToneWord> words, Span<ToneClass> classes)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (!ByFirst.TryGetValue(words[i].Entry.Hash, out var phrases))
                continue;
            foreach (var phrase in phrases)
            {
                if (phrase.Words[0] == words[i].Entry.Text && EndOf(phrase.Words, words, i) is var end and > 0)
                {
                    for (var k = i; k < end; k++)
                    {
                        // What stands in the gap is a target, no part of the attack.
                        if (!words[k].Is(ToneClass.Group | ToneClass.Person | ToneClass.They | ToneClass.You))
                            classes[k] |= phrase.Class;
                    }
                }
            }
        }
    }

    private static int EndOf(string[] phrase, ReadOnlySpan<ToneWord> words, int start)
    {
        var at = start + 1;
        for (var i = 1; i < phrase.Length; i++)
        {
            if (phrase[i] == "~")
            {
                for (var skip = 0; skip <= 3; skip++)
                {
                    if (at + skip < words.Length && words[at + skip].Entry.Text == phrase[i + 1])
                    {
                        at += skip;
                        break;
                    }
                }
                continue;
            }
            if (at >= words.Length || phrase[i] != "_" && words[at].Entry.Text != phrase[i])
                return 0;
            at++;
        }
        return at;
    }
}
