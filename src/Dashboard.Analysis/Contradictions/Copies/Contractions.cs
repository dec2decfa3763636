using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions.Copies;

/// <summary>"I'm" and "I am": short and full forms of the same words.</summary>
internal static class Contractions
{
    /// <summary>The words in full, joined.</summary>
    public static string Full(IEnumerable<Token> tokens) => string.Concat(tokens.Select(token => Full(token.Lower)));

    private static string Full(string word) => word switch
    {
        "can't" or "cannot" => "cannot",
        "won't" => "willnot",
        "gonna" => "goingto",
        "it's" or "that's" or "there's" or "he's" or "she's" => word[..^2] + "is",
        "let's" => "letus",
        _ when word.EndsWith("n't", StringComparison.Ordinal) => word[..^3] + "not",
        _ when word.EndsWith("'m", StringComparison.Ordinal) => word[..^2] + "am",
        _ when word.EndsWith("'re", StringComparison.Ordinal) => word[..^3] + "are",
        _ when word.EndsWith("'ve", StringComparison.Ordinal) => word[..^3] + "have",
        _ when word.EndsWith("'ll", StringComparison.Ordinal) => word[..^3] + "will",
        _ => Spelling.Plain(word),
    };
}
