using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Triage.Tone;

/// <summary>What a word means, by the dictionary: its most frequent sense in each class and what is broader or alike. Words that were hardly met while learning share meanings with words that were.</summary>
internal static class ToneMeanings
{
    private const int Broader = 2;

    /// <param name="word">In lower case.</param>
    /// <param name="add">Takes the numbers of meanings; the same one may come twice.</param>
    public static void Visit(string word, Action<int> add)
    {
        if (word.Length < 3)
            return;
        var table = Lexicon.Table;
        for (var file = LexicalFile.Noun; file <= LexicalFile.Adjective; file++)
        {
            if (Lemmas.Of(table, word, file) is not { } lemma)
                continue;
            var (start, end) = table.Senses(table.Find(lemma.Word), file);
            if (start == end)
                continue;
            var meaning = table.Synsets[start];
            add(meaning);
            foreach (var alike in table.Similar[meaning])
                add(alike);
            for (var level = 0; level < Broader && table.Hypernyms[meaning].Length > 0; level++)
                add(meaning = table.Hypernyms[meaning][0]);
        }
    }
}
