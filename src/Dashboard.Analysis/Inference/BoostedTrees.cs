namespace Dashboard.Analysis.Inference;

/// <summary>A sum of small decision trees, one group per outcome, as learned by the evaluation program; read only.</summary>
internal sealed class BoostedTrees
{
    private const uint Magic = 0x45455254; // "TREE"

    private readonly float[] _bias;
    private readonly Tree[] _trees;

    public BoostedTrees(int features, float[] bias, Tree[] trees) => (Features, _bias, _trees) = (features, bias, trees);

    /// <summary>How many numbers an item has.</summary>
    public int Features { get; }

    public int Outcomes => _bias.Length;

    public IReadOnlyList<Tree> Trees => _trees;

    /// <summary>A binary tree in flat columns: at node i an item goes to <c>Left[i]</c> when its number is at most the threshold, else one further; leaves have feature -1.</summary>
    /// <param name="Outcome">The outcome whose score it adds to.</param>
    internal sealed record Tree(int Outcome, short[] Feature, float[] Threshold, short[] Left, float[] Value);

    /// <summary>One unbounded score per outcome.</summary>
    public void Score(ReadOnlySpan<float> item, Span<double> scores)
    {
        for (var i = 0; i < _bias.Length; i++)
            scores[i] = _bias[i];
        foreach (var tree in _trees)
        {
            var node = 0;
            while (tree.Feature[node] is var feature && feature >= 0)
                node = tree.Left[node] + (item[feature] <= tree.Threshold[node] ? 0 : 1);
            scores[tree.Outcome] += tree.Value[node];
        }
    }

    /// <summary>How much each number moved the score of one outcome: the steps of the node values along the paths.</summary>
    public double[] Contributions(ReadOnlySpan<float> item, int outcome)
    {
        var moved = new double[Features];
        foreach (var tree in _trees)
        {
            if (tree.Outcome != outcome)
                continue;
            var node = 0;
            while (tree.Feature[node] is var feature && feature >= 0)
            {
                var next = tree.Left[node] + (item[feature] <= tree.Threshold[node] ? 0 : 1);
                moved[feature] += tree.Value[next] - tree.Value[node];
                node = next;
            }
        }
        return moved;
    }

    public void Write(BinaryWriter to)
    {
        to.Write(Magic);
        to.Write(Features);
        to.Write(_bias.Length);
        foreach (var bias in _bias)
            to.Write(bias);
        to.Write(_trees.Length);
        foreach (var tree in _trees)
        {
            to.Write((byte)tree.Outcome);
            to.Write((short)tree.Feature.Length);
            for (var node = 0; node < tree.Feature.Length; node++)
            {
                to.Write(tree.Feature[node]);
                to.Write((Half)tree.Value[node]);
                if (tree.Feature[node] < 0)
                    continue;
                to.Write(tree.Threshold[node]);
                to.Write(tree.Left[node]);
            }
        }
    }

    /// <exception cref="InvalidDataException">No trees, or made for other features.</exception>
    public static BoostedTrees Read(BinaryReader from, int features)
    {
        if (from.ReadUInt32() != Magic || from.ReadInt32() != features)
            throw new InvalidDataException("The model was learned with other features: train it again.");
        var bias = new float[from.ReadInt32()];
        for (var i = 0; i < bias.Length; i++)
            bias[i] = from.ReadSingle();
        var trees = new Tree[from.ReadInt32()];
        for (var i = 0; i < trees.Length; i++)
            trees[i] = ReadTree(from);
        return new BoostedTrees(features, bias, trees);
    }

    private static Tree ReadTree(BinaryReader from)
    {
        var outcome = from.ReadByte();
        int nodes = from.ReadInt16();
        var tree = new Tree(outcome, new short[nodes], new float[nodes], new short[nodes], new float[nodes]);
        for (var node = 0; node < nodes; node++)
        {
            tree.Feature[node] = from.ReadInt16();
            tree.Value[node] = (float)from.ReadHalf();
            if (tree.Feature[node] < 0)
                continue;
            tree.Threshold[node] = from.ReadSingle();
            tree.Left[node] = from.ReadInt16();
        }
        return tree;
    }
}
