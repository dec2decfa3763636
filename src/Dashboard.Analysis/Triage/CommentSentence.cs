using Dashboard.Analysis.Labels;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Comments;

namespace Dashboard.Analysis.Triage;

/// <summary>Whom a reader speaks of.</summary>
internal enum SpokenOfKind { Person, Name, Office, Body, Pronoun }

/// <summary>The words of a sentence that say of whom it speaks.</summary>
/// <param name="Kind">A person by name, another name (which may be a country or a company), an office, a body such as a council, or "he" and "she".</param>
/// <param name="First">First token.</param>
/// <param name="Last">One past the last.</param>
/// <param name="Hedge">Index of a word between it and the verb that leaves it open ("allegedly", "might have"); -1 when it is said outright.</param>
internal readonly record struct SpokenOf(SpokenOfKind Kind, int First, int Last, int Hedge);

/// <summary>One sentence of a comment in words, with the little grammar that the phases need. Not a parse: what is not plain stays unsaid.</summary>
internal sealed class CommentSentence(string text, int start, int end, StoryNames names)
{
    private static readonly HashSet<string> s_negations = Set("not never no nobody neither nor without hardly cannot nothing none");

    private static readonly HashSet<string> s_hedges = Set(
        "allegedly reportedly supposedly apparently possibly probably perhaps maybe presumably alleged rumoured rumored likely seemingly");

    /// <summary>Words between whom it is about and the verb.</summary>
    private static readonly HashSet<string> s_between = Set(
        "is was are were be been being am has have had having 's also just even still always once only ever really already then simply actually clearly openly secretly himself herself itself himself now did do does");

    private static readonly HashSet<string> s_modals = Set("would could should will can may might must shall");

    private static readonly HashSet<string> s_offices = Set(
        "president minister premier pm chancellor governor mayor senator congressman congresswoman secretary king queen pope judge prosecutor sheriff ceo chairman chairwoman director ambassador "
        + "bishop general commissioner treasurer mp councillor councilman");

    private static readonly HashSet<string> s_bodies = Set(
        "government police council company bank ministry army court regime administration department agency corporation firm board authorities officials ministers party parliament senate "
        + "management owners directors contractor contractors developer developers manufacturer university hospital church military soldiers cops officers prosecutors judges councillors");

    private static readonly HashSet<string> s_titles = Set("mr mrs ms miss dr sir madam dame lord pres prez pm sen gov rep prof gen col king queen pope");

    private List<Token>? tokens;

    public string Text => text;
    public int Start => start;
    public int End => end;
    public List<Token> Tokens => tokens ??= Tokenizer.Read(text, start, end);

    public bool IsQuestion => end > start && text.AsSpan(start, end - start).TrimEnd("\"'”’) \n").EndsWith("?");

    /// <summary>Supposes, wishes or speaks of a story: what follows is not said of anybody.</summary>
    public bool IsSupposed => Tokens.Exists(token => s_supposing.Contains(token.Lower));

    private static readonly HashSet<string> s_supposing = Set(
        "if unless whether imagine suppose supposing hypothetically pretend pretends wish wishes hope hopes hoping novel movie film films movies episode sitcom tv-series fiction fictional plot playing video-game");

    public bool Is(int at, string word) => at >= 0 && at < Tokens.Count && Tokens[at].Is(word);

    /// <summary>The words in the text from one token to before another.</summary>
    public string Quote(int first, int last) => text[Tokens[first].Start..Tokens[last - 1].End];

    public CommentSpan Span(int first, int last) => new(Tokens[first].Start, Tokens[last - 1].End);

    public bool IsQuoted(int at) => QuotedText.Covers(text, Span(at, at + 1));

    /// <summary>Of whom a verb or a predicate speaks: the name, office or body right before it; null where there is none, or where it is denied or supposed.</summary>
    public SpokenOf? Before(int verb) => SpokenBefore(verb) is { } found && !IsDoubted(found.First) ? found : null;

    private static readonly HashSet<string> s_believing = Set(
        "think thinks thinking believe believes believing say says said saying claim claims claimed claiming mean means meant meaning suggest suggests suggested suggesting imply implies implied implying "
        + "know knows prove proves proved proven proof evidence true sign reason");

    // "I do not think that Holm is a thief", "there is no evidence that the mayor took bribes"
    private bool IsDoubted(int first)
    {
        for (var k = first - 1; k > 0 && k >= first - 3; k--)
        {
            if (Tokens[k].Lower is "," or ";" or ":" or "but" or "because") return false;
            if (!s_believing.Contains(Tokens[k].Lower)) continue;
            for (var n = k - 1; n >= 0 && n >= k - 3; n--)
                // "I cannot believe that Holm stole it" believes it.
                if (IsNegation(Tokens[n].Lower)) return Tokens[n].Lower is not ("cannot" or "can't") && !Is(n - 1, "can");
            return false;
        }
        return false;
    }

    private SpokenOf? SpokenBefore(int verb)
    {
        var hedge = -1;
        var open = false;
        var at = verb - 1;
        for (; at >= 0; at--)
        {
            var word = Tokens[at].Lower;
            if (IsNegation(word))
                return null;
            if (s_modals.Contains(word))
            {
                // "might have taken" leaves it open; "would take" and "can take" say nothing.
                if (!open || word is not ("may" or "might" or "could" or "must"))
                    return null;
                hedge = at;
            }
            else if (s_hedges.Contains(word))
                hedge = at;
            else if (s_between.Contains(word) || word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal))
                open |= word is "have" or "be";
            else
                break;
        }
        // "Holm, who took ..."
        if (at > 0 && Tokens[at].Lower is "who" or "that" or "which")
        {
            at--;
            if (at > 0 && Tokens[at].Is(","))
                at--;
        }
        return at >= 0 && EndingAt(at) is { } whom ? whom with { Hedge = hedge } : null;
    }

    /// <summary>Whom the words that end with this token name; null where they name nobody.</summary>
    public SpokenOf? EndingAt(int at)
    {
        var token = Tokens[at];
        if (!token.IsWord)
            return null;
        if (token.Lower is "he" or "she")
            return new SpokenOf(SpokenOfKind.Pronoun, at, at + 1, -1);
        if (IsName(at))
        {
            var first = at;
            while (first > 0 && IsName(first - 1) && !NamedEntity.IsPossessive(Tokens[first - 1]))
                first--;
            var titled = first > 0 && IsTitle(Tokens[first - 1].Lower) || IsTitle(Tokens[first].Lower) && at > first;
            if (first > 0 && IsTitle(Tokens[first - 1].Lower))
                first--;
            // "a Muslim", "every Londoner": one of many, whom nobody names.
            if (IsBehindPreposition(first) || first > 0 && (first == 1 || !Tokens[first - 1].Capital) && Tokens[first - 1].Lower is "a" or "an" or "every" or "some" or "any" or "no" || !titled && IsPlural(token.Lower) && at == first)
                return null;
            return new SpokenOf(titled || IsPerson(first, at) ? SpokenOfKind.Person : SpokenOfKind.Name, first, at + 1, -1);
        }
        var kind = s_offices.Contains(token.Lower) ? SpokenOfKind.Office : s_bodies.Contains(token.Lower) ? SpokenOfKind.Body : (SpokenOfKind?)null;
        if (kind is null)
            return null;
        for (var k = at - 1; k >= 0 && k >= at - 3; k--)
        {
            if (Tokens[k].Lower is "the" or "our" or "this" or "his" or "her" or "their" or "your" or "its" || Tokens[k].Capital && NamedEntity.IsPossessive(Tokens[k]))
                return IsBehindPreposition(k) ? null : new SpokenOf(kind.Value, k, at + 1, -1);
            if (!Tokens[k].IsWord || Words.Prepositions.Contains(Tokens[k].Lower))
                return null;
        }
        return null;
    }

    /// <summary>A capitalised word that is not only the first of its sentence, or one that the story or the thread writes as a name.</summary>
    public bool IsName(int at)
    {
        var token = Tokens[at];
        // "You'll" and "BC" are no names, "Xi" is one.
        if (!token.IsWord || token.Lower.Length < 2 || token.Lower.Length == 2 && char.IsUpper(text[token.Start + 1]) || token.Lower.Contains('\'', StringComparison.Ordinal) || Words.Stop.Contains(token.Lower) || Calendar.IsDayOrMonth(token.Lower))
            return false;
        if (names.Knows(token.Lower))
            return token.Capital || names.IsPerson(token.Lower) && !IsInDictionary(token.Lower);
        if (!token.Capital || IsShouted)
            return false;
        if (!IsFirst(at))
            return true;
        return !IsInDictionary(token.Lower) || IsPlace(token.Lower) || s_titles.Contains(token.Lower) && at + 1 < Tokens.Count && Tokens[at + 1].Capital
            || at + 1 < Tokens.Count && Tokens[at + 1] is { Capital: true, IsWord: true } next && !Words.Stop.Contains(next.Lower) && !Lexicon.Knows(token.Lower, PartOfSpeech.Verb);
    }

    public static bool IsNegation(string word) => s_negations.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal);

    /// <summary>Index of a word that leaves open what the sentence says, or of "some have alleged"; -1 where it says it outright.</summary>
    public int HedgeBefore(int at)
    {
        for (var k = 0; k < at; k++)
        {
            if (s_hedges.Contains(Tokens[k].Lower) || Tokens[k].Lower is "rumour" or "rumor" or "rumours" or "rumors" or "alleges" or "allege" or "suspect" or "believe" or "heard")
                return k;
        }
        return -1;
    }

    private bool IsFirst(int at) => at == 0 || Tokens[at - 1].Lower is "." or ":" or "“" or "\"" or "-" or "–" or "—" or "…" or "!" or "?" or "*" or "'" or "‘" or "(";

    private bool IsShouted => shouted ??= Tokens.Count(token => token.IsWord && token.End - token.Start > 3 && token.Capital) * 2 > Math.Max(4, Tokens.Count(token => token.IsWord && token.End - token.Start > 3));
    private bool? shouted;

    private bool IsPerson(int first, int last)
    {
        if (names.IsPerson(Tokens[last].Lower))
            return true;
        if (s_organisations.Contains(Tokens[last].Lower) || Lexicon.CanBe(Tokens[last].Lower, NounClass.Location) || Lexicon.CanBe(Tokens[last].Lower, NounClass.Group))
            return false;
        return last > first ? !IsInDictionary(Tokens[first].Lower) || !IsInDictionary(Tokens[last].Lower) : !IsInDictionary(Tokens[last].Lower) && text[Tokens[last].Start..Tokens[last].End].Any(char.IsLower);
    }

    private static bool IsInDictionary(string lower) =>
        Lexicon.Frequency(lower, PartOfSpeech.Noun) > 0 || Lexicon.Knows(lower, PartOfSpeech.Verb) || Lexicon.Knows(lower, PartOfSpeech.Adjective) || Lexicon.Knows(lower, PartOfSpeech.Adverb)
        || Lexicon.Lemma(lower, PartOfSpeech.Noun) != lower || Lexicon.ClassOf(lower) is not (NounClass.None or NounClass.Person or NounClass.Location);

    private static bool IsPlace(string lower) =>
        Lexicon.ClassOf(lower) == NounClass.Location && (Lexicon.IsBroader("country", lower, PartOfSpeech.Noun) || Lexicon.IsBroader("city", lower, PartOfSpeech.Noun));

    private static bool IsPlural(string lower) => lower.EndsWith('s') && Lexicon.Lemma(lower, PartOfSpeech.Noun) != lower;

    private static bool IsTitle(string lower) => s_titles.Contains(lower) || s_offices.Contains(lower) || LabelWords.IsTitle(lower);

    private bool IsBehindPreposition(int first) => first > 0 && Tokens[first - 1].Lower is "of" or "from" or "with" or "by" or "for" or "in" or "at" or "on" or "against" or "to" or "about" or "under" or "like" or "than";

    private static readonly HashSet<string> s_organisations = Set(
        "party university bank states kingdom republic council church times post news union league club company corp inc ltd group street city county state province department office court house");

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
