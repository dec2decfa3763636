using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Inference;

/// <summary>Tells what each word of a sentence does.</summary>
internal static class PairWords
{
    private static readonly HashSet<string> Be = Set("is are was were be been being am 's 're isn't aren't wasn't weren't");
    private static readonly HashSet<string> BeforeVerb = Set("to will would can could may might must should shall not n't did does do don't didn't doesn't i you he she we they who");
    private static readonly HashSet<string> NotContent = Set("there it's that's very really also just too so then thus however");

    public static void Add(ReadSentence sentence, List<PairWord> words)
    {
        var tokens = sentence.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Symbol && token.Lower is not ("$" or "%" or "£" or "€"))
                continue;
            var pos = Class(tokens, i);
            var part = Part(token, pos);
            var lemma = part is WordPart.Name or WordPart.Number ? token.Lower : Lexicon.Lemma(token.Lower, pos);
            words.Add(new PairWord(token.Lower, lemma, part, pos, part != WordPart.Function && Polarity.IsNegated(tokens, i)));
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
            PartOfSpeech.Verb => WordPart.Verb,
            PartOfSpeech.Adjective or PartOfSpeech.Adverb => WordPart.Modifier,
            _ => WordPart.Noun,
        };
    }

    private static PartOfSpeech Class(IReadOnlyList<Token> tokens, int i)
    {
        var token = tokens[i];
        if (token.Name)
            return PartOfSpeech.ProperNoun;
        if (!token.IsWord)
            return PartOfSpeech.Numeral;
        var before = i > 0 ? tokens[i - 1].Lower : "";
        int noun = Lexicon.Frequency(token.Lower, PartOfSpeech.Noun), verb = Lexicon.Frequency(token.Lower, PartOfSpeech.Verb),
            adjective = Lexicon.Frequency(token.Lower, PartOfSpeech.Adjective), adverb = Lexicon.Frequency(token.Lower, PartOfSpeech.Adverb);
        var isVerb = Lexicon.Knows(token.Lower, PartOfSpeech.Verb);
        if (isVerb && (Be.Contains(before) && (token.Lower.EndsWith("ing", StringComparison.Ordinal) || token.Lower.EndsWith("ed", StringComparison.Ordinal) && adjective <= verb)
            || BeforeVerb.Contains(before) && verb > 0))
            return PartOfSpeech.Verb;
        if (token.Lower.EndsWith("ly", StringComparison.Ordinal) && Lexicon.Knows(token.Lower, PartOfSpeech.Adverb) && adjective <= adverb)
            return PartOfSpeech.Adverb;
        var afterDeterminer = Text.Words.Determiners.Contains(before);
        if (afterDeterminer)
            verb /= 10;
        if (token.Lower.EndsWith("ing", StringComparison.Ordinal) && isVerb && !afterDeterminer)
            verb += 5 + noun;
        var most = Math.Max(Math.Max(noun, verb), Math.Max(adjective, adverb));
        if (most == 0)
            return Lexicon.Knows(token.Lower, PartOfSpeech.Noun) ? PartOfSpeech.Noun
                : isVerb ? PartOfSpeech.Verb
                : Lexicon.Knows(token.Lower, PartOfSpeech.Adjective) ? PartOfSpeech.Adjective
                : Lexicon.Knows(token.Lower, PartOfSpeech.Adverb) ? PartOfSpeech.Adverb : PartOfSpeech.Noun;
        return most == noun ? PartOfSpeech.Noun : most == verb ? PartOfSpeech.Verb : most == adjective ? PartOfSpeech.Adjective : PartOfSpeech.Adverb;
    }

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
