namespace Dashboard.Analysis.Text.Syntax;

/// <summary>Verbs of saying and thinking.</summary>
internal static class TellingVerbs
{
    private const byte Cognition = 31;
    private const byte Communication = 32;

    /// <summary>The verb's most frequent sense is one of communication or of thought.</summary>
    public static bool Are(string lemma)
    {
        if (lemma is "say" or "tell" or "add" or "write" or "tweet" or "post" or "quote")
            return true;
        var table = Lexicon.Table;
        if (table.Find(lemma) is var word && word < 0)
            return false;
        var (start, end) = table.Senses(word, LexicalFile.Verb);
        return end > start && (table.Classes[table.Synsets[start]] & 0x3f) is Cognition or Communication;
    }
}
