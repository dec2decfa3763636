using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Claims;

namespace Dashboard.Analysis.Claims;

/// <summary>Whether sentences that speak of one thing affirm, deny or hedge it.</summary>
internal static class Stances
{
    /// <summary>Said of a thing, they deny all that follows: "it was impossible for the yard to have sold 40 boats".</summary>
    private static readonly HashSet<string> s_untrue = new("impossible untrue false wrong incorrect baseless unfounded".Split(' '), StringComparer.Ordinal);

    /// <summary>One of them negates or denies an act that both name, and the other does not.</summary>
    public static bool AreOpposed(ReadSentence a, ReadSentence b, IReadOnlyList<string> shared)
    {
        foreach (var concept in shared)
        {
            if (concept[0] == '@')
                continue;
            if (Denies(a, concept) is { } first && Denies(b, concept) is { } second && first != second)
                return true;
        }
        return false;
    }

    /// <summary>The stance of a sentence as it stands, without another to compare with.</summary>
    public static Stance Of(ReadSentence sentence) =>
        sentence.HasHedge ? Stance.Hedge : sentence.Tokens.Any(Polarity.IsDenial) ? Stance.Deny : Stance.Affirm;

    /// <summary>Whether the sentence negates or denies the act; null when it does not name it as an act.</summary>
    private static bool? Denies(ReadSentence sentence, string concept)
    {
        for (var k = 0; k < sentence.Tokens.Count; k++)
        {
            if (sentence.Tokens[k].Concept == concept && !sentence.Tokens[k].Name)
                return Polarity.IsNegated(sentence.Tokens, k) || Polarity.DenialOf(sentence.Tokens, k) >= 0 || IsCalledUntrue(sentence.Tokens, k);
        }
        return null;
    }

    private static bool IsCalledUntrue(IReadOnlyList<Token> tokens, int at)
    {
        for (var k = 1; k < at; k++)
        {
            if (s_untrue.Contains(tokens[k].Lower) && tokens[k - 1].Lower is "is" or "was" or "are" or "were" && tokens[k + 1].Lower is "for" or "that" or "to" or "because")
                return true;
        }
        return false;
    }
}
