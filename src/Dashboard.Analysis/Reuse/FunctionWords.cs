using System.Collections.Frozen;

namespace Dashboard.Analysis.Reuse;

/// <summary>Words that carry no topic.</summary>
internal static class FunctionWords
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "a", "an", "the", "this", "that", "these", "those", "and", "or", "but", "nor", "so", "if", "as", "than", "then",
        "of", "in", "on", "at", "to", "for", "from", "by", "with", "about", "into", "over", "under", "after", "before",
        "between", "during", "through", "against", "out", "up", "down", "off", "is", "are", "was", "were", "be", "been",
        "being", "am", "do", "does", "did", "have", "has", "had", "having", "will", "would", "can", "could", "may",
        "might", "must", "shall", "should", "not", "no", "i", "you", "he", "she", "it", "we", "they", "me", "him", "her",
        "us", "them", "my", "your", "his", "its", "our", "their", "who", "whom", "whose", "which", "what", "when",
        "where", "why", "how", "there", "here", "also", "just", "very", "more", "most", "some", "any", "all", "each",
        "other", "such", "own", "only", "said", "says", "say", "while", "because", "until", "since", "both", "too",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Has(ReadOnlySpan<char> word) => Lookup.Contains(word);
}
