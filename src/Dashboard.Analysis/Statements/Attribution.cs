using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Statements;

/// <summary>Who says a sentence, as far as its words tell.</summary>
/// <param name="Speaker">As written, or null when the outlet says it itself.</param>
/// <param name="Via">Who carried it ("according to ..."), or null.</param>
/// <param name="Verb">Index of the reporting verb, or -1.</param>
internal readonly record struct Attribution(string? Speaker, string? Via, int Verb)
{
    public static readonly Attribution None = new(null, null, -1);

    public static Attribution Read(ReadSentence sentence)
    {
        var (text, tokens) = (sentence.Article.Text, sentence.Tokens);
        string? via = null;
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            if (tokens[i].Is("according") && tokens[i + 1].Is("to"))
                via = Source(sentence, i);
        }
        for (var i = 0; i < tokens.Count; i++)
        {
            // "…, Holm said." at the end speaks outside the quotation even where a missing mark hides that.
            var closing = i >= tokens.Count - 3 && tokens[i].Lower is "said" or "says";
            if (!IsReportingVerb(tokens[i]) || sentence.IsQuoted(tokens[i].Start, tokens[i].End) && !closing)
                continue;
            var (told, speech) = SpeechReader.Read(sentence, i);
            if (told == Told.ByNobody)
                continue;
            if (told == Told.BySomebody)
            {
                // "Holm told the court that Vane said": Vane's words, through Holm.
                var inner = SpeechReader.Within(sentence, i);
                var who = Wider(sentence, speech, i).Written(sentence);
                via ??= SpeechReader.Over(sentence, i)?.Written(sentence);
                return inner is { } carried ? new Attribution(carried.Who.Written(sentence), who, carried.Verb) : new Attribution(who, via, i);
            }
            // "..., said the minister"
            if (i + 1 < tokens.Count && i > 0 && tokens[i - 1].Lower is "," or "”" or "\"" && tokens[i].Concept != "#tell" && !tokens[i + 1].Is("that") && Phrase(text, tokens, i + 1) is { } after)
                return new Attribution(after, via, i);
            if (Subject(tokens, i) is { } before)
                return new Attribution(before.Written(sentence), via, i);
        }
        return via is null ? None : new Attribution(via, null, -1);
    }

    public static bool IsReportingVerb(Token token)
    {
        if (!token.IsWord || token.Name)
            return false;
        if (token.Concept == "#tell" && token.Lower is "told" or "informed" or "tells" or "notified" or "tell")
            return true;
        return Polarity.IsDenial(token) || token.Lower is "said" or "says" or "say" or "stated" or "claimed" or "claims" or "added" or "announced" or "tweeted" or "wrote"
            or "insisted" or "argued" or "confirmed" or "warned" or "alleged" or "acknowledged" or "admitted" or "reported" or "explained" or "noted" or "estimated"
            or "declared" or "asserted" or "saying" or "believes" or "believe" or "believed" or "posted" or "replied" or "responded" or "reports" or "estimates" or "put";
    }

    /// <summary>The noun phrase that starts at the token: a name, or words after a determiner.</summary>
    private static string? Phrase(string text, IReadOnlyList<Token> tokens, int i)
    {
        var first = i;
        var last = i;
        while (last < tokens.Count && last < first + 9)
        {
            var token = tokens[last];
            if (token.Lower is "," or "." or ";" or ":" or "“" or "”" or "\"" || token.Lower is "who" or "that" or "which" or "on" or "in" or "at" or "as" or "after" or "during"
                && last > first || Calendar.Weekday(token.Lower) is not null)
                break;
            last++;
        }
        if (last == first)
            return null;
        var named = false;
        for (var k = first; k < last; k++)
            named |= tokens[k].Name || tokens[k].Capital;
        return named || Words.Determiners.Contains(tokens[first].Lower) || Person.Contains(tokens[last - 1].Lower) ? text[tokens[first].Start..tokens[last - 1].End] : null;
    }

    private static readonly HashSet<string> Person = new(
        ("official officials police spokesman spokeswoman spokesperson authorities sources source witnesses witness prosecutors experts doctors investigators "
        + "scientists researchers lawyers firefighters rescuers residents reports media people organisers organizers").Split(' '), StringComparer.Ordinal);

    /// <summary>X of "according to X": the words to the next comma where they are nothing but nouns, else what the tree says.</summary>
    private static string? Source(ReadSentence sentence, int according)
    {
        if (Phrase(sentence.Article.Text, sentence.Tokens, according + 2) is not { } words)
            return SpeechReader.Source(sentence, according)?.Written(sentence);
        var last = according + 2;
        while (last < sentence.Tokens.Count && sentence.Tokens[last].End <= sentence.Tokens[according + 2].Start + words.Length)
            last++;
        return SpeechReader.IsNominal(sentence, according + 2, last) ? words : SpeechReader.Source(sentence, according)?.Written(sentence) ?? words;
    }

    /// <summary>The phrase of the tree, or the longer one between sentence or clause boundary and verb where that holds nothing but nouns.</summary>
    private static SpeakerPhrase Wider(ReadSentence sentence, SpeakerPhrase who, int verb)
    {
        if (Subject(sentence.Tokens, verb) is not { } whole || whole.First >= who.First || whole.Last != who.Last || !SpeechReader.IsNominal(sentence, whole.First, who.First))
            return who;
        return whole;
    }

    /// <summary>The noun phrase that ends before the verb.</summary>
    private static SpeakerPhrase? Subject(IReadOnlyList<Token> tokens, int verb)
    {
        var last = verb;
        while (last > 0 && (tokens[last - 1].Lower is "also" or "later" or "has" or "had" or "have" or "have" or "again" or "previously" or "repeatedly" or "on" or "reportedly"
            or "earlier" or "not" or "did" or "then" or "never" or "immediately" || Calendar.Weekday(tokens[last - 1].Lower) is not null))
            last--;
        last = BeforeAside(tokens, last);
        var first = last;
        while (first > 0 && last - first < 10)
        {
            var token = tokens[first - 1];
            if (token.Lower is "," or "." or ";" or ":" or "“" or "”" or "\"" or "that" or "and" or "but" or "when" or "after" or "as" or "because" or "while" or "which" or "where")
                break;
            if (Words.Prepositions.Contains(token.Lower) && token.Lower is not ("of" or "to" or "for" or "in" or "with" or "at"))
                break;
            first--;
        }
        if (first == last || last - first == 1 && Words.Determiners.Contains(tokens[first].Lower))
            return null;
        if (last - first == 1 && Words.Pronouns.Contains(tokens[first].Lower))
            return new SpeakerPhrase(first, last);
        var named = false;
        for (var k = first; k < last; k++)
            named |= tokens[k].Name || tokens[k].Capital;
        var person = Person.Contains(tokens[last - 1].Lower) || Words.Determiners.Contains(tokens[first].Lower);
        return named || person ? new SpeakerPhrase(first, last) : null;
    }

    /// <summary>"Ada Holm, a spokeswoman for the harbour, said": the end of "Ada Holm".</summary>
    private static int BeforeAside(IReadOnlyList<Token> tokens, int last)
    {
        if (last < 3 || !tokens[last - 1].Is(","))
            return last;
        for (var open = last - 3; open > 0 && open > last - 16; open--)
        {
            if (tokens[open].Is(",") && (Words.Determiners.Contains(tokens[open + 1].Lower) || tokens[open + 1].Is("who")))
                return tokens[open - 1].Name ? open : last;
        }
        return last;
    }
}
