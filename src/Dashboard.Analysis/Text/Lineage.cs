namespace Dashboard.Analysis.Text;

/// <summary>A synset and all broader ones.</summary>
/// <param name="synsets">The synset itself first, then by rising distance.</param>
/// <param name="depths">Steps from the synset to each.</param>
internal sealed class Lineage(int[] synsets, byte[] depths)
{
    private const int Most = 64;

    public int[] Synsets { get; } = synsets;
    public byte[] Depths { get; } = depths;

    /// <summary>Bits of the exclusive classes over it; worked out once.</summary>
    public uint Classes => _classes ??= LexicalClasses.Of(Synsets);

    private uint? _classes;

    public static Lineage Of(Links hypernyms, int synset)
    {
        var found = new List<int> { synset };
        var depths = new List<byte> { 0 };
        for (var next = 0; next < found.Count; next++)
        {
            foreach (var parent in hypernyms[found[next]])
            {
                if (found.Count >= Most || found.Contains(parent))
                    continue;
                found.Add(parent);
                depths.Add((byte)(depths[next] + 1));
            }
        }
        return new Lineage([.. found], [.. depths]);
    }
}
