using System.IO.Compression;
using System.Text;

namespace Dashboard.Analysis.Text.Syntax;

/// <summary>Adds up what features say of every class.</summary>
internal interface IScorer
{
    /// <summary>Names of the classes; their order is that of the scores.</summary>
    IReadOnlyList<string> Classes { get; }

    /// <summary>Overwrites <paramref name="scores"/>, one per class.</summary>
    void Score(ReadOnlySpan<uint> features, Span<int> scores);
}

/// <summary>A learned linear model: per feature (its hash) a few classes with whole-numbered weights. Read-only and safe from many threads.</summary>
internal sealed class SparseModel : IScorer
{
    public const uint Magic = 0x4D4C5044; // "DPLM"
    public const int Version = 1;

    private readonly uint[] _features;
    private readonly int[] _buckets;
    private readonly int _shift;
    private readonly int[] _starts;
    private readonly byte[] _classes;
    private readonly short[] _weights;

    private SparseModel(string[] names, uint[] features, int[] starts, byte[] classes, short[] weights)
    {
        Classes = names;
        _features = features;
        _starts = starts;
        _classes = classes;
        _weights = weights;
        // Features are hashes in rising order, so their first bits say where to look: one or two stand in each bucket.
        var bits = Math.Max(1, int.Log2(Math.Max(2, features.Length)));
        _shift = 32 - bits;
        _buckets = new int[(1 << bits) + 1];
        foreach (var feature in features)
            _buckets[(feature >> _shift) + 1]++;
        for (var bucket = 1; bucket < _buckets.Length; bucket++)
            _buckets[bucket] += _buckets[bucket - 1];
    }

    public IReadOnlyList<string> Classes { get; }

    public void Score(ReadOnlySpan<uint> features, Span<int> scores)
    {
        scores.Clear();
        foreach (var feature in features)
        {
            var bucket = feature >> _shift;
            var (row, last) = (_buckets[bucket], _buckets[bucket + 1]);
            while (row < last && _features[row] < feature)
                row++;
            if (row == last || _features[row] != feature)
                continue;
            var end = _starts[row + 1];
            for (var i = _starts[row]; i < end; i++)
                scores[_classes[i]] += _weights[i];
        }
    }

    /// <summary>Reads a model that is part of the program.</summary>
    /// <exception cref="InvalidDataException">Another format or version.</exception>
    public static SparseModel Embedded(string name)
    {
        using var stream = typeof(SparseModel).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"\"{name}\" is not part of the program.");
        return Load(stream);
    }

    public static SparseModel Load(Stream stream)
    {
        using var unpacked = new BrotliStream(stream, CompressionMode.Decompress);
        var data = new Varints(unpacked);
        if (data.Next() != Magic || data.Next() != Version)
            throw new InvalidDataException("This is no language model of version " + Version + ".");
        var names = Encoding.UTF8.GetString(data.Bytes((int)data.Next())).Split('\n');
        var count = (int)data.Next();
        var features = new uint[count];
        for (var i = 0; i < count; i++)
            features[i] = (i == 0 ? 0 : features[i - 1]) + data.Next();
        var starts = new int[count + 1];
        for (var i = 0; i < count; i++)
            starts[i + 1] = starts[i] + (int)data.Next();
        var classes = data.Bytes(starts[^1]);
        var weights = new short[starts[^1]];
        for (var i = 0; i < weights.Length; i++)
        {
            var value = data.Next();
            weights[i] = checked((short)((value & 1) == 0 ? (int)(value >> 1) : -(int)(value >> 1) - 1));
        }
        return new SparseModel(names, features, starts, classes, weights);
    }
}
