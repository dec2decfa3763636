using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Labels;

/// <summary>Which words can stand for a person or a body, and which can stand before such a word.</summary>
internal static class LabelWords
{
    /// <summary>Words for who rules: "the Lund regime" labels Lund.</summary>
    private static readonly HashSet<string> s_rule = new("regime government administration junta dictatorship clique cabinet".Split(' '), StringComparer.Ordinal);

    /// <summary>Titles that WordNet does not know as persons, or whose first sense is another.</summary>
    private static readonly HashSet<string> s_titles = new(
        ("president minister secretary senator sen gov governor rep congressman congresswoman premier chancellor chief director chairman chairwoman chair spokesman spokeswoman spokesperson "
        + "ambassador leader lady prince princess king queen pope gen general colonel captain sergeant judge justice mayor speaker commissioner inspector detective officer sheriff attorney lawyer "
        + "doctor professor nurse surgeon bishop archbishop cardinal rabbi imam sheikh ayatollah constable lieutenant commander admiral marshal lord duke duchess baroness councillor "
        + "coach counsel counterpart head boss puppet usurper strongman dictator tyrant ally rival critic star founder owner").Split(' '), StringComparer.Ordinal);

    /// <summary>Bodies that are described before or after their names.</summary>
    private static readonly HashSet<string> s_bodies = new(
        ("agency company contractor newspaper broadcaster firm group party militia network giant retailer bank university union airline maker manufacturer operator charity foundation club team "
        + "organisation organization corporation website magazine daily tabloid movement coalition alliance").Split(' '), StringComparer.Ordinal);

    /// <summary>Say how somebody holds an office; most are verbs elsewhere.</summary>
    private static readonly HashSet<string> s_status = new(
        "acting interim former retired elected exiled deposed jailed disgraced ousted appointed convicted accused alleged suspected outgoing incoming opposition proclaimed declared styled".Split(' '),
        StringComparer.Ordinal);

    /// <summary>Person words that open many phrases and label nobody.</summary>
    private static readonly HashSet<string> s_empty = new("people person man men woman women one ones anyone someone others other mr mrs ms miss sir dr number name child children fan".Split(' '), StringComparer.Ordinal);

    /// <summary>"Minister", "Doctor": may open a name with a capital letter of its own.</summary>
    public static bool IsTitle(string lower) => s_titles.Contains(lower);

    public static bool IsRule(string lower) => s_rule.Contains(lower);

    /// <summary>"minister", "puppet", "newspaper": a word that says who or what somebody is.</summary>
    public static bool IsRole(string lower) =>
        s_titles.Contains(lower) || s_bodies.Contains(lower)
        || lower.Length > 3 && !lower.EndsWith("ed", StringComparison.Ordinal) && !s_empty.Contains(lower) && !Words.Stop.Contains(lower) && Lexicon.ClassOf(lower) == NounClass.Person && Lexicon.Lemma(lower, PartOfSpeech.Noun) == lower;

    /// <summary>"interim", "former", "opposition": a lower-case word that can stand before a role and belong to it.</summary>
    public static bool IsModifier(Token token)
    {
        if (!token.IsWord || token.Lower.Length < 3 || Words.Stop.Contains(token.Lower) || token.Lower.EndsWith("ly", StringComparison.Ordinal))
            return false;
        if (s_status.Contains(token.Lower))
            return true;
        var verb = Lexicon.Frequency(token.Lower, PartOfSpeech.Verb);
        if (Lexicon.Knows(token.Lower, PartOfSpeech.Adjective) && Lexicon.Frequency(token.Lower, PartOfSpeech.Adjective) >= verb)
            return true;
        return Lexicon.Knows(token.Lower, PartOfSpeech.Noun) && Lexicon.Lemma(token.Lower, PartOfSpeech.Noun) == token.Lower
            && (verb == 0 || Lexicon.Frequency(token.Lower, PartOfSpeech.Noun) > 4 * verb);
    }

    /// <summary>"state" in "the state contractor": could be a verb elsewhere, but not behind an article, a possessive or a name.</summary>
    public static bool IsNoun(Token token) =>
        token.IsWord && token.Lower.Length > 2 && !Words.Stop.Contains(token.Lower) && Lexicon.Knows(token.Lower, PartOfSpeech.Noun) && Lexicon.Lemma(token.Lower, PartOfSpeech.Noun) == token.Lower
        && Lexicon.Frequency(token.Lower, PartOfSpeech.Noun) > Lexicon.Frequency(token.Lower, PartOfSpeech.Verb) / 2;

    /// <summary>A judging adjective that can stand alone after "was": "illegitimate", "legal".</summary>
    public static bool IsJudging(string lower) =>
        lower.Length > 4 && !lower.EndsWith("ed", StringComparison.Ordinal) && !lower.EndsWith("ing", StringComparison.Ordinal) && !Words.Stop.Contains(lower)
        && Lexicon.Knows(lower, PartOfSpeech.Adjective) && !Lexicon.Knows(lower, PartOfSpeech.Adverb)
        && Lexicon.Frequency(lower, PartOfSpeech.Adjective) >= Lexicon.Frequency(lower, PartOfSpeech.Verb) + Lexicon.Frequency(lower, PartOfSpeech.Noun);
}
