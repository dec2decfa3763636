namespace Dashboard.Analysis.Contradictions;

/// <summary>Names of what sentences can share, as numbers: a story holds hundreds of thousands of them.</summary>
internal static class Keys
{
    private const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The same for the same words in every run of the program. Two names that meet by chance only cost a comparison more.</summary>
    public static ulong Of(string first, string second) => Add((Add(Start, first) ^ '\n') * Prime, second);

    public static ulong Of(ulong first, string second) => Add((first ^ '\n') * Prime, second);

    public static ulong Of(string first) => Add(Start, first);

    private static ulong Add(ulong hash, string word)
    {
        foreach (var letter in word)
            hash = (hash ^ letter) * Prime;
        return hash;
    }
}
