using Dashboard.Analysis.Text;
using Dashboard.Analysis.Text.Syntax;

namespace Dashboard.Analysis.Statements;

/// <summary>What the tree tells of a reporting verb.</summary>
internal enum Told
{
    /// <summary>Nothing that is sure.</summary>
    Unsure,

    BySomebody,

    /// <summary>It is no verb here, or nobody is said to speak: "the reports", "police were told".</summary>
    ByNobody,
}

/// <summary>Who speaks: the tokens of the phrase.</summary>
/// <param name="First">Index of the first token.</param>
/// <param name="Last">One past the last.</param>
internal readonly record struct SpeakerPhrase(int First, int Last)
{
    /// <summary>As written; a pronoun in lower case.</summary>
    public string Written(ReadSentence sentence)
    {
        var written = sentence.Article.Text[sentence.Tokens[First].Start..sentence.Tokens[Last - 1].End];
        return Last - First == 1 && Words.Pronouns.Contains(sentence.Tokens[First].Lower) ? sentence.Tokens[First].Lower : written;
    }
}

/// <summary>Finds in the tree of a sentence who says what it tells; silent where the tree and the words do not agree.</summary>
internal static class SpeechReader
{
    private const int LongestPhrase = 16;

    /// <summary>Who says it with the verb at the token.</summary>
    public static (Told Told, SpeakerPhrase Who) Read(ReadSentence sentence, int verb)
    {
        var parse = sentence.Parse;
        if (parse.OfToken(verb) is not { } word)
            return default;
        // "media reports", "an alleged attack"; but "the Daily Example reports"
        if (word.Tag == PartOfSpeech.Noun || word.Relation is Dependency.Adjective or Dependency.Compound)
            return word.Lower is "said" or "says" || verb > 0 && sentence.Tokens[verb - 1].Capital ? default : (Told.ByNobody, default);
        if (parse.Clauses.FirstOrDefault(clause => clause.Predicate == word.Index) is not { } told || told.IsCopular)
            return default;
        // "Police were told of a fire", "500 are said to be missing", "the losses reported today"
        if (parse.Child(word.Index, Dependency.PassiveAuxiliary) >= 0 || word.Relation == Dependency.Clause && told.IsPassive)
            return told.Doer is { } agent && Cut(sentence, agent.Head) is { } by ? (Told.BySomebody, by) : (Told.ByNobody, default);
        // "she is quoted as saying"
        if (told is { Lemma: "say", Parent: { Lemma: "quote", IsPassive: true, Subject: { } quoted } })
            return Cut(sentence, quoted.Head) is { } one ? (Told.BySomebody, one) : default;
        // "a lot to say", "put up", "responded to the fire"
        if (word.IsInfinitive && told.Modality == Modality.None && told.Mark == "to" || word.Lower == "put" && parse.Child(word.Index, Dependency.VerbParticle) >= 0
            || word.Lower == "responded" && verb + 1 < sentence.Tokens.Count && sentence.Tokens[verb + 1].Is("to") && told.Content is null && sentence.Quotes.Count == 0)
            return (Told.ByNobody, default);
        // "Holm, who had told the court of it, ..." and "the debt it says it can pay": the sentence is not theirs.
        if (told.Link == ClauseLink.Relative)
            return told.Subject is { } aside && Words.Pronouns.Contains(parse.Words[aside.Head].Lower) ? (Told.ByNobody, default) : default;
        if (told.Subject is not { } subject)
            return default;
        if (parse.Words[subject.Head].Lower is "who" or "you" or "which" or "that" or "what" or "there" or "this")
            return (Told.ByNobody, default);
        if (Cut(sentence, subject.Head) is not { } who || !Beside(sentence, who, verb))
            return default;
        // "while she told us of it": told on the side, the sentence is not hers.
        return who.First > 0 && who.First < verb && s_aside.Contains(sentence.Tokens[who.First - 1].Lower) ? (Told.ByNobody, default) : (Told.BySomebody, who);
    }

    /// <summary>Only nouns and what stands before and between them.</summary>
    public static bool IsNominal(ReadSentence sentence, int first, int last)
    {
        if (sentence.Parse.OfToken(first) is not { } opening || opening.Tag is not (PartOfSpeech.Noun or PartOfSpeech.ProperNoun or PartOfSpeech.Determiner or PartOfSpeech.Adjective)
            || Lexicon.ClassOf(opening.Lower) == NounClass.Time || opening.Lower is "last" or "next" or "this" or "earlier")
            return false;
        for (var k = first; k < last; k++)
        {
            if (sentence.Parse.OfToken(k) is not { } word || word.Tag is not (PartOfSpeech.Noun or PartOfSpeech.ProperNoun or PartOfSpeech.Determiner or PartOfSpeech.Adjective) && word.Tag != PartOfSpeech.Numeral && word.Lower is not ("of" or "-" or "'s" or "for" or "from"))
                return false;
        }
        return true;
    }

    /// <summary>Whoever's words are told again by the verb at the token: "Vane" in "Holm said that Vane had told the court ...".</summary>
    public static (SpeakerPhrase Who, int Verb)? Within(ReadSentence sentence, int verb)
    {
        var parse = sentence.Parse;
        (SpeakerPhrase, int)? found = null;
        for (var told = parse.Clauses.FirstOrDefault(clause => parse.Words[clause.Predicate].Token == verb)?.Content; told is { IsNegated: false, IsConditional: false }; told = told.Content)
        {
            var inner = parse.Words[told.Predicate].Token;
            var token = sentence.Tokens[inner];
            if (told.Modality != Modality.None || told.Tense == Tense.None || !s_says.Contains(parse.Words[told.Predicate].Lemma) || sentence.IsQuoted(token.Start, token.End)
                || Read(sentence, inner) is not (Told.BySomebody, var who) || who.Last - who.First == 1 && Words.Pronouns.Contains(sentence.Tokens[who.First].Lower))
                break;
            found = (who, inner);
        }
        return found;
    }

    /// <summary>Who carries what is told with the verb at the token: "The bridge is closed, Vane said, the agency reported".</summary>
    public static SpeakerPhrase? Over(ReadSentence sentence, int verb)
    {
        var parse = sentence.Parse;
        foreach (var outer in parse.Clauses)
        {
            var token = parse.Words[outer.Predicate].Token;
            if (outer.Content is { } content && parse.Words[content.Predicate].Token == verb && Attribution.IsReportingVerb(sentence.Tokens[token]) && Read(sentence, token) is (Told.BySomebody, var who))
                return who;
        }
        return null;
    }

    /// <summary>X of "according to X", whose first token is given.</summary>
    public static SpeakerPhrase? Source(ReadSentence sentence, int according)
    {
        var parse = sentence.Parse;
        if (parse.OfToken(according) is not { } word)
            return null;
        // The case of its noun, or a word of its own that the noun hangs on.
        var head = word.Relation is Dependency.Case or Dependency.Mark ? word.Head : parse.Child(word.Index, Dependency.Oblique);
        if (head <= word.Index || Cut(sentence, head) is not { } source || source.First != according + 2)
            return null;
        var last = source.First;
        while (last < source.Last && !sentence.Tokens[last].Is(","))
            last++;
        return source with { Last = last };
    }

    private static readonly HashSet<string> s_aside = new("while when after before if because until since unless whether".Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> s_says = new("say state claim insist argue warn announce explain declare report".Split(' '), StringComparer.Ordinal);

    /// <summary>The noun with all that says who it is; without what is told of it on the side.</summary>
    private static SpeakerPhrase? Cut(ReadSentence sentence, int head)
    {
        var parse = sentence.Parse;
        var noun = parse.Words[head];
        if (!noun.IsNoun && noun.Tag is not (PartOfSpeech.Pronoun or PartOfSpeech.Adjective or PartOfSpeech.Numeral))
            return null;
        var (first, last) = (head, head);
        foreach (var child in parse.Children(head))
        {
            var (start, end) = parse.SpanOf(child);
            if (child < head)
            {
                if (IsPart(parse.Words[child].Relation))
                    first = Math.Min(first, start);
            }
            else if (start == last + 1 && parse.Words[start].Lower != "," && !IsTime(parse.Words[child]) && (IsPart(parse.Words[child].Relation) || parse.Words[child].Relation == Dependency.Conjunct && parse.Words[child].IsNoun))
            {
                last = end;
            }
            // "the mayor, Ada Holm, said": the name belongs to it.
            else if (parse.Words[child] is { Relation: Dependency.Apposition, Tag: PartOfSpeech.ProperNoun } && noun.Tag != PartOfSpeech.ProperNoun && start <= last + 2
                && parse.Children(child).Length <= 2)
            {
                last = end;
            }
            else if (parse.Words[child].Relation != Dependency.Punctuation)
            {
                break;
            }
        }
        while (last > head && parse.Words[last].Tag == PartOfSpeech.Punctuation)
            last--;
        while (first < head && parse.Words[first].Tag is PartOfSpeech.Punctuation or PartOfSpeech.Coordinator)
            first++;
        for (var k = head - 1; k > first; k--)
        {
            if (parse.Words[k].Lower == ",")
                first = k + 1;
        }
        var phrase = new SpeakerPhrase(parse.Words[first].Token, parse.Words[last].Token + 1);
        if (phrase.Last - phrase.First > LongestPhrase)
            return null;
        for (var k = phrase.First; k < phrase.Last; k++)
        {
            if (sentence.Tokens[k].Lower is "\"" or "“" or "”" or ";" or ":" or "(" or ")" || Attribution.IsReportingVerb(sentence.Tokens[k]))
                return null;
        }
        return phrase;
    }

    private static bool IsTime(ParsedWord word) => Calendar.IsDayOrMonth(word.Lower) || Lexicon.ClassOf(word.Lower) == NounClass.Time;

    private static bool IsPart(Dependency relation) => relation is Dependency.Determiner or Dependency.Number or Dependency.Adjective or Dependency.Possessor or Dependency.Compound or Dependency.Flat
        or Dependency.BareNominal or Dependency.Nominal or Dependency.Fixed or Dependency.GoesWith;

    /// <summary>The phrase and the verb stand side by side but for helping verbs, adverbs, days and what commas enclose; elsewhere the tree may err.</summary>
    private static bool Beside(ReadSentence sentence, SpeakerPhrase who, int verb)
    {
        var tokens = sentence.Tokens;
        if (who.First > verb)
            return who.First == verb + 1;
        var last = verb;
        while (last > who.Last && IsBetween(sentence, last - 1))
            last--;
        // "Vane, 66, who owns the boat, said"
        return last == who.Last || last > who.Last + 1 && tokens[last - 1].Is(",") && tokens[who.Last].Is(",");
    }

    private static bool IsBetween(ReadSentence sentence, int token) =>
        Calendar.Weekday(sentence.Tokens[token].Lower) is not null || sentence.Tokens[token].Lower is "on" or "this" or "last" or "week" or "month" or "year"
        || sentence.Parse.OfToken(token) is { } word && (word.Tag is PartOfSpeech.Auxiliary or PartOfSpeech.Adverb or PartOfSpeech.Particle
            || word.Relation is Dependency.Auxiliary or Dependency.Adverb or Dependency.BareOblique);
}
