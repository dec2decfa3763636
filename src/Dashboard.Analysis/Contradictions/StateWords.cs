using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions;

/// <summary>A state that a sentence says to last, or the change that would have ended it.</summary>
/// <param name="Kind">Which pair of state and change, e.g. <c>presence</c>.</param>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">One past its last token.</param>
internal readonly record struct StateAt(string Kind, int First, int Last);

/// <summary>States of news English and the changes that end them: who is still there has not left.</summary>
internal static class StateWords
{
    private static readonly HashSet<string> s_lasting = new("still remain remains remained stay stays stayed staying remaining continue continues".Split(' '), StringComparer.Ordinal);

    /// <summary>What stands behind "still" or "remains", and the state that it names.</summary>
    private static readonly (string[] Words, string Kind)[] s_states =
    [
        (["in", "custody"], "custody"), (["in", "jail"], "custody"), (["in", "prison"], "custody"), (["behind", "bars"], "custody"), (["in", "detention"], "custody"),
        (["detained"], "custody"), (["jailed"], "custody"), (["imprisoned"], "custody"), (["captive"], "custody"), (["held"], "custody"),
        (["in", "office"], "office"), (["in", "power"], "office"), (["in", "charge"], "office"),
        (["in", "force"], "force"), (["in", "effect"], "force"), (["in", "place"], "force"), (["banned"], "force"),
        (["on", "strike"], "course"), (["under", "way"], "course"), (["underway"], "course"), (["ongoing"], "course"),
        (["open"], "open"), (["closed"], "closed"), (["shut"], "closed"), (["alive"], "alive"), (["missing"], "missing"), (["at", "large"], "large"),
        (["in"], "presence"), (["at"], "presence"), (["inside"], "presence"),
    ];

    /// <summary>Lower-case verb forms that end a state.</summary>
    private static readonly Dictionary<string, string[]> s_changes = new(StringComparer.Ordinal)
    {
        ["presence"] = ["withdrawn", "withdrew", "left", "departed", "evacuated", "pulled", "quit", "removed"],
        ["custody"] = ["released", "freed", "escaped"],
        ["office"] = ["resigned", "quit", "stepped", "sacked", "ousted", "dismissed", "fired"],
        ["force"] = ["lifted", "repealed", "scrapped", "revoked", "abolished", "annulled", "rescinded"],
        ["course"] = ["ended", "called", "suspended", "halted"],
        ["open"] = ["closed", "shut", "shuttered"],
        ["closed"] = ["reopened"],
        ["alive"] = ["died"],
        ["missing"] = ["found", "rescued", "recovered", "located"],
        ["large"] = ["arrested", "captured", "caught", "detained", "apprehended"],
    };

    /// <summary>Verbs that need a second word to mean the change.</summary>
    private static readonly Dictionary<string, string[]> s_particles = new(StringComparer.Ordinal)
    {
        ["pulled"] = ["out"], ["stepped"] = ["down"], ["called"] = ["off"],
    };

    /// <summary>The first lasting state in the sentence, or null.</summary>
    public static StateAt? Lasting(ReadSentence sentence)
    {
        var tokens = sentence.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!s_lasting.Contains(tokens[i].Lower) || Polarity.IsNegated(tokens, i) || i > 0 && tokens[i - 1].Lower is "while" or "if" or "as" or "to" or "will" or "may" or "could" or "would")
                continue;
            foreach (var (words, kind) in s_states)
            {
                var at = i + 1;
                // "remains firmly in power"
                if (at < tokens.Count && tokens[at].Lower.EndsWith("ly", StringComparison.Ordinal))
                    at++;
                if (at + words.Length > tokens.Count || !Matches(tokens, at, words))
                    continue;
                var last = at + words.Length;
                if (kind != "presence")
                    return new StateAt(kind, i, last);
                var place = last;
                while (place < tokens.Count && (Words.Determiners.Contains(tokens[place].Lower) || tokens[place].Capital && !tokens[place].Name))
                    place++;
                if (place < tokens.Count && tokens[place].Name)
                {
                    while (place < tokens.Count && tokens[place].Name)
                        place++;
                    return new StateAt(kind, i, place);
                }
                break;
            }
        }
        return null;
    }

    /// <summary>The first change in the sentence that is said not to have happened: "has not left", "denies closing"; null when there is none.</summary>
    public static StateAt? NotEnded(ReadSentence sentence)
    {
        var tokens = sentence.Tokens;
        for (var i = 1; i < tokens.Count; i++)
        {
            if (tokens[i].Name || KindOf(tokens[i]) is not { } kind)
                continue;
            var by = Polarity.NegatorOf(tokens, i);
            if (by < 0)
                by = Polarity.DenialOf(tokens, i);
            // "will not leave" is a plan, "denies report that it closed" a denial of it.
            if (by >= 0 && !(by > 0 && tokens[by - 1].Lower is "will" or "would" or "can" or "could" or "should" or "must" or "may" or "do" or "to"))
                return new StateAt(kind, by, i + 1);
        }
        return null;
    }

    /// <summary>The first change that a headline reports as done; null when there is none.</summary>
    public static StateAt? Reported(ReadSentence title)
    {
        var tokens = title.Tokens;
        for (var i = 1; i < tokens.Count; i++)
        {
            if (tokens[i].Name || KindOf(tokens[i]) is not { } kind || tokens[i].Lower.EndsWith("ing", StringComparison.Ordinal))
                continue;
            if (Polarity.NegatorOf(tokens, i) < 0 && Polarity.DenialOf(tokens, i) < 0 && tokens[i - 1].Lower is not ("to" or "will" or "would" or "may" or "could" or "should" or "must" or "might" or "not"))
                return new StateAt(kind, i, i + 1);
        }
        return null;
    }

    /// <summary>The kind of state that this verb ends, or null; verbs that need a second word are left out.</summary>
    private static string? KindOf(Token token)
    {
        foreach (var (kind, verbs) in s_changes)
        {
            foreach (var verb in verbs)
            {
                if (!s_particles.ContainsKey(verb) && Concepts.Of(verb) == token.Concept)
                    return kind;
            }
        }
        return null;
    }

    /// <summary>The first verb in the sentence that ends a state of this kind, affirmed and done; null when there is none.</summary>
    public static StateAt? Ended(ReadSentence sentence, string kind)
    {
        var tokens = sentence.Tokens;
        for (var i = 1; i < tokens.Count; i++)
        {
            if (!s_changes[kind].Contains(tokens[i].Lower, StringComparer.Ordinal) || Polarity.IsNegated(tokens, i) || Polarity.DenialOf(tokens, i) >= 0)
                continue;
            var last = i + 1;
            if (s_particles.TryGetValue(tokens[i].Lower, out var particles))
            {
                var at = last;
                while (at < tokens.Count && at < last + 5 && !particles.Contains(tokens[at].Lower, StringComparer.Ordinal))
                    at++;
                if (at >= tokens.Count || at >= last + 5)
                    continue;
                last = at + 1;
            }
            // Done for good, as of now: "has left", "have been released", "was freed".
            var helper = i - 1;
            while (helper > 0 && (tokens[helper].Lower is "been" or "now" or "already" or "since" or "finally" || tokens[helper].Lower.EndsWith("ly", StringComparison.Ordinal)))
                helper--;
            if (tokens[helper].Lower is "has" or "have" || tokens[helper].Lower is "was" or "were" && kind is not ("presence" or "open" or "closed"))
                return new StateAt(kind, helper, last);
        }
        return null;
    }

    /// <summary>Whether a word, in any form, names the change that ends a state of this kind.</summary>
    public static bool Ends(string kind, Token token) => token.IsWord && s_changes[kind].Any(verb => Concepts.Of(verb) == token.Concept);

    private static bool Matches(IReadOnlyList<Token> tokens, int at, string[] words)
    {
        for (var k = 0; k < words.Length; k++)
        {
            if (!tokens[at + k].Is(words[k]))
                return false;
        }
        return true;
    }
}
