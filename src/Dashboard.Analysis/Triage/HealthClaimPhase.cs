using System.Collections.Frozen;
using Dashboard.Analysis.Labels;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Triage;

/// <summary>Notices what a reader says about the health of a person who is named or holds an office. Nothing is said of readers who write about themselves.</summary>
internal static class HealthClaimPhase
{
    private const string Illnesses =
        "cancer cancers tumor tumour tumors tumours leukemia leukaemia lymphoma melanoma dementia alzheimer alzheimers parkinson parkinsons epilepsy diabetes aids hiv hepatitis tuberculosis "
        + "pneumonia covid malaria ebola measles syphilis gonorrhea herpes chlamydia schizophrenia depression ptsd adhd autism asperger aspergers anorexia bulimia cirrhosis emphysema asthma "
        + "sclerosis stroke strokes aneurysm psychosis bipolar narcolepsy tourette alcoholism lupus crohn arthritis pancreatitis meningitis seizures abortion miscarriage std";

    private const string States =
        "demented senile schizophrenic bipolar autistic anorexic bulimic epileptic diabetic alcoholic suicidal pregnant infertile psychotic hiv-positive incontinent comatose terminally";

    // "a heart attack", "a nervous breakdown", "mentally ill"
    private const string Pairs = "heart attack|nervous breakdown|mental breakdown|kidney failure|liver failure|brain damage|mental illness|eating disorder|bipolar disorder|personality disorder|blood clot|drug addiction|mentally ill|terminally ill|hiv positive|drug addict|clinically depressed";

    private static readonly HintWords s_hints = new($"{Illnesses} {States} breakdown failure addiction addict illness disorder clot attack damage ill depressed positive");
    private static readonly HashSet<string> s_illnesses = [.. Illnesses.Split(' ')];
    private static readonly HashSet<string> s_states = [.. States.Split(' ')];
    private static readonly HashSet<string> s_pairs = [.. Pairs.Split('|')];

    // One question instead of three for each word.
    private static readonly FrozenSet<string> s_beginnings = $"{Illnesses} {States}".Split(' ').Concat(s_pairs.Select(pair => pair.Split(' ')[0])).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Verbs by which somebody has an illness.</summary>
    private static readonly HashSet<string> s_having = [.. (
        "has had got have gotten having caught contracted develops developed battling battled battles fighting fought beat beating survived suffers suffered suffering suffer dying died diagnosed "
        + "treated hospitalized hospitalised recovering recovered infected cured tested").Split(' ')];

    /// <summary>Between the verb and the illness.</summary>
    private static readonly HashSet<string> s_filling = [.. (
        "a an the of from with for his her some severe serious advanced early late stage terminal mild acute chronic incurable lung breast skin brain bone prostate colon throat stomach liver blood "
        + "pancreatic ovarian cervical multiple clinical manic major type heart positive full blown onset again once just stage-four two 4 2 1 - been being was is").Split(' ')];

    public static void Look(CommentInThread comment)
    {
        if (comment.Has(SignalKind.PastedArticle) || !s_hints.AnyIn(comment.Words)) return;
        foreach (var sentence in comment.Sentences)
        {
            if (Claim(sentence) is not { } claim) continue;
            var whom = sentence.Quote(claim.Whom.First, claim.Whom.Last);
            var words = sentence.Quote(claim.First, claim.Last);
            var hedged = claim.Whom.Hedge >= 0 ? ", as a guess" : "";
            comment.Notice(SignalKind.HealthClaim, Severity.Medium, $"Says something about the health of “{whom}” (“{words}”){hedged}: sensitive personal data, check the public record.", "health-claim",
                [sentence.Span(claim.First, claim.Last)]);
            return;
        }
    }

    private static (SpokenOf Whom, int First, int Last)? Claim(CommentSentence sentence)
    {
        var tokens = sentence.Tokens;
        for (var at = 1; at < tokens.Count; at++)
        {
            if (!s_beginnings.Contains(tokens[at].Lower)) continue;
            var pair = at + 1 < tokens.Count && s_pairs.Contains($"{tokens[at].Lower} {tokens[at + 1].Lower}");
            var isState = s_states.Contains(tokens[at].Lower) || pair && tokens[at + 1].Lower is "ill" or "addict" or "positive" or "depressed";
            if (!isState && !pair && !s_illnesses.Contains(tokens[at].Lower)) continue;
            var last = pair ? at + 2 : at + 1;
            if (QualifiesNoun(tokens, last) || sentence.IsQuestion || sentence.IsSupposed || sentence.IsQuoted(at)) continue;
            var whom = isState ? OfState(sentence, at) : null;
            whom ??= OfIllness(sentence, at);
            // "my sister Anna": a reader's own family.
            if (whom is { Kind: SpokenOfKind.Person or SpokenOfKind.Office } found && !IsOwn(tokens, found.First))
                return (found, found.First, last);
        }
        return null;
    }

    // "Holm is senile", "the mayor has gone senile", "Holm is an alcoholic"
    private static SpokenOf? OfState(CommentSentence sentence, int at)
    {
        var tokens = sentence.Tokens;
        var k = at - 1;
        while (k > 0 && (tokens[k].Lower is "a" or "an" or "known" or "recovering" or "completely" or "totally" or "clearly" or "obviously" or "so" or "very" or "becoming" or "going" or "gone"
            || tokens[k].Lower is "really" or "just" or "now")) k--;
        if (k < 1 || tokens[k].Lower is not ("is" or "was" or "has" or "went" or "seems" or "became" or "becomes" or "been")) return null;
        return sentence.Before(k);
    }

    // "Holm got cancer", "Holm, who was diagnosed with lung cancer", "Holm's dementia"
    private static SpokenOf? OfIllness(CommentSentence sentence, int at)
    {
        var tokens = sentence.Tokens;
        if (NamedEntity.IsPossessive(tokens[at - 1]) && sentence.IsName(at - 1))
            return sentence.EndingAt(at - 1);
        var verb = at - 1;
        while (verb > 0 && !s_having.Contains(tokens[verb].Lower) && s_filling.Contains(tokens[verb].Lower)) verb--;
        if (verb < 1 || !s_having.Contains(tokens[verb].Lower)) return null;
        while (verb > 1 && s_having.Contains(tokens[verb - 1].Lower)) verb--;
        return sentence.Before(verb);
    }

    // "cancer research", "an autistic son": not what the person has.
    private static bool QualifiesNoun(List<Token> tokens, int next) =>
        next < tokens.Count && tokens[next].IsWord && !Words.Stop.Contains(tokens[next].Lower) && !Words.Common.Contains(tokens[next].Concept) && !tokens[next].Lower.EndsWith("ly", StringComparison.Ordinal)
        && (Lexicon.Frequency(tokens[next].Lower, PartOfSpeech.Noun) > 0 || Lexicon.Knows(tokens[next].Lower, PartOfSpeech.Noun))
        || next < tokens.Count && tokens[next].Lower is "-" or "of" or "on";

    // "I, Anna, have", but not "I heard that Anna has".
    private static bool IsOwn(List<Token> tokens, int first)
    {
        if (first > 0 && tokens[tokens[first - 1].Is(",") && first > 1 ? first - 2 : first - 1].Lower is "i" or "me" or "we") return true;
        for (var k = first; k >= 0 && k >= first - 3; k--)
            if (tokens[k].Lower is "my" or "our") return true;
        return false;
    }
}
