using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Labels;

/// <summary>A name as it stands in a sentence, without the titles before it.</summary>
/// <param name="First">Index of the first token of the whole capitalised run, titles included.</param>
/// <param name="Core">Index of the first token of the name itself.</param>
/// <param name="Last">One past its last token.</param>
/// <param name="Family">Its last word, lower case, without accents.</param>
/// <param name="Given">The word before that, lower case, without accents; empty when the name is one word.</param>
/// <param name="Written">As written, without a possessive ending.</param>
internal sealed record NamedEntity(int First, int Core, int Last, string Family, string Given, string Written)
{
    private const int LongestName = 4;

    /// <summary>Every name of a sentence, in order.</summary>
    public static List<NamedEntity> Read(string text, IReadOnlyList<Token> tokens)
    {
        var found = new List<NamedEntity>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!IsPart(tokens[i]) && !OpensName(tokens, i))
                continue;
            var first = i;
            while (i + 1 < tokens.Count && IsPart(tokens[i + 1]) && !IsPossessive(tokens[i]))
                i++;
            var last = i + 1;
            var core = first;
            for (var k = first; k < last; k++)
            {
                if (LabelWords.IsTitle(tokens[k].Lower) && (k + 1 < last || k > first))
                    core = k + 1;
            }
            // "Secretary of State Ada Holm": the word after "of" belongs to the office.
            if (core == first && last - first > 2 && first > 1 && tokens[first - 1].Is("of") && tokens[first - 2].Capital && LabelWords.IsTitle(tokens[first - 2].Lower))
            {
                core = first + 1;
                first -= 2;
                while (first > 0 && IsPart(tokens[first - 1]) && !IsPossessive(tokens[first - 1]))
                    first--;
            }
            if (core >= last || last - core > LongestName || core == last - 1 && LabelWords.IsTitle(tokens[core].Lower))
                continue;
            var end = tokens[last - 1].Start + tokens[last - 1].Lower.Length;
            found.Add(new NamedEntity(first, core, last, Plain(tokens[last - 1]), last - core > 1 ? Plain(tokens[last - 2]) : "", text[tokens[core].Start..Math.Min(end, tokens[last - 1].End)]));
        }
        return found;
    }

    /// <summary>"Holm's": the words after it are Holm's.</summary>
    public static bool IsPossessive(Token token) => token.End - token.Start > token.Lower.Length;

    /// <summary>"Sarah Holm said": the first word of a sentence is a given name where it is nothing else.</summary>
    private static bool OpensName(IReadOnlyList<Token> tokens, int i) =>
        tokens[i].Capital && tokens[i].IsWord && i + 1 < tokens.Count && tokens[i + 1].Name && !IsPossessive(tokens[i]) && !Words.Stop.Contains(tokens[i].Lower) && !Calendar.IsDayOrMonth(tokens[i].Lower)
        && !LabelWords.IsTitle(tokens[i].Lower) && Lexicon.Frequency(tokens[i].Lower, PartOfSpeech.Noun) == 0 && Lexicon.Lemma(tokens[i].Lower, PartOfSpeech.Noun) == tokens[i].Lower
        && !Lexicon.Knows(tokens[i].Lower, PartOfSpeech.Verb) && !Lexicon.Knows(tokens[i].Lower, PartOfSpeech.Adjective) && !Lexicon.Knows(tokens[i].Lower, PartOfSpeech.Adverb);

    private static bool IsPart(Token token) => token.Name || token.Capital && token.IsWord && LabelWords.IsTitle(token.Lower);

    private static string Plain(Token token) => Accents.Strip(token.Lower);
}
