namespace Dashboard.Analysis.Text.Syntax;

/// <summary>Hashes of the features of one decision, filled template by template.</summary>
internal ref struct FeatureList(Span<uint> room)
{
    private readonly Span<uint> _room = room;
    private int _count;

    public readonly ReadOnlySpan<uint> Hashes => _room[.._count];

    public void Add(uint template, uint a) => _room[_count++] = Finish(Mix(template * 0x9E3779B1u + 0x7F4A7C15u, a));
    public void Add(uint template, uint a, uint b) => _room[_count++] = Finish(Mix(Mix(template * 0x9E3779B1u + 0x7F4A7C15u, a), b));
    public void Add(uint template, uint a, uint b, uint c) => _room[_count++] = Finish(Mix(Mix(Mix(template * 0x9E3779B1u + 0x7F4A7C15u, a), b), c));
    public void Add(uint template, uint a, uint b, uint c, uint d) => _room[_count++] = Finish(Mix(Mix(Mix(Mix(template * 0x9E3779B1u + 0x7F4A7C15u, a), b), c), d));

    /// <summary>FNV over a stretch of letters.</summary>
    public static uint Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = (hash ^ c) * 16777619u;
        return hash;
    }

    private static uint Mix(uint hash, uint value)
    {
        hash ^= value * 0x85EBCA6Bu;
        hash = (hash << 13 | hash >> 19) * 5 + 0xE6546B64u;
        return hash ^ hash >> 16;
    }

    private static uint Finish(uint hash)
    {
        hash = (hash ^ hash >> 16) * 0x7FEB352Du;
        return hash ^ hash >> 15;
    }
}
