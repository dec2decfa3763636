using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Claims;

/// <summary>The part of a sentence that states something, without who says so around it.</summary>
internal static class ClaimSpan
{
    /// <summary>A frame of more words than these is a statement of its own.</summary>
    private const int LongestFrame = 16;

    private const int ShortestClaim = 4;

    /// <summary>Token indexes, the last one past the end.</summary>
    public static (int First, int Last) Of(ReadSentence sentence)
    {
        var tokens = sentence.Tokens;
        var first = Opening(sentence);
        var last = Closing(sentence, first);
        return last - first > ShortestClaim ? (first, last) : (0, tokens.Count);
    }

    /// <summary>"The mayor said that …", "According to the port, …".</summary>
    private static int Opening(ReadSentence sentence)
    {
        var tokens = sentence.Tokens;
        if (tokens.Count > 1 && tokens[0].Is("according") && tokens[1].Is("to"))
        {
            for (var k = 2; k < Math.Min(LongestFrame, tokens.Count - ShortestClaim); k++)
            {
                if (tokens[k].Is(","))
                    return k + 1;
            }
        }
        for (var k = 1; k < Math.Min(LongestFrame, tokens.Count - ShortestClaim); k++)
        {
            if (!Says(sentence, k))
                continue;
            for (var that = k + 1; that < Math.Min(k + 5, tokens.Count - ShortestClaim); that++)
            {
                if (tokens[that].Is("that") || tokens[that].Lower is "“" or "\"")
                    return that + 1;
            }
            return 0;
        }
        return 0;
    }

    /// <summary>"…, the mayor said", "…, according to the port".</summary>
    private static int Closing(ReadSentence sentence, int first)
    {
        var tokens = sentence.Tokens;
        for (var k = tokens.Count - 1; k > first + ShortestClaim && k > tokens.Count - LongestFrame; k--)
        {
            if (!Says(sentence, k) && !(tokens[k].Is("according") && k + 1 < tokens.Count && tokens[k + 1].Is("to")))
                continue;
            for (var comma = k; comma > first + ShortestClaim && comma > k - LongestFrame; comma--)
            {
                if (tokens[comma].Lower is "," or "”" or "\"")
                    return comma;
            }
            return tokens.Count;
        }
        return tokens.Count;
    }

    private static bool Says(ReadSentence sentence, int k) =>
        sentence.Tokens[k].IsWord && !sentence.Tokens[k].Name && (Words.Reporting.Contains(sentence.Tokens[k].Concept) || sentence.Tokens[k].Concept == "#tell")
        && !sentence.IsQuoted(sentence.Tokens[k].Start, sentence.Tokens[k].End);
}
