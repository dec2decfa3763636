using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions.Copies;

/// <summary>The same statement is given to two sources that cannot be one.</summary>
internal static class OtherSources
{
    public const string Rule = "other-source";

    private static readonly FindingText Text = new CopiedText(
        "The same statement is given to two sources", "Both said it, or both descriptions fit one person.", "Was it “{0}” who said this, and when?",
        "Find the original statement and its speaker.", Severity.Medium);

    /// <summary>Who spoke: the tokens of the phrase.</summary>
    private readonly record struct Phrase(ReadSentence Sentence, int First, int Last)
    {
        public IEnumerable<Token> Tokens { get { for (var k = First; k < Last; k++) yield return Sentence.Tokens[k]; } }

        public List<Token> Names { get { var sentence = Sentence; return [.. Tokens.Where(token => IsName(token) || IsInCapitals(sentence, token))]; } }

        /// <summary>What the speaker is called here; a family name that is also somebody's in the dictionary is no such word.</summary>
        public HashSet<string> Roles
        {
            get
            {
                var roles = new HashSet<string>(StringComparer.Ordinal);
                for (var k = First; k < Last; k++)
                {
                    var token = Sentence.Tokens[k];
                    if (token.IsWord && Statements.Roles.IsOne(token.Lower) && (!token.Name || Statements.Roles.Of(token.Lower) != Estate.Any || k + 1 < Last && Sentence.Tokens[k + 1].Capital))
                        roles.Add(token.Lower);
                }
                return roles;
            }
        }

        public string Written => CopiedCandidates.Written(Sentence, First, Last);
    }

    /// <summary>Also a word that opens the sentence and is in no dictionary, or is written in capitals throughout.</summary>
    private static bool IsName(Token token) => token.Name || token.Capital && token.IsWord && !Words.Stop.Contains(token.Lower) && !Roles.IsOne(token.Lower)
        && !token.Lower.EndsWith("ly", StringComparison.Ordinal) && !Lexicon.Knows(token.Lower, PartOfSpeech.Noun) && !Lexicon.Knows(token.Lower, PartOfSpeech.Adjective);

    /// <summary>"AMC" in a sentence that is not written so throughout.</summary>
    private static bool IsInCapitals(ReadSentence sentence, Token token) => token.IsWord && token.End - token.Start > 1 && !sentence.IsTitle
        && sentence.Article.Text.AsSpan(token.Start, token.Lower.Length is var length && token.Start + length <= token.End ? length : 0) is var letters
        && letters.Length > 1 && !letters.ContainsAnyInRange('a', 'z') && letters.ContainsAnyInRange('A', 'Z');

    public static Candidate? Judge(CopiedPair pair, Difference difference)
    {
        if (!difference.IsReplacement || pair.Share < CopiedCandidates.SureShare || Speaker(pair, difference) is not var (x, y))
            return null;
        var elsewhere = pair.Elsewhere(difference);
        if (elsewhere > 4 || x.Last - x.First > 12 || y.Last - y.First > 12 || !Exclude(pair, x, y, elsewhere))
            return null;
        return CopiedCandidates.Make(
            pair, Rule, ContradictionKind.Attribution, Text, $"Who said it: {x.Written} or {y.Written}?",
            Side(x), Side(y), "the statement is the same in both; the two sources are neither forms of one name nor known to fit one person");

        static CopiedSide Side(Phrase phrase) => new(
            phrase.Written, phrase.Names.Count > 0 ? string.Join('+', phrase.Names.Select(token => token.Concept)) : string.Join('+', phrase.Roles.Order(StringComparer.Ordinal)),
            phrase.First, phrase.Last, 0, Speaker: phrase.Written);
    }

    private static bool Exclude(CopiedPair pair, Phrase x, Phrase y, int elsewhere)
    {
        var (names, others) = (x.Names, y.Names);
        var (roles, theirs) = (x.Roles, y.Roles);
        if (names.Count > 0 && others.Count > 0)
        {
            // "Acme said" and "the head of Acme, Ana Example, said": the company through its head.
            return !NameForms.MayBeOne(names, others) && !(pair.A.Around.Knows(others) && pair.B.Around.Knows(names)) && !Share(names, others);
        }
        if (names.Count == 0 && others.Count == 0)
            return Roles.Exclude(roles, theirs);
        var (name, named, role) = names.Count > 0 ? (names, roles, theirs) : (others, theirs, roles);
        if (role.Count == 0)
            return false;
        // What either article calls the named person.
        named.UnionWith(pair.A.Around.RolesOf(name[^1].Concept));
        named.UnionWith(pair.B.Around.RolesOf(name[^1].Concept));
        if (named.Any(noun => Roles.Of(noun) != Estate.Any))
            return Roles.Exclude(named, role);
        return elsewhere == 0 && pair.Share >= 0.9 && named.Count == 0 && role.Any(noun => Roles.Of(noun) != Estate.Any);
    }

    private static bool Share(List<Token> x, List<Token> y) => x.Any(one => y.Any(other => Harmless.AreSame(one, other)));

    /// <summary>The phrases of both sentences that say who speaks, when the difference lies in them and the verb beside them is the same.</summary>
    private static (Phrase X, Phrase Y)? Speaker(CopiedPair pair, Difference difference)
    {
        var (a, b) = (pair.A.Tokens, pair.B.Tokens);
        for (var k = difference.ALast; k < a.Count && k < difference.ALast + 6; k++)
        {
            if (!IsWithin(a[k]) && !IsVerb(a, k))
                break;
            if (IsVerb(a, k) && pair.Alignment.Partners[k] is var j and >= 0)
                return Checked(Before(pair.A, k), Before(pair.B, j), difference);
        }
        // "…”, said Ana Example", "according to the police"
        for (var k = difference.AFirst - 1; k >= 0 && k > difference.AFirst - 6; k--)
        {
            if (IsVerb(a, k) && k > 0 && a[k - 1].Lower is "," or "”" or "\"" || a[k].Is("to") && k > 0 && a[k - 1].Is("according"))
                return pair.Alignment.Partners[k] is var j and >= 0 ? Checked(After(pair.A, k), After(pair.B, j), difference) : null;
            if (!a[k].IsWord)
                break;
        }
        return null;
    }

    private static (Phrase, Phrase)? Checked(Phrase x, Phrase y, Difference difference) =>
        Covers(x, difference.AFirst, difference.ALast) && Covers(y, difference.BFirst, difference.BLast) && x.Last > x.First && y.Last > y.First ? (x, y) : null;

    /// <summary>All of the difference lies in the phrase but for "But" before it and "also" behind.</summary>
    private static bool Covers(Phrase phrase, int first, int last)
    {
        while (first < phrase.First && (s_around.Contains(phrase.Sentence.Tokens[first].Lower) || phrase.Sentence.Tokens[first].Is(",")))
            first++;
        while (last > phrase.Last && s_around.Contains(phrase.Sentence.Tokens[last - 1].Lower))
            last--;
        return phrase.First <= first && phrase.Last >= last;
    }

    private static readonly HashSet<string> s_around = new("but and however meanwhile also later has had have previously earlier then still again".Split(' '), StringComparer.Ordinal);

    private static bool IsVerb(IReadOnlyList<Token> tokens, int k) =>
        tokens[k].IsWord && !tokens[k].Name && tokens[k].Lower is "said" or "says" or "told" or "stated" or "added" or "announced" or "confirmed" or "reported" or "reports" or "explained" or "noted"
            or "claimed" or "claims" or "warned" or "insisted" or "argued" or "estimated" or "wrote" or "declared" or "believes" or "believe" or "acknowledged" or "admitted" or "alleged" or "suggested";

    private static bool IsWithin(Token token) => token.IsWord || token.Lower is "-" or "'" or "’" or ".";

    private static Phrase Before(ReadSentence sentence, int verb)
    {
        var tokens = sentence.Tokens;
        var last = verb;
        while (last > 0 && tokens[last - 1].Lower is "also" or "later" or "has" or "had" or "have" or "previously" or "earlier" or "then" || last > 0 && Calendar.Weekday(tokens[last - 1].Lower) is not null)
            last--;
        if (last > 0 && tokens[last - 1].Is(","))
            last--;
        var first = last;
        while (first > 0 && IsWithin(tokens[first - 1]) && !(tokens[first - 1].Lower is "that" or "and" or "but" or "when" or "while" or "as" or "because" or "after" or "which" or "where"))
            first--;
        // "the magazine's founder, Ana Example, said": the words before the comma belong to it.
        return new Phrase(sentence, first, last);
    }

    private static Phrase After(ReadSentence sentence, int verb)
    {
        var last = verb + 1;
        while (last < sentence.Tokens.Count && IsWithin(sentence.Tokens[last]) && !(sentence.Tokens[last].Lower is "that" or "in" or "on" or "who" or "as" or "after" or "when" or "during" or "at")
            && Calendar.Weekday(sentence.Tokens[last].Lower) is null && !(sentence.Tokens[last].Is(".") && last + 1 >= sentence.Tokens.Count))
            last++;
        return new Phrase(sentence, verb + 1, last);
    }
}
