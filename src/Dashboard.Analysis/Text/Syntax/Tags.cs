namespace Dashboard.Analysis.Text.Syntax;

/// <summary>Names of tags: the universal class, a space, the fine tag of the Penn Treebank ("VERB VBD").</summary>
internal static class Tags
{
    public static PartOfSpeech ClassOf(string tag) => tag[..tag.IndexOf(' ', StringComparison.Ordinal)] switch
    {
        "NOUN" => PartOfSpeech.Noun,
        "PROPN" => PartOfSpeech.ProperNoun,
        "VERB" => PartOfSpeech.Verb,
        "AUX" => PartOfSpeech.Auxiliary,
        "ADJ" => PartOfSpeech.Adjective,
        "ADV" => PartOfSpeech.Adverb,
        "PRON" => PartOfSpeech.Pronoun,
        "DET" => PartOfSpeech.Determiner,
        "ADP" => PartOfSpeech.Adposition,
        "NUM" => PartOfSpeech.Numeral,
        "CCONJ" => PartOfSpeech.Coordinator,
        "SCONJ" => PartOfSpeech.Subordinator,
        "PART" => PartOfSpeech.Particle,
        "INTJ" => PartOfSpeech.Interjection,
        "PUNCT" => PartOfSpeech.Punctuation,
        "SYM" => PartOfSpeech.Sign,
        _ => PartOfSpeech.Other,
    };

    /// <summary>"VBD" of "VERB VBD".</summary>
    public static string Fine(string tag) => tag[(tag.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    /// <summary>What features use: the class in the high byte, the tag's number in the low one.</summary>
    public static uint Packed(string tag, int number) => (uint)ClassOf(tag) << 8 | (uint)number;
}
