using Dashboard.Analysis.Contradictions;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;
using Dashboard.Analysis.Text.Syntax;

namespace Dashboard.Analysis.Claims;

/// <summary>Why something was done, as a sentence gives it: "the strike over unpaid wages", "a lack of wood led to the closure".</summary>
/// <param name="Effect">Telling words of what was done, sorted.</param>
/// <param name="Cause">Telling words of the reason, sorted.</param>
internal sealed record GivenReason(string[] Effect, string[] Cause)
{
    private const int LeastShared = 2;

    private static readonly HashSet<string> s_leads = new("lead contribute result".Split(' '), StringComparer.Ordinal);
    private static readonly HashSet<string> s_causes = new("cause prompt force trigger spark provoke compel".Split(' '), StringComparer.Ordinal);
    private static readonly HashSet<string> s_tied = new("associate link attribute tie blame".Split(' '), StringComparer.Ordinal);

    /// <summary>Reasons for one act meet.</summary>
    public IEnumerable<ulong> Keys => Effect.Where(concept => concept[0] != '@').SelectMany(act => Cause.Where(concept => concept[0] != '@').Select(why => Contradictions.Keys.Of("reason " + act, why)));

    /// <summary>The act for which both sentences give the same reason, in the words that they share; null when there is none.</summary>
    public static List<string>? SharedAct(ClaimSentence a, ClaimSentence b)
    {
        foreach (var one in a.Reasons)
        {
            foreach (var other in b.Reasons)
            {
                if (ContextWords.Shared(one.Effect, other.Effect) is var acts && acts.Exists(concept => concept[0] != '@') && AreSame(one.Cause, other.Cause))
                    return acts;
            }
        }
        return null;
    }

    /// <summary>Two things in common besides names are one reason; a name and a thing only where little else is said.</summary>
    private static bool AreSame(string[] cause, string[] other)
    {
        var shared = ContextWords.Shared(cause, other);
        var things = shared.Count(concept => concept[0] != '@');
        return things > 0 && shared.Count >= LeastShared && shared.Count * (things > 1 ? 3 : 2) >= Math.Min(cause.Length, other.Length);
    }

    public static IEnumerable<GivenReason> Read(ReadSentence sentence)
    {
        if (!MayGive(sentence))
            yield break;
        foreach (var (effect, cause) in Stretches(sentence.Parse))
        {
            var (done, why) = (Telling(sentence, effect), Telling(sentence, cause));
            // What stands in both belongs to the reason.
            done = [.. done.Except(why, StringComparer.Ordinal)];
            if (done.Length > 0 && why.Length > 0)
                yield return new GivenReason(done, why);
        }
    }

    /// <summary>Most sentences give no reason; those need no tree.</summary>
    private static bool MayGive(ReadSentence sentence)
    {
        foreach (var token in sentence.Tokens)
        {
            if (token.Lower is "because" or "due" or "owing" or "result" or "account" or "over" || token.IsWord && !token.Name && IsCausing(Lexicon.Lemma(token.Lower, PartOfSpeech.Verb)))
                return true;
        }
        return false;

        static bool IsCausing(string lemma) => s_leads.Contains(lemma) || s_causes.Contains(lemma) || s_tied.Contains(lemma);
    }

    /// <summary>First and last word of what was done and of why.</summary>
    private static IEnumerable<((int First, int Last) Effect, (int First, int Last) Cause)> Stretches(Parse parse)
    {
        foreach (var clause in parse.Clauses)
        {
            if (!clause.IsNegated && !clause.IsConditional && OfVerb(parse, clause) is { } found)
                yield return found;
        }
        foreach (var word in parse.Words)
        {
            // The tree often hangs "over unpaid wages" on the wrong word; the predicate before it is what it explains.
            var noun = OpensReason(parse, word);
            if (noun < 0 || parse.Clauses.Where(one => one.Predicate < word.Index).MaxBy(one => one.Predicate) is not { IsNegated: false, IsConditional: false } told)
                continue;
            yield return ((told.Subject is { } subject && subject.First < told.Predicate ? subject.First : told.Predicate, word.Index - 1), (word.Index + 1, parse.SpanOf(noun).Last));
        }
    }

    private static ((int First, int Last) Effect, (int First, int Last) Cause)? OfVerb(Parse parse, Clause clause)
    {
        if (s_leads.Contains(clause.Lemma) && clause.Subject is { } lead && clause.Obliques.LastOrDefault(phrase => phrase.First > clause.Predicate && phrase.Preposition is "to" or "in") is { } led)
            return (Of(led), Of(lead));
        if (s_causes.Contains(clause.Lemma) && clause.Doer is { } doer && clause.Undergoer is { } undergone)
            return (clause.IsPassive ? Of(undergone) : (clause.Predicate + 1, Math.Max(undergone.Last, parse.SpanOf(clause.Predicate).Last)), Of(doer));
        if (s_tied.Contains(clause.Lemma) && clause.IsPassive && clause.Subject is { } tied && clause.Obliques.FirstOrDefault(phrase => phrase.Preposition is "with" or "to" or "on") is { } tie)
            return (Of(tied), Of(tie));
        if (clause.Mark == "because" && clause.Parent is { IsNegated: false } parent && parent.Predicate < clause.Predicate)
            return ((parent.Subject?.First ?? parent.Predicate, Math.Min(parent.Object?.Last ?? parent.Predicate, parse.SpanOf(clause.Predicate).First - 1)), parse.SpanOf(clause.Predicate));
        return null;

        static (int, int) Of(Phrase phrase) => (phrase.First, phrase.Last);
    }

    /// <summary>The noun of "because of …", "due to …", "over …", or -1.</summary>
    private static int OpensReason(Parse parse, ParsedWord word)
    {
        var next = word.Index + 1 < parse.Words.Count ? parse.Words[word.Index + 1].Lower : "";
        var isOver = word.Lower == "over" && word.Relation is Dependency.Case or Dependency.Adverb;
        if (!(word.Lower is "because" && next == "of" || word.Lower is "due" or "owing" && next == "to" || isOver))
            return -1;
        var noun = word.Index + (isOver ? 1 : 2);
        while (noun < parse.Words.Count && parse.Words[noun].Tag is PartOfSpeech.Determiner or PartOfSpeech.Adjective or PartOfSpeech.Adverb or PartOfSpeech.Pronoun || noun < parse.Words.Count && parse.Words[noun].Lower == "-")
            noun++;
        while (noun + 1 < parse.Words.Count && parse.Words[noun].IsNoun && parse.Words[noun + 1].IsNoun)
            noun++;
        return noun < parse.Words.Count && parse.Words[noun].IsNoun && (!isOver || IsReason(parse.Words[noun].Lower)) ? noun : -1;
    }

    /// <summary>"over unpaid wages", but not "over the weekend", "over the hill".</summary>
    private static bool IsReason(string noun) =>
        Lexicon.ClassOf(noun) is NounClass.Act or NounClass.Communication or NounClass.Possession or NounClass.Cognition or NounClass.Feeling or NounClass.State or NounClass.Event or NounClass.Attribute;

    private static string[] Telling(ReadSentence sentence, (int First, int Last) words)
    {
        var concepts = new SortedSet<string>(StringComparer.Ordinal);
        for (var word = words.First; word <= words.Last; word++)
        {
            var token = sentence.Tokens[sentence.Parse.Words[word].Token];
            if (StatementReader.IsContent(token) && !Words.Common.Contains(token.Concept))
                concepts.Add(token.Concept);
        }
        return [.. concepts];
    }
}
