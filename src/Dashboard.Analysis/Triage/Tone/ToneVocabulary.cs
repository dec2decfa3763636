using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Triage.Tone;

/// <summary>
/// The words that are known: those of <see cref="ToneLists"/> with their forms, and those met often enough while learning. It also finds what a masked,
/// misspelt or run-together word was meant to be. Read-only once built.
/// </summary>
internal sealed class ToneVocabulary
{
    private const int FewestLettersOfMisspelt = 4;
    private const ToneClass Wanted = ToneClass.Group | ToneClass.Attack | ToneClass.Profanity | ToneClass.WeakGroup | ToneClass.Good;

    private readonly Dictionary<string, ToneEntry> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ToneEntry>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly Lazy<Dictionary<uint, List<string>>> misspelt;
    private readonly Lazy<string[]> masked;
    private readonly long total = 1;

    /// <param name="learned">Words met while learning, how often, and whether they are mostly names.</param>
    public ToneVocabulary(IReadOnlyCollection<(string Word, int Count, bool IsName)> learned)
    {
        Learned = learned;
        var classes = Listed();
        foreach (var (word, count, isName) in learned)
        {
            total += count;
            entries[word] = Entry(word, classes.GetValueOrDefault(word), count, isName && !classes.ContainsKey(word));
        }
        foreach (var (word, found) in classes)
            entries.TryAdd(word, Entry(word, found, 1, false));
        foreach (var word in EmojiWords.Words)
            entries.TryAdd(word, Entry(word, ToneClass.None, 1, false));
        bySpan = entries.GetAlternateLookup<ReadOnlySpan<char>>();
        misspelt = new(Deletions);
        masked = new(() => [.. entries.Where(pair => pair.Value.Is(ToneClass.Slur | ToneClass.Profanity | ToneClass.Trait | ToneClass.Violence) && !pair.Key.Contains('-', StringComparison.Ordinal)).Select(pair => pair.Key).Order(StringComparer.Ordinal)]);
    }

    public ToneEntry? Find(ReadOnlySpan<char> word) => bySpan.TryGetValue(word, out var entry) ? entry : null;

    /// <summary>What it was made of besides the lists.</summary>
    public IReadOnlyCollection<(string Word, int Count, bool IsName)> Learned { get; }

    /// <summary>The listed strong word that <paramref name="pattern"/> hides behind stars: "id**t".</summary>
    public ToneEntry? Unmask(ReadOnlySpan<char> pattern)
    {
        foreach (var word in masked.Value)
        {
            if (word[0] == pattern[0] && Fits(word, pattern))
                return entries[word];
        }
        return null;
    }

    /// <summary>The word with a class that <paramref name="word"/> is one slip away from: a letter left out, put in, replaced, or two swapped. Not for words that the dictionary knows.</summary>
    public ToneEntry? Correct(string word)
    {
        if (word.Length < FewestLettersOfMisspelt || word.Length > 24)
            return null;
        string? best = null;
        Span<char> shorter = stackalloc char[word.Length];
        for (var left = -1; left < word.Length; left++)
        {
            var key = Without(word, left, shorter);
            if (!misspelt.Value.TryGetValue(ToneHash.Of(key), out var candidates))
                continue;
            foreach (var candidate in candidates)
            {
                if (candidate[0] == word[0] && IsSlip(word, candidate) && (best is null || entries[candidate].Frequency > entries[best].Frequency))
                    best = candidate;
            }
        }
        return best is null || IsInDictionary(word) ? null : entries[best];
    }

    /// <summary>The words that were run together, with the place of each; null when it is no such thing or none of them matters.</summary>
    public List<(ToneEntry Entry, int From, int To)>? Split(string word)
    {
        if (word.Length is < 6 or > 40)
            return null;
        var best = new double[word.Length + 1];
        var cut = new int[word.Length + 1];
        Array.Fill(best, double.MaxValue);
        best[0] = 0;
        for (var end = 1; end <= word.Length; end++)
        {
            for (var start = Math.Max(0, end - 16); start < end; start++)
            {
                if (best[start] == double.MaxValue || end - start < 3 && !IsSmallWord(word.AsSpan(start, end - start)))
                    continue;
                if (Find(word.AsSpan(start, end - start)) is not { Frequency: > 0, IsName: false } entry)
                    continue;
                var cost = best[start] + Math.Log(total / (double)Math.Max(2, entry.Frequency));
                if (cost < best[end])
                    (best[end], cut[end]) = (cost, start);
            }
        }
        if (best[^1] == double.MaxValue || cut[^1] == 0)
            return null;
        var parts = new List<(ToneEntry, int, int)>();
        var matters = false;
        for (var end = word.Length; end > 0; end = cut[end])
        {
            var entry = Find(word.AsSpan(cut[end], end - cut[end]))!;
            matters |= entry.Is(Wanted) && end - cut[end] >= 3;
            parts.Insert(0, (entry, cut[end], end));
        }
        // Five and more pieces are chance, and so are the parts of a word that the dictionary knows.
        return matters && parts.Count <= 4 && !IsInDictionary(word) ? parts : null;
    }

    private static bool IsSmallWord(ReadOnlySpan<char> word) => word is "i" or "a" or "is" or "to" or "of" or "in" or "on" or "at" or "me" or "my" or "we" or "be" or "or" or "no" or "so" or "up" or "do" or "go" or "us" or "an" or "it" or "he";

    private static bool IsInDictionary(string word) =>
        Lexicon.Knows(word, PartOfSpeech.Noun) || Lexicon.Knows(word, PartOfSpeech.Verb) || Lexicon.Knows(word, PartOfSpeech.Adjective) || Lexicon.Knows(word, PartOfSpeech.Adverb);

    private static bool Fits(string word, ReadOnlySpan<char> pattern)
    {
        int at = 0, letters = 0;
        var stars = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '*')
            {
                stars = true;
                at++;
            }
            else
            {
                if (at >= word.Length || word[at] != pattern[i])
                    return false;
                letters++;
                at++;
            }
        }
        return stars && letters >= 1 && at == word.Length && (letters >= 2 || word.Length == 4);
    }

    private static ReadOnlySpan<char> Without(string word, int left, Span<char> buffer)
    {
        if (left < 0)
            return word;
        word.AsSpan(0, left).CopyTo(buffer);
        word.AsSpan(left + 1).CopyTo(buffer[left..]);
        return buffer[..(word.Length - 1)];
    }

    // One letter more, one less, one other, or two neighbours swapped.
    private static bool IsSlip(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1)
            return false;
        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start])
            start++;
        int x = a.Length, y = b.Length;
        while (x > start && y > start && a[x - 1] == b[y - 1])
        {
            x--;
            y--;
        }
        var (restA, restB) = (x - start, y - start);
        return restA <= 1 && restB <= 1 && restA + restB > 0 && (restA != restB || a.Length > 5)
            || restA == 2 && restB == 2 && a[start] == b[start + 1] && a[start + 1] == b[start];
    }

    private Dictionary<uint, List<string>> Deletions()
    {
        var found = new Dictionary<uint, List<string>>();
        foreach (var (word, entry) in entries.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!entry.Is(Wanted) || word.Length <= FewestLettersOfMisspelt || word.Contains('-', StringComparison.Ordinal))
                continue;
            Span<char> buffer = new char[word.Length];
            for (var left = -1; left < word.Length; left++)
            {
                var key = ToneHash.Of(Without(word, left, buffer));
                if (!found.TryGetValue(key, out var list))
                    found[key] = list = [];
                if (!list.Contains(word))
                    list.Add(word);
            }
        }
        return found;
    }

    private static ToneEntry Entry(string word, ToneClass classes, int count, bool isName) => new(
        (classes & (ToneClass.Group | ToneClass.WeakGroup)) != 0 && (classes & (ToneClass.Slur | ToneClass.Attack)) == 0 ? ToneEntry.AnyGroup : word, classes, count, isName);

    private static Dictionary<string, ToneClass> Listed()
    {
        var classes = new Dictionary<string, ToneClass>(StringComparer.Ordinal);
        foreach (var (sort, words) in ToneLists.Words)
            Add(sort, words, word => [word]);
        foreach (var (sort, words) in ToneLists.Nouns)
            Add(sort, words, word => [word, Plural(word)]);
        foreach (var (sort, words) in ToneLists.Verbs)
            Add(sort, words, VerbForms);
        return classes;

        void Add(ToneClass sort, string words, Func<string, string[]> forms)
        {
            foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                foreach (var form in forms(word))
                    classes[form] = classes.GetValueOrDefault(form) | sort;
        }
    }

    private static string Plural(string noun) =>
        noun.EndsWith("man", StringComparison.Ordinal) && noun is not ("german" or "human" or "roman") ? noun[..^3] + "men"
        : noun[^1] is 's' or 'x' or 'z' || noun.EndsWith("ch", StringComparison.Ordinal) || noun.EndsWith("sh", StringComparison.Ordinal) ? noun + "es"
        : noun[^1] == 'y' && noun[^2] is not ('a' or 'e' or 'i' or 'o' or 'u') ? noun[..^1] + "ies"
        : noun == "thief" ? "thieves" : noun + "s";

    private static string[] VerbForms(string verb)
    {
        var third = verb[^1] is 's' or 'x' or 'z' || verb.EndsWith("ch", StringComparison.Ordinal) || verb.EndsWith("sh", StringComparison.Ordinal) ? verb + "es"
            : verb[^1] == 'y' && verb[^2] is not ('a' or 'e' or 'i' or 'o' or 'u') ? verb[..^1] + "ies" : verb + "s";
        if (verb[^1] == 'e')
            return [verb, third, verb + "d", verb.EndsWith("ie", StringComparison.Ordinal) ? verb[..^2] + "ying" : verb[..^1] + "ing"];
        if (verb[^1] == 'y' && verb[^2] is not ('a' or 'e' or 'i' or 'o' or 'u'))
            return [verb, third, verb[..^1] + "ied", verb + "ing"];
        var doubled = verb.Length > 2 && verb[^1] is 'b' or 'g' or 'm' or 'n' or 'p' or 't' or 'l' && verb[^2] is 'a' or 'e' or 'i' or 'o' or 'u' && verb[^3] is not ('a' or 'e' or 'i' or 'o' or 'u')
            ? verb + verb[^1] : verb;
        return [verb, third, doubled + "ed", doubled + "ing", verb + "ed", verb + "ing"];
    }
}
