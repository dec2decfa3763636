using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions;

/// <summary>Whether an article says something itself or lets somebody say it, and by which names a speaker is known.</summary>
internal static class Narration
{
    private static readonly HashSet<string> s_distance = new(
        "according reportedly allegedly says said say claims claimed alleges alleged reports reported rumoured rumored purportedly supposedly believed thought understood expected citing".Split(' '),
        StringComparer.Ordinal);

    /// <summary>The outlet says the words at this token in its own voice, as a fact: nobody is named as their source, no hedge, no quotation marks.</summary>
    public static bool IsFact(ReadSentence sentence, int at)
    {
        if (sentence.Speaker is not null || sentence.Via is not null || sentence.HasHedge)
            return false;
        var token = sentence.Tokens[at];
        return !sentence.IsQuoted(token.Start, token.End) && !sentence.Tokens.Any(one => s_distance.Contains(one.Lower));
    }

    /// <summary>Keys of the names in a speaker's description; none when it holds no name.</summary>
    public static HashSet<string> NamesOf(string? speaker)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (speaker is null)
            return names;
        foreach (var token in Tokenizer.Read(speaker, 0, speaker.Length))
        {
            if (token.Capital && !Words.Stop.Contains(token.Lower))
                names.Add(Names.Key(token.Lower));
        }
        return names;
    }

    /// <summary>The words from one token to before another, as written.</summary>
    public static string WordsOf(ReadSentence sentence, int first, int end) =>
        string.Join(' ', sentence.Article.Text[sentence.Tokens[first].Start..sentence.Tokens[end - 1].End].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Offsets of the words from one token to before another.</summary>
    public static (int Start, int End) Span(ReadSentence sentence, int first, int end) => (sentence.Tokens[first].Start, sentence.Tokens[end - 1].End);
}
