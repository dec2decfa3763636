using System.Runtime.CompilerServices;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Statements;

internal enum DenialForm
{
    /// <summary>"denied having told ...", "rejected reports that ..."</summary>
    Verb,

    /// <summary>"has not contacted ...", "never arrived"</summary>
    Negation,

    /// <summary>"denied the report": nothing says what is denied.</summary>
    Thin,
}

/// <summary>Something that a sentence says is not so.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Form">How it is denied.</param>
/// <param name="Cue">Index of the denying word.</param>
/// <param name="Head">Index of the first word of what is denied, its verb as a rule.</param>
/// <param name="Last">One past the last token of what is denied.</param>
/// <param name="Concepts">Concepts of what is denied, without its head.</param>
/// <param name="Subject">Names of who denies (verb) or of whom it is denied (negation).</param>
/// <param name="Actors">Concepts of the noun phrase before the cue, names or not.</param>
/// <param name="ClaimedBy">Who claimed it, as the same sentence says; null when it does not.</param>
/// <param name="ReportBy">For thin denials: names of whose report is denied.</param>
internal sealed record DeniedThing(
    ReadSentence Sentence,
    DenialForm Form,
    int Cue,
    int Head,
    int Last,
    IReadOnlyList<string> Concepts,
    HashSet<string> Subject,
    HashSet<string> Actors,
    (int Start, int End)? ClaimedBy,
    HashSet<string> ReportBy) : IComparable<DeniedThing>
{
    public string HeadConcept => Sentence.Tokens[Head].Concept;

    /// <summary>
    /// Who can be asked about the claim: "the mill's report" is the mill, "Norwegian claims" are the Norwegian side, "a report" stays what it is.
    /// Null when the sentence names nobody.
    /// </summary>
    public string? Claimant
    {
        get
        {
            if (ClaimedBy is not { } by)
                return null;
            var who = Sentence.Tokens.Where(token => token.Start >= by.Start && token.End <= by.End).ToList();
            while (who.Count > 1 && (DenialReader.IsClaimNoun(who[^1]) || !who[^1].IsWord || who[^1].Lower is "s"))
                who.RemoveAt(who.Count - 1);
            if (DenialReader.IsClaimNoun(who[^1]) || !who[^1].IsWord)
                return Sentence.Article.Text[by.Start..by.End];
            var name = Sentence.Article.Text[who[0].Start..who[^1].End].TrimEnd('\'', '’');
            var last = Sentence.Parse.Words.FirstOrDefault(word => word.Start == who[^1].Start);
            return last?.Tag == PartOfSpeech.Adjective ? "the " + name + " side" : name.EndsWith("'s", StringComparison.Ordinal) || name.EndsWith("’s", StringComparison.Ordinal) ? name[..^2] : name;
        }
    }

    public int CompareTo(DeniedThing? other)
    {
        if (other is null)
            return 1;
        var order = Sentence.CompareTo(other.Sentence);
        return order != 0 ? order : Cue.CompareTo(other.Cue);
    }

    // One denial is one thing, however alike another reads.
    public bool Equals(DeniedThing? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}

/// <summary>Finds what a sentence denies.</summary>
internal static class DenialReader
{
    private static readonly HashSet<string> ClaimNouns = new(
        "report reports claim claims allegation allegations accusation accusations suggestion suggestions rumour rumours rumor rumors assertion assertions charge charges story stories article articles statement statements speculation notion"
            .Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> Auxiliaries = new(
        "has have had is are was were will would did does do can could be been".Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> ClaimVerbs = new(
        "claiming saying alleging suggesting asserting reporting stating that of".Split(' '), StringComparer.Ordinal);

    /// <summary>"report", "claims": what can be denied as such.</summary>
    public static bool IsClaimNoun(Token token) => ClaimNouns.Contains(token.Lower);

    public static List<DeniedThing> Read(ReadSentence sentence)
    {
        var found = new List<DeniedThing>();
        var tokens = sentence.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Polarity.IsDenial(tokens[i]) && !Polarity.IsNegated(tokens, i) && !(i > 0 && tokens[i - 1].Name && tokens[i].Capital && !sentence.IsTitle))
            {
                if (ByVerb(sentence, i) is { } denied)
                    found.Add(denied);
            }
            else if (Polarity.IsNegator(tokens[i]) && ByNegation(sentence, i) is { } negated)
            {
                found.Add(negated);
            }
        }
        return found;
    }

    private static DeniedThing? ByVerb(ReadSentence sentence, int cue)
    {
        var tokens = sentence.Tokens;
        var strict = tokens[cue].Concept == Concepts.Of("deny") || tokens[cue].Concept == Concepts.Of("refute");
        var at = cue + 1;
        while (at < tokens.Count && !tokens[at].Is("that") && (Words.Determiners.Contains(tokens[at].Lower) || tokens[at].Lower is "strongly" or "as" or "media" or "press" or "news" or "false" or "\"" or "“"))
            at++;
        if (at >= tokens.Count)
            return null;
        var subject = Before(sentence, cue);
        if (tokens[at].Lower is "that")
            return Content(sentence, cue, at + 1, subject, null);
        if (strict && (tokens[at].Is("having") || tokens[at].Is("being") || tokens[at].Lower.EndsWith("ing", StringComparison.Ordinal) && tokens[at].Lower.Length > 5))
            return Content(sentence, cue, tokens[at].Lower is "having" or "being" ? at + 1 : at, subject, null, direct: true);
        // "rejected a newspaper's report on Tuesday claiming it had ..."
        for (var k = at; k < tokens.Count && k < at + 9; k++)
        {
            if (tokens[k].Lower is "," or ";" or "." or "that" or "who" or "which")
                break;
            if (!ClaimNouns.Contains(tokens[k].Lower))
                continue;
            var claimedBy = k > at ? ((int, int)?)(tokens[at].Start, tokens[k].End) : null;
            for (var j = k + 1; j < tokens.Count && j < k + 5; j++)
            {
                if (ClaimVerbs.Contains(tokens[j].Lower))
                    return Content(sentence, cue, j + 1, subject, claimedBy);
                if (!tokens[j].Is("on") && !tokens[j].Is("by") && Calendar.Weekday(tokens[j].Lower) is null && !tokens[j].Name)
                    break;
            }
            var by = new HashSet<string>(tokens.Skip(at).Take(k - at).Where(token => token.Name).Select(token => token.Concept), StringComparer.Ordinal);
            return tokens[k].Lower is "charge" or "charges" or "statement" or "statements" ? null
                : new DeniedThing(sentence, DenialForm.Thin, cue, k, k + 1, [], subject, [], claimedBy, by);
        }
        return null;
    }

    private static DeniedThing? ByNegation(ReadSentence sentence, int cue)
    {
        var tokens = sentence.Tokens;
        var auxiliary = tokens[cue].Lower.EndsWith("n't", StringComparison.Ordinal) || tokens[cue].Is("never")
            || tokens[cue].Is("not") && cue > 0 && Auxiliaries.Contains(tokens[cue - 1].Lower) || tokens[cue].Is("cannot");
        // What would, could or need not happen is no statement about what did.
        if (!auxiliary || tokens[cue].Lower is "wouldn't" or "couldn't" or "shouldn't" or "cannot" or "can't" or "cant"
            || cue > 0 && tokens[cue - 1].Lower is "would" or "could" or "can" or "should" or "might" or "may" or "if")
            return null;
        for (var k = cue + 1; k < tokens.Count && k < cue + 5; k++)
        {
            if (!tokens[k].IsWord)
                return null;
            if (Words.Stop.Contains(tokens[k].Lower) || tokens[k].Lower.EndsWith("ly", StringComparison.Ordinal))
            {
                if (tokens[k].Lower is "only" or "just" or "if" or "that" or "to" or "because" or "until" or "yet")
                    return null;
                continue;
            }
            if (Words.Reporting.Contains(tokens[k].Concept) || tokens[k].Name || tokens[k].Is("guilty"))
                return null;
            return Content(sentence, cue, k, Before(sentence, cue), null, DenialForm.Negation);
        }
        return null;
    }

    private static DeniedThing? Content(
        ReadSentence sentence, int cue, int at, HashSet<string> subject, (int Start, int End)? claimedBy, DenialForm form = DenialForm.Verb,
        bool direct = false)
    {
        var tokens = sentence.Tokens;
        var last = at;
        while (last < tokens.Count && !EndsClause(tokens, last))
            last++;
        var head = at;
        // The verb: the first content word that is not a name and not the subject before an auxiliary.
        for (var k = at; k < last; k++)
        {
            if (!StatementReader.IsContent(tokens[k]) || tokens[k].Name || tokens[k].Lower.EndsWith("ly", StringComparison.Ordinal))
                continue;
            head = k;
            if (direct)
                break;
            var auxiliary = k + 1;
            while (auxiliary < last && auxiliary < k + 5 && !Auxiliaries.Contains(tokens[auxiliary].Lower))
                auxiliary++;
            if (form == DenialForm.Verb && auxiliary < last && auxiliary < k + 4 && !tokens[at].Lower.EndsWith("ing", StringComparison.Ordinal)
                && !(k > at && Auxiliaries.Contains(tokens[k - 1].Lower)))
            {
                for (var v = auxiliary + 1; v < last; v++)
                {
                    if (StatementReader.IsContent(tokens[v]) && !tokens[v].Name)
                    {
                        head = v;
                        break;
                    }
                }
            }
            break;
        }
        if (head >= last || !StatementReader.IsContent(tokens[head]))
            return null;
        var concepts = new List<string>();
        for (var k = at; k < last; k++)
        {
            if (k != head && StatementReader.IsContent(tokens[k]) && !Calendar.IsDayOrMonth(tokens[k].Lower))
                concepts.Add(tokens[k].Concept);
        }
        return new DeniedThing(sentence, form, cue, head, last, ContextWordsOf(concepts), subject, Actors(tokens, cue), claimedBy, []);
    }

    private static List<string> ContextWordsOf(List<string> concepts) => [.. concepts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static bool EndsClause(IReadOnlyList<Token> tokens, int k) =>
        tokens[k].Lower is ";" or "." or "”" or ":" or "but" or "while" or "because" or "although" or "who" or "which"
        || tokens[k].Is(",") && k + 1 < tokens.Count && !(tokens[k + 1].Name && k + 2 < tokens.Count && tokens[k + 2].Lower is "," or "and");

    private static HashSet<string> Actors(IReadOnlyList<Token> tokens, int cue)
    {
        var actors = new HashSet<string>(StringComparer.Ordinal);
        for (var k = cue - 1; k >= 0 && k >= cue - 7 && tokens[k].Lower is not (";" or "." or "," or "that" or "but"); k--)
        {
            if (StatementReader.IsContent(tokens[k]))
                actors.Add(tokens[k].Concept);
        }
        return actors;
    }

    /// <summary>The nearest name in the clause before the word, or what "it" stands for.</summary>
    private static HashSet<string> Before(ReadSentence sentence, int at)
    {
        var tokens = sentence.Tokens;
        for (var k = at - 1; k >= 0 && k >= at - 9; k--)
        {
            if (tokens[k].Lower is ";" or "." or "but")
                break;
            if (tokens[k].Name)
                return NameAt(tokens, k);
            if (tokens[k].Lower is "it" or "they" or "he" or "she")
                return Referent(sentence, k);
        }
        return Referent(sentence, at);
    }

    private static HashSet<string> Referent(ReadSentence sentence, int before)
    {
        for (var k = 0; k < before && k < 8; k++)
        {
            if (sentence.Tokens[k].Name)
                return NameAt(sentence.Tokens, k);
        }
        return sentence.Earlier;
    }

    /// <summary>Keys of the run of name words around the token.</summary>
    internal static HashSet<string> NameAt(IReadOnlyList<Token> tokens, int at)
    {
        var first = at;
        while (first > 0 && tokens[first - 1].Name)
            first--;
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var k = first; k < tokens.Count && tokens[k].Name; k++)
            names.Add(tokens[k].Concept);
        return names;
    }
}
