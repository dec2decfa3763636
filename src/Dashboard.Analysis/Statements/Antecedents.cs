using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Statements;

/// <summary>
/// Whom "he", "she", "it" or "they" stands for where a pronoun speaks: the last one told of that can speak and agrees in number and gender. Within a sentence who
/// speaks in it comes first, then who stands first in it.
/// </summary>
/// <param name="sentences">The sentences of an article, in order.</param>
internal sealed class Antecedents(IReadOnlyList<ReadSentence> sentences)
{
    /// <summary>A pronoun reaches back over so many sentences.</summary>
    private const int Remembered = 6;

    private Dictionary<string, Gender>? _genders;
    private HashSet<string>? _full;

    private enum Gender { Unknown, Male, Female }

    private enum Sort { Unknown, Person, Body, Several }

    private static readonly HashSet<string> s_female = new(
        "mrs ms miss madam lady dame woman girl mother daughter sister wife aunt niece widow queen princess duchess baroness actress nun grandmother girlfriend heroine hostess waitress".Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> s_male = new(
        "mr sir man boy father son brother husband uncle nephew widower king prince duke baron monk grandfather boyfriend waiter".Split(' '), StringComparer.Ordinal);

    /// <summary>Stand before or behind the name of a firm or another body.</summary>
    private static readonly HashSet<string> s_bodies = new(
        ("inc corp co ltd llc plc group company corporation bank university party union agency ministry department council committee commission association institute foundation "
        + "court church club league army navy police times post news journal tribune television radio airlines airways hospital party parliament house senate government authority office").Split(' '), StringComparer.Ordinal);

    /// <summary>Whoever the pronoun in the sentence stands for, as written; null when nobody before it agrees.</summary>
    public string? Of(string pronoun, int sentence)
    {
        for (var i = sentence - 1; i >= 0 && i >= sentence - Remembered; i--)
        {
            if (sentences[i].Speaker is { } speaker)
            {
                if (Fits(pronoun, Tokenizer.Read(speaker, 0, speaker.Length), false))
                    return speaker;
            }
            // "Ada Holm opened the harbour. She said ...": whom the sentence before is about.
            else if (i == sentence - 1 && Named(sentences[i]) is var (first, last) && sentences[i].Tokens is var tokens && Fits(pronoun, [.. tokens.Skip(first).Take(last - first)], true))
            {
                return sentences[i].Article.Text[tokens[first].Start..(tokens[last - 1].Start + tokens[last - 1].Lower.Length)];
            }
        }
        return null;
    }

    /// <summary>The name that a sentence opens with, with what stands before it.</summary>
    private static (int First, int Last)? Named(ReadSentence sentence)
    {
        var tokens = sentence.Tokens;
        var first = 0;
        while (first < tokens.Count && first < 4 && tokens[first].IsWord && !IsName(tokens[first]) && (Words.Determiners.Contains(tokens[first].Lower) || Roles.IsOne(tokens[first].Lower)
            || tokens[first].Lower is "mr" or "mrs" or "ms" or "dr"))
            first++;
        var last = first;
        while (last < tokens.Count && (IsName(tokens[last]) || last > 0 && tokens[last].Is(".") && tokens[last - 1].Lower is "mr" or "mrs" or "ms" or "dr") && (last == first || !IsPossessive(tokens[last - 1])))
            last++;
        // "Holm's office": the office is told of, not Holm.
        return last == first || IsPossessive(tokens[last - 1]) || IsCommon(tokens[last - 1].Lower)
            || Roles.IsOne(tokens[last - 1].Lower) && !Words.Determiners.Contains(tokens[0].Lower) ? null : (0, last);
    }

    private static bool IsName(Token token) => token.Name || token.Capital && token.IsWord && !Words.Stop.Contains(token.Lower) && !Calendar.IsDayOrMonth(token.Lower);

    private static bool IsCommon(string word) =>
        Lexicon.Knows(word, PartOfSpeech.Adjective) || Lexicon.Knows(word, PartOfSpeech.Verb) || Lexicon.Knows(word, PartOfSpeech.Adverb) || Lexicon.Knows(word, PartOfSpeech.Noun) && Lexicon.ClassOf(word) != NounClass.Person;

    private static bool IsPossessive(Token token) => token.End - token.Start > token.Lower.Length;

    private bool Fits(string pronoun, IReadOnlyList<Token> phrase, bool named)
    {
        var sort = SortOf(phrase);
        if (pronoun == "it")
            return sort == Sort.Body || sort == Sort.Unknown && !named;
        if (pronoun == "they")
            return sort == Sort.Several || sort == Sort.Body && !named;
        var gender = GenderOf(phrase);
        return sort == Sort.Person && (gender == Gender.Unknown || gender == (pronoun == "she" ? Gender.Female : Gender.Male));
    }

    private Sort SortOf(IReadOnlyList<Token> phrase)
    {
        var names = phrase.Where(IsName).ToList();
        if (phrase.Any(token => token.Is("and")) && names.Count > 0)
            return Sort.Several;
        // "a spokeswoman for Acme", "the head of the bank": the noun before the preposition.
        var end = 0;
        while (end < phrase.Count && !(Words.Prepositions.Contains(phrase[end].Lower) || phrase[end].Is(",")) || end == 0 && phrase.Count > 0)
            end++;
        var last = phrase[Math.Min(end, phrase.Count) - 1];
        if (!IsName(last) || names.Count == 0 || phrase.Count == 1 && (Roles.IsOne(last.Lower) || Lexicon.ClassOf(last.Lower) is NounClass.Group))
            return OfNoun(last.Lower);
        var own = phrase.Take(end).Where(IsName).ToList();
        if (phrase.Take(end).Any(token => s_bodies.Contains(token.Lower)) && !own.Exists(token => IsPersonNoun(token.Lower)) || phrase[0].Is("the") && !phrase.Take(end).Any(token => IsPersonNoun(token.Lower)))
            return Sort.Body;
        if (phrase.Take(end).Any(token => token.Lower is "mr" or "mrs" or "ms" or "dr" || IsPersonNoun(token.Lower)))
            return Sort.Person;
        if (Gendered(last.Lower) != Gender.Unknown)
            return Sort.Person;
        var roles = sentences[0].Around.RolesOf(Names.Key(last.Lower));
        if (roles.Any(IsPersonNoun))
            return Sort.Person;
        if (roles.Count > 0 || Lexicon.ClassOf(last.Lower) is NounClass.Location or NounClass.Group)
            return Sort.Body;
        return own.Count is 2 or 3 && IsFullName(own) || FullNames.Contains(last.Lower) ? Sort.Person : Sort.Unknown;
    }

    /// <summary>"Jack Holmgren": a given name may be a word of its own, then the family name is none.</summary>
    private static bool IsFullName(List<Token> name) =>
        Lexicon.ClassOf(string.Join(' ', name.Select(token => token.Lower))) is NounClass.None or NounClass.Person && Lexicon.ClassOf(name[^1].Lower) is var family and (NounClass.None or NounClass.Person)
        && Lexicon.ClassOf(name[0].Lower) is var given && (given is NounClass.None or NounClass.Person || family == NounClass.None && given is not (NounClass.Location or NounClass.Group or NounClass.Time or NounClass.Object));

    private static Sort OfNoun(string noun)
    {
        var plural = noun is "police" or "people" or "media" || Lexicon.Lemma(noun, PartOfSpeech.Noun) != noun && noun.EndsWith('s') || noun.EndsWith("men", StringComparison.Ordinal);
        return plural ? Sort.Several : s_bodies.Contains(noun) ? Sort.Body : IsPersonNoun(noun) ? Sort.Person : Lexicon.ClassOf(noun) is NounClass.Group or NounClass.Communication ? Sort.Body : Sort.Unknown;
    }

    private static bool IsPersonNoun(string noun) =>
        !s_bodies.Contains(noun) && !Words.Stop.Contains(noun) && Roles.IsOne(noun) && (Lexicon.CanBe(noun, NounClass.Person, 2) || noun.EndsWith("person", StringComparison.Ordinal));

    /// <summary>Family names that stand behind a given name somewhere in the article.</summary>
    private HashSet<string> FullNames
    {
        get
        {
            if (_full is not null)
                return _full;
            _full = new HashSet<string>(StringComparer.Ordinal);
            foreach (var sentence in sentences)
            {
                var tokens = sentence.Tokens;
                for (var k = 1; k < tokens.Count; k++)
                {
                    if (tokens[k].Name && (tokens[k - 1].Name || IsName(tokens[k - 1]) && !IsCommon(tokens[k - 1].Lower)) && (k + 1 == tokens.Count || !IsName(tokens[k + 1])) && !IsPossessive(tokens[k - 1]) && !s_bodies.Contains(tokens[k].Lower)
                        && (k < 2 || !tokens[k - 2].Is("the") && !IsName(tokens[k - 2])) && Lexicon.ClassOf(tokens[k - 1].Lower) is NounClass.None or NounClass.Person && Lexicon.ClassOf(tokens[k].Lower) is not (NounClass.Location or NounClass.Group))
                        _full.Add(tokens[k].Lower);
                }
            }
            return _full;
        }
    }

    private Gender GenderOf(IReadOnlyList<Token> phrase)
    {
        foreach (var token in phrase)
        {
            if (Words.Prepositions.Contains(token.Lower))
                break;
            if (OfWord(token.Lower) is var told and not Gender.Unknown)
                return told;
        }
        return phrase.Where(IsName).Select(token => Gendered(token.Lower)).FirstOrDefault(gender => gender != Gender.Unknown);
    }

    /// <summary>What the article calls the one of this name: "Mrs Holm".</summary>
    private Gender Gendered(string name)
    {
        if (_genders is null)
        {
            _genders = new Dictionary<string, Gender>(StringComparer.Ordinal);
            foreach (var sentence in sentences)
            {
                var tokens = sentence.Tokens;
                for (var k = 0; k + 1 < tokens.Count; k++)
                {
                    var gender = OfWord(tokens[k].Lower);
                    var at = k + 1;
                    if (gender == Gender.Unknown || !IsName(tokens[at]) && !tokens[at].Is("."))
                        continue;
                    while (at < tokens.Count && (IsName(tokens[at]) || tokens[at].Is(".") && at == k + 1))
                    {
                        if (tokens[at].IsWord)
                            _genders.TryAdd(tokens[at].Lower, gender);
                        at++;
                    }
                }
            }
        }
        return _genders.GetValueOrDefault(name);
    }

    private static Gender OfWord(string word) =>
        s_female.Contains(word) || word.Length > 5 && word.EndsWith("woman", StringComparison.Ordinal) ? Gender.Female
        : s_male.Contains(word) || word.Length > 5 && word.EndsWith("man", StringComparison.Ordinal) && word is not "human" && Lexicon.CanBe(word, NounClass.Person, 1) && Lexicon.Knows(word[..^3] + "woman", PartOfSpeech.Noun) ? Gender.Male
        : Gender.Unknown;
}
