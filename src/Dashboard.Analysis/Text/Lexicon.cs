namespace Dashboard.Analysis.Text;

/// <summary>
/// What Princeton WordNet knows of words: their base forms and how two words relate. Words are given in lower case, with spaces between the parts of
/// "prime minister". Loaded once, when first asked; safe from many threads; one question costs some microseconds at most.
/// </summary>
internal static class Lexicon
{
    /// <summary>So many senses of a word, the most frequent first, count as common.</summary>
    public const int CommonSenses = 4;

    private static readonly Lazy<LexiconTable> Loaded = new(Load);

    /// <summary>The table itself, for those who need more than the questions below.</summary>
    public static LexiconTable Table => Loaded.Value;

    /// <summary>Base form of a word of a known class; the word itself where there is none ("stopped" as a verb is "stop", "found" is "find").</summary>
    public static string Lemma(string word, PartOfSpeech pos) => FileOf(pos) is { } file ? Lemmas.Of(Table, word, file)?.Word ?? word : word;

    /// <summary>Base form in the class in which the word is met most.</summary>
    public static string Lemma(string word)
    {
        var best = ((string Word, int Count)?)null;
        for (var file = LexicalFile.Noun; file <= LexicalFile.Adverb; file++)
        {
            if (Lemmas.Of(Table, word, file) is { } found && (best is null || found.Count > best.Value.Count))
                best = found;
        }
        return best?.Word ?? word;
    }

    /// <summary>The word or its base form stands in the dictionary of its class.</summary>
    public static bool Knows(string word, PartOfSpeech pos) => FileOf(pos) is { } file && Lemmas.Of(Table, word, file) is not null;

    /// <summary>How often the word was met in tagged text, all senses of one class together; 0 also for unknown words.</summary>
    public static int Frequency(string word, PartOfSpeech pos) => FileOf(pos) is { } file && Lemmas.Of(Table, word, file) is { } found ? found.Count : 0;

    /// <summary>How <paramref name="a"/> relates to <paramref name="b"/>, by the most common senses that relate at all. Unknown class: all classes are tried.</summary>
    public static Related Relate(string a, string b, PartOfSpeech pos = PartOfSpeech.Unknown, int senses = CommonSenses) => LexicalRelations.Relate(Table, a, b, pos, senses);

    /// <summary>Direct opposites in common senses: "open" and "closed".</summary>
    public static bool AreOpposites(string a, string b, PartOfSpeech pos = PartOfSpeech.Unknown) => Relate(a, b, pos).Relation == Relation.Opposite;

    /// <summary>Opposites through a neighbour in meaning or a prefix: "hot" and "icy". Direct ones count too.</summary>
    public static bool AreWeakOpposites(string a, string b, PartOfSpeech pos = PartOfSpeech.Unknown) => Relate(a, b, pos).Relation is Relation.Opposite or Relation.WeakOpposite;

    /// <summary>"dog" is broader than "poodle"; the depth counts the steps between them.</summary>
    public static bool IsBroader(string broader, string narrower, PartOfSpeech pos, out int depth)
    {
        var related = Relate(broader, narrower, pos);
        depth = related.Depth;
        return related.Relation == Relation.Broader;
    }

    public static bool IsBroader(string broader, string narrower, PartOfSpeech pos = PartOfSpeech.Unknown) => IsBroader(broader, narrower, pos, out _);

    public static bool AreSynonyms(string a, string b, PartOfSpeech pos = PartOfSpeech.Unknown) => Relate(a, b, pos).Relation is Relation.Same or Relation.Synonym;

    /// <summary>Both are kinds of one thing and neither is the other: "guitar" and "violin". With <paramref name="exclusive"/> only classes of which a thing has one.</summary>
    public static bool AreSiblings(string a, string b, PartOfSpeech pos = PartOfSpeech.Unknown, bool exclusive = false) =>
        Relate(a, b, pos).Relation is var relation && (relation == Relation.ExclusiveSibling || relation == Relation.Sibling && !exclusive);

    /// <summary>What sort of thing a noun names in its most common sense.</summary>
    public static NounClass ClassOf(string noun)
    {
        if (Lemmas.Of(Table, noun, LexicalFile.Noun) is not { } found)
            return NounClass.None;
        var (start, _) = Table.Senses(Table.Find(found.Word), LexicalFile.Noun);
        return (NounClass)(Table.Classes[Table.Synsets[start]] & 0x3f);
    }

    /// <summary>The most common senses of the noun (at most <paramref name="senses"/>) include one of the class.</summary>
    public static bool CanBe(string noun, NounClass sort, int senses = CommonSenses)
    {
        if (Lemmas.Of(Table, noun, LexicalFile.Noun) is not { } found)
            return false;
        var (start, end) = Table.Senses(Table.Find(found.Word), LexicalFile.Noun);
        for (var sense = start; sense < end && sense < start + senses; sense++)
        {
            if ((NounClass)(Table.Classes[Table.Synsets[sense]] & 0x3f) == sort)
                return true;
        }
        return false;
    }

    /// <summary>The WordNet file that holds words of a class, or null.</summary>
    public static LexicalFile? FileOf(PartOfSpeech pos) => pos switch
    {
        PartOfSpeech.Noun or PartOfSpeech.ProperNoun => LexicalFile.Noun,
        PartOfSpeech.Verb or PartOfSpeech.Auxiliary => LexicalFile.Verb,
        PartOfSpeech.Adjective => LexicalFile.Adjective,
        PartOfSpeech.Adverb => LexicalFile.Adverb,
        _ => null,
    };

    private static LexiconTable Load()
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream("lexicon.bin") ?? throw new InvalidOperationException("The lexicon is not part of the program.");
        return LexiconTable.Load(stream);
    }
}

/// <summary>WordNet's sorts of nouns, by their numbers there.</summary>
internal enum NounClass
{
    None, Top = 3, Act = 4, Animal = 5, Artifact = 6, Attribute = 7, Body = 8, Cognition = 9, Communication = 10, Event = 11, Feeling = 12, Food = 13, Group = 14,
    Location = 15, Motive = 16, Object = 17, Person = 18, Phenomenon = 19, Plant = 20, Possession = 21, Process = 22, Quantity = 23, RelationTo = 24, Shape = 25,
    State = 26, Substance = 27, Time = 28,
}
