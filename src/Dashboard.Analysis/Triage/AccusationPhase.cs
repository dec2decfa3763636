using Dashboard.Analysis.Labels;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Triage;

/// <summary>
/// Notices that a reader accuses a named person, an office, a company or officials of a crime: a legal risk as long as no source is given. Groups of
/// people, "they" and "you" are left to others; what is denied, asked, supposed or quoted is none.
/// </summary>
internal static class AccusationPhase
{
    private const int LongestObject = 7;
    private const int MostTold = 3;

    private static readonly HintWords s_hints = new(CrimeWords.AllWords);

    private sealed record Accusation(CommentSentence Sentence, SpokenOf? Whom, int First, int Last, int Hedge = -1, bool InCourt = false)
    {
        public string Words => Sentence.Quote(First, Last);
        public CommentSpan Span => Sentence.Span(First, Last);
    }

    public static void Look(CommentInThread comment)
    {
        if (comment.Has(SignalKind.PastedArticle) || !s_hints.AnyIn(comment.Words)) return;
        List<Accusation>? found = null;
        foreach (var sentence in comment.Sentences)
        {
            // Hardly any sentence has such a word, and to ask for each word which one it is costs more than all else.
            if (!sentence.Tokens.Exists(token => CrimeWords.Has(token.Lower)) || sentence.IsQuestion || sentence.IsSupposed) continue;
            for (var at = 0; at < sentence.Tokens.Count; at++)
            {
                if (Find(sentence, at) is not { } one || sentence.IsQuoted(at)) continue;
                // With a source a report from a court is no risk.
                if (!one.InCourt || !HasSource(comment, sentence)) (found ??= []).Add(one);
                at = Math.Max(at, one.Last - 1);
            }
        }
        if (found is not null) Notice(comment, found);
    }

    /// <summary>One signal for all that a comment accuses of: the moderator asks for sources once.</summary>
    private static void Notice(CommentInThread comment, List<Accusation> found)
    {
        var open = found.Where(one => !one.InCourt).Take(MostTold).ToList();
        if (open.Count > 0)
            comment.Notice(SignalKind.Accusation, Severity.Medium, $"{string.Join("; ", open.Select(Tell).Select((told, i) => i == 0 ? told : char.ToLowerInvariant(told[0]) + told[1..]))}: ask for a source.",
                "accusation", [.. open.Select(one => one.Span)]);
        else
            comment.Notice(SignalKind.Accusation, Severity.Low, $"Says that a court or a prosecutor dealt with a crime (“{found[0].Words}”) and gives no source: check the record.", "accusation", [found[0].Span]);
    }

    private static string Tell(Accusation one)
    {
        var hedge = one.Hedge >= 0 ? one.Hedge : one.Whom?.Hedge ?? -1;
        var hedged = hedge >= 0 ? $", though hedged (“{Hedge(one.Sentence, hedge)}”)" : "";
        return one.Whom is { } whom ? $"Accuses “{one.Sentence.Quote(whom.First, whom.Last)}” of a crime (“{one.Words}”){hedged}" : $"Says that something was got by a crime (“{one.Words}”){hedged}";
    }

    // "some have alleged", not "alleged" alone.
    private static string Hedge(CommentSentence sentence, int at)
    {
        var first = at;
        while (first > 0 && first > at - 2 && sentence.Tokens[first - 1].Lower is "some" or "many" or "have" or "has" or "people" or "i" or "it" or "is" or "are" or "was" or "might" or "may") first--;
        return sentence.Quote(first, at + 1);
    }

    private static Accusation? Find(CommentSentence sentence, int at)
    {
        var word = sentence.Tokens[at].Lower;
        if (CrimeWords.ObjectOf(word) is { } needed && Verb(sentence, at, needed) is { } done) return done;
        if (CrimeWords.Bribes.Contains(word) && Bribe(sentence, at) is { } bribe) return bribe;
        if (CrimeWords.Means.Contains(word) && GotBy(sentence, at) is { } got) return got;
        if (CrimeWords.Doers.Contains(word)) return Doer(sentence, at);
        if (CrimeWords.IsCrime(word) || word is "crimes" && at > 0 && sentence.Tokens[at - 1].Lower is "war") return Committed(sentence, at);
        if (word is "oath") return LiedUnderOath(sentence, at);
        if (CrimeWords.Violence.Contains(word)) return Sent(sentence, at);
        return null;
    }

    // "Holm stole the pension money", "Holm is known for attempting to poison Lund", "was poisoned by Holm"
    private static Accusation? Verb(CommentSentence sentence, int at, CrimeObject needed)
    {
        var tokens = sentence.Tokens;
        var last = ObjectEnd(sentence, at, needed);
        if (last > 0 && Subject(sentence, at) is { } whom)
            return Accuse(sentence, whom, at, last);
        // Passive, and the doer stands behind "by".
        if (tokens[at].Lower.EndsWith("ed", StringComparison.Ordinal) || tokens[at].Lower is "stolen")
        {
            for (var k = at + 1; k < tokens.Count - 1 && k <= at + 2; k++)
            {
                if (!tokens[k].Is("by")) continue;
                var end = k + 1;
                while (end < tokens.Count && end < k + 5 && tokens[end].IsWord && (sentence.IsName(end) || tokens[end].Lower is "the" or "our" or "his" or "her" || LabelWords.IsTitle(tokens[end].Lower) || sentence.EndingAt(end) is not null)) end++;
                if (end > k + 1 && at > 1 && tokens[at - 1].Lower is "was" or "were" or "been" && !CommentSentence.IsNegation(tokens[at - 2].Lower) && EndingBehindBy(sentence, end - 1) is { } doer)
                    return Accuse(sentence, doer, at - 1, end) with { First = at - 1 };
            }
        }
        return null;
    }

    private static SpokenOf? EndingBehindBy(CommentSentence sentence, int at)
    {
        if (sentence.EndingAt(at) is { Kind: not SpokenOfKind.Pronoun } found) return found;
        var first = at;
        while (first > 0 && sentence.IsName(first - 1)) first--;
        return sentence.IsName(at) && !(sentence.Tokens[at].Lower.EndsWith('s') && first == at) ? new SpokenOf(SpokenOfKind.Name, first, at + 1, -1) : null;
    }

    /// <summary>Whom the sentence makes the doer of a verb, also through "tried to", "ordered" and "is known for".</summary>
    private static SpokenOf? Subject(CommentSentence sentence, int verb)
    {
        var tokens = sentence.Tokens;
        var word = tokens[verb].Lower;
        var at = verb;
        if (at > 1 && tokens[at - 1].Is("to") && tokens[at - 2].Lower is "tried" or "tries" or "attempted" or "attempting" or "plotted" or "conspired" or "trying" or "conspiring" or "plotting")
            at -= 2;
        else if (at > 1 && tokens[at - 1].Is("to"))
            return null;
        if (tokens[at].Lower.EndsWith("ing", StringComparison.Ordinal))
        {
            if (at > 2 && tokens[at - 1].Lower is "for" or "of" && tokens[at - 2].Lower is "known" or "famous" or "notorious" or "infamous" or "guilty") at -= 2;
            else if (at > 0 && tokens[at - 1].Lower is not ("is" or "was" or "are" or "were" or "been" or "be") && !tokens[at - 1].Lower.EndsWith("ly", StringComparison.Ordinal)
                && tokens[at - 1].Lower is not ("started" or "began" or "keeps" or "kept" or "admitted" or "just" or "still" or "always")) return null;
            else if (at > 1 && tokens[at - 1].Lower is "started" or "began" or "keeps" or "kept" or "admitted") at--;
        }
        // "was murdered": the one before it is the victim. A bare participle ("stolen money") has no doer either.
        else if ((word.EndsWith("ed", StringComparison.Ordinal) || word is "stolen") && at == verb && at > 0)
        {
            var k = at - 1;
            while (k > 0 && tokens[k].Lower.EndsWith("ly", StringComparison.Ordinal)) k--;
            if (tokens[k].Lower is "is" or "was" or "are" or "were" or "be" or "being" or "got" || tokens[k].Is("been")) return null;
            if (word is "stolen" && tokens[k].Lower is not ("has" or "have" or "had")) return null;
        }
        // A plain verb after a singular name would have an s: "Holm murder case".
        else if (at == verb && word == Lexicon.Lemma(word, PartOfSpeech.Verb) && sentence.Before(at) is { Kind: SpokenOfKind.Person or SpokenOfKind.Office or SpokenOfKind.Name })
            return null;
        return sentence.Before(at) is { Kind: not SpokenOfKind.Pronoun } whom ? whom : null;
    }

    /// <summary>One past the object that makes the verb a crime; 0 when there is none.</summary>
    private static int ObjectEnd(CommentSentence sentence, int verb, CrimeObject needed)
    {
        var tokens = sentence.Tokens;
        for (var k = verb + 1; k < tokens.Count && k <= verb + LongestObject; k++)
        {
            if (tokens[k].Lower is "." or ";" or "but" or "because" or "while" or "who" or "which" or "by" or "thunder" or "show" or "spotlight" or "idea" or "ideas") return 0;
            // "poisoned the minds of people": only the head of the object counts.
            if (needed == CrimeObject.Person && tokens[k].Lower is "of" or "in" or "with" or "on" or "against" or "for" or "to" or "from" or ",") return 0;
            if (CrimeWords.Fits(needed, tokens[k].Lower) || needed == CrimeObject.Person && sentence.IsName(k) && !tokens[k].Lower.EndsWith("ish", StringComparison.Ordinal))
            {
                var end = k + 1;
                while (end < tokens.Count && (sentence.IsName(end) && sentence.IsName(end - 1) || needed != CrimeObject.Person && CrimeWords.Fits(needed, tokens[end].Lower))) end++;
                // "stole votes from": "people's minds" are no person.
                if (needed == CrimeObject.Person && NamedEntity.IsPossessive(tokens[end - 1])) continue;
                return end;
            }
        }
        return 0;
    }

    // "Holm took bribes", "Holm was guilty of accepting a bribe"
    private static Accusation? Bribe(CommentSentence sentence, int at)
    {
        var tokens = sentence.Tokens;
        for (var k = at - 1; k > 0 && k >= at - 5; k--)
        {
            if (!CrimeWords.TakingBribes.Contains(tokens[k].Lower)) continue;
            return Subject(sentence, k) is { } whom ? Accuse(sentence, whom, k, at + 1) : null;
        }
        return null;
    }

    // "land stolen through bribery and corruption"
    private static Accusation? GotBy(CommentSentence sentence, int at)
    {
        var tokens = sentence.Tokens;
        var by = at - 1;
        while (by > 0 && tokens[by].Lower is "massive" or "outright" or "blatant" or "electoral" or "sheer") by--;
        if (by < 2 || tokens[by].Lower is not ("through" or "by" or "via" or "with")) return null;
        var verb = by - 1;
        while (verb > 1 && verb > by - 3 && !CrimeWords.Got.Contains(tokens[verb].Lower)) verb--;
        if (!CrimeWords.Got.Contains(tokens[verb].Lower)) return null;
        // With a doer in sight the accusation is the doer's.
        var whom = Subject(sentence, verb);
        var first = verb;
        while (first > 0 && first > verb - 3 && tokens[first - 1].IsWord && !CommentSentence.IsNegation(tokens[first - 1].Lower) && (tokens[first - 1].Lower is "was" or "were" or "is" or "been" || Lexicon.Frequency(tokens[first - 1].Lower, PartOfSpeech.Noun) > 0)) first--;
        if (first == verb && whom is null || first > 0 && CommentSentence.IsNegation(tokens[first - 1].Lower)) return null;
        var last = at + 1;
        if (last + 1 < tokens.Count && tokens[last].Lower is "and" or "or" && CrimeWords.Means.Contains(tokens[last + 1].Lower)) last += 2;
        return new Accusation(sentence, whom, whom?.First ?? first, last, sentence.HedgeBefore(verb));
    }

    // "Holm is a thief", "Holm might be a serial rapist"
    private static Accusation? Doer(CommentSentence sentence, int at)
    {
        var tokens = sentence.Tokens;
        // "criminal lawyer", "a criminal who has paid": the noun must end its phrase.
        if (at + 1 < tokens.Count && (tokens[at + 1].IsWord && !Words.Stop.Contains(tokens[at + 1].Lower) || tokens[at + 1].Lower is "-" or "of")) return null;
        var verb = at - 1;
        while (verb > 0 && verb >= at - 5 && (tokens[verb].Lower is "a" or "an" or "the" or "known" or "serial" or "war" or "convicted" or "common" or "petty" or "admitted" or "biggest" or "self" or "-" or "total" or "complete"
            or "mass" or "career" or "proven" or "real" or "big" or "corrupt" or "lying" or "child" or "nothing" or "more" or "than" or "but")) verb--;
        if (verb < 1 || verb == at - 1 || tokens[verb].Lower is not ("is" or "was" or "be") || tokens[at - 1].Is("the")) return null;
        return sentence.Before(verb) is { Kind: not (SpokenOfKind.Pronoun or SpokenOfKind.Body) } whom ? Accuse(sentence, whom, verb, at + 1) : null;
    }

    // "Holm committed perjury", "Holm was convicted of fraud", "Holm is guilty of war crimes"
    private static Accusation? Committed(CommentSentence sentence, int at)
    {
        var tokens = sentence.Tokens;
        for (var k = at - 1; k > 0 && k >= at - 5; k--)
        {
            var verb = tokens[k].Lower;
            if (verb is "committed" or "commits" or "committing" or "ordered")
                return Subject(sentence, k) is { } whom ? Accuse(sentence, whom, k, at + 1) : null;
            if (!CrimeWords.InCourt.Contains(verb)) continue;
            if (tokens[k + 1].Lower is not ("of" or "for" or "with" or "to")) return null;
            if (sentence.Before(k) is not { Kind: not SpokenOfKind.Pronoun } judged) return null;
            var inCourt = verb is not ("guilty" or "accused") || tokens[k - 1].Lower is "pleaded" or "pled" or "found" or "plead";
            return Accuse(sentence, judged, k, at + 1) with { InCourt = inCourt, Hedge = verb is "accused" ? k : -1 };
        }
        return null;
    }

    private static Accusation? LiedUnderOath(CommentSentence sentence, int at) =>
        at > 2 && sentence.Is(at - 1, "under") && sentence.Tokens[at - 2].Lower is "lied" or "lying" && Subject(sentence, at - 2) is { } whom ? Accuse(sentence, whom, at - 2, at + 1) : null;

    // "The government has been sending police to destroy stalls"
    private static Accusation? Sent(CommentSentence sentence, int at)
    {
        var tokens = sentence.Tokens;
        if (at < 3 || !tokens[at - 1].Is("to") || !CrimeWords.Enforcers.Contains(tokens[at - 2].Lower) && !CrimeWords.Enforcers.Contains(tokens[Math.Max(0, at - 3)].Lower)) return null;
        for (var k = at - 3; k > 0 && k >= at - 6; k--)
        {
            if (tokens[k].Lower is not ("sent" or "sends" or "sending" or "ordered" or "ordering" or "paid" or "hired" or "uses" or "used")) continue;
            return Subject(sentence, k) is { } whom ? Accuse(sentence, whom, k, Math.Min(tokens.Count, at + 2)) : null;
        }
        return null;
    }

    private static Accusation Accuse(CommentSentence sentence, SpokenOf whom, int verb, int last) =>
        new(sentence, whom, Math.Min(whom.First, verb), Math.Max(last, whom.Last), whom.Hedge >= 0 ? whom.Hedge : sentence.HedgeBefore(Math.Min(whom.First, verb)));

    private static bool HasSource(CommentInThread comment, CommentSentence sentence) =>
        comment.Text.Contains("http", StringComparison.OrdinalIgnoreCase) || comment.Text.Contains("www.", StringComparison.OrdinalIgnoreCase)
        || sentence.Tokens.Exists(token => token.Is("according"));
}
