using Dashboard.Analysis.Contradictions.Copies;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>Somebody affirms a thing, somebody denies the same thing.</summary>
internal static class Denials
{
    public const string Rule = "denial";
    public const string ThinRule = "thin-denial";

    /// <summary>Denials whose claim stands in the same sentence or article.</summary>
    public static IEnumerable<Candidate> WithinArticle(ReadArticle article)
    {
        for (var i = 0; i < article.Sentences.Count; i++)
        {
            foreach (var denied in DenialReader.Read(article.Sentences[i]))
            {
                if (Reported(denied, i + 1 < article.Sentences.Count ? article.Sentences[i + 1] : null) is { } reported)
                    yield return reported;
                if (Thin(denied, article.Sentences) is { } thin)
                    yield return thin;
            }
        }
    }

    /// <summary>Whether the sentence affirms what is denied; null when it does not.</summary>
    public static Candidate? Judge(DeniedThing denied, ReadSentence other)
    {
        if (denied.Form == DenialForm.Thin || ReferenceEquals(denied.Sentence, other) || denied.Sentence.Scope.IsOtherLabel(other.Scope))
            return null;
        var sameArticle = denied.Sentence.Article.Id == other.Article.Id;
        var at = Affirmed(denied.HeadConcept, other);
        if (at < 0)
            return null;
        var subjects = Left(other, at);
        var sameSubject = denied.Subject.Overlaps(subjects);
        var asked = new List<string>(denied.Concepts);
        // "told us": the speaker's own side stands where the denial names it.
        if (denied.HeadConcept == "#tell" && at + 1 < other.Tokens.Count && other.Tokens[at + 1].Lower is "us" or "him" or "her" or "them" or "me")
            RemoveObject(denied, asked, other);
        var shared = asked.Where(other.Content.Contains).ToList();
        var names = shared.Count(concept => concept[0] == '@');
        double needed;
        // Everything that the denial names stands in the other sentence.
        var whole = denied.Form == DenialForm.Verb && shared.Count >= 2 && shared.Count == asked.Count;
        if (whole)
        {
            needed = 0.9;
        }
        else if (denied.HeadConcept == "#tell")
        {
            var told = denied.Form == DenialForm.Verb && shared.Count >= 2 && Object(other, at).Overlaps(denied.Actors);
            if (!(told || sameSubject && names >= 1 || denied.Form == DenialForm.Verb && shared.Count >= 2 && names >= 1 && subjects.Count > 0))
                return null;
            needed = told ? 0.2 : sameSubject ? 0.4 : 0.5;
        }
        else if (denied.Form == DenialForm.Verb)
        {
            if (shared.Count < 2 || names < 1)
                return null;
            needed = 0.6;
        }
        else
        {
            if (sameArticle || !sameSubject || shared.Count < 2 || Words.Common.Contains(denied.HeadConcept))
                return null;
            needed = 0.75;
        }
        if (sameArticle && denied.Form != DenialForm.Verb || !Compatible.SameTime(denied.Sentence, other) && denied.HeadConcept != "#tell")
            return null;
        var asks = ContextWords.Sorted(asked);
        var head = denied.Sentence.Tokens[denied.Head];
        var tokens = denied.Sentence.Tokens;
        return new Candidate(
            Rule, ContradictionKind.Denial, "denial|" + denied.HeadConcept, DenialQuestions.Of(denied),
            new Assertion(other, Stance.Affirm, null, [(other.Tokens[at].Start, other.Tokens[at].End)], "affirmed", 0),
            new Assertion(denied.Sentence, Stance.Deny, null, [(tokens[denied.Cue].Start, tokens[denied.Cue].End), (head.Start, head.End)], "denied", 1),
            ContextWords.Sorted(shared).ToList(), asks, other.ContentWithout(null), needed, null,
            "same act (" + head.Lower + "), not another one; " + (sameSubject ? "same actor named on both sides" : "same content named on both sides")
            + "; the affirming sentence is not itself negated or hedged away");
    }

    /// <summary>Two sentences that are copies but for a "not" or a denying verb.</summary>
    public static Candidate? JudgeAligned(ReadSentence a, ReadSentence b, Alignment alignment, Difference difference, bool quoted)
    {
        var x = Denying(a, difference.AFirst, difference.ALast);
        var y = Denying(b, difference.BFirst, difference.BLast);
        // A verdict and a plea: but "found guilty" and "found not guilty" are two verdicts.
        if (difference.IsReplacement && (x >= 0 && NotGuilty(a, x) || y >= 0 && NotGuilty(b, y)))
            return null;
        if (x >= 0 == y >= 0 || a.Scope.Excludes(b.Scope) || difference.ALast - difference.AFirst > 5 || difference.BLast - difference.BFirst > 5)
            return null;
        var (denier, cue, affirmer) = x >= 0 ? (a, x, b) : (b, y, a);
        var (first, last) = x >= 0 ? (difference.BFirst, difference.BLast) : (difference.AFirst, difference.ALast);
        // "never" and "rarely" are no yes and no.
        for (var k = first; k < last; k++)
        {
            if (affirmer.Tokens[k].Lower is "rarely" or "seldom" or "hardly" or "barely" or "scarcely" or "few" or "little")
                return null;
        }
        // "said it was not" against "denied it was": both deny.
        if (Count(a) == Count(b))
            return null;
        var head = Math.Min(cue + 1, denier.Tokens.Count - 1);
        while (head < denier.Tokens.Count - 1 && !StatementReader.IsContent(denier.Tokens[head]))
            head++;
        // "did not say whether": nothing is denied.
        if (Enumerable.Range(cue, Math.Min(4, denier.Tokens.Count - cue)).Any(k => denier.Tokens[k].Lower is "whether" or "if" or "comment"))
            return null;
        var concept = denier.Tokens[head].Concept;
        var at = -1;
        for (var k = 0; k < affirmer.Tokens.Count; k++)
        {
            if (affirmer.Tokens[k].Concept == concept)
                at = at < 0 ? k : at;
        }
        // Nothing but a "not" was put in: what follows it stands in both.
        if (at < 0 && first == last && Next(alignment, denier, ReferenceEquals(denier, a), cue) is var next and >= 0)
            (at, concept) = (next, affirmer.Tokens[next].Concept);
        if (at < 0 || Polarity.IsDenial(affirmer.Tokens[at]) || Polarity.IsNegated(affirmer.Tokens, at) || Polarity.DenialOf(affirmer.Tokens, at) >= 0)
            return null;
        // "Unlike Ana and Ben, Carl did not sign" does not deny that Ana and Ben signed.
        var (who, whom) = (Left(denier, cue), Left(affirmer, at));
        if (who.Count > 0 && whom.Count > 0 && !who.Overlaps(whom))
            return null;
        var (ax, bx) = (a.ContentWithout(null), b.ContentWithout(null));
        return new Candidate(
            Rule, quoted ? ContradictionKind.AlteredQuote : ContradictionKind.Denial, "denial|" + concept, "Did this happen, or not: " + Short(affirmer, at) + "?",
            new Assertion(affirmer, Stance.Affirm, null, [(affirmer.Tokens[at].Start, affirmer.Tokens[at].End)], "affirmed", 0),
            new Assertion(denier, Stance.Deny, null, [(denier.Tokens[cue].Start, denier.Tokens[cue].End)], "denied", 1),
            ContextWords.Shared(ax, bx), ax, bx, alignment.Share >= 0.85 ? 0 : 0.6, null,
            "the sentences are the same but for this word") { Text = quoted ? AlteredQuotes.Text : Texts.FindingTexts.Of(ContradictionKind.Denial) };
    }

    /// <summary>"X denied Y's claim that ...": claim and denial stand in one sentence, with two speakers.</summary>
    public static Candidate? Reported(DeniedThing denied, ReadSentence? next)
    {
        if (denied.Form != DenialForm.Verb || denied.ClaimedBy is not { } by || denied.Concepts.Count < 2)
            return null;
        var sentence = denied.Sentence;
        var tokens = sentence.Tokens;
        var claimant = tokens.Where(token => token.Start >= by.Start && token.End <= by.End && token.Name).Select(token => token.Concept).ToHashSet();
        // "denied board claims that": bodies and people without a name claim things too.
        if (claimant.Count == 0)
            claimant = tokens.Where(token => token.Start >= by.Start && token.End < by.End && !token.Name && (Lexicon.ClassOf(token.Lower) is NounClass.Group or NounClass.Person)).Select(token => token.Concept).ToHashSet();
        if (claimant.Count == 0 || claimant.Overlaps(denied.Subject) || claimant.Overlaps(denied.Actors) || denied.Subject.Count + denied.Actors.Count == 0)
            return null;
        var claim = (tokens[denied.Cue + 1].Start, tokens[denied.Last - 1].End);
        var plain = next is not null && PlainDenial(next) is { } words ? words : ((int, int)?)null;
        var denial = plain is { } found
            ? new Assertion(next!, Stance.Deny, null, [found], "denied", 1)
            : new Assertion(sentence, Stance.Deny, null, [(tokens[denied.Cue].Start, tokens[denied.Cue].End)], "denied", 1);
        return new Candidate(
            Rule, ContradictionKind.Denial, "denial|" + denied.HeadConcept, DenialQuestions.Of(denied),
            new Assertion(sentence, Stance.Affirm, null, [claim], "affirmed", 0, denied.Claimant), denial,
            [], [], [], 0, null, "one sentence reports both the claim and its denial, each with its own speaker");
    }

    /// <summary>"X denied the report" without saying what: the report stands elsewhere in the article.</summary>
    public static Candidate? Thin(DeniedThing denied, IReadOnlyList<ReadSentence> article)
    {
        // "The board denied the report": whoever denies need not have a name.
        if (denied.Form != DenialForm.Thin || denied.ReportBy.Count == 0 || denied.Subject.Count == 0 && !(denied.Cue > 0 && StatementReader.IsContent(denied.Sentence.Tokens[denied.Cue - 1])))
            return null;
        foreach (var sentence in article)
        {
            if (ReferenceEquals(sentence, denied.Sentence) || sentence.IsTitle || !denied.ReportBy.IsSubsetOf(sentence.Names))
                continue;
            for (var k = 0; k < sentence.Tokens.Count; k++)
            {
                if (sentence.Tokens[k].Concept != "#report" || sentence.Tokens[k].Lower is "reported" or "reporting")
                    continue;
                var tokens = denied.Sentence.Tokens;
                return new Candidate(
                    ThinRule, ContradictionKind.ThinDenial, "thin|" + string.Join('+', denied.Subject.Order(StringComparer.Ordinal)),
                    "What exactly is denied?",
                    new Assertion(sentence, Stance.Affirm, null, [(sentence.Tokens[k].Start, sentence.Tokens[k].End)], "reported", 0),
                    new Assertion(denied.Sentence, Stance.Deny, null, [(tokens[denied.Cue].Start, tokens[denied.Last - 1].End)], "denied", 1),
                    [], [], [], 0, null, "the denial names the report and nothing of its content");
            }
        }
        return null;
    }

    /// <summary>"It is not true", "that never happened": the words, or null.</summary>
    private static (int Start, int End)? PlainDenial(ReadSentence sentence)
    {
        var tokens = sentence.Tokens;
        for (var i = 0; i + 2 < tokens.Count && i < 6; i++)
        {
            if (tokens[i].Lower is not ("it" or "that" or "this"))
                continue;
            for (var k = i + 1; k < tokens.Count && k < i + 5; k++)
            {
                if (tokens[k].Lower is "false" or "untrue" or "nonsense" or "fabricated" or "baseless" || tokens[k].Lower is "true" or "happened" or "happen" or "correct"
                    && Polarity.IsNegated(tokens, k))
                    return (tokens[i].Start, tokens[k].End);
            }
        }
        return null;
    }

    /// <summary>The token of the other sentence that is laid beside the next word after the place, or -1.</summary>
    private static int Next(Alignment alignment, ReadSentence sentence, bool isFirst, int at)
    {
        for (var k = at + 1; k < sentence.Tokens.Count && k < at + 4; k++)
        {
            var partner = isFirst ? alignment.Partners[k] : Enumerable.Range(0, alignment.Partners.Count).FirstOrDefault(i => alignment.Partners[i] == k, -1);
            if (partner >= 0)
                return partner;
        }
        return -1;
    }

    /// <summary>A plea is no statement about what happened.</summary>
    private static bool NotGuilty(ReadSentence sentence, int at) => at + 1 < sentence.Tokens.Count && sentence.Tokens[at + 1].Is("guilty");

    private static int Count(ReadSentence sentence) => sentence.Tokens.Count(token => Polarity.IsNegator(token) || Polarity.IsDenial(token));

    private static int Denying(ReadSentence sentence, int first, int last)
    {
        for (var k = first; k < last; k++)
        {
            if (Polarity.IsNegator(sentence.Tokens[k]) && !Polarity.IsEmpty(sentence.Tokens, k) || Polarity.IsDenial(sentence.Tokens[k]))
                return k;
        }
        return -1;
    }

    /// <summary>Acts that the sentence affirms: content words that are no names and neither negated nor hedged away.</summary>
    public static IReadOnlyList<string> Affirmed(ReadSentence sentence) =>
        sentence.Affirmed ??= [.. sentence.Content.Where(concept => concept[0] != '@' && Affirmed(concept, sentence) >= 0)];

    /// <summary>Where the sentence affirms the act, or -1.</summary>
    private static int Affirmed(string act, ReadSentence other)
    {
        for (var k = 0; k < other.Tokens.Count; k++)
        {
            if (other.Tokens[k].Concept != act || other.Tokens[k].Name)
                continue;
            if (Polarity.IsNegated(other.Tokens, k) || Polarity.DenialOf(other.Tokens, k) >= 0 || Hedged(other, k))
                continue;
            return k;
        }
        return -1;
    }

    private static bool Hedged(ReadSentence sentence, int at)
    {
        for (var k = Math.Max(0, at - 6); k < at; k++)
        {
            if (sentence.Tokens[k].Lower is "if" or "whether" or "may" or "might" or "could" or "unclear" or "unless" or "how" or "would")
                return true;
        }
        return false;
    }

    /// <summary>Who is told: the words right after the verb.</summary>
    private static HashSet<string> Object(ReadSentence sentence, int at)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var k = at + 1; k < sentence.Tokens.Count && k < at + 5; k++)
        {
            if (!sentence.Tokens[k].IsWord || sentence.Tokens[k].Lower is "about" or "that" or "of" or "in" or "on")
                break;
            if (StatementReader.IsContent(sentence.Tokens[k]))
                found.Add(sentence.Tokens[k].Concept);
        }
        return found;
    }

    private static HashSet<string> Left(ReadSentence sentence, int at)
    {
        for (var k = at - 1; k >= 0 && k >= at - 7; k--)
        {
            if (sentence.Tokens[k].Lower is ";" or "." or "that" or "who")
                break;
            if (sentence.Tokens[k].Name)
                return DenialReader.NameAt(sentence.Tokens, k);
        }
        return [];
    }

    /// <summary>Takes the names that directly follow the head out of what must be found.</summary>
    private static void RemoveObject(DeniedThing denied, List<string> asked, ReadSentence other)
    {
        var tokens = denied.Sentence.Tokens;
        for (var k = denied.Head + 1; k < denied.Last; k++)
        {
            if (tokens[k].Name)
            {
                if (!other.Content.Contains(tokens[k].Concept))
                    asked.Remove(tokens[k].Concept);
            }
            else if (!Words.Stop.Contains(tokens[k].Lower) && !tokens[k].Capital || tokens[k].Is("that"))
            {
                return;
            }
        }
    }

    private static string Short(ReadSentence sentence, int at)
    {
        var end = Math.Min(sentence.Tokens.Count - 1, at + 10);
        return "“" + sentence.Article.Text[sentence.Tokens[Math.Max(0, at - 4)].Start..sentence.Tokens[end].End] + "”";
    }
}
