using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Inference;

/// <summary>Tells what each word of a sentence does.</summary>
internal static class PairWords
{
    private static readonly HashSet<string> NotContent = Set("there it's that's very really also just too so then thus however");

    public static void Add(ReadSentence sentence, List<PairWord> words, Dictionary<(ReadSentence, int), int> places)
    {
        var tokens = sentence.Tokens;
        var tags = new PartOfSpeech[tokens.Count];
        var denied = new bool[tokens.Count];
        foreach (var word in sentence.Parse.Words)
        {
            // Of "isn't" the first part stands for the whole.
            if (tags[word.Token] == PartOfSpeech.Unknown)
                tags[word.Token] = word.Tag;
        }
        foreach (var clause in sentence.Parse.Clauses.Where(clause => clause.IsNegated))
            denied[sentence.Parse.Words[clause.Predicate].Token] = true;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Symbol && token.Lower is not ("$" or "%" or "£" or "€"))
                continue;
            var pos = token.Name ? PartOfSpeech.ProperNoun : tags[i];
            var part = Part(token, pos);
            var lemma = part is WordPart.Name or WordPart.Number ? token.Lower : Lexicon.Lemma(token.Lower, pos);
            places[(sentence, i)] = words.Count;
            words.Add(new PairWord(token.Lower, lemma, part, pos, part != WordPart.Function && (denied[i] || Polarity.IsNegated(tokens, i))));
        }
    }

    private static WordPart Part(Token token, PartOfSpeech pos)
    {
        if (token.Kind == TokenKind.Number || PairNumbers.IsNumber(token.Lower))
            return WordPart.Number;
        if (token.Name)
            return WordPart.Name;
        if (token.Kind == TokenKind.Symbol || NotContent.Contains(token.Lower) || Text.Words.Stop.Contains(token.Lower))
            return WordPart.Function;
        return pos switch
        {
            PartOfSpeech.Verb or PartOfSpeech.Auxiliary => WordPart.Verb,
            PartOfSpeech.Adjective or PartOfSpeech.Adverb => WordPart.Modifier,
            _ => WordPart.Noun,
        };
    }

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
