namespace Dashboard.Analysis.Text.Syntax;

/// <summary>Numbers that stand for a word in features.</summary>
internal readonly struct WordTraits
{
    public readonly uint Form;
    public readonly uint Shape;
    public readonly uint Suffix1;
    public readonly uint Suffix2;
    public readonly uint Suffix3;
    public readonly uint Suffix4;
    public readonly uint Prefix1;
    public readonly uint Prefix3;

    /// <summary>In which of WordNet's files the word stands (four bits), and in which it is met most.</summary>
    public readonly uint Files;

    /// <summary>WordNet's sorts of the most frequent noun and verb sense: words of one sort behave alike.</summary>
    public readonly uint NounSort;
    public readonly uint VerbSort;

    /// <summary>The form that the dictionary lists.</summary>
    public readonly uint Lemma;

    /// <summary>More often a noun or a verb: 0 neither, 1 only or mostly a noun, to 5 only or mostly a verb.</summary>
    public readonly uint Leaning;

    /// <summary>The dictionary knows the word, and not as a verb.</summary>
    public bool IsNoVerb => (Files & 0xf) != 0 && (Files & 2) == 0;

    public bool CanBeVerb => (Files & 2) != 0;
    public bool IsMostlyVerb => Files >> 4 == (uint)LexicalFile.Verb + 1;

    public static readonly WordTraits Outside = new(1);

    private WordTraits(uint form)
    {
        this = default;
        (Form, Lemma) = (form, form);
    }

    /// <param name="cased">Capitals tell something in this sentence.</param>
    public WordTraits(SyntaxWord word, bool cased)
    {
        var lower = word.Kind == TokenKind.Number ? Digits(word.Lower) : word.Lower;
        Form = FeatureList.Hash(lower);
        Shape = (uint)word.Kind | (cased && word.Capital ? 8u : 0) | (word.Glued ? 16u : 0) | (lower.Contains('.', StringComparison.Ordinal) ? 32u : 0)
            | (cased && word.AllCapitals ? 64u : 0);
        Suffix1 = Tail(lower, 1);
        Suffix2 = Tail(lower, 2);
        Suffix3 = Tail(lower, 3);
        Suffix4 = Tail(lower, 4);
        Prefix1 = lower.Length > 1 ? FeatureList.Hash(lower.AsSpan(0, 1)) : 2;
        Prefix3 = lower.Length > 4 ? FeatureList.Hash(lower.AsSpan(0, 3)) : 2;
        Lemma = Form;
        if (word.Kind != TokenKind.Word)
            return;
        var table = Lexicon.Table;
        var (best, most) = (0u, -1);
        var (noun, verb) = (0, 0);
        for (var file = LexicalFile.Noun; file <= LexicalFile.Adverb; file++)
        {
            if (Lemmas.Of(table, lower, file) is not { } found)
                continue;
            Files |= 1u << (int)file;
            if (found.Count > most)
            {
                (best, most) = ((uint)file + 1, found.Count);
                Lemma = FeatureList.Hash(found.Word);
            }
            if (file <= LexicalFile.Verb)
            {
                var (start, _) = table.Senses(table.Find(found.Word), file);
                var sort = table.Classes[table.Synsets[start]] & 0x3fu;
                if (file == LexicalFile.Noun)
                    (NounSort, noun) = (sort, found.Count + 1);
                else
                    (VerbSort, verb) = (sort, found.Count + 1);
            }
        }
        Files |= best << 4;
        Leaning = noun + verb == 0 ? 0u : noun > 4 * verb ? 1u : noun > verb + verb / 2 ? 2u : verb > 4 * noun ? 5u : verb > noun + noun / 2 ? 4u : 3u;
    }

    private static uint Tail(string lower, int count) => lower.Length > count ? FeatureList.Hash(lower.AsSpan(lower.Length - count)) : 3;

    /// <summary>"1,204" and "2024": only the length and the signs matter.</summary>
    private static string Digits(string number) => string.Create(number.Length, number, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = char.IsAsciiDigit(from[i]) ? '0' : from[i];
    });
}
