using System.Collections.Frozen;
using Dashboard.Analysis.Labels;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Triage;

/// <summary>Notices remarks on how a person looks. What is said of things, places and the reader is none.</summary>
internal static class LooksPhase
{
    private const string Judgements =
        "ugly fat obese hideous gorgeous handsome unattractive attractive skinny chubby overweight bald wrinkled homely frumpy plump flabby good-looking sexy butch mannish effeminate "
        + "beautiful pretty cute";

    private const string Parts = "hair hairdo haircut wig face nose teeth belly legs butt ass skin chin lips tan breasts boobs wrinkles hairline comb-over eyebrows cleavage jowls";

    private static readonly HintWords s_hints = new($"{Judgements} {Parts} looks look looked looking good facelift botox weight");
    private static readonly HashSet<string> s_judgements = [.. Judgements.Split(' ')];
    private static readonly HashSet<string> s_parts = [.. Parts.Split(' ')];

    // One question instead of several for each word.
    private static readonly FrozenSet<string> s_words = $"{Judgements} {Parts} looks look looked good facelift botox".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly HashSet<string> s_ofParts = [.. (
        "ugly fat big huge orange fake silly weird awful ridiculous greasy crooked bad sagging wrinkly wrinkled beautiful lovely sexy nice gorgeous hideous horrible stupid dyed bleached yellow terrible pasty bloated puffy").Split(' ')];

    private static readonly HashSet<string> s_degree = [.. "so very really too such pretty quite just truly rather incredibly extremely a an always kind of damn how old still".Split(' ')];

    /// <summary>Are said of much besides a face.</summary>
    private static readonly HashSet<string> s_praises = [.. "pretty cute beautiful attractive handsome good".Split(' ')];

    /// <summary>Say what somebody is worth or does, not what is seen.</summary>
    private static readonly HashSet<string> s_judged = [.. (
        "fool winner loser leader hero liar genius idiot moron coward failure star candidate person individual guy man one politician president champion amateur hypocrite saint kid child rookie expert "
        + "player contender contestant keeper friend pro professional lot bit dictator puppet tyrant target victim supporter criminal crook thief joke hustler con fraud gangster").Split(' ')];

    public static void Look(CommentInThread comment)
    {
        if (comment.Has(SignalKind.PastedArticle) || !s_hints.AnyIn(comment.Words)) return;
        foreach (var sentence in comment.Sentences)
        {
            if (Remark(sentence) is not var (first, last)) continue;
            comment.Notice(SignalKind.Looks, Severity.Low, $"Remarks on how a person looks: “{sentence.Quote(first, last)}”.", "remark-on-looks", [sentence.Span(first, last)]);
            return;
        }
    }

    private static (int First, int Last)? Remark(CommentSentence sentence)
    {
        var tokens = sentence.Tokens;
        for (var at = 1; at < tokens.Count; at++)
        {
            var word = tokens[at].Lower;
            if (!s_words.Contains(word)) continue;
            var found = word switch
            {
                "looks" or "looked" or "look" when sentence.Is(at + 1, "like") => LikeSomebody(sentence, at),
                "facelift" or "botox" => HadDone(sentence, at),
                _ when s_judgements.Contains(word) || word == "good" && sentence.Is(at + 1, "looking") || word == "good" && sentence.Is(at + 1, "-") && sentence.Is(at + 2, "looking") => Judged(sentence, at, word == "good"),
                _ when s_parts.Contains(word) => Part(sentence, at),
                _ => null,
            };
            if (found is var (_, last) && !sentence.IsQuoted(Math.Min(at, last - 1)) && !sentence.IsSupposed)
                return found;
        }
        return null;
    }

    // "Holm looks like an old sailor"
    private static (int, int)? LikeSomebody(CommentSentence sentence, int verb)
    {
        var tokens = sentence.Tokens;
        if (!sentence.Is(verb + 2, "a") && !sentence.Is(verb + 2, "an") || Person(sentence, verb) is not { } whom) return null;
        var noun = verb + 3;
        // The noun is the last word of the phrase; adjectives and names of peoples may stand before it.
        while (noun + 1 < tokens.Count && noun < verb + 6 && tokens[noun + 1].IsWord && !Words.Stop.Contains(tokens[noun + 1].Lower)) noun++;
        if (noun >= tokens.Count || !tokens[noun].IsWord || s_judged.Contains(tokens[noun].Lower)) return null;
        var sort = Lexicon.ClassOf(tokens[noun].Lower);
        return sort is NounClass.Person or NounClass.Animal ? (whom.First, noun + 1) : null;
    }

    // "she is so ugly", "the mayor has got fat"
    private static (int, int)? Judged(CommentSentence sentence, int at, bool two)
    {
        var tokens = sentence.Tokens;
        var last = at + (two ? sentence.Is(at + 1, "-") ? 3 : 2 : 1);
        var verb = at - 1;
        while (verb > 0 && s_degree.Contains(tokens[verb].Lower)) verb--;
        if (verb < 0) return null;
        var contracted = tokens[verb].Lower is "he's" or "she's";
        if (!contracted && tokens[verb].Lower is not ("is" or "was" or "looks" or "looked" or "got" or "gotten" or "became")) return null;
        // "is pretty sure", "is a fat cat", "beautiful inside": another word says what is meant.
        if (last < tokens.Count && tokens[last].IsWord && (!Words.Stop.Contains(tokens[last].Lower) || s_praises.Contains(tokens[at].Lower)) && tokens[last].Lower is not ("woman" or "man" or "girl" or "lady" or "guy")) return null;
        if (contracted) return (verb, last);
        return Person(sentence, verb) is { } whom ? (whom.First, last) : null;
    }

    // "his ridiculous hair", "Holm's big nose"
    private static (int, int)? Part(CommentSentence sentence, int at)
    {
        var tokens = sentence.Tokens;
        if (at < 2 || !s_ofParts.Contains(tokens[at - 1].Lower)) return null;
        var first = at - 1;
        while (first > 0 && (s_ofParts.Contains(tokens[first].Lower) || tokens[first].Lower is "," or "and")) first--;
        if (tokens[first].Lower is "his" or "her") return (first, at + 1);
        return NamedEntity.IsPossessive(tokens[first]) && sentence.IsName(first) && sentence.EndingAt(first) is { Kind: SpokenOfKind.Person } whom ? (whom.First, at + 1) : null;
    }

    private static (int, int)? HadDone(CommentSentence sentence, int at)
    {
        var verb = at - 1;
        while (verb > 0 && sentence.Tokens[verb].Lower is "a" or "another" or "some" or "too" or "much" or "more" or "too-much") verb--;
        return verb > 0 && sentence.Tokens[verb].Lower is "had" or "got" or "has" or "uses" && Person(sentence, verb) is { } whom ? (whom.First, at + 1) : null;
    }

    private static SpokenOf? Person(CommentSentence sentence, int verb)
    {
        if (sentence.Before(verb) is { Kind: SpokenOfKind.Person or SpokenOfKind.Pronoun or SpokenOfKind.Office } whom) return whom;
        // "that woman looks like ..."
        return verb > 1 && sentence.Tokens[verb - 1].Lower is "woman" or "man" or "lady" or "girl" && sentence.Tokens[verb - 2].Lower is "this" or "that" or "the"
            ? new SpokenOf(SpokenOfKind.Person, verb - 2, verb, -1) : null;
    }
}
