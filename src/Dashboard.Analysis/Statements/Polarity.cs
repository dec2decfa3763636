using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Statements;

/// <summary>Which words of a sentence stand under a negation or a denial.</summary>
internal static class Polarity
{
    private static readonly HashSet<string> Negators = new(
        ["not", "never", "no", "without", "neither", "nor", "none", "nobody", "cannot", "nothing", "unable", "impossible", "hardly",
        "cant", "dont", "didnt", "doesnt", "isnt", "wasnt", "arent", "werent", "hasnt", "havent", "hadnt", "wouldnt", "couldnt"], StringComparer.Ordinal);

    /// <summary>Concepts of verbs by which a speaker says that something is not so.</summary>
    private static readonly HashSet<string> Denials = new(
        "deny reject refute rebut dispute dismiss disavow repudiate debunk contradict".Split(' ').Select(Concepts.Of), StringComparer.Ordinal);

    private static readonly HashSet<string> Hedges = new(
        ("may might could possibly perhaps allegedly reportedly apparently unclear uncertain if whether alleged unconfirmed likely probably suspected "
        + "appear appears appeared seem seems seemed claimed purported rumoured rumored").Split(' '), StringComparer.Ordinal);

    /// <summary>Before "to" or "of" they say that something is not done or not there.</summary>
    private static readonly HashSet<string> LeavesUndone = new(
        "fail failed fails failing failure inability refuse refused refuses refusing refusal unwilling unwillingness decline declined declines declining neglected lack absence".Split(' '), StringComparer.Ordinal);

    public static bool IsNegator(Token token) =>
        token.IsWord && !token.Name && (Negators.Contains(token.Lower) || token.Lower.EndsWith("n't", StringComparison.Ordinal));

    /// <summary>"not only", "nothing less than", "no doubt": words of negation that negate nothing.</summary>
    public static bool IsEmpty(IReadOnlyList<Token> tokens, int at) =>
        at + 1 < tokens.Count && tokens[at + 1].Lower is "only" or "less" or "more" or "fewer" or "doubt" or "longer" or "just" or "merely" or "matter" or "but" or "one" or "surprise";

    public static bool IsDenial(Token token) => token.IsWord && Denials.Contains(token.Concept);

    /// <summary>"may", but not the month.</summary>
    public static bool IsHedge(Token token) => token.IsWord && Hedges.Contains(token.Lower) && !(token.Capital && token.Is("may"));

    /// <summary>True when the token at <paramref name="at"/> stands under a negation within its clause.</summary>
    public static bool IsNegated(IReadOnlyList<Token> tokens, int at) => NegatorOf(tokens, at) >= 0;

    /// <summary>Index of the word that negates the token, or -1.</summary>
    public static int NegatorOf(IReadOnlyList<Token> tokens, int at)
    {
        var steps = 0;
        for (var k = at - 1; k >= 0 && steps < 5; k--)
        {
            var token = tokens[k];
            if (token.Lower is "," or ";" or ":" or "." or "“" or "\"" or "”" or "-" or "–" or "but" or "that" or "which" or "who" or "because" or "and" or "or")
                return -1;
            if (!token.IsWord)
                continue;
            if (IsNegator(token) && IsEmpty(tokens, k))
                return -1;
            if (IsNegator(token))
                return k;
            if (LeavesUndone.Contains(token.Lower) && tokens[k + 1].Lower is "to" or "of")
                return k;
            steps++;
        }
        return -1;
    }

    /// <summary>Index of a denial verb that governs the token, or -1: "denied having ...", "rejected a report that ...".</summary>
    public static int DenialOf(IReadOnlyList<Token> tokens, int at)
    {
        for (var k = at - 1; k >= 0 && k >= at - 28; k--)
        {
            if (tokens[k].Lower is ";" or "." or "”" or "but" or "while")
                return -1;
            if (tokens[k].Lower is "," && k + 1 < tokens.Count && tokens[k + 1].Lower is "adding" or "saying" or "insisting" or "which" or "who" or "contradicting" or "but" or "and"
                or "according" or "despite" or "after" or "citing")
                return -1;
            if (IsDenial(tokens[k]))
                return IsNegated(tokens, k) ? -1 : k;
        }
        return -1;
    }
}
